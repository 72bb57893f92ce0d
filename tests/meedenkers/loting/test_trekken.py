"""The draw itself: quotas in every outcome, chances as stated, the same again from what was stored, refilling."""

import json
import math
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.simulatie_loting import HIER, met_loting, pagina, zoals_gewoonlijk
from meedenkers.loting import Loterij, OnhaalbareQuota, Opdracht, Persoon, Quotum, maak_loterij, trek, trekken, vul_aan
from tests.meedenkers.loting.strategie import klopt, opdrachten, pools

VEEL = settings(max_examples=80, deadline=None, derandomize=True)
KEER = 4000


def maak(personen, vraag) -> Loterij:
    try:
        return maak_loterij(personen, vraag)
    except OnhaalbareQuota:
        assume(False)


@VEEL
@given(pools(), opdrachten(), st.text(max_size=8))
def test_quotas_hold_in_every_draw_and_the_rest_stands_in_order(personen, vraag, zaad):
    trekking = trek(personen, maak(personen, vraag), zaad)
    bij_id = {p.id: p for p in personen}
    assert klopt(vraag, [bij_id[id_] for id_ in trekking.gekozen])
    reserve = [id_ for rij in trekking.volgorde.values() for id_ in rij]
    assert sorted([*trekking.gekozen, *reserve]) == sorted(bij_id)
    assert math.isclose(sum(trekking.kansen.values()), vraag.aantal, abs_tol=1e-6)


@VEEL
@given(pools(), opdrachten())
def test_of_one_kind_who_weighs_less_never_has_the_larger_chance(personen, vraag):
    loterij = maak(personen, vraag)
    per_soort: dict[int, list[tuple[float, float]]] = {}
    for persoon in personen:
        kans = loterij.kans(persoon)
        assert 0 <= kans <= 1
        per_soort.setdefault(loterij.nummer_van(persoon), []).append((persoon.gewicht, kans))
    for paren in per_soort.values():
        kansen = [kans for _gewicht, kans in sorted(paren)]
        assert kansen == sorted(kansen)


@VEEL
@given(pools(), opdrachten(), st.randoms(use_true_random=False))
def test_replay_from_what_was_stored_gives_the_same_people(personen, vraag, toeval):
    loterij = maak(personen, vraag)
    eerst = trek(personen, loterij, "zaad")
    anders = list(personen)
    toeval.shuffle(anders)
    assert trek(anders, Loterij.uit_json(json.loads(json.dumps(loterij.als_json()))), "zaad") == eerst


def test_another_pool_or_other_weights_are_refused():
    personen = [Persoon(n, 1.0, ()) for n in range(6)]
    loterij = maak_loterij(personen, Opdracht(2))
    for ander in (personen[1:], [*personen[1:], Persoon(0, 0.5, ())]):
        with pytest.raises(ValueError, match="another pool"):
            trek(ander, loterij, "zaad")


# --- chances ----------------------------------------------------------------------------------------------------
GEMENGD = [
    Persoon(n, (1.0, 0.5, 0.25)[n % 3], ("noord" if n % 4 else "zuid", "jong" if n % 5 else "oud")) for n in range(40)
]
VRAAG = Opdracht(9, (Quotum(0, "zuid", 3, 4), Quotum(1, "oud", 2, 3)))


def grootste_afwijking() -> float:
    """In standard deviations, between how often people were drawn and their stated chance."""
    loterij = maak_loterij(GEMENGD, VRAAG)
    keer = Counter(id_ for n in range(KEER) for id_ in trek(GEMENGD, loterij, f"zaad {n}").gekozen)
    return max(
        abs(keer[p.id] - KEER * kans) / math.sqrt(KEER * kans * (1 - kans))
        for p in GEMENGD
        if 0 < (kans := loterij.kans(p)) < 1
    )


def test_people_are_drawn_as_often_as_their_chance_says():
    # 40 people: more than 4.5 standard deviations happens once in some 3,500 such tests; the seeds are fixed.
    assert grootste_afwijking() < 4.5


def test_twin_that_ignores_the_weights_is_noticed(monkeypatch):
    echt = trekken.kies

    def zonder_gewicht(leden, trap, zaad, nummer):
        gekozen = sorted(leden, key=lambda lid: trekken.toeval.getal(zaad, "rij", lid.id))[: trap.aantal]
        return {lid.id for lid in gekozen}

    monkeypatch.setattr(trekken, "kies", zonder_gewicht)
    assert grootste_afwijking() > 4.5
    assert echt is not zonder_gewicht


# --- refilling --------------------------------------------------------------------------------------------------
@VEEL
@given(pools(), opdrachten(), st.data())
def test_refilling_keeps_every_quota_attainable_or_says_which_falls(personen, vraag, data):
    loterij = maak(personen, vraag)
    trekking = trek(personen, loterij, "zaad")
    bij_id = {p.id: p for p in personen}
    gekozen = set(trekking.gekozen)
    geweest: set[int] = set()
    for _ in range(3):
        weg = data.draw(st.sampled_from(sorted(gekozen)))
        gekozen.discard(weg)
        geweest.add(weg)
        stap = vul_aan(
            loterij=loterij,
            trekking=trekking,
            personen=personen,
            opdracht=vraag,
            gekozen=gekozen,
            weggevallen=weg,
            uitgesloten=geweest,
        )
        if stap.id is None:
            assert stap.te_weinig or stap.gevallen_quota
            return
        assert stap.id not in gekozen | geweest
        gekozen.add(stap.id)
        assert klopt(vraag, [bij_id[id_] for id_ in gekozen])
        if stap.zelfde_soort:
            assert loterij.nummer_van(bij_id[stap.id]) == loterij.nummer_van(bij_id[weg])


def test_the_next_of_the_same_kind_comes_first():
    loterij = maak_loterij(GEMENGD, VRAAG)
    trekking = trek(GEMENGD, loterij, "zaad")
    weg = trekking.gekozen[0]
    soort = loterij.nummer_van(next(p for p in GEMENGD if p.id == weg))
    stap = vul_aan(
        loterij=loterij,
        trekking=trekking,
        personen=GEMENGD,
        opdracht=VRAAG,
        gekozen=trekking.gekozen,
        weggevallen=weg,
    )
    assert (stap.id, stap.zelfde_soort) == (trekking.volgorde[soort][0], True)


# --- two years --------------------------------------------------------------------------------------------------
def test_two_years_reach_far_more_people_than_the_usual_way():
    loting, gewoon = met_loting(), zoals_gewoonlijk()
    assert loting.bereikt > 0.85 > 0.5 > gewoon.bereikt
    assert loting.meest <= 8 < gewoon.meest
    assert (HIER / "docs" / "simulatie-loting.md").read_text() == pagina(loting, gewoon), "draai: make simulatie-loting"
