"""The committee's judgement of the process, before and after; and the report of a meeting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok


class Moment(models.TextChoices):
    VOORAF = "vooraf", _("Vooraf")
    ACHTERAF = "achteraf", _("Achteraf")


class Aanleiding(models.TextChoices):
    NIEUW_BELEID = "nieuw_beleid", _("Nieuw beleid")
    BETWIST = "betwist", _("Mensen zijn het oneens")
    STEEKPROEF = "steekproef", _("Steekproef")
    MAANDELIJKS = "maandelijks", _("Maandelijkse controle")


class ToetsStatus(models.TextChoices):
    OPEN = "open", _("Wacht op de commissie")
    AKKOORD = "akkoord", _("Akkoord")
    AKKOORD_MET_OPMERKING = "akkoord_met_opmerking", _("Akkoord, met een opmerking")
    TERUG = "terug", _("Terug, met een vraag")
    GEEN_REACTIE = "geen_reactie", _("Geen reactie binnen de termijn")


class Oordeel(models.TextChoices):
    AKKOORD = "akkoord", _("Akkoord")
    AKKOORD_MET_OPMERKING = "akkoord_met_opmerking", _("Akkoord, met een opmerking")
    TERUG = "terug", _("Terug, met een vraag")


class ToetsQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The committee and the adviseur."""
        return self if user.is_authenticated and user.heeft("commissielid", "adviseur") else self.none()

    def open(self):
        return self.filter(status=ToetsStatus.OPEN)


class Toets(models.Model):
    advies = models.ForeignKey("adviezen.Advies", on_delete=models.CASCADE, related_name="toetsen")
    moment = models.CharField(max_length=10, choices=Moment)
    aanleiding = models.CharField(max_length=15, choices=Aanleiding)
    uiterlijk = models.DateField(_("uiterlijk"))
    status = models.CharField(max_length=25, choices=ToetsStatus, default=ToetsStatus.OPEN)
    antwoord = models.TextField(_("antwoord van de adviseur"), blank=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    gesloten_op = models.DateTimeField(null=True, editable=False)

    objects = ToetsQuerySet.as_manager()

    class Meta:
        verbose_name = _("toets")
        verbose_name_plural = _("toetsen")
        ordering = ["uiterlijk", "pk"]
        constraints = [
            # After `terug` a new round starts; only one can be open.
            models.UniqueConstraint(
                fields=["advies", "moment"], condition=Q(status="open"), name="toets_een_open_per_moment"
            ),
            models.CheckConstraint(condition=Q(status__in=ToetsStatus.values), name="toets_status_bestaat"),
        ]

    def __str__(self):
        return f"Toets {self.moment} {self.advies_id}"

    @property
    def te_laat(self) -> bool:
        return self.status == ToetsStatus.OPEN and self.uiterlijk < klok.vandaag()

    @property
    def vraagt_antwoord(self) -> bool:
        """A member noted or asked something that the adviseur did not answer yet."""
        return self.status in (ToetsStatus.AKKOORD_MET_OPMERKING, ToetsStatus.TERUG) and not self.antwoord


class Toetsoordeel(models.Model):
    """What one member wrote. Members write separately."""

    toets = models.ForeignKey(Toets, on_delete=models.CASCADE, related_name="oordelen")
    lid = models.ForeignKey("accounts.User", on_delete=models.PROTECT)
    oordeel = models.CharField(_("uw oordeel"), max_length=25, choices=Oordeel)
    opmerking = models.TextField(_("opmerking of vraag"), blank=True)
    op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["toets", "lid"], name="toetsoordeel_een_per_lid"),
            models.CheckConstraint(condition=Q(oordeel__in=Oordeel.values), name="toetsoordeel_bestaat"),
            models.CheckConstraint(
                condition=Q(oordeel="akkoord") | ~Q(opmerking=""), name="toetsoordeel_met_opmerking"
            ),
        ]

    def __str__(self):
        return f"{self.toets_id} {self.lid_id} {self.oordeel}"


class VerslagStatus(models.TextChoices):
    CONCEPT = "concept", _("Concept")
    GEPUBLICEERD = "gepubliceerd", _("Gepubliceerd")


class VerslagQuerySet(models.QuerySet):
    def gepubliceerd(self):
        return self.filter(status=VerslagStatus.GEPUBLICEERD)


class Verslag(models.Model):
    """The report of a meeting: an introduction; the rest is read from the input. Publishing it sends it to who came."""

    bijeenkomst = models.OneToOneField("inloop.Bijeenkomst", on_delete=models.PROTECT, related_name="verslag")
    inleiding = models.TextField(_("inleiding"), blank=True)
    status = models.CharField(max_length=15, choices=VerslagStatus, default=VerslagStatus.CONCEPT)
    gepubliceerd_op = models.DateTimeField(null=True, editable=False)

    objects = VerslagQuerySet.as_manager()

    class Meta:
        verbose_name = _("verslag")
        verbose_name_plural = _("verslagen")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=VerslagStatus.values), name="verslag_status_bestaat")
        ]

    def __str__(self):
        return f"Verslag {self.bijeenkomst_id}"
