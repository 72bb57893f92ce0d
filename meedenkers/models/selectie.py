from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.avg.versleuteling import VersleuteldVeld
from participatie.contacten.models import MetLink


class Kenmerk(models.TextChoices):
    """What quotas can be about. One value per person (district, age), or yes/no per value (experience, language)."""

    WIJK = "wijk", _("Wijk")
    LEEFTIJD = "leeftijd", _("Leeftijd")
    ERVARING = "ervaring", _("Ervaring")
    TAAL = "taal", _("Taal")
    NIEUW = "nieuw", _("Nog nooit gevraagd")


class Lotingsregels(models.Model):
    """The rules of drawing and asking: one row, edited in /beheer/. Public on the page that explains the draw."""

    sterkte = models.DecimalField(
        _("hoe sterk telt eerder gevraagd zijn?"),
        max_digits=3,
        decimal_places=1,
        default=1,
        validators=[MinValueValidator(0), MaxValueValidator(4)],  # as in loting/rotatie.py
        help_text=_("0: iedereen evenveel kans. 4: wie al gevraagd is, heeft een heel kleine kans."),
    )
    halfwaarde_dagen = models.PositiveSmallIntegerField(
        _("na hoeveel dagen telt een vraag half mee?"),
        default=180,
        validators=[MinValueValidator(30), MaxValueValidator(730)],
    )
    limiet_per_jaar = models.PositiveSmallIntegerField(
        _("hoogstens zo vaak per jaar vragen"), default=4, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    ja_procent = models.PositiveSmallIntegerField(
        _("hoeveel procent zegt ja? (zolang er te weinig antwoorden zijn)"),
        default=50,
        validators=[MinValueValidator(10), MaxValueValidator(100)],
    )
    antwoordtermijn_dagen = models.PositiveSmallIntegerField(
        _("dagen om ja of nee te zeggen"), default=10, validators=[MinValueValidator(3), MaxValueValidator(28)]
    )
    verzoektermijn_werkdagen = models.PositiveSmallIntegerField(
        _("werkdagen om een verzoek te beantwoorden"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    terugkoppeltermijn_weken = models.PositiveSmallIntegerField(
        _("weken om te vertellen wat het opleverde"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
    )
    contact_zichtbaar_dagen = models.PositiveSmallIntegerField(
        _("dagen na afloop dat de aanvrager de namen ziet"),
        default=30,
        validators=[MinValueValidator(0), MaxValueValidator(30)],
    )

    class Meta:
        verbose_name = _("regels voor loten en vragen")
        verbose_name_plural = _("regels voor loten en vragen")

    def __str__(self):
        return str(self._meta.verbose_name)

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def huidig(cls) -> "Lotingsregels":
        return cls.objects.filter(pk=1).first() or cls.objects.get_or_create(pk=1)[0]


class SelectieStatus(models.TextChoices):
    GETROKKEN = "getrokken", _("Geloot, nog niet uitgenodigd")
    UITGENODIGD = "uitgenodigd", _("Uitgenodigd")
    VERVALLEN = "vervallen", _("Vervallen")


class Selectie(models.Model):
    """One draw for one request. The settings are fixed first, then the system makes the seed and draws.

    `opzet`: what was asked (filters, quotas), as it was shown. `loterij`: the stored lottery (kinds, vectors and
    chances); with `zaad` and the candidates it gives the same people again. It stands encrypted: with the kind of a
    candidate it tells who has which experience. `uitleg`: figures for the public explanation, no persons.
    """

    verzoek = models.ForeignKey("Verzoek", on_delete=models.PROTECT, related_name="selecties")
    volgnummer = models.PositiveSmallIntegerField(editable=False)
    status = models.CharField(max_length=12, choices=SelectieStatus, default=SelectieStatus.GETROKKEN)
    opzet = models.JSONField()
    gewenst = models.PositiveSmallIntegerField(_("hoeveel mensen zijn er nodig?"))
    uit_te_nodigen = models.PositiveSmallIntegerField(_("hoeveel mensen nodigen wij uit?"))
    ja_procent = models.PositiveSmallIntegerField()
    antwoord_uiterlijk = models.DateField(_("antwoord uiterlijk op"))
    vult_aan = models.BooleanField(_("vanzelf aanvullen"), default=True)
    zaad = models.CharField(max_length=64)
    loterij = VersleuteldVeld(default=dict)
    uitleg = models.JSONField(default=dict)
    reden = models.CharField(_("waarom opnieuw loten?"), max_length=300, blank=True)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    uitgenodigd_op = models.DateTimeField(null=True, editable=False)
    # Why nobody could be added: {"quota": [[characteristic, value, persons]], "te_weinig": n}, or {"te_laat": true}.
    vastgelopen = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("selectie")
        verbose_name_plural = _("selecties")
        ordering = ["verzoek", "-volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["verzoek", "volgnummer"], name="selectie_nummer_uniek"),
            # Two advisors who draw at once: one of them hears that it was done.
            models.UniqueConstraint(
                fields=["verzoek"], condition=~Q(status="vervallen"), name="selectie_een_geldig_per_verzoek"
            ),
            models.CheckConstraint(condition=Q(status__in=SelectieStatus.values), name="selectie_status_bestaat"),
        ]

    def __str__(self):
        return f"Selectie {self.volgnummer} van verzoek {self.verzoek_id}"


class Kandidaat(models.Model):
    """Somebody in the pool of a draw, with weight and chance. Stays after erasing: it holds no person.

    `soort`: number of the kind in the stored lottery, which knows the characteristics. `getrokken`: in the selection
    now, changes by hand included (`Wissel` tells which). `volgorde`: place in the order of the undrawn of the same
    kind; null for who was drawn or was changed by hand.
    """

    selectie = models.ForeignKey(Selectie, on_delete=models.CASCADE, related_name="kandidaten")
    meedenker = models.ForeignKey("Meedenker", on_delete=models.PROTECT, related_name="kandidaturen")
    gewicht = models.FloatField()
    kans = models.FloatField()
    soort = models.IntegerField(_("soort"))
    getrokken = models.BooleanField(default=False)
    volgorde = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selectie", "meedenker"], name="kandidaat_uniek"),
            models.CheckConstraint(condition=Q(gewicht__gt=0), name="kandidaat_gewicht_positief"),
            models.CheckConstraint(condition=Q(kans__gte=0, kans__lte=1), name="kandidaat_kans_is_kans"),
        ]

    def __str__(self):
        return f"Kandidaat {self.pk}"


class Wissel(models.Model):
    """Changed by hand, with the reason; kept beside what the draw gave."""

    selectie = models.ForeignKey(Selectie, on_delete=models.CASCADE, related_name="wissels")
    eruit = models.ForeignKey(Kandidaat, on_delete=models.PROTECT, related_name="+")
    erin = models.ForeignKey(Kandidaat, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(_("waarom?"), max_length=300)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Wissel {self.pk}"


class Herkomst(models.TextChoices):
    LOTING = "loting", _("Geloot")
    AANVULLING = "aanvulling", _("Aangevuld")
    HAND = "hand", _("Met de hand gewisseld")
    PANEL = "panel", _("Lid van het panel")


class UitnodigingStatus(models.TextChoices):
    UITGENODIGD = "uitgenodigd", _("Nog geen antwoord")
    JA = "ja", _("Doet mee")
    RESERVE = "reserve", _("Op de reservelijst")
    NEE = "nee", _("Doet niet mee")
    VERLOPEN = "verlopen", _("Niet geantwoord")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    DEELGENOMEN = "deelgenomen", _("Is geweest")
    NIET_GEKOMEN = "niet_gekomen", _("Is niet gekomen")


class UitnodigingQuerySet(models.QuerySet):
    def telt_mee(self):
        """What counts as having been asked: everything but what was withdrawn."""
        return self.exclude(status=UitnodigingStatus.INGETROKKEN)

    def visible_to(self, user):
        return self if user.is_authenticated and user.heeft("adviseur") else self.none()


class Uitnodiging(MetLink):
    """One question to one meedenker: will you think along with this request?"""

    LINK_DOEL = "uitnodiging"

    verzoek = models.ForeignKey("Verzoek", on_delete=models.PROTECT, related_name="uitnodigingen")
    selectie = models.ForeignKey(Selectie, on_delete=models.PROTECT, null=True, related_name="uitnodigingen")
    meedenker = models.ForeignKey("Meedenker", on_delete=models.PROTECT, related_name="uitnodigingen")
    herkomst = models.CharField(max_length=12, choices=Herkomst)
    status = models.CharField(max_length=12, choices=UitnodigingStatus, default=UitnodigingStatus.UITGENODIGD)
    antwoord_uiterlijk = models.DateField()
    uitgenodigd_op = models.DateTimeField(default=klok.nu, editable=False)
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    antwoord_via = models.CharField(max_length=20, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        ordering = ["pk"]
        indexes = [models.Index(fields=["meedenker", "uitgenodigd_op"])]
        constraints = [
            models.UniqueConstraint(fields=["verzoek", "meedenker"], name="uitnodiging_een_per_persoon"),
            models.CheckConstraint(condition=Q(status__in=UitnodigingStatus.values), name="uitnodiging_status_bestaat"),
            models.CheckConstraint(condition=Q(herkomst__in=Herkomst.values), name="uitnodiging_herkomst_bestaat"),
        ]

    def __str__(self):
        return f"Uitnodiging {self.pk}"


class Bevolkingsaandeel(models.Model):
    """How many people of the municipality have a characteristic: to see who is missing. Filled in by the beheerder."""

    kenmerk = models.CharField(_("kenmerk"), max_length=10, choices=Kenmerk)
    waarde = models.CharField(_("waarde"), max_length=100, help_text=_("Zoals het in de lijst staat."))
    aantal = models.PositiveIntegerField(_("aantal inwoners"))

    class Meta:
        verbose_name = _("inwoners per kenmerk")
        verbose_name_plural = _("inwoners per kenmerk")
        ordering = ["kenmerk", "waarde"]
        constraints = [
            models.UniqueConstraint(fields=["kenmerk", "waarde"], name="bevolkingsaandeel_uniek"),
            models.CheckConstraint(condition=Q(kenmerk__in=Kenmerk.values), name="bevolkingsaandeel_kenmerk_bestaat"),
        ]

    def __str__(self):
        return f"{self.get_kenmerk_display()}: {self.waarde}"
