"""The adviseur's advice, and everybody's own follow-up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from adviezen import queries_advies, services
from adviezen.forms_advies import (
    AdviesForm,
    AdviesWerkFilter,
    AfrondenForm,
    AntwoordForm,
    BeleidsstapForm,
    NieuwAdviesForm,
    OverdragenForm,
    RouteForm,
    RouteVertellenForm,
    VoortgangForm,
    WegingForm,
)
from adviezen.models import Advies, AdviesStatus, Beleidsstap, Inbreng, InbrengStatus, Opvolging, Route, Toets
from adviezen.workflow_advies import ADVIES, ADVIES_PUBLICATIE, SCHRIJFBAAR
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur, werkplek
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 25
MAX_BUNDEL = 200


# --- list and writing -------------------------------------------------------------------------------------------
@adviseur
@require_safe
def lijst(request):
    alle = Advies.objects.visible_to(request.user)
    form = AdviesWerkFilter(request.GET, adviezen=alle)
    adviezen = queries_advies.gefilterd(alle, form.filters()).select_related("opvolging__eigenaar")
    pagina = Paginator(adviezen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkplek/adviezen/advies_lijst.html", {"filters": form, "pagina": pagina})


@adviseur
def nieuw(request):
    """Write an advice for the input chosen in the triage (`?inbreng=<pk>`, several), or for what is new."""
    gevraagd = [int(pk) for pk in request.GET.getlist("inbreng") if pk.isascii() and pk.isdigit() and len(pk) < 10]
    bundelbaar = Inbreng.objects.visible_to(request.user).order_by("pk")
    if gevraagd:
        bundelbaar = bundelbaar.filter(pk__in=gevraagd[:MAX_BUNDEL])
    else:
        bundelbaar = bundelbaar.filter(status=InbrengStatus.NIEUW)
    form = NieuwAdviesForm(request.POST or None, inbreng=bundelbaar, initial={"inbreng": gevraagd})
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            advies = services.maak_advies(**form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("Advies %(nummer)s is gemaakt. Weeg het nu.") % {"nummer": advies.nummer})
            return redirect("adviezen:advies_werk", nummer=advies.nummer)
    if request.method == "GET":
        log_inzage(door=Actor.van(request), soort="adviezen.inbreng", aantal=bundelbaar.count())
    return render(request, "werkplek/adviezen/advies_nieuw.html", {"form": form})


def _advies(request, nummer) -> Advies:
    alle = queries_advies.met_alles(Advies.objects.visible_to(request.user))
    return get_object_or_404(alle, **Advies.bij_nummer(nummer))


@adviseur
@require_safe
def advies(request, nummer):
    return _toon(request, _advies(request, nummer))


def _toon(request, advies, **formulieren):
    """The whole advice on one page, with the forms its status asks for; one with errors replaces the empty one."""
    door = Actor.van(request)
    status = advies.status
    bundel = list(advies.inbreng.select_related("contact", "thema", "wijk").order_by("pk"))
    te_beantwoorden = [t for t in advies.toetsen.all() if t.vraagt_antwoord]
    gewogen = True
    if status in SCHRIJFBAAR:
        criteria = list(advies.criteriaset.criteria.all())
        wegingen = list(advies.wegingen.all())
        formulieren.setdefault("weging", WegingForm(criteria=criteria, wegingen=wegingen, auto_id="weging_%s"))
        gewogen = len(wegingen) == len(criteria)
        if gewogen and not te_beantwoorden:
            formulieren.setdefault("route", RouteForm(initial={"route": advies.route}, auto_id="route_%s"))
    if status == AdviesStatus.GEWOGEN:
        formulieren.setdefault(
            "vertellen",
            RouteVertellenForm(
                route=advies.route,
                initial={"doel_traject": next(iter(advies.trajecten.all()), None)},
                auto_id="vertellen_%s",
            ),
        )
    if te_beantwoorden:
        formulieren.setdefault("antwoord", AntwoordForm(auto_id="antwoord_%s"))
    log_inzage(door=door, obj=advies, aantal=len(bundel))
    return render(
        request,
        "werkplek/adviezen/advies.html",
        {
            "advies": advies,
            "opvolging": getattr(advies, "opvolging", None),
            "bundel": bundel,
            "formulieren": formulieren,
            "te_beantwoorden": te_beantwoorden[:1],
            "schrijfbaar": status in SCHRIJFBAAR,
            "gewogen": gewogen,
            "mogelijk": ADVIES.namen(door, advies) | ADVIES_PUBLICATIE.namen(door, advies),
            "stappen": queries_advies.weg(advies, eerste=bundel[0].ontvangen_op if bundel else None),
        },
    )


def _klaar(request, advies, tekst):
    messages.success(request, str(tekst))
    return redirect("adviezen:advies_werk", nummer=advies.nummer)


@adviseur
def wijzigen(request, nummer):
    advies = get_object_or_404(Advies.objects.visible_to(request.user), **Advies.bij_nummer(nummer))
    form = AdviesForm(request.POST or None, instance=Advies.objects.get(pk=advies.pk))
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.wijzig_advies(advies=advies, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            return _klaar(request, advies, _("De tekst is opgeslagen."))
    return render(request, "werkplek/adviezen/advies_wijzigen.html", {"advies": advies, "form": form})


@adviseur
@require_POST
def wegen(request, nummer):
    advies = _advies(request, nummer)
    form = WegingForm(request.POST, criteria=advies.criteriaset.criteria.all(), auto_id="weging_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.wegen(advies=advies, scores=form.scores(), door=Actor.van(request))
        if uitkomst.gelukt:
            return _klaar(request, advies, _("De weging is opgeslagen. Kies nu de route."))
    return _toon(request, _advies(request, nummer), weging=form)


@adviseur
@require_POST
def route_kiezen(request, nummer):
    advies = _advies(request, nummer)
    form = RouteForm(request.POST, auto_id="route_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.route_kiezen(advies=advies, route=form.cleaned_data["route"], door=Actor.van(request))
        if uitkomst.gelukt:
            naar_commissie = advies.status == AdviesStatus.TE_TOETSEN
            tekst = (
                _("De adviescommissie kijkt nu mee.") if naar_commissie else _("De route is gekozen. Vertel hem nu.")
            )
            return _klaar(request, advies, tekst)
    return _toon(request, _advies(request, nummer), route=form)


@adviseur
@require_POST
def route_vertellen(request, nummer):
    advies = _advies(request, nummer)
    form = RouteVertellenForm(request.POST, route=advies.route, auto_id="vertellen_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.route_vertellen(advies=advies, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            return _klaar(request, advies, _("De route is verteld. De eigenaar kan aan het werk."))
    return _toon(request, _advies(request, nummer), vertellen=form)


def _overgang(dienst, tekst):
    """A page's button without a form: look up, do, tell."""

    @adviseur
    @require_POST
    def view(request, nummer):
        advies = _advies(request, nummer)
        with meld_fouten(request) as uitkomst:
            dienst(advies=advies, door=Actor.van(request))
        if uitkomst.gelukt:
            return _klaar(request, advies, tekst)
        return redirect("adviezen:advies_werk", nummer=advies.nummer)

    return view


