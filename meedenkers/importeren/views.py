"""The screens of the import, for the adviseur."""

from datetime import datetime

import tablib
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers.importeren import keuzes, services
from meedenkers.importeren.forms import (
    DUBBELEN,
    WAARSCHUWING,
    BladForm,
    FilterForm,
    KolommenForm,
    UploadForm,
    VrijgaveForm,
    lees_keuzes,
)
from meedenkers.importeren.kolommen import EIGEN_KOLOMMEN, VELDEN
from meedenkers.importeren.workflow import IMPORT
from meedenkers.models import Importrij, ImportStatus, Importtaak, Rijkeuze, Uitkomst
from participatie.audit.actor import Actor
from participatie.audit.services import log, log_inzage
from participatie.kamers.toegang import adviseur
from participatie.ui.tabellen import als_bestand
from participatie.workflow.formulier import meld_fouten

PER_PAGINA = 50


def _taak(pk: int) -> Importtaak:
    return get_object_or_404(Importtaak.objects.select_related("panel", "door"), pk=pk)


@adviseur
@require_safe
def import_lijst(request):
    taken = Importtaak.objects.select_related("panel")
    return render(
        request,
        "werkplek/meedenkers/import_lijst.html",
        {"pagina": Paginator(taken, 25).get_page(request.GET.get("pagina"))},
    )


@adviseur
def import_nieuw(request):
    gestuurd = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if gestuurd else UploadForm()
    if gestuurd and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            with meld_fouten(request, form) as uitkomst:
                taak = services.lees_in(
                    naam=bestand.name,
                    inhoud=bestand.read(),
                    door=Actor.van(request),
                    panel_naam=form.cleaned_data["panel_naam"],
                )
            if uitkomst.gelukt:
                return redirect("meedenkers:import_voorbeeld", taak.pk)
        except ValidationError as fout:
            form.add_error("bestand", fout)
    return render(request, "werkplek/meedenkers/import_nieuw.html", {"form": form})


@adviseur
def import_voorbeeld(request, pk):
    """What becomes of each line. A POST reads the file again with other columns."""
    taak = _taak(pk)
    door = Actor.van(request)
    kolommen = KolommenForm(
        request.POST if request.method == "POST" else None,
        koppen=taak.kolommen.get("koppen", []),
        velden=taak.kolommen.get("velden", {}),
    )
    if request.method == "POST" and kolommen.is_valid():
        with meld_fouten(request):
            services.lees_opnieuw(
                taak=taak, kolommen=kolommen.kolommen(), blad=taak.kolommen.get("gekozen_blad"), door=door
            )
        return redirect("meedenkers:import_voorbeeld", taak.pk)
    filter_ = FilterForm(request.GET)
    pagina = Paginator(_rijen(taak, filter_), PER_PAGINA).get_page(request.GET.get("pagina"))
    bij_voorbeeld = taak.status == ImportStatus.INGELEZEN
    toon_wie = taak.status in (ImportStatus.INGELEZEN, ImportStatus.BEVESTIGD)
    if toon_wie and (personen := sum(bool(rij.gegevens or rij.bestaand_id) for rij in pagina.object_list)):
        log_inzage(door=door, obj=taak, aantal=personen)
    rijen = [(rij, keuzes.mogelijkheden(rij) if bij_voorbeeld else []) for rij in pagina.object_list]
    return render(
        request,
        "werkplek/meedenkers/import_voorbeeld.html",
        {
            "taak": taak,
            "panel": services.panelnaam(taak),
            "tegels": [(u.label, taak.tellingen.get(u.value, 0)) for u in Uitkomst],
            "onderwerpen": _onbekende_onderwerpen(taak),
            "ontbreekt": [VELDEN[v] for v in taak.kolommen.get("ontbreekt", [])],
            "niet_gelezen": [
                kop
                for n, kop in enumerate(taak.kolommen.get("koppen", []))
                if n not in taak.kolommen.get("velden", {}).values()
            ],
            "onthouden": _onthouden(taak),
            "kolommen": kolommen,
            "blad": BladForm(bladen=taak.kolommen.get("bladen", []), nu=taak.kolommen.get("bladnummer")),
            "filter": filter_,
            "pagina": pagina,
            "rijen": rijen,
            "kiezen": any(m for _rij, m in rijen),
            "alle": [("", _("Voorstel volgen")), *Rijkeuze.choices],
            "terug": request.GET.urlencode(),
            "mag": IMPORT.namen(door, taak),
            "bij_voorbeeld": bij_voorbeeld,
            "toon_wie": toon_wie,
            "bezig": taak.status == ImportStatus.BEVESTIGD,
            "leest": taak.status == ImportStatus.WORDT_GELEZEN,
            "herstel_tot": services.herstel_tot(taak),
        },
    )


def _rijen(taak: Importtaak, filter_: FilterForm):
    rijen = taak.rijen.select_related("bestaand__contact")
    gekozen = filter_.cleaned_data.get("uitkomst") if filter_.is_valid() else ""
    if gekozen == WAARSCHUWING:
        return rijen.exclude(waarschuwingen=[])
    if gekozen == DUBBELEN:
        return rijen.filter(gegevens__has_key="dubbel")
    return rijen.filter(uitkomst=gekozen) if gekozen else rijen


