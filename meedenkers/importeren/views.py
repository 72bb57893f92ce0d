"""The screens of the import, for the adviseur."""

import csv
import io

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedenkers.importeren import services
from meedenkers.importeren.forms import WAARSCHUWING, FilterForm, KolommenForm, UploadForm
from meedenkers.importeren.kolommen import VELDEN
from meedenkers.importeren.workflow import IMPORT
from meedenkers.models import ImportStatus, Importtaak, Uitkomst
from participatie.audit.actor import Actor
from participatie.audit.services import log, log_inzage
from participatie.kamers.toegang import adviseur
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
            services.lees_opnieuw(taak=taak, kolommen=kolommen.kolommen(), door=door)
        return redirect("meedenkers:import_voorbeeld", taak.pk)
    rijen = taak.rijen.all()
    filter_ = FilterForm(request.GET)
    gekozen = filter_.cleaned_data.get("uitkomst") if filter_.is_valid() else ""
    if gekozen == WAARSCHUWING:
        rijen = rijen.exclude(waarschuwingen=[])
    elif gekozen:
        rijen = rijen.filter(uitkomst=gekozen)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    if personen := sum(bool(rij.gegevens) for rij in pagina.object_list):
        log_inzage(door=door, obj=taak, aantal=personen)
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
            "kolommen": kolommen,
            "filter": filter_,
            "pagina": pagina,
            "mag": IMPORT.namen(door, taak),
            "bij_voorbeeld": taak.status == ImportStatus.INGELEZEN,
            "toon_wie": taak.status in (ImportStatus.INGELEZEN, ImportStatus.BEVESTIGD),
            "bezig": taak.status == ImportStatus.BEVESTIGD,
        },
    )


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
@require_safe
def import_geweigerd(request, pk):
    """The refused lines with their reasons; with what they said, as long as the import was not decided on."""
    taak = _taak(pk)
    rijen = list(taak.rijen.filter(uitkomst=Uitkomst.GEWEIGERD))
    velden = taak.kolommen.get("velden", {})
    koppen = [kop for n, kop in enumerate(taak.kolommen.get("koppen", [])) if n in velden.values()]
    koppen = koppen if any(rij.gegevens for rij in rijen) else []
    log(door=Actor.van(request), actie="exporteren", obj=taak, filter="geweigerd", aantal=len(rijen))
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow([_("Regel"), _("Waarom niet"), *map(veilig, koppen)])
    for rij in rijen:
        cellen = rij.gegevens.get("cellen", {})
        schrijver.writerow([rij.regel, rij.reden, *(veilig(cellen.get(kop, "")) for kop in koppen)])
    # The mark at the beginning tells Excel that this is UTF-8.
    antwoord = HttpResponse("\ufeff" + uit.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="geweigerd-{taak.pk}.csv"'
    return antwoord


def veilig(tekst: str) -> str:
    """A cell that no spreadsheet program takes for a formula; "+31 6 …" stays a phone number."""
    if tekst[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") and not (
        tekst.startswith("+") and tekst[1:].replace(" ", "").isdigit()
    ):
        return f"'{tekst}"
    return tekst
