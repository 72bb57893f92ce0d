from django.db import models
from django.utils.translation import gettext_lazy as _

from participatie import klok
from participatie.avg.models import Doel
from participatie.avg.versleuteling import VersleuteldVeld
from participatie.gemeente.models import Lijstwaarde


class Ervaringsoort(Lijstwaarde):
    """A kind of experience that people can have: home help, an allowance, youth help."""

    class Meta(Lijstwaarde.Meta):
        verbose_name = _("soort ervaring")
        verbose_name_plural = _("soorten ervaring")


class Ervaring(models.Model):
    """What is special or sensitive about a meedenker: encrypted, in a table of its own, only with its own ground.

    `soorten`: list of keys of Ervaringsoort. `nodig`: what the person needs to take part ("wheelchair") is about
    health too. Withdrawing the ground deletes the row (`meedenkers.services`).
    """

    meedenker = models.OneToOneField("Meedenker", on_delete=models.CASCADE, related_name="ervaring")
    grond = models.ForeignKey("avg.Grond", on_delete=models.PROTECT, related_name="+")
    soorten = VersleuteldVeld(default=list)
    toelichting = VersleuteldVeld(default=str)
    nodig = VersleuteldVeld(default=str)
    gewijzigd_op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        verbose_name = _("ervaring")
        verbose_name_plural = _("ervaringen")

    def __str__(self):
        return f"Ervaring {self.pk}"

    def save(self, *args, **kwargs):
        eis_grond(self)
        super().save(*args, **kwargs)


def eis_grond(ervaring: Ervaring) -> None:
    """The last door: whoever stores experience must hold the valid ground of this very person."""
    grond = ervaring.grond
    if (
        grond.doel != Doel.ERVARING
        or grond.ingetrokken_op is not None
        or grond.contact_id != ervaring.meedenker.contact_id
    ):
        raise ValueError("Ervaring zonder geldige grond van deze persoon.")
