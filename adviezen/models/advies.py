"""Advice: the thread in publishable words, its weighting, route, follow-up and answer."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.workflow.nummers import Genummerd


class Route(models.TextChoices):
    VERBINDEN = "verbinden", _("Verbinden")
    QUICK_WIN = "quick_win", _("Quick win")
    NIEUW_BELEID = "nieuw_beleid", _("Nieuw beleid")


ROUTE_UITLEG = {
    Route.VERBINDEN: _("Wij geven uw punt mee aan een project dat al loopt."),
    Route.QUICK_WIN: _("Dit kunnen wij snel oplossen. Daar hoeft geen nieuw beleid voor te komen."),
    Route.NIEUW_BELEID: _("Dit is een nieuw probleem. Wij onderzoeken of er nieuw beleid moet komen."),
}


class AdviesStatus(models.TextChoices):
    CONCEPT = "concept", _("Wordt geschreven en gewogen")
    TE_TOETSEN = "te_toetsen", _("Ligt bij de adviescommissie")
    TERUG = "terug", _("Terug van de adviescommissie")
    GEWOGEN = "gewogen", _("Gewogen")
    IN_OPVOLGING = "in_opvolging", _("Wij zijn ermee bezig")
    UITGEVOERD = "uitgevoerd", _("Klaar, antwoord volgt")
    TERUGGEKOPPELD = "teruggekoppeld", _("Klaar")


class Publicatie(models.TextChoices):
    CONCEPT = "concept", _("Niet openbaar")
    GEPUBLICEERD = "gepubliceerd", _("Openbaar")


class AdviesQuerySet(models.QuerySet):
    def gepubliceerd(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    def visible_to(self, user):
        """Everyone: published. Adviseur: all. Ambtenaar: own follow-up. Committee: what was offered to it or told."""
        zichtbaar = Q(publicatie=Publicatie.GEPUBLICEERD)
        if user.is_authenticated:
            if user.heeft("adviseur"):
                return self
            if user.heeft("ambtenaar"):
                zichtbaar |= Q(opvolging__eigenaar=user)
            if user.heeft("commissielid"):
                zichtbaar |= ~Q(status=AdviesStatus.CONCEPT) & Q(toetsen__isnull=False)
        return self.filter(zichtbaar).distinct()


class Advies(Genummerd):
    NUMMER_SOORT = "A"
    NUMMER_CIJFERS = 3

    titel = models.CharField(_("titel"), max_length=150)
    tekst = models.TextField(_("wat wij hoorden"), help_text=_("Deze tekst wordt openbaar. Zet er geen namen in."))
    minderheid = models.TextField(_("wat sommigen anders zagen"), blank=True)
    themas = models.ManyToManyField("gemeente.Thema", blank=True, verbose_name=_("thema's"))
    wijken = models.ManyToManyField("gemeente.Wijk", blank=True, verbose_name=_("wijken"))
    trajecten = models.ManyToManyField(
        "agenda.Traject", blank=True, related_name="adviezen", verbose_name=_("hoort bij traject")
    )
    criteriaset = models.ForeignKey("adviezen.Criteriaset", on_delete=models.PROTECT, editable=False)
    route = models.CharField(_("route"), max_length=15, choices=Route, blank=True)
    betwist = models.BooleanField(_("mensen zijn het oneens over dit punt"), default=False)
    status = models.CharField(max_length=20, choices=AdviesStatus, default=AdviesStatus.CONCEPT)
    publicatie = models.CharField(max_length=15, choices=Publicatie, default=Publicatie.CONCEPT)
    publiek_antwoord = models.TextField(_("wat wij deden"), blank=True)
    route_verteld_op = models.DateTimeField(null=True, editable=False)
    gepubliceerd_op = models.DateTimeField(null=True, editable=False)
    teruggekoppeld_op = models.DateTimeField(null=True, editable=False)
    mandaat = models.CharField(max_length=200, blank=True, editable=False)
    gemaakt_door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name = _("advies")
        verbose_name_plural = _("adviezen")
        ordering = ["-jaar", "-volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["jaar", "volgnummer"], name="advies_nummer_uniek"),
            models.CheckConstraint(condition=Q(status__in=AdviesStatus.values), name="advies_status_bestaat"),
            models.CheckConstraint(condition=Q(publicatie__in=Publicatie.values), name="advies_publicatie_bestaat"),
            models.CheckConstraint(condition=Q(route="") | Q(route__in=Route.values), name="advies_route_bestaat"),
            models.CheckConstraint(condition=Q(status="concept") | ~Q(route=""), name="advies_na_concept_een_route"),
        ]

    def __str__(self):
        return f"{self.nummer} {self.titel}"

    def get_absolute_url(self):
        return reverse("adviezen:advies", args=[self.nummer])

    @property
    def route_uitleg(self):
        return ROUTE_UITLEG.get(self.route, "")


class Criteriaset(models.Model):
    """Criteria adopted with the committee. Versioned: an old weighting keeps the criteria it was made with."""

    versie = models.PositiveSmallIntegerField(_("versie"), unique=True)
    vastgesteld_op = models.DateField(_("vastgesteld op"))
    vastgesteld_met = models.CharField(_("vastgesteld met"), max_length=200)
    actief = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("set criteria")
        verbose_name_plural = _("sets criteria")
        ordering = ["-versie"]
        constraints = [
            models.UniqueConstraint(fields=["actief"], condition=Q(actief=True), name="criteriaset_een_actief")
        ]

    def __str__(self):
        return f"versie {self.versie}"


class Criterium(models.Model):
    criteriaset = models.ForeignKey(Criteriaset, on_delete=models.CASCADE, related_name="criteria")
    naam = models.CharField(_("naam"), max_length=100)
    uitleg = models.TextField(_("uitleg"))
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("criterium")
        verbose_name_plural = _("criteria")
        ordering = ["volgorde", "pk"]
        constraints = [models.UniqueConstraint(fields=["criteriaset", "naam"], name="criterium_uniek")]

    def __str__(self):
        return self.naam


class Score(models.TextChoices):
    LAAG = "laag", _("Laag")
    MIDDEN = "midden", _("Midden")
    HOOG = "hoog", _("Hoog")


class Weging(models.Model):
    """One criterion weighed, with its motivation."""

    advies = models.ForeignKey(Advies, on_delete=models.CASCADE, related_name="wegingen")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT)
    score = models.CharField(_("score"), max_length=10, choices=Score)
    motivering = models.TextField(_("waarom?"))
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, editable=False)
    op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        ordering = ["criterium__volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["advies", "criterium"], name="weging_een_per_criterium"),
            models.CheckConstraint(condition=Q(score__in=Score.values), name="weging_score_bestaat"),
        ]

    def __str__(self):
        return f"{self.advies_id} {self.criterium_id} {self.score}"


class Uitkomst(models.TextChoices):
    UITGEVOERD = "uitgevoerd", _("Gedaan")
    DEELS = "deels", _("Voor een deel gedaan")
    NIET = "niet", _("Niet gedaan")


class Beleidsstap(models.TextChoices):
    ONDERZOCHT = "onderzocht", _("Onderzoek")
    VOORSTEL = "voorstel", _("Voorstel")
    COLLEGE = "college", _("Besluit van het college")
    RAAD = "raad", _("Besluit van de gemeenteraad")
    UITGEVOERD = "uitgevoerd", _("Uitgevoerd")


class Besluit(models.TextChoices):
    OVERGENOMEN = "overgenomen", _("Overgenomen")
    DEELS = "deels", _("Voor een deel overgenomen")
    NIET = "niet", _("Niet overgenomen")


class OpvolgingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The adviseur all; an owner the own ones."""
        if not user.is_authenticated:
            return self.none()
        if user.heeft("adviseur"):
            return self
        return self.filter(eigenaar=user) if user.heeft("ambtenaar") else self.none()

    def lopend(self):
        return self.filter(afgerond_op__isnull=True)

    def over_termijn(self):
        return self.lopend().filter(uiterlijk__lt=klok.vandaag())


