"""The lottery is fair, keeps its quotas and says what is not possible; beside plain ways to find the same."""

import json
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meedenkers.loting import (
    Loterij,
    OnhaalbareQuota,
    Opdracht,
    Persoon,
    Quotum,
    controleer,
    gewicht,
    maak_loterij,
    verdeling,
)
from meedenkers.loting.loterij import Trap
from meedenkers.loting.model import Programma, RekenfoutError, Tweeling
from meedenkers.loting.ruimte import Ruimte
from meedenkers.loting.soorten import Lid
from meedenkers.loting.trekken import kies
from tests.meedenkers.loting.strategie import alle_vectoren, klopt, opdrachten, pools, soorten_van

VEEL = settings(max_examples=80, deadline=None, derandomize=True)


def maak(personen, vraag) -> Loterij:
    try:
        return maak_loterij(personen, vraag)
    except OnhaalbareQuota:
        assume(False)


# --- quotas -----------------------------------------------------------------------------------------------------
@VEEL
@given(pools(), opdrachten())
def test_every_selection_of_the_lottery_meets_every_quota(personen, vraag):
    loterij = maak(personen, vraag)
    mogelijk = set(alle_vectoren(personen, vraag))
    assert set(loterij.vectoren) <= mogelijk
    assert sum(loterij.loten) == 10**12
    assert min(loterij.loten) >= 1


@VEEL
@given(pools(), opdrachten())
def test_infeasible_is_said_exactly_when_there_is_no_selection(personen, vraag):
    haalbaar = bool(alle_vectoren(personen, vraag))
    assert controleer(personen, vraag).haalbaar is haalbaar
    if not haalbaar:
        with pytest.raises(OnhaalbareQuota):
            maak_loterij(personen, vraag)


@VEEL
@given(pools(hoogstens=12), opdrachten(hoogstens=5))
def test_loosened_as_said_it_can_be_drawn_and_less_is_not_enough(personen, vraag):
    oordeel = controleer(personen, vraag)
    assume(not oordeel.haalbaar and not oordeel.te_weinig)
    los = {v.quotum: replace(v.quotum, minimum=v.minimum, maximum=v.maximum) for v in oordeel.versoepelingen}
    assert all(v.minimum >= 0 for v in oordeel.versoepelingen)
    assert controleer(personen, replace(vraag, quota=tuple(los.get(q, q) for q in vraag.quota))).haalbaar
    # By hand: over every selection of the right size, the fewest persons that quotas fall short or over.
    soorten = soorten_van(personen, vraag)
    minst = min(
        sum(max(0, q.minimum - som, som - q.maximum) for q, som in zip(vraag.quota, sommen, strict=True))
        for vector in product(*(range(min(s.personen, vraag.aantal) + 1) for s in soorten))
        if sum(vector) == vraag.aantal
        for sommen in [
            [
                sum(n for n, s in zip(vector, soorten, strict=True) if s.kenmerken[q.kenmerk] == q.waarde)
                for q in vraag.quota
            ]
        ]
    )
    assert oordeel.personen == minst


@VEEL
@given(pools(), opdrachten())
def test_kinds_apart_are_those_in_no_selection(personen, vraag):
    vectoren = alle_vectoren(personen, vraag)
    assume(vectoren)
    nooit = {nummer for nummer in range(len(vectoren[0])) if not any(v[nummer] for v in vectoren)}
    soorten = soorten_van(personen, vraag)
    assert set(controleer(personen, vraag).apart) == {soorten[nummer] for nummer in nooit}
    assert set(maak_loterij(personen, vraag).apart) == nooit


def test_more_people_than_there_are():
    personen = [Persoon(n, 1.0, ()) for n in range(3)]
    oordeel = controleer(personen, Opdracht(5))
    assert (oordeel.haalbaar, oordeel.te_weinig) == (False, 2)
    assert controleer([], Opdracht(1)).te_weinig == 1


@pytest.mark.parametrize(
    "vraag",
    [
        Opdracht(0),
        Opdracht(-1),
        Opdracht(1, (Quotum(0, "a", 3, 2),)),
        Opdracht(1, (Quotum(0, "a", -1, 2),)),
        Opdracht(1, (Quotum(5, "a", 0, 2),)),
        Opdracht(1, (Quotum(0, "a", 0, 2), Quotum(0, "a", 1, 1))),
    ],
)
def test_what_can_only_be_a_mistake_is_refused(vraag):
    with pytest.raises(ValueError, match="."):
        maak_loterij([Persoon(1, 1.0, ("a",)), Persoon(2, 1.0, ("b",))], vraag)


