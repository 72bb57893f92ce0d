from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agenda import services
from agenda.models import Jaaragenda, Traject
from participatie import klok
from participatie.audit.actor import Actor
from participatie.gemeente.models import Thema, Wijk
from tests.agenda.fabriek import gebruiker, log_in, traject

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


@pytest.fixture
def adviseur():
    return gebruiker("adviseur")


def tekst(antwoord):
    return antwoord.content.decode()


def test_agenda_of_this_year_by_quarter(client, adviseur):
    traject(adviseur, titel="Vervoer", begin=date(2026, 4, 1))
    traject(adviseur, titel="Geldzorgen", begin=date(2026, 10, 1), eind=date(2026, 12, 1))
    traject(adviseur, titel="Geheim", openbaar=False)
    html = tekst(client.get("/agenda/"))
    assert (
        html.index("April tot en met juni") < html.index("Vervoer") < html.index("Oktober") < html.index("Geldzorgen")
    )
    assert "Geheim" not in html
    assert html.count("<h1") == 1
    assert tekst(client.get("/agenda/2026/")).count("Vervoer") == html.count("Vervoer")


def test_agenda_begins_with_what_runs_and_ends_with_what_is_over(client, adviseur):
    traject(adviseur, titel="Allang klaar", begin=date(2026, 1, 5), status="afgerond")
    traject(adviseur, titel="Komt nog", begin=date(2026, 4, 1))
    traject(adviseur, titel="Loopt door", begin=date(2026, 5, 1), status="loopt")
    html = tekst(client.get("/agenda/"))
    volgorde = ["Dit loopt nu", "Loopt door", "April tot en met juni", "Komt nog", "Dit is voorbij", "Allang klaar"]
    assert [html.count(stuk) for stuk in volgorde] == [1] * 6
    assert sorted(volgorde, key=html.index) == volgorde


def test_a_year_that_is_over_stays_by_quarter(client, adviseur):
    traject(adviseur, titel="Vroeg", begin=date(2026, 1, 5), status="afgerond")
    traject(adviseur, titel="Laat", begin=date(2026, 10, 5), eind=date(2026, 11, 1), status="afgerond")
    html = tekst(client.get("/agenda/"))
    assert html.index("Januari tot en met maart") < html.index("Vroeg") < html.index("Oktober") < html.index("Laat")
    assert "Dit is voorbij" not in html


def test_unpublished_agenda_shows_a_friendly_page(client, adviseur):
    t = traject(adviseur, openbaar=False)
    services.publiceren(traject=t, door=Actor.gebruiker(adviseur))
    antwoord = client.get("/agenda/")
    assert antwoord.status_code == 200
    assert "nog niet klaar" in tekst(antwoord)
    assert t.titel not in tekst(antwoord)
    for pad in ("/agenda/2026/", "/agenda/1999/", "/agenda/99999999999999999999999/", t.get_absolute_url()):
        assert client.get(pad).status_code == 404


def test_filters_narrow_and_survive_garbage(client, adviseur):
    vervoer, wonen = Thema.objects.create(naam="Vervoer-thema"), Thema.objects.create(naam="Wonen-thema")
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    traject(adviseur, titel="Taxi", themas=[vervoer], wijken=[noord])
    traject(adviseur, titel="Huur", themas=[wonen], wijken=[noord, zuid], wet="anders", status="loopt")
    traject(adviseur, titel="Overal")

    def gevonden(**vraag):
        html = tekst(client.get("/agenda/", vraag))
        return {naam for naam in ("Taxi", "Huur", "Overal") if f">{naam}</a>" in html}

    assert gevonden(thema=vervoer.pk) == {"Taxi"}
    assert gevonden(wijk=zuid.pk) == {"Huur", "Overal"}
    assert gevonden(wijk=noord.pk) == {"Taxi", "Huur", "Overal"}
    assert gevonden(wet="anders") == gevonden(status="loopt") == gevonden(q="huur") == {"Huur"}
    assert gevonden(q="bestaat-niet") == set()
    alles = {"Taxi", "Huur", "Overal"}
    assert gevonden(thema="x", wijk="999999", wet="%", status="'; --") == alles
    assert gevonden(thema="9" * 40, status="") == alles
    for rommel in ('"', "'", "%", "_", "\\", "a" * 5000, "('", '"half', "\N{PILE OF POO}"):
        assert client.get("/agenda/", {"q": rommel}).status_code == 200
    assert client.get("/agenda/?q=%00").status_code == 400
    assert client.get(f"/agenda/?q={quote(chr(0xFFFD))}&thema=1&thema=2").status_code == 200


