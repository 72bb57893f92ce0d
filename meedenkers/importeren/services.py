"""Reading a list, confirming it, storing it: all or nothing, once.

Both steps can be done by a worker: the job in the database says how far it is, and the sweep takes up what stopped.
"""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from meedenkers.importeren import kolommen as kolomkeuze
from meedenkers.importeren import lezen
from meedenkers.importeren.bekenden import Bekenden
from meedenkers.importeren.opslaan import PER_KEER, OpslaanResource
from meedenkers.importeren.resources import Oordeel, VoorbeeldResource
from meedenkers.importeren.schoonmaken import Lijsten
from meedenkers.importeren.workflow import IMPORT
from meedenkers.models import Importrij, ImportStatus, Importtaak, Kolomindeling, Panel, Uitkomst
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
GEWEIGERD_BLIJFT = timedelta(days=14)
OP_TE_SLAAN = (Uitkomst.NIEUW, Uitkomst.BIJWERKEN)
DIRECT_TOT = 2_000  # rows: less than half a second, so not worth waiting for a worker


# --- preview ----------------------------------------------------------------------------------------------------
def lees_in(
    *,
    naam: str,
    inhoud: bytes,
    door: Actor,
    panel_naam: str = "",
    kolommen: dict[str, int] | None = None,
    wacht: bool = False,
) -> Importtaak:
    """Take a file in and judge every row; no person is stored. Raises ValidationError when it cannot be used.

    `kolommen`: field → number of the column, instead of the proposal from the header. A long list is judged by a
    worker, unless the caller wants to `wacht`; until then the job stands as `wordt_gelezen`.
    """
    gelezen = lezen.lees(naam, inhoud)
    panel_naam = " ".join(panel_naam.split())[:100]
    totaal = max(len(blad.rijen) for blad in gelezen.bladen)
    with transaction.atomic():
        upload = SimpleUploadedFile(gelezen.naam, gelezen.inhoud)
        taak = Importtaak.objects.create(
            bestandsnaam=gelezen.naam,
            bestand=bewaar(upload, toegestaan=lezen.SOORTEN, door=door.user),
            panel=Panel.objects.filter(naam__iexact=panel_naam).first() if panel_naam else None,
            kolommen={"panel": panel_naam, "gekozen": kolommen, "gekozen_blad": None},
            status=ImportStatus.WORDT_GELEZEN,
            totaal=totaal,
            door=door.user,
        )
        log(door=door, actie="aanbieden", obj=taak, naar=taak.status)
    _beoordeel_nu_of_straks(taak, wacht, gelezen)
    return taak


def lees_opnieuw(
    *, taak: Importtaak, door: Actor, kolommen: dict[str, int] | None = None, blad: int | None = None, wacht=False
) -> Importtaak:
    """The same file with other columns or another sheet, as long as it was not confirmed. Choices start anew."""
    with transaction.atomic():
        opzet = {"panel": panelnaam(taak), "gekozen": kolommen, "gekozen_blad": blad}
        IMPORT.doe("opnieuw_inlezen", taak, door=door, kolommen=opzet, gedaan=0)
    _beoordeel_nu_of_straks(taak, wacht)
    return taak


def panelnaam(taak: Importtaak) -> str:
    """The panel of the import; it is made when the import is stored, not before."""
    return taak.panel.naam if taak.panel else taak.kolommen.get("panel", "")


def _beoordeel_nu_of_straks(taak: Importtaak, wacht: bool, gelezen: lezen.Gelezen | None = None) -> None:
    if wacht or taak.totaal <= DIRECT_TOT:
        beoordeel(taak.pk, gelezen)
        taak.refresh_from_db()
    else:
        transaction.on_commit(lambda: _wek("beoordeel_import", taak.pk))


