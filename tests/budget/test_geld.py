"""Never more granted than there is, and each decision once: also by two at the same time."""

import threading
from contextlib import nullcontext

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Sum

from budget import services
from budget.models import Aanvraag, Begroting, Boeking
from participatie.berichten.models import Bericht
from participatie.workflow.kern import Afgewezen, Conflict
from tests.budget.fabriek import aanvraag, adviseur, begroting


@pytest.fixture(autouse=True)
def _geen_wekker(monkeypatch):
    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)


def _rest() -> int:
    begroting = Begroting.objects.get()
    return begroting.bedrag + (Boeking.objects.aggregate(som=Sum("bedrag"))["som"] or 0)


def _tegelijk(taken) -> list:
    """Run every task in its own thread, all starting together; gives what each returned or raised."""
    start = threading.Barrier(len(taken))
    uit = [None] * len(taken)

    def loop(nummer, taak):
        try:
            start.wait(10)
            uit[nummer] = taak()
        except Exception as fout:  # noqa: BLE001 - what went wrong in a thread is the result
            uit[nummer] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=loop, args=paar) for paar in enumerate(taken)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return uit


def _toekenners(aanvragen, door):
    # Each thread reads its own row, as each request does.
    return [
        lambda pk=a.pk: services.toekennen(
            aanvraag=Aanvraag.objects.get(pk=pk), bedrag=300_00, motivering="Goed plan", door=door
        )
        for a in aanvragen
    ]


@pytest.mark.django_db(transaction=True)
def test_parallel_grants_stop_at_what_is_left():
    begroting(700_00)
    door = adviseur()
    uit = _tegelijk(_toekenners([aanvraag() for _ in range(8)], door))
    assert sum(isinstance(u, Aanvraag) for u in uit) == 2
    assert sum(isinstance(u, Afgewezen) for u in uit) == 6
    assert _rest() == 100_00
    assert Aanvraag.objects.filter(status="toegekend").count() == Boeking.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twin_without_the_lock_more_is_granted_than_there_is(monkeypatch):
    """The guard patched away: no transaction, no row lock, and both look before either books."""
    begroting(500_00)
    door = adviseur()
    aanvragen = [aanvraag(), aanvraag()]
    allebei_gekeken = threading.Barrier(2)
    echt = services.over

    def kijk(*args, **kwargs):
        rest = echt(*args, **kwargs)
        allebei_gekeken.wait(10)
        return rest

    class Los:
        atomic = staticmethod(lambda: nullcontext())

    monkeypatch.setattr(services, "transaction", Los)
    monkeypatch.setattr(services, "_begroting_op_slot", lambda jaar: Begroting.objects.get(jaar=jaar))
    monkeypatch.setattr(services, "over", kijk)
    assert all(isinstance(u, Aanvraag) for u in _tegelijk(_toekenners(aanvragen, door)))
    assert _rest() == -100_00


@pytest.mark.django_db(transaction=True)
def test_the_same_decision_twice_at_once_books_once():
    begroting()
    rij = aanvraag()
    uit = _tegelijk(_toekenners([rij] * 4, adviseur()))
    assert sum(isinstance(u, Aanvraag) for u in uit) == 1
    assert sum(isinstance(u, Conflict) for u in uit) == 3
    assert Boeking.objects.count() == 1
    assert Bericht.objects.filter(soort="budget.besluit").count() == 1


@pytest.mark.django_db
def test_second_grant_that_no_longer_fits_is_told_that_it_was_decided():
    """Not 'no money left': the money is gone because this very decision was taken."""
    begroting(300_00)
    rij, oud, door = aanvraag(), None, adviseur()
    oud = Aanvraag.objects.get(pk=rij.pk)
    services.toekennen(aanvraag=rij, bedrag=300_00, motivering="Goed", door=door)
    with pytest.raises(Conflict):
        services.toekennen(aanvraag=oud, bedrag=300_00, motivering="Goed", door=door)


@pytest.mark.django_db
@pytest.mark.parametrize("bedrag", [0, -1, 350_01, 10**17])
def test_grant_outside_what_was_asked_is_refused(bedrag):
    begroting()
    rij = aanvraag()
    with pytest.raises(Afgewezen):
        services.toekennen(aanvraag=rij, bedrag=bedrag, motivering="Goed", door=adviseur())
    rij.refresh_from_db()
    assert (rij.status, rij.toegekend, Boeking.objects.count()) == ("ontvangen", None, 0)


@pytest.mark.django_db
def test_without_a_budget_of_this_year_nothing_is_granted():
    begroting(jaar=2001)
    with pytest.raises(Afgewezen, match="nog geen budget"):
        services.toekennen(aanvraag=aanvraag(), bedrag=1, motivering="Goed", door=adviseur())


@pytest.mark.django_db
def test_budget_never_goes_below_what_was_granted():
    begroting(500_00)
    services.toekennen(aanvraag=aanvraag(), bedrag=350_00, motivering="Goed", door=adviseur())
    with pytest.raises(Afgewezen):
        begroting(349_99)
    begroting(350_00)
    assert _rest() == 0


@pytest.mark.django_db
def test_ledger_is_append_only():
    begroting()
    services.toekennen(aanvraag=aanvraag(), bedrag=100, motivering="Goed", door=adviseur())
    boeking = Boeking.objects.get()
    for verboden in (
        lambda: Boeking.objects.update(bedrag=-1),
        lambda: Boeking.objects.all().delete(),
        boeking.save,
        boeking.delete,
    ):
        with pytest.raises(TypeError):
            verboden()
    assert Boeking.objects.get().bedrag == -100


@pytest.mark.django_db
def test_nobody_decides_on_their_own_application():
    begroting()
    rij = aanvraag(email="Adviseur@voorbeeld.example")
    for doe in (
        lambda: services.toekennen(aanvraag=rij, bedrag=100, motivering="Voor mij", door=adviseur()),
        lambda: services.afwijzen(aanvraag=rij, motivering="Niet", door=adviseur()),
        lambda: services.in_behandeling_nemen(aanvraag=rij, door=adviseur()),
    ):
        with pytest.raises(PermissionDenied):
            doe()
    services.toekennen(aanvraag=rij, bedrag=100, motivering="Goed", door=adviseur("collega@voorbeeld.example"))


@pytest.mark.django_db
def test_second_address_of_the_decider_counts_too():
    begroting()
    door = adviseur()
    door.user.emailaddress_set.create(email="prive@post.example", verified=True)
    with pytest.raises(PermissionDenied):
        services.afwijzen(aanvraag=aanvraag(email="prive@post.example"), motivering="Niet", door=door)


@pytest.mark.django_db
def test_twin_without_the_predicate_one_grants_oneself(monkeypatch):
    begroting()
    rij = aanvraag(email="adviseur@voorbeeld.example")
    monkeypatch.setattr("participatie.workflow.kern.Transition.mag", lambda *_: True)
    services.toekennen(aanvraag=rij, bedrag=100, motivering="Voor mij", door=adviseur())
    assert rij.status == "toegekend"