def test_traject_page_says_what_is_open_and_what_is_fixed(client, adviseur):
    t = traject(adviseur, staat_vast="Het geld voor dit jaar.", titel="<script>alert(1)</script> & taxi")
    services.naar_fase(traject=t, fase="ophalen", reden="Interne reden", door=Actor.gebruiker(adviseur))
    html = tekst(client.get(t.get_absolute_url()))
    assert "De tijden en hoe u de taxi belt." in html
    assert "Het geld voor dit jaar." in html
    assert "Adviseren: u geeft advies" in html
    assert "woensdag 1 juli 2026" in html
    assert html.count('aria-current="step"') == 1
    assert "Interne reden" not in html
    assert adviseur.naam in html
    assert adviseur.email not in html
    assert "<script>alert" not in html


def test_who_has_no_name_is_not_shown_by_address(client):
    naamloos = gebruiker("adviseur", naam="")
    assert naamloos.email not in tekst(client.get(traject(naamloos).get_absolute_url()))


def test_home_shows_up_to_three_that_run(client, adviseur):
    for n in range(5):
        traject(adviseur, titel=f"Loopt nummer {n}", status="loopt")
    traject(adviseur, titel="Nog gepland")
    html = tekst(client.get("/"))
    assert html.count("Loopt nummer") == 3
    assert "Nog gepland" not in html


def test_adviseur_makes_and_publishes_in_the_browser(client, adviseur):
    ambtenaar = gebruiker("ambtenaar", naam="Ali Bakker")
    log_in(client, adviseur)
    antwoord = client.post(reverse("agenda:jaaragenda_maken"), {"jaar": "2026", "inleiding": "Welkom"}, follow=True)
    assert "gemaakt" in tekst(antwoord)
    agenda = Jaaragenda.objects.get()
    velden = {
        "jaaragenda": agenda.pk,
        "titel": "De taxi",
        "samenvatting": "Over de taxi",
        "te_beinvloeden": "De tijden",
        "participatieniveau": "raadplegen",
        "wet": "wmo",
        "niveau": "gemeente",
        "begin": "1-9-2026",
        "eind": "1-8-2026",
        "verantwoordelijke": ambtenaar.pk,
    }
    antwoord = client.post(reverse("agenda:werk_nieuw"), velden)
    assert antwoord.status_code == 200
    assert "na de begindatum ligt" in tekst(antwoord)
    assert "Over de taxi" in tekst(antwoord)
    antwoord = client.post(reverse("agenda:werk_nieuw"), velden | {"begin": "1-9-2027", "eind": "1-10-2027"})
    assert "niet in het jaar" in tekst(antwoord)
    t_url = client.post(reverse("agenda:werk_nieuw"), velden | {"eind": "1-12-2026"}).url
    t = Traject.objects.get()
    assert t_url == reverse("agenda:werk_traject", args=[t.pk])
    client.post(reverse("agenda:werk_publiceren", args=[t.pk]))
    client.post(reverse("agenda:jaaragenda_publiceren", args=[agenda.pk]))
    assert "De taxi" in tekst(client.get("/agenda/"))
    antwoord = client.post(reverse("agenda:werk_doe", args=[t.pk, "starten"]), follow=True)
    assert "Loopt nu" in tekst(antwoord)
    antwoord = client.post(reverse("agenda:werk_doe", args=[t.pk, "starten"]), follow=True)
    assert "ondertussen al veranderd" in tekst(antwoord)
    assert client.post(reverse("agenda:werk_doe", args=[t.pk, "verwijderen"])).status_code == 404
    wijzig = reverse("agenda:werk_wijzig", args=[t.pk])
    assert "De taxi" in tekst(client.get(wijzig))
    client.post(wijzig, velden | {"eind": "1-12-2026", "titel": "De belbus"})
    t.refresh_from_db()
    assert (t.titel, t.slug) == ("De belbus", "de-taxi")
    client.post(reverse("agenda:jaaragenda_wijzigen", args=[agenda.pk]), {"inleiding": "Een nieuw jaar"})
    assert "Een nieuw jaar" in tekst(client.get("/agenda/"))
    antwoord = client.post(reverse("agenda:werk_fase", args=[t.pk]), {"fase": "ophalen", "reden": ""})
    assert "Vul hier iets in." in tekst(antwoord)
    antwoord = client.post(reverse("agenda:werk_fase", args=[t.pk]), {"fase": "ophalen", "reden": "Start"}, follow=True)
    assert "Start" in tekst(antwoord)