# --- fairness ---------------------------------------------------------------------------------------------------
def beste_verhoudingen(personen, vraag) -> tuple[float, float]:
    """The linear programs over every selection there is: the largest smallest ratio, then the smallest largest one."""
    vectoren = alle_vectoren(personen, vraag)
    soorten = soorten_van(personen, vraag)
    ruim = [i for i in range(len(soorten)) if any(v[i] for v in vectoren)]
    som = sum(soorten[i].gewicht for i in ruim)
    deel = {i: vraag.aantal * soorten[i].gewicht / som for i in ruim}

    def los_op(laagste: float | None) -> float:
        lp = Programma()
        lp.rij(1.0, 1.0)
        onder = {i: lp.rij(laagste or 0.0, float("inf")) for i in ruim}
        boven = {i: lp.rij(float("-inf"), 0.0) for i in ruim}
        lp.kolom([(rij, -1.0) for rij in (onder if laagste is None else boven).values()], doel=1.0)
        los = lp.kolom([(rij, -1.0) for rij in boven.values()])  # in the first program nothing holds from above
        lp.zet_kolommen([0.0, 0.0], [float("inf"), float("inf") if laagste is None else 0.0])
        assert los == 1
        for vector in vectoren:
            lp.kolom([(0, 1.0), *((r[i], vector[i] / deel[i]) for r in (onder, boven) for i in ruim if vector[i])])
        assert lp.maximaliseer() if laagste is None else lp.minimaliseer()
        return lp.waarde

    kleinste = los_op(None)
    return kleinste, los_op(kleinste * (1 - 1e-6))


def verhoudingen(loterij: Loterij, vraag) -> list[float]:
    ruim = [i for i in range(len(loterij.soorten)) if i not in loterij.apart]
    som = sum(loterij.soorten[i].gewicht for i in ruim)
    verwacht = [
        sum(kans * vector[i] for kans, vector in zip(loterij.kansen, loterij.vectoren, strict=True)) for i in ruim
    ]
    return [v / (vraag.aantal * loterij.soorten[i].gewicht / som) for v, i in zip(verwacht, ruim, strict=True)]


def kleinste_verhouding(loterij: Loterij, vraag) -> float:
    return min(verhoudingen(loterij, vraag))


def eist_eerlijk(personen, vraag) -> None:
    loterij = maak(personen, vraag)
    kleinste, grootste = beste_verhoudingen(personen, vraag)
    assert kleinste_verhouding(loterij, vraag) >= kleinste * (1 - 1e-5)
    assert loterij.afstand < 1e-6
    verwacht = [
        sum(kans * vector[i] for kans, vector in zip(loterij.kansen, loterij.vectoren, strict=True))
        for i in range(len(loterij.soorten))
    ]
    # Where everybody of a kind is certain, the draw goes on to be fair among the others: another program.
    if not any(v > s.personen * (1 - 1e-5) for v, s in zip(verwacht, loterij.soorten, strict=True)):
        assert max(verhoudingen(loterij, vraag)) <= grootste * (1 + 1e-4)


@VEEL
@given(pools(), opdrachten())
def test_nothing_is_fairer(personen, vraag):
    eist_eerlijk(personen, vraag)


def test_twin_without_the_mix_something_is_fairer(monkeypatch):
    """One selection for certain meets the quotas, and is not fair: the test above would see it."""
    personen = [Persoon(n, 1.0, ("a" if n < 5 else "b",)) for n in range(10)]
    vraag = Opdracht(3, (Quotum(0, "a", 0, 3), Quotum(0, "b", 0, 3)))
    goed = kleinste_verhouding(maak_loterij(personen, vraag), vraag)
    monkeypatch.setattr(
        "meedenkers.loting.loterij.verdeel",
        lambda ruimte, gewichten: verdeling.Verdeling({(2, 1): 1.0}, 0.0),
    )
    slecht = kleinste_verhouding(maak_loterij(personen, vraag), vraag)
    assert goed == pytest.approx(1.0, abs=1e-6)
    assert slecht < 0.7


