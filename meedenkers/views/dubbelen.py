"""People who stand on the list twice: side by side, joined, and set apart again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers.forms.dubbel import SamenvoegForm
from meedenkers.models import Meedenker, Samenvoeging
from meedenkers.queries_dubbel import mogelijke_dubbelen
from meedenkers.services import samenvoegen as diensten
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import adviseur
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 20


@adviseur
@require_safe
def dubbelen(request):
    pagina = Paginator(mogelijke_dubbelen(), PER_PAGINA).get_page(request.GET.get("pagina"))
    recent = Samenvoeging.objects.filter(teruggedraaid_op=None, afgesloten_op=None)
    recent = list(recent.select_related("blijft__contact", "weg__contact")[:PER_PAGINA])
    wie = Meedenker.objects.select_related("contact", "wijk").in_bulk(
        {pk for paar in pagina for pk in (paar.een, paar.ander)}
    )
    if personen := len(wie) + 2 * len(recent):
        log_inzage(door=Actor.van(request), soort="meedenkers.meedenker", aantal=personen)
    return render(
        request,
        "werkplek/meedenkers/dubbelen.html",
        {
            "pagina": pagina,
            "paren": [(paar, wie[paar.een], wie[paar.ander]) for paar in pagina],
            "recent": [(s, s.created_at + diensten.TERUG_TE_DRAAIEN) for s in recent],
        },
    )


def _paar(request, een: int, ander: int) -> tuple[Meedenker, Meedenker]:
    """(who stays, who would go)."""
    if een == ander:
        raise Http404
    op_lijst = Meedenker.objects.visible_to(request.user).in_database().select_related("contact", "wijk")
    return diensten.volgorde(get_object_or_404(op_lijst, pk=een), get_object_or_404(op_lijst, pk=ander))


@adviseur
def vergelijken(request, een, ander):
    """Two rows beside each other. A POST joins them."""
    blijft, weg = _paar(request, een, ander)
    door = Actor.van(request)
    form = SamenvoegForm(request.POST if request.method == "POST" else None, blijft=blijft, weg=weg)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            diensten.samenvoegen(een=blijft, ander=weg, keuzes=form.keuzes(), door=door)
        if uitkomst.gelukt:
            messages.success(request, _("Samengevoegd. U kunt dit nog 30 dagen terugdraaien."))
            return redirect("meedenkers:dubbelen")
    log_inzage(door=door, soort="meedenkers.meedenker", aantal=2)
    return render(
        request,
        "werkplek/meedenkers/vergelijken.html",
        {"blijft": blijft, "weg": weg, "form": form, "rijen": [_samenvatting(m) for m in (blijft, weg)]},
    )


def _samenvatting(meedenker: Meedenker) -> dict:
    """What is joined without a choice, to see whom one has before one."""
    return {
        "meedenker": meedenker,
        "panels": ", ".join(meedenker.huidige_panels.values_list("naam", flat=True)),
        "themas": ", ".join(meedenker.themas.values_list("naam", flat=True)),
        "organisaties": ", ".join(meedenker.organisaties.values_list("naam", flat=True)),
        "uitnodigingen": meedenker.uitnodigingen.count(),
    }


@adviseur
@require_POST
def twee_mensen(request, een, ander):
    blijft, weg = _paar(request, een, ander)
    diensten.niet_dubbel(een=blijft, ander=weg, door=Actor.van(request))
    messages.success(request, _("Vastgelegd: dit zijn twee mensen. Wij stellen dit paar niet meer voor."))
    return redirect("meedenkers:dubbelen")


@adviseur
@require_POST
def terugdraaien(request, pk):
    samenvoeging = get_object_or_404(Samenvoeging, pk=pk)
    with meld_fouten(request) as uitkomst:
        diensten.terugdraaien(samenvoeging=samenvoeging, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Teruggedraaid. Er staan weer twee mensen op de lijst."))
    return redirect("meedenkers:dubbelen")
