from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budget import services
from budget.forms import AanvraagForm, FilterForm, VerantwoordenForm
from budget.models import Aanvraag, Begroting, Waarvoor
from budget.queries import heeft_besluit, is_toegekend, toegekend_in
from budget.stappen import stappen
from budget.workflow import WF
from participatie import klok
from participatie.audit.actor import Actor
from participatie.contacten import links
from participatie.kamers.toegang import openbaar
from participatie.workflow.formulier import meld_fouten

VOORBEELDEN = {
    Waarvoor.GROEPSGESPREK: "messages",
    Waarvoor.ENQUETE: "clipboard-list",
    Waarvoor.UITWISSELING: "heart-handshake",
    Waarvoor.ONDERZOEK: "search",
    Waarvoor.RUIMTE: "home",
    Waarvoor.ONKOSTEN: "coin",
}


@openbaar
@require_safe
def overzicht(request):
    """What the money is for, what is left, and what was granted: no persons."""
    jaren = Begroting.objects.values_list("jaar", flat=True)
    filterform = FilterForm(request.GET, jaren=jaren)
    rijen = filter_aanvragen(Aanvraag.objects.openbaar(), filterform.keuzes(), jaarveld="begroting__jaar")
    return render(
        request,
        "publiek/budget/overzicht.html",
        {
            "pagina": Paginator(
                rijen.select_related("thema", "wijk", "begroting").order_by("-besloten_op", "-pk"), 20
            ).get_page(request.GET.get("pagina")),
            "filterform": filterform,
            "stand": toegekend_in(klok.vandaag().year),
            "jaar": klok.vandaag().year,
            "voorbeelden": [{"naam": soort.label, "icoon": icoon} for soort, icoon in VOORBEELDEN.items()],
        },
    )


def filter_aanvragen(rijen, keuzes: dict, *, jaarveld: str):
    """Narrow a list by what the filter form understood."""
    if q := keuzes.get("q"):
        rijen = rijen.filter(Q(titel__icontains=q) | Q(groep__icontains=q) | Q(**Aanvraag.bij_nummer(q)))
    if jaar := keuzes.get("jaar"):
        rijen = rijen.filter(**{jaarveld: jaar})
    return rijen.filter(**{veld: keuzes[veld] for veld in ("thema", "wijk", "status") if veld in keuzes})


@openbaar
def aanvragen(request):
    form = AanvraagForm(request.POST or None)
    # With the button for another row the form is not bound: nothing is sent.
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            aanvraag = services.aanvragen(
                contactgegevens=form.contactgegevens(), posten=form.posten(), door=Actor.van(request), **form.velden()
            )
        if uitkomst.gelukt:
            messages.success(request, _("Dank u wel. Wij hebben uw aanvraag. Het nummer is %s.") % aanvraag.nummer)
            return redirect("publiek:status", token=links.maak(aanvraag))
    return render(request, "publiek/budget/aanvragen.html", {"form": form})


def status(request, aanvraag: Aanvraag):
    """The applicant's own page, behind the secret link. GET shows; POST withdraws or gives account."""
    door = Actor.van(request)
    actie = request.POST.get("actie", "")
    form = VerantwoordenForm(request.POST if actie == "verantwoorden" else None)
    if request.method == "POST":
        with meld_fouten(request, form if actie == "verantwoorden" else None) as uitkomst:
            if actie == "intrekken":
                services.intrekken(aanvraag=aanvraag, door=door)
                messages.success(request, _("U hebt uw aanvraag ingetrokken."))
            elif actie == "verantwoorden" and form.is_valid():
                services.verantwoorden(aanvraag=aanvraag, verantwoording=form.cleaned_data["verantwoording"], door=door)
                messages.success(request, _("Dank u wel. Wij hebben uw verhaal."))
        if uitkomst.gelukt and not form.errors:
            return redirect(request.path)
        aanvraag.refresh_from_db()
    return render(
        request,
        "publiek/budget/status.html",
        {
            "aanvraag": aanvraag,
            "posten": aanvraag.posten.all(),
            "stappen": stappen(aanvraag),
            "mag": WF.namen(door, aanvraag),
            "heeft_besluit": heeft_besluit(aanvraag),
            "is_toegekend": is_toegekend(aanvraag),
            "form": form,
        },
    )
