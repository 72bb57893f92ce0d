"""The rows of a list through django-import-export: a dry run makes the preview, the real run stores in bulk.

Its defaults (a query per row, a difference per row, the model's own columns) do not fit 20,000 rows of messy text;
so the steps are ours, and its frame does what it is good at: one error per row, one transaction, dry or not.
"""

import datetime
import logging
from dataclasses import dataclass, field

import tablib
from django.utils.translation import gettext as _
from import_export import resources

from meedenkers.importeren import schoonmaken
from meedenkers.importeren.bekenden import Bekenden
from meedenkers.models import Bron, Meedenker, MeedenkerStatus, Panel, Panellid, Uitkomst
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg.models import Doel, Grond, Grondslag
from participatie.contacten.models import Contact, Kanaal

logger = logging.getLogger(__name__)
PER_KEER = 500


@dataclass
class Oordeel:
    """What becomes of one line."""

    regel: int
    uitkomst: str = Uitkomst.NIEUW
    reden: str = ""
    waarschuwingen: list[str] = field(default_factory=list)
    gegevens: dict = field(default_factory=dict)
    bestaand: int | None = None


class RijenResource(resources.ModelResource):
    """What both runs share: judge a row, skip it, refuse it, or make a Meedenker of it."""

    class Meta:
        model = Meedenker
        fields = ()
        use_bulk = True
        batch_size = None
        skip_diff = True
        use_transactions = True

    def __init__(self, *, bekenden: Bekenden, met_panel: bool, **kwargs):
        super().__init__(**kwargs)
        self.bekenden = bekenden
        self.met_panel = met_panel
        self.oordelen: list[Oordeel] = []

    def import_row(self, row, instance_loader, **kwargs):
        self.oordeel = Oordeel(regel=row["regel"])
        resultaat = super().import_row(row, instance_loader, **kwargs)
        if resultaat.validation_error:
            self.oordeel.uitkomst = Uitkomst.GEWEIGERD
            self.oordeel.reden = " ".join(resultaat.validation_error.messages)
        elif resultaat.errors and kwargs.get("dry_run"):
            # A line that nobody thought of is that line's trouble, not that of the whole list.
            logger.error("Importregel niet te lezen: %s", type(resultaat.errors[0].error).__name__)
            self.oordeel.uitkomst = Uitkomst.GEWEIGERD
            self.oordeel.reden = _("Deze regel kunnen wij niet lezen.")
        self.oordelen.append(self.oordeel)
        return resultaat

    def get_or_init_instance(self, instance_loader, row):
        if self.oordeel.uitkomst == Uitkomst.BIJWERKEN:
            return Meedenker(pk=self.oordeel.bestaand), False
        return Meedenker(), True

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return self.oordeel.uitkomst not in (Uitkomst.NIEUW, Uitkomst.BIJWERKEN)

    def vergelijk(self) -> None:
        """New, already there, or there and to be put in the panel."""
        oordeel, gegevens = self.oordeel, self.oordeel.gegevens
        gevonden = self.bekenden.zoek(gegevens)
        if gevonden is None:
            if lijkt := self.bekenden.lijkt_op(gegevens):
                oordeel.waarschuwingen.append(lijkt)
            self.bekenden.onthoud(gegevens, regel=oordeel.regel)
            return
        oordeel.uitkomst, oordeel.reden, oordeel.bestaand = Uitkomst.DUBBEL, gevonden.reden, gevonden.pk
        oordeel.waarschuwingen = []
        if not self.met_panel or gevonden.pk is None or gevonden.regel or gevonden.pk in self.bekenden.in_panel:
            return
        if gevonden.pk in self.bekenden.panel_uit:
            oordeel.waarschuwingen = [
                _("Deze persoon heeft de toestemming voor een panel ingetrokken. Niets veranderd.")
            ]
            return
        oordeel.uitkomst = Uitkomst.BIJWERKEN
        oordeel.reden = _("%(reden)s Komt in het panel.") % {"reden": gevonden.reden}
        self.bekenden.onthoud(gegevens, regel=oordeel.regel, pk=gevonden.pk)


