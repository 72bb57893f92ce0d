from contextlib import contextmanager
from contextvars import ContextVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_gelezen: ContextVar[list | None] = ContextVar("gemeente", default=None)


class ThemaKeuze(models.TextChoices):
    STANDAARD = "standaard", _("Standaard")
    WATERRIJK = "waterrijk", _("Waterrijk")


class Gemeente(models.Model):
    """The municipality itself: one row, edited in /beheer/."""

    SLEUTEL = "gemeente"

    naam = models.CharField(_("naam van de gemeente"), max_length=100, default="Voorbeeldgemeente")
    sitenaam = models.CharField(_("naam van de site"), max_length=100, default="Meepraten over hulp en ondersteuning")
    telefoon = models.CharField(_("telefoonnummer"), max_length=30, default="14 0000")
    openingstijden = models.CharField(
        _("bereikbaar"), max_length=120, default="maandag tot en met vrijdag, 9.00 tot 17.00 uur"
    )
    email = models.EmailField(_("e-mailadres"), default="meepraten@gemeente.example")
    huisstijl = models.CharField(_("huisstijl"), max_length=20, choices=ThemaKeuze, default=ThemaKeuze.STANDAARD)
    welkom = models.TextField(
        _("welkomsttekst"),
        default="Krijgt u hulp of ondersteuning? Of zorgt u voor iemand? Dan horen wij graag wat u ervan vindt.",
    )
    antwoordtermijn_weken = models.PositiveSmallIntegerField(
        _("antwoord binnen (weken)"), default=8, validators=[MinValueValidator(1), MaxValueValidator(26)]
    )
    toetstermijn_dagen = models.PositiveSmallIntegerField(_("termijn voor de commissie (dagen)"), default=14)
    toets_oordelen_nodig = models.PositiveSmallIntegerField(
        _("oordelen die een toets afsluiten"), default=1, validators=[MinValueValidator(1), MaxValueValidator(15)]
    )
    steekproef_procent = models.PositiveSmallIntegerField(
        _("steekproef voor de toets vooraf (%)"), default=10, validators=[MaxValueValidator(100)]
    )
    beslistermijn_weken = models.PositiveSmallIntegerField(_("beslistermijn aanvraag (weken)"), default=8)
    mandaat = models.CharField(
        _("mandaat voor publicatie en besluiten"),
        max_length=200,
        default="namens het college van burgemeester en wethouders, de adviseur participatie",
    )
    privacytekst = models.TextField(_("tekst over privacy"), blank=True)
    voorbeeld_geladen = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeente")

    def __str__(self):
        return self.naam

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @property
    def telefoon_link(self) -> str:
        return "tel:" + "".join(c for c in self.telefoon if c.isdigit() or c == "+")

    @classmethod
    def huidig(cls) -> "Gemeente":
        """The one row; made with its defaults when a new installation has none yet."""
        gelezen = _gelezen.get()
        if gelezen:
            return gelezen[0]
        rij = cls.objects.filter(pk=1).first() or cls.objects.get_or_create(pk=1)[0]
        if gelezen is not None:
            gelezen.append(rij)
        return rij

    @staticmethod
    @contextmanager
    def een_keer_lezen():
        """Inside the block `huidig` reads the row once: for a page that shows many texts in which it is named."""
        sleutel = _gelezen.set([])
        try:
            yield
        finally:
            _gelezen.reset(sleutel)


class Lijstwaarde(models.Model):
    naam = models.CharField(_("naam"), max_length=100, unique=True)
    actief = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        abstract = True
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class Wijk(Lijstwaarde):
    class Meta(Lijstwaarde.Meta):
        verbose_name = _("wijk")
        verbose_name_plural = _("wijken")


class Thema(Lijstwaarde):
    uitleg = models.CharField(_("uitleg"), max_length=200, blank=True)

    class Meta(Lijstwaarde.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")


class Afdeling(Lijstwaarde):
    class Meta(Lijstwaarde.Meta):
        verbose_name = _("afdeling")
        verbose_name_plural = _("afdelingen")