class Opvolging(models.Model):
    """Who does what by when. Which facts are required depends on the route (services.py says which)."""

    advies = models.OneToOneField(Advies, on_delete=models.CASCADE, related_name="opvolging")
    eigenaar = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="opvolgingen", verbose_name=_("wie doet het?")
    )
    partner = models.CharField(_("samen met (organisatie)"), max_length=120, blank=True)
    uiterlijk = models.DateField(_("uiterlijk op"))
    # verbinden
    doel_traject = models.ForeignKey(
        "agenda.Traject", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("traject")
    )
    doel_project = models.CharField(_("project of programma"), max_length=150, blank=True)
    aanvaard_op = models.DateTimeField(null=True, editable=False)
    # quick win
    actie = models.CharField(_("wat gaan wij doen?"), max_length=300, blank=True)
    bewijs = models.TextField(_("waaraan ziet men dat het gedaan is?"), blank=True)
    # nieuw beleid
    beleidsstap = models.CharField(_("stap"), max_length=12, choices=Beleidsstap, blank=True)
    besluit = models.CharField(_("besluit"), max_length=12, choices=Besluit, blank=True)
    besluit_motivering = models.TextField(_("waarom dit besluit?"), blank=True)
    # the end
    uitkomst = models.CharField(_("uitkomst"), max_length=12, choices=Uitkomst, blank=True)
    akkoord_op = models.DateTimeField(null=True, editable=False)
    akkoord_door = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    afgerond_op = models.DateTimeField(null=True, editable=False)

    objects = OpvolgingQuerySet.as_manager()

    class Meta:
        verbose_name = _("opvolging")
        verbose_name_plural = _("opvolging")
        ordering = ["uiterlijk"]

    def __str__(self):
        return f"Opvolging {self.advies_id}"

    @property
    def te_laat(self) -> bool:
        return self.afgerond_op is None and self.uiterlijk < klok.vandaag()


class Voortgang(models.Model):
    """Dated note. With `stap`: the policy reached this step; `tekst` then holds the reason of the decision, if any."""

    opvolging = models.ForeignKey(Opvolging, on_delete=models.CASCADE, related_name="voortgang")
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)
    tekst = models.TextField(_("wat is er gebeurd?"), blank=True)
    stap = models.CharField(_("stap"), max_length=12, choices=Beleidsstap, blank=True, editable=False)
    openbaar = models.BooleanField(_("iedereen mag dit lezen"), default=False)

    class Meta:
        ordering = ["op", "pk"]

    def __str__(self):
        return f"{self.opvolging_id} {self.op}"