class VoorbeeldResource(RijenResource):
    """The dry run over the lines of a file. Writes nothing."""

    def __init__(self, *, lijsten: schoonmaken.Lijsten, koppen: list[str], kolommen: dict[str, int], **kwargs):
        super().__init__(**kwargs)
        self.lijsten, self.koppen, self.kolommen = lijsten, koppen, kolommen

    @staticmethod
    def dataset(rijen: list[list[str]], eerste_regel: int) -> tablib.Dataset:
        return tablib.Dataset(*((n, rij) for n, rij in enumerate(rijen, eerste_regel)), headers=["regel", "cellen"])

    def before_import_row(self, row, **kwargs):
        rij = row["cellen"]
        cellen = {veld: rij[n] if n < len(rij) else "" for veld, n in self.kolommen.items()}
        if reden := schoonmaken.is_geen_persoon(rij, self.koppen, cellen):
            self.oordeel.uitkomst, self.oordeel.reden = Uitkomst.OVERGESLAGEN, reden
            return
        # What a refused line said is kept until the import ends, to repair it; without citizen service numbers.
        gezien = {self.koppen[n]: schoonmaken.maskeer(rij[n])[:500] for n in self.kolommen.values() if n < len(rij)}
        wie = " ".join(cellen.get(v, "") for v in ("naam", "voornaam", "tussenvoegsel", "achternaam")).split()
        self.oordeel.gegevens = {"cellen": gezien, "naam": schoonmaken.maskeer(" ".join(wie))[:120]}
        schoon = schoonmaken.maak_schoon(rij, cellen, self.lijsten)
        # Unknown districts and subjects are words of the file: they go with the row's data when the import ends.
        self.oordeel.gegevens = schoon.gegevens | {"wijktekst": cellen.get("wijk", "")[:60]}
        self.oordeel.waarschuwingen = schoon.waarschuwingen
        self.vergelijk()

    def bulk_create(self, *args, **kwargs):
        self.create_instances.clear()

    def bulk_update(self, *args, **kwargs):
        self.update_instances.clear()


