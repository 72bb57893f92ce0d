from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok


class Doel(models.TextChoices):
    BENADEREN = "benaderen", _("U mag mij vragen om mee te denken")
    PANEL = "panel", _("Ik doe mee in een panel")
    TERUGKOPPELING = "terugkoppeling", _("Ik wil horen wat er met mijn inbreng gebeurt")


class Grondslag(models.TextChoices):
    TAAK = "taak", _("Taak van de gemeente")
    TOESTEMMING = "toestemming", _("Uitdrukkelijke toestemming")


class Grond(models.Model):
    """Why we may use somebody's data for one purpose, with its proof. Withdrawn rows stay as proof."""

    contact = models.ForeignKey("contacten.Contact", on_delete=models.PROTECT, related_name="gronden")
    doel = models.CharField(max_length=20, choices=Doel)
    grondslag = models.CharField(max_length=20, choices=Grondslag)
    tekst = models.TextField(_("de tekst die de persoon las of hoorde"))
    gegeven_op = models.DateField(_("gegeven op"), null=True, help_text=_("Leeg: op een onbekende datum."))
    hoe = models.CharField(_("hoe"), max_length=60)
    vastgelegd_door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "doel"], condition=Q(ingetrokken_op__isnull=True), name="grond_een_geldig_per_doel"
            ),
            models.CheckConstraint(condition=Q(doel__in=Doel.values), name="grond_doel_bestaat"),
            models.CheckConstraint(condition=Q(grondslag__in=Grondslag.values), name="grond_grondslag_bestaat"),
        ]

    def __str__(self):
        return f"{self.doel} {self.contact_id}"
