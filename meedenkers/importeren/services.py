"""Reading a list, confirming it, storing it: all or nothing, once."""

import logging
from collections import Counter
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from meedenkers.importeren import kolommen as kolomkeuze
from meedenkers.importeren import lezen
from meedenkers.importeren.bekenden import Bekenden
from meedenkers.importeren.resources import PER_KEER, Oordeel, OpslaanResource, VoorbeeldResource
from meedenkers.importeren.schoonmaken import Lijsten
from meedenkers.importeren.workflow import IMPORT
from meedenkers.models import Importrij, ImportStatus, Importtaak, Panel, Uitkomst
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.contacten.bestanden import bewaar
from participatie.contacten.models import Bestand
from participatie.gemeente.models import Gemeente, Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict

logger = logging.getLogger(__name__)
SYSTEEM = Actor.systeem("import")
VOORBEELD_BLIJFT = timedelta(days=14)


# --- preview ----------------------------------------------------------------------------------------------------
def lees_in(
    *,
    naam: str,
    inhoud: bytes,
    door: Actor,
    panel_naam: str = "",
    kolommen: dict[str, int] | None = None,
    vrijgeven: bool = False,
) -> Importtaak:
    """Judge every row; no person is stored. Raises ValidationError when the file cannot be used.

    `kolommen`: field → number of the column, instead of the proposal from the header. `vrijgeven` (taking the remarks
    over) is refused: they hold needs and health, and there is no protected place for those yet.
    """
    if vrijgeven:
        raise Afgewezen(_("Opmerkingen kunnen wij nog niet veilig bewaren. Lees de lijst in zonder opmerkingen."))
    gelezen = lezen.lees(naam, inhoud)
    panel_naam = " ".join(panel_naam.split())[:100]
    panel = Panel.objects.filter(naam__iexact=panel_naam).first() if panel_naam else None
    opzet, oordelen = _beoordeel(gelezen, kolommen, panel_naam, panel)
    with transaction.atomic():
        upload = SimpleUploadedFile(gelezen.naam, gelezen.inhoud)
        taak = Importtaak.objects.create(
            bestandsnaam=gelezen.naam,
            bestand=bewaar(upload, toegestaan=lezen.SOORTEN, door=door.user),
            panel=panel,
            kolommen=opzet,
            tellingen=_tel(oordelen),
            door=door.user,
        )
        _bewaar_rijen(taak, oordelen)
        log(door=door, actie="inlezen", obj=taak, naar=taak.status, **taak.tellingen)
    return taak


def lees_opnieuw(*, taak: Importtaak, kolommen: dict[str, int], door: Actor) -> Importtaak:
    """The same file with other columns, as long as it was not confirmed."""
    if taak.bestand is None:
        raise Conflict
    gelezen = lezen.lees(taak.bestand.naam, bytes(taak.bestand.inhoud))
    opzet, oordelen = _beoordeel(gelezen, kolommen, panelnaam(taak), taak.panel)
    with transaction.atomic():
        bij_voorbeeld = Importtaak.objects.filter(pk=taak.pk, status=ImportStatus.INGELEZEN)
        if not bij_voorbeeld.update(kolommen=opzet, tellingen=_tel(oordelen)):
            raise Conflict
        taak.rijen.all().delete()
        _bewaar_rijen(taak, oordelen)
        taak.refresh_from_db()
        log(door=door, actie="inlezen", obj=taak, naar=taak.status, **taak.tellingen)
    return taak


def panelnaam(taak: Importtaak) -> str:
    """The panel of the import; it is made when the import is stored, not before."""
    return taak.panel.naam if taak.panel else taak.kolommen.get("panel", "")


