from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.avg.versleuteling import VersleuteldVeld
from participatie.contacten.models import MetLink


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
    SAMENGEVOEGD = "samengevoegd", _("Samengevoegd met een ander")


OP_LIJST = (MeedenkerStatus.ONBEVESTIGD, MeedenkerStatus.ACTIEF, MeedenkerStatus.GEPAUZEERD)


class Bron(models.TextChoices):
    WEBSITE = "website", _("Website")
    BIJEENKOMST = "bijeenkomst", _("Bijeenkomst")
    AMBTENAAR = "ambtenaar", _("Ambtenaar")
    IMPORT = "import", _("Import")


class Vertegenwoordiging(models.TextChoices):
    """Why somebody else agrees in this person's name; such a person is never drawn."""

    JONGER_DAN_16 = "jonger_dan_16", _("Jonger dan 16 jaar")
    ONDER_CURATELE = "onder_curatele", _("Onder curatele")


class MeedenkerQuerySet(models.QuerySet):
    def in_database(self, tot=None):
        """Who is in the database now, or was before the moment `tot` (figures of a year stay right when one leaves)."""
        if tot is None:
            return self.filter(status__in=OP_LIJST)
        return self.exclude(status=MeedenkerStatus.SAMENGEVOEGD).filter(
            Q(vertrokken_op__isnull=True) | Q(vertrokken_op__gte=tot), sinds__lt=tot
        )

    def met_toestand(self, toestand):
        """Filter on the status as it is today (see `Meedenker.toestand`)."""
        voorbij = Q(status=MeedenkerStatus.GEPAUZEERD, gepauzeerd_tot__lte=klok.vandaag())
        if toestand == MeedenkerStatus.ACTIEF:
            return self.filter(Q(status=toestand) | voorbij)
        if toestand == MeedenkerStatus.GEPAUZEERD:
            return self.filter(status=toestand).exclude(voorbij)
        return self.filter(status=toestand)

    def in_panel(self, panel, tot=None):
        """Members of a panel now, or at the moment `tot`; together with `in_database(tot)`."""
        lid = Q(tot__isnull=True) if tot is None else Q(sinds__lt=tot) & (Q(tot__isnull=True) | Q(tot__gte=tot))
        return self.filter(pk__in=Panellid.objects.filter(lid, panel=panel).values("meedenker"))

    def visible_to(self, user):
        if user.is_authenticated and user.heeft("adviseur"):
            return self
        return self.none()


class Meedenker(MetLink):
    """Someone who wants to be asked to think along. What is special data stands in `Ervaring`, never here."""

    LINK_DOEL = "meedenker"

    contact = models.OneToOneField("contacten.Contact", on_delete=models.PROTECT, related_name="meedenker")
    wijk = models.ForeignKey("gemeente.Wijk", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("wijk"))
    leeftijdsgroep = models.CharField(_("leeftijd"), max_length=10, choices=Leeftijdsgroep, blank=True)
    talen = models.CharField(_("talen"), max_length=120, blank=True)
    themas = models.ManyToManyField("gemeente.Thema", verbose_name=_("waarover wilt u meedenken?"), blank=True)
    wanneer = models.CharField(_("wanneer kunt u?"), max_length=120, blank=True)
    waar = models.CharField(_("waar kunt u komen?"), max_length=120, blank=True)
    bron = models.CharField(max_length=15, choices=Bron, default=Bron.WEBSITE)
    status = models.CharField(max_length=12, choices=MeedenkerStatus, default=MeedenkerStatus.ACTIEF)
    gepauzeerd_tot = models.DateField(_("pauze tot"), null=True, blank=True)
    sinds = models.DateTimeField(default=klok.nu, editable=False)
    vertrokken_op = models.DateTimeField(null=True, editable=False)
    panels = models.ManyToManyField(
        "Panel", through="Panellid", related_name="leden", blank=True, verbose_name=_("panels")
    )
    organisaties = models.ManyToManyField(
        "contacten.Organisatie", through="Lidmaatschap", related_name="meedenkers", blank=True
    )

    # What the person wants and does not want to be asked.
    limiet_per_jaar = models.PositiveSmallIntegerField(
        _("hoe vaak per jaar?"), null=True, blank=True, help_text=_("Leeg: zo vaak als de gemeente instelt.")
    )
    nooit_themas = models.ManyToManyField(
        "gemeente.Thema", related_name="+", blank=True, verbose_name=_("waarover wilt u niets horen?")
    )
    dichte_afdelingen = models.ManyToManyField(
        "gemeente.Afdeling", related_name="+", blank=True, verbose_name=_("welke afdelingen mogen u niet vragen?")
    )

    vertegenwoordiging = models.CharField(max_length=15, choices=Vertegenwoordiging, blank=True)
    vertegenwoordiger = models.OneToOneField(
        "contacten.Contact", on_delete=models.PROTECT, null=True, blank=True, related_name="vertegenwoordigt"
    )

    objects = MeedenkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("meedenker")
        verbose_name_plural = _("meedenkers")
        ordering = ["contact__naam", "pk"]
        indexes = [models.Index(fields=["status", "sinds"])]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=MeedenkerStatus.values), name="meedenker_status_bestaat"),
            models.CheckConstraint(condition=Q(bron__in=Bron.values), name="meedenker_bron_bestaat"),
            models.CheckConstraint(
                condition=Q(leeftijdsgroep="") | Q(leeftijdsgroep__in=Leeftijdsgroep.values),
                name="meedenker_leeftijd_bestaat",
            ),
            models.CheckConstraint(
                condition=Q(vertegenwoordiging="") | Q(vertegenwoordiging__in=Vertegenwoordiging.values),
                name="meedenker_vertegenwoordiging_bestaat",
            ),
        ]

    def __str__(self):
        return f"Meedenker {self.pk}"

    @property
    def toestand(self) -> str:
        """The status as it is today: a pause ends by itself on its date, also when nobody touched the row."""
        voorbij = self.status == MeedenkerStatus.GEPAUZEERD and (self.gepauzeerd_tot or date.max) <= klok.vandaag()
        return MeedenkerStatus.ACTIEF if voorbij else self.status

    @property
    def huidige_panels(self):
        return Panel.objects.filter(panelleden__meedenker=self, panelleden__tot=None)

    def get_toestand_display(self) -> str:
        return str(MeedenkerStatus(self.toestand).label)


