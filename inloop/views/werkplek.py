from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inloop import queries, services
from inloop.forms import BijeenkomstForm, EnqueteForm, FilterForm, NamensForm, ZoekForm
from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst
from inloop.workflow import BIJEENKOMST
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers import haken
from participatie.kamers.toegang import adviseur, werkplek
from participatie.workflow.formulier import meld_fouten


def _vind(request, slug) -> Bijeenkomst:
    """Whose meeting it is to work on: the adviseur all, an ambtenaar where host or helper."""
    return get_object_or_404(Bijeenkomst.objects.voor_deur(request.user).select_related("gastheer"), slug=slug)


@werkplek()
@require_safe
def lijst(request):
    form = FilterForm(request.GET)
    keuze = form.gekozen()
    rijen = Bijeenkomst.objects.voor_deur(request.user)
    geweest = keuze.get("wanneer") == "geweest"
    rijen = rijen.filter(eind__lt=klok.nu()) if geweest else rijen.filter(eind__gte=klok.nu())
    for naam in ("wijk", "thema", "soort"):
        if naam in keuze:
            rijen = rijen.filter(**{naam: keuze[naam]})
    if "q" in keuze:
        genoemd = queries.zoek(Aanmelding.objects.all(), keuze["q"]).values("bijeenkomst")
        rijen = rijen.filter(Q(titel__icontains=keuze["q"]) | Q(pk__in=genoemd))
    # Counted apart: `voor_deur` joins the helpers, and a joined sum would count them too.
    rijen = Bijeenkomst.objects.filter(pk__in=rijen.values("pk")).met_bezetting().select_related("gastheer")
    pagina = Paginator(rijen.order_by("-begin" if geweest else "begin", "pk"), 30).get_page(request.GET.get("pagina"))
    return render(request, "werkplek/inloop/lijst.html", {"form": form, "pagina": pagina, "geweest": geweest})


@adviseur
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request):
    form = BijeenkomstForm(request.POST or None, initial={"gastheer": request.user.pk})
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            obj = services.maak_bijeenkomst(door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            messages.success(request, _("De bijeenkomst staat klaar als concept. Kijk hem na en publiceer hem."))
            return redirect("inloop:werkplek_bijeenkomst", slug=obj.slug)
    return render(request, "werkplek/inloop/formulier.html", {"form": form})


@adviseur
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request, slug):
    """Thirteen queries: five lists to choose from, and what is chosen in them."""
    obj = _vind(request, slug)
    form = BijeenkomstForm(request.POST or None, instance=obj)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.wijzig_bijeenkomst(bijeenkomst=obj, door=Actor.van(request), **form.velden())
        if uitkomst.gelukt:
            messages.success(request, _("De bijeenkomst is gewijzigd."))
            return redirect("inloop:werkplek_bijeenkomst", slug=obj.slug)
    return render(request, "werkplek/inloop/formulier.html", {"form": form, "bijeenkomst": obj})


@werkplek()
@require_safe
def bijeenkomst(request, slug):
    """All about one meeting. Thirteen queries, however many come: the list, its counts, its needs and its survey."""
    obj = _vind(request, slug)
    door = Actor.van(request)
    zoekform = ZoekForm(request.GET)
    q = zoekform.cleaned_data.get("q") if zoekform.is_valid() else ""
    rijen = queries.zoek(obj.aanmeldingen.all(), q) if q else obj.aanmeldingen.all()
    rijen = rijen.select_related("contact").order_by("pk")
    pagina = Paginator(rijen, 50).get_page(request.GET.get("pagina"))
    if pagina.object_list:
        log_inzage(door=door, obj=obj, aantal=len(pagina.object_list))
    namen = BIJEENKOMST.namen(door, obj)
    return render(
        request,
        "werkplek/inloop/bijeenkomst.html",
        {
            "bijeenkomst": obj,
            "overgangen": namen,
            "pagina": pagina,
            "zoekform": zoekform,
            "q": q,
            "tellingen": queries.tellingen(obj),
            "wensen": queries.wensen(obj),
            "uitslag": queries.enquete_uitslag(obj),
            "antwoorden": obj.enquetes.exclude(tip="", top="").order_by("-pk")[:50],
            "is_vandaag": obj.dag == klok.vandaag(),
            "mag_wijzigen": request.user.heeft("adviseur") and obj.status in ("concept", "gepubliceerd"),
            "verwacht": [AanmeldingStatus.GEPLAATST, AanmeldingStatus.WACHTLIJST],
            "blokken": haken.blokken("bijeenkomst.werkplek", request, obj),
        },
    )


