"""Writing to the outbox and sending from it. Nothing else in the house sends (sign-in codes excepted)."""

import logging
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction
from django.utils import translation

from participatie import klok
from participatie.audit.actor import Actor
from participatie.berichten import verzenden
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.soorten import Tekst, soort
from participatie.berichten.workflow import BERICHT
from participatie.contacten.models import Kanaal

logger = logging.getLogger(__name__)

STIL_VANAF, STIL_TOT = 21, 8  # local hours
MAX_POGINGEN = 5
CLAIM_VERLOOPT = timedelta(minutes=15)


def schrijf(
    *, soort: str, contact, object_id: int, sleutel: str, vanaf: datetime | None = None, direct=False, **gegevens
) -> Bericht | None:
    """Put one message in the outbox, inside the caller's transaction.

    `sleutel` is unique: writing the same again does nothing and returns None. `direct` ignores the quiet hours: only
    for confirmations of what someone just did. Nothing is written for who cannot be reached.
    """
    if contact is None or not contact.bereikbaar:
        return None
    try:
        with transaction.atomic():
            bericht = Bericht.objects.create(
                soort=soort,
                contact=contact,
                object_id=object_id,
                sleutel=sleutel,
                vanaf=vanaf or klok.nu(),
                direct=direct,
                gegevens=gegevens,
            )
    except IntegrityError:
        return None
    # One wake-up per transaction is enough, however many messages it wrote.
    if not any(functie is wek for _ids, functie, _robuust in transaction.get_connection().run_on_commit):
        transaction.on_commit(wek)
    return bericht


def laat_vervallen(*, soort: str, object_id: int) -> int:
    """Withdraw what was not yet sent about an object (a cancelled meeting's reminders)."""
    return Bericht.objects.filter(
        soort=soort, object_id=object_id, status__in=[BerichtStatus.KLAAR, BerichtStatus.OP_LIJST]
    ).update(status=BerichtStatus.VERVALLEN)


def wek() -> None:
    """Tell a worker that something is due. A broker that is down loses nothing: beat looks again each minute."""
    from participatie.berichten.tasks import verstuur_berichten

    try:
        verstuur_berichten.delay()
    except Exception:  # whatever the broker raises, the message itself is safe in the database
        logger.warning("De wachtrij is niet bereikbaar; berichten gaan bij de volgende ronde mee.", exc_info=True)


def stille_uren(moment: datetime) -> bool:
    uur = klok.timezone.localtime(moment).hour
    return uur >= STIL_VANAF or uur < STIL_TOT


def verstuur(*, aantal: int = 200) -> int:
    """Claim what is due and send it. Returns how many messages were handled; call again until 0."""
    nu = klok.nu()
    te_doen = Bericht.objects.filter(status=BerichtStatus.KLAAR, vanaf__lte=nu)
    if stille_uren(nu):
        te_doen = te_doen.filter(direct=True)
    ids = list(te_doen.values_list("pk", flat=True)[:aantal])
    if not ids:
        return 0
    claim = secrets.token_hex(16)
    # Committed before anything is sent: a crash leaves a claimed row that becomes `onzeker`, never a second message.
    Bericht.objects.filter(pk__in=ids, status=BerichtStatus.KLAAR).update(
        status=BerichtStatus.BEZIG, claim=claim, geclaimd_op=nu, pogingen=models.F("pogingen") + 1
    )
    mijne = Bericht.objects.filter(claim=claim, status=BerichtStatus.BEZIG)
    for pk in list(mijne.values_list("pk", flat=True)):
        # Read at its turn: a round may take minutes, and who was erased meanwhile gets nothing any more.
        bericht = mijne.select_related("contact").filter(pk=pk).first()
        if bericht is None:
            continue
        try:
            _handel_af(bericht)
        except Exception:  # one row that an app cannot handle must not hold up all the others
            logger.exception("Bericht %s is niet afgehandeld", bericht.pk)
            _zet(bericht, BerichtStatus.ONZEKER, fout="afhandelen")
    return len(ids)


