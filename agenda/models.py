from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participatie import klok


class Publicatie(models.TextChoices):
    CONCEPT = "concept", _("Concept")
    GEPUBLICEERD = "gepubliceerd", _("Gepubliceerd")


class Wet(models.TextChoices):
    WMO = "wmo", _("Wmo")
    JEUGDWET = "jeugdwet", _("Jeugdwet")
    PARTICIPATIEWET = "participatiewet", _("Participatiewet")
    ANDERS = "anders", _("Anders")


class Niveau(models.TextChoices):
    WIJK = "wijk", _("In de wijk")
    GEMEENTE = "gemeente", _("In de gemeente")
    REGIO = "regio", _("In de regio")


class Participatieniveau(models.TextChoices):
    INFORMEREN = "informeren", _("Informeren: wij vertellen u wat er gebeurt")
    RAADPLEGEN = "raadplegen", _("Raadplegen: wij vragen wat u vindt")
    ADVISEREN = "adviseren", _("Adviseren: u geeft advies, wij leggen uit wat wij ermee doen")
    COPRODUCEREN = "coproduceren", _("Coproduceren: wij maken het plan samen")
    MEEBESLISSEN = "meebeslissen", _("Meebeslissen: u beslist mee")
    FACILITEREN = "faciliteren", _("Faciliteren: u doet het zelf, wij helpen")


class TrajectStatus(models.TextChoices):
    GEPLAND = "gepland", _("Gepland")
    LOOPT = "loopt", _("Loopt nu")
    AFGEROND = "afgerond", _("Afgerond")
    VERVALLEN = "vervallen", _("Gaat niet door")


class Fase(models.TextChoices):
    """The process model. A traject may stand in any, and go back."""

    AGENDEREN = "agenderen", _("Op de agenda")
    VOORBEREIDEN = "voorbereiden", _("Voorbereiden")
    OPHALEN = "ophalen", _("Ophalen: wij horen wat u vindt")
    WEGEN = "wegen", _("Wegen: wat telt hoe zwaar")
    VERWERKEN = "verwerken", _("Verwerken: er iets mee doen")
    TERUGKOPPELEN = "terugkoppelen", _("Terugkoppelen: u hoort wat er gebeurde")
    EVALUEREN = "evalueren", _("Evalueren: wat leerden wij")


class JaaragendaQuerySet(models.QuerySet):
    def gepubliceerd(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)


class Jaaragenda(models.Model):
    jaar = models.PositiveSmallIntegerField(_("jaar"), unique=True)
    inleiding = models.TextField(_("inleiding"), blank=True)
    publicatie = models.CharField(max_length=15, choices=Publicatie, default=Publicatie.CONCEPT)

    objects = JaaragendaQuerySet.as_manager()

    class Meta:
        verbose_name = _("jaaragenda")
        verbose_name_plural = _("jaaragenda's")
        ordering = ["-jaar"]
        constraints = [
            models.CheckConstraint(condition=Q(publicatie__in=Publicatie.values), name="jaaragenda_publicatie_bestaat"),
            models.CheckConstraint(condition=Q(jaar__gte=2000, jaar__lte=2100), name="jaaragenda_jaar_redelijk"),
        ]

    def __str__(self):
        return f"Jaaragenda {self.jaar}"


class TrajectQuerySet(models.QuerySet):
    def gepubliceerd(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD, jaaragenda__publicatie=Publicatie.GEPUBLICEERD)

    def visible_to(self, user):
        """Everyone sees what is published; adviseur all; an ambtenaar also the own ones."""
        if user.is_authenticated and user.heeft("adviseur"):
            return self
        zichtbaar = Q(publicatie=Publicatie.GEPUBLICEERD, jaaragenda__publicatie=Publicatie.GEPUBLICEERD)
        if user.is_authenticated and user.heeft("ambtenaar"):
            zichtbaar |= Q(verantwoordelijke=user)
        return self.filter(zichtbaar)

    def werk_van(self, user):
        """What someone works on: the adviseur all, an ambtenaar the own trajecten (not what others published)."""
        return self if user.heeft("adviseur") else self.filter(verantwoordelijke=user)


class Traject(models.Model):
    """One subject on the agenda: what residents can talk about, what they can influence and what is fixed."""

    jaaragenda = models.ForeignKey(Jaaragenda, on_delete=models.PROTECT, related_name="trajecten")
    titel = models.CharField(_("titel"), max_length=120)
    slug = models.SlugField(max_length=140, editable=False)
    samenvatting = models.TextField(_("waar gaat het over?"))
    te_beinvloeden = models.TextField(_("waarover kunt u meepraten?"))
    staat_vast = models.TextField(_("wat staat al vast?"), blank=True)
    wet = models.CharField(_("wet"), max_length=20, choices=Wet)
    themas = models.ManyToManyField("gemeente.Thema", verbose_name=_("thema's"), blank=True)
    wijken = models.ManyToManyField("gemeente.Wijk", verbose_name=_("wijken"), blank=True)
    doelgroepen = models.CharField(_("voor wie"), max_length=200, blank=True)
    niveau = models.CharField(_("waar wordt beslist"), max_length=10, choices=Niveau, default=Niveau.GEMEENTE)
    participatieniveau = models.CharField(
        _("hoe praat u mee"), max_length=15, choices=Participatieniveau, default=Participatieniveau.ADVISEREN
    )
    begin = models.DateField(_("begint op"))
    eind = models.DateField(_("duurt tot en met"))
    verantwoordelijke = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, verbose_name=_("verantwoordelijke ambtenaar")
    )
    status = models.CharField(max_length=10, choices=TrajectStatus, default=TrajectStatus.GEPLAND)
    fase = models.CharField(max_length=15, choices=Fase, default=Fase.AGENDEREN)
    publicatie = models.CharField(max_length=15, choices=Publicatie, default=Publicatie.CONCEPT)
    gepubliceerd_op = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = TrajectQuerySet.as_manager()

    class Meta:
        verbose_name = _("traject")
        verbose_name_plural = _("trajecten")
        ordering = ["begin", "titel"]
        constraints = [
            models.UniqueConstraint(fields=["jaaragenda", "slug"], name="traject_slug_uniek_per_jaar"),
            models.CheckConstraint(condition=Q(status__in=TrajectStatus.values), name="traject_status_bestaat"),
            models.CheckConstraint(condition=Q(fase__in=Fase.values), name="traject_fase_bestaat"),
            models.CheckConstraint(condition=Q(publicatie__in=Publicatie.values), name="traject_publicatie_bestaat"),
            models.CheckConstraint(condition=Q(eind__gte=F("begin")), name="traject_eindigt_na_begin"),
        ]

    def __str__(self):
        return self.titel

    @property
    def is_openbaar(self) -> bool:
        """Published itself, on a published agenda."""
        return self.publicatie == self.jaaragenda.publicatie == Publicatie.GEPUBLICEERD

    def get_absolute_url(self):
        return reverse("agenda:traject", args=[self.jaaragenda.jaar, self.slug])


class Fasestap(models.Model):
    """Each move through the process model, with its date and reason."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="fasestappen")
    fase = models.CharField(max_length=15, choices=Fase)
    op = models.DateTimeField(default=klok.nu)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    door = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True)

    class Meta:
        ordering = ["op", "pk"]

    def __str__(self):
        return f"{self.traject_id} {self.fase}"
