from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.contacten.models import Kanaal


class BerichtStatus(models.TextChoices):
    KLAAR = "klaar", _("Klaar om te versturen")
    BEZIG = "bezig", _("Wordt verstuurd")
    OP_LIJST = "op_lijst", _("Staat op de lijst")
    VERZONDEN = "verzonden", _("Verzonden")
    ONZEKER = "onzeker", _("Onzeker of het is aangekomen")
    VERVALLEN = "vervallen", _("Niet meer nodig")
    MISLUKT = "mislukt", _("Niet gelukt")


class Bericht(models.Model):
    """One message to one person. Written in the transaction of what it tells about; rendered when it is claimed.

    `sleutel` makes it unique and names the moment that is meant. `gegevens` holds ids and codes, no words.
    """

    soort = models.CharField(max_length=60)
    contact = models.ForeignKey("contacten.Contact", on_delete=models.PROTECT, related_name="berichten")
    object_id = models.BigIntegerField()
    sleutel = models.CharField(max_length=160, unique=True)
    gegevens = models.JSONField(default=dict)
    vanaf = models.DateTimeField(_("versturen vanaf"), default=klok.nu)
    direct = models.BooleanField(_("ook in de stille uren"), default=False)
    status = models.CharField(max_length=10, choices=BerichtStatus, default=BerichtStatus.KLAAR)
    kanaal = models.CharField(max_length=10, choices=Kanaal, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    geclaimd_op = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    verzonden_op = models.DateTimeField(null=True)
    fout = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ["vanaf", "pk"]
        indexes = [
            models.Index(fields=["status", "vanaf"]),
            models.Index(fields=["soort", "object_id"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=BerichtStatus.values), name="bericht_status_bestaat")
        ]

    def __str__(self):
        return self.sleutel
