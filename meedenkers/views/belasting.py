"""Load: who is asked how often, who never, and who is missing."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meedenkers import queries, queries_belasting
from meedenkers.forms import BelastingFilter
from meedenkers.models import Ervaringsoort, Meedenker
from meedenkers.pool import lees_ervaringen
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur


@adviseur
@require_safe
def belasting(request):
    form = BelastingFilter(request.GET)
    keuze = form.keuze()
    meedenkers = queries_belasting.met_belasting(Meedenker.objects.visible_to(request.user).in_database())
    meedenkers = queries.filter_meedenkers(meedenkers, {"q": keuze.get("q", "")})
    if toon := queries_belasting.TOON.get(keuze.get("toon", "")):
        meedenkers = meedenkers.filter(toon)
    meedenkers = meedenkers.select_related("contact").order_by("-keer", "contact__naam", "pk")
    pagina = Paginator(meedenkers, 40).get_page(request.GET.get("pagina"))
    gevraagd = queries_belasting.gevraagd_door(pagina.object_list)
    for meedenker in pagina.object_list:
        meedenker.belasting = gevraagd.get(meedenker.pk)
    actor = Actor.van(request)
    if pagina.object_list:
        log_inzage(door=actor, soort="meedenkers.meedenker", aantal=len(pagina.object_list))
    return render(
        request,
        "werkplek/meedenkers/belasting.html",
        {
            "form": form,
            "pagina": pagina,
            "overzicht": _overzicht(actor, met_ervaring=keuze.get("ervaring")),
            "met_ervaring": keuze.get("ervaring"),
            "afdelingen": queries_belasting.per_afdeling(),
        },
    )


def _overzicht(actor: Actor, *, met_ervaring: bool) -> queries_belasting.Overzicht:
    """Experience stays closed until the adviseur asks for it; that is logged."""
    if not met_ervaring:
        return queries_belasting.overzicht()
    ervaringen = lees_ervaringen()
    log_inzage(door=actor, soort="meedenkers.ervaring", aantal=len(ervaringen))
    namen = {str(pk): naam for pk, naam in Ervaringsoort.objects.values_list("pk", "naam")}
    return queries_belasting.overzicht(ervaringen, namen)
