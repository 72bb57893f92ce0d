"""The committee's check of a weighting: members judge once; enough judgements, or the end of the term, close it."""

from django.db import transaction
from django.utils.translation import gettext as _

from adviezen.models import Advies, Moment, Oordeel, Toets, Toetsoordeel, ToetsStatus
from adviezen.services.advies import vergrendel
from adviezen.workflow_advies import ADVIES, TOETS, vereis
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.gemeente.models import Gemeente
from participatie.workflow.kern import Afgewezen


def is_betrokken(*, lid, advies: Advies) -> bool:
    """Nobody judges a weighting they made, work they must do, or an advice made of their own words."""
    opvolging = getattr(advies, "opvolging", None)
    return (
        advies.gemaakt_door_id == lid.pk
        or (opvolging is not None and opvolging.eigenaar_id == lid.pk)
        or advies.wegingen.filter(door=lid).exists()
        or advies.inbreng.filter(contact__email__iexact=lid.email).exclude(contact__email="").exists()
    )


def oordelen(*, toets: Toets, oordeel: str, opmerking: str, door: Actor) -> Toetsoordeel:
    """One member's judgement; the last one needed closes the check."""
    vereis(door, "commissielid")
    opmerking = opmerking.strip()
    if oordeel not in Oordeel.values:
        raise Afgewezen(_("Kies een oordeel."))
    if oordeel != Oordeel.AKKOORD and not opmerking:
        raise Afgewezen(_("Schrijf op wat u opmerkt of vraagt."))
    nodig = Gemeente.huidig().toets_oordelen_nodig
    with transaction.atomic():
        vergrendel(toets)
        if toets.status != ToetsStatus.OPEN:
            raise Afgewezen(_("Deze toets is al gesloten."))
        if is_betrokken(lid=door.user, advies=toets.advies):
            raise Afgewezen(_("U bent zelf bij dit advies betrokken. Een ander lid geeft het oordeel."))
        if toets.oordelen.filter(lid=door.user).exists():
            raise Afgewezen(_("U gaf al een oordeel over dit advies."))
        nieuw = Toetsoordeel.objects.create(toets=toets, lid=door.user, oordeel=oordeel, opmerking=opmerking)
        log(door=door, actie="oordelen", obj=nieuw, naar=oordeel, toets=toets.pk)
        if toets.oordelen.count() >= nodig:
            sluiten(toets=toets, door=door)
    return nieuw


def sluiten(*, toets: Toets, door: Actor) -> Toets:
    """Close with what the members said; beforehand this moves the advice on, or back."""
    gegeven = set(toets.oordelen.values_list("oordeel", flat=True))
    with transaction.atomic():
        if not gegeven:
            TOETS.doe("verlopen", toets, door=door, gesloten_op=klok.nu())
            verder = "toets_verlopen"
        elif Oordeel.TERUG in gegeven:
            TOETS.doe("terug", toets, door=door, gesloten_op=klok.nu())
            verder = "toets_terugsturen"
        elif Oordeel.AKKOORD_MET_OPMERKING in gegeven:
            TOETS.doe("akkoord_met_opmerking", toets, door=door, gesloten_op=klok.nu())
            verder = "toets_goedkeuren"
        else:
            TOETS.doe("akkoord", toets, door=door, gesloten_op=klok.nu())
            verder = "toets_goedkeuren"
        if toets.moment == Moment.VOORAF:
            ADVIES.doe(verder, toets.advies, door=door)
    return toets


def termijn_voorbij(*, toets_id: int, door: Actor) -> bool:
    """The term is over: who judged is heard, and else it goes on and says that nobody reacted. True when closed now."""
    with transaction.atomic():
        toets = Toets.objects.select_for_update().filter(pk=toets_id, status=ToetsStatus.OPEN).first()
        if toets is None or toets.uiterlijk >= klok.vandaag():
            return False
        sluiten(toets=toets, door=door)
    return True


def toets_beantwoorden(*, toets: Toets, antwoord: str, door: Actor) -> Toets:
    """The adviseur's answer to what the committee noted or asked; public with the advice. Once."""
    vereis(door, "adviseur")
    if not antwoord.strip():
        raise Afgewezen(_("Schrijf een antwoord."))
    with transaction.atomic():
        vergrendel(toets)
        if not toets.vraagt_antwoord:
            raise Afgewezen(_("Hier is geen antwoord (meer) nodig."))
        toets.antwoord = antwoord.strip()
        toets.save(update_fields=["antwoord"])
        log(door=door, actie="beantwoorden", obj=toets)
    return toets
