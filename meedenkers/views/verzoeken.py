"""Requests for people: the ambtenaar asks, the adviseur answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers import queries, services
from meedenkers.forms import AntwoordForm, VerzoekFilter, VerzoekForm
from meedenkers.models import Verzoek
from meedenkers.workflow_verzoeken import VERZOEK
from participatie.audit.actor import Actor
from participatie.kamers.toegang import adviseur, werkplek
from participatie.workflow.formulier import meld_fouten
from participatie.workflow.kern import Conflict

BESLUITEN = {"aanvaarden": services.aanvaarden, "terugvragen": services.terugvragen, "afwijzen": services.afwijzen}


def _verzoek(request, nummer):
    zichtbaar = Verzoek.objects.visible_to(request.user).select_related("aanvrager__afdeling", "traject__jaaragenda")
    return get_object_or_404(zichtbaar, **Verzoek.bij_nummer(nummer))


@werkplek()
@require_safe
def lijst(request):
    form = VerzoekFilter(request.GET)
    verzoeken = queries.filter_verzoeken(Verzoek.objects.visible_to(request.user), form.keuze())
    pagina = Paginator(verzoeken.select_related("aanvrager"), 40).get_page(request.GET.get("pagina"))
    return render(request, "werkplek/meedenkers/verzoeken.html", {"form": form, "pagina": pagina})


@werkplek()
@require_safe
def detail(request, nummer):
    return _toon(request, _verzoek(request, nummer))


def _toon(request, verzoek, form=None):
    actor = Actor.van(request)
    besluiten = [t for t in VERZOEK.mogelijk(actor, verzoek) if t.name in BESLUITEN]
    return render(
        request,
        "werkplek/meedenkers/verzoek.html",
        {
            "verzoek": verzoek,
            "form": form or (AntwoordForm(besluiten=besluiten) if besluiten else None),
            "mag_verbeteren": "opnieuw_indienen" in VERZOEK.namen(actor, verzoek),
        },
    )


@werkplek()
def nieuw(request):
    form = VerzoekForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            verzoek = services.dien_verzoek_in(aanvrager=request.user, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(
                request,
                _("Uw verzoek %(nummer)s is verstuurd. De adviseur participatie leest het en antwoordt u hier.")
                % {"nummer": verzoek.nummer},
            )
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return render(request, "werkplek/meedenkers/verzoek_nieuw.html", {"form": form})


@adviseur
@require_POST
def beantwoorden(request, nummer):
    verzoek = _verzoek(request, nummer)
    # All three are offered, so that who is too late hears that, and does not lose the answer.
    form = AntwoordForm(request.POST, besluiten=[VERZOEK.transitions[naam] for naam in BESLUITEN])
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            BESLUITEN[form.cleaned_data["besluit"]](
                verzoek=verzoek, antwoord=form.cleaned_data["antwoord"], door=Actor.van(request)
            )
        if uitkomst.gelukt:
            messages.success(request, _("Uw antwoord staat bij het verzoek."))
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return _toon(request, verzoek, form)


@werkplek()
def wijzig(request, nummer):
    """Answering a question of the adviseur: the request is improved and handed in again."""
    verzoek = _verzoek(request, nummer)
    overgang = VERZOEK.transitions["opnieuw_indienen"]
    if not overgang.mag(Actor.van(request), verzoek):
        raise PermissionDenied
    if request.method != "POST" and verzoek.status not in overgang.sources:
        messages.error(request, str(Conflict()))
        return redirect("meedenkers:verzoek", verzoek.nummer)
    form = VerzoekForm(request.POST or None, instance=verzoek, user=request.user)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.opnieuw_indienen(verzoek=verzoek, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, _("Uw verzoek is opnieuw verstuurd."))
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return render(request, "werkplek/meedenkers/verzoek_wijzig.html", {"form": form, "verzoek": verzoek})
