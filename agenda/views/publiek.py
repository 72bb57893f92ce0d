from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agenda import queries
from agenda.forms import TrajectFilter
from agenda.models import Jaaragenda, Participatieniveau, Traject
from participatie import klok
from participatie.kamers import haken
from participatie.kamers.toegang import openbaar


@openbaar
@require_safe
def agenda(request):
    """The agenda of this year; before it is published a page that says so."""
    return _toon(request, klok.vandaag().year)


@openbaar
@require_safe
def jaar(request, jaar):
    return _toon(request, jaar, verplicht=True)


def _toon(request, jaar, verplicht=False):
    agendas = list(Jaaragenda.objects.gepubliceerd())
    agenda = next((a for a in agendas if a.jaar == jaar), None)
    if agenda is None and verplicht:
        raise Http404
    context = {"jaar": jaar, "agenda": agenda, "andere": [a for a in agendas if a.jaar != jaar]}
    if agenda:
        form = TrajectFilter(request.GET)
        keuze = form.keuze()
        trajecten = list(
            queries.filter_trajecten(Traject.objects.gepubliceerd().filter(jaaragenda=agenda), keuze)
            .select_related("jaaragenda")
            .prefetch_related("themas", "wijken")
        )
        context |= {
            "form": form,
            "gefilterd": any(keuze.values()),
            "aantal": len(trajecten),
            "groepen": queries.ingedeeld(agenda, trajecten),
        }
    return render(request, "publiek/agenda/agenda.html", context)


@openbaar
@require_safe
def traject(request, jaar, slug):
    traject = get_object_or_404(
        Traject.objects.visible_to(request.user)
        .select_related("jaaragenda", "verantwoordelijke__afdeling")
        .prefetch_related("themas", "wijken", "fasestappen"),
        jaaragenda__jaar=jaar,
        slug=slug,
    )
    return render(
        request,
        "publiek/agenda/traject.html",
        {
            "traject": traject,
            "openbaar": traject.is_openbaar,
            "stappen": queries.fasen_als_stappen(traject),
            "niveaus": Participatieniveau.choices,
            "blokken": haken.blokken("traject", request, traject),
        },
    )
