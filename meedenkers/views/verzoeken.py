"""Requests for people: the ambtenaar asks, the adviseur answers and invites, and the outcome is told."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers import queries, queries_verzoeken, services
from meedenkers.forms import AntwoordForm, VerzoekFilter, VerzoekForm
from meedenkers.forms.verzoek import DoorgaveForm, GevolgForm, PanelUitnodigenForm
from meedenkers.models import Lotingsregels, SelectieStatus, Verzoek
from meedenkers.services.doorgaven import kan_doorgeven
from meedenkers.stappen import stappen
from meedenkers.workflow_verzoeken import VERZOEK
from participatie import klok
from participatie.audit.actor import Actor
from participatie.kamers.toegang import adviseur, werkplek
from participatie.workflow.formulier import meld_fouten
from participatie.workflow.kern import Conflict

BESLUITEN = {"aanvaarden": services.aanvaarden, "terugvragen": services.terugvragen, "afwijzen": services.afwijzen}


def vind_verzoek(request, nummer) -> Verzoek:
    zichtbaar = Verzoek.objects.visible_to(request.user).select_related(
        "aanvrager", "afdeling", "thema", "panel", "traject__jaaragenda"
    )
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
    return _toon(request, vind_verzoek(request, nummer))


def _toon(request, verzoek, **formulieren):
    """The whole road of one request. `formulieren`: forms that came back with an error."""
    actor = Actor.van(request)
    acties = VERZOEK.namen(actor, verzoek)
    besluiten = [t for t in VERZOEK.mogelijk(actor, verzoek) if t.name in BESLUITEN]
    selectie = queries_verzoeken.geldige_selectie(verzoek)
    is_adviseur = request.user.heeft("adviseur")
    doorgeven = kan_doorgeven(verzoek)
    return render(
        request,
        "werkplek/meedenkers/verzoek.html",
        {
            "verzoek": verzoek,
            "stappen": stappen(verzoek),
            "form": formulieren.get("antwoord") or (AntwoordForm(besluiten=besluiten) if besluiten else None),
            "acties": acties,
            "is_adviseur": is_adviseur,
            "selectie": selectie,
            "waarom_vast": queries_verzoeken.waarom_vast(selectie) if is_adviseur else [],
            "cijfers": queries_verzoeken.cijfers_voor(verzoek, request.user)
            if verzoek.status in queries_verzoeken.MET_NAMEN
            else [],
            "mag_namen": queries_verzoeken.mag_namen_zien(verzoek, request.user),
            "namen_tot": queries_verzoeken.namen_tot(verzoek),
            "is_geweest": verzoek.activiteit_op is not None and verzoek.activiteit_op <= klok.vandaag(),
            "panel_form": formulieren.get("panel") or (_panel_form(verzoek) if "uitnodigen" in acties else None),
            "gevolg_form": formulieren.get("gevolg") or (GevolgForm() if "terugkoppelen" in acties else None),
            "doorgaven": list(verzoek.doorgaven.select_related("contact")),
            "doorgave_form": formulieren.get("doorgave") or (DoorgaveForm() if doorgeven else None),
        },
    )


def _panel_form(verzoek):
    if verzoek.panel_id is None:
        return None
    over = klok.vandaag() + timedelta(days=Lotingsregels.huidig().antwoordtermijn_dagen)
    if verzoek.activiteit_op:
        over = min(over, verzoek.activiteit_op - timedelta(days=1))
    return PanelUitnodigenForm(initial={"antwoord_uiterlijk": over})


# --- asking and answering ---------------------------------------------------------------------------------------
@werkplek()
def nieuw(request):
    form = VerzoekForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            verzoek = services.dien_verzoek_in(aanvrager=request.user, door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            messages.success(
                request,
                _("Uw verzoek %(nummer)s is verstuurd. De adviseur participatie leest het en antwoordt u hier.")
                % {"nummer": verzoek.nummer},
            )
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return render(request, "werkplek/meedenkers/verzoek_nieuw.html", {"form": form, "afdeling": request.user.afdeling})


@adviseur
@require_POST
def beantwoorden(request, nummer):
    verzoek = vind_verzoek(request, nummer)
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
    return _toon(request, verzoek, antwoord=form)


@werkplek()
def wijzig(request, nummer):
    """Answering a question of the adviseur: the request is improved and handed in again."""
    verzoek = vind_verzoek(request, nummer)
    overgang = VERZOEK.transitions["opnieuw_indienen"]
    if not overgang.mag(Actor.van(request), verzoek):
        raise PermissionDenied
    if request.method != "POST" and verzoek.status not in overgang.sources:
        messages.error(request, str(Conflict()))
        return redirect("meedenkers:verzoek", verzoek.nummer)
    form = VerzoekForm(request.POST or None, instance=verzoek, user=request.user)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.opnieuw_indienen(verzoek=verzoek, door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            messages.success(request, _("Uw verzoek is opnieuw verstuurd."))
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return render(
        request,
        "werkplek/meedenkers/verzoek_wijzig.html",
        {"form": form, "verzoek": verzoek, "afdeling": verzoek.afdeling},
    )


@werkplek()
def intrekken(request, nummer):
    """A page of its own: one reads first who will hear it."""
    verzoek = vind_verzoek(request, nummer)
    overgang = VERZOEK.transitions["intrekken"]
    if not overgang.mag(Actor.van(request), verzoek):
        raise PermissionDenied
    if verzoek.status not in overgang.sources:
        messages.error(request, str(Conflict()))
        return redirect("meedenkers:verzoek", verzoek.nummer)
    if request.method == "POST":
        with meld_fouten(request) as uitkomst:
            services.intrekken(verzoek=verzoek, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("Het verzoek is ingetrokken. Wie gevraagd was, krijgt nu bericht."))
        return redirect("meedenkers:verzoek", verzoek.nummer)
    telling = queries_verzoeken.tel(verzoek)
    return render(
        request, "werkplek/meedenkers/verzoek_intrekken.html", {"verzoek": verzoek, "gevraagd": telling.gevraagd}
    )


# --- inviting ---------------------------------------------------------------------------------------------------
@adviseur
@require_POST
def uitnodigen(request, nummer):
    """Invite who was drawn, or the whole panel."""
    verzoek = vind_verzoek(request, nummer)
    actor = Actor.van(request)
    if verzoek.panel_id:
        form = PanelUitnodigenForm(request.POST)
        if not form.is_valid():
            return _toon(request, verzoek, panel=form)
        with meld_fouten(request, form) as uitkomst:
            rijen = services.uitnodigen_panel(verzoek=verzoek, door=actor, **form.cleaned_data)
        if not uitkomst.gelukt:
            return _toon(request, verzoek, panel=form)
    else:
        selectie = verzoek.selecties.filter(status=SelectieStatus.GETROKKEN).first()
        # The draw that was looked at; a colleague may have drawn again.
        if selectie is None or request.POST.get("selectie", str(selectie.volgnummer)) != str(selectie.volgnummer):
            messages.error(request, str(Conflict()))
            return redirect("meedenkers:verzoek", verzoek.nummer)
        with meld_fouten(request) as uitkomst:
            rijen = services.uitnodigen(selectie=selectie, door=actor)
    if uitkomst.gelukt:
        tekst = _("Er gaan nu %(n)s uitnodigingen uit. Wie gebeld wil worden, staat op de bellijst.")
        messages.success(request, tekst % {"n": len(rijen)})
    return redirect("meedenkers:verzoek", verzoek.nummer)


@adviseur
@require_POST
def aanvullen(request, nummer):
    """Ask more people now. `quota=los`: also when the asked mix does not hold any more."""
    verzoek = vind_verzoek(request, nummer)
    with meld_fouten(request) as uitkomst:
        rijen = services.vul_aan(
            verzoek=verzoek, door=Actor.van(request), binnen_quota=request.POST.get("quota") != "los"
        )
    if uitkomst.gelukt and rijen:
        messages.success(request, _("Er gaan nu %(n)s extra uitnodigingen uit.") % {"n": len(rijen)})
    elif uitkomst.gelukt:
        messages.info(request, _("Er zijn nu geen mensen bij gevraagd. Hieronder ziet u hoe het staat."))
    return redirect("meedenkers:verzoek", verzoek.nummer)


# --- afterwards and beside --------------------------------------------------------------------------------------
@werkplek()
@require_POST
def terugkoppelen(request, nummer):
    verzoek = vind_verzoek(request, nummer)
    form = GevolgForm(request.POST)
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.terugkoppelen(verzoek=verzoek, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, _("Dank u wel. Wie meedeed, krijgt nu uw bericht."))
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return _toon(request, verzoek, gevolg=form)


@werkplek()
@require_POST
def doorgeven(request, nummer):
    verzoek = vind_verzoek(request, nummer)
    form = DoorgaveForm(request.POST)
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.vraag_door_te_geven(
                verzoek=verzoek,
                contactgegevens=form.contactgegevens(),
                organisatie=form.cleaned_data["organisatie"],
                door=Actor.van(request),
            )
        if uitkomst.gelukt:
            messages.success(request, _("De professional krijgt nu een bericht met de uitnodiging."))
            return redirect("meedenkers:verzoek", verzoek.nummer)
    return _toon(request, verzoek, doorgave=form)
