"""The rows of a list through django-import-export: a dry run makes the preview, the real run stores in bulk.

Its defaults (a query per row, a difference per row, the model's own columns) do not fit 20,000 rows of messy text;
so the steps are ours, and its frame does what it is good at: one error per row, one transaction, dry or not.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import tablib
from django.utils.translation import gettext as _
from import_export import resources

from meedenkers.importeren import schoonmaken
from meedenkers.importeren.bekenden import Bekenden, Wie
from meedenkers.models import Meedenker, Uitkomst

logger = logging.getLogger(__name__)
VOORTGANG_PER = 500


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

    proef = False

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
        elif resultaat.errors and self.proef:
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
        """New, there already, or there and to be put in the panel; and with whom it is a double."""
        oordeel, gegevens = self.oordeel, self.oordeel.gegevens
        zeker = self.bekenden.zoek(gegevens)
        gevonden = zeker or self.bekenden.lijkt_op(gegevens)
        if gevonden is None:
            self.bekenden.onthoud(gegevens, Wie(regel=oordeel.regel))
            return
        wie = gevonden.wie
        oordeel.bestaand = wie.pk
        if zeker is None:
            oordeel.waarschuwingen.append(gevonden.reden)
        else:
            oordeel.uitkomst, oordeel.reden = Uitkomst.DUBBEL, gevonden.reden
            self._panel_voor(wie.pk)
        gegevens["dubbel"] = {"zeker": zeker is not None, "regel": wie.regel, "standaard": str(oordeel.uitkomst)}
        # Another address on this line is the same person's: a later line that names it is a double too.
        nu = Wie(wie.pk, wie.regel, oordeel.regel) if zeker else Wie(regel=oordeel.regel)
        self.bekenden.onthoud(gegevens, nu)

    def _panel_voor(self, pk: int | None) -> None:
        """Who is on the list already only gets the panel of the import."""
        oordeel = self.oordeel
        if not self.met_panel or pk is None or pk in self.bekenden.in_panel:
            return
        if pk in self.bekenden.panel_uit:
            oordeel.waarschuwingen.append(
                _("Deze persoon heeft de toestemming voor een panel ingetrokken. Niets veranderd.")
            )
            return
        oordeel.uitkomst = Uitkomst.BIJWERKEN
        oordeel.reden = _("%(reden)s Komt in het panel.") % {"reden": oordeel.reden}
        self.bekenden.in_panel.add(pk)


class VoorbeeldResource(RijenResource):
    """The trial run over the lines of a file. Writes nothing, and holds no transaction: others go on meanwhile."""

    proef = True

    class Meta(RijenResource.Meta):
        use_transactions = False

    def __init__(
        self,
        *,
        lijsten: schoonmaken.Lijsten,
        koppen: list[str],
        kolommen: dict[str, int],
        voortgang: Callable[[int], None] = lambda gedaan: None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.lijsten, self.koppen, self.kolommen, self.voortgang = lijsten, koppen, kolommen, voortgang

    def import_row(self, row, instance_loader, **kwargs):
        resultaat = super().import_row(row, instance_loader, **kwargs)
        if len(self.oordelen) % VOORTGANG_PER == 0:
            self.voortgang(len(self.oordelen))
        return resultaat

    @staticmethod
    def dataset(rijen: list[list[str]], eerste_regel: int) -> tablib.Dataset:
        return tablib.Dataset(*((n, rij) for n, rij in enumerate(rijen, eerste_regel)), headers=["regel", "cellen"])

    def before_import_row(self, row, **kwargs):
        rij = row["cellen"]
        cellen = {veld: rij[n] if n < len(rij) else "" for veld, n in self.kolommen.items()}
        if reden := schoonmaken.is_geen_persoon(rij, self.koppen, cellen):
            self.oordeel.uitkomst, self.oordeel.reden = Uitkomst.OVERGESLAGEN, reden
            return
        if schoonmaken.mag_bewaard(cellen):
            # What a refused line said is kept for a while, to repair it: without numbers that we may not have, and
            # without remarks. Of who did not agree we keep nothing.
            gezien = {
                str(n): schoonmaken.maskeer(rij[n][:520])[:500]
                for veld, n in self.kolommen.items()
                if n < len(rij) and veld not in schoonmaken.GEVOELIG
            }
            wie = " ".join(cellen.get(v, "")[:200] for v in ("naam", "voornaam", "tussenvoegsel", "achternaam")).split()
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
