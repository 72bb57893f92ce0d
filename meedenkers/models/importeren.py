from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.avg.versleuteling import VersleuteldVeld


class ImportStatus(models.TextChoices):
    WORDT_GELEZEN = "wordt_gelezen", _("Wordt gelezen")
    INGELEZEN = "ingelezen", _("Bekijk het voorbeeld")
    BEVESTIGD = "bevestigd", _("Wordt verwerkt")
    KLAAR = "klaar", _("Klaar")
    GEANNULEERD = "geannuleerd", _("Niet doorgegaan")
    MISLUKT = "mislukt", _("Niet gelukt")


class Uitkomst(models.TextChoices):
    NIEUW = "nieuw", _("Nieuw")
    BIJWERKEN = "bijgewerkt", _("Bijwerken")
    DUBBEL = "dubbel", _("Dubbel")
    GEWEIGERD = "geweigerd", _("Geweigerd")
    OVERGESLAGEN = "overgeslagen", _("Overgeslagen")


class Importtaak(models.Model):
    """One offered spreadsheet: read, previewed per row, and stored only when confirmed; then all or nothing."""

    bestandsnaam = models.CharField(max_length=200)
    bestand = models.ForeignKey("contacten.Bestand", on_delete=models.SET_NULL, null=True)
    panel = models.ForeignKey("Panel", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("panel"))
    kolommen = models.JSONField(default=dict)
    status = models.CharField(max_length=15, choices=ImportStatus, default=ImportStatus.INGELEZEN)
    # Progress of the step that runs now, in rows.
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    fout = models.CharField(max_length=300, blank=True)
    tellingen = models.JSONField(default=dict)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    klaar_op = models.DateTimeField(null=True, editable=False)
    # When the refused lines were erased that could be repaired; until then they can be downloaded.
    opgeruimd_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="importtaak_status_bestaat")
        ]

    def __str__(self):
        return self.bestandsnaam


class Rijkeuze(models.TextChoices):
    """What to do with a certain or possible double; empty is the proposal of the preview."""

    OVERSLAAN = "overslaan", _("Niets doen")
    BIJWERKEN = "bijwerken", _("Gegevens aanvullen")
    APART = "apart", _("Apart bewaren")


class Importrij(models.Model):
    """What became of one row. `gegevens` (cleaned values) is emptied when the import ends.

    `vrijgave`: what the adviseur takes over of the remark (soorten, toelichting, nodig) and the words of the consent
    that it rests on (grondtekst, gegeven_op).
    """

    taak = models.ForeignKey(Importtaak, on_delete=models.CASCADE, related_name="rijen")
    regel = models.PositiveIntegerField()
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)
    reden = models.TextField(blank=True)
    waarschuwingen = models.JSONField(default=list)
    gegevens = models.JSONField(default=dict)
    # What the adviseur chose for a double, and whether remarks and experience of this row may be taken over.
    keuze = models.CharField(max_length=12, choices=Rijkeuze, blank=True)
    vrijgegeven = models.BooleanField(default=False)
    vrijgave = VersleuteldVeld(null=True)
    bestaand = models.ForeignKey("Meedenker", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["regel"]
        constraints = [
            models.CheckConstraint(condition=Q(uitkomst__in=Uitkomst.values), name="importrij_uitkomst_bestaat"),
            models.CheckConstraint(
                condition=Q(keuze="") | Q(keuze__in=Rijkeuze.values), name="importrij_keuze_bestaat"
            ),
            models.CheckConstraint(
                condition=Q(vrijgegeven=False) | Q(vrijgave__isnull=False), name="importrij_vrijgave_met_grond"
            ),
        ]

    def __str__(self):
        return f"{self.taak_id}:{self.regel}"


class Kolomindeling(models.Model):
    """Which column of a source holds which field, remembered for the next file with the same header.

    `vingerafdruk`: hash of the header. `velden`: field -> number of the column.
    """

    vingerafdruk = models.CharField(max_length=64, unique=True)
    bron = models.CharField(max_length=100, blank=True)
    velden = models.JSONField(default=dict)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    gewijzigd_op = models.DateTimeField(default=klok.nu, editable=False)

    def __str__(self):
        return self.bron or self.vingerafdruk[:8]
