"""Reads: what is left of a budget, and how far an application is."""

from django.db.models import Count, Q, Sum

from budget.models import TOEGEKEND_EN_LATER, Aanvraag, AanvraagStatus, Begroting, BoekingSoort
from participatie.audit.models import Gebeurtenis


def over(begroting: Begroting, *, zonder: Aanvraag | None = None) -> int:
    """What is left, in cents. `zonder`: as if this application had booked nothing yet."""
    boekingen = begroting.boekingen.all()
    if zonder is not None:
        boekingen = boekingen.exclude(aanvraag=zonder)
    return begroting.bedrag + (boekingen.aggregate(som=Sum("bedrag"))["som"] or 0)


def toegekend_in(jaar: int) -> dict:
    """Of a year's budget: `bedrag`, `toegekend` and `over` in cents, and `aantal` grants; None without a budget."""
    begrotingen = Begroting.objects.filter(jaar=jaar).annotate(
        netto=Sum("boekingen__bedrag", default=0),
        aantal=Count("boekingen", filter=Q(boekingen__soort=BoekingSoort.TOEGEKEND)),
    )
    begroting = begrotingen.first()
    if begroting is None:
        return {"bedrag": None, "toegekend": None, "over": None, "aantal": None}
    netto = begroting.netto
    return {
        "bedrag": begroting.bedrag,
        "toegekend": -netto,
        "over": begroting.bedrag + netto,
        "aantal": begroting.aantal,
    }


def momenten(aanvraag: Aanvraag) -> dict:
    """When each step was taken, from the log: {transition: moment}; of a step taken twice the last."""
    rijen = Gebeurtenis.objects.filter(soort=aanvraag._meta.label_lower, object_id=aanvraag.pk).order_by("pk")
    return dict(rijen.values_list("actie", "op"))


def is_toegekend(aanvraag: Aanvraag) -> bool:
    return aanvraag.status in TOEGEKEND_EN_LATER


def heeft_besluit(aanvraag: Aanvraag) -> bool:
    return is_toegekend(aanvraag) or aanvraag.status == AanvraagStatus.AFGEWEZEN
