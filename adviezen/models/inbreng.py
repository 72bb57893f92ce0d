"""What somebody said, and the individual question that is answered in person."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.contacten.models import MetLink
from participatie.workflow.nummers import Genummerd

WERKDAGEN_SPOED = 1  # domain: urgent is called within one working day


class Bron(models.TextChoices):
    TAFEL = "tafel", _("Aan tafel bij een bijeenkomst")
    FORMULIER = "formulier", _("Formulier op de website")
    PANEL = "panel", _("Panel")
    BRIEF = "brief", _("Brief")
    TELEFOON = "telefoon", _("Telefoon")
    COMMISSIE = "commissie", _("Adviescommissie")


class Hoedanigheid(models.TextChoices):
    ERVARING = "ervaring", _("Ik vertel over mijn eigen ervaring")
    GROEP = "groep", _("Ik spreek voor een groep")
    BEROEP = "beroep", _("Ik werk in de zorg of hulp")


HOEDANIGHEID_KORT = {
    Hoedanigheid.ERVARING: _("eigen ervaring"),
    Hoedanigheid.GROEP: _("namens een groep"),
    Hoedanigheid.BEROEP: _("werkt in de zorg of hulp"),
}


class InbrengStatus(models.TextChoices):
    NIEUW = "nieuw", _("Ontvangen")
    PERSOONLIJK_CONTACT = "persoonlijk_contact", _("Persoonlijk contact")
    GEBUNDELD = "gebundeld", _("Wordt een advies")
    GEEN_VERVOLG = "geen_vervolg", _("Geen vervolg")
    AFGEROND = "afgerond", _("Beantwoord")


class GeenVervolgReden(models.TextChoices):
    DANK = "dank", _("Het is een compliment: dank u wel")
    ANDER_ONDERWERP = "ander_onderwerp", _("Het gaat niet over hulp en ondersteuning")
    AL_GEREGELD = "al_geregeld", _("Het is al geregeld")
    KAN_NIET = "kan_niet", _("Het kan niet, wij leggen uit waarom")


class InbrengQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Raw input: the adviseur; an ambtenaar what they answer in person or typed in. Never the committee."""
        if not user.is_authenticated:
            return self.none()
        if user.heeft("adviseur"):
            return self
        if user.heeft("ambtenaar"):
            return self.filter(Q(persoonlijk_contact__eigenaar=user) | Q(ingevoerd_door=user)).distinct()
        return self.none()

    def onbeantwoord(self):
        return self.filter(beantwoord_op__isnull=True)

    def over_termijn(self):
        """Due passed and unanswered, whatever the route."""
        return self.onbeantwoord().filter(uiterlijk__lt=klok.vandaag())


