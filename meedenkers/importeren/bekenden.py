"""Who is there already: in the database, or on an earlier line of the file."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from meedenkers.importeren.kolommen import kaal
from meedenkers.models import Meedenker, Panel, Panellid
from participatie.avg.models import Doel, Grond


@dataclass(frozen=True)
class Wie:
    """A meedenker in the database (`pk`), or the new person of an earlier line (`regel`).

    `via`: the line that named this address, when that line is itself a double.
    """

    pk: int | None = None
    regel: int | None = None
    via: int | None = None


@dataclass(frozen=True)
class Gevonden:
    wie: Wie
    reden: str


@dataclass
class Bekenden:
    emails: dict[str, Wie] = field(default_factory=dict)
    telefoons: dict[str, Wie] = field(default_factory=dict)
    namen: dict[tuple[str, int], Wie] = field(default_factory=dict)
    pks: set[int] = field(default_factory=set)
    in_panel: set[int] = field(default_factory=set)
    panel_uit: set[int] = field(default_factory=set)

    @classmethod
    def uit_database(cls, panel: Panel | None) -> "Bekenden":
        """Three queries, whatever the size of the list."""
        bekenden = cls()
        velden = ("pk", "contact__naam", "contact__email", "contact__telefoon", "wijk_id")
        for pk, naam, email, telefoon, wijk in (
            Meedenker.objects.in_database().order_by("pk").values_list(*velden).iterator(chunk_size=2000)
        ):
            bekenden.pks.add(pk)
            bekenden._zet(naam, email, telefoon, wijk, Wie(pk=pk))
        if panel:
            bekenden.in_panel = set(
                Panellid.objects.filter(panel=panel, tot=None).values_list("meedenker_id", flat=True)
            )
            # Who took back the consent for a panel is not put in it again by an old list.
            bekenden.panel_uit = set(
                Grond.objects.filter(doel=Doel.PANEL, betreft=panel.pk, ingetrokken_op__isnull=False)
                .filter(~Q(contact__meedenker__pk__in=bekenden.in_panel), contact__meedenker__isnull=False)
                .values_list("contact__meedenker__pk", flat=True)
            )
        return bekenden

    def _zet(self, naam: str, email: str, telefoon: str, wijk: int | None, wie: Wie) -> None:
        if email:
            self.emails.setdefault(email.lower(), wie)
        if telefoon:
            self.telefoons.setdefault(telefoon, wie)
        if naam and wijk:
            self.namen.setdefault((kaal(naam), wijk), wie)

    def onthoud(self, gegevens: dict, wie: Wie) -> None:
        self._zet(gegevens["naam"], gegevens["email"], gegevens["telefoon"], gegevens["wijk"], wie)

    def zoek(self, gegevens: dict) -> Gevonden | None:
        """A certain double: the same e-mail address, or the same phone number."""
        for wie, zelfde in (
            (self.emails.get(gegevens["email"] or None), _("Hetzelfde e-mailadres")),
            (self.telefoons.get(gegevens["telefoon"] or None), _("Hetzelfde telefoonnummer")),
        ):
            if wie:
                return Gevonden(wie, self._reden(zelfde, wie))
        return None

    def lijkt_op(self, gegevens: dict) -> Gevonden | None:
        """A possible double: proposed, never merged."""
        wie = self.namen.get((kaal(gegevens["naam"]), gegevens["wijk"])) if gegevens["wijk"] else None
        return Gevonden(wie, self._reden(_("Mogelijk dubbel: dezelfde naam en wijk"), wie)) if wie else None

    @staticmethod
    def _reden(zelfde: str, wie: Wie) -> str:
        if regel := wie.via or wie.regel:
            return _("%(zelfde)s als regel %(regel)s.") % {"zelfde": zelfde, "regel": regel}
        return _("%(zelfde)s als iemand die al meedenker is.") % {"zelfde": zelfde}
