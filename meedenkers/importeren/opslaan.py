"""The second run: the lines that were confirmed are stored, in bulk, in one transaction."""

import datetime

import tablib
from django.utils.translation import gettext as _

from meedenkers import services
from meedenkers.importeren.aanvullen import vul_aan
from meedenkers.importeren.bekenden import Wie
from meedenkers.importeren.resources import RijenResource
from meedenkers.models import Bron, Ervaring, Meedenker, MeedenkerStatus, Panel, Panellid, Rijkeuze, Uitkomst
from meedenkers.workflow import MEEDENKER
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond, Grondslag
from participatie.contacten.models import Contact, Kanaal

PER_KEER = 500


class OpslaanResource(RijenResource):
    """The real run over the lines that were confirmed. Judged again: the list may have grown since the preview."""

    def __init__(self, *, taak, panel: Panel | None, wijken: set[int], themas: set[int], wie_op_regel, **kwargs):
        """`wie_op_regel`: line → the meedenker that it is a double of."""
        super().__init__(met_panel=panel is not None, **kwargs)
        self.taak, self.panel, self.wijken, self.themas = taak, panel, wijken, themas
        self.wie_op_regel = dict(wie_op_regel)
        self.nieuw_op_regel: dict[int, Meedenker] = {}
        self.in_lijst: Meedenker | None = None
        # As it is in the database; `bekenden.in_panel` grows while rows are judged.
        self.al_in_panel = frozenset(self.bekenden.in_panel)
        self.nu = klok.nu()
        self.door = Actor(taak.door, "import")

    @staticmethod
    def dataset(rijen) -> tablib.Dataset:
        return tablib.Dataset(*((r.regel, r) for r in rijen), headers=["regel", "rij"])

    def before_import_row(self, row, **kwargs):
        rij = row["rij"]
        self.oordeel.gegevens, self.oordeel.waarschuwingen = rij.gegevens, []
        gegevens = self.oordeel.gegevens
        gegevens["wijk"] = gegevens["wijk"] if gegevens["wijk"] in self.wijken else None
        dubbel = gegevens.get("dubbel", {})
        self.in_lijst = None
        if dubbel.get("zeker") and rij.bestaand_id and rij.bestaand_id not in self.bekenden.pks:
            self._niet_meer_hier()
        elif rij.keuze == Rijkeuze.APART:
            self.bekenden.onthoud(gegevens, Wie(regel=rij.regel))
        elif rij.keuze == Rijkeuze.BIJWERKEN:
            self._aanvullen(rij, dubbel.get("regel"))
        else:
            self.vergelijk()

    def _niet_meer_hier(self) -> None:
        """Left since the preview: an old list does not bring anybody back."""
        self.oordeel.uitkomst = Uitkomst.DUBBEL
        self.oordeel.reden = _("Deze persoon staat niet meer op de lijst. Wij voegen niemand opnieuw toe.")

    def _aanvullen(self, rij, regel: int | None) -> None:
        """The adviseur says that it is the same person: as somebody on the list, or as an earlier line."""
        oordeel = self.oordeel
        pk = rij.bestaand_id or self.wie_op_regel.get(regel)
        oordeel.reden, oordeel.bestaand = rij.reden, pk
        if pk in self.bekenden.pks:
            oordeel.uitkomst = Uitkomst.BIJWERKEN
            self.bekenden.onthoud(oordeel.gegevens, Wie(pk, None, rij.regel))
        elif regel in self.nieuw_op_regel:
            oordeel.uitkomst, self.in_lijst = Uitkomst.BIJWERKEN, self.nieuw_op_regel[regel]
            self.bekenden.onthoud(oordeel.gegevens, Wie(None, regel, rij.regel))
        else:
            self._niet_meer_hier()

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return self.in_lijst is not None or super().skip_row(instance, original, row, import_validation_errors)

    def import_instance(self, instance, row, **kwargs):
        rij, gegevens = row["rij"], self.oordeel.gegevens
        instance.rij = gegevens
        instance.aanvullen = rij.keuze == Rijkeuze.BIJWERKEN
        instance.vrijgave = rij.vrijgave if rij.vrijgegeven else None
        instance.oordeel = self.oordeel
        if self.in_lijst is not None:
            vul_aan(self.in_lijst, gegevens)
            self.in_lijst.vrijgave = self.in_lijst.vrijgave or instance.vrijgave
            self.in_lijst.rij["themas"] = self.in_lijst.rij["themas"] or gegevens["themas"]
            return
        if self.oordeel.uitkomst != Uitkomst.NIEUW:
            return
        self.nieuw_op_regel[rij.regel] = instance
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
        for m in nieuwen:
            self._bewaar_ervaring(m, m.vrijgave, m.oordeel)

    def bulk_update(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        """Who is there already gets the panel, and what was missing; nothing that the person said is written over."""
        rijen, self.update_instances = self.update_instances, []
        if not rijen:
            return
        echt = (
            Meedenker.objects.select_related("contact")
            .prefetch_related("themas", "nooit_themas")
            .in_bulk({m.pk for m in rijen})
        )
        self._vul_aan(echt, [m for m in rijen if m.aanvullen])
        naar_panel = {}
        for m in rijen:
            if m.pk not in self.al_in_panel and m.pk not in self.bekenden.panel_uit:
                naar_panel.setdefault(m.pk, echt[m.pk]).rij = m.rij
        self._in_panel(list(naar_panel.values()))
        if self.panel:
            self._log("in_panel", Meedenker, list(naar_panel.values()))
        for m in rijen:
            self._bewaar_ervaring(echt[m.pk], m.vrijgave, m.oordeel)

    def _vul_aan(self, echt: dict[int, Meedenker], rijen: list[Meedenker]) -> None:
        if not rijen:
            return
        contacten, meedenkers, themas = {}, {}, Meedenker.themas.through
        nieuwe_themas = []
        for rij in rijen:
            m = echt[rij.pk]
            heeft = {t.pk for t in m.themas.all()}
            vul_aan(m, rij.rij, anders=self.bekenden)
            if not heeft:
                nooit = {t.pk for t in m.nooit_themas.all()}
                nieuwe_themas += [(m.pk, t) for t in rij.rij["themas"] if t in self.themas and t not in nooit]
            contacten[m.contact.pk], meedenkers[m.pk] = m.contact, m
            m.rij = rij.rij
        Contact.objects.bulk_update(contacten.values(), ["email", "telefoon"], batch_size=PER_KEER)
        velden = ["wijk", "leeftijdsgroep", "talen", "wanneer"]
        Meedenker.objects.bulk_update(meedenkers.values(), velden, batch_size=PER_KEER)
        themas.objects.bulk_create(
            [themas(meedenker_id=m, thema_id=t) for m, t in dict.fromkeys(nieuwe_themas)], batch_size=PER_KEER
        )
        self._log("aanvullen", Meedenker, list(meedenkers.values()))
        # The list holds the yes that we were waiting for.
        wachtend = [
            m for m in meedenkers.values() if m.status == MeedenkerStatus.ONBEVESTIGD and not m.vertegenwoordiging
        ]
        for m in wachtend:
            MEEDENKER.doe("bevestigen", m, door=self.door)
        self._gronden([(m.contact, m.rij) for m in wachtend], Doel.BENADEREN)

    def _bewaar_ervaring(self, meedenker: Meedenker, vrijgave: dict | None, oordeel) -> None:
        """Only rows that the adviseur released one by one come here: few, each through the services that all use."""
        if not vrijgave:
            return
        if not vrijgave["grondtekst"].strip():
            raise ValueError("Vrijgegeven zonder grond.")
        eerder = Grond.objects.filter(contact=meedenker.contact, doel=Doel.ERVARING)
        ingetrokken = eerder.filter(ingetrokken_op__isnull=False).exists()
        if ingetrokken or Ervaring.objects.filter(meedenker=meedenker).exists():
            oordeel.waarschuwingen.append(
                _("De ervaring is niet overgenomen: de persoon vertelde die zelf al, of trok de toestemming in.")
            )
            return
        dag = vrijgave["gegeven_op"]
        avg.leg_grond_vast(
            contact=meedenker.contact,
            doel=Doel.ERVARING,
            tekst=vrijgave["grondtekst"],
            hoe="import",
            door=self.door,
            gegeven_op=datetime.date.fromisoformat(dag) if dag else None,
        )
        services.bewaar_ervaring(
            meedenker=meedenker,
            soorten=vrijgave["soorten"],
            toelichting=vrijgave["toelichting"],
            nodig=vrijgave["nodig"],
            door=self.door,
        )

    def _in_panel(self, meedenkers: list[Meedenker]) -> None:
        if not self.panel or not meedenkers:
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
