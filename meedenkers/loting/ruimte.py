"""The room that the quotas leave: all vectors of numbers per kind that are a selection."""

from collections.abc import Sequence

from meedenkers.loting.model import Kolom, Programma, RekenfoutError, Tweeling
from meedenkers.loting.typen import Opdracht, Soort, Versoepeling

Vector = tuple[int, ...]
Grenzen = tuple[int, int]


class Ruimte:
    """`onder` and `boven`: how many of each kind at least and at most. Row 0 is the size, row q + 1 is quota q:
    `grenzen` holds its bounds, `leden` the kinds that count for it."""

    def __init__(
        self,
        soorten: Sequence[Soort],
        opdracht: Opdracht,
        *,
        onder: Sequence[int] | None = None,
        boven: Sequence[int] | None = None,
    ):
        self.soorten = soorten
        self.opdracht = opdracht
        self.onder = list(onder) if onder else [0] * len(soorten)
        self.boven = list(boven) if boven else [min(soort.personen, opdracht.aantal) for soort in soorten]
        self.grenzen: list[Grenzen] = [(opdracht.aantal, opdracht.aantal)]
        self.leden: list[list[int]] = [list(range(len(soorten)))]
        for quotum in opdracht.quota:
            self.grenzen.append((quotum.minimum, quotum.maximum))
            self.leden.append([i for i, s in enumerate(soorten) if s.kenmerken[quotum.kenmerk] == quotum.waarde])
        self._programma: Tweeling | None = None

    def kolommen(self) -> list[list[tuple[int, float]]]:
        """Per kind the rows in which it counts."""
        kolommen: list[list[tuple[int, float]]] = [[] for _ in self.soorten]
        for rij, leden in enumerate(self.leden):
            for nummer in leden:
                kolommen[nummer].append((rij, 1.0))
        return kolommen

    def tellingen(self, vector: Sequence[float]) -> list[float]:
        """The size of a selection and how many count for each quota."""
        return [sum([vector[nummer] for nummer in leden]) for leden in self.leden]

    def zoek(
        self,
        doel: Sequence[float],
        *,
        best: bool,
        onder: Sequence[int] | None = None,
        boven: Sequence[int] | None = None,
        grenzen: Sequence[Grenzen] | None = None,
    ) -> Vector | None:
        """A selection with the highest (`best`) or a high sum of `doel`; None when there is none at all.

        `onder`, `boven` and `grenzen` narrow the room for this one question.
        """
        if self._programma is None:
            self._programma = Tweeling(len(self.leden), self.kolommen())
        vector = self._programma.maximaliseer(
            doel, onder or self.onder, boven or self.boven, grenzen or self.grenzen, best=best
        )
        if vector is not None:
            self.bewaak(vector)
        return vector

    def bewaak(self, vector: Vector) -> None:
        """No vector leaves this room without being counted again, in whole numbers and without HiGHS."""
        if not self.bevat(vector):
            raise RekenfoutError(f"{vector} is not a selection")

    def bevat(self, vector: Vector) -> bool:
        return all(
            laag <= aantal <= hoog for laag, aantal, hoog in zip(self.onder, vector, self.boven, strict=True)
        ) and all(laag <= som <= hoog for (laag, hoog), som in zip(self.grenzen, self.tellingen(vector), strict=True))

    def leeg(self) -> bool:
        if sum(self.onder) == self.opdracht.aantal:
            return not self.bevat(tuple(self.onder))
        return self.zoek([0.0] * len(self.soorten), best=False) is None

    def zoek_apart(self) -> tuple[set[int], list[Vector]]:
        """The kinds that fit in no selection at all, and selections in which all the others occur."""
        aantal = len(self.soorten)
        over = {nummer for nummer in range(aantal) if self.boven[nummer]}
        apart = set(range(aantal)) - over
        # Two columns per kind. The first member of a kind not seen before counts for 1 and the next ones for nothing,
        # so that each question brings in as many new kinds as it can.
        dubbel = Tweeling(len(self.leden), self.kolommen() * 2)
        voorbeelden: list[Vector] = []
        while over:
            nieuw = [1 if nummer in over else 0 for nummer in range(aantal)]
            verder = [hoog - een for hoog, een in zip(self.boven, nieuw, strict=True)]
            antwoord = dubbel.maximaliseer(
                [*nieuw, *[0.0] * aantal], [0] * 2 * aantal, [*nieuw, *verder], self.grenzen, best=False
            )
            if antwoord is None or not any(antwoord[:aantal]):
                break
            voorbeelden.append(
                tuple(een + rest for een, rest in zip(antwoord[:aantal], antwoord[aantal:], strict=True))
            )
            self.bewaak(voorbeelden[-1])
            over -= {nummer for nummer in over if voorbeelden[-1][nummer]}
        return apart | over, voorbeelden

    def versoepel(self) -> tuple[Versoepeling, ...]:
        """Which quotas to loosen so that there is a selection, with the fewest persons in total."""
        programma = Programma(geheel=True)
        programma.zet_marge(0.0)
        for laag, hoog in self.grenzen:
            programma.rij(laag, hoog)
        for kolom, laag, hoog in zip(self.kolommen(), self.onder, self.boven, strict=True):
            programma.kolom(kolom, onder=laag, boven=hoog)
        speling: list[tuple[int, int]] = []
        for rij in range(1, len(self.grenzen)):
            tekort: Kolom = [(rij, 1.0)]
            teveel: Kolom = [(rij, -1.0)]
            speling.append((programma.kolom(tekort, doel=1.0), programma.kolom(teveel, doel=1.0)))
        if not programma.minimaliseer():
            raise RekenfoutError("even without quotas there is no selection of this size")
        waarden = [round(waarde) for waarde in programma.waarden]
        return tuple(
            Versoepeling(quotum, quotum.minimum - waarden[tekort], quotum.maximum + waarden[teveel])
            for quotum, (tekort, teveel) in zip(self.opdracht.quota, speling, strict=True)
            if waarden[tekort] or waarden[teveel]
        )