@VEEL
@given(pools(), opdrachten())
def test_column_generation_alone_is_as_fair(personen, vraag):
    """The road that is seldom needed in full: as if no mix of rounded selections could be found."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(verdeling, "_ontbind", lambda ruimte, verwacht: ({}, 1.0))
        eist_eerlijk(personen, vraag)


def test_who_is_certain_does_not_hold_down_the_rest():
    """Of the heavy kind both are asked; the others then share what is left by their own weights."""
    personen = [Persoon(n, 1.0 if n < 2 else 0.1, ("a" if n < 2 else "b" if n < 6 else "c",)) for n in range(10)]
    vraag = Opdracht(6, (Quotum(0, "a", 0, 6), Quotum(0, "b", 0, 6)))
    loterij = maak_loterij(personen, vraag)
    assert [round(loterij.kans(p), 6) for p in personen] == [1.0, 1.0, *[0.5] * 8]


# --- a selection that breaks a quota ----------------------------------------------------------------------------
SCHEEF = [Persoon(n, 1.0, ("a" if n < 3 else "b",)) for n in range(6)]
EEN_A = Opdracht(3, (Quotum(0, "a", 1, 1),))


def test_a_wrong_answer_of_the_solver_does_not_become_a_lottery(monkeypatch):
    monkeypatch.setattr(Tweeling, "maximaliseer", lambda *args, **kwargs: (1, 2))
    with pytest.raises(RekenfoutError, match="not a selection"):
        maak_loterij(SCHEEF, EEN_A)


def test_twin_without_the_count_it_would(monkeypatch):
    monkeypatch.setattr(Tweeling, "maximaliseer", lambda *args, **kwargs: (1, 2))
    monkeypatch.setattr(Ruimte, "bewaak", lambda self, vector: None)
    loterij = maak_loterij(SCHEEF, EEN_A)
    assert not set(loterij.vectoren) <= set(alle_vectoren(SCHEEF, EEN_A))


# --- within a kind ----------------------------------------------------------------------------------------------
@VEEL
@given(st.lists(st.sampled_from([1, 2, 3, 50, 1000, 10**12]), min_size=1, max_size=12), st.data())
def test_places_within_a_kind_are_handed_out_exactly(gewichten, data):
    aantal = data.draw(st.integers(1, len(gewichten)))
    trap = Trap.bepaal(aantal, gewichten)
    precies = [Fraction(1) if trap.is_zeker(g) else Fraction(g * (aantal - trap.zeker), trap.rest) for g in gewichten]
    assert sum(precies) == aantal
    assert max(precies) <= 1
    leden = [Lid(nummer, g) for nummer, g in enumerate(gewichten)]
    assert len(kies(leden, trap, data.draw(st.text(max_size=4)), 0)) == aantal


# --- kept -------------------------------------------------------------------------------------------------------
@VEEL
@given(pools(), opdrachten())
def test_stored_and_read_again_it_is_the_same(personen, vraag):
    loterij = maak(personen, vraag)
    assert Loterij.uit_json(json.loads(json.dumps(loterij.als_json()))) == loterij


@pytest.mark.parametrize("spoil", [{"versie": 9}, {"loten": [1]}])
def test_half_a_lottery_is_refused(spoil):
    heel = maak_loterij([Persoon(n, 1.0, ()) for n in range(4)], Opdracht(2)).als_json()
    with pytest.raises(ValueError, match="."):
        Loterij.uit_json(heel | spoil)


# --- weights ----------------------------------------------------------------------------------------------------
@VEEL
@given(
    st.lists(st.integers(0, 2000), max_size=12),
    st.integers(0, 2000),
    st.floats(0.1, 4.0),
    st.integers(30, 730),
)
def test_asked_once_more_or_later_never_weighs_more(vragen, extra, sterkte, halfwaarde):
    hoe = {"sterkte": sterkte, "halfwaarde_dagen": halfwaarde}
    nu = gewicht(vragen, **hoe)
    assert 0 < gewicht([*vragen, extra], **hoe) <= nu <= 1
    assert gewicht([dagen + 30 for dagen in vragen], **hoe) >= nu
    assert gewicht(reversed(vragen), **hoe) == nu
    assert gewicht([], **hoe) == 1.0


def test_one_selection_can_be_checked_by_hand():
    personen = [Persoon(1, 1.0, ("a",)), Persoon(2, 1.0, ("b",)), Persoon(3, 1.0, ("b",))]
    vraag = Opdracht(2, (Quotum(0, "a", 1, 1),))
    loterij = maak_loterij(personen, vraag)
    assert loterij.vectoren == ((1, 1),)
    assert [loterij.kans(p) for p in personen] == [1.0, 0.5, 0.5]
    assert klopt(vraag, [personen[0], personen[2]])