VERTELD = gettext_lazy("Iedereen die hierover iets zei en bereikbaar is, krijgt het antwoord.")
heropenen = _overgang(services.heropenen, gettext_lazy("U kunt de tekst en de weging weer veranderen."))
publiceren = _overgang(services.publiceren, gettext_lazy("Het advies is openbaar."))
terugkoppelen = _overgang(services.terugkoppelen, VERTELD)
publiceren_en_terugkoppelen = _overgang(services.publiceren_en_terugkoppelen, VERTELD)


@adviseur
@require_POST
def toets_beantwoorden(request, pk):
    toets = get_object_or_404(Toets.objects.visible_to(request.user).select_related("advies"), pk=pk)
    form = AntwoordForm(request.POST, auto_id="antwoord_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.toets_beantwoorden(toets=toets, antwoord=form.cleaned_data["antwoord"], door=Actor.van(request))
        if uitkomst.gelukt:
            return _klaar(request, toets.advies, _("Uw antwoord is opgeslagen."))
    return _toon(request, _advies(request, toets.advies.nummer), antwoord=form)


# --- follow-up --------------------------------------------------------------------------------------------------
@werkplek()
@require_safe
def opvolgingen(request):
    """One's own follow-up, overdue first; the adviseur can see everybody's (`?wie=alle`)."""
    alle = request.user.heeft("adviseur") and request.GET.get("wie") == "alle"
    rijen = Opvolging.objects.visible_to(request.user).select_related("advies", "eigenaar__afdeling")
    if not alle:
        rijen = rijen.filter(eigenaar=request.user)
    # What runs comes first, soonest due on top; then what was done last.
    rijen = rijen.order_by(F("afgerond_op").desc(nulls_first=True), "uiterlijk", "pk")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkplek/adviezen/opvolgingen.html", {"pagina": pagina, "alle": alle})


def _opvolging(request, nummer) -> Opvolging:
    nummer = {f"advies__{k}": v for k, v in Advies.bij_nummer(nummer).items()}
    return get_object_or_404(
        Opvolging.objects.visible_to(request.user)
        .select_related("advies", "eigenaar__afdeling", "doel_traject__jaaragenda")
        .prefetch_related("voortgang__door"),
        **nummer,
    )


@werkplek()
@require_safe
def opvolging(request, nummer):
    return _toon_opvolging(request, _opvolging(request, nummer))


def _toon_opvolging(request, opvolging, **formulieren):
    advies = opvolging.advies
    eigen = opvolging.eigenaar_id == request.user.pk
    if advies.status == AdviesStatus.IN_OPVOLGING:
        formulieren.setdefault("voortgang", VoortgangForm(auto_id="voortgang_%s"))
        formulieren.setdefault("overdragen", OverdragenForm(auto_id="overdragen_%s"))
        if advies.route == Route.NIEUW_BELEID and opvolging.beleidsstap != Beleidsstap.UITGEVOERD:
            formulieren.setdefault("stap", BeleidsstapForm(huidige=opvolging.beleidsstap, auto_id="stap_%s"))
        klaar_voor = {
            Route.VERBINDEN: opvolging.aanvaard_op is not None,
            Route.NIEUW_BELEID: bool(opvolging.besluit),
        }.get(advies.route, True)
        if eigen and klaar_voor:
            formulieren.setdefault("afronden", AfrondenForm(route=advies.route, auto_id="afronden_%s"))
    return render(
        request,
        "werkplek/adviezen/opvolging.html",
        {
            "opvolging": opvolging,
            "advies": advies,
            "eigen": eigen,
            "formulieren": formulieren,
            "loopt": advies.status == AdviesStatus.IN_OPVOLGING,
            "aanvaarden": eigen
            and advies.status == AdviesStatus.IN_OPVOLGING
            and advies.route == Route.VERBINDEN
            and opvolging.aanvaard_op is None,
        },
    )


def _verwerk(request, nummer, naam, form, dienst, tekst):
    """POST of one of the forms of a follow-up."""
    opvolging = _opvolging(request, nummer)
    if form.is_valid():
        velden = {veld: waarde for veld, waarde in form.cleaned_data.items() if veld != "akkoord"}
        with meld_fouten(request, form) as uitkomst:
            dienst(opvolging=opvolging, **velden, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, tekst)
            if Opvolging.objects.visible_to(request.user).filter(pk=opvolging.pk).exists():
                return redirect("adviezen:opvolging", nummer=nummer)
            return redirect("adviezen:opvolgingen")
    return _toon_opvolging(request, _opvolging(request, nummer), **{naam: form})


@werkplek()
@require_POST
def aanvaarden(request, nummer):
    opvolging = _opvolging(request, nummer)
    with meld_fouten(request) as uitkomst:
        services.aanvaarden(opvolging=opvolging, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("U neemt dit punt mee in uw project."))
    return redirect("adviezen:opvolging", nummer=nummer)


@werkplek()
@require_POST
def voortgang_melden(request, nummer):
    form = VoortgangForm(request.POST, auto_id="voortgang_%s")
    return _verwerk(request, nummer, "voortgang", form, services.voortgang_melden, _("Het bericht is opgeslagen."))


@werkplek()
@require_POST
def beleidsstap_zetten(request, nummer):
    form = BeleidsstapForm(request.POST, huidige=_opvolging(request, nummer).beleidsstap, auto_id="stap_%s")
    return _verwerk(request, nummer, "stap", form, services.beleidsstap_zetten, _("De stap is opgeslagen."))


@werkplek()
@require_POST
def afronden(request, nummer):
    form = AfrondenForm(request.POST, route=_opvolging(request, nummer).advies.route, auto_id="afronden_%s")
    tekst = _("Afgerond. De adviseur vertelt het aan de mensen die hierover iets zeiden.")
    return _verwerk(request, nummer, "afronden", form, services.afronden, tekst)


@werkplek()
@require_POST
def overdragen(request, nummer):
    form = OverdragenForm(request.POST, auto_id="overdragen_%s")
    return _verwerk(request, nummer, "overdragen", form, services.opvolging_overdragen, _("Uw collega neemt dit over."))
