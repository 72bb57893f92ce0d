"""Triage of input, typing it in for somebody, and the personal talk."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from adviezen import queries, services
from adviezen.forms import (
    BundelForm,
    ContactAfrondenForm,
    ContactpogingForm,
    GeenVervolgForm,
    InvoerForm,
    NietTeBereikenForm,
    OverdragenForm,
    PersoonlijkContactForm,
    TriageFilter,
)
from adviezen.models import Inbreng, InbrengStatus, PersoonlijkContact
from adviezen.workflow import INBRENG, PERSOONLIJK_CONTACT
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur, werkplek
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 40


# --- typing in --------------------------------------------------------------------------------------------------
@werkplek()
def inbreng_invoeren(request):
    """A letter, a call, a panel: on behalf of somebody."""
    form = InvoerForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data
        velden = ("tekst", "bron", "gevraagd", "thema", "wijk", "traject", "hoedanigheid", "spoed")
        with meld_fouten(request, form) as uitkomst:
            inbreng = services.ontvang_inbreng(
                **{veld: schoon[veld] for veld in velden}, **form.gegevens(), door=Actor.van(request)
            )
        if uitkomst.gelukt:
            messages.success(request, _("Opgeslagen als %(nummer)s.") % {"nummer": inbreng.nummer})
            return redirect(inbreng)
    return render(request, "werkplek/adviezen/inbreng_invoeren.html", {"form": form})


# --- triage -----------------------------------------------------------------------------------------------------
@adviseur
def triage(request):
    """New input, urgent first; tick and bundle, or open one by one."""
    filters = TriageFilter(request.GET)
    filters.is_valid()
    rijen = queries.zoek_inbreng(request.user, **getattr(filters, "cleaned_data", {}))
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    # No names here, but what people said about their lives.
    if personen := sum(bool(rij.contact_id) for rij in pagina):
        log_inzage(door=Actor.van(request), soort="adviezen.inbreng", aantal=personen)
    return render(
        request,
        "werkplek/adviezen/triage.html",
        {"filters": filters, "pagina": pagina, "bundelform": BundelForm(auto_id="bundel_%s")},
    )


@adviseur
@require_POST
def bundelen(request):
    """Ticked input into a new advice (written on the next page), or into one that is still being written."""
    form = BundelForm(request.POST)
    gekozen = list(_gekozen(request))
    terug = redirect("adviezen:triage")
    if not gekozen:
        messages.error(request, _("Zet eerst een vinkje bij de inbreng die bij elkaar hoort."))
        return terug
    if not form.is_valid():
        messages.error(request, _("Dit advies is al verder. Kies een ander advies, of maak een nieuw advies."))
        return terug
    advies = form.cleaned_data["advies"]
    if advies is None:
        return redirect(f"{reverse('adviezen:advies_nieuw')}?{urlencode([('inbreng', i.pk) for i in gekozen])}")
    with meld_fouten(request) as uitkomst:
        services.bundelen(advies=advies, inbreng=gekozen, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(
            request,
            ngettext(
                "%(aantal)s stuk inbreng hoort nu bij %(advies)s.",
                "%(aantal)s stukken inbreng horen nu bij %(advies)s.",
                len(gekozen),
            )
            % {"aantal": len(gekozen), "advies": advies.nummer},
        )
        if len(gekozen) == 1:
            return _naar_volgende(request, gekozen[0])
    return terug


def _gekozen(request):
    """The ticked rows that this person may see."""
    pks = [int(p) for p in request.POST.getlist("inbreng") if p.isascii() and p.isdigit() and len(p) < 16]
    return Inbreng.objects.visible_to(request.user).filter(pk__in=pks[:500])


@werkplek()
def inbreng(request, nummer):
    return _toon(request, _zoek(request, nummer))


def _zoek(request, nummer) -> Inbreng:
    rijen = Inbreng.objects.visible_to(request.user).select_related(
        "contact", "thema", "wijk", "traject", "bijeenkomst", "advies", "persoonlijk_contact__eigenaar"
    )
    return get_object_or_404(rijen, **Inbreng.bij_nummer(nummer))


def _toon(request, inbreng, **forms):
    """The page of one piece of input, with the forms of what may be done now; a form with errors keeps its place."""
    door = Actor.van(request)
    if inbreng.contact_id:
        log_inzage(door=door, obj=inbreng)
    mag = INBRENG.namen(door, inbreng)
    if "persoonlijk_contact" in mag and inbreng.contact_id and inbreng.contact.bereikbaar:
        forms.setdefault("contactform", PersoonlijkContactForm(auto_id="pc_%s", initial={"spoed": inbreng.spoed}))
    if "geen_vervolg" in mag:
        forms.setdefault("vervolgform", GeenVervolgForm(auto_id="gv_%s", anoniem=not inbreng.contact_id))
    if "bundelen" in mag:
        forms.setdefault("bundelform", BundelForm(auto_id="bundel_%s"))
    if inbreng.contact_id and inbreng.beantwoord_op is None and mag & {"niet_te_bereiken", "vertellen"}:
        forms.setdefault("bereikform", NietTeBereikenForm(auto_id="nb_%s"))
    context = {
        "inbreng": inbreng,
        "mag": mag,
        "volgende": queries.volgende(request.user, inbreng) if inbreng.status == InbrengStatus.NIEUW else None,
        "telefoon": toon_telefoon(inbreng.contact.telefoon) if inbreng.contact_id else "",
        **forms,
    }
    return render(request, "werkplek/adviezen/inbreng.html", context)


def _naar_volgende(request, klaar: Inbreng):
    """On to what comes next in the list, so that sixty can be done in a row."""
    volgende = queries.volgende(request.user, klaar)
    return redirect(volgende) if volgende else redirect("adviezen:triage")


@adviseur
@require_POST
def persoonlijk_contact(request, nummer):
    inbreng = _zoek(request, nummer)
    form = PersoonlijkContactForm(request.POST, auto_id="pc_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            contact = services.persoonlijk_contact(inbreng=inbreng, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(
                request,
                _("%(nummer)s: %(wie)s neemt contact op.") % {"nummer": inbreng.nummer, "wie": contact.eigenaar},
            )
            return _naar_volgende(request, inbreng)
    return _toon(request, inbreng, contactform=form)


@adviseur
@require_POST
def geen_vervolg(request, nummer):
    inbreng = _zoek(request, nummer)
    form = GeenVervolgForm(request.POST, auto_id="gv_%s", anoniem=not inbreng.contact_id)
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.geen_vervolg(inbreng=inbreng, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(
                request,
                _("%(nummer)s krijgt geen vervolg. U kunt dit nog tien minuten terugdraaien.")
                % {"nummer": inbreng.nummer},
            )
            return _naar_volgende(request, inbreng)
    return _toon(request, inbreng, vervolgform=form)


@adviseur
@require_POST
def terug_naar_nieuw(request, nummer):
    inbreng = _zoek(request, nummer)
    with meld_fouten(request) as uitkomst:
        services.terug_naar_nieuw(inbreng=inbreng, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("%(nummer)s wacht weer op een route.") % {"nummer": inbreng.nummer})
    return redirect(inbreng)


@werkplek()
@require_POST
def niet_te_bereiken(request, nummer):
    inbreng = _zoek(request, nummer)
    form = NietTeBereikenForm(request.POST, auto_id="nb_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.niet_te_bereiken(inbreng=inbreng, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("%(nummer)s is afgerond.") % {"nummer": inbreng.nummer})
            return redirect(inbreng)
    return _toon(request, inbreng, bereikform=form)


# --- the personal talk ------------------------------------------------------------------------------------------
@werkplek()
def contacten(request):
    """Whom to call: the own ones; the adviseur sees everybody's. No names here: those are on the page itself."""
    pagina = Paginator(queries.open_contacten(request.user), PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkplek/adviezen/contacten.html", {"pagina": pagina})


@werkplek()
def contact(request, nummer):
    return _toon_contact(request, _zoek_contact(request, nummer))


def _zoek_contact(request, nummer) -> PersoonlijkContact:
    rijen = PersoonlijkContact.objects.visible_to(request.user).select_related(
        "eigenaar", "inbreng__contact", "inbreng__thema", "inbreng__wijk", "inbreng__bijeenkomst"
    )
    return get_object_or_404(rijen, **{f"inbreng__{veld}": w for veld, w in Inbreng.bij_nummer(nummer).items()})


def _toon_contact(request, contact, **forms):
    door = Actor.van(request)
    log_inzage(door=door, obj=contact.inbreng)
    mag = "contact_afronden" in PERSOONLIJK_CONTACT.namen(door, contact)
    if mag:
        forms.setdefault("pogingform", ContactpogingForm(auto_id="poging_%s"))
        forms.setdefault("afrondform", ContactAfrondenForm(auto_id="afronden_%s"))
        forms.setdefault("overdraagform", OverdragenForm(auto_id="overdragen_%s"))
        if contact.inbreng.beantwoord_op is None:
            forms.setdefault("bereikform", NietTeBereikenForm(auto_id="nb_%s"))
    context = {
        "contact": contact,
        "inbreng": contact.inbreng,
        "telefoon": toon_telefoon(contact.inbreng.contact.telefoon),
        "pogingen": contact.pogingen.select_related("door"),
        **forms,
    }
    return render(request, "werkplek/adviezen/contact.html", context)


@werkplek()
@require_POST
def contactpoging(request, nummer):
    contact = _zoek_contact(request, nummer)
    form = ContactpogingForm(request.POST, auto_id="poging_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.contactpoging(inbreng=contact.inbreng, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("Opgeschreven dat u het probeerde."))
            return redirect("adviezen:contact", nummer=contact.inbreng.nummer)
    return _toon_contact(request, contact, pogingform=form)


@werkplek()
@require_POST
def contact_afronden(request, nummer):
    contact = _zoek_contact(request, nummer)
    form = ContactAfrondenForm(request.POST, auto_id="afronden_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.contact_afronden(inbreng=contact.inbreng, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("%(nummer)s is afgerond.") % {"nummer": contact.inbreng.nummer})
            return redirect("adviezen:contacten")
    return _toon_contact(request, contact, afrondform=form)


@werkplek()
@require_POST
def overdragen(request, nummer):
    contact = _zoek_contact(request, nummer)
    form = OverdragenForm(request.POST, auto_id="overdragen_%s")
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.overdragen(contact=contact, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("%(wie)s neemt het over.") % {"wie": form.cleaned_data["eigenaar"]})
            return redirect("adviezen:contacten")
    return _toon_contact(request, contact, overdraagform=form)