def weergave(bericht: Bericht) -> tuple[str, Tekst | None]:
    """Title and text of a message on the call or letter list; no text when it is not needed any more."""
    betekenis = soort(bericht.soort)
    try:
        return betekenis.titel, betekenis.tekst(bericht) if betekenis.nog_nodig(bericht) else None
    except ObjectDoesNotExist:
        return betekenis.titel, None


def _handel_af(bericht: Bericht) -> None:
    """Send one claimed message and note what became of it."""
    betekenis = soort(bericht.soort)
    kanaal = bericht.contact.werkelijk_kanaal
    if kanaal == Kanaal.SMS and not settings.SMS_VERZENDER:
        kanaal = str(Kanaal.BELLEN)
    try:
        nodig = bool(kanaal) and kanaal in betekenis.kanalen and betekenis.nog_nodig(bericht)
    except ObjectDoesNotExist:
        nodig = False
    if not nodig:
        _zet(bericht, BerichtStatus.VERVALLEN, kanaal=kanaal)
        return
    if kanaal in (Kanaal.BRIEF, Kanaal.BELLEN):
        _zet(bericht, BerichtStatus.OP_LIJST, kanaal=kanaal)
        return
    try:
        with translation.override(bericht.contact.taal):
            tekst = betekenis.tekst(bericht)
            if kanaal == Kanaal.SMS:
                verzenden.sms(bericht.contact.telefoon, tekst)
            else:
                verzenden.mail(bericht.contact, tekst, bericht)
    except verzenden.OnzekerVerstuurd as fout:
        logger.exception("Bericht %s: onzeker of het is aangekomen", bericht.pk)
        _zet(bericht, BerichtStatus.ONZEKER, kanaal=kanaal, fout=type(fout.__cause__).__name__)
        return
    except Exception as fout:  # one broken message or a mail server that is down must not stop the rest
        logger.exception("Bericht %s is niet verstuurd", bericht.pk)
        definitief = bericht.pogingen >= MAX_POGINGEN
        _zet(
            bericht,
            BerichtStatus.MISLUKT if definitief else BerichtStatus.KLAAR,
            fout=type(fout).__name__,
            vanaf=klok.nu() + timedelta(minutes=2**bericht.pogingen),
        )
        return
    with transaction.atomic():
        _zet(bericht, BerichtStatus.VERZONDEN, kanaal=kanaal, verzonden_op=klok.nu(), fout="")
        betekenis.na_verzending(bericht)


def _zet(bericht: Bericht, status: str, **velden) -> None:
    Bericht.objects.filter(pk=bericht.pk, claim=bericht.claim).update(status=status, **velden)


def markeer_onzeker() -> int:
    """A claim that outlived its worker: maybe sent, maybe not. A person decides (werkplek), the machine does not."""
    return Bericht.objects.filter(status=BerichtStatus.BEZIG, geclaimd_op__lt=klok.nu() - CLAIM_VERLOOPT).update(
        status=BerichtStatus.ONZEKER
    )


def afvinken(*, bericht: Bericht, door: Actor, bereikt: bool = True) -> None:
    """Staff called, or posted the letter; or settled an uncertain one. Raises Conflict when that was done already."""
    with transaction.atomic():
        if not bereikt:
            BERICHT.doe("niet_bereikt", bericht, door=door)
            return
        BERICHT.doe("afvinken", bericht, door=door, verzonden_op=klok.nu())
        soort(bericht.soort).na_verzending(bericht)


def opnieuw(*, bericht: Bericht, door: Actor) -> None:
    """Send an uncertain or failed message again, because a person decided so."""
    with transaction.atomic():
        BERICHT.doe("opnieuw_versturen", bericht, door=door, pogingen=0, vanaf=klok.nu())
        transaction.on_commit(wek)
