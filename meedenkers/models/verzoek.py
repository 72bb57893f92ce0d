from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.contacten.models import MetLink
from participatie.workflow.nummers import Genummerd


class VerzoekStatus(models.TextChoices):
    INGEDIEND = "ingediend", _("Wacht op antwoord")
    TERUGGEVRAAGD = "teruggevraagd", _("Vraag van de adviseur")
    AANVAARD = "aanvaard", _("Aangenomen")
    AFGEWEZEN = "afgewezen", _("Niet aangenomen")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    UITGENODIGD = "uitgenodigd", _("Mensen zijn gevraagd")
    GEHOUDEN = "gehouden", _("Geweest: vertel wat het opleverde")
    TERUGGEKOPPELD = "teruggekoppeld", _("Klaar: verteld wat het opleverde")


class VerzoekQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The adviseur sees all, an ambtenaar the own requests."""
        if user.heeft("adviseur"):
            return self
        return self.filter(aanvrager=user) if user.heeft("ambtenaar") else self.none()


class Verzoek(Genummerd):
    """A civil servant asks for people who think along on a project."""

    NUMMER_SOORT = "V"

    aanvrager = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="verzoeken")
    traject = models.ForeignKey(
        "agenda.Traject", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("traject van de agenda")
    )
    # As it was when asked: whom this department may not ask is looked up with it.
    afdeling = models.ForeignKey(
        "gemeente.Afdeling",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("afdeling"),
    )
    project = models.CharField(_("project"), max_length=150)
    vraag = models.TextField(_("wat wilt u vragen?"))
    wat_ermee = models.TextField(_("wat gebeurt er met de uitkomst?"))
    thema = models.ForeignKey(
        "gemeente.Thema", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thema")
    )
    aantal = models.PositiveSmallIntegerField(_("hoeveel mensen?"))
    # A whole panel instead of a number of people from the database.
    panel = models.ForeignKey(
        "Panel", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("heel panel")
    )
    profiel = models.CharField(_("wie zoekt u?"), max_length=300, blank=True)
    activiteit_op = models.DateField(_("op welke dag?"), null=True, blank=True)
    wanneer = models.CharField(_("hoe laat en hoe lang?"), max_length=200)
    waar = models.CharField(_("waar?"), max_length=200)
    vergoeding = models.CharField(_("welke vergoeding?"), max_length=200)
    status = models.CharField(max_length=15, choices=VerzoekStatus, default=VerzoekStatus.INGEDIEND)
    antwoord = models.TextField(_("antwoord van de adviseur"), blank=True)
    antwoord_uiterlijk = models.DateField(null=True, editable=False)
    terugkoppelen_uiterlijk = models.DateField(null=True, editable=False)
    gevolg = models.TextField(_("wat leverde het op?"), blank=True)
    gevolg_op = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = VerzoekQuerySet.as_manager()

    class Meta:
        verbose_name = _("verzoek")
        verbose_name_plural = _("verzoeken")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["jaar", "volgnummer"], name="verzoek_nummer_uniek"),
            models.CheckConstraint(condition=Q(status__in=VerzoekStatus.values), name="verzoek_status_bestaat"),
            models.CheckConstraint(condition=Q(aantal__gte=1, aantal__lte=500), name="verzoek_aantal_redelijk"),
        ]

    def __str__(self):
        return f"{self.nummer} {self.project}"


class DoorgaveStatus(models.TextChoices):
    GEVRAAGD = "gevraagd", _("Gevraagd om door te geven")
    DOORGEGEVEN = "doorgegeven", _("Doorgegeven")
    NIET = "niet", _("Niet doorgegeven")


class Doorgave(MetLink):
    """A professional passes an invitation on to young people; who they are does not come into the system.

    `contact` is the professional. `aantal_gegeven`, `aantal_komt`: numbers that the professional tells.
    """

    LINK_DOEL = "doorgave"

    verzoek = models.ForeignKey(Verzoek, on_delete=models.CASCADE, related_name="doorgaven")
    contact = models.ForeignKey("contacten.Contact", on_delete=models.PROTECT, related_name="doorgaven")
    organisatie = models.CharField(_("organisatie"), max_length=120, blank=True)
    status = models.CharField(max_length=12, choices=DoorgaveStatus, default=DoorgaveStatus.GEVRAAGD)
    aantal_gegeven = models.PositiveSmallIntegerField(_("aan hoeveel jongeren gegeven?"), null=True, blank=True)
    aantal_komt = models.PositiveSmallIntegerField(_("hoeveel komen er?"), null=True, blank=True)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("doorgave")
        verbose_name_plural = _("doorgaven")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=DoorgaveStatus.values), name="doorgave_status_bestaat")
        ]

    def __str__(self):
        return f"Doorgave {self.pk}"
