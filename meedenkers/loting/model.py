"""The only door to HiGHS: linear and integer programs, deterministic, no more of it than we use."""

from collections.abc import Iterable, Sequence

import highspy

ONEINDIG = highspy.kHighsInf
RAND = 1e-7  # what HiGHS still calls a whole number
POGINGEN = 16  # corners looked at before the integer program, which costs as much as some ten of them
GULDEN = 0.6180339887498949  # its multiples lie evenly spread: as good as random here, and always the same
_OPTIMAAL = highspy.HighsModelStatus.kOptimal
_ONHAALBAAR = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)

Kolom = Iterable[tuple[int, float]]  # (row, coefficient)


class RekenfoutError(RuntimeError):
    """HiGHS came back with neither an answer nor "there is none", or with an answer that does not hold."""


class Programma:
    """Rows first (bounds on sums), then columns. After a solve that gave True, `waarden` and the rest hold it."""

    def __init__(self, *, geheel: bool = False):
        # The plain class below highspy.Highs: that one prints a banner when it is made, before it can be silenced.
        self._highs = highspy.Highs.__base__()
        for naam, waarde in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("mip_abs_gap", 1e-9),
            ("primal_feasibility_tolerance", 1e-9),
            ("dual_feasibility_tolerance", 1e-9),
        ):
            self._highs.setOptionValue(naam, waarde)
        self._geheel = geheel
        self.kolommen = 0
        self.rijen = 0

    def rij(self, onder: float, boven: float) -> int:
        self._highs.addRow(onder, boven, 0, [], [])
        self.rijen += 1
        return self.rijen - 1

    def kolom(self, kolom: Kolom = (), *, onder: float = 0.0, boven: float = ONEINDIG, doel: float = 0.0) -> int:
        paren = list(kolom)
        self._highs.addCol(doel, onder, boven, len(paren), [rij for rij, _ in paren], [waarde for _, waarde in paren])
        if self._geheel:
            self._highs.changeColIntegrality(self.kolommen, highspy.HighsVarType.kInteger)
        self.kolommen += 1
        return self.kolommen - 1

    def zet_doel(self, doel: Sequence[float]) -> None:
        self._highs.changeColsCost(len(doel), list(range(len(doel))), doel)

    def zet_kolommen(self, onder: Sequence[float], boven: Sequence[float]) -> None:
        self._highs.changeColsBounds(len(onder), list(range(len(onder))), onder, boven)

    def zet_rijen(self, rijen: Sequence[tuple[float, float]]) -> None:
        onder, boven = zip(*rijen, strict=True)
        self._highs.changeRowsBounds(len(rijen), list(range(len(rijen))), onder, boven)

    def zet_marge(self, marge: float) -> None:
        """Integer programs: stop at an answer within this share of the best."""
        self._highs.setOptionValue("mip_rel_gap", marge)

    def maximaliseer(self) -> bool:
        return self._los_op(highspy.ObjSense.kMaximize)

    def minimaliseer(self) -> bool:
        return self._los_op(highspy.ObjSense.kMinimize)

    def _los_op(self, richting: highspy.ObjSense) -> bool:
        self._highs.changeObjectiveSense(richting)
        self._highs.run()
        toestand = self._highs.getModelStatus()
        if toestand in _ONHAALBAAR:
            return False
        if toestand != _OPTIMAAL:
            raise RekenfoutError(str(toestand))
        return True

    @property
    def waarde(self) -> float:
        return self._highs.getInfo().objective_function_value

    @property
    def waarden(self) -> list[float]:
        return list(self._highs.getSolution().col_value)

    @property
    def schaduwprijzen(self) -> list[float]:
        return list(self._highs.getSolution().row_dual)


class Tweeling:
    """One program twice, with and without whole numbers: without is far faster, and often whole by itself."""

    def __init__(self, rijen: int, kolommen: Iterable[Kolom]):
        self._lp, self._mip = Programma(), Programma(geheel=True)
        for programma in (self._lp, self._mip):
            for _ in range(rijen):
                programma.rij(-ONEINDIG, ONEINDIG)
        for kolom in kolommen:
            paren = list(kolom)
            self._lp.kolom(paren)
            self._mip.kolom(paren)

    def maximaliseer(
        self,
        doel: Sequence[float],
        onder: Sequence[float],
        boven: Sequence[float],
        rijen: Sequence[tuple[float, float]],
        *,
        best: bool,
    ) -> tuple[int, ...] | None:
        """Whole numbers within these bounds with the highest sum of `doel`, or (not `best`) a high one; or None."""
        self._lp.zet_kolommen(onder, boven)
        self._lp.zet_rijen(rijen)
        for poging in range(1 if best else POGINGEN):
            self._lp.zet_doel(_geschud(doel, poging))
            if not self._lp.maximaliseer():
                return None
            waarden = self._lp.waarden
            heel = tuple(round(waarde) for waarde in waarden)
            if all(abs(a - b) <= RAND for a, b in zip(waarden, heel, strict=True)):
                return heel
        self._mip.zet_kolommen(onder, boven)
        self._mip.zet_rijen(rijen)
        self._mip.zet_doel(doel)
        self._mip.zet_marge(0.0 if best else 0.5)
        return tuple(round(waarde) for waarde in self._mip.waarden) if self._mip.maximaliseer() else None


def _geschud(doel: Sequence[float], poging: int) -> Sequence[float]:
    """The same wishes with other strengths (never nil, never more): leads to another corner, which may be whole."""
    if not poging:
        return doel
    return [waarde * (0.2 + 0.8 * (nummer * poging * GULDEN % 1.0)) for nummer, waarde in enumerate(doel)]
