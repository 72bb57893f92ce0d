from django.db import models
from django.utils.translation import gettext_lazy as _

from participatie import klok


class AlleenToevoegen(models.QuerySet):
    """A log that can be rewritten proves nothing."""

    def update(self, **kwargs):
        raise TypeError("Het logboek kan niet worden gewijzigd.")

    def delete(self):
        raise TypeError("Het logboek kan niet worden gewist.")


class Gebeurtenis(models.Model):
    """One changed (or read, exported, refused) object: who, what, from → to, when, through which door.

    Ids only: no names, no addresses, no IP; so the log stays when a person is erased.
    """

    op = models.DateTimeField(default=klok.nu, db_index=True)
    user_id = models.BigIntegerField(null=True)
    via = models.CharField(max_length=40)
    actie = models.CharField(max_length=40, db_index=True)
    soort = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    van = models.CharField(max_length=40, blank=True)
    naar = models.CharField(max_length=40, blank=True)
    bijzonderheden = models.JSONField(default=dict)

    objects = AlleenToevoegen.as_manager()

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("logboek")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["soort", "object_id"])]

    def __str__(self):
        return f"{self.actie} {self.soort} {self.object_id}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("Het logboek kan niet worden gewijzigd.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Het logboek kan niet worden gewist.")
