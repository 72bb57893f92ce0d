"""What everybody can read, and what nobody may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from adviezen import services
from adviezen.models import Route
from participatie.kamers import haken
from tests.adviezen import fabriek, fabriek_advies

pytestmark = pytest.mark.django_db
MERK = "MERKTEKEN"


@pytest.fixture
def adviseur():
    return fabriek.actor("adviseur")


@pytest.fixture
def ambtenaar():
    return fabriek.actor("ambtenaar")


def rauw():
    return fabriek.inbreng(tekst=f"Persoonlijk verhaal {MERK}", contactgegevens=fabriek.gever(naam=f"Naam{MERK}"))


def test_unpublished_is_not_there_for_anyone(client, adviseur, ambtenaar):
    advies = fabriek_advies.uitgevoerd(adviseur, ambtenaar)
    assert client.get(advies.get_absolute_url()).status_code == 404
    assert advies.titel not in client.get(reverse("adviezen:adviezen")).content.decode()
    fabriek.log_in(client, adviseur.user)
    assert client.get(advies.get_absolute_url()).status_code == 404


def test_public_pages_show_the_road_and_no_raw_input(client, adviseur, ambtenaar):
    lid = fabriek.actor("commissielid")
    opvolging = fabriek_advies.in_opvolging(
        adviseur, ambtenaar, route=Route.NIEUW_BELEID, lid=lid, inbreng=[rauw()], minderheid="Anderen zien het anders."
    )
    advies = opvolging.advies
    services.voortgang_melden(opvolging=opvolging, tekst="Openbaar nieuws.", openbaar=True, door=ambtenaar)
    services.voortgang_melden(opvolging=opvolging, tekst="Interne notitie.", openbaar=False, door=ambtenaar)
    services.beleidsstap_zetten(
        opvolging=opvolging, stap="college", besluit="deels", motivering="Er is geld voor een jaar.", door=ambtenaar
    )
    services.publiceren(advies=advies, door=adviseur)
    pagina = client.get(advies.get_absolute_url()).content.decode()
    for woord in (
        "Anderen zien het anders.",
        "Motivering Haast",
        "Adviescommissie: Akkoord",
        "Openbaar nieuws.",
        "Besluit van het college",
        "Er is geld voor een jaar.",
        "minder dan 5",
        "Klaar uiterlijk op",
    ):
        assert woord in pagina
    for woord in (MERK, "Interne notitie.", ambtenaar.user.naam, adviseur.user.naam, lid.user.naam):
        assert woord not in pagina
    services.afronden(opvolging=opvolging, uitkomst="deels", publiek_antwoord="Het antwoord.", door=ambtenaar)
    # Agreed, but not yet told: it is not public before people hear it.
    assert "Het antwoord." not in client.get(advies.get_absolute_url()).content.decode()
    advies.refresh_from_db()
    services.terugkoppelen(advies=advies, door=adviseur)
    pagina = client.get(advies.get_absolute_url()).content.decode()
    assert "Het antwoord." in pagina
    assert "Antwoord: Voor een deel gedaan" in pagina
    for adres in ("/", reverse("adviezen:adviezen")):
        pagina = client.get(adres).content.decode()
        assert advies.titel in pagina
        assert MERK not in pagina


def test_no_reaction_of_the_committee_is_said(client, adviseur, ambtenaar):
    from adviezen.services.toets import sluiten
    from participatie.audit.actor import Actor

    advies = fabriek_advies.gewogen(adviseur, betwist=True)
    sluiten(toets=advies.toetsen.get(), door=Actor.systeem("taak"))
    advies.refresh_from_db()
    services.route_vertellen(
        advies=advies, eigenaar=ambtenaar.user, uiterlijk=fabriek.klok.vandaag(), door=adviseur, actie="Bellen."
    )
    services.publiceren(advies=advies, door=adviseur)
    assert "reageerde niet binnen de termijn" in client.get(advies.get_absolute_url()).content.decode()


def test_filters_of_the_public_list(client, adviseur, ambtenaar):
    fabriek_advies.teruggekoppeld(adviseur, ambtenaar, titel="Bus")
    tolk = fabriek_advies.in_opvolging(adviseur, ambtenaar, titel="Tolk", route=Route.VERBINDEN, tekst="Taal.").advies
    services.publiceren(advies=tolk, door=adviseur)

    def titels(**velden):
        return {a.titel for a in client.get(reverse("adviezen:adviezen"), velden).context["pagina"]}

    assert titels() == {"Bus", "Tolk"}
    assert titels(q="taal") == titels(route="verbinden") == titels(status="in_opvolging") == {"Tolk"}
    assert titels(q=tolk.nummer) == {"Tolk"}
    assert titels(jaar=tolk.jaar, status="concept") == {"Bus", "Tolk"}  # a status that is not public is no filter
    assert "Er is niets gevonden" in client.get(reverse("adviezen:adviezen"), {"q": "zzz"}).content.decode()


def test_equal_queries_for_visitors(client, adviseur, ambtenaar):
    def aantal(adres):
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(adres).status_code == 200
        return len(vragen)

    klein = fabriek_advies.teruggekoppeld(adviseur, ambtenaar)
    lijst = reverse("adviezen:adviezen")
    client.get(lijst)
    een, pagina = aantal(lijst), aantal(klein.get_absolute_url())
    groot = fabriek_advies.teruggekoppeld(adviseur, ambtenaar, inbreng=[fabriek.inbreng() for _ in range(20)])
    for _ in range(48):
        fabriek_advies.teruggekoppeld(adviseur, ambtenaar)
    assert aantal(lijst) == een <= 12
    assert aantal(groot.get_absolute_url()) == pagina <= 12


def test_home_page_shows_the_latest_three(adviseur, ambtenaar):
    assert [b for b in haken.blokken("start.publiek", None) if "adviezen" in b] == []
    for nummer in range(4):
        fabriek_advies.teruggekoppeld(adviseur, ambtenaar, titel=f"Punt {nummer}")
    blok = next(b for b in haken.blokken("start.publiek", None) if "adviezen" in b)
    assert [a.titel for a in blok["adviezen"]] == ["Punt 3", "Punt 2", "Punt 1"]
