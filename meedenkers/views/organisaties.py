"""Organisations, their members and contacts."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers.forms.panel import LidForm, OrganisatieFilter, OrganisatieForm, ZoekForm
from meedenkers.models import OP_LIJST, Lidmaatschap, Meedenker
from meedenkers.services import panels as diensten
from meedenkers.views.panels import PER_PAGINA, gevonden
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.contacten.models import Organisatie
from participatie.kamers.toegang import adviseur
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten


@adviseur
@require_safe
def organisaties(request):
    form = OrganisatieFilter(request.GET)
    keuze = form.keuze()
    lijst = Organisatie.objects.select_related("wijk").annotate(
        aantal=Count("lidmaatschappen", filter=Q(lidmaatschappen__meedenker__status__in=OP_LIJST), distinct=True)
    )
    for woord in keuze.get("q", "").split()[:8]:
        lijst = lijst.filter(Q(naam__icontains=woord) | Q(omschrijving__icontains=woord))
    if wijk := keuze.get("wijk"):
        lijst = lijst.filter(wijk=wijk)
    if thema := keuze.get("thema"):
        lijst = lijst.filter(themas=thema)
    pagina = Paginator(lijst.order_by("naam"), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkplek/meedenkers/organisaties.html", {"form": form, "pagina": pagina})


@adviseur
def organisatie_nieuw(request):
    form = OrganisatieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            organisatie = diensten.maak_organisatie(door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            return redirect("meedenkers:organisatie", organisatie.pk)
    return render(request, "werkplek/meedenkers/organisatie_form.html", {"form": form})


@adviseur
def organisatie_wijzigen(request, pk):
    organisatie = get_object_or_404(Organisatie, pk=pk)
    form = OrganisatieForm(request.POST or None, instance=organisatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            diensten.wijzig_organisatie(organisatie=organisatie, door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            messages.success(request, _("De organisatie is gewijzigd."))
            return redirect("meedenkers:organisatie", pk)
    return render(request, "werkplek/meedenkers/organisatie_form.html", {"form": form, "organisatie": organisatie})


@adviseur
@require_safe
def organisatie(request, pk):
    organisatie = get_object_or_404(Organisatie.objects.select_related("wijk"), pk=pk)
    leden = Lidmaatschap.objects.filter(organisatie=organisatie, meedenker__status__in=OP_LIJST)
    leden = leden.select_related("meedenker__contact").order_by("rol", "meedenker__contact__naam", "pk")
    pagina = Paginator(leden, PER_PAGINA).get_page(request.GET.get("pagina"))
    if pagina.object_list:
        log_inzage(door=Actor.van(request), obj=organisatie, aantal=len(pagina.object_list))
    return render(
        request,
        "werkplek/meedenkers/organisatie.html",
        {"organisatie": organisatie, "telefoon": toon_telefoon(organisatie.telefoon), "pagina": pagina},
    )


@adviseur
@require_safe
def organisatie_zoeken(request, pk):
    organisatie = get_object_or_404(Organisatie, pk=pk)
    form = ZoekForm(request.GET)
    buiten = Meedenker.objects.visible_to(request.user).in_database()
    buiten = buiten.exclude(pk__in=organisatie.lidmaatschappen.values("meedenker"))
    return render(
        request,
        "werkplek/meedenkers/organisatie_zoeken.html",
        {"organisatie": organisatie, "form": form, "gevonden": gevonden(request, form, buiten)},
    )


@adviseur
def organisatielid_nieuw(request, pk, meedenker):
    organisatie = get_object_or_404(Organisatie, pk=pk)
    wie = get_object_or_404(
        Meedenker.objects.visible_to(request.user).in_database().select_related("contact"), pk=meedenker
    )
    eerder = Lidmaatschap.objects.filter(organisatie=organisatie, meedenker=wie).first()
    form = LidForm(request.POST or None, initial={"rol": eerder.rol} if eerder else None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            diensten.verbind(
                organisatie=organisatie, meedenker=wie, rol=form.cleaned_data["rol"], door=Actor.van(request)
            )
        if uitkomst.gelukt:
            return redirect("meedenkers:organisatie", pk)
    log_inzage(door=Actor.van(request), obj=wie)
    return render(
        request,
        "werkplek/meedenkers/organisatielid_nieuw.html",
        {"organisatie": organisatie, "meedenker": wie, "form": form},
    )


@adviseur
@require_POST
def organisatielid_weg(request, pk, meedenker):
    lid = get_object_or_404(Lidmaatschap.objects.select_related("meedenker"), organisatie_id=pk, meedenker_id=meedenker)
    with meld_fouten(request) as uitkomst:
        diensten.maak_los(lid=lid, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Deze persoon hoort niet meer bij de organisatie."))
    return redirect("meedenkers:organisatie", pk)