def _onthouden(taak: Importtaak) -> dict | None:
    eerder = taak.kolommen.get("onthouden")
    return {"bron": eerder["bron"], "op": datetime.fromisoformat(eerder["op"])} if eerder else None


def _onbekende_onderwerpen(taak: Importtaak) -> list[str]:
    """Subjects of the file that are no theme here, while the preview is there to be changed."""
    if taak.status != ImportStatus.INGELEZEN:
        return []
    uit = {}
    for onderwerpen in taak.rijen.order_by().values_list("gegevens__onbekende_onderwerpen", flat=True):
        for onderwerp in onderwerpen or []:
            uit.setdefault(onderwerp.casefold(), onderwerp)
    return sorted(uit.values(), key=str.casefold)[:50]


@adviseur
@require_POST
def import_bevestigen(request, pk):
    taak = _taak(pk)
    with meld_fouten(request):
        services.bevestigen(taak=taak, door=Actor.van(request))
    return redirect("meedenkers:import_voorbeeld", taak.pk)


@adviseur
@require_POST
def import_annuleren(request, pk):
    taak = _taak(pk)
    with meld_fouten(request):
        services.annuleren(taak=taak, door=Actor.van(request))
    return redirect("meedenkers:import_voorbeeld", taak.pk)


@adviseur
@require_POST
def import_blad(request, pk):
    """The list stands on another sheet."""
    taak = _taak(pk)
    form = BladForm(request.POST, bladen=taak.kolommen.get("bladen", []))
    if form.is_valid():
        with meld_fouten(request):
            services.lees_opnieuw(taak=taak, blad=int(form.cleaned_data["blad"]), door=Actor.van(request))
    else:
        messages.error(request, _("Kies een blad van dit bestand."))
    return redirect("meedenkers:import_voorbeeld", taak.pk)


@adviseur
@require_POST
def import_kiezen(request, pk):
    """What becomes of the doubles of one page; back to that page."""
    taak = _taak(pk)
    with meld_fouten(request) as uitkomst:
        aantal = keuzes.kies(taak=taak, keuzes=lees_keuzes(request.POST), door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Bewaard. Regels die nu anders gaan: %(aantal)s.") % {"aantal": aantal})
    terug = QueryDict(request.POST.get("terug", "")[:200], mutable=True)
    schoon = {naam: terug[naam] for naam in ("uitkomst", "pagina") if naam in terug}
    antwoord = redirect("meedenkers:import_voorbeeld", taak.pk)
    if schoon:
        vraag = QueryDict(mutable=True)
        vraag.update(schoon)
        antwoord["Location"] += f"?{vraag.urlencode()}"
    antwoord["Location"] += "#regels"
    return antwoord


@adviseur
def import_regel(request, pk, regel):
    """The remark of one row, to take over on a consent, or not."""
    rij = get_object_or_404(
        Importrij.objects.select_related("taak__bestand", "bestaand__contact"), taak_id=pk, regel=regel
    )
    if rij.taak.status != ImportStatus.INGELEZEN or not rij.gegevens.get("opmerking"):
        raise Http404
    door = Actor.van(request)
    if request.method == "POST" and request.POST.get("actie") == "niet":
        with meld_fouten(request):
            keuzes.geef_niet_vrij(rij=rij, door=door)
        return redirect("meedenkers:import_regel", pk, regel)
    opmerking = keuzes.opmerking_van(rij)
    form = VrijgaveForm(request.POST or None, initial=rij.vrijgave or {"toelichting": opmerking[:1000]})
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            keuzes.geef_vrij(rij=rij, door=door, **form.vrijgave())
        if uitkomst.gelukt:
            messages.success(request, _("Dit gaat mee als u de lijst importeert."))
            return redirect("meedenkers:import_voorbeeld", pk)
    log_inzage(door=door, obj=rij)
    return render(
        request,
        "werkplek/meedenkers/import_regel.html",
        {"taak": rij.taak, "rij": rij, "opmerking": opmerking, "form": form},
    )


@adviseur
@require_safe
def import_geweigerd(request, pk):
    """The refused lines with their reasons, to repair and offer again: the columns of the source, and ours behind them.

    With what they said as long as we have it. `?soort=xlsx` gives a workbook.
    """
    taak = _taak(pk)
    rijen = list(taak.rijen.filter(uitkomst=Uitkomst.GEWEIGERD))
    koppen = taak.kolommen.get("koppen", []) if any(rij.gegevens for rij in rijen) else []
    log(door=Actor.van(request), actie="exporteren", obj=taak, filter="geweigerd", aantal=len(rijen))
    tabel = tablib.Dataset(headers=[*koppen, *map(str, EIGEN_KOLOMMEN)])
    for rij in rijen:
        cellen = rij.gegevens.get("cellen", {})
        tabel.append([*(cellen.get(str(n), "") for n in range(len(koppen))), rij.regel, rij.reden])
    soort = "xlsx" if request.GET.get("soort") == "xlsx" else "csv"
    return als_bestand(tabel, naam=f"geweigerd-{taak.pk}", soort=soort)
