"""Reads over input, for the triage screens and the worklist."""

from django.db.models import Q, QuerySet

from adviezen.models import Advies, ContactStatus, Inbreng, InbrengStatus, PersoonlijkContact
from adviezen.workflow import BUNDELBAAR

ALLE = "alle"
TE_LAAT = "te_laat"


def op_volgorde(inbreng: QuerySet[Inbreng]) -> QuerySet[Inbreng]:
    """Urgent on top, then who waits longest."""
    return inbreng.order_by("-spoed", "ontvangen_op", "pk")


def nieuwe_inbreng(user) -> QuerySet[Inbreng]:
    """What has no route yet."""
    return op_volgorde(Inbreng.objects.visible_to(user).filter(status=InbrengStatus.NIEUW))


def volgende(user, na: Inbreng) -> Inbreng | None:
    """The next one without a route, after this one in the order of the list; at the end the first again."""
    later = Q(ontvangen_op__gt=na.ontvangen_op) | Q(ontvangen_op=na.ontvangen_op, pk__gt=na.pk)
    verder = Q(spoed=False) | (Q(spoed=True) & later) if na.spoed else Q(spoed=False) & later
    rijen = nieuwe_inbreng(user).exclude(pk=na.pk)
    return rijen.filter(verder).first() or rijen.first()


def zoek_inbreng(user, *, q="", thema=None, wijk=None, bijeenkomst=None, status="") -> QuerySet[Inbreng]:
    """The triage list. Without a status: what has no route yet."""
    rijen = Inbreng.objects.visible_to(user).select_related("thema", "wijk", "bijeenkomst", "advies")
    if status == TE_LAAT:
        rijen = rijen.over_termijn()
    elif status != ALLE:
        rijen = rijen.filter(status=status or InbrengStatus.NIEUW)
    if q:
        rijen = rijen.filter(Q(tekst__icontains=q) | Q(**Inbreng.bij_nummer(q)))
    for veld, waarde in {"thema": thema, "wijk": wijk, "bijeenkomst": bijeenkomst}.items():
        if waarde is not None:
            rijen = rijen.filter(**{veld: waarde})
    return op_volgorde(rijen)


def open_adviezen() -> QuerySet[Advies]:
    """What still takes input."""
    return Advies.objects.filter(status__in=BUNDELBAAR)


def open_contacten(user) -> QuerySet[PersoonlijkContact]:
    return (
        PersoonlijkContact.objects.visible_to(user)
        .filter(status=ContactStatus.OPEN)
        .select_related("inbreng__thema", "eigenaar")
        .order_by("-inbreng__spoed", "uiterlijk", "pk")
    )
