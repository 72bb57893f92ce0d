from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.contacten.models import MetLink
from participatie.workflow.nummers import Genummerd


class Soort(models.TextChoices):
    INLOOP = "inloop", _("Open inloop")
    THEMA = "thema", _("Themabijeenkomst")
    INBRENGGESPREK = "inbrenggesprek", _("Gesprek in de wijk")
    PANEL = "panel", _("Panel")
    ONLINE = "online", _("Online bijeenkomst")


class BijeenkomstStatus(models.TextChoices):
    CONCEPT = "concept", _("Concept")
    GEPUBLICEERD = "gepubliceerd", _("Gaat door")
    AFGESLOTEN = "afgesloten", _("Geweest")
    AFGELAST = "afgelast", _("Gaat niet door")


class BijeenkomstQuerySet(models.QuerySet):
    def openbaar(self):
        return self.exclude(status=BijeenkomstStatus.CONCEPT)

    def komend(self):
        return self.filter(status=BijeenkomstStatus.GEPUBLICEERD, eind__gte=klok.nu()).order_by("begin")

    def visible_to(self, user):
        """Everyone sees what was published; the adviseur all; an ambtenaar also meetings of the own trajecten or host."""
        if user.is_authenticated and user.heeft("adviseur"):
            return self
        zichtbaar = ~Q(status=BijeenkomstStatus.CONCEPT)
        if user.is_authenticated and user.heeft("ambtenaar"):
            zichtbaar |= Q(gastheer=user)
        return self.filter(zichtbaar)

    def voor_deur(self, user):
        """Whose door or table this user may keep: the adviseur all, an ambtenaar where host or helper."""
        if user.heeft("adviseur"):
            return self
        if not user.heeft("ambtenaar"):
            return self.none()
        return self.filter(Q(gastheer=user) | Q(deurhulpen=user)).distinct()


class Bijeenkomst(models.Model):
    titel = models.CharField(_("titel"), max_length=120)
    slug = models.SlugField(max_length=160, unique=True, editable=False)
    soort = models.CharField(_("soort"), max_length=15, choices=Soort, default=Soort.INLOOP)
    omschrijving = models.TextField(_("waar gaat het over?"))
    thema = models.ForeignKey(
        "gemeente.Thema", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("thema")
    )
    trajecten = models.ManyToManyField(
        "agenda.Traject", blank=True, related_name="bijeenkomsten", verbose_name=_("hoort bij")
    )
    wijk = models.ForeignKey("gemeente.Wijk", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("wijk"))
    stadsdeel = models.CharField(_("deel van de gemeente"), max_length=40, blank=True)
    begin = models.DateTimeField(_("begint om"))
    eind = models.DateTimeField(_("duurt tot"))
    locatie = models.CharField(_("plaats"), max_length=120)
    adres = models.CharField(_("adres"), max_length=200)
    route = models.TextField(_("hoe komt u er?"), blank=True)
    capaciteit = models.PositiveIntegerField(_("aantal plaatsen"), null=True, blank=True)
    rolstoel = models.BooleanField(_("toegankelijk met een rolstoel"), default=False)
    ringleiding = models.BooleanField(_("ringleiding"), default=False)
    tolk_mogelijk = models.BooleanField(_("tolk mogelijk"), default=False)
    kinderopvang = models.BooleanField(_("opvang voor kinderen"), default=False)
    stille_plek = models.BooleanField(_("rustige plek voor een persoonlijk verhaal"), default=False)
    vervoer = models.CharField(_("vervoer"), max_length=200, blank=True)
    gastheer = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("wie organiseert dit?")
    )
    deurhulpen = models.ManyToManyField(
        "accounts.User", blank=True, related_name="+", verbose_name=_("wie helpen bij de deur?")
    )
    status = models.CharField(max_length=15, choices=BijeenkomstStatus, default=BijeenkomstStatus.CONCEPT)
    tafelcode = models.CharField(max_length=12, blank=True, editable=False)
    zonder_naam = models.PositiveIntegerField(_("bezoekers zonder naam"), default=0, editable=False)
    ics_volgorde = models.PositiveIntegerField(default=0, editable=False)
    afgesloten_op = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        ordering = ["begin"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=BijeenkomstStatus.values), name="bijeenkomst_status_bestaat"),
            models.CheckConstraint(condition=Q(soort__in=Soort.values), name="bijeenkomst_soort_bestaat"),
            models.CheckConstraint(condition=Q(eind__gt=F("begin")), name="bijeenkomst_eindigt_na_begin"),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("inloop:bijeenkomst", args=[self.slug])


class AanmeldingStatus(models.TextChoices):
    GEPLAATST = "geplaatst", _("U heeft een plaats")
    WACHTLIJST = "wachtlijst", _("Op de wachtlijst")
    AFGEMELD = "afgemeld", _("Afgemeld")
    AANWEZIG = "aanwezig", _("Was er")


class AanmeldingQuerySet(models.QuerySet):
    def met_plaats(self):
        return self.filter(status__in=[AanmeldingStatus.GEPLAATST, AanmeldingStatus.AANWEZIG])


class Aanmelding(Genummerd, MetLink):
    """A sign-up, or a walk-in who gave a name. The waiting list is in order of `pk` (arrival)."""

    NUMMER_SOORT = "M"
    LINK_DOEL = "aanmelding"

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="aanmeldingen")
    contact = models.ForeignKey("contacten.Contact", on_delete=models.PROTECT, related_name="aanmeldingen")
    aantal = models.PositiveSmallIntegerField(_("met hoeveel mensen komt u?"), default=1)
    rolstoel = models.BooleanField(_("ik kom met een rolstoel"), default=False)
    ringleiding = models.BooleanField(_("ik gebruik een ringleiding"), default=False)
    tolk = models.BooleanField(_("ik heb een tolk nodig"), default=False)
    tolk_taal = models.CharField(_("in welke taal?"), max_length=40, blank=True)
    kinderopvang = models.BooleanField(_("ik neem kinderen mee"), default=False)
    vervoer = models.BooleanField(_("ik heb hulp nodig bij het vervoer"), default=False)
    stille_plek = models.BooleanField(_("ik wil mijn persoonlijke verhaal vertellen op een rustige plek"), default=False)
    aan_de_deur = models.BooleanField(default=False, editable=False)
    status = models.CharField(max_length=12, choices=AanmeldingStatus, default=AanmeldingStatus.GEPLAATST)
    aanwezig_op = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["jaar", "volgnummer"], name="aanmelding_nummer_uniek"),
            models.CheckConstraint(condition=Q(status__in=AanmeldingStatus.values), name="aanmelding_status_bestaat"),
            models.CheckConstraint(condition=Q(aantal__gte=1, aantal__lte=50), name="aanmelding_aantal_redelijk"),
        ]

    def __str__(self):
        return self.nummer


class Enquete(models.Model):
    """The short survey after a meeting: anonymous, by QR code or typed in from paper."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.PROTECT, related_name="enquetes")
    cijfer = models.PositiveSmallIntegerField(_("rapportcijfer"))
    tip = models.TextField(_("tip: wat kan beter?"), blank=True)
    top = models.TextField(_("top: wat ging goed?"), blank=True)
    op_papier = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cijfer__gte=1, cijfer__lte=10), name="enquete_cijfer_1_10")]

    def __str__(self):
        return f"{self.bijeenkomst_id}: {self.cijfer}"
