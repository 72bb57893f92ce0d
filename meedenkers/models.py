from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.contacten.models import MetLink
from participatie.workflow.nummers import Genummerd


class Leeftijdsgroep(models.TextChoices):
    TOT_26 = "16-25", _("16 tot en met 25 jaar")
    TOT_41 = "26-40", _("26 tot en met 40 jaar")
    TOT_65 = "41-64", _("41 tot en met 64 jaar")
    VANAF_65 = "65+", _("65 jaar of ouder")


class MeedenkerStatus(models.TextChoices):
    ONBEVESTIGD = "onbevestigd", _("Nog niet bevestigd")
    ACTIEF = "actief", _("Actief")
    GEPAUZEERD = "gepauzeerd", _("Pauze")
    VERTROKKEN = "vertrokken", _("Vertrokken")


class Bron(models.TextChoices):
    WEBSITE = "website", _("Website")
    BIJEENKOMST = "bijeenkomst", _("Bijeenkomst")
    AMBTENAAR = "ambtenaar", _("Ambtenaar")
    IMPORT = "import", _("Import")


class MeedenkerQuerySet(models.QuerySet):
    def in_database(self, tot=None):
        """Who is in the database now, or was before the moment `tot` (figures of a year stay right when one leaves)."""
        if tot is None:
            return self.exclude(status=MeedenkerStatus.VERTROKKEN)
        return self.filter(sinds__lt=tot).filter(Q(vertrokken_op__isnull=True) | Q(vertrokken_op__gte=tot))

    def met_toestand(self, toestand):
        """Filter on the status as it is today (see `Meedenker.toestand`)."""
        voorbij = Q(status=MeedenkerStatus.GEPAUZEERD, gepauzeerd_tot__lte=klok.vandaag())
        if toestand == MeedenkerStatus.ACTIEF:
            return self.filter(Q(status=toestand) | voorbij)
        if toestand == MeedenkerStatus.GEPAUZEERD:
            return self.filter(status=toestand).exclude(voorbij)
        return self.filter(status=toestand)

    def visible_to(self, user):
        if user.is_authenticated and user.heeft("adviseur"):
            return self
        return self.none()


class Meedenker(MetLink):
    """Someone who wants to be asked to think along."""

    LINK_DOEL = "meedenker"

    contact = models.OneToOneField("contacten.Contact", on_delete=models.PROTECT, related_name="meedenker")
    wijk = models.ForeignKey("gemeente.Wijk", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("wijk"))
    leeftijdsgroep = models.CharField(_("leeftijd"), max_length=10, choices=Leeftijdsgroep, blank=True)
    talen = models.CharField(_("talen"), max_length=120, blank=True)
    themas = models.ManyToManyField("gemeente.Thema", verbose_name=_("waarover wilt u meedenken?"), blank=True)
    wanneer = models.CharField(_("wanneer kunt u?"), max_length=120, blank=True)
    bron = models.CharField(max_length=15, choices=Bron, default=Bron.WEBSITE)
    status = models.CharField(max_length=12, choices=MeedenkerStatus, default=MeedenkerStatus.ACTIEF)
    gepauzeerd_tot = models.DateField(_("pauze tot"), null=True, blank=True)
    sinds = models.DateTimeField(default=klok.nu, editable=False)
    vertrokken_op = models.DateTimeField(null=True, editable=False)
    panels = models.ManyToManyField("Panel", related_name="leden", blank=True, verbose_name=_("panels"))

    objects = MeedenkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("meedenker")
        verbose_name_plural = _("meedenkers")
        ordering = ["contact__naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=MeedenkerStatus.values), name="meedenker_status_bestaat"),
            models.CheckConstraint(condition=Q(bron__in=Bron.values), name="meedenker_bron_bestaat"),
            models.CheckConstraint(
                condition=Q(leeftijdsgroep="") | Q(leeftijdsgroep__in=Leeftijdsgroep.values),
                name="meedenker_leeftijd_bestaat",
            ),
        ]

    def __str__(self):
        return f"Meedenker {self.pk}"

    @property
    def toestand(self) -> str:
        """The status as it is today: a pause ends by itself on its date, also when nobody touched the row."""
        voorbij = self.status == MeedenkerStatus.GEPAUZEERD and (self.gepauzeerd_tot or date.max) <= klok.vandaag()
        return MeedenkerStatus.ACTIEF if voorbij else self.status

    def get_toestand_display(self) -> str:
        return str(MeedenkerStatus(self.toestand).label)


