"""The adviseur's pages and the committee's: the whole road by hand, bad input, rights, and equal work at many rows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from adviezen import services
from adviezen.models import Advies, Opvolging, Route
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.kamers import haken
from tests.adviezen import fabriek, fabriek_advies

pytestmark = pytest.mark.django_db
MERK = "MERKTEKEN"


@pytest.fixture
def adviseur(client):
    door = fabriek.actor("adviseur")
    fabriek.log_in(client, door.user)
    return door


@pytest.fixture
def ambtenaar():
    return fabriek.actor("ambtenaar")


def url(naam, *args):
    return reverse(f"adviezen:{naam}", args=args)


def post(client, adres, **velden):
    antwoord = client.post(adres, velden, follow=True)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_the_whole_road_in_the_browser(client, adviseur, ambtenaar):
    fabriek_advies.instellingen()
    criteria = list(fabriek_advies.criteria().criteria.all())
    een, twee = fabriek.inbreng(tekst="De bus kwam niet."), fabriek.inbreng()
    pagina = client.get(url("advies_nieuw"), {"inbreng": [een.pk, twee.pk]}).content.decode()
    assert "De bus kwam niet." in pagina
    assert Gebeurtenis.objects.filter(actie="inzien").exists()
    adres = f"{url('advies_nieuw')}?inbreng={een.pk}&inbreng={twee.pk}"
    pagina = post(client, adres, titel="Bus", tekst="", inbreng=[een.pk])
    assert "Vul hier iets in." in pagina
    assert 'value="Bus"' in pagina
    post(client, adres, titel="Bus", tekst="De bus komt te laat.", inbreng=[een.pk, twee.pk])
    advies = Advies.objects.get()
    assert advies.inbreng.count() == 2
    pagina = post(client, url("advies_wegen", advies.nummer), **{f"score_{criteria[0].pk}": "hoog"})
    assert f"{criteria[0].naam}: waarom? Schrijf waarom u deze score geeft." in pagina
    assert f"{criteria[1].naam}: Kies laag, midden of hoog." in pagina
    assert "Weging aanpassen" not in pagina
    velden = {f"score_{c.pk}": "hoog" for c in criteria} | {f"motivering_{c.pk}": "Omdat het zo is." for c in criteria}
    pagina = post(client, url("advies_wegen", advies.nummer), **velden)
    # The next step stands on top; what was weighed is a table, and the form behind it is folded away.
    assert pagina.index("Route kiezen") < pagina.index("Omdat het zo is.") < pagina.index("Weging aanpassen")
    assert "<details open" not in pagina.replace(' class="utrecht-accordion__section site-uitklap"', "")
    pagina = post(client, url("advies_route_kiezen", advies.nummer), route="quick_win")
    assert "Route vertellen" in pagina
    morgen = f"{klok.vandaag() + timedelta(days=1):%d-%m-%Y}"
    vertellen = {"eigenaar": ambtenaar.user.pk, "uiterlijk": morgen}
    assert "Vul hier iets in." in post(client, url("advies_route_vertellen", advies.nummer), **vertellen)
    post(client, url("advies_route_vertellen", advies.nummer), **vertellen, actie="Wij bellen.")
    advies.refresh_from_db()
    assert advies.status == "in_opvolging"
    # The owner.
    fabriek.log_in(client, ambtenaar.user)
    assert "Bus" in client.get(url("opvolgingen")).content.decode()
    post(client, url("opvolging_voortgang", advies.nummer), tekst="Gebeld.", openbaar="on")
    klaar = {"uitkomst": "uitgevoerd", "publiek_antwoord": "De bus rijdt.", "bewijs": "Het rooster."}
    pagina = post(client, url("opvolging_afronden", advies.nummer), **klaar)
    assert "Zet hier een vinkje" in pagina
    assert "De bus rijdt." in pagina
    post(client, url("opvolging_afronden", advies.nummer), **klaar, akkoord="on")
    # The adviseur.
    fabriek.log_in(client, adviseur.user)
    pagina = client.get(url("advies_werk", advies.nummer)).content.decode()
    assert "Publiceren en terugkoppelen" in pagina
    post(client, url("advies_publiceren_en_terugkoppelen", advies.nummer))
    advies.refresh_from_db()
    assert (advies.status, advies.publicatie) == ("teruggekoppeld", "gepubliceerd")
    assert client.get(advies.get_absolute_url()).status_code == 200


def test_refused_step_is_told_and_nothing_is_lost(client, adviseur):
    advies = fabriek_advies.gewogen(adviseur)
    post(client, url("advies_heropenen", advies.nummer))
    pagina = post(client, url("advies_wijzigen", advies.nummer), titel="Anders", tekst="Andere woorden.")
    assert "Anders" in pagina
    pagina = post(client, url("advies_terugkoppelen", advies.nummer))
    assert "Publiceer het advies eerst." in pagina
    assert client.post(url("advies_publiceren", advies.nummer)).status_code == 403


def test_the_committees_answer_is_written_on_the_same_page(client, adviseur):
    toets = fabriek_advies.gewogen(adviseur, betwist=True).toetsen.get()
    lid = fabriek.actor("commissielid")
    services.oordelen(toets=toets, oordeel="terug", opmerking="Wie is er gehoord?", door=lid)
    pagina = client.get(url("advies_werk", toets.advies.nummer)).content.decode()
    assert "Wie is er gehoord?" in pagina
    assert "Vul hier iets in." in post(client, url("toets_beantwoorden", toets.pk), antwoord="")
    post(client, url("toets_beantwoorden", toets.pk), antwoord="Ouders en jongeren.")
    toets.refresh_from_db()
    assert toets.antwoord == "Ouders en jongeren."


@pytest.mark.parametrize("rommel", ["abc", "99999999999999999999999", "-1", "'", '"', "²", "a-2026-99999999"])
def test_garbage_in_addresses_and_filters(client, adviseur, rommel):
    fabriek_advies.instellingen()
    fabriek_advies.criteria()
    velden = dict.fromkeys(["q", "route", "thema", "wijk", "jaar", "status", "pagina"], rommel)
    for naam in ("adviezen", "advies_lijst"):
        assert client.get(url(naam), velden).status_code == 200
    assert client.get(url("opvolgingen"), {"wie": rommel, "pagina": rommel}).status_code == 200
    assert client.get(url("advies_nieuw"), {"inbreng": rommel}).status_code == 200
    assert (
        client.post(url("advies_nieuw"), {"inbreng": rommel, "themas": rommel, "trajecten": rommel}).status_code == 200
    )
    for naam in ("advies", "advies_werk", "opvolging", "advies_wijzigen"):
        assert client.get(url(naam, rommel)).status_code == 404


def test_nul_byte_is_a_message(client, adviseur):
    advies = fabriek_advies.advies(adviseur)
    antwoord = client.post(url("advies_wijzigen", advies.nummer), {"titel": "a\0b", "tekst": "t", "themas": "1\0"})
    assert antwoord.status_code == 200
    assert client.get(url("adviezen"), {"q": "a\0"}).status_code == 400


def test_filters_narrow(client, adviseur):
    fabriek_advies.gewogen(adviseur, titel="Bus")
    twee = fabriek_advies.advies(adviseur, titel="Tolk", tekst="Er is geen tolk.")

    def titels(**velden):
        return {a.titel for a in client.get(url("advies_lijst"), velden).context["pagina"]}

    assert titels() == {"Bus", "Tolk"}
    assert titels(q="tolk") == {"Tolk"}
    assert titels(q=twee.nummer.lower()) == {"Tolk"}
    assert titels(route="quick_win") == {"Bus"}
    assert titels(status="concept", jaar=klok.vandaag().year) == {"Tolk"}
    assert titels(route="bestaat niet") == {"Bus", "Tolk"}


# --- rights -----------------------------------------------------------------------------------------------------
def test_rooms_are_closed_for_others(client, ambtenaar):
    door = fabriek.actor("adviseur")
    advies = fabriek_advies.gewogen(door, betwist=True)
    fabriek.log_in(client, ambtenaar.user)
    for naam in ("advies_werk", "advies_wijzigen"):
        assert client.get(url(naam, advies.nummer)).status_code == 403
    for naam in ("advies_wegen", "advies_route_kiezen", "advies_route_vertellen", "advies_publiceren"):
        assert client.post(url(naam, advies.nummer)).status_code == 403
    assert client.get(url("toets", advies.toetsen.get().pk)).status_code == 403
    assert client.get(url("maand")).status_code == 403
    fabriek.log_in(client, fabriek.gebruiker("commissielid"))
    assert client.get(url("advies_lijst")).status_code == 403
    assert client.get(url("opvolgingen")).status_code == 403


def test_follow_up_of_somebody_else_is_not_there(client, ambtenaar):
    door = fabriek.actor("adviseur")
    opvolging = fabriek_advies.in_opvolging(door, fabriek.actor("ambtenaar"))
    nummer = opvolging.advies.nummer
    fabriek.log_in(client, ambtenaar.user)
    assert client.get(url("opvolging", nummer)).status_code == 404
    for naam in ("aanvaarden", "voortgang", "beleidsstap", "afronden", "overdragen"):
        assert client.post(url(f"opvolging_{naam}", nummer)).status_code == 404


def test_the_owner_sees_no_raw_input(client, ambtenaar):
    door = fabriek.actor("adviseur")
    inbreng = fabriek.inbreng(tekst=f"Ruwe woorden {MERK}", contactgegevens=fabriek.gever(naam=f"Naam{MERK}"))
    opvolging = fabriek_advies.in_opvolging(door, ambtenaar, inbreng=[inbreng])
    fabriek.log_in(client, ambtenaar.user)
    assert MERK not in client.get(url("opvolging", opvolging.advies.nummer)).content.decode()


def test_handed_over_is_gone_for_the_former_owner(client, ambtenaar):
    nieuw = fabriek.actor("ambtenaar")
    opvolging = fabriek_advies.in_opvolging(fabriek.actor("adviseur"), ambtenaar)
    fabriek.log_in(client, ambtenaar.user)
    post(client, url("opvolging_overdragen", opvolging.advies.nummer), eigenaar=nieuw.user.pk)
    assert Opvolging.objects.get().eigenaar == nieuw.user


def test_policy_steps_and_acceptance_by_hand(client, ambtenaar):
    door, lid = fabriek.actor("adviseur"), fabriek.actor("commissielid")
    beleid = fabriek_advies.in_opvolging(door, ambtenaar, route=Route.NIEUW_BELEID, lid=lid).advies.nummer
    project = fabriek_advies.in_opvolging(door, ambtenaar, route=Route.VERBINDEN).advies.nummer
    fabriek.log_in(client, ambtenaar.user)
    assert "Kies het besluit." in post(client, url("opvolging_beleidsstap", beleid), stap="college")
    pagina = post(
        client, url("opvolging_beleidsstap", beleid), stap="raad", besluit="niet", motivering="Te weinig geld."
    )
    assert "Te weinig geld." in pagina
    assert "Afronden" in pagina
    pagina = client.get(url("opvolging", project)).content.decode()
    assert 'name="publiek_antwoord"' not in pagina
    pagina = post(client, url("opvolging_aanvaarden", project))
    assert 'name="publiek_antwoord"' in pagina


# --- the committee ----------------------------------------------------------------------------------------------
def test_the_committee_reads_words_without_givers(client):
    door, lid = fabriek.actor("adviseur"), fabriek.actor("commissielid")
    gever = {"naam": f"Truus {MERK}", "email": f"{MERK}@voorbeeld.example", "telefoon": "+31612345678"}
    tekst = f"Ik, Truus {MERK}, wacht al weken. Bel 06 12345678 of mail {MERK}@voorbeeld.example."
    advies = fabriek_advies.gewogen(
        door,
        betwist=True,
        inbreng=[fabriek.inbreng(tekst=tekst, contactgegevens=gever)],
        minderheid="Anderen wachten niet.",
    )
    toets = advies.toetsen.get()
    fabriek.log_in(client, lid.user)
    begin = client.get(reverse("commissie:start")).content.decode()
    assert advies.titel in begin
    pagina = client.get(url("toets", toets.pk)).content.decode()
    for merk in (MERK, MERK.lower(), "12345678", "Truus"):
        assert merk not in pagina
        assert merk not in begin
    kop = "<summary>Inbreng 1 – eigen ervaring: Ik, [naam], wacht al weken."
    for woord in (kop, "wacht al weken", "Anderen wachten niet.", "Motivering Haast", "minder dan 5"):
        assert woord in pagina
    assert Gebeurtenis.objects.filter(actie="inzien", soort="adviezen.toets", user_id=lid.user_id).count() == 1
    with klok.op(klok.nu() + timedelta(days=40)):
        for adres in (reverse("commissie:start"), url("toets", toets.pk)):
            assert "Termijn voorbij" in client.get(adres).content.decode()
    assert "Termijn voorbij" not in pagina + begin
    pagina = post(client, url("toets_oordelen", toets.pk), oordeel="terug", opmerking="")
    assert "Schrijf op wat u opmerkt of vraagt." in pagina
    pagina = post(client, url("toets_oordelen", toets.pk), oordeel="akkoord_met_opmerking", opmerking="Let op ouderen.")
    assert "Let op ouderen." in pagina
    # What people said is for judging only.
    assert "wacht al weken" not in pagina


def test_members_write_separately(client):
    door, een, twee = fabriek.actor("adviseur"), fabriek.actor("commissielid"), fabriek.actor("commissielid")
    toets = fabriek_advies.gewogen(door, betwist=True).toetsen.get()
    fabriek_advies.instellingen(toets_oordelen_nodig=2)
    services.oordelen(toets=toets, oordeel="terug", opmerking="Eerste oordeel.", door=een)
    fabriek.log_in(client, twee.user)
    assert "Eerste oordeel." not in client.get(url("toets", toets.pk)).content.decode()
    pagina = post(client, url("toets_oordelen", toets.pk), oordeel="akkoord", opmerking="")
    assert "Eerste oordeel." in pagina


def test_own_weighting_shows_no_form(client):
    dubbel = fabriek.actor("adviseur", "commissielid")
    toets = fabriek_advies.gewogen(dubbel, betwist=True).toetsen.get()
    fabriek.log_in(client, dubbel.user)
    pagina = client.get(url("toets", toets.pk)).content.decode()
    assert "U bent zelf bij dit advies betrokken" in pagina
    assert 'name="oordeel"' not in pagina
    pagina = post(client, url("toets_oordelen", toets.pk), oordeel="akkoord", opmerking="")
    assert "U bent zelf bij dit advies betrokken" in pagina
    assert toets.oordelen.count() == 0


def test_monthly_list(client, ambtenaar):
    door, lid = fabriek.actor("adviseur"), fabriek.actor("commissielid")
    advies = fabriek_advies.teruggekoppeld(door, ambtenaar)
    fabriek.log_in(client, lid.user)
    assert advies.titel in client.get(url("maand")).content.decode()
    pagina = client.get(url("toets", advies.toetsen.get().pk)).content.decode()
    assert "De bus rijdt weer op tijd." in pagina
    post(client, url("toets_oordelen", advies.toetsen.get().pk), oordeel="akkoord", opmerking="")
    assert advies.titel not in client.get(url("maand")).content.decode()


# --- equal work at many rows ------------------------------------------------------------------------------------
def _aantal(client, adres):
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    return len(vragen)


@pytest.mark.parametrize("naam", ["adviezen", "advies_lijst", "opvolgingen", "maand"])
def test_equal_queries_at_1_and_50_rows(client, naam):
    door = fabriek.actor("adviseur", "commissielid", "ambtenaar")
    fabriek.log_in(client, door.user)
    fabriek_advies.teruggekoppeld(door, door)
    client.get(url(naam))
    een = _aantal(client, url(naam))
    for _ in range(49):
        fabriek_advies.teruggekoppeld(door, door)
    assert _aantal(client, url(naam)) == een <= 12


def test_pages_of_one_advice_do_not_grow_with_its_input(client):
    door, lid = fabriek.actor("adviseur"), fabriek.actor("commissielid")
    klein = fabriek_advies.gewogen(door, betwist=True)
    groot = fabriek_advies.gewogen(door, betwist=True, inbreng=[fabriek.inbreng() for _ in range(50)])
    fabriek.log_in(client, lid.user)
    adressen = [url("toets", a.toetsen.get().pk) for a in (klein, groot)]
    client.get(adressen[0])
    assert _aantal(client, adressen[0]) == _aantal(client, adressen[1])
    fabriek.log_in(client, door.user)
    adressen = [url("advies_werk", a.nummer) for a in (klein, groot)]
    client.get(adressen[0])
    assert _aantal(client, adressen[0]) == _aantal(client, adressen[1])


# --- hooks ------------------------------------------------------------------------------------------------------
def test_worklist_follows_the_road(ambtenaar):
    door = fabriek.actor("adviseur")

    def titels(user):
        return [w.titel for w in haken.vraag("werklijst", user) if w.soort in ("Advies", "Opvolging", "Verslag")]

    fabriek_advies.advies(door, titel="Bus")
    assert titels(door.user) == ["Weeg Bus"]
    opvolging = fabriek_advies.in_opvolging(door, ambtenaar, titel="Tolk")
    assert titels(ambtenaar.user) == ["Tolk"]
    assert titels(door.user) == ["Weeg Bus"]
    with klok.op(klok.lokaal(opvolging.uiterlijk + timedelta(days=1), 9)):
        te_laat = [w for w in haken.vraag("werklijst", door.user) if w.titel == "Tolk"]
        assert [w.urgentie for w in te_laat] == [1]
        assert te_laat[0].toelichting == ambtenaar.user.naam
    assert titels(fabriek.gebruiker("ambtenaar")) == []


def test_figures_of_the_year(ambtenaar):
    fabriek_advies.teruggekoppeld(fabriek.actor("adviseur"), ambtenaar, inbreng=[fabriek.inbreng(anoniem=True)])
    cijfers = {c.sleutel: c.waarde for c in haken.vraag("cijfers", klok.vandaag().year)}
    assert (cijfers["adviezen"], cijfers["route_quick_win"], cijfers["route_verbinden"], cijfers["antwoorden"]) == (
        1,
        1,
        0,
        1,
    )
