"""Places and who has one, and what people are told of it.

Whoever may change who has a place takes `op_slot` first, inside its transaction. On PostgreSQL that locks the row of
the meeting; on SQLite the transaction itself (BEGIN IMMEDIATE) is alone. What is counted after it holds to commit.
"""

from datetime import timedelta

from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst
from inloop.workflow import AANMELDING
from participatie import klok
from participatie.audit.actor import Actor
from participatie.berichten.services import schrijf

HERINNERING_UUR = 10  # local time, the day before


def op_slot(pk: int) -> Bijeenkomst:
    """The meeting as it is now; nobody else changes its places until this transaction ends."""
    return Bijeenkomst.objects.select_for_update().get(pk=pk)


def bezetting(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """The same meeting with `bezet` and `wachtenden`, counted now. Call it under `op_slot` only."""
    geteld = Bijeenkomst.objects.met_bezetting().values("bezet", "wachtenden").get(pk=bijeenkomst.pk)
    bijeenkomst.bezet, bijeenkomst.wachtenden = geteld["bezet"], geteld["wachtenden"]
    return bijeenkomst


def schuif_door(bijeenkomst: Bijeenkomst) -> list[Aanmelding]:
    """Give what is free to who waits longest. A group that does not fit keeps its turn; one that never can does not."""
    if not bijeenkomst.kan_aanmelden:
        return []
    wachtenden = bijeenkomst.aanmeldingen.filter(status=AanmeldingStatus.WACHTLIJST).select_related("contact")
    wachtenden = list(wachtenden.order_by("pk"))
    if not wachtenden:
        return []
    capaciteit = bijeenkomst.capaciteit
    vrij = None if capaciteit is None else capaciteit - bezetting(bijeenkomst).bezet
    geplaatst = []
    for aanmelding in wachtenden:
        if capaciteit is not None and aanmelding.aantal > capaciteit:
            continue
        if vrij is not None and aanmelding.aantal > vrij:
            break
        AANMELDING.doe("doorschuiven", aanmelding, door=Actor.systeem("wachtlijst"))
        if vrij is not None:
            vrij -= aanmelding.aantal
        vertel("doorgeschoven", aanmelding)
        herinner(aanmelding, bijeenkomst)
        geplaatst.append(aanmelding)
    return geplaatst


# --- messages ---------------------------------------------------------------------------------------------------
def vertel(soort: str, aanmelding: Aanmelding, *, moment: str = "", direct: bool = False, **gegevens) -> None:
    sleutel = f"{soort}:aanmelding:{aanmelding.pk}" + (f":{moment}" if moment else "")
    schrijf(
        soort=f"inloop.{soort}",
        contact=aanmelding.contact,
        object_id=aanmelding.pk,
        sleutel=sleutel,
        direct=direct,
        **gegevens,
    )


def herinner(aanmelding: Aanmelding, bijeenkomst: Bijeenkomst) -> None:
    """The day before at ten; who gets the place after that moment hears it in the confirmation."""
    vanaf = klok.lokaal(bijeenkomst.dag - timedelta(days=1), HERINNERING_UUR)
    if vanaf <= klok.nu():
        return
    schrijf(
        soort="inloop.herinnering",
        contact=aanmelding.contact,
        object_id=aanmelding.pk,
        sleutel=f"herinnering:aanmelding:{aanmelding.pk}:{bijeenkomst.dag}",
        vanaf=vanaf,
        datum=str(bijeenkomst.dag),
    )
