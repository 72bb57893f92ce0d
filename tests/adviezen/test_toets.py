"""The committee: each member once, nobody their own work, exactly one close, and a term that ends."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from adviezen import services, workflow_advies
from adviezen.models import Route, Toets, ToetsStatus
from adviezen.queries_advies import zonder_persoonsgegevens
from adviezen.services import toets as toets_services
from adviezen.tasks import bewaak_termijnen
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.contacten.models import Contact
from participatie.workflow.kern import Afgewezen, Conflict, Transition
from tests.adviezen import fabriek, fabriek_advies

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviseur():
    return fabriek.actor("adviseur")


@pytest.fixture
def lid():
    return fabriek.actor("commissielid")


def voorgelegd(adviseur, **velden):
    return fabriek_advies.gewogen(adviseur, route=Route.NIEUW_BELEID, **velden).toetsen.get()


def oordeel(toets, door, soort="akkoord", opmerking=""):
    return services.oordelen(toets=toets, oordeel=soort, opmerking=opmerking, door=door)


@pytest.mark.parametrize(
    ("oordelen", "status", "advies"),
    [
        (["akkoord", "akkoord"], "akkoord", "gewogen"),
        (["akkoord", "akkoord_met_opmerking"], "akkoord_met_opmerking", "gewogen"),
        (["terug", "akkoord"], "terug", "terug"),
        (["akkoord_met_opmerking", "terug"], "terug", "terug"),
    ],
)
def test_enough_judgements_close(adviseur, oordelen, status, advies):
    toets = voorgelegd(adviseur)
    fabriek_advies.instellingen(toets_oordelen_nodig=2)
    for soort in oordelen:
        toets.refresh_from_db()
        assert toets.status == "open"
        oordeel(toets, fabriek.actor("commissielid"), soort, "" if soort == "akkoord" else "Wie is er gehoord?")
    toets.refresh_from_db()
    assert (toets.status, toets.advies.status) == (status, advies)


def test_a_member_judges_once_and_says_why(adviseur, lid):
    toets = voorgelegd(adviseur)
    fabriek_advies.instellingen(toets_oordelen_nodig=3)
    with pytest.raises(Afgewezen, match="opmerkt"):
        oordeel(toets, lid, "terug", "  ")
    oordeel(toets, lid)
    with pytest.raises(Afgewezen, match="al een oordeel"):
        oordeel(toets, lid)
    assert toets.oordelen.count() == 1


def test_only_members_judge(adviseur):
    toets = voorgelegd(adviseur)
    for ander in (adviseur, fabriek.actor("ambtenaar"), fabriek.PUBLIEK):
        with pytest.raises(PermissionDenied):
            oordeel(toets, ander)


def test_after_terug_an_answer_and_a_new_round(adviseur, lid):
    toets = voorgelegd(adviseur)
    oordeel(toets, lid, "terug", "Zijn jongeren gehoord?")
    advies = toets.advies
    advies.refresh_from_db()
    with pytest.raises(Afgewezen, match="antwoord"):
        services.route_kiezen(advies=advies, route=Route.NIEUW_BELEID, door=adviseur)
    toets.refresh_from_db()
    services.toets_beantwoorden(toets=toets, antwoord="Ja, bij de inloop.", door=adviseur)
    with pytest.raises(Afgewezen):
        services.toets_beantwoorden(toets=toets, antwoord="Nog iets.", door=adviseur)
    # Another route does not let it slip past the committee.
    services.route_kiezen(advies=advies, route=Route.VERBINDEN, door=adviseur)
    assert advies.status == "te_toetsen"
    assert advies.toetsen.count() == 2


# --- nobody judges their own ------------------------------------------------------------------------------------
def _eigen_weging():
    dubbel = fabriek.actor("adviseur", "commissielid")
    return dubbel, voorgelegd(dubbel)


def test_nobody_judges_their_own_weighting(adviseur):
    dubbel, toets = _eigen_weging()
    with pytest.raises(Afgewezen, match="betrokken"):
        oordeel(toets, dubbel)


def test_without_the_guard_they_judge_their_own(monkeypatch):
    """Twin."""
    dubbel, toets = _eigen_weging()
    monkeypatch.setattr(toets_services, "is_betrokken", lambda **_: False)
    oordeel(toets, dubbel)
    toets.refresh_from_db()
    assert toets.status == "akkoord"


def test_who_said_it_or_must_do_it_does_not_judge(adviseur, lid):
    eigen = fabriek.inbreng(contactgegevens={"naam": "Lid", "email": lid.user.email})
    with pytest.raises(Afgewezen, match="betrokken"):
        oordeel(voorgelegd(adviseur, inbreng=[eigen]), lid)
    eigenaar = fabriek.actor("ambtenaar", "commissielid")
    advies = fabriek_advies.teruggekoppeld(adviseur, eigenaar)
    with pytest.raises(Afgewezen, match="betrokken"):
        oordeel(advies.toetsen.get(), eigenaar)


# --- exactly one close ------------------------------------------------------------------------------------------
def _sluitingen():
    return Gebeurtenis.objects.filter(soort="adviezen.toets", van="open").count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("nodig", [1, 2])
def test_two_members_at_once_close_once(nodig):
    toets = voorgelegd(fabriek.actor("adviseur"))
    fabriek_advies.instellingen(toets_oordelen_nodig=nodig)
    leden = [fabriek.actor("commissielid") for _ in range(2)]
    start, geweigerd, fouten = threading.Barrier(2), [], []

    def doe(lid):
        try:
            eigen = Toets.objects.get(pk=toets.pk)
            start.wait(timeout=10)
            oordeel(eigen, lid)
        except (Afgewezen, Conflict) as fout:
            geweigerd.append(fout)
        except Exception as fout:  # noqa: BLE001 - told in the assertion below
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=[lid]) for lid in leden]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    toets.refresh_from_db()
    assert fouten == []
    assert (toets.status, toets.advies.status, _sluitingen()) == ("akkoord", "gewogen", 1)
    assert len(geweigerd) == 2 - nodig


def test_without_the_guards_it_closes_twice(adviseur, monkeypatch):
    """Twin: no lock that reads again, and transitions from any status; a second page that was still open closes too."""
    toets = voorgelegd(adviseur)
    oude_pagina = Toets.objects.get(pk=toets.pk)
    monkeypatch.setattr(toets_services, "vergrendel", lambda obj: obj)
    for tabel in (workflow_advies.TOETS, workflow_advies.ADVIES):
        for naam, t in list(tabel.transitions.items()):
            los = Transition(naam, ("open", "akkoord", "te_toetsen", "gewogen"), t.target, t.who)
            monkeypatch.setitem(tabel.transitions, naam, los)
    oordeel(toets, fabriek.actor("commissielid"))
    oordeel(oude_pagina, fabriek.actor("commissielid"))
    assert _sluitingen() == 2


def test_a_page_that_was_still_open_is_refused(adviseur):
    toets = voorgelegd(adviseur)
    oude_pagina = Toets.objects.get(pk=toets.pk)
    oordeel(toets, fabriek.actor("commissielid"))
    with pytest.raises(Afgewezen, match="al gesloten"):
        oordeel(oude_pagina, fabriek.actor("commissielid"))
    assert _sluitingen() == 1


# --- the term ---------------------------------------------------------------------------------------------------
def test_an_expired_term_goes_on_and_says_so(adviseur):
    toets = voorgelegd(adviseur)
    with klok.op(klok.lokaal(toets.uiterlijk, 23)):
        assert bewaak_termijnen() == 0
    with klok.op(klok.lokaal(toets.uiterlijk + timedelta(days=1), 1)):
        assert bewaak_termijnen() == 1
        assert bewaak_termijnen() == 0
    toets.refresh_from_db()
    assert (toets.status, toets.advies.status) == (ToetsStatus.GEEN_REACTIE, "gewogen")


def test_at_the_end_of_the_term_who_judged_is_heard(adviseur, lid):
    toets = voorgelegd(adviseur)
    fabriek_advies.instellingen(toets_oordelen_nodig=3)
    oordeel(toets, lid, "terug", "Wie is er gehoord?")
    with klok.op(klok.lokaal(toets.uiterlijk + timedelta(days=1), 1)):
        bewaak_termijnen()
    toets.refresh_from_db()
    assert (toets.status, toets.advies.status) == ("terug", "terug")


def test_the_check_afterwards_changes_nothing_on_the_advice(adviseur, lid):
    advies = fabriek_advies.teruggekoppeld(adviseur, fabriek.actor("ambtenaar"))
    oordeel(advies.toetsen.get(), lid, "terug", "Is dit wat was beloofd?")
    advies.refresh_from_db()
    assert advies.status == "teruggekoppeld"
    advies = fabriek_advies.teruggekoppeld(adviseur, fabriek.actor("ambtenaar"))
    with klok.op(klok.nu() + timedelta(days=60)):
        bewaak_termijnen()
    advies.refresh_from_db()
    assert (advies.status, advies.toetsen.get().status) == ("teruggekoppeld", "geen_reactie")


# --- without names ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tekst",
    [
        "Ik ben Truus Merkman en ik wacht.",
        "Merkman wacht al weken, zegt TRUUS.",
        "Mail naar truus.merkman@voorbeeld.example graag.",
        "Bel 06-12 34 56 78 of 06 87654321 of +31 6 12345678 of 0031612345678.",
        "Bel (020) 123 45 67.",
        "Mijn BSN is 123456782 of 1234.56.782.",
        "Rekening NL91 ABNA 0417 1643 00.",
        "Ik woon op 1234 AB 12.",
        "Merkmans hulp kwam niet.",
    ],
)
def test_nothing_that_points_at_the_giver_stays(tekst):
    uit = zonder_persoonsgegevens(tekst, Contact(naam="Truus van der Merkman", email="truus@voorbeeld.example"))
    for merk in ("Merkman", "TRUUS", "Truus", "merkman", "@", "78", "54321", "123", "0417"):
        assert merk not in uit
    assert "[" in uit


def test_ordinary_words_and_numbers_stay():
    tekst = "In 2025 wachtte ik 14 weken op lijn 12, van 9.00 tot 17.00 uur. Het kostte 1.250 euro."
    assert zonder_persoonsgegevens(tekst, Contact(naam="Jo van den Berg")) == tekst
    assert zonder_persoonsgegevens(tekst) == tekst