class Panel(models.Model):
    naam = models.CharField(_("naam"), max_length=100, unique=True)
    doel = models.CharField(_("doel"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class ImportStatus(models.TextChoices):
    INGELEZEN = "ingelezen", _("Bekijk het voorbeeld")
    BEVESTIGD = "bevestigd", _("Wordt verwerkt")
    KLAAR = "klaar", _("Klaar")
    GEANNULEERD = "geannuleerd", _("Niet doorgegaan")
    MISLUKT = "mislukt", _("Niet gelukt")


class Uitkomst(models.TextChoices):
    NIEUW = "nieuw", _("Nieuw")
    BIJWERKEN = "bijgewerkt", _("Bijwerken")
    DUBBEL = "dubbel", _("Dubbel")
    GEWEIGERD = "geweigerd", _("Geweigerd")
    OVERGESLAGEN = "overgeslagen", _("Overgeslagen")


class Importtaak(models.Model):
    """One offered spreadsheet: read, previewed per row, and stored only when confirmed; then all or nothing."""

    bestandsnaam = models.CharField(max_length=200)
    bestand = models.ForeignKey("contacten.Bestand", on_delete=models.SET_NULL, null=True)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("panel"))
    kolommen = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=ImportStatus, default=ImportStatus.INGELEZEN)
    tellingen = models.JSONField(default=dict)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    klaar_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="importtaak_status_bestaat")
        ]

    def __str__(self):
        return self.bestandsnaam


class Importrij(models.Model):
    """What became of one row. `gegevens` (cleaned values) is emptied when the import ends."""

    taak = models.ForeignKey(Importtaak, on_delete=models.CASCADE, related_name="rijen")
    regel = models.PositiveIntegerField()
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)
    reden = models.TextField(blank=True)
    waarschuwingen = models.JSONField(default=list)
    gegevens = models.JSONField(default=dict)
    bestaand = models.ForeignKey(Meedenker, on_delete=models.SET_NULL, null=True)

    class Meta:
        ordering = ["regel"]

    def __str__(self):
        return f"{self.taak_id}:{self.regel}"


class VerzoekStatus(models.TextChoices):
    INGEDIEND = "ingediend", _("Wacht op antwoord")
    TERUGGEVRAAGD = "teruggevraagd", _("Vraag van de adviseur")
    AANVAARD = "aanvaard", _("Aangenomen")
    AFGEWEZEN = "afgewezen", _("Niet aangenomen")


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
    project = models.CharField(_("project"), max_length=150)
    vraag = models.TextField(_("wat wilt u vragen?"))
    wat_ermee = models.TextField(_("wat gebeurt er met de uitkomst?"))
    aantal = models.PositiveSmallIntegerField(_("hoeveel mensen?"))
    profiel = models.CharField(_("wie zoekt u?"), max_length=300, blank=True)
    wanneer = models.CharField(_("wanneer en hoe lang?"), max_length=200)
    waar = models.CharField(_("waar?"), max_length=200)
    vergoeding = models.CharField(_("welke vergoeding?"), max_length=200)
    status = models.CharField(max_length=15, choices=VerzoekStatus, default=VerzoekStatus.INGEDIEND)
    antwoord = models.TextField(_("antwoord van de adviseur"), blank=True)
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
