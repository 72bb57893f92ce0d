"""The committee: judging a weighting without names, before and after."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adviezen import queries_advies, services
from adviezen.forms_advies import OordeelForm
from adviezen.models import Advies, Moment, Toets, ToetsStatus
from adviezen.services.toets import is_betrokken
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.gemeente.models import Gemeente
from participatie.kamers.toegang import commissie
from participatie.ui.templatetags.ui import minder_dan_vijf
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 25


@commissie
@require_safe
def maand(request):
    """What was told back, for the check afterwards: was it used as promised?"""
    pagina = Paginator(queries_advies.maandlijst(), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "commissie/adviezen/maand.html", {"pagina": pagina})


def _toets(request, pk) -> Toets:
    return get_object_or_404(Toets.objects.visible_to(request.user), pk=pk)


@commissie
@require_safe
def toets(request, pk):
    return _toon(request, _toets(request, pk), None)


@commissie
@require_POST
def oordelen(request, pk):
    toets = _toets(request, pk)
    form = OordeelForm(request.POST)
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.oordelen(toets=toets, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("Dank u wel. Uw oordeel is opgeslagen."))
            return redirect("adviezen:toets", pk=pk)
    return _toon(request, _toets(request, pk), form)


def _woorden(nummer: int, inbreng) -> dict:
    """One piece of input without its giver; the title says enough to find it again among twenty."""
    tekst = queries_advies.zonder_persoonsgegevens(inbreng.tekst, inbreng.contact)
    return {
        "kop": _("Inbreng %(nummer)s – %(soort)s: %(begin)s")
        % {
            "nummer": nummer,
            "soort": inbreng.hoedanigheid_kort,
            "begin": Truncator(" ".join(tekst.split())).chars(60),
        },
        "tekst": tekst,
        "thema": inbreng.thema,
        "wijk": inbreng.wijk,
    }


def _toon(request, toets, form):
    """No contact reaches this page: the words behind the advice come without the giver, and only while it is judged."""
    advies = get_object_or_404(queries_advies.met_alles(Advies.objects.all()), pk=toets.advies_id)
    oordelen = list(toets.oordelen.all())
    eigen = next((o for o in oordelen if o.lid_id == request.user.pk), None)
    open_ = toets.status == ToetsStatus.OPEN
    betrokken = is_betrokken(lid=request.user, advies=advies)
    mag = open_ and eigen is None and not betrokken
    bundel = list(advies.inbreng.select_related("contact", "thema", "wijk").order_by("pk"))
    woorden = []
    if open_ and not betrokken:
        woorden = [_woorden(nummer, inbreng) for nummer, inbreng in enumerate(bundel, start=1)]
        log_inzage(door=Actor.van(request), obj=toets, aantal=len(bundel))
    personen = len({i.contact_id for i in bundel if i.contact_id}) + sum(1 for i in bundel if not i.contact_id)
    return render(
        request,
        "commissie/adviezen/toets.html",
        {
            "toets": toets,
            "advies": advies,
            "achteraf": toets.moment == Moment.ACHTERAF,
            "woorden": woorden,
            "aantal": minder_dan_vijf(personen),
            "soorten": queries_advies.soorten_gevers(bundel),
            # Members write separately: what others said is shown when one has judged, or when it is closed.
            "oordelen": oordelen if eigen or not open_ else [],
            "eigen": eigen,
            "betrokken": betrokken,
            "nodig": Gemeente.huidig().toets_oordelen_nodig,
            "form": (form or OordeelForm()) if mag else None,
            "fout": form if form is not None and not mag else None,
            "open": open_,
            "stappen": queries_advies.weg(advies),
        },
    )
