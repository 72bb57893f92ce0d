"""Somebody who was drawn cannot come: who takes the place?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from meedenkers.loting.loterij import Loterij
from meedenkers.loting.ruimte import Ruimte
from meedenkers.loting.soorten import Lid, eenheden
from meedenkers.loting.trekken import Trekking, reservesleutel
from meedenkers.loting.typen import Opdracht, Persoon, Quotum, Versoepeling


@dataclass(frozen=True)
class Aanvulling:
    """`id` takes the place. None: nobody can; then `versoepelingen` says which quotas fall and by how many persons,
    and `te_weinig` how many persons are lacking because nobody is left to ask."""

    id: int | None
    zelfde_soort: bool = False
    versoepelingen: tuple[Versoepeling, ...] = ()
    te_weinig: int = 0

    @property
    def gevallen_quota(self) -> tuple[Quotum, ...]:
        return tuple(versoepeling.quotum for versoepeling in self.versoepelingen)


def vul_aan(
    *,
    loterij: Loterij,
    trekking: Trekking,
    personen: Iterable[Persoon],
    opdracht: Opdracht,
    gekozen: Collection[int],
    weggevallen: int,
    uitgesloten: Collection[int] = (),
) -> Aanvulling:
    """The next of the same kind; else the first in the reserve order of whom all quotas stay attainable.

    `gekozen`: who is in the selection now (`weggevallen` counts as out of it already). `uitgesloten`: who cannot be
    asked (any more): said no, paused, over the limit. Attainable: the places that stay open can be filled from the
    reserve such that every quota holds.
    """
    leden = {persoon.id: persoon for persoon in personen}
    blijft = set(gekozen) - {weggevallen}
    if onbekend := (blijft | {weggevallen}) - leden.keys():
        raise ValueError(f"not in the pool: {sorted(onbekend)}")
    if len(blijft) >= opdracht.aantal:
        raise ValueError("no place is open")
    niet = blijft | set(uitgesloten) | {weggevallen}
    reserve = {
        nummer: [id_ for id_ in volgorde if id_ not in niet and id_ in leden]
        for nummer, volgorde in trekking.volgorde.items()
    }
    eigen = loterij.nummer_van(leden[weggevallen])
    if reserve[eigen]:
        return Aanvulling(reserve[eigen][0], zelfde_soort=True)

    nu = [0] * len(loterij.soorten)
    for id_ in blijft:
        nu[loterij.nummer_van(leden[id_])] += 1
    hoogstens = [aantal + len(reserve[nummer]) for nummer, aantal in enumerate(nu)]
    eersten = sorted((_sleutel(leden[rij[0]], trekking.zaad), nummer) for nummer, rij in reserve.items() if rij)
    for (_, id_), nummer in eersten:
        met = [aantal + (soort == nummer) for soort, aantal in enumerate(nu)]
        if not Ruimte(loterij.soorten, opdracht, onder=met, boven=hoogstens).leeg():
            return Aanvulling(id_)
    te_weinig = max(0, opdracht.aantal - sum(hoogstens))
    kleiner = replace(opdracht, aantal=opdracht.aantal - te_weinig)
    ruimte = Ruimte(loterij.soorten, kleiner, onder=nu, boven=hoogstens)
    return Aanvulling(None, versoepelingen=ruimte.versoepel(), te_weinig=te_weinig)


def _sleutel(persoon: Persoon, zaad: str) -> tuple[float, int]:
    return reservesleutel(Lid(persoon.id, eenheden(persoon.gewicht)), zaad)