class OpslaanResource(RijenResource):
    """The real run over the lines that were confirmed. Judged again: the list may have grown since the preview."""

    def __init__(self, *, taak, panel: Panel | None, wijken: set[int], themas: set[int], **kwargs):
        super().__init__(met_panel=panel is not None, **kwargs)
        self.taak, self.panel, self.wijken, self.themas = taak, panel, wijken, themas
        self.nu = klok.nu()
        self.door = Actor(taak.door, "import")

    @staticmethod
    def dataset(rijen) -> tablib.Dataset:
        return tablib.Dataset(*((r.regel, r.gegevens, r.waarschuwingen) for r in rijen), headers=["regel", "g", "w"])

    def before_import_row(self, row, **kwargs):
        self.oordeel.gegevens, self.oordeel.waarschuwingen = row["g"], list(row["w"])
        self.oordeel.gegevens["wijk"] = row["g"]["wijk"] if row["g"]["wijk"] in self.wijken else None
        self.vergelijk()

    def import_instance(self, instance, row, **kwargs):
        gegevens = self.oordeel.gegevens
        instance.rij = gegevens
        if self.oordeel.uitkomst == Uitkomst.BIJWERKEN:
            return
        email, telefoon = gegevens["email"], gegevens["telefoon"]
        kanaal = Kanaal.EMAIL if email else Kanaal.SMS if telefoon.startswith("+316") else Kanaal.BELLEN
        instance.contact = Contact(
            naam=gegevens["naam"], email=email, telefoon=telefoon, kanaal=kanaal, taal="nl", created_at=self.nu
        )
        instance.wijk_id = gegevens["wijk"]
        instance.leeftijdsgroep = gegevens["leeftijdsgroep"]
        instance.talen, instance.wanneer = gegevens["talen"], gegevens["wanneer"]
        instance.bron, instance.status, instance.sinds = Bron.IMPORT, MeedenkerStatus.ACTIEF, self.nu

    def bulk_create(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        nieuwen, self.create_instances = self.create_instances, []
        if not nieuwen:
            return
        Contact.objects.bulk_create([m.contact for m in nieuwen], batch_size=PER_KEER)
        Meedenker.objects.bulk_create(nieuwen, batch_size=PER_KEER)
        door = Meedenker.themas.through
        door.objects.bulk_create(
            [door(meedenker_id=m.pk, thema_id=t) for m in nieuwen for t in m.rij["themas"] if t in self.themas],
            batch_size=PER_KEER,
        )
        self._gronden([(m.contact, m.rij) for m in nieuwen], Doel.BENADEREN)
        self._log("importeren", Meedenker, nieuwen, naar=MeedenkerStatus.ACTIEF)
        self._in_panel(nieuwen)

    def bulk_update(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        """Who is there already only gets the panel; nothing that the person said before is written over."""
        bekenden, self.update_instances = self.update_instances, []
        if not bekenden:
            return
        echt = Meedenker.objects.select_related("contact").in_bulk([m.pk for m in bekenden])
        for m in bekenden:
            m.contact = echt[m.pk].contact
        self._in_panel(bekenden)
        self._log("in_panel", Meedenker, bekenden)

    def _in_panel(self, meedenkers: list[Meedenker]) -> None:
        if not self.panel:
            return
        gronden = self._gronden([(m.contact, m.rij) for m in meedenkers], Doel.PANEL, betreft=self.panel.pk)
        Panellid.objects.bulk_create(
            [Panellid(meedenker=m, panel=self.panel, grond=gronden[m.contact.pk], sinds=self.nu) for m in meedenkers],
            batch_size=PER_KEER,
        )

    def _gronden(self, paren: list[tuple[Contact, dict]], doel: str, betreft: int = 0) -> dict[int, Grond]:
        """The valid ground of each contact: the one that was there, or a new one."""
        geldig = {g.contact_id: g for g in Grond.objects.filter(doel=doel, betreft=betreft, ingetrokken_op=None)}
        nieuwe = [
            Grond(
                contact=contact,
                doel=doel,
                betreft=betreft,
                grondslag=Grondslag.TOESTEMMING,
                tekst=self._tekst(rij, doel),
                gegeven_op=datetime.date.fromisoformat(rij["toestemming_op"]) if rij["toestemming_op"] else None,
                hoe="import",
                vastgelegd_door=self.taak.door,
                created_at=self.nu,
            )
            for contact, rij in paren
            if contact.pk not in geldig
        ]
        Grond.objects.bulk_create(nieuwe, batch_size=PER_KEER)
        self._log("grond_vastleggen", Grond, nieuwe, naar=doel)
        return geldig | {g.contact_id: g for g in nieuwe}

    def _tekst(self, rij: dict, doel: str) -> str:
        waarden = {"bestand": self.taak.bestandsnaam, "ja": rij["toestemming"], "panel": self.panel}
        if doel == Doel.PANEL:
            return _("Staat in de lijst %(bestand)s van panel %(panel)s, met bij toestemming: %(ja)s.") % waarden
        return _("Staat in de lijst %(bestand)s, met bij toestemming om te vragen: %(ja)s.") % waarden

    def _log(self, actie: str, model, objecten: list, naar: str = "") -> None:
        Gebeurtenis.objects.bulk_create(
            [
                Gebeurtenis(
                    op=self.nu,
                    user_id=self.door.user_id,
                    via=self.door.via,
                    actie=actie,
                    soort=model._meta.label_lower,
                    object_id=obj.pk,
                    naar=naar,
                    bijzonderheden={"import": self.taak.pk},
                )
                for obj in objecten
            ],
            batch_size=PER_KEER,
        )
