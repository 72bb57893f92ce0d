from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda import queries, services
from agenda.forms import FaseForm, InleidingForm, JaaragendaForm, TrajectFilter, TrajectForm
from agenda.models import Jaaragenda, Traject
from agenda.workflow import JAARAGENDA, PUBLICATIE, TRAJECT, mag_van_fase_wisselen
from participatie import klok
from participatie.audit.actor import Actor
from participatie.kamers.toegang import adviseur, werkplek
from participatie.workflow.formulier import meld_fouten

OVERGANGEN = {"starten": services.starten, "afronden": services.afronden, "vervallen": services.vervallen}


def _traject(request, pk):
    """Looked up among what this person works on."""
    return get_object_or_404(
        Traject.objects.werk_van(request.user).select_related("jaaragenda", "verantwoordelijke__afdeling"), pk=pk
    )


@werkplek()
@require_safe
def lijst(request):
    agendas = list(Jaaragenda.objects.all())
    gekozen = request.GET.get("jaar", "")
    jaar = int(gekozen) if gekozen.isascii() and gekozen.isdigit() and len(gekozen) == 4 else klok.vandaag().year
    agenda = next((a for a in agendas if a.jaar == jaar), None)
    form = TrajectFilter(request.GET)
    trajecten = queries.filter_trajecten(
        Traject.objects.werk_van(request.user).filter(jaaragenda__jaar=jaar), form.keuze()
    ).select_related("jaaragenda", "verantwoordelijke")
    return render(
        request,
        "werkplek/agenda/lijst.html",
        {
            "form": form,
            "jaar": jaar,
            "agenda": agenda,
            "agendas": agendas,
            "is_adviseur": request.user.heeft("adviseur"),
            "nieuw_url": f"{reverse('agenda:werk_nieuw')}?jaar={jaar}",
            "agenda_acties": JAARAGENDA.namen(Actor.van(request), agenda) if agenda else set(),
            "pagina": Paginator(trajecten, 40).get_page(request.GET.get("pagina")),
        },
    )


@werkplek()
@require_safe
def detail(request, pk):
    return _toon_traject(request, _traject(request, pk))


def _toon_traject(request, traject, form=None):
    actor = Actor.van(request)
    mag_fase = mag_van_fase_wisselen(actor, traject)
    return render(
        request,
        "werkplek/agenda/traject.html",
        {
            "traject": traject,
            "is_adviseur": request.user.heeft("adviseur"),
            "publiceren": PUBLICATIE.namen(actor, traject),
            "acties": TRAJECT.namen(actor, traject),
            "stappen": queries.fasen_als_stappen(traject),
            "historie": traject.fasestappen.select_related("door").order_by("-op", "-pk"),
            "fase_form": (form or FaseForm()) if mag_fase else None,
        },
    )


@adviseur
def nieuw(request):
    gekozen = request.GET.get("jaar", "")
    jaar = gekozen if gekozen.isascii() and gekozen.isdigit() and len(gekozen) == 4 else klok.vandaag().year
    form = TrajectForm(request.POST or None, initial={"jaaragenda": Jaaragenda.objects.filter(jaar=jaar).first()})
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            traject = services.maak_traject(**form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("Het traject staat klaar als concept. Publiceer het als het af is."))
            return redirect("agenda:werk_traject", traject.pk)
    return render(request, "werkplek/agenda/nieuw.html", {"form": form, "agendas": Jaaragenda.objects.exists()})


@adviseur
def wijzig(request, pk):
    traject = _traject(request, pk)
    form = TrajectForm(request.POST or None, instance=traject)
    titel = traject.titel
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.wijzig_traject(traject=traject, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, _("De wijzigingen zijn bewaard."))
            return redirect("agenda:werk_traject", traject.pk)
    return render(request, "werkplek/agenda/wijzig.html", {"form": form, "traject": traject, "titel": titel})


@adviseur
@require_POST
def publiceren(request, pk):
    traject = _traject(request, pk)
    with meld_fouten(request) as uitkomst:
        services.publiceren(traject=traject, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(
            request,
            _("Het traject staat op de openbare agenda.")
            if traject.is_openbaar
            else _("Het traject is klaar. Het wordt zichtbaar als u de agenda van dat jaar publiceert."),
        )
    return redirect("agenda:werk_traject", pk)


@adviseur
@require_POST
def doe(request, pk, overgang):
    if overgang not in OVERGANGEN:
        raise Http404
    traject = _traject(request, pk)
    with meld_fouten(request) as uitkomst:
        OVERGANGEN[overgang](traject=traject, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Het traject staat nu op: %(status)s.") % {"status": traject.get_status_display()})
    return redirect("agenda:werk_traject", pk)


@werkplek()
@require_POST
def fase(request, pk):
    traject = _traject(request, pk)
    if not mag_van_fase_wisselen(Actor.van(request), traject):
        raise PermissionDenied
    form = FaseForm(request.POST)
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.naar_fase(traject=traject, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(
                request, _("Het traject staat nu in de fase: %(fase)s.") % {"fase": traject.get_fase_display()}
            )
            return redirect("agenda:werk_traject", pk)
    return _toon_traject(request, traject, form)


@adviseur
def jaaragenda_maken(request):
    form = JaaragendaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            agenda = services.maak_jaaragenda(**form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("De agenda van %(jaar)s is gemaakt.") % {"jaar": agenda.jaar})
            return _naar_lijst(agenda)
    return render(request, "werkplek/agenda/jaaragenda.html", {"form": form, "titel": _("Nieuwe jaaragenda")})


@adviseur
def jaaragenda_wijzigen(request, pk):
    agenda = get_object_or_404(Jaaragenda, pk=pk)
    form = InleidingForm(request.POST or None, initial={"inleiding": agenda.inleiding})
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.wijzig_jaaragenda(agenda=agenda, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, _("De inleiding is bewaard."))
            return _naar_lijst(agenda)
    titel = _("Inleiding van de agenda van %(jaar)s") % {"jaar": agenda.jaar}
    return render(request, "werkplek/agenda/jaaragenda.html", {"form": form, "titel": titel})


@adviseur
@require_POST
def jaaragenda_publiceren(request, pk):
    agenda = get_object_or_404(Jaaragenda, pk=pk)
    with meld_fouten(request) as uitkomst:
        services.publiceer_jaaragenda(agenda=agenda, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("De agenda van %(jaar)s is nu openbaar.") % {"jaar": agenda.jaar})
    return _naar_lijst(agenda)


def _naar_lijst(agenda):
    return redirect(f"{reverse('agenda:werk_lijst')}?jaar={agenda.jaar}")