def _beoordeel(
    gelezen: lezen.Gelezen, kolommen: dict[str, int] | None, panel_naam: str, panel: Panel | None
) -> tuple[dict, list[Oordeel]]:
    keuze = kolomkeuze.kies(gelezen.bladen, kolommen)
    blad = gelezen.bladen[keuze.blad]
    opzet = {
        "panel": panel_naam,
        "blad": blad.naam[:100],
        "koppen": keuze.koppen,
        "velden": keuze.kolommen,
        "ontbreekt": keuze.ontbreekt,
    }
    if keuze.ontbreekt:
        return opzet, []
    resource = VoorbeeldResource(
        bekenden=Bekenden.uit_database(panel),
        met_panel=bool(panel_naam),
        lijsten=_lijsten(),
        koppen=keuze.koppen,
        kolommen=keuze.kolommen,
    )
    # Lines are counted as the spreadsheet program shows them: from 1, the header included.
    dataset = resource.dataset(blad.rijen[keuze.kop + 1 :], keuze.kop + 2)
    if len(dataset) == 0:
        return opzet, []
    resource.import_data(dataset, dry_run=True)
    return opzet, resource.oordelen


def _lijsten() -> Lijsten:
    def lijst(model):
        return {
            kolomkeuze.kaal(naam): (pk, naam)
            for pk, naam in model.objects.filter(actief=True).values_list("pk", "naam")
        }

    return Lijsten(wijken=lijst(Wijk), themas=lijst(Thema))


def _tel(oordelen: list) -> dict[str, int]:
    keer = Counter(str(o.uitkomst) for o in oordelen)
    return {str(u): keer[str(u)] for u in Uitkomst}


def _bewaar_rijen(taak: Importtaak, oordelen: list[Oordeel]) -> None:
    Importrij.objects.bulk_create(
        [
            Importrij(
                taak=taak,
                regel=o.regel,
                uitkomst=o.uitkomst,
                reden=o.reden,
                waarschuwingen=o.waarschuwingen,
                gegevens=o.gegevens,
                bestaand_id=o.bestaand,
            )
            for o in oordelen
        ],
        batch_size=PER_KEER,
    )


# --- decide -----------------------------------------------------------------------------------------------------
def bevestigen(*, taak: Importtaak, door: Actor) -> Importtaak:
    """Yes, store these people. A worker does it; whatever happens to that worker, the sweep finishes it."""
    if taak.kolommen.get("ontbreekt"):
        raise Afgewezen(_("Kies eerst welke kolom wat is."))
    with transaction.atomic():
        IMPORT.doe("bevestigen", taak, door=door)
        transaction.on_commit(lambda: _wek(taak.pk))
    return taak


def _wek(taak_id: int) -> None:
    from meedenkers.tasks import verwerk_import

    try:
        verwerk_import.delay(taak_id)
    except Exception:
        logger.warning("De wachtrij is niet bereikbaar; de import gaat bij de volgende ronde mee.", exc_info=True)


def annuleren(*, taak: Importtaak, door: Actor) -> Importtaak:
    with transaction.atomic():
        IMPORT.doe("annuleren", taak, door=door)
        _ruim_op(taak)
    return taak


def _ruim_op(taak: Importtaak) -> None:
    """The job and what became of each line stay; what the file said goes."""
    taak.rijen.update(gegevens={})
    bestand_id, taak.bestand = taak.bestand_id, None
    taak.kolommen = taak.kolommen | {"koppen": []}
    taak.save(update_fields=["kolommen"])
    Bestand.objects.filter(pk=bestand_id).delete()


