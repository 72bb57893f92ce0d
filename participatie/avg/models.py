from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok


class Doel(models.TextChoices):
    BENADEREN = "benaderen", _("U mag mij vragen om mee te denken")
    PANEL = "panel", _("Ik doe mee in een panel")
    TERUGKOPPELING = "terugkoppeling", _("Ik wil horen wat er met mijn inbreng gebeurt")
    ERVARING = "ervaring", _("U mag mijn ervaring en wat ik nodig heb bewaren")


# Health, help and benefits: by explicit consent only, whatever the beheerder configures.
ALLEEN_TOESTEMMING = frozenset({Doel.ERVARING})


class Grondslag(models.TextChoices):
    TAAK = "taak", _("Taak van de gemeente")
    TOESTEMMING = "toestemming", _("Uitdrukkelijke toestemming")


class Grondtekst(models.Model):
    """What somebody reads before saying yes, per purpose and version. Rows are only added: the highest is in force.

    With ground `taak` nobody has to say yes; the text then tells what the municipality does, and one may object.
    """

    doel = models.CharField(_("doel"), max_length=20, choices=Doel)
    grondslag = models.CharField(_("grondslag"), max_length=20, choices=Grondslag)
    versie = models.PositiveSmallIntegerField(editable=False)
    tekst = models.TextField(_("tekst in het Nederlands"))
    tekst_en = models.TextField(_("tekst in het Engels"), blank=True)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("tekst bij een grond")
        verbose_name_plural = _("teksten bij gronden")
        ordering = ["doel", "-versie"]
        constraints = [
            models.UniqueConstraint(fields=["doel", "versie"], name="grondtekst_versie_uniek"),
            models.CheckConstraint(condition=Q(doel__in=Doel.values), name="grondtekst_doel_bestaat"),
            models.CheckConstraint(condition=Q(grondslag__in=Grondslag.values), name="grondtekst_grondslag_bestaat"),
            models.CheckConstraint(
                condition=~Q(doel="ervaring") | Q(grondslag="toestemming"), name="grondtekst_bijzonder_met_toestemming"
            ),
        ]

    def __str__(self):
        return f"{self.get_doel_display()} ({self.versie})"

    def clean(self):
        if self.doel in ALLEEN_TOESTEMMING and self.grondslag and self.grondslag != Grondslag.TOESTEMMING:
            raise ValidationError(
                {"grondslag": _("Dit zijn bijzondere of gevoelige gegevens. Die mogen alleen met toestemming.")}
            )


class DoorWie(models.TextChoices):
    ZELF = "zelf", _("De persoon zelf")
    VERTEGENWOORDIGER = "vertegenwoordiger", _("De wettelijk vertegenwoordiger")


class Grond(models.Model):
    """Why we may use somebody's data for one purpose, with its proof. Withdrawn rows stay as proof."""

    contact = models.ForeignKey("contacten.Contact", on_delete=models.PROTECT, related_name="gronden")
    doel = models.CharField(max_length=20, choices=Doel)
    # Which one, where a purpose has more: the key of the panel. 0: the purpose as a whole.
    betreft = models.PositiveBigIntegerField(default=0)
    grondslag = models.CharField(max_length=20, choices=Grondslag)
    versie = models.PositiveSmallIntegerField(_("versie van de tekst"), default=0)
    door_wie = models.CharField(_("wie zei ja?"), max_length=20, choices=DoorWie, default=DoorWie.ZELF)
    tekst = models.TextField(_("de tekst die de persoon las of hoorde"))
    gegeven_op = models.DateField(_("gegeven op"), null=True, help_text=_("Leeg: op een onbekende datum."))
    hoe = models.CharField(_("hoe"), max_length=60)
    vastgelegd_door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "doel", "betreft"],
                condition=Q(ingetrokken_op__isnull=True),
                name="grond_een_geldig_per_doel",
            ),
            models.CheckConstraint(condition=Q(doel__in=Doel.values), name="grond_doel_bestaat"),
            models.CheckConstraint(condition=Q(grondslag__in=Grondslag.values), name="grond_grondslag_bestaat"),
            models.CheckConstraint(condition=Q(door_wie__in=DoorWie.values), name="grond_door_wie_bestaat"),
            models.CheckConstraint(
                condition=~Q(doel="ervaring") | Q(grondslag="toestemming"), name="grond_bijzonder_met_toestemming"
            ),
        ]

    def __str__(self):
        return f"{self.doel} {self.contact_id}"
