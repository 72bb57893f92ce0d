import re

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participatie import klok

LOKT = re.compile(r"//|@|www\.|[\w-]{2,}\.[^\W\d_]{2,}|\d{3}", re.IGNORECASE)


class Kanaal(models.TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Sms")
    BRIEF = "brief", _("Brief")
    BELLEN = "bellen", _("Telefoon")


class Contact(models.Model):
    """How to reach the person behind one entry. One per entry, never merged by address: two people may share one.

    `email` and `telefoon` (E.164) may be empty; erasing empties everything and keeps the row.
    """

    naam = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True, db_index=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20, blank=True, db_index=True)
    adres = models.TextField(_("postadres"), blank=True)
    kanaal = models.CharField(_("hoe bereiken"), max_length=10, choices=Kanaal, default=Kanaal.EMAIL)
    taal = models.CharField(_("taal"), max_length=10, default="nl")
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    gewist_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacten")
        constraints = [models.CheckConstraint(condition=Q(kanaal__in=Kanaal.values), name="contact_kanaal_bestaat")]

    def __str__(self):
        return self.naam or str(_("zonder naam"))

    @property
    def voornaam_initiaal(self) -> str:
        """ "Maria J." for screens that others can see."""
        delen = self.naam.split()
        return f"{delen[0]} {delen[-1][0]}." if len(delen) > 1 else self.naam

    @property
    def aanhef(self) -> str:
        """The name for above a message; empty when what was typed there is an address or a number to lure people to.

        Anybody can type somebody else's e-mail address in a form: our mail must not carry a stranger's words to it.
        """
        return "" if LOKT.search(self.naam) else self.naam

    @property
    def bereikbaar(self) -> bool:
        return bool(not self.gewist_op and (self.email or self.telefoon or self.adres))

    @property
    def werkelijk_kanaal(self) -> str:
        """The preferred channel, or the first that can work; "" when nobody can be told."""
        middel = {
            Kanaal.EMAIL: self.email,
            Kanaal.SMS: self.telefoon,
            Kanaal.BRIEF: self.adres,
            Kanaal.BELLEN: self.telefoon,
        }
        if self.gewist_op:
            return ""
        if middel.get(self.kanaal):
            return self.kanaal
        return next((str(k) for k in (Kanaal.EMAIL, Kanaal.BELLEN, Kanaal.BRIEF) if middel[k]), "")


class MetLink(models.Model):
    """A row that a person opens with a secret link. Raising `link_versie` revokes every link given out before."""

    LINK_DOEL = ""

    link_versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Bestand(models.Model):
    """An upload: bytes in the database, so that there is one backup and one erasure. Limits: contacten/bestanden.py."""

    naam = models.CharField(max_length=200)
    mimetype = models.CharField(max_length=120)
    inhoud = models.BinaryField()
    grootte = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    door = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True)

    def __str__(self):
        return self.naam


class Organisatie(models.Model):
    """An organisation or initiative: whom one can ask, join or be referred to. `openbaar`: it agreed to be shown."""

    naam = models.CharField(_("naam"), max_length=120, unique=True)
    omschrijving = models.CharField(_("wat doet de organisatie?"), max_length=300, blank=True)
    website = models.URLField(_("website"), blank=True)
    telefoon = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    wijk = models.ForeignKey("gemeente.Wijk", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("wijk"))
    themas = models.ManyToManyField("gemeente.Thema", blank=True, verbose_name=_("thema's"))
    openbaar = models.BooleanField(_("mag op de site"), default=False)
    actief = models.BooleanField(_("in gebruik"), default=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class BelverzoekStatus(models.TextChoices):
    OPEN = "open", _("Nog bellen")
    GEBELD = "gebeld", _("Gebeld")


class Belverzoek(models.Model):
    """ "Bel mij": somebody asks to be called."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT)
    vraag = models.CharField(_("waar gaat het over?"), max_length=300, blank=True)
    wanneer = models.CharField(_("wanneer kunnen wij bellen?"), max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=BelverzoekStatus, default=BelverzoekStatus.OPEN)
    created_at = models.DateTimeField(default=klok.nu, editable=False)
    uitkomst = models.CharField(_("uitkomst"), max_length=300, blank=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=BelverzoekStatus.values), name="belverzoek_status_bestaat")
        ]

    def __str__(self):
        return f"Belverzoek {self.pk}"
