"""The door screen: a tablet that others can see. No title of the meeting, first name and initial only."""

import secrets

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from inloop import queries, services
from inloop.forms import InloperForm, TelForm
from inloop.models import Aanmelding, Bijeenkomst
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import werkplek
from participatie.workflow.formulier import meld_fouten

HOOGSTENS = 20  # lines on one screen; more letters make it fewer


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
    q = request.GET.get("q", "").strip()[:100]
    rijen = []
    if q:
        rijen = list(
            queries.zoek(bijeenkomst.aanmeldingen.actief(), q)
            .select_related("contact")
            .order_by("contact__naam", "pk")[:HOOGSTENS]
        )
        if rijen:
            log_inzage(door=Actor.van(request), obj=bijeenkomst, aantal=len(rijen))
    return render(
        request,
        "werkplek/inloop/deur.html",
        {
            "bijeenkomst": bijeenkomst,
            "q": q,
            "rijen": rijen,
            "meer": len(rijen) == HOOGSTENS,
            "inloper": inloper or InloperForm(prefix="i", initial={"sleutel": secrets.token_hex(16)}),
            "tellen": tellen or TelForm(prefix="t", initial={"sleutel": secrets.token_hex(16)}),
            "minder_sleutel": secrets.token_hex(16),
            "binnen": queries.tellingen(bijeenkomst)["binnen"],
            "open": bijeenkomst.gaat_door and bijeenkomst.dag <= klok.vandaag(),
        },
    )


def _terug(request, bijeenkomst):
    adres = reverse("inloop:deur", args=[bijeenkomst.slug])
    q = request.POST.get("q", "").strip()[:100]
    return redirect(f"{adres}?{urlencode({'q': q})}" if q else adres)


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
    return _terug(request, aanmelding.bijeenkomst)


@werkplek()
@require_POST
def niet_inchecken(request, pk):
    aanmelding = _vind_aanmelding(request, pk)
    with meld_fouten(request):
        services.niet_inchecken(aanmelding=aanmelding, door=Actor.van(request))
    return _terug(request, aanmelding.bijeenkomst)


@werkplek()
@require_POST
def inloper(request, slug):
    bijeenkomst = _vind(request, slug)
    form = InloperForm(request.POST, prefix="i")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.inloper(
                bijeenkomst=bijeenkomst,
                contactgegevens=form.contactgegevens(),
                door=Actor.van(request),
                aantal=form.cleaned_data["aantal"],
                sleutel=form.cleaned_data["sleutel"],
            )
        if uitkomst.gelukt:
            messages.success(request, _("Genoteerd."))
            return _terug(request, bijeenkomst)
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
            messages.success(request, _("Geteld."))
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
