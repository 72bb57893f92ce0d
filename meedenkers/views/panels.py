"""Panels: their purpose and who agreed to be in them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers import queries
from meedenkers.forms.panel import PanelForm, PanellidForm, ZoekForm
from meedenkers.models import OP_LIJST, Meedenker, Panel, Panellid
from meedenkers.services import panels as diensten
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 40
GEVONDEN = 20


def _leden(panel: Panel):
    leden = Panellid.objects.filter(panel=panel, tot=None, meedenker__status__in=OP_LIJST)
    return leden.select_related("meedenker__contact", "meedenker__wijk", "grond").order_by("meedenker__contact__naam")


@adviseur
@require_safe
def panels(request):
    nu_lid = Count("panelleden", filter=Q(panelleden__tot=None, panelleden__meedenker__status__in=OP_LIJST))
    lijst = Panel.objects.annotate(aantal=nu_lid).order_by("naam")
    return render(
        request,
        "werkplek/meedenkers/panels.html",
        {"pagina": Paginator(lijst, PER_PAGINA).get_page(request.GET.get("pagina"))},
    )


@adviseur
def panel_nieuw(request):
    form = PanelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            panel = diensten.maak_panel(door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            return redirect("meedenkers:panel", panel.pk)
    return render(request, "werkplek/meedenkers/panel_form.html", {"form": form})


@adviseur
def panel_wijzigen(request, pk):
    panel = get_object_or_404(Panel, pk=pk)
    form = PanelForm(
        request.POST or None, instance=panel, met_leden=bool(panel.doel) and panel.panelleden.filter(tot=None).exists()
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            zelfde = form.cleaned_data.get("zelfde_doel", False)
            diensten.wijzig_panel(panel=panel, zelfde_doel=zelfde, door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            messages.success(request, _("Het panel is gewijzigd."))
            return redirect("meedenkers:panel", pk)
    return render(request, "werkplek/meedenkers/panel_form.html", {"form": form, "panel": panel})


@adviseur
@require_safe
def panel(request, pk):
    panel = get_object_or_404(Panel, pk=pk)
    pagina = Paginator(_leden(panel), PER_PAGINA).get_page(request.GET.get("pagina"))
    if pagina.object_list:
        log_inzage(door=Actor.van(request), obj=panel, aantal=len(pagina.object_list))
    return render(request, "werkplek/meedenkers/panel.html", {"panel": panel, "pagina": pagina})


@adviseur
@require_safe
def panel_zoeken(request, pk):
    """Whom to put in the panel: somebody on the list who is not in it."""
    panel = get_object_or_404(Panel, pk=pk)
    form = ZoekForm(request.GET)
    buiten = Meedenker.objects.visible_to(request.user).in_database().exclude(pk__in=_leden(panel).values("meedenker"))
    return render(
        request,
        "werkplek/meedenkers/panel_zoeken.html",
        {"panel": panel, "form": form, "gevonden": gevonden(request, form, buiten)},
    )


def gevonden(request, form: ZoekForm, meedenkers) -> list[Meedenker] | None:
    """The first that fit what was typed; None when nothing was typed. Looking is logged."""
    keuze = form.keuze()
    if not keuze.get("q"):
        return None
    uit = list(queries.filter_meedenkers(meedenkers, keuze).select_related("contact", "wijk")[:GEVONDEN])
    if uit:
        log_inzage(door=Actor.van(request), soort="meedenkers.meedenker", aantal=len(uit))
    return uit


@adviseur
def panellid_nieuw(request, pk, meedenker):
    panel = get_object_or_404(Panel, pk=pk)
    wie = get_object_or_404(
        Meedenker.objects.visible_to(request.user).in_database().select_related("contact"), pk=meedenker
    )
    form = PanellidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("hoe", "gegeven_op")}
        with meld_fouten(request, form) as uitkomst:
            diensten.voeg_panellid_toe(panel=panel, meedenker=wie, door=Actor.van(request), **velden)
        if uitkomst.gelukt:
            messages.success(request, _("%(naam)s zit nu in het panel.") % {"naam": wie.contact})
            return redirect("meedenkers:panel", pk)
    log_inzage(door=Actor.van(request), obj=wie)
    return render(
        request,
        "werkplek/meedenkers/panellid_nieuw.html",
        {"panel": panel, "meedenker": wie, "form": form, "tekst": diensten.paneltekst(panel).tekst},
    )


@adviseur
@require_POST
def panellid_weg(request, pk, meedenker):
    panel = get_object_or_404(Panel, pk=pk)
    wie = get_object_or_404(Meedenker.objects.visible_to(request.user).select_related("contact"), pk=meedenker)
    with meld_fouten(request) as uitkomst:
        diensten.haal_uit_panel(panel=panel, meedenker=wie, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Deze persoon zit niet meer in het panel."))
    return redirect("meedenkers:panel", pk)
