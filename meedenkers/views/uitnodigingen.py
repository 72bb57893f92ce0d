"""Invited people: the adviseur's call screen, the asker's list of who takes part, and the own page of who was asked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meedenkers import queries_verzoeken, services
from meedenkers.bewijs import bewijs_pdf
from meedenkers.forms.verzoek import AantallenForm, AanwezigForm
from meedenkers.models import Doorgave, Uitnodiging, UitnodigingStatus
from meedenkers.services.antwoorden import VIA_LINK, VIA_TELEFOON, kan_antwoorden
from meedenkers.services.doorgaven import kan_doorgeven
from meedenkers.views.verzoeken import vind_verzoek
from meedenkers.workflow_verzoeken import VERZOEK
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.contacten import links
from participatie.kamers.toegang import adviseur, openbaar, werkplek
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten


def _met_telefoon(rijen):
    for rij in rijen:
        rij.telefoon = toon_telefoon(rij.meedenker.contact.telefoon)
    return rijen


# --- the adviseur calls -----------------------------------------------------------------------------------------
@adviseur
@require_safe
def lijst(request, nummer):
    """Everybody who was asked, by name: to call, and to record what they say."""
    verzoek = vind_verzoek(request, nummer)
    rijen = _met_telefoon(list(queries_verzoeken.uitgenodigden(verzoek)))
    if rijen:
        log_inzage(door=Actor.van(request), obj=verzoek, aantal=len(rijen))
    for rij in rijen:
        rij.verzoek = verzoek
        rij.open = kan_antwoorden(rij)
    return render(
        request,
        "werkplek/meedenkers/uitnodigingen.html",
        {"verzoek": verzoek, "rijen": rijen, "cijfers": queries_verzoeken.cijfers_voor(verzoek, request.user)},
    )


@adviseur
@require_POST
def antwoord(request, nummer, pk):
    """What somebody said on the phone."""
    verzoek = vind_verzoek(request, nummer)
    uitnodiging = get_object_or_404(Uitnodiging.objects.visible_to(request.user), pk=pk, verzoek=verzoek)
    keuze = request.POST.get("antwoord", "")
    if keuze not in ("ja", "nee"):
        raise Http404
    with meld_fouten(request) as uitkomst:
        uitnodiging = services.beantwoord(
            uitnodiging=uitnodiging, ja=keuze == "ja", via=VIA_TELEFOON, door=Actor.van(request)
        )
    if uitkomst.gelukt:
        wat = {
            UitnodigingStatus.JA: _("Vastgelegd: doet mee."),
            UitnodigingStatus.RESERVE: _("Vastgelegd: er zijn al genoeg mensen. Op de reservelijst gezet."),
            UitnodigingStatus.NEE: _("Vastgelegd: doet niet mee."),
        }
        messages.success(request, wat[uitnodiging.status])
    return redirect("meedenkers:uitnodigingen", verzoek.nummer)


# --- who takes part ---------------------------------------------------------------------------------------------
@werkplek()
def deelnemers(request, nummer):
    """Names and contact of who said yes, for the asker until some days after the activity; each look is logged.

    POST records who was there.
    """
    verzoek = vind_verzoek(request, nummer)
    actor = Actor.van(request)
    zichtbaar = queries_verzoeken.mag_namen_zien(verzoek, request.user)
    rijen = _met_telefoon(list(queries_verzoeken.deelnemers(verzoek, request.user)))
    geweest = verzoek.activiteit_op is not None and verzoek.activiteit_op <= klok.vandaag()
    kan_vastleggen = zichtbaar and geweest and bool(VERZOEK.namen(actor, verzoek) & {"houden", "terugkoppelen"})
    form = AanwezigForm(request.POST if request.method == "POST" else None, rijen=rijen)
    if request.method == "POST":
        if not kan_vastleggen:
            messages.error(request, _("Dit kunt u nu niet vastleggen."))
            return redirect("meedenkers:deelnemers", verzoek.nummer)
        if form.is_valid():
            with meld_fouten(request, form) as uitkomst:
                services.houden(verzoek=verzoek, aanwezig=form.pks(), door=actor)
            if uitkomst.gelukt:
                messages.success(
                    request, _("Vastgelegd. Wie er was, krijgt een bedankje. Vertel nog wat het opleverde.")
                )
                return redirect("meedenkers:verzoek", verzoek.nummer)
    if rijen:
        log_inzage(door=actor, obj=verzoek, aantal=len(rijen))
    return render(
        request,
        "werkplek/meedenkers/deelnemers.html",
        {
            "verzoek": verzoek,
            "rijen": rijen,
            "zichtbaar": zichtbaar,
            "form": form if kan_vastleggen else None,
            "namen_tot": queries_verzoeken.namen_tot(verzoek),
            "cijfers": queries_verzoeken.cijfers_voor(verzoek, request.user),
        },
    )


# --- the own page -----------------------------------------------------------------------------------------------
def status(request, uitnodiging: Uitnodiging):
    """What is asked, by whom, and yes or no. GET shows, POST acts and comes back here."""
    uitnodiging = Uitnodiging.objects.select_related("verzoek__afdeling", "meedenker__contact").get(pk=uitnodiging.pk)
    if request.method == "POST":
        keuze = request.POST.get("antwoord", "")
        if keuze in ("ja", "nee"):
            with meld_fouten(request):
                services.beantwoord(uitnodiging=uitnodiging, ja=keuze == "ja", via=VIA_LINK, door=Actor.van(request))
        return redirect(request.path)
    return render(
        request,
        "publiek/meedenkers/uitnodiging.html",
        {
            "uitnodiging": uitnodiging,
            "verzoek": uitnodiging.verzoek,
            "kan": kan_antwoorden(uitnodiging),
            "te_laat": uitnodiging.antwoord_uiterlijk < klok.vandaag(),
            "eigen_pagina": links.statuslink(uitnodiging.meedenker),
            "token": links.maak(uitnodiging),
        },
    )


@openbaar
@never_cache
@require_safe
def bewijs(request, token):
    """The certificate of who took part, behind the same secret link; anything else is the one page of a dead link."""
    uitnodiging = links.lees(token)
    if not isinstance(uitnodiging, Uitnodiging) or uitnodiging.status != UitnodigingStatus.DEELGENOMEN:
        return render(request, "publiek/link_ongeldig.html", status=404)
    antwoord_ = HttpResponse(bewijs_pdf(uitnodiging), content_type="application/pdf")
    antwoord_.headers["Content-Disposition"] = 'attachment; filename="bewijs-van-bijdrage.pdf"'
    return antwoord_


def doorgave_status(request, doorgave: Doorgave):
    """For the professional: a text to print and pass on, and the numbers afterwards."""
    doorgave = Doorgave.objects.select_related("verzoek__afdeling", "contact").get(pk=doorgave.pk)
    kan = kan_doorgeven(doorgave.verzoek)
    form = AantallenForm(initial={"gegeven": doorgave.aantal_gegeven, "komt": doorgave.aantal_komt})
    if request.method == "POST":
        form = AantallenForm(request.POST)
        if form.is_valid():
            with meld_fouten(request, form) as uitkomst:
                services.meld_doorgave(doorgave=doorgave, door=Actor.van(request), **form.cleaned_data)
            if uitkomst.gelukt:
                messages.success(request, _("Dank u wel. Wij hebben de aantallen."))
                return redirect(request.path)
    return render(
        request,
        "publiek/meedenkers/doorgave.html",
        {"doorgave": doorgave, "verzoek": doorgave.verzoek, "kan": kan, "form": form},
    )
