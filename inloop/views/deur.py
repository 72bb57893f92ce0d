"""The door screen: a tablet that others can see. No title of the meeting, first name and initial only."""

import secrets

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from inloop import queries, services
from inloop.forms import InloperForm, TelForm
from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import werkplek
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 150  # an evening in a hall fits on one page; searching makes it short


def _vind(request, slug) -> Bijeenkomst:
    return get_object_or_404(Bijeenkomst.objects.voor_deur(request.user), slug=slug)


def _vind_aanmelding(request, pk) -> Aanmelding:
    return get_object_or_404(
        Aanmelding.objects.filter(bijeenkomst__in=Bijeenkomst.objects.voor_deur(request.user)).select_related(
            "bijeenkomst", "contact"
        ),
        pk=pk,
    )


def _scherm(request, bijeenkomst, *, inloper=None, tellen=None):
    """Who is expected and who is here, by name. While the door is closed there is nothing to do, and no name to see."""
    open_ = bijeenkomst.deur_open
    inhoud = {"bijeenkomst": bijeenkomst, "open": open_, "vandaag": bijeenkomst.dag == klok.vandaag()}
    if open_:
        q = request.GET.get("q", "").strip()[:100]
        rijen = queries.deurlijst(bijeenkomst, q)
        pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
        if pagina.object_list:
            log_inzage(door=Actor.van(request), obj=bijeenkomst, aantal=len(pagina.object_list))
        inhoud |= {
            "q": q,
            "pagina": pagina,
            "terug": {"q": q, "pagina": pagina.number},
            "laatste": _laatste(request, bijeenkomst),
            "inloper": inloper or InloperForm(prefix="i", initial={"sleutel": secrets.token_hex(16)}),
            "tellen": tellen or TelForm(prefix="t", initial={"sleutel": secrets.token_hex(16)}),
            "minder_sleutel": secrets.token_hex(16),
            "tellingen": queries.tellingen(bijeenkomst),
        }
    return render(request, "werkplek/inloop/deur.html", inhoud)


def _laatste(request, bijeenkomst) -> Aanmelding | None:
    """Who was marked as here just now, as long as they are: a press on the wrong name is undone beside its message."""
    pk = request.GET.get("laatste", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        return None
    aanwezig = bijeenkomst.aanmeldingen.filter(pk=pk, status=AanmeldingStatus.AANWEZIG)
    return aanwezig.select_related("contact").first()


def _terug(request, bijeenkomst, **extra):
    waarden = {naam: request.POST.get(naam, "").strip()[:100] for naam in ("q", "pagina")}
    vraag = {naam: waarde for naam, waarde in waarden.items() if waarde and "\0" not in waarde} | extra
    adres = reverse("inloop:deur", args=[bijeenkomst.slug])
    return redirect(f"{adres}?{urlencode(vraag)}" if vraag else adres)


@werkplek()
@require_safe
def deur(request, slug):
    return _scherm(request, _vind(request, slug))


@werkplek()
@require_POST
def inchecken(request, pk):
    aanmelding = _vind_aanmelding(request, pk)
    with meld_fouten(request):
        services.inchecken(aanmelding=aanmelding, door=Actor.van(request))
        return _terug(request, aanmelding.bijeenkomst, laatste=aanmelding.pk)
    return _terug(request, aanmelding.bijeenkomst)


@werkplek()
@require_POST
def niet_inchecken(request, pk):
    aanmelding = _vind_aanmelding(request, pk)
    with meld_fouten(request) as uitkomst:
        services.niet_inchecken(aanmelding=aanmelding, door=Actor.van(request))
    if uitkomst.gelukt:
        naam = {"naam": aanmelding.contact.voornaam_initiaal}
        weg = aanmelding.status == AanmeldingStatus.AFGEMELD  # a walk-in was never expected
        tekst = _("%(naam)s is van de lijst gehaald.") if weg else _("%(naam)s staat weer bij wie nog komt.")
        messages.success(request, tekst % naam)
    return _terug(request, aanmelding.bijeenkomst)


@werkplek()
@require_POST
def inloper(request, slug):
    bijeenkomst = _vind(request, slug)
    form = InloperForm(request.POST, prefix="i")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            aanmelding = services.inloper(
                bijeenkomst=bijeenkomst,
                contactgegevens=form.contactgegevens(),
                door=Actor.van(request),
                aantal=form.cleaned_data["aantal"],
                sleutel=form.cleaned_data["sleutel"],
            )
        if uitkomst.gelukt:
            return _terug(request, bijeenkomst, laatste=aanmelding.pk)
    return _scherm(request, bijeenkomst, inloper=form)


@werkplek()
@require_POST
def tellen(request, slug):
    bijeenkomst = _vind(request, slug)
    form = TelForm(request.POST, prefix="t")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.tel_zonder_naam(bijeenkomst=bijeenkomst, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            aantal = form.cleaned_data["aantal"]
            tekst = ngettext("%(n)s bezoeker zonder naam geteld.", "%(n)s bezoekers zonder naam geteld.", aantal)
            messages.success(request, tekst % {"n": aantal})
            return _terug(request, bijeenkomst)
    return _scherm(request, bijeenkomst, tellen=form)


@werkplek()
@require_POST
def eentje_minder(request, slug):
    """Take one counted visitor back. The key of the page makes a double press count once."""
    bijeenkomst = _vind(request, slug)
    with meld_fouten(request):
        services.tel_zonder_naam(
            bijeenkomst=bijeenkomst,
            aantal=-1,
            door=Actor.van(request),
            sleutel=request.POST.get("sleutel", "").replace("\0", "")[:40],
        )
    return _terug(request, bijeenkomst)
