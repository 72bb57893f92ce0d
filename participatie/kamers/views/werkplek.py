from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.berichten import services as berichtendienst
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.soorten import lees_vooraf
from participatie.contacten import services as contactdienst
from participatie.contacten.forms import AfvinkForm
from participatie.contacten.models import Belverzoek, BelverzoekStatus
from participatie.gemeente.models import Gemeente
from participatie.kamers import haken
from participatie.kamers.toegang import adviseur, werkplek
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten


@werkplek()
def start(request):
    """One worklist, most urgent first.

    Some twenty queries, however long the list: each app asks its own tables what waits for this person.
    """
    werk = sorted(
        haken.vraag("werklijst", request.user), key=lambda w: (w.urgentie, w.uiterlijk or klok.vandaag().max, w.titel)
    )
    return render(
        request,
        "werkplek/start.html",
        {"pagina": Paginator(werk, 60).get_page(request.GET.get("pagina")), "vandaag": klok.vandaag()},
    )


@adviseur
def berichten(request):
    """Call list, letter list, and what needs a human decision.

    Each text is rendered now, because what it says may have changed since it was put on the list. The objects are read
    per kind of message, not per row (tests/test_queries.py); a page is short because each card is a call to make.
    """
    rijen = (
        Bericht.objects.filter(status__in=[BerichtStatus.OP_LIJST, BerichtStatus.ONZEKER, BerichtStatus.MISLUKT])
        .select_related("contact")
        .order_by("status", "vanaf")
    )
    pagina = Paginator(rijen, 12).get_page(request.GET.get("pagina"))
    lees_vooraf(pagina.object_list)
    with Gemeente.een_keer_lezen():
        for rij in pagina:
            rij.titel, rij.weergave = berichtendienst.weergave(rij)
            rij.telefoon = toon_telefoon(rij.contact.telefoon)
    if pagina.object_list:
        log_inzage(door=Actor.van(request), soort="berichten.bericht", aantal=len(pagina.object_list))
    return render(request, "werkplek/berichten.html", {"pagina": pagina})


@adviseur
@require_POST
def afvinken(request, pk):
    bericht = get_object_or_404(Bericht, pk=pk)
    with meld_fouten(request):
        berichtendienst.afvinken(
            bericht=bericht, door=Actor.van(request), bereikt=request.POST.get("bereikt", "ja") == "ja"
        )
    return redirect("werkplek:berichten")


@adviseur
@require_POST
def opnieuw(request, pk):
    bericht = get_object_or_404(Bericht, pk=pk)
    with meld_fouten(request):
        berichtendienst.opnieuw(bericht=bericht, door=Actor.van(request))
    return redirect("werkplek:berichten")


@adviseur
def belverzoeken(request, ingevuld=None):
    """Who asked to be called, longest waiting first. `ingevuld`: {pk: form} that came back with an error."""
    rijen = Belverzoek.objects.filter(status=BelverzoekStatus.OPEN).select_related("contact")
    pagina = Paginator(rijen, 40).get_page(request.GET.get("pagina"))
    for rij in pagina:
        rij.telefoon = toon_telefoon(rij.contact.telefoon)
        rij.form = (ingevuld or {}).get(rij.pk) or AfvinkForm(auto_id=f"id_{rij.pk}_%s")
    if pagina.object_list:
        log_inzage(door=Actor.van(request), soort="contacten.belverzoek", aantal=len(pagina.object_list))
    return render(request, "werkplek/belverzoeken.html", {"pagina": pagina})


@adviseur
@require_POST
def gebeld(request, pk):
    verzoek = get_object_or_404(Belverzoek, pk=pk)
    form = AfvinkForm(request.POST, auto_id=f"id_{pk}_%s")
    if not form.is_valid():
        return belverzoeken(request, {pk: form})
    with meld_fouten(request) as uitkomst:
        contactdienst.gebeld(verzoek=verzoek, uitkomst=form.cleaned_data["uitkomst"], door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Afgevinkt."))
    return redirect("werkplek:belverzoeken")
