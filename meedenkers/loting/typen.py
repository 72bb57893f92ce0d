"""What goes into the draw and what comes out of the check: plain values, no database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody who may be asked. `gewicht`: rotation weight (see rotatie.py). `kenmerken`: one value per
    characteristic; "" means unknown, and is a value like any other."""

    id: int
    gewicht: float
    kenmerken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotum:
    """At least `minimum` and at most `maximum` persons in the selection with `waarde` at index `kenmerk`."""

    kenmerk: int
    waarde: str
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Draw `aantal` persons such that every quota holds."""

    aantal: int
    quota: tuple[Quotum, ...] = ()


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind: people who count for the same quotas.

    `kenmerken`: per characteristic the value that a quota names, or None: a value that no quota names.
    `gewicht`: W, the sum of the weights of its members, in units of `soorten.EENHEID` (an exact integer).
    """

    kenmerken: tuple[str | None, ...]
    personen: int
    gewicht: int


@dataclass(frozen=True, slots=True)
class Versoepeling:
    """Loosen `quotum` to at least `minimum` and at most `maximum`: a change of `personen` persons."""

    quotum: Quotum
    minimum: int
    maximum: int

    @property
    def personen(self) -> int:
        return self.quotum.minimum - self.minimum + self.maximum - self.quotum.maximum


@dataclass(frozen=True, slots=True)
class Haalbaarheid:
    """Can this request be drawn from this pool?

    `versoepelingen`: if not, which quotas to loosen so that it can, with the fewest persons in total.
    `te_weinig`: how many more persons are asked for than there are (the quotas are then judged with everybody in).
    `apart`: kinds that fit in no feasible selection; nobody of them can be drawn.
    """

    versoepelingen: tuple[Versoepeling, ...] = ()
    te_weinig: int = 0
    apart: tuple[Soort, ...] = ()

    @property
    def haalbaar(self) -> bool:
        return not self.versoepelingen and not self.te_weinig

    @property
    def personen(self) -> int:
        """By how many persons the quotas must be loosened in total, at least."""
        return sum(versoepeling.personen for versoepeling in self.versoepelingen)


class OnhaalbareQuota(Exception):
    """No selection meets all quotas. `haalbaarheid` says what to loosen."""

    def __init__(self, haalbaarheid: Haalbaarheid):
        super().__init__(
            f"quota {haalbaarheid.personen} persons too strict, {haalbaarheid.te_weinig} persons too few in the pool"
        )
        self.haalbaarheid = haalbaarheid
