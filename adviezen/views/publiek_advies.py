"""What everybody can read: you said, we did."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from adviezen import queries_advies
from adviezen.forms_advies import AdviesFilter
from adviezen.models import Advies, AdviesStatus, Moment, ToetsStatus
from participatie.kamers.toegang import openbaar

PER_PAGINA = 20


@openbaar
@require_safe
def lijst(request):
    alle = Advies.objects.gepubliceerd()
    form = AdviesFilter(request.GET, adviezen=alle)
    adviezen = queries_advies.gefilterd(alle, form.filters()).prefetch_related("themas")
    pagina = Paginator(adviezen, PER_PAGINA).get_page(request.GET.get("pagina"))
    for advies in pagina:
        advies.route_kort = queries_advies.route_kort(advies.route)
    return render(
        request,
        "publiek/adviezen/adviezen.html",
        {"filters": form, "pagina": pagina, "gefilterd": any(form.filters().values())},
    )


@openbaar
@require_safe
def advies(request, nummer):
    """The road of one advice. Unpublished is not there, for nobody: staff have their own page."""
    advies = get_object_or_404(queries_advies.met_alles(Advies.objects.gepubliceerd()), **Advies.bij_nummer(nummer))
    gevers = queries_advies.aantal_gevers(advies)
    toetsen = [t for t in advies.toetsen.all() if t.status != ToetsStatus.OPEN]
    return render(
        request,
        "publiek/adviezen/advies.html",
        {
            "advies": advies,
            "opvolging": advies.opvolging,
            "route_kort": queries_advies.route_kort(advies.route),
            "plan": queries_advies.plan(advies),
            "wie": queries_advies.wie(advies.opvolging),
            "gevers": gevers["aantal"],
            "vooraf": [t for t in toetsen if t.moment == Moment.VOORAF],
            "achteraf": [t for t in toetsen if t.moment == Moment.ACHTERAF],
            "verteld": advies.status == AdviesStatus.TERUGGEKOPPELD,
            "stappen": queries_advies.weg(advies, eerste=gevers["eerste"]),
        },
    )
