from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
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

    def geweest(self):
        """Past ones that did take place, the latest first."""
        return self.filter(
            Q(status=BijeenkomstStatus.AFGESLOTEN) | Q(status=BijeenkomstStatus.GEPUBLICEERD, eind__lt=klok.nu())
        ).order_by("-begin")

    def met_bezetting(self):
        """With `bezet` (persons with a place) and `wachtenden` (sign-ups on the waiting list that could fit)."""
        heeft_plaats = Q(aanmeldingen__status__in=["geplaatst", "aanwezig"])
        wacht = Q(aanmeldingen__status="wachtlijst")
        past_ooit = Q(capaciteit=None) | Q(aanmeldingen__aantal__lte=F("capaciteit"))
        return self.annotate(
            bezet=Coalesce(Sum("aanmeldingen__aantal", filter=heeft_plaats), 0),
            wachtenden=Count("aanmeldingen", filter=wacht & past_ooit),
        )

    def visible_to(self, user):
        """Everyone sees what was published; the adviseur all; an ambtenaar also the own concepts."""
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

    @property
    def dag(self):
        """The local date on which it begins: what "the day before" and "the code of the day" count from."""
        return timezone.localdate(self.begin)

    @property
    def gaat_door(self) -> bool:
        return self.status == BijeenkomstStatus.GEPUBLICEERD

    @property
    def deur_open(self) -> bool:
        """Whether the door list can be kept: from the day itself until the meeting is closed."""
        return self.gaat_door and self.dag <= klok.vandaag()

    @property
    def is_geweest(self) -> bool:
        return self.status == BijeenkomstStatus.AFGESLOTEN or self.eind < klok.nu()

    @property
    def kan_aanmelden(self) -> bool:
        return self.gaat_door and self.begin > klok.nu()

    @property
    def enquete_open(self) -> bool:
        """From the beginning until the end of the fourteenth day after it."""
        tot = klok.lokaal(timezone.localdate(self.eind) + timedelta(days=15))
        loopt = self.begin <= klok.nu() < tot
        return loopt and self.status in (BijeenkomstStatus.GEPUBLICEERD, BijeenkomstStatus.AFGESLOTEN)

    def past(self, aantal: int) -> bool:
        """Would a newcomer with so many people get a place now? Needs `met_bezetting()`."""
        if self.capaciteit is None:
            return True
        return not self.wachtenden and self.bezet + aantal <= self.capaciteit

    @property
    def wijk_erbij(self) -> str:
        """The district, where the address does not say it already."""
        naam = self.wijk.naam if self.wijk else ""
        return "" if naam.casefold() in f"{self.locatie} {self.adres}".casefold() else naam

    @property
    def vol(self) -> bool:
        """Whoever signs up now, alone, waits. Needs `met_bezetting()`."""
        return not self.past(1)

    @property
    def plaats_in_woorden(self) -> str:
        """Never a number: it would tell who watches it whether a sign-up was new. Needs `met_bezetting()`."""
        if self.capaciteit is None:
            return _("Er is plaats voor iedereen.")
        if self.vol:
            return _("Alle plaatsen zijn bezet. U kunt op de wachtlijst.")
        if (self.capaciteit - self.bezet) * 5 <= self.capaciteit:
            return _("Er zijn nog een paar plaatsen.")
        return _("Er is nog plaats.")

    @property
    def toegankelijkheid(self) -> list[str]:
        """What there is for whom, in sentences; a missing ramp is said too: one must know that before coming."""
        rolstoel = ""
        if self.soort != Soort.ONLINE:
            rolstoel = (
                _("U kunt met een rolstoel naar binnen.")
                if self.rolstoel
                else _("Deze plek is niet geschikt voor een rolstoel. Bel ons: dan zoeken wij samen een oplossing.")
            )
        regels = [
            rolstoel,
            _("Er is een ringleiding.") if self.ringleiding else "",
            _("Er kan een tolk komen. Vraag erom als u zich aanmeldt.") if self.tolk_mogelijk else "",
            _("Er is opvang voor kinderen.") if self.kinderopvang else "",
            _("Er is een rustige plek voor wie een persoonlijk verhaal wil vertellen.") if self.stille_plek else "",
        ]
        return [regel for regel in regels if regel]


class AanmeldingStatus(models.TextChoices):
    GEPLAATST = "geplaatst", _("U hebt een plaats")
    WACHTLIJST = "wachtlijst", _("Op de wachtlijst")
    AFGEMELD = "afgemeld", _("Afgemeld")
    AANWEZIG = "aanwezig", _("Was er")


class AanmeldingQuerySet(models.QuerySet):
    def actief(self):
        """Has a place or waits for one."""
        return self.exclude(status=AanmeldingStatus.AFGEMELD)

    def verwacht(self):
        """Who must hear of changes: has a place or waits, and is not here yet."""
        return self.filter(status__in=[AanmeldingStatus.GEPLAATST, AanmeldingStatus.WACHTLIJST])

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
    stille_plek = models.BooleanField(
        _("ik wil mijn persoonlijke verhaal vertellen op een rustige plek"), default=False
    )
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
        indexes = [models.Index(fields=["bijeenkomst", "status"])]

    def __str__(self):
        return self.nummer

    @property
    def heeft_plaats(self) -> bool:
        return self.status in (AanmeldingStatus.GEPLAATST, AanmeldingStatus.AANWEZIG)

    @property
    def wensen(self) -> list[str]:
        """What this sign-up needs, in short words."""
        taal = f" ({self.tolk_taal})" if self.tolk_taal else ""
        return [
            woord
            for heeft, woord in [
                (self.rolstoel, _("rolstoel")),
                (self.ringleiding, _("ringleiding")),
                (self.tolk, _("tolk%(taal)s") % {"taal": taal}),
                (self.kinderopvang, _("opvang voor kinderen")),
                (self.vervoer, _("hulp bij het vervoer")),
                (self.stille_plek, _("rustige plek")),
            ]
            if heeft
        ]


class Herhaling(Genummerd):
    """The same person signed up again: the number that the page showed leads staff to the sign-up that stood."""

    NUMMER_SOORT = "M"

    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.CASCADE, related_name="herhalingen")
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jaar", "volgnummer"], name="herhaling_nummer_uniek")]

    def __str__(self):
        return self.nummer


class Deurhandeling(models.Model):
    """One press of a button at the door, by the random key of its form: pressed twice counts once."""

    bijeenkomst = models.ForeignKey(Bijeenkomst, on_delete=models.CASCADE, related_name="+")
    sleutel = models.CharField(max_length=40, unique=True)
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    def __str__(self):
        return self.sleutel


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