def beoordeel(taak_id: int, gelezen: lezen.Gelezen | None = None) -> None:
    """Judge the rows of a job that stands as `wordt_gelezen`. Two workers at once: one of them gets Conflict."""
    taak = Importtaak.objects.select_related("bestand", "panel").get(pk=taak_id)
    if taak.status != ImportStatus.WORDT_GELEZEN or taak.bestand is None:
        raise Conflict
    bij_ons = Importtaak.objects.filter(pk=taak_id, status=ImportStatus.WORDT_GELEZEN)
    try:
        gelezen = gelezen or lezen.lees(taak.bestand.naam, bytes(taak.bestand.inhoud))
        opzet, oordelen = _beoordeel(gelezen, taak, lambda gedaan: bij_ons.update(gedaan=gedaan))
        with transaction.atomic():
            # Read again with other columns meanwhile: what we found is not what was asked.
            nu = bij_ons.select_for_update().first()
            if nu is None or nu.kolommen != taak.kolommen:
                raise Conflict
            tellingen = _tel(oordelen)
            taak.rijen.all().delete()
            _bewaar_rijen(taak, oordelen)
            IMPORT.doe(
                "inlezen",
                taak,
                door=SYSTEEM,
                bijzonderheden=tellingen,
                kolommen=opzet,
                tellingen=tellingen,
                gedaan=len(oordelen),
                totaal=len(oordelen),
            )
            kolomkeuze.onthoud(taak)
    except (OperationalError, Conflict):
        raise
    except Exception as fout:  # noqa: BLE001 - whatever it is, the job must end and say so
        logger.error("Import %s is niet te lezen: %s", taak_id, type(fout).__name__)
        _mislukt(taak_id)
        melding = fout.messages[0] if isinstance(fout, ValidationError) else _("Wij kunnen deze lijst niet lezen.")
        raise Afgewezen(melding) from None


def _beoordeel(
    gelezen: lezen.Gelezen, taak: Importtaak, voortgang: Callable[[int], None]
) -> tuple[dict, list[Oordeel]]:
    gekozen, gekozen_blad = taak.kolommen.get("gekozen"), taak.kolommen.get("gekozen_blad")
    if gekozen_blad is not None and not 0 <= gekozen_blad < len(gelezen.bladen):
        gekozen_blad = None
    indelingen = {k.vingerafdruk: k for k in Kolomindeling.objects.all()}
    keuze = kolomkeuze.kies(
        gelezen.bladen, gekozen, blad=gekozen_blad, bekend={v: k.velden for v, k in indelingen.items()}
    )
    blad = gelezen.bladen[keuze.blad]
    afdruk = kolomkeuze.vingerafdruk(blad.rijen[keuze.kop]) if keuze.kop >= 0 else ""
    opzet = taak.kolommen | {
        "blad": blad.naam[:100],
        "bladnummer": keuze.blad,
        "bladen": [[n, b.naam[:100]] for n, b in enumerate(gelezen.bladen) if b.rijen],
        "kop": keuze.kop,
        "koppen": keuze.koppen,
        "velden": keuze.kolommen,
        "ontbreekt": keuze.ontbreekt,
        "vingerafdruk": afdruk,
        "onthouden": keuze.onthouden and _herkomst(indelingen[afdruk]),
    }
    if keuze.ontbreekt:
        return opzet, []
    resource = VoorbeeldResource(
        bekenden=_bekenden(taak.panel),
        met_panel=bool(panelnaam(taak)),
        lijsten=_lijsten(),
        koppen=keuze.koppen,
        kolommen=keuze.kolommen,
        voortgang=voortgang,
    )
    # Lines are counted as the spreadsheet program shows them: from 1, the header included.
    dataset = resource.dataset(blad.rijen[keuze.kop + 1 :], keuze.kop + 2)
    if len(dataset) == 0:
        return opzet, []
    # Its own dry run would hold a transaction all the time; this resource stores nothing by itself.
    resource.import_data(dataset, dry_run=False, raise_errors=False)
    return opzet, resource.oordelen


def _herkomst(indeling: Kolomindeling) -> dict:
    return {"bron": indeling.bron, "op": indeling.gewijzigd_op.isoformat()}


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
        te_doen = taak.rijen.filter(uitkomst__in=OP_TE_SLAAN).count()
        IMPORT.doe("bevestigen", taak, door=door, gedaan=0, totaal=te_doen)
        transaction.on_commit(lambda: _wek("verwerk_import", taak.pk))
    return taak


def _wek(stap: str, taak_id: int) -> None:
    """`stap`: the name of a task in meedenkers.tasks."""
    from meedenkers import tasks

    try:
        getattr(tasks, stap).delay(taak_id)
    except Exception:
        logger.warning("De wachtrij is niet bereikbaar; de import gaat bij de volgende ronde mee.", exc_info=True)


def annuleren(*, taak: Importtaak, door: Actor) -> Importtaak:
    with transaction.atomic():
        IMPORT.doe("annuleren", taak, door=door)
        _ruim_op(taak)
    return taak