def test_ambtenaar_sees_own_only_and_may_move_the_phase(client, adviseur):
    ambtenaar = gebruiker("ambtenaar")
    eigen = traject(adviseur, titel="Eigen werk", verantwoordelijke=ambtenaar)
    ander = traject(adviseur, titel="Van een ander")
    log_in(client, ambtenaar)
    html = tekst(client.get(reverse("agenda:werk_lijst")))
    assert "Eigen werk" in html
    assert "Van een ander" not in html
    html = tekst(client.get(reverse("agenda:werk_traject", args=[eigen.pk])))
    assert "Zet in deze fase" in html
    assert "/wijzigen/" not in html
    assert "/doe/" not in html
    assert client.get(reverse("agenda:werk_traject", args=[ander.pk])).status_code == 404
    fase = {"fase": "wegen", "reden": "Wij hebben genoeg gehoord"}
    assert client.post(reverse("agenda:werk_fase", args=[eigen.pk]), fase).status_code == 302
    assert client.post(reverse("agenda:werk_fase", args=[ander.pk]), fase).status_code == 404
    for naam, args in (
        ("werk_nieuw", []),
        ("werk_wijzig", [eigen.pk]),
        ("werk_publiceren", [eigen.pk]),
        ("werk_doe", [eigen.pk, "starten"]),
        ("jaaragenda_maken", []),
        ("jaaragenda_publiceren", [eigen.jaaragenda_id]),
        ("jaaragenda_wijzigen", [eigen.jaaragenda_id]),
    ):
        assert client.post(reverse(f"agenda:{naam}", args=args)).status_code == 403


def test_get_changes_nothing(client, adviseur):
    t = traject(adviseur, openbaar=False)
    log_in(client, adviseur)
    for naam, args in (
        ("werk_publiceren", [t.pk]),
        ("werk_doe", [t.pk, "starten"]),
        ("werk_fase", [t.pk]),
        ("jaaragenda_publiceren", [t.jaaragenda_id]),
    ):
        assert client.get(reverse(f"agenda:{naam}", args=args)).status_code == 405


@pytest.mark.parametrize("pad", ["/agenda/?thema=1&wijk=1&q=taxi", "/werkplek/agenda/?jaar=2026&q=taxi"])
def test_queries_do_not_grow_with_the_list(client, adviseur, pad):
    thema, wijk = Thema.objects.create(pk=1, naam="Vervoer"), Wijk.objects.create(pk=1, naam="Noord")
    log_in(client, adviseur)
    aantallen = []
    for n in (1, 49):
        for i in range(n):
            traject(adviseur, titel=f"Taxi {n} {i}", themas=[thema], wijken=[wijk])
        client.get(pad)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(pad).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 12


def test_werkplek_list_survives_garbage(client, adviseur):
    log_in(client, adviseur)
    for vraag in ("jaar=x", "jaar=99999", "jaar=²²²²", "pagina=-3", "pagina=x", "thema=x&status=x&q=%22"):
        assert client.get(f"/werkplek/agenda/?{vraag}").status_code == 200
    assert client.get("/werkplek/agenda/nieuw/?jaar=xxxx").status_code == 200