class Vertegenwoordigde(Meedenker):
    """The same row behind the link of the legal representative: who opens that one may agree."""

    LINK_DOEL = "vertegenwoordigde"

    class Meta:
        proxy = True

    def __str__(self):
        return f"Vertegenwoordigde {self.pk}"


class Panel(models.Model):
    """A fixed group of meedenkers with a purpose of its own, to which each member agreed."""

    naam = models.CharField(_("naam"), max_length=100, unique=True)
    doel = models.CharField(_("doel"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class Panellid(models.Model):
    """Membership of a panel, on its own ground. `tot`: when it ended; the row stays for the figures."""

    meedenker = models.ForeignKey(Meedenker, on_delete=models.CASCADE, related_name="panelleden")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="panelleden")
    # Not null: without a ground nobody can be in a panel, whatever door is used.
    grond = models.ForeignKey("avg.Grond", on_delete=models.PROTECT, related_name="+")
    sinds = models.DateTimeField(default=klok.nu, editable=False)
    tot = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meedenker", "panel"], condition=Q(tot__isnull=True), name="panellid_een_keer_tegelijk"
            )
        ]

    def __str__(self):
        return f"{self.meedenker_id} in {self.panel_id}"


class Lidrol(models.TextChoices):
    LID = "lid", _("Lid")
    CONTACTPERSOON = "contactpersoon", _("Contactpersoon")


class Lidmaatschap(models.Model):
    """A meedenker who belongs to an organisation, or is its contact."""

    meedenker = models.ForeignKey(Meedenker, on_delete=models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey("contacten.Organisatie", on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField(_("rol"), max_length=15, choices=Lidrol, default=Lidrol.LID)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meedenker", "organisatie"], name="lidmaatschap_uniek"),
            models.CheckConstraint(condition=Q(rol__in=Lidrol.values), name="lidmaatschap_rol_bestaat"),
        ]

    def __str__(self):
        return f"{self.meedenker_id} bij {self.organisatie_id}"


class Samenvoeging(models.Model):
    """Two rows of one person, made one; with what is needed to undo it, until it is settled (`afgesloten_op`)."""

    blijft = models.ForeignKey(Meedenker, on_delete=models.CASCADE, related_name="+")
    weg = models.ForeignKey(Meedenker, on_delete=models.CASCADE, related_name="+")
    terug = VersleuteldVeld(default=dict)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    teruggedraaid_op = models.DateTimeField(null=True, editable=False)
    afgesloten_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.weg_id} in {self.blijft_id}"


class NietDubbel(models.Model):
    """ "No, these are two people": this pair is not proposed again. `een` is the lower key of the two."""

    een = models.ForeignKey(Meedenker, on_delete=models.CASCADE, related_name="+")
    ander = models.ForeignKey(Meedenker, on_delete=models.CASCADE, related_name="+")
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["een", "ander"], name="niet_dubbel_uniek"),
            models.CheckConstraint(condition=Q(een__lt=models.F("ander")), name="niet_dubbel_op_volgorde"),
        ]

    def __str__(self):
        return f"{self.een_id} en {self.ander_id}"