def _ruim_op(taak: Importtaak) -> None:
    """The job and what became of each line stay; what the file said goes.

    After storing, the refused lines of who agreed to be in the list stay GEWEIGERD_BLIJFT, to repair them.
    """
    weg = taak.rijen.all()
    taak.rijen.filter(vrijgegeven=True).update(vrijgave={})
    te_herstellen = False
    if taak.status == ImportStatus.KLAAR:
        weg = weg.exclude(uitkomst=Uitkomst.GEWEIGERD)
        te_herstellen = taak.rijen.filter(uitkomst=Uitkomst.GEWEIGERD).exclude(gegevens={}).exists()
    weg.update(gegevens={})
    bestand_id, taak.bestand = taak.bestand_id, None
    if not te_herstellen:
        taak.kolommen = taak.kolommen | {"koppen": []}
        taak.opgeruimd_op = klok.nu()
    taak.save(update_fields=["kolommen", "opgeruimd_op"])
    Bestand.objects.filter(pk=bestand_id).delete()


def herstel_tot(taak: Importtaak) -> datetime | None:
    """Until when the refused lines can be downloaded with what they said; None when that is not so any more."""
    return taak.klaar_op + GEWEIGERD_BLIJFT if taak.klaar_op and not taak.opgeruimd_op else None


def ruim_geweigerde_op() -> int:
    """The time to repair refused lines is over. Gives how many jobs were cleaned."""
    klaar = 0
    oud = klok.nu() - GEWEIGERD_BLIJFT
    for taak in Importtaak.objects.filter(status=ImportStatus.KLAAR, opgeruimd_op=None, klaar_op__lte=oud):
        with transaction.atomic():
            taak.rijen.update(gegevens={})
            Importtaak.objects.filter(pk=taak.pk).update(
                kolommen=taak.kolommen | {"koppen": []}, opgeruimd_op=klok.nu()
            )
        klaar += 1
    return klaar


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
    rijen = list(taak.rijen.filter(uitkomst__in=OP_TE_SLAAN))
    if rijen:
        resource = OpslaanResource(
            taak=taak,
            panel=taak.panel,
            bekenden=_bekenden(taak.panel),
            wijken=set(Wijk.objects.values_list("pk", flat=True)),
            themas=set(Thema.objects.values_list("pk", flat=True)),
            wie_op_regel=taak.rijen.exclude(bestaand=None).values_list("regel", "bestaand"),
        )
        resource.import_data(resource.dataset(rijen), dry_run=False, raise_errors=True)
        anders = []
        for rij, oordeel in zip(rijen, resource.oordelen, strict=True):
            erbij = [w for w in oordeel.waarschuwingen if w not in rij.waarschuwingen]
            if rij.uitkomst != oordeel.uitkomst or erbij:
                rij.uitkomst, rij.reden, rij.bestaand_id = oordeel.uitkomst, oordeel.reden, oordeel.bestaand
                rij.waarschuwingen += erbij
                anders.append(rij)
        velden = ["uitkomst", "reden", "bestaand", "waarschuwingen"]
        Importrij.objects.bulk_update(anders, velden, batch_size=PER_KEER)
    keer = Counter(taak.rijen.order_by().values_list("uitkomst", flat=True))
    taak.tellingen = {str(u): keer[str(u)] for u in Uitkomst}
    taak.gedaan = taak.totaal
    taak.save(update_fields=["tellingen", "panel", "gedaan"])


def _bekenden(panel: Panel | None) -> Bekenden:
    return Bekenden.uit_database(panel)


def _mislukt(taak_id: int) -> None:
    with transaction.atomic():
        taak = Importtaak.objects.get(pk=taak_id)
        IMPORT.doe("mislukken", taak, door=SYSTEEM)
        _ruim_op(taak)


# --- sweep ------------------------------------------------------------------------------------------------------
def hervat() -> int:
    """Finish what was started and stopped, and forget what had its time. Gives how many steps were finished."""
    klaar = 0
    for status, stap in ((ImportStatus.WORDT_GELEZEN, beoordeel), (ImportStatus.BEVESTIGD, verwerk)):
        for taak_id in Importtaak.objects.filter(status=status).order_by("pk").values_list("pk", flat=True):
            try:
                stap(taak_id)
                klaar += 1
            except (OperationalError, Conflict, Afgewezen):
                continue
    for taak in Importtaak.objects.filter(status=ImportStatus.INGELEZEN, created_at__lt=klok.nu() - VOORBEELD_BLIJFT):
        try:
            annuleren(taak=taak, door=SYSTEEM)
        except Conflict:
            continue
    ruim_geweigerde_op()
    return klaar
