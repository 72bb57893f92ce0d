"""The report of a meeting, and the feedback report: once to everyone who was there."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from adviezen import services
from adviezen.services import verslag as verslag_services
from inloop import services as inloop
from participatie import klok
from participatie.berichten import services as berichten
from participatie.berichten.models import Bericht
from participatie.kamers import haken
from participatie.workflow.kern import Afgewezen, Conflict
from tests.adviezen import fabriek, fabriek_advies

pytestmark = pytest.mark.django_db
MERK = "MERKTEKEN"


@pytest.fixture(autouse=True)
def _overdag():
    with klok.op(klok.lokaal(fabriek.MAANDAG, 15)):
        yield


@pytest.fixture
def adviseur():
    return fabriek.actor("adviseur")


@pytest.fixture
def geweest(adviseur):
    """Somebody was at the door and at a table with one address; one only at a table; one stayed away."""
    bijeenkomst = fabriek.bijeenkomst(adviseur, dag=fabriek.MAANDAG)
    ouder = {"naam": "Jo Bezoeker", "email": "jo@voorbeeld.example"}
    inloop.inloper(bijeenkomst=bijeenkomst, contactgegevens=ouder, door=adviseur)
    tafel = {"bijeenkomst": bijeenkomst, "bron": "tafel"}
    eigen = fabriek.inbreng(tekst=f"Verhaal {MERK}", contactgegevens=ouder | {"email": "Jo@voorbeeld.example"}, **tafel)
    ander = fabriek.inbreng(contactgegevens=fabriek.gever(email="tafel@voorbeeld.example"), **tafel)
    fabriek_advies.in_opvolging(adviseur, fabriek.actor("ambtenaar"), inbreng=[eigen, ander])
    services.geen_vervolg(inbreng=fabriek.inbreng(anoniem=True, **tafel), reden="dank", toelichting="", door=adviseur)
    with klok.op(klok.lokaal(fabriek.MAANDAG, 15)):
        inloop.afsluiten(bijeenkomst=bijeenkomst, door=adviseur)
    bijeenkomst.refresh_from_db()
    return bijeenkomst


def _bestelde():
    return sorted(Bericht.objects.filter(soort="adviezen.verslag").values_list("contact__email", flat=True))


def test_feedback_report_once_to_everyone_who_was_there(adviseur, geweest, mailoutbox):
    verslag = services.bewaar_verslag(bijeenkomst=geweest, inleiding="Het was druk.", door=adviseur)
    services.publiceer_verslag(verslag=verslag, door=adviseur)
    assert _bestelde() == ["jo@voorbeeld.example", "tafel@voorbeeld.example"]
    with pytest.raises(Conflict):
        services.publiceer_verslag(verslag=verslag, door=adviseur)
    with pytest.raises(Afgewezen):
        services.bewaar_verslag(bijeenkomst=geweest, inleiding="Anders.", door=adviseur)
    while berichten.verstuur():
        pass
    mails = [m for m in mailoutbox if "Verslag" in m.subject]
    assert len(mails) == 2
    for woord in ("Het was druk.", "Quick win", "De bus komt te laat", "Wij bellen de vervoerder.", "uiterlijk"):
        assert woord in mails[0].body
    assert MERK not in mails[0].body


def test_without_looking_at_the_address_it_comes_twice(adviseur, geweest, monkeypatch):
    """Twin: each contact row as its own person."""
    from participatie.contacten.models import Contact

    monkeypatch.setattr(verslag_services, "aanwezigen", lambda _b: Contact.objects.exclude(email="").order_by("pk"))
    verslag = services.bewaar_verslag(bijeenkomst=geweest, inleiding="", door=adviseur)
    services.publiceer_verslag(verslag=verslag, door=adviseur)
    assert _bestelde().count("jo@voorbeeld.example") == 2


def test_only_after_the_meeting_and_only_by_the_adviseur(adviseur, geweest):
    komt = fabriek.bijeenkomst(adviseur, titel="Komt nog", dag=fabriek.MAANDAG + timedelta(days=7))
    verslag = services.bewaar_verslag(bijeenkomst=komt, inleiding="", door=adviseur)
    with pytest.raises(Afgewezen, match="Sluit de bijeenkomst"):
        services.publiceer_verslag(verslag=verslag, door=adviseur)
    for ander in (fabriek.actor("ambtenaar"), fabriek.PUBLIEK):
        with pytest.raises(PermissionDenied):
            services.bewaar_verslag(bijeenkomst=geweest, inleiding="", door=ander)


def test_pages_of_the_report(client, adviseur, geweest):
    openbaar = reverse("adviezen:verslag", args=[geweest.slug])
    werk = reverse("adviezen:verslag_werk", args=[geweest.slug])
    assert client.get(openbaar).status_code == 404
    assert haken.vraag("bijeenkomst", None, geweest) == []
    fabriek.log_in(client, adviseur.user)
    titels = [w.titel for w in haken.vraag("werklijst", adviseur.user)]
    assert f"Maak het verslag van {geweest.titel}" in titels
    inleiding = "Er kwamen veel mensen.\n\nHet was warm."
    pagina = client.post(werk, {"inleiding": inleiding}, follow=True).content.decode()
    assert "Publiceren en versturen" in pagina
    assert client.get(openbaar).status_code == 404
    client.post(reverse("adviezen:verslag_publiceren", args=[geweest.slug]))
    assert len([b for b in haken.vraag("bijeenkomst", None, geweest) if "verslag" in b]) == 1
    client.logout()
    pagina = client.get(openbaar).content.decode()
    for woord in ("Het was warm.", "De bus komt te laat", "Quick win", "zonder vervolg", "bezoekers"):
        assert woord in pagina
    assert MERK not in pagina
    assert "Jo Bezoeker" not in pagina
    assert client.get(werk).status_code in (302, 403)


def test_a_meeting_without_input_has_a_report(client, adviseur):
    leeg = fabriek.bijeenkomst(adviseur, titel="Leeg", dag=fabriek.MAANDAG)
    inloop.afsluiten(bijeenkomst=leeg, door=adviseur)
    leeg.refresh_from_db()
    verslag = services.bewaar_verslag(bijeenkomst=leeg, inleiding="", door=adviseur)
    services.publiceer_verslag(verslag=verslag, door=adviseur)
    assert client.get(reverse("adviezen:verslag", args=[leeg.slug])).status_code == 200
    assert _bestelde() == []