# --- store ------------------------------------------------------------------------------------------------------
def verwerk(taak_id: int) -> dict[str, int]:
    """Store a confirmed import and give its counts. Done already: the counts again, and nothing else happens.

    One transaction: a worker that dies leaves nothing, and the job stands as confirmed for the sweep. A database that
    is busy or away (OperationalError) is tried again later; any other fault ends the job as `mislukt`.
    """
    try:
        with transaction.atomic():
            _een_tegelijk()
            taak = Importtaak.objects.select_related("door", "panel").get(pk=taak_id)
            if not _claim(taak):
                taak = Importtaak.objects.get(pk=taak_id)
                if taak.status != ImportStatus.KLAAR:
                    raise Conflict
                return taak.tellingen
            _sla_op(taak)
            _ruim_op(taak)
    except (OperationalError, Conflict):
        raise
    except Exception as fout:  # noqa: BLE001 - whatever it is, the job must end and say so
        # The text of a database error can quote a row: only its kind is logged.
        logger.error("Import %s is niet gelukt: %s", taak_id, type(fout).__name__)
        _mislukt(taak_id)
        raise Afgewezen(
            _("Het importeren is niet gelukt. Er is niemand opgeslagen. Lees de lijst opnieuw in.")
        ) from None
    return taak.tellingen


def _een_tegelijk() -> None:
    """The row that everyone locks who puts people on the list (see meedenkers.services.word_meedenker)."""
    Gemeente.huidig()
    Gemeente.objects.select_for_update().get(pk=1)


def _claim(taak: Importtaak) -> bool:
    try:
        IMPORT.doe("verwerken", taak, door=SYSTEEM, klaar_op=klok.nu())
    except Conflict:
        return False
    return True


def _sla_op(taak: Importtaak) -> None:
    naam = taak.kolommen.get("panel", "")
    if naam and not taak.panel:
        taak.panel = Panel.objects.filter(naam__iexact=naam).first()
        if not taak.panel:
            taak.panel = Panel.objects.create(naam=naam)
            log(door=Actor(taak.door, "import"), actie="toevoegen", obj=taak.panel)
    rijen = list(taak.rijen.filter(uitkomst__in=[Uitkomst.NIEUW, Uitkomst.BIJWERKEN]))
    if rijen:
        resource = OpslaanResource(
            taak=taak,
            panel=taak.panel,
            bekenden=_bekenden(taak.panel),
            wijken=set(Wijk.objects.values_list("pk", flat=True)),
            themas=set(Thema.objects.values_list("pk", flat=True)),
        )
        resource.import_data(resource.dataset(rijen), dry_run=False, raise_errors=True)
        anders = []
        for rij, oordeel in zip(rijen, resource.oordelen, strict=True):
            if rij.uitkomst != oordeel.uitkomst:
                rij.uitkomst, rij.reden, rij.bestaand_id = oordeel.uitkomst, oordeel.reden, oordeel.bestaand
                anders.append(rij)
        Importrij.objects.bulk_update(anders, ["uitkomst", "reden", "bestaand"], batch_size=PER_KEER)
    keer = Counter(taak.rijen.order_by().values_list("uitkomst", flat=True))
    taak.tellingen = {str(u): keer[str(u)] for u in Uitkomst}
    taak.save(update_fields=["tellingen", "panel"])


def _bekenden(panel: Panel | None) -> Bekenden:
    return Bekenden.uit_database(panel)


def _mislukt(taak_id: int) -> None:
    with transaction.atomic():
        taak = Importtaak.objects.get(pk=taak_id)
        IMPORT.doe("mislukken", taak, door=SYSTEEM)
        _ruim_op(taak)


# --- sweep ------------------------------------------------------------------------------------------------------
def hervat() -> int:
    """Finish what was confirmed and not stored; forget previews that nobody confirmed. Gives how many were finished."""
    klaar = 0
    for taak_id in Importtaak.objects.filter(status=ImportStatus.BEVESTIGD).order_by("pk").values_list("pk", flat=True):
        try:
            verwerk(taak_id)
            klaar += 1
        except (OperationalError, Conflict, Afgewezen):
            continue
    for taak in Importtaak.objects.filter(status=ImportStatus.INGELEZEN, created_at__lt=klok.nu() - VOORBEELD_BLIJFT):
        try:
            annuleren(taak=taak, door=SYSTEEM)
        except Conflict:
            continue
    return klaar
