"""From people to kinds: who counts for the same quotas is interchangeable for every rule of the draw.

So the arithmetic grows with the number of kinds (hundreds), not with the number of people (a hundred thousand).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from meedenkers.loting.typen import Persoon

# Weights count in whole units, so that sums and chances within a kind are exact and equal on every machine.
EENHEID = 10**12
KLEINSTE_GEWICHT, GROOTSTE_GEWICHT = 0.001, 1000.0


def eenheden(gewicht: float) -> int:
    """The weight as a whole number; a higher weight never becomes a lower number."""
    if not KLEINSTE_GEWICHT <= gewicht <= GROOTSTE_GEWICHT:  # refuses NaN too
        raise ValueError(f"weight {gewicht} lies outside {KLEINSTE_GEWICHT}..{GROOTSTE_GEWICHT}")
    return math.floor(gewicht * EENHEID)


@dataclass(frozen=True)
class Sleutel:
    """Tells to which kind somebody belongs: of the `breedte` characteristics only the values that a quota names count
    (`genoemd`: characteristic and value)."""

    genoemd: tuple[tuple[int, str], ...]
    breedte: int

    @cached_property
    def _waarden(self) -> list[set[str]]:
        return [{waarde for kenmerk, waarde in self.genoemd if kenmerk == nummer} for nummer in range(self.breedte)]

    def __call__(self, kenmerken: tuple[str, ...]) -> tuple[str | None, ...]:
        return tuple(
            waarde if waarde in waarden else None for waarde, waarden in zip(kenmerken, self._waarden, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of a kind, with the weight in whole units."""

    id: int
    gewicht: int


def deel_in(personen: Iterable[Persoon], sleutel: Sleutel) -> dict[tuple[str | None, ...], list[Lid]]:
    """Kinds in a fixed order, members by id: nothing may depend on the order in which people are given."""
    soorten: dict[tuple[str | None, ...], list[Lid]] = {}
    bekend: dict[tuple[str, ...], tuple[str | None, ...]] = {}
    for persoon in sorted(personen, key=lambda persoon: persoon.id):
        soort = bekend.get(persoon.kenmerken)
        if soort is None:
            soort = bekend[persoon.kenmerken] = sleutel(persoon.kenmerken)
        soorten.setdefault(soort, []).append(Lid(persoon.id, eenheden(persoon.gewicht)))
    return dict(sorted(soorten.items(), key=lambda paar: [(waarde is not None, waarde or "") for waarde in paar[0]]))
