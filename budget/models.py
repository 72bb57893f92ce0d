from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.contacten.models import MetLink
from participatie.workflow.nummers import Genummerd


class Begroting(models.Model):
    """The participation budget of a year, in cents."""

    jaar = models.PositiveSmallIntegerField(_("jaar"), unique=True)
    bedrag = models.BigIntegerField(_("bedrag"), help_text=_("In centen."))

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgetten")
        ordering = ["-jaar"]
        constraints = [models.CheckConstraint(condition=Q(bedrag__gte=0), name="begroting_niet_negatief")]

    def __str__(self):
        return f"Budget {self.jaar}"


class Waarvoor(models.TextChoices):
    GROEPSGESPREK = "groepsgesprek", _("Een gesprek met een groep")
    ENQUETE = "enquete", _("Een enquête")
    UITWISSELING = "uitwisseling", _("Ervaringen uitwisselen")
    ONDERZOEK = "onderzoek", _("Een onderzoek")
    RUIMTE = "ruimte", _("Een ruimte om samen te komen")
    ONKOSTEN = "onkosten", _("Onkosten van iemand die veel meehelpt")


class AanvraagStatus(models.TextChoices):
    ONTVANGEN = "ontvangen", _("Ontvangen")
    IN_BEHANDELING = "in_behandeling", _("Wordt beoordeeld")
    TOEGEKEND = "toegekend", _("Toegekend")
    AFGEWEZEN = "afgewezen", _("Afgewezen")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    BETALING_OPGEDRAGEN = "betaling_opgedragen", _("Betaling is onderweg")
    BETAALD = "betaald", _("Betaald")
    VERANTWOORD = "verantwoord", _("Verantwoord")


# Granted, and what follows on it: these may be seen on the public page.
TOEGEKEND_EN_LATER = (
    AanvraagStatus.TOEGEKEND,
    AanvraagStatus.BETALING_OPGEDRAGEN,
    AanvraagStatus.BETAALD,
    AanvraagStatus.VERANTWOORD,
)
TE_BESLISSEN = (AanvraagStatus.ONTVANGEN, AanvraagStatus.IN_BEHANDELING)


class AanvraagQuerySet(models.QuerySet):
    def openbaar(self):
        return self.filter(status__in=TOEGEKEND_EN_LATER)

    def visible_to(self, user):
        return self if user.is_authenticated and user.heeft("adviseur") else self.none()


class Aanvraag(Genummerd, MetLink):
    """An application for money to organise talking. Amounts are integer cents."""

    NUMMER_SOORT = "B"
    LINK_DOEL = "aanvraag"

    contact = models.ForeignKey("contacten.Contact", on_delete=models.PROTECT, related_name="aanvragen")
    groep = models.CharField(_("naam van de groep"), max_length=120, blank=True)
    titel = models.CharField(_("naam van uw plan"), max_length=120)
    waarvoor = models.CharField(_("waarvoor is het geld?"), max_length=15, choices=Waarvoor)
    omschrijving = models.TextField(_("wat wilt u doen?"))
    wie_heeft_eraan = models.TextField(_("wie heeft er iets aan?"))
    wanneer = models.CharField(_("wanneer?"), max_length=120)
    thema = models.ForeignKey(
        "gemeente.Thema", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("thema")
    )
    wijk = models.ForeignKey("gemeente.Wijk", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("wijk"))
    bedrag = models.BigIntegerField(_("gevraagd bedrag"))
    status = models.CharField(max_length=20, choices=AanvraagStatus, default=AanvraagStatus.ONTVANGEN)
    besluit_uiterlijk = models.DateField(null=True, editable=False)
    toegekend = models.BigIntegerField(_("toegekend bedrag"), null=True, editable=False)
    motivering = models.TextField(_("waarom?"), blank=True)
    mandaat = models.CharField(max_length=200, blank=True, editable=False)
    besloten_op = models.DateTimeField(null=True, editable=False)
    besloten_door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, editable=False)
    betaling_verwacht_op = models.DateField(_("betaling verwacht op"), null=True, blank=True)
    betaald_op = models.DateField(null=True, editable=False)
    verantwoording = models.TextField(_("wat is er met het geld gedaan?"), blank=True)
    # In words fit to publish: what the applicant wrote is not put on the site as it is.
    verhaal = models.TextField(_("verhaal voor de site"), blank=True)
    begroting = models.ForeignKey(Begroting, on_delete=models.PROTECT, null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanvraag")
        verbose_name_plural = _("aanvragen")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["jaar", "volgnummer"], name="aanvraag_nummer_uniek"),
            models.CheckConstraint(condition=Q(status__in=AanvraagStatus.values), name="aanvraag_status_bestaat"),
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="aanvraag_bedrag_positief"),
            models.CheckConstraint(
                condition=Q(toegekend__isnull=True) | Q(toegekend__gt=0), name="aanvraag_toegekend_positief"
            ),
        ]

    def __str__(self):
        return f"{self.nummer} {self.titel}"


class Post(models.Model):
    """One item of what an application costs."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="posten")
    omschrijving = models.CharField(max_length=120)
    bedrag = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(bedrag__gt=0), name="post_bedrag_positief")]

    def __str__(self):
        return self.omschrijving


class BoekingSoort(models.TextChoices):
    TOEGEKEND = "toegekend", _("Toegekend")
    VRIJGEVALLEN = "vrijgevallen", _("Vrijgevallen")


class AlleenBijschrijven(models.QuerySet):
    def update(self, **kwargs):
        raise TypeError("Een boeking kan niet worden gewijzigd.")

    def delete(self):
        raise TypeError("Een boeking kan niet worden gewist.")


class Boeking(models.Model):
    """The ledger: rows are only added. Granted is negative (leaves the budget), freed is positive. Cents."""

    begroting = models.ForeignKey(Begroting, on_delete=models.PROTECT, related_name="boekingen")
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="boekingen")
    soort = models.CharField(max_length=15, choices=BoekingSoort)
    bedrag = models.BigIntegerField()
    op = models.DateTimeField(default=klok.nu, editable=False)

    objects = AlleenBijschrijven.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "soort"], name="boeking_een_keer_per_soort"),
            models.CheckConstraint(condition=Q(soort__in=BoekingSoort.values), name="boeking_soort_bestaat"),
            models.CheckConstraint(
                condition=Q(soort="toegekend", bedrag__lt=0) | Q(soort="vrijgevallen", bedrag__gt=0),
                name="boeking_teken_klopt",
            ),
        ]

    def __str__(self):
        return f"{self.soort} {self.bedrag}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("Een boeking kan niet worden gewijzigd.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Een boeking kan niet worden gewist.")
