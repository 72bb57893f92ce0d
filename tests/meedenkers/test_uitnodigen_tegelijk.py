"""Two at once: limits hold under real threads, each with its own connection."""

import threading

import pytest
from django.db import connection

from meedenkers import services
from meedenkers.models import Lotingsregels, Meedenker, Uitnodiging, UitnodigingStatus, Verzoek
from meedenkers.services import antwoorden, uitnodigingen
from participatie.berichten.models import Bericht
from participatie.workflow.kern import Afgewezen, Conflict
from tests.inloop.test_plaatsen import tegelijk
from tests.meedenkers.uitnodigen_fabriek import aangenomen, adviseur, geloot, genodigd, op, zeg

pytestmark = pytest.mark.django_db(transaction=True)
S = UitnodigingStatus


@pytest.fixture(autouse=True)
def _zonder_wachtrij(monkeypatch):
    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)


def op_dag(functie, dagen=0):
    """The clock is per thread."""

    def doe(iets):
        with op(dagen):
            try:
                return functie(iets)
            except (Afgewezen, Conflict) as fout:
                return type(fout).__name__

    return doe


def twee_verzoeken_zelfde_mensen():
    """Four people who may be asked once, drawn for two requests."""
    with op():
        Lotingsregels.objects.update_or_create(pk=1, defaults={"limiet_per_jaar": 1})
        selecties = [geloot(pool=4, gewenst=4), geloot(pool=0, gewenst=4, v=aangenomen(project="Een ander"))]
        door = adviseur()
    tegelijk(op_dag(lambda s: services.uitnodigen(selectie=s, door=door)), selecties, draden=2)
    return Uitnodiging.objects.count()


def test_the_same_people_in_two_requests_at_once_are_asked_once():
    for _ronde in range(3):
        assert twee_verzoeken_zelfde_mensen() == 4
        Uitnodiging.objects.all().delete()
        Meedenker.objects.update(status="vertrokken")


def test_twin_without_the_lock_and_the_check_they_are_asked_twice(monkeypatch):
    """PostgreSQL: without the lock both check before either asked. SQLite has no lock to take away (the transaction
    itself is alone): there the check is as old as if it were made before."""
    echt = uitnodigingen._mogen
    if connection.vendor == "postgresql":
        samen = threading.Barrier(2, timeout=10)

        def mogen(verzoek, selectie):
            uit = echt(verzoek, selectie)
            samen.wait()
            return uit

        monkeypatch.setattr(uitnodigingen, "op_huisslot", lambda: None)
    else:

        def mogen(verzoek, selectie):
            return set(selectie.kandidaten.values_list("meedenker", flat=True))

    monkeypatch.setattr(uitnodigingen, "_mogen", mogen)
    assert twee_verzoeken_zelfde_mensen() == 8


def test_two_workers_fill_up_once():
    with op():
        verzoek = genodigd(pool=20, gewenst=3)[0].verzoek
    uit = tegelijk(op_dag(lambda _n: uitnodigingen.bewaak(), 11), range(4), draden=4)
    assert sum(verlopen for verlopen, _erbij in uit) == 3
    assert sum(erbij for _verlopen, erbij in uit) == 3
    assert verzoek.uitnodigingen.count() == 6
    assert Bericht.objects.filter(soort="meedenkers.uitnodiging").count() == 6


def test_twin_with_a_stale_count_two_workers_ask_twice_as_many(monkeypatch):
    """What the count would be if it were read before the other worker's turn."""
    with op():
        verzoek = genodigd(pool=20, gewenst=3)[0].verzoek
    with op(11):
        uitnodigingen.verloop(verzoek=verzoek)
    oud = list(verzoek.uitnodigingen.values_list("meedenker", "status"))
    monkeypatch.setattr(uitnodigingen, "_stand", lambda _verzoek: oud)
    tegelijk(op_dag(lambda _n: uitnodigingen.bewaak(), 11), range(2), draden=2)
    assert verzoek.uitnodigingen.count() == 9


def laatste_plaats():
    """Five people say yes at once for two places."""
    with op():
        rijen = genodigd(pool=8, gewenst=2, ja_procent=40)
    tegelijk(op_dag(zeg), rijen, draden=5)
    return sorted(Uitnodiging.objects.values_list("status", flat=True))


def test_many_yeses_for_the_last_places():
    assert laatste_plaats() == [S.JA] * 2 + [S.RESERVE] * 3


def test_twin_with_a_stale_count_too_many_have_a_place(monkeypatch):
    if connection.vendor == "postgresql":
        samen = threading.Barrier(5, timeout=10)
        echt = antwoorden.is_vol

        def vol(verzoek):
            uit = echt(verzoek)
            samen.wait()
            return uit

        monkeypatch.setattr(antwoorden, "op_huisslot", lambda: None)
    else:

        def vol(verzoek):
            return False

    monkeypatch.setattr(antwoorden, "is_vol", vol)
    assert laatste_plaats() == [S.JA] * 5


def test_a_place_given_back_goes_to_one_person_only():
    with op():
        rijen = genodigd(pool=8, gewenst=2, ja_procent=40)
        for u in rijen:
            zeg(u)
    tegelijk(op_dag(lambda u: zeg(u, ja=False)), rijen[:2] * 2, draden=4)
    assert sorted(Uitnodiging.objects.values_list("status", flat=True)) == [S.JA] * 2 + [S.NEE] * 2 + [S.RESERVE]


def test_inviting_twice_at_once_asks_once():
    with op():
        selectie = geloot(pool=6, gewenst=4)
        door = adviseur()
    uit = tegelijk(op_dag(lambda _n: len(services.uitnodigen(selectie=selectie, door=door))), range(3), draden=3)
    assert sorted(map(str, uit)) == ["4", "Conflict", "Conflict"]
    assert Uitnodiging.objects.count() == 4
    assert Verzoek.objects.get().status == "uitgenodigd"
