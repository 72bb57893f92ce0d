from django.core import signing
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from inloop import ics as kalender
from inloop import queries, services
from inloop.forms import AanmeldForm, EnqueteForm, FilterForm
from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst
from participatie.audit.actor import Actor
from participatie.kamers import haken
from participatie.kamers.haken import haak
from participatie.kamers.toegang import openbaar
from participatie.workflow.formulier import meld_fouten

ZOUT = "inloop.aangemeld"


def _vind(request, slug) -> Bijeenkomst:
    return get_object_or_404(
        Bijeenkomst.objects.visible_to(request.user).met_bezetting().select_related("thema", "wijk"), slug=slug
    )


@openbaar
@require_safe
def bijeenkomsten(request):
    form = FilterForm(request.GET)
    keuze = form.gekozen()
    alle = Bijeenkomst.objects.openbaar().met_bezetting().select_related("thema", "wijk")
    geweest = keuze.get("wanneer") == "geweest"
    rijen = alle.geweest() if geweest else alle.komend()
    for naam in ("wijk", "thema", "soort"):
        if naam in keuze:
            rijen = rijen.filter(**{naam: keuze[naam]})
    if "q" in keuze:
        q = keuze["q"]
        rijen = rijen.filter(
            Q(titel__icontains=q) | Q(omschrijving__icontains=q) | Q(locatie__icontains=q) | Q(adres__icontains=q)
        )
    return render(
        request,
        "publiek/inloop/bijeenkomsten.html",
        {"form": form, "pagina": Paginator(rijen, 12).get_page(request.GET.get("pagina")), "geweest": geweest},
    )


@openbaar
@require_safe
def bijeenkomst(request, slug):
    obj = _vind(request, slug)
    trajecten = obj.trajecten.gepubliceerd().select_related("jaaragenda")
    return render(
        request,
        "publiek/inloop/bijeenkomst.html",
        {
            "bijeenkomst": obj,
            "trajecten": trajecten,
            "blokken": haken.blokken("bijeenkomst", request, obj),
        },
    )


@openbaar
@require_safe
def ics(request, slug):
    obj = _vind(request, slug)
    antwoord = HttpResponse(kalender.maak(obj), content_type="text/calendar; charset=utf-8")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{obj.slug}.ics"'
    return antwoord


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def aanmelden(request, slug):
    """One page; after it `aangemeld`, which is the same for who was on the list already (see services)."""
    obj = _vind(request, slug)
    if not obj.kan_aanmelden:
        return render(request, "publiek/inloop/aanmelden_dicht.html", {"bijeenkomst": obj})
    form = AanmeldForm(request.POST or None, bijeenkomst=obj)
    if request.method == "POST" and form.is_valid():
        aantal = form.cleaned_data["aantal"]
        with meld_fouten(request, form) as uitkomst:
            aanmelding = services.aanmelden(
                bijeenkomst=obj,
                contactgegevens=form.contactgegevens(),
                door=Actor.van(request),
                aantal=aantal,
                meedenken=form.als_meedenker(),
                **form.behoeften(),
            )
        if uitkomst.gelukt:
            nummer = (aanmelding.herhaling or aanmelding).nummer
            # What the page says about places is what a newcomer gets: the row of a repeat plays no part in it.
            plaats = obj.past(aantal) if aanmelding.herhaling else aanmelding.heeft_plaats
            token = signing.dumps([obj.pk, nummer, plaats], salt=ZOUT, compress=True)
            return redirect("inloop:aangemeld", slug=obj.slug, token=token)
    return render(request, "publiek/inloop/aanmelden.html", {"bijeenkomst": obj, "form": form})


@openbaar
@never_cache
@require_safe
def aangemeld(request, slug, token):
    """The number, what happens next and who to call. It holds nothing about a person and opens nothing."""
    obj = _vind(request, slug)
    try:
        pk, nummer, plaats = signing.loads(token, salt=ZOUT)
    except (signing.BadSignature, ValueError, TypeError, UnicodeError):
        pk = None
    if pk != obj.pk:
        return render(request, "publiek/link_ongeldig.html", status=404)
    return render(request, "publiek/inloop/aangemeld.html", {"bijeenkomst": obj, "nummer": nummer, "plaats": plaats})


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def enquete(request, slug):
    obj = _vind(request, slug)
    form = EnqueteForm(request.POST or None) if obj.enquete_open else None
    if form and request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.enquete_invullen(bijeenkomst=obj, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            return redirect("inloop:enquete_dank", slug=obj.slug)
    return render(request, "publiek/inloop/enquete.html", {"bijeenkomst": obj, "form": form})


@openbaar
@require_safe
def enquete_dank(request, slug):
    return render(request, "publiek/inloop/enquete_dank.html", {"bijeenkomst": _vind(request, slug)})


@haak("status")
def status(request, obj):
    """The personal page behind the link in a message: shows the sign-up, and signs off by POST."""
    if not isinstance(obj, Aanmelding):
        return None
    if request.method == "POST":
        with meld_fouten(request):
            services.afmelden(aanmelding=obj, door=Actor.van(request))
        return redirect(request.path)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    wacht = obj.status == AanmeldingStatus.WACHTLIJST
    verwacht = wacht or obj.status == AanmeldingStatus.GEPLAATST
    return render(
        request,
        "publiek/inloop/status.html",
        {
            "aanmelding": obj,
            "bijeenkomst": obj.bijeenkomst,
            "wachtplaats": queries.wachtplaats(obj) if wacht else None,
            "kan_afmelden": verwacht and obj.bijeenkomst.gaat_door and not obj.bijeenkomst.is_geweest,
        },
    )
