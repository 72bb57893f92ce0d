"""Places: never too many, nobody lost, in order of arrival."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from inloop import services
from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst
from inloop.services import deur, plaatsen
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.berichten.models import Bericht
from participatie.workflow.kern import Afgewezen
from tests.inloop.fabriek import PUBLIEK, actor, bijeenkomst, meld_aan, persoon


def stand(b):
    return [(a.aantal, a.status) for a in b.aanmeldingen.order_by("pk")]


@pytest.mark.django_db
def test_full_meeting_goes_to_waiting_list_and_a_cancellation_promotes():
    b = bijeenkomst(capaciteit=2)
    eerste, _tweede, derde, vierde = (meld_aan(b) for _n in range(4))
    assert [a.status for a in b.aanmeldingen.order_by("pk")] == ["geplaatst"] * 2 + ["wachtlijst"] * 2
    services.afmelden(aanmelding=eerste, door=PUBLIEK)
    derde.refresh_from_db()
    vierde.refresh_from_db()
    assert (derde.status, vierde.status) == ("geplaatst", "wachtlijst")
    soorten = list(Bericht.objects.filter(object_id=derde.pk).order_by("pk").values_list("soort", flat=True))
    assert soorten == ["inloop.bevestiging", "inloop.doorgeschoven", "inloop.herinnering"]


@pytest.mark.django_db
def test_a_group_that_does_not_fit_keeps_its_turn():
    b = bijeenkomst(capaciteit=4)
    eerste = meld_aan(b, 3)
    groep = meld_aan(b, 2)
    alleen = meld_aan(b, 1)  # one place is free, and it is not theirs yet
    assert [s for _n, s in stand(b)] == ["geplaatst", "wachtlijst", "wachtlijst"]
    services.afmelden(aanmelding=eerste, door=PUBLIEK)
    assert [s for _n, s in stand(b)] == ["afgemeld", "geplaatst", "geplaatst"]
    assert groep.pk < alleen.pk


@pytest.mark.django_db
def test_a_waiting_group_that_leaves_lets_those_behind_it_in():
    b = bijeenkomst(capaciteit=3)
    meld_aan(b, 2)
    groep = meld_aan(b, 3)
    meld_aan(b, 1)
    services.afmelden(aanmelding=groep, door=PUBLIEK)
    assert [s for _n, s in stand(b)] == ["geplaatst", "afgemeld", "geplaatst"]


@pytest.mark.django_db
def test_more_places_promote_and_fewer_than_taken_are_refused():
    door = actor("adviseur")
    b = bijeenkomst(door, capaciteit=1)
    for _n in range(3):
        meld_aan(b)
    services.wijzig_bijeenkomst(bijeenkomst=b, door=door, capaciteit=2)
    assert [s for _n, s in stand(b)] == ["geplaatst", "geplaatst", "wachtlijst"]
    with pytest.raises(Afgewezen, match="al 2 mensen"):
        services.wijzig_bijeenkomst(bijeenkomst=b, door=door, capaciteit=1)
    services.wijzig_bijeenkomst(bijeenkomst=b, door=door, capaciteit=None)
    assert {s for _n, s in stand(b)} == {"geplaatst"}


@pytest.mark.django_db
def test_signing_off_twice_promotes_once():
    b = bijeenkomst(capaciteit=1)
    eerste, _tweede, _derde = (meld_aan(b) for _n in range(3))
    for _n in range(2):
        services.afmelden(aanmelding=eerste, door=PUBLIEK)
    assert [s for _n, s in stand(b)] == ["afgemeld", "geplaatst", "wachtlijst"]
    assert Bericht.objects.filter(soort="inloop.afgemeld").count() == 1


@pytest.mark.django_db
def test_the_same_person_again_gets_no_second_row():
    b = bijeenkomst(capaciteit=5)
    eerste = meld_aan(b, email="Aya@voorbeeld.example", telefoon="+31612340011")
    weer = meld_aan(b, 3, email="aya@VOORBEELD.example")
    assert weer.pk == eerste.pk
    assert weer.aantal == 1
    assert weer.herhaling.nummer != eerste.nummer
    assert b.aanmeldingen.count() == 1
    assert Bericht.objects.filter(soort="inloop.stond_al", contact=eerste.contact).count() == 1
    # One house, one phone, two addresses: two people.
    assert meld_aan(b, email="bo@voorbeeld.example", telefoon="+31612340011").pk != eerste.pk
    # Only the phone: that is the one who was there.
    assert meld_aan(b, email="", telefoon="+31612340011").pk == eerste.pk
    # Who signed off may come again.
    services.afmelden(aanmelding=eerste, door=PUBLIEK)
    assert meld_aan(b, email="aya@voorbeeld.example").pk != eerste.pk


@pytest.mark.django_db
def test_a_group_larger_than_the_meeting_is_refused_and_nothing_is_stored():
    b = bijeenkomst(capaciteit=4)
    with pytest.raises(Afgewezen, match="4 mensen"):
        meld_aan(b, 5)
    assert not Aanmelding.objects.exists()


@pytest.mark.django_db
def test_erasing_signs_off_and_empties_the_needs():
    b = bijeenkomst(capaciteit=1)
    weg = meld_aan(b, behoeften={"tolk": True, "tolk_taal": "MARKER", "rolstoel": True})
    blijft = meld_aan(b)
    avg.wis(contact=weg.contact, door=PUBLIEK)
    weg.refresh_from_db()
    blijft.refresh_from_db()
    assert (weg.status, weg.tolk_taal, weg.rolstoel, weg.link_versie) == ("afgemeld", "", False, 2)
    assert blijft.status == AanmeldingStatus.GEPLAATST
    assert Gebeurtenis.objects.filter(actie="afmelden", object_id=weg.pk).count() == 1


# --- in parallel ------------------------------------------------------------------------------------------------
def tegelijk(functie, lijst, draden=8):
    """Real threads, each with its own connection."""

    def met_eigen_verbinding(iets):
        try:
            return functie(iets)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(draden) as pool:
        return list(pool.map(met_eigen_verbinding, lijst))


@pytest.fixture
def zonder_wachtrij(monkeypatch):
    """Waking the sender is not what is measured."""
    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)


@pytest.mark.django_db(transaction=True)
def test_parallel_sign_ups_never_overbook_and_lose_nobody(zonder_wachtrij):
    b = bijeenkomst(capaciteit=10)
    tegelijk(lambda _n: meld_aan(b).pk, range(40))
    rijen = list(b.aanmeldingen.order_by("pk"))
    assert [r.status for r in rijen] == ["geplaatst"] * 10 + ["wachtlijst"] * 30
    assert len({r.nummer for r in rijen}) == 40
    assert Bericht.objects.filter(soort="inloop.bevestiging").count() == 40


@pytest.mark.django_db(transaction=True)
def test_parallel_sign_ups_and_cancellations_keep_every_place_in_use(zonder_wachtrij):
    b = bijeenkomst(capaciteit=5)
    rijen = [meld_aan(b) for _n in range(15)]

    def doe(n):
        if n % 2:
            meld_aan(b)
        else:
            services.afmelden(aanmelding=Aanmelding.objects.get(pk=rijen[n // 2].pk), door=PUBLIEK)

    tegelijk(doe, range(16))
    over = list(b.aanmeldingen.actief().order_by("pk"))
    assert [r.status for r in over] == ["geplaatst"] * 5 + ["wachtlijst"] * (len(over) - 5)
    assert len(over) == 15 - 8 + 8


@pytest.mark.django_db(transaction=True)
def test_twin_without_the_slot_the_meeting_is_overbooked(zonder_wachtrij, monkeypatch):
    """PostgreSQL: without the row lock two count the same free place. SQLite has no row lock to take away (the
    transaction itself is alone): there the count is made stale, as it would be if it were read before the lock."""
    b = bijeenkomst(capaciteit=1)
    if connection.vendor == "postgresql":
        samen = threading.Barrier(2, timeout=10)
        echt = plaatsen.bezetting

        def tel_samen(bijeenkomst):
            geteld = echt(bijeenkomst)
            samen.wait()
            return geteld

        monkeypatch.setattr(plaatsen, "op_slot", lambda pk: Bijeenkomst.objects.get(pk=pk))
        monkeypatch.setattr(plaatsen, "bezetting", tel_samen)
    else:

        def oud(bijeenkomst):
            bijeenkomst.bezet, bijeenkomst.wachtenden = 0, 0
            return bijeenkomst

        monkeypatch.setattr(plaatsen, "bezetting", oud)
    tegelijk(lambda _n: meld_aan(b), range(2), draden=2)
    assert [s for _n, s in stand(b)] == ["geplaatst", "geplaatst"]


@pytest.mark.django_db(transaction=True)
def test_two_presses_by_the_same_person_at_once_make_one_row(zonder_wachtrij):
    b = bijeenkomst(capaciteit=10)
    gegevens = persoon()
    tegelijk(lambda _n: services.aanmelden(bijeenkomst=b, contactgegevens=gegevens, door=PUBLIEK), range(6))
    assert b.aanmeldingen.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_helpers_at_the_door_count_each_press_once(zonder_wachtrij):
    door = actor("adviseur")
    b = bijeenkomst(door, over_dagen=1)
    aanmelding = meld_aan(b)
    moment = b.begin

    def druk(n):
        with klok.op(moment):
            services.tel_zonder_naam(bijeenkomst=b, aantal=2, door=door, sleutel=f"telling-{n // 2}")
            services.inloper(bijeenkomst=b, contactgegevens=persoon(), door=door, sleutel=f"inloper-{n // 2}")
            services.inchecken(aanmelding=Aanmelding.objects.get(pk=aanmelding.pk), door=door)

    tegelijk(druk, range(16))
    b.refresh_from_db()
    assert b.zonder_naam == 16
    assert b.aanmeldingen.filter(aan_de_deur=True).count() == 8
    assert Gebeurtenis.objects.filter(actie="inchecken").count() == 1


@pytest.mark.django_db
def test_twin_without_the_key_a_double_press_counts_twice(monkeypatch):
    from inloop.models import Deurhandeling

    door = actor("adviseur")
    b = bijeenkomst(door)
    monkeypatch.setattr(deur, "_eerste_keer", lambda bijeenkomst, sleutel: Deurhandeling())
    with klok.op(b.begin):
        for _n in range(2):
            services.tel_zonder_naam(bijeenkomst=b, aantal=1, door=door, sleutel="zelfde")
    assert b.zonder_naam == 2