class Inbreng(Genummerd, MetLink):
    """One remark of one giver (or of nobody). The raw text is never published."""

    NUMMER_SOORT = "I"
    LINK_DOEL = "inbreng"

    tekst = models.TextField(_("wat wilt u zeggen?"))
    bron = models.CharField(_("waar komt het vandaan?"), max_length=15, choices=Bron, default=Bron.FORMULIER)
    gevraagd = models.BooleanField(_("wij vroegen hierom"), default=False)
    bijeenkomst = models.ForeignKey(
        "inloop.Bijeenkomst", on_delete=models.PROTECT, null=True, blank=True, related_name="inbreng"
    )
    tafel = models.CharField(_("tafel"), max_length=30, blank=True)
    traject = models.ForeignKey(
        "agenda.Traject", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("hoort bij")
    )
    thema = models.ForeignKey(
        "gemeente.Thema", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("thema")
    )
    wijk = models.ForeignKey("gemeente.Wijk", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("wijk"))
    contact = models.ForeignKey(
        "contacten.Contact", on_delete=models.PROTECT, null=True, blank=True, related_name="inbreng"
    )
    hoedanigheid = models.CharField(
        _("hoe spreekt u?"), max_length=12, choices=Hoedanigheid, default=Hoedanigheid.ERVARING
    )
    wil_gebeld = models.BooleanField(_("wil gebeld worden"), default=False)
    spoed = models.BooleanField(_("spoed"), default=False)
    ingevoerd_door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, editable=False)
    ontvangen_op = models.DateTimeField(default=klok.nu, editable=False)
    uiterlijk = models.DateField(_("antwoord uiterlijk"), editable=False)
    status = models.CharField(max_length=20, choices=InbrengStatus, default=InbrengStatus.NIEUW)
    advies = models.ForeignKey("adviezen.Advies", on_delete=models.PROTECT, null=True, related_name="inbreng")
    reden = models.CharField(_("reden"), max_length=20, choices=GeenVervolgReden, blank=True)
    toelichting = models.TextField(_("uitleg voor wie dit zei"), blank=True)
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    niet_bereikbaar = models.CharField(_("waarom kan niemand het horen?"), max_length=200, blank=True)

    objects = InbrengQuerySet.as_manager()

    class Meta:
        verbose_name = _("inbreng")
        verbose_name_plural = _("inbreng")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "uiterlijk"])]
        constraints = [
            models.UniqueConstraint(fields=["jaar", "volgnummer"], name="inbreng_nummer_uniek"),
            models.CheckConstraint(condition=Q(status__in=InbrengStatus.values), name="inbreng_status_bestaat"),
            models.CheckConstraint(condition=Q(bron__in=Bron.values), name="inbreng_bron_bestaat"),
            models.CheckConstraint(
                condition=~Q(status="geen_vervolg") | ~Q(reden=""), name="inbreng_geen_vervolg_met_reden"
            ),
            models.CheckConstraint(
                condition=~Q(status="gebundeld") | Q(advies__isnull=False), name="inbreng_gebundeld_in_advies"
            ),
        ]

    def __str__(self):
        return self.nummer

    def get_absolute_url(self):
        return reverse("adviezen:inbreng", args=[self.nummer])

    @property
    def heeft_contact(self) -> bool:
        """Whether the route `persoonlijk contact` was taken, then or earlier."""
        return hasattr(self, "persoonlijk_contact")

    @property
    def route(self) -> str:
        """advies, persoonlijk_contact or geen_vervolg; empty while nobody chose. The status alone does not tell."""
        if self.advies_id:
            return "advies"
        if self.reden:
            return "geen_vervolg"
        return "persoonlijk_contact" if self.heeft_contact else ""

    @property
    def bel_uiterlijk(self):
        """When somebody must have been called whose remark was marked urgent at receipt (a local date)."""
        return klok.werkdagen_later(timezone.localdate(self.ontvangen_op), WERKDAGEN_SPOED)

    @property
    def hoedanigheid_kort(self) -> str:
        """In which capacity somebody spoke, in a reader's words."""
        return HOEDANIGHEID_KORT[self.hoedanigheid]

    @property
    def te_laat(self) -> bool:
        return self.beantwoord_op is None and self.uiterlijk < klok.vandaag()


class ContactStatus(models.TextChoices):
    OPEN = "open", _("Nog contact opnemen")
    AFGEROND = "afgerond", _("Contact gehad")


class PersoonlijkContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The adviseur; an ambtenaar what they were asked to do."""
        if not user.is_authenticated:
            return self.none()
        if user.heeft("adviseur"):
            return self
        return self.filter(eigenaar=user) if user.heeft("ambtenaar") else self.none()


class PersoonlijkContact(models.Model):
    """The route `persoonlijk contact`: who calls whom, by when, what came of it. Not seen by the committee."""

    inbreng = models.OneToOneField(Inbreng, on_delete=models.CASCADE, related_name="persoonlijk_contact")
    eigenaar = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("wie belt?")
    )
    uiterlijk = models.DateField(_("uiterlijk op"))
    status = models.CharField(max_length=10, choices=ContactStatus, default=ContactStatus.OPEN)
    uitkomst = models.TextField(_("wat kwam eruit?"), blank=True)
    afgerond_op = models.DateTimeField(null=True, editable=False)

    objects = PersoonlijkContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ContactStatus.values), name="persoonlijk_contact_status_bestaat"
            )
        ]

    def __str__(self):
        return f"Persoonlijk contact {self.inbreng_id}"

    @property
    def te_laat(self) -> bool:
        return self.status == ContactStatus.OPEN and self.uiterlijk < klok.vandaag()


class Contactpoging(models.Model):
    persoonlijk_contact = models.ForeignKey(PersoonlijkContact, on_delete=models.CASCADE, related_name="pogingen")
    op = models.DateTimeField(default=klok.nu)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)
    notitie = models.CharField(_("hoe ging het?"), max_length=300)

    class Meta:
        ordering = ["op"]

    def __str__(self):
        return f"{self.persoonlijk_contact_id} {self.op}"
