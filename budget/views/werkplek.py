from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from budget import forms, services
from budget.models import Aanvraag, AanvraagStatus
from budget.queries import toegekend_in
from budget.stappen import stappen
from budget.views.publiek import filter_aanvragen
from budget.workflow import WF, niet_van_zichzelf
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur
from participatie.ui.forms import Formulier, toon_telefoon
from participatie.workflow.formulier import meld_fouten

# Per action of the page: its form, the service, and what is said afterwards.
ACTIES = {
    "in_behandeling_nemen": (Formulier, services.in_behandeling_nemen, gettext_lazy("De aanvraag is in behandeling.")),
    "toekennen": (forms.ToekennenForm, services.toekennen, gettext_lazy("Toegekend. De aanvrager krijgt bericht.")),
    "afwijzen": (forms.BeslisForm, services.afwijzen, gettext_lazy("Afgewezen. De aanvrager krijgt bericht.")),
    "betaling_opdragen": (
        forms.VerwachtForm,
        services.betaling_opdragen,
        gettext_lazy("De betaling is opgedragen. De aanvrager krijgt bericht."),
    ),
    "betaling_verzetten": (
        forms.VerwachtForm,
        services.betaling_verzetten,
        gettext_lazy("De datum is veranderd. De aanvrager krijgt bericht."),
    ),
    "betaald": (forms.BetaaldForm, services.betaald, gettext_lazy("Betaald. De aanvrager krijgt bericht.")),
    "verantwoorden": (forms.VerantwoordenForm, services.verantwoorden, gettext_lazy("De verantwoording is bewaard.")),
    "intrekken": (Formulier, services.intrekken, gettext_lazy("De aanvraag is ingetrokken.")),
    "verhaal_plaatsen": (forms.VerhaalForm, services.verhaal_plaatsen, gettext_lazy("Het verhaal staat op de site.")),
}


@adviseur
@require_safe
def lijst(request):
    jaren = Aanvraag.objects.order_by("-jaar").values_list("jaar", flat=True).distinct()
    filterform = forms.WerkplekFilterForm(request.GET, jaren=jaren)
    rijen = filter_aanvragen(Aanvraag.objects.visible_to(request.user), filterform.keuzes(), jaarveld="jaar")
    return render(
        request,
        "werkplek/budget/lijst.html",
        {
            "pagina": Paginator(rijen.order_by("-pk"), 40).get_page(request.GET.get("pagina")),
            "filterform": filterform,
            "stand": toegekend_in(klok.vandaag().year),
            "jaar": klok.vandaag().year,
            "vandaag": klok.vandaag(),
            "te_beslissen": (AanvraagStatus.ONTVANGEN, AanvraagStatus.IN_BEHANDELING),
        },
    )


@adviseur
@require_safe
def aanvraag(request, nummer):
    return _pagina(request, _zoek(request, nummer))


@adviseur
@require_POST
def doen(request, nummer, actie):
    """One of the actions of the page; what was typed comes back with the error."""
    gevonden = _zoek(request, nummer)
    klasse, dienst, gelukt = ACTIES[actie]
    form = klasse(request.POST, auto_id=f"id_{actie}_%s")
    if form.is_valid():
        # An action without fields has no place of its own to show an error: then the page says it.
        with meld_fouten(request, form if form.fields else None) as uitkomst:
            dienst(aanvraag=gevonden, door=Actor.van(request), **form.cleaned_data)
        if uitkomst.gelukt:
            messages.success(request, gelukt)
        if uitkomst.gelukt or not form.fields:
            return redirect("budget:werkplek_aanvraag", nummer=gevonden.nummer)
    gevonden.refresh_from_db()
    return _pagina(request, gevonden, {actie: form})


def _zoek(request, nummer) -> Aanvraag:
    rijen = Aanvraag.objects.visible_to(request.user).select_related(
        "contact", "thema", "wijk", "begroting", "besloten_door"
    )
    return get_object_or_404(rijen, **Aanvraag.bij_nummer(nummer))


def _pagina(request, gevonden: Aanvraag, ingevuld: dict | None = None):
    door = Actor.van(request)
    begin = {
        "toekennen": {"bedrag": gevonden.bedrag},
        "betaling_verzetten": {"verwacht_op": gevonden.betaling_verwacht_op},
        "betaald": {"op": klok.vandaag()},
        "verhaal_plaatsen": {"verhaal": gevonden.verhaal or gevonden.verantwoording},
    }
    mogelijk = [(t.name, t.label) for t in WF.mogelijk(door, gevonden)]
    if gevonden.status == AanvraagStatus.VERANTWOORD:
        mogelijk.append(("verhaal_plaatsen", _("Zet het verhaal op de site")))
    acties = []
    for naam, label in mogelijk:
        form = (ingevuld or {}).get(naam)
        acties.append(
            {
                "naam": naam,
                "label": label,
                "form": form or ACTIES[naam][0](initial=begin.get(naam), auto_id=f"id_{naam}_%s"),
                "open": form is not None,
            }
        )
    # An error of an action that is no longer possible has no form on the page to stand in.
    for naam, form in (ingevuld or {}).items():
        if naam not in dict(mogelijk):
            for fout in form.non_field_errors() or [_("Dit is ondertussen al veranderd. Bekijk de pagina opnieuw.")]:
                messages.error(request, fout)
    log_inzage(door=door, obj=gevonden)
    return render(
        request,
        "werkplek/budget/aanvraag.html",
        {
            "aanvraag": gevonden,
            "telefoon": toon_telefoon(gevonden.contact.telefoon),
            "posten": gevonden.posten.all(),
            "stappen": stappen(gevonden),
            "acties": acties,
            "eigen": not niet_van_zichzelf(door, gevonden),
            "stand": toegekend_in(klok.vandaag().year),
            "jaar": klok.vandaag().year,
        },
    )
