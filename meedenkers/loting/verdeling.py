"""The fairest mix of selections, after Flanigan and others, "Fair algorithms for selecting citizens' assemblies"
(Nature 2021), per kind instead of per person and with rotation weights.

A kind with a tenth of all weight has a tenth of the selection as its *share*. First the smallest (expected number /
share) is made as large as it can be; then, that fixed, the largest as small as it can be.

1. `_richt`: what one would want if people could be halved: expected numbers that meet the quotas on average.
2. `_ontbind`: those numbers as a mix of real selections. That nearly always works, and then nothing can be fairer.
3. `_kolommen`: where it does not: column generation, until no selection exists that would make the mix fairer.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meedenkers.loting.model import ONEINDIG, Programma, RekenfoutError
from meedenkers.loting.ruimte import Ruimte, Vector

MARGE = 1e-7  # below this share, two ratios are the same
REST = 1e-10  # this much chance not handed out is no chance
RONDEN = 1000  # of column generation; a count and not a time, so that the result is the same on a slow machine


@dataclass(frozen=True)
class Verdeling:
    """Selections with their chances (they add up to 1 but for rounding). `afstand`: the share by which the smallest
    ratio may at most lie under the best possible one."""

    kansen: dict[Vector, float]
    afstand: float


def verdeel(ruimte: Ruimte, gewichten: Sequence[int]) -> Verdeling:
    """The room is not empty. Narrows it: kinds that are apart get no place, kinds that are certain all of theirs."""
    aantal = ruimte.opdracht.aantal
    ruim = {nummer for nummer, boven in enumerate(ruimte.boven) if boven}
    deel = {nummer: aantal * gewichten[nummer] / sum(gewichten[i] for i in ruim) for nummer in ruim}
    while True:
        verhouding, kansen, afstand = _maak(ruimte, deel)
        if zonder := {nummer for nummer in deel if not any(vector[nummer] for vector in kansen)}:
            apart, voorbeelden = ruimte.zoek_apart()
            if apart & zonder:
                for nummer in apart:
                    ruimte.boven[nummer] = 0
                return verdeel(ruimte, gewichten)
            # A share so small that it fell away in the arithmetic is still a chance.
            kansen |= {vector: REST for vector in voorbeelden if vector not in kansen}
        # Of these kinds everybody is asked already. They can get no more, and must not hold down the rest.
        vol = {nummer for nummer in deel if verhouding * deel[nummer] >= ruimte.soorten[nummer].personen * (1 - MARGE)}
        if not vol or vol == deel.keys():
            return Verdeling(kansen, afstand)
        for nummer in vol:
            ruimte.onder[nummer] = ruimte.boven[nummer]
            del deel[nummer]


def _maak(ruimte: Ruimte, deel: dict[int, float]) -> tuple[float, dict[Vector, float], float]:
    verhouding, verwacht = _richt(ruimte, deel)
    kansen, rest = _ontbind(ruimte, verwacht)
    if rest <= REST:
        return verhouding, kansen, 0.0
    return _kolommen(ruimte, deel, kansen)


def _richt(ruimte: Ruimte, deel: dict[int, float]) -> tuple[float, list[float]]:
    """The largest possible smallest ratio, and expected numbers that reach it with the smallest largest ratio."""

    def programma(laagste: float | None) -> Programma:
        lp = Programma()
        for laag, hoog in ruimte.grenzen:
            lp.rij(laag, hoog)
        kolommen = ruimte.kolommen()
        # expected number / share, minus the variable that is sought, on the right side of zero
        onder = {i: lp.rij(0.0 if laagste is None else laagste, ONEINDIG) for i in deel}
        boven = {i: lp.rij(-ONEINDIG, 0.0) for i in deel} if laagste is not None else {}
        for i, kolom in enumerate(kolommen):
            extra = [(rijen[i], 1.0 / deel[i]) for rijen in (onder, boven) if i in rijen]
            lp.kolom([*kolom, *extra], onder=ruimte.onder[i], boven=ruimte.boven[i])
        lp.kolom([(rij, -1.0) for rij in (boven or onder).values()], doel=1.0)
        return lp

    eerst = programma(None)
    if not eerst.maximaliseer():
        raise RekenfoutError("no mix in a room that is not empty")
    laagste = eerst.waarde
    # As little below the best as the arithmetic allows: HiGHS may lose a mix whose bounds all touch each other.
    for speling in (MARGE / 100, MARGE / 10, MARGE):
        daarna = programma(laagste * (1 - speling))
        if daarna.minimaliseer():
            return laagste, daarna.waarden[:-1]
    return laagste, eerst.waarden[:-1]


def _ontbind(ruimte: Ruimte, verwacht: Sequence[float]) -> tuple[dict[Vector, float], float]:
    """Write expected numbers as a mix of selections. Gives the mix, and the chance that could not be handed out.

    Each step takes a selection in which each number is what is expected rounded up or down, and which leaves alone
    every bound that is reached, with the largest chance that keeps the rest within its bounds. That rest then reaches
    one bound more, so there are no more steps than kinds and quotas.
    """
    kansen: dict[Vector, float] = {}
    over, x = 1.0, list(verwacht)
    for _ in range(len(verwacht) + len(ruimte.grenzen) + 1):
        speling = min(1e-6, 1e-9 + 1e-13 / over)
        onder = [math.floor(waarde + speling) for waarde in x]
        boven = [math.ceil(waarde - speling) for waarde in x]
        grenzen = [
            (laag, laag) if som <= laag + speling else (hoog, hoog) if som >= hoog - speling else (laag, hoog)
            for (laag, hoog), som in zip(ruimte.grenzen, ruimte.tellingen(x), strict=True)
        ]
        wens = [waarde - laag for waarde, laag in zip(x, onder, strict=True)]
        vector = ruimte.zoek(wens, best=False, onder=onder, boven=boven, grenzen=grenzen)
        if vector is None:
            break
        stap = _stap(x, vector, onder, boven, grenzen, ruimte)
        kansen[vector] = kansen.get(vector, 0.0) + over * stap
        over *= 1.0 - stap
        if over <= REST:
            break
        x = [
            min(max((waarde - stap * getal) / (1.0 - stap), laag), hoog)
            for waarde, getal, laag, hoog in zip(x, vector, onder, boven, strict=True)
        ]
    return kansen, over


def _stap(x, vector: Vector, onder, boven, grenzen, ruimte: Ruimte) -> float:
    """The largest chance for `vector` such that what remains of `x` stays within all bounds."""
    stap = 1.0
    paren = [(laag, waarde, getal, hoog) for laag, waarde, getal, hoog in zip(onder, x, vector, boven, strict=True)]
    for (laag, hoog), som, getal in zip(grenzen, ruimte.tellingen(x), ruimte.tellingen(vector), strict=True):
        paren.append((laag, som, getal, hoog))
    for laag, waarde, getal, hoog in paren:
        if laag == hoog:
            continue
        if getal > laag:
            stap = min(stap, (waarde - laag) / (getal - laag))
        if getal < hoog:
            stap = min(stap, (hoog - waarde) / (hoog - getal))
    return min(max(stap, 0.0), 1.0)


def _kolommen(
    ruimte: Ruimte, deel: dict[int, float], begin: dict[Vector, float]
) -> tuple[float, dict[Vector, float], float]:
    """Column generation: mix the selections known, ask by the shadow prices whether another one would help, add it."""
    vectoren = dict.fromkeys(begin or [_beste(ruimte, {})])
    grens = math.inf
    for _ in range(RONDEN):
        lp, onder, _ = _mengsel(vectoren, deel, None)
        laagste = lp.waarde
        prijzen = {i: max(0.0, -lp.schaduwprijzen[rij]) for i, rij in onder.items()}
        totaal = sum(prijzen.values())
        prijzen = {i: prijs / totaal / deel[i] for i, prijs in prijzen.items()}
        vector = _beste(ruimte, prijzen)
        # Weak duality: no mix whatever has a smallest ratio above this.
        grens = min(grens, _opbrengst(prijzen, vector))
        if vector in vectoren or grens - laagste <= MARGE * laagste:
            break
        vectoren[vector] = None
    for _ in range(RONDEN):
        lp, onder, boven = _mengsel(vectoren, deel, laagste * (1 - MARGE))
        duaal = lp.schaduwprijzen
        prijzen = {i: (duaal[onder[i]] + duaal[boven[i]]) / deel[i] for i in deel}
        vector = _beste(ruimte, prijzen)
        # Row 0 says that the chances add up to 1; its price is what a selection must earn to take part.
        if vector in vectoren or _opbrengst(prijzen, vector) + duaal[0] <= MARGE * lp.waarde:
            break
        vectoren[vector] = None
    kansen = {vector: kans for vector, kans in zip(vectoren, lp.waarden[1:], strict=True) if kans > 0.0}
    return laagste, kansen, max(0.0, 1.0 - laagste / grens) if grens > 0.0 else 0.0


def _mengsel(
    vectoren: Iterable[Vector], deel: dict[int, float], laagste: float | None
) -> tuple[Programma, dict[int, int], dict[int, int]]:
    """The best mix of these selections: the largest smallest ratio, or with `laagste` given the smallest largest one.

    With the rows that hold each kind's ratio from below and from above; column 0 is the ratio that is sought.
    """
    lp = Programma()
    lp.rij(1.0, 1.0)
    onder = {i: lp.rij(0.0 if laagste is None else laagste, ONEINDIG) for i in deel}
    boven = {} if laagste is None else {i: lp.rij(-ONEINDIG, 0.0) for i in deel}
    lp.kolom([(rij, -1.0) for rij in (boven or onder).values()], doel=1.0)
    for vector in vectoren:
        paren = [(i, vector[i] / deel[i]) for i in deel if vector[i]]
        lp.kolom([(0, 1.0), *((rijen[i], getal) for rijen in (onder, boven) if rijen for i, getal in paren)])
    if not (lp.maximaliseer() if laagste is None else lp.minimaliseer()):
        raise RekenfoutError("these selections do not mix")
    return lp, onder, boven


def _beste(ruimte: Ruimte, prijzen: dict[int, float]) -> Vector:
    vector = ruimte.zoek([prijzen.get(i, 0.0) for i in range(len(ruimte.soorten))], best=True)
    if vector is None:
        raise RekenfoutError("the room is empty")
    return vector


def _opbrengst(prijzen: dict[int, float], vector: Vector) -> float:
    return sum(prijs * vector[i] for i, prijs in prijzen.items())
