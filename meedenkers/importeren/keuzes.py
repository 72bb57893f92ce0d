"""What the adviseur decides per row of a preview: what becomes of a double, and which remark is taken over."""

from collections import Counter
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.importeren import lezen
from meedenkers.importeren.schoonmaken import GEVOELIG
from meedenkers.models import Ervaringsoort, Importrij, ImportStatus, Importtaak, Rijkeuze, Uitkomst
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.workflow.kern import Afgewezen, Conflict

_UITKOMST = {
    Rijkeuze.OVERSLAAN: Uitkomst.DUBBEL,
    Rijkeuze.BIJWERKEN: Uitkomst.BIJWERKEN,
    Rijkeuze.APART: Uitkomst.NIEUW,
}
_ZELFDE = {Uitkomst.DUBBEL: Rijkeuze.OVERSLAAN, Uitkomst.NIEUW: Rijkeuze.APART}


def mogelijkheden(rij: Importrij) -> list[tuple[str, str]]:
    """What can be chosen for a row: first the proposal (""); nothing for a row that is no double."""
    dubbel = rij.gegevens.get("dubbel")
    if not dubbel:
        return []
    standaard = dubbel["standaard"]
    tekst = Rijkeuze(_ZELFDE[standaard]).label if standaard in _ZELFDE else _("Alleen in het panel")
    rest = [(str(k), str(k.label)) for k in Rijkeuze if k != _ZELFDE.get(standaard)]
    return [("", _("%(keuze)s (voorstel)") % {"keuze": tekst}), *rest]


def kies(*, taak: Importtaak, keuzes: dict[int, str], door: Actor) -> int:
    """Decide on doubles: key of the row → Rijkeuze, or "" for the proposal. Gives how many rows changed."""
    with transaction.atomic():
        _op_slot(taak)
        anders = []
        for rij in Importrij.objects.filter(taak=taak, pk__in=keuzes):
            dubbel = rij.gegevens.get("dubbel")
            keuze = keuzes[rij.pk]
            if not dubbel or (keuze and keuze not in Rijkeuze):
                continue
            if keuze == _ZELFDE.get(dubbel["standaard"]):
                keuze = ""
            if keuze != rij.keuze:
                rij.keuze, rij.uitkomst = keuze, _UITKOMST.get(keuze, dubbel["standaard"])
                anders.append(rij)
        if anders:
            Importrij.objects.bulk_update(anders, ["keuze", "uitkomst"], batch_size=200)
            _tel_opnieuw(taak)
            log(door=door, actie="kiezen", obj=taak, aantal=len(anders))
    return len(anders)


def opmerking_van(rij: Importrij) -> str:
    """The words of the sensitive columns of one row, from the file: they stand nowhere else."""
    taak = rij.taak
    if taak.bestand is None:
        return ""
    bladen = lezen.lees(taak.bestand.naam, bytes(taak.bestand.inhoud)).bladen
    opzet = taak.kolommen
    cellen = bladen[opzet["bladnummer"]].rijen[rij.regel - 1]
    teksten = [cellen[n] for veld in GEVOELIG if (n := opzet["velden"].get(veld)) is not None and n < len(cellen)]
    return "\n".join(tekst for tekst in teksten if tekst)


def geef_vrij(
    *,
    rij: Importrij,
    soorten: list[int],
    toelichting: str,
    nodig: str,
    grondtekst: str,
    door: Actor,
    gegeven_op: date | None = None,
) -> Importrij:
    """Take over what a remark says, on a consent that can be shown. Stored, encrypted, when the import is.

    Raises Afgewezen without the words of the consent, and without anything to keep.
    """
    if not grondtekst.strip():
        raise Afgewezen(_("Schrijf op waar de toestemming op berust. Zonder toestemming mogen wij dit niet bewaren."))
    if not (soorten or toelichting.strip() or nodig.strip()):
        raise Afgewezen(_("Vul in wat wij van deze persoon moeten bewaren."))
    if not rij.gegevens.get("opmerking"):
        raise Conflict
    bestaand = set(Ervaringsoort.objects.filter(pk__in=soorten).values_list("pk", flat=True))
    vrijgave = {
        "soorten": sorted(bestaand),
        "toelichting": toelichting.strip(),
        "nodig": nodig.strip(),
        "grondtekst": grondtekst.strip(),
        "gegeven_op": gegeven_op.isoformat() if gegeven_op else None,
    }
    return _zet_vrij(rij, vrijgave, "vrijgeven", door)


def geef_niet_vrij(*, rij: Importrij, door: Actor) -> Importrij:
    return _zet_vrij(rij, None, "niet_vrijgeven", door)


def _zet_vrij(rij: Importrij, vrijgave: dict | None, actie: str, door: Actor) -> Importrij:
    with transaction.atomic():
        _op_slot(rij.taak)
        rij.vrijgegeven, rij.vrijgave = vrijgave is not None, vrijgave
        rij.save(update_fields=["vrijgegeven", "vrijgave"])
        log(door=door, actie=actie, obj=rij, taak=rij.taak_id)
    return rij


def _op_slot(taak: Importtaak) -> None:
    """Nobody confirms or reads again while a row is decided on; too late is a conflict."""
    if not Importtaak.objects.select_for_update().filter(pk=taak.pk, status=ImportStatus.INGELEZEN).exists():
        raise Conflict


def _tel_opnieuw(taak: Importtaak) -> None:
    keer = Counter(taak.rijen.order_by().values_list("uitkomst", flat=True))
    taak.tellingen = {str(u): keer[str(u)] for u in Uitkomst}
    taak.save(update_fields=["tellingen"])
