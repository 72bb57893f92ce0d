"""Is the request sensible, can it be met, and if not: what to loosen?"""

from collections.abc import Collection
from dataclasses import replace

from meedenkers.loting.ruimte import Ruimte
from meedenkers.loting.soorten import Lid, Sleutel, deel_in
from meedenkers.loting.typen import Haalbaarheid, Opdracht, Persoon, Soort

Indeling = dict[tuple[str | None, ...], list[Lid]]


def keur(personen: Collection[Persoon], opdracht: Opdracht) -> None:
    """Refuse what can only be a mistake (ValueError), before any arithmetic."""
    if opdracht.aantal < 1:
        raise ValueError(f"cannot draw {opdracht.aantal} persons")
    breedtes = {len(persoon.kenmerken) for persoon in personen}
    if len(breedtes) > 1:
        raise ValueError("not everybody has the same number of characteristics")
    if len({persoon.id for persoon in personen}) != len(personen):
        raise ValueError("somebody is in the pool twice")
    gezien = set()
    for quotum in opdracht.quota:
        if quotum.minimum < 0 or quotum.minimum > quotum.maximum:
            raise ValueError(f"{quotum} has impossible bounds")
        if quotum.kenmerk < 0 or any(quotum.kenmerk >= breedte for breedte in breedtes):
            raise ValueError(f"{quotum} is about an unknown characteristic")
        if (quotum.kenmerk, quotum.waarde) in gezien:
            raise ValueError(f"two quotas for the same value: {quotum}")
        gezien.add((quotum.kenmerk, quotum.waarde))


def sleutel_voor(personen: Collection[Persoon], opdracht: Opdracht) -> Sleutel:
    breedte = len(next(iter(personen)).kenmerken) if personen else 0
    return Sleutel(tuple((quotum.kenmerk, quotum.waarde) for quotum in opdracht.quota), breedte)


def tel(indeling: Indeling) -> tuple[Soort, ...]:
    return tuple(Soort(sleutel, len(leden), sum(lid.gewicht for lid in leden)) for sleutel, leden in indeling.items())


def oordeel(soorten: tuple[Soort, ...], opdracht: Opdracht) -> tuple[Haalbaarheid, Ruimte]:
    """Without looking for kinds that are apart: most of the time the lottery itself shows that there are none."""
    pool = sum(soort.personen for soort in soorten)
    te_weinig = max(0, opdracht.aantal - pool)
    ruimte = Ruimte(soorten, replace(opdracht, aantal=min(opdracht.aantal, pool)))
    versoepelingen = ruimte.versoepel() if ruimte.leeg() else ()
    return Haalbaarheid(versoepelingen, te_weinig), ruimte


def controleer(personen: Collection[Persoon], opdracht: Opdracht) -> Haalbaarheid:
    """Can it be drawn? If not, which quotas to loosen; if so, which kinds of people can never be drawn."""
    keur(personen, opdracht)
    soorten = tel(deel_in(personen, sleutel_voor(personen, opdracht)))
    haalbaarheid, ruimte = oordeel(soorten, opdracht)
    if not haalbaarheid.haalbaar:
        return haalbaarheid
    return replace(haalbaarheid, apart=tuple(soorten[nummer] for nummer in sorted(ruimte.zoek_apart()[0])))
