"""The lottery: selections as numbers per kind, each with its lots. It is stored, and a draw only reads it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from meedenkers.loting.haalbaarheid import keur, oordeel, sleutel_voor, tel
from meedenkers.loting.ruimte import Vector
from meedenkers.loting.soorten import Lid, Sleutel, deel_in, eenheden
from meedenkers.loting.typen import OnhaalbareQuota, Opdracht, Persoon, Soort
from meedenkers.loting.verdeling import verdeel

LOTEN = 10**12  # chances are whole lots out of this many, so that they add up to exactly 1
VERSIE = 1


@dataclass(frozen=True)
class Trap:
    """How `aantal` places are shared within one kind: everybody has a chance in proportion to weight, at most 1.

    `zeker` persons are so heavy that they are certain; the others weigh `rest` together.
    """

    aantal: int
    zeker: int
    rest: int

    @classmethod
    def bepaal(cls, aantal: int, gewichten: Iterable[int]) -> "Trap":
        gewichten = sorted(gewichten)
        rest, zeker = sum(gewichten), 0
        while gewichten and gewichten[-1] * (aantal - zeker) >= rest:
            rest -= gewichten.pop()
            zeker += 1
        return cls(aantal, zeker, rest)

    def is_zeker(self, gewicht: int) -> bool:
        return gewicht * (self.aantal - self.zeker) >= self.rest

    def kans(self, gewicht: int) -> float:
        return 1.0 if self.is_zeker(gewicht) else gewicht * (self.aantal - self.zeker) / self.rest


@dataclass(frozen=True)
class Loterij:
    """`vectoren[i]` is one selection (numbers in the order of `soorten`) and has `loten[i]` of the lots.

    `trappen`: per kind, for each number of places that occurs, how these are shared among its people.
    `afstand`: the share by which the smallest ratio may at most lie under the best possible one; 0 nearly always.
    """

    sleutel: Sleutel
    soorten: tuple[Soort, ...]
    vectoren: tuple[Vector, ...]
    loten: tuple[int, ...]
    trappen: tuple[dict[int, Trap], ...]
    afstand: float = 0.0

    @property
    def kansen(self) -> tuple[float, ...]:
        """Per vector."""
        return tuple(loten / LOTEN for loten in self.loten)

    @cached_property
    def apart(self) -> tuple[int, ...]:
        """The kinds that can never be drawn."""
        return tuple(nummer for nummer in range(len(self.soorten)) if not any(v[nummer] for v in self.vectoren))

    @cached_property
    def nummers(self) -> dict[tuple[str | None, ...], int]:
        """From the characteristics of a kind to its number."""
        return {soort.kenmerken: nummer for nummer, soort in enumerate(self.soorten)}

    @cached_property
    def _per_aantal(self) -> list[dict[int, int]]:
        """Per kind: for each number of places, how many lots give it."""
        tellingen: list[dict[int, int]] = [{} for _ in self.soorten]
        for vector, loten in zip(self.vectoren, self.loten, strict=True):
            for nummer, aantal in enumerate(vector):
                if aantal:
                    tellingen[nummer][aantal] = tellingen[nummer].get(aantal, 0) + loten
        return [dict(sorted(telling.items())) for telling in tellingen]

    def kans_in(self, nummer: int, gewicht: int) -> float:
        """The chance of somebody with this weight (in units) in kind `nummer`."""
        trappen = self.trappen[nummer]
        som = sum(loten / LOTEN * trappen[aantal].kans(gewicht) for aantal, loten in self._per_aantal[nummer].items())
        return min(1.0, som)

    def nummer_van(self, persoon: Persoon) -> int:
        """The number of the kind of somebody from the pool."""
        return self.nummers[self.sleutel(persoon.kenmerken)]

    def kans(self, persoon: Persoon) -> float:
        """The chance of somebody from the pool to be drawn, known before the draw."""
        return self.kans_in(self.nummer_van(persoon), eenheden(persoon.gewicht))

    def als_json(self) -> dict[str, Any]:
        """Compact and whole: only whole numbers and texts, so that nothing is lost on the way back."""
        return {
            "versie": VERSIE,
            "kenmerken": self.sleutel.breedte,
            "genoemd": [list(paar) for paar in self.sleutel.genoemd],
            "soorten": [[list(soort.kenmerken), soort.personen, soort.gewicht] for soort in self.soorten],
            "vectoren": [[getal for paar in enumerate(v) if paar[1] for getal in paar] for v in self.vectoren],
            "loten": list(self.loten),
            "trappen": [[[t.aantal, t.zeker, t.rest] for t in trappen.values()] for trappen in self.trappen],
            "afstand": self.afstand,
        }

    @classmethod
    def uit_json(cls, gegevens: dict[str, Any]) -> "Loterij":
        """ValueError when it is not a whole lottery."""
        if gegevens.get("versie") != VERSIE:
            raise ValueError(f"unknown version {gegevens.get('versie')}")
        soorten = tuple(Soort(tuple(k), personen, gewicht) for k, personen, gewicht in gegevens["soorten"])
        vectoren = []
        for plat in gegevens["vectoren"]:
            vector = [0] * len(soorten)
            for nummer, aantal in zip(plat[::2], plat[1::2], strict=True):
                vector[nummer] = aantal
            vectoren.append(tuple(vector))
        loten = tuple(gegevens["loten"])
        if sum(loten) != LOTEN or len(loten) != len(vectoren) or min(loten) < 1:
            raise ValueError("the lots do not add up")
        return cls(
            Sleutel(tuple((kenmerk, waarde) for kenmerk, waarde in gegevens["genoemd"]), gegevens["kenmerken"]),
            soorten,
            tuple(vectoren),
            loten,
            tuple({rij[0]: Trap(*rij) for rij in trappen} for trappen in gegevens["trappen"]),
            gegevens["afstand"],
        )


def verdeel_loten(kansen: dict[Vector, float]) -> dict[Vector, int]:
    """Whole lots in proportion, at least one each, exactly LOTEN together; in a fixed order."""
    totaal = sum(kansen.values())
    op_volgorde = sorted(kansen)
    loten = {vector: max(1, int(kansen[vector] / totaal * LOTEN)) for vector in op_volgorde}
    # What rounding leaves (a few lots of 10**12) goes to the largest, where it weighs least.
    loten[max(op_volgorde, key=lambda vector: loten[vector])] += LOTEN - sum(loten.values())
    return loten


def maak_loterij(personen: Collection[Persoon], opdracht: Opdracht) -> Loterij:
    """The fairest lottery for this request (verdeling.py). OnhaalbareQuota when no selection meets all quotas."""
    keur(personen, opdracht)
    sleutel = sleutel_voor(personen, opdracht)
    indeling = deel_in(personen, sleutel)
    soorten = tel(indeling)
    haalbaarheid, ruimte = oordeel(soorten, opdracht)
    if not haalbaarheid.haalbaar:
        raise OnhaalbareQuota(haalbaarheid)
    verdeling = verdeel(ruimte, [soort.gewicht for soort in soorten])
    loten = verdeel_loten(verdeling.kansen)
    leden: list[list[Lid]] = list(indeling.values())
    return Loterij(
        sleutel,
        soorten,
        tuple(loten),
        tuple(loten.values()),
        tuple(
            {
                aantal: Trap.bepaal(aantal, (lid.gewicht for lid in leden[nummer]))
                for aantal in sorted({vector[nummer] for vector in loten} - {0})
            }
            for nummer in range(len(soorten))
        ),
        verdeling.afstand,
    )
