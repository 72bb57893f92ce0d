"""What somebody changes about themselves on the own page."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from meedenkers.models import OP_LIJST, Meedenker, MeedenkerStatus
from meedenkers.services.gronden import Ervaringsopgave, bewaar_ervaring, leg_ervaring_vast
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg import services as avg
from participatie.avg.models import Doel, DoorWie
from participatie.workflow.kern import Afgewezen, Conflict


def _op_lijst(pk: int) -> Meedenker:
    """The row, locked: who leaves at this moment is not filled in again afterwards."""
    rij = Meedenker.objects.select_for_update().filter(pk=pk, status__in=OP_LIJST).first()
    if rij is None:
        raise Conflict
    return rij


def wijzig_voorkeuren(
    *,
    meedenker: Meedenker,
    door: Actor,
    themas: Iterable,
    nooit_themas: Iterable,
    dichte_afdelingen: Iterable,
    limiet_per_jaar: int | None,
    kanaal: str,
    wijk,
    leeftijdsgroep: str,
    talen: str,
    wanneer: str,
    waar: str,
) -> Meedenker:
    """How, how often and about what one is asked; holds from the next draw. Raises Conflict for who left."""
    with transaction.atomic():
        rij = _op_lijst(meedenker.pk)
        rij.wijk, rij.leeftijdsgroep, rij.limiet_per_jaar = wijk, leeftijdsgroep, limiet_per_jaar
        rij.talen, rij.wanneer, rij.waar = talen, wanneer, waar
        rij.save(update_fields=["wijk", "leeftijdsgroep", "limiet_per_jaar", "talen", "wanneer", "waar"])
        rij.themas.set(themas)
        rij.nooit_themas.set(nooit_themas)
        rij.dichte_afdelingen.set(dichte_afdelingen)
        rij.contact.kanaal = kanaal
        rij.contact.save(update_fields=["kanaal"])
        log(door=door, actie="voorkeuren_wijzigen", obj=rij)
    return rij


def wijzig_ervaring(
    *, meedenker: Meedenker, opgave: Ervaringsopgave, ja: bool, door: Actor, door_wie: str = DoorWie.ZELF
) -> None:
    """Change what is special or sensitive. Without a valid ground only together with a yes (`ja`) to the text."""
    with transaction.atomic():
        rij = _op_lijst(meedenker.pk)
        if rij.status == MeedenkerStatus.ONBEVESTIGD:
            raise Afgewezen(_("Zeg eerst ja op de vraag of u op de lijst wilt staan."))
        heeft_grond = avg.geldt(contact=rij.contact, doel=Doel.ERVARING)
        if opgave.leeg or heeft_grond:
            bewaar_ervaring(
                meedenker=rij,
                soorten=opgave.soorten,
                toelichting=opgave.toelichting,
                nodig=opgave.nodig,
                door=door,
            )
            return
        if not ja:
            raise Afgewezen(_("Zonder toestemming mogen wij deze ervaring niet bewaren."))
        if rij.vertegenwoordiging and door_wie != DoorWie.VERTEGENWOORDIGER:
            raise Afgewezen(_("Alleen de wettelijk vertegenwoordiger kan hier ja op zeggen."))
        leg_ervaring_vast(meedenker=rij, opgave=opgave, hoe="eigen pagina", door=door, door_wie=door_wie)
