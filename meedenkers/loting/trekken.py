"""One draw from a stored lottery. The same people, lottery and seed always give the same result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meedenkers.loting import toeval
from meedenkers.loting.loterij import LOTEN, Loterij, Trap
from meedenkers.loting.soorten import Lid, deel_in
from meedenkers.loting.typen import Persoon, Soort


@dataclass(frozen=True)
class Trekking:
    """`gekozen`: ids in ascending order. `kansen`: the chance of everybody in the pool. `volgorde`: per kind (by its
    number in the lottery) the ids that were not drawn, in the order in which they come on as a refill."""

    zaad: str
    vector: int
    gekozen: tuple[int, ...]
    kansen: dict[int, float]
    volgorde: dict[int, tuple[int, ...]]


def trek(personen: Iterable[Persoon], loterij: Loterij, zaad: str) -> Trekking:
    """ValueError when these are not the people (or not the weights) for which the lottery was made."""
    indeling = deel_in(personen, loterij.sleutel)
    soorten = tuple(Soort(s, len(leden), sum(lid.gewicht for lid in leden)) for s, leden in indeling.items())
    if soorten != loterij.soorten:
        raise ValueError("this lottery was made for another pool")
    gekozen_vector = _loot(loterij, zaad)
    gekozen: list[int] = []
    kansen: dict[int, float] = {}
    volgorde: dict[int, tuple[int, ...]] = {}
    for nummer, leden in enumerate(indeling.values()):
        per_gewicht = {gewicht: loterij.kans_in(nummer, gewicht) for gewicht in {lid.gewicht for lid in leden}}
        kansen |= {lid.id: per_gewicht[lid.gewicht] for lid in leden}
        aantal = loterij.vectoren[gekozen_vector][nummer]
        van_deze = kies(leden, loterij.trappen[nummer][aantal], zaad, nummer) if aantal else set()
        gekozen.extend(van_deze)
        volgorde[nummer] = reserve((lid for lid in leden if lid.id not in van_deze), zaad)
    return Trekking(zaad, gekozen_vector, tuple(sorted(gekozen)), kansen, volgorde)


def _loot(loterij: Loterij, zaad: str) -> int:
    lot = toeval.onder(LOTEN, zaad, "lot")
    for nummer, loten in enumerate(loterij.loten):
        lot -= loten
        if lot < 0:
            return nummer
    raise ValueError("the lots do not add up")


def kies(leden: Sequence[Lid], trap: Trap, zaad: str, nummer: int) -> set[int]:
    """Systematic sampling in random order: lay the people in a row, each as wide as their weight, and prick at equal
    distances from a random start. Exactly `trap.aantal` people, each with exactly `trap.kans`: all in whole numbers."""
    zeker = {lid.id for lid in leden if trap.is_zeker(lid.gewicht)}
    prikken = trap.aantal - trap.zeker
    if not prikken:
        return zeker
    rij = [lid for lid in leden if lid.id not in zeker]
    rij.sort(key=lambda lid: (toeval.getal(zaad, "rij", lid.id), lid.id))
    # Everything times `prikken`, so that the distance between two pricks (rest / prikken) is the whole number `rest`.
    prik, rand = toeval.onder(trap.rest, zaad, "prik", nummer), 0
    for lid in rij:
        rand += lid.gewicht * prikken
        if prik < rand:
            zeker.add(lid.id)
            prik += trap.rest
    return zeker


def reserve(leden: Iterable[Lid], zaad: str) -> tuple[int, ...]:
    """Who was not drawn, in a random order in which weight counts."""
    return tuple(lid.id for lid in sorted(leden, key=lambda lid: reservesleutel(lid, zaad)))


def reservesleutel(lid: Lid, zaad: str) -> tuple[float, int]:
    return toeval.wachttijd(lid.gewicht, zaad, "reserve", lid.id), lid.id