@adviseur
@require_POST
def publiceren(request, slug):
    obj = _vind(request, slug)
    with meld_fouten(request) as uitkomst:
        services.publiceren(bijeenkomst=obj, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("De bijeenkomst staat nu op de website."))
    return redirect("inloop:werkplek_bijeenkomst", slug=slug)


@adviseur
@require_http_methods(["GET", "HEAD", "POST"])
def afgelasten(request, slug):
    """GET asks whether it is sure: everyone is told, and that cannot be taken back."""
    obj = _vind(request, slug)
    if request.method == "POST":
        with meld_fouten(request) as uitkomst:
            services.afgelasten(bijeenkomst=obj, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("De bijeenkomst is afgelast. Iedereen krijgt bericht."))
        return redirect("inloop:werkplek_bijeenkomst", slug=slug)
    if "afgelasten" not in BIJEENKOMST.namen(Actor.van(request), obj):
        raise PermissionDenied
    aantal = obj.aanmeldingen.verwacht().count()
    return render(request, "werkplek/inloop/afgelasten.html", {"bijeenkomst": obj, "aantal": aantal})


@werkplek()
@require_POST
def afsluiten(request, slug):
    obj = _vind(request, slug)
    with meld_fouten(request) as uitkomst:
        services.afsluiten(bijeenkomst=obj, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("De bijeenkomst is afgesloten."))
    return redirect("inloop:werkplek_bijeenkomst", slug=slug)


@werkplek()
@require_http_methods(["GET", "HEAD", "POST"])
def aanmelden(request, slug):
    """On behalf of somebody who called or wrote. Staff may know that they were on the list already."""
    obj = _vind(request, slug)
    form = NamensForm(request.POST or None, bijeenkomst=obj)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            aanmelding = services.aanmelden(
                bijeenkomst=obj,
                contactgegevens=form.contactgegevens(),
                door=Actor.van(request),
                aantal=form.cleaned_data["aantal"],
                **form.behoeften(),
            )
        if uitkomst.gelukt:
            _meld_uitkomst(request, aanmelding)
            return redirect("inloop:werkplek_bijeenkomst", slug=slug)
    return render(request, "werkplek/inloop/aanmelden.html", {"form": form, "bijeenkomst": obj})


def _meld_uitkomst(request, aanmelding: Aanmelding) -> None:
    gegevens = {"nummer": aanmelding.nummer}
    if aanmelding.herhaling:
        messages.warning(request, _("Deze persoon stond al op de lijst, met nummer %(nummer)s.") % gegevens)
    elif aanmelding.heeft_plaats:
        messages.success(request, _("Aangemeld met nummer %(nummer)s. Er is een plaats.") % gegevens)
    else:
        messages.warning(request, _("Aangemeld met nummer %(nummer)s, op de wachtlijst.") % gegevens)


@werkplek()
@require_POST
def afmelden(request, pk):
    aanmelding = get_object_or_404(
        Aanmelding.objects.filter(bijeenkomst__in=Bijeenkomst.objects.voor_deur(request.user)), pk=pk
    )
    with meld_fouten(request) as uitkomst:
        services.afmelden(aanmelding=aanmelding, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("%(nummer)s is afgemeld.") % {"nummer": aanmelding.nummer})
    return redirect("inloop:werkplek_bijeenkomst", slug=aanmelding.bijeenkomst.slug)


@werkplek()
@require_http_methods(["GET", "HEAD", "POST"])
def enquete(request, slug):
    """Answers that were given on paper, one after the other."""
    obj = _vind(request, slug)
    form = EnqueteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.enquete_invullen(bijeenkomst=obj, door=Actor.van(request), op_papier=True, **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, _("Bewaard. U kunt de volgende invullen."))
            return redirect("inloop:werkplek_enquete", slug=slug)
    return render(
        request,
        "werkplek/inloop/enquete.html",
        {"form": form, "bijeenkomst": obj, "uitslag": queries.enquete_uitslag(obj)},
    )
