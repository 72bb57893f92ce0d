"""The list of meedenkers, for the adviseur."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers import queries, services
from meedenkers.forms import AkkoordForm, MeedenkerFilter, NamensForm, PauzeForm
from meedenkers.models import Bron, Meedenker, Panellid
from meedenkers.workflow import MEEDENKER
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.avg.models import DoorWie
from participatie.kamers.toegang import adviseur
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten

HUIDIG_LID = Prefetch("panelleden", Panellid.objects.filter(tot=None).select_related("panel"), to_attr="huidig_lid")


def _meedenker(request, pk):
    """Who left has no page: there is nobody in it any more."""
    op_lijst = (
        Meedenker.objects.visible_to(request.user).in_database().select_related("contact", "wijk", "vertegenwoordiger")
    )
    return get_object_or_404(op_lijst, pk=pk)


@adviseur
@require_safe
def lijst(request):
    form = MeedenkerFilter(request.GET)
    meedenkers = queries.filter_meedenkers(
        Meedenker.objects.visible_to(request.user).in_database(), form.keuze()
    ).select_related("contact", "wijk")
    pagina = Paginator(meedenkers.prefetch_related(HUIDIG_LID), 40).get_page(request.GET.get("pagina"))
    if pagina.object_list:
        log_inzage(door=Actor.van(request), soort="meedenkers.meedenker", aantal=len(pagina.object_list))
    return render(request, "werkplek/meedenkers/lijst.html", {"form": form, "pagina": pagina})


@adviseur
@require_safe
def detail(request, pk):
    return _toon(request, _meedenker(request, pk))


def _toon(request, meedenker, pauze_form=None, akkoord_form=None):
    actor = Actor.van(request)
    log_inzage(door=actor, obj=meedenker)
    return render(
        request,
        "werkplek/meedenkers/meedenker.html",
        {
            "meedenker": meedenker,
            "telefoon": toon_telefoon(meedenker.contact.telefoon),
            "telefoon_vertegenwoordiger": toon_telefoon(getattr(meedenker.vertegenwoordiger, "telefoon", "")),
            "acties": MEEDENKER.namen(actor, meedenker),
            "gronden": meedenker.contact.gronden.order_by("-created_at"),
            "pauze_form": pauze_form or PauzeForm(),
            "akkoord_form": akkoord_form or AkkoordForm(namens=bool(meedenker.vertegenwoordiging)),
        },
    )


@adviseur
def nieuw(request):
    form = NamensForm(request.POST or None)
    bekend = None
    if request.method == "POST" and form.is_valid():
        if bekend := services.zoek_bestaand(form.contactgegevens()):
            form.add_error(None, _("Deze persoon staat al op de lijst."))
        else:
            with meld_fouten(request, form) as uitkomst:
                meedenker = services.word_meedenker(
                    contactgegevens=form.contactgegevens(),
                    bron=Bron.AMBTENAAR,
                    toestemming_tekst="",
                    door=Actor.van(request),
                    **form.over_de_persoon(),
                )
            if uitkomst.gelukt:
                messages.success(request, _("Deze persoon krijgt nu een bericht met de vraag om ja te zeggen."))
                return redirect("meedenkers:werk_meedenker", meedenker.pk)
    return render(request, "werkplek/meedenkers/nieuw.html", {"form": form, "bekend": bekend})


@adviseur
@require_POST
def bevestigen(request, pk):
    """Agreed on the phone: the adviseur read out the text."""
    meedenker = _meedenker(request, pk)
    namens = bool(meedenker.vertegenwoordiging)
    form = AkkoordForm(request.POST, namens=namens)
    if form.is_valid():
        with meld_fouten(request) as uitkomst:
            services.bevestigen(
                meedenker=meedenker,
                toestemming_tekst=form.tekst.tekst,
                versie=form.tekst.versie,
                grondslag=form.tekst.grondslag,
                hoe="telefoon",
                door_wie=DoorWie.VERTEGENWOORDIGER if namens else DoorWie.ZELF,
                door=Actor.van(request),
            )
        if uitkomst.gelukt:
            messages.success(request, _("Het ja is vastgelegd. Deze persoon staat nu op de lijst."))
        return redirect("meedenkers:werk_meedenker", pk)
    return _toon(request, meedenker, akkoord_form=form)


@adviseur
@require_POST
def pauzeren(request, pk):
    meedenker = _meedenker(request, pk)
    form = PauzeForm(request.POST)
    if form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.pauzeren(meedenker=meedenker, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, _("De pauze is vastgelegd."))
            return redirect("meedenkers:werk_meedenker", pk)
    return _toon(request, meedenker, pauze_form=form)


@adviseur
@require_POST
def doe(request, pk, overgang):
    if overgang not in ("hervatten", "vertrekken"):
        raise Http404
    meedenker = _meedenker(request, pk)
    dienst = {"hervatten": services.hervatten, "vertrekken": services.vertrekken}[overgang]
    with meld_fouten(request) as uitkomst:
        dienst(meedenker=meedenker, door=Actor.van(request))
    if overgang == "vertrekken" and uitkomst.gelukt:
        messages.success(request, _("De gegevens van deze persoon zijn gewist."))
        return redirect("meedenkers:werk_lijst")
    if uitkomst.gelukt:
        messages.success(request, _("Deze persoon doet weer mee."))
    return redirect("meedenkers:werk_meedenker", pk)
