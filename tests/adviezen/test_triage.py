"""Triage, the personal talk and the worklist: who sees what, in which order, and how fast."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adviezen import kamers, queries, services
from adviezen.models import Criteriaset, Inbreng, InbrengStatus
from participatie import klok
from participatie.audit.models import Gebeurtenis
from tests.adviezen import fabriek

pytestmark = pytest.mark.django_db
LIJST = "/werkplek/inbreng/"


@pytest.fixture
def adviseur():
    return fabriek.gebruiker("adviseur")


@pytest.fixture
def als_adviseur(client, adviseur):
    return fabriek.log_in(client, adviseur)


@pytest.fixture
def door(adviseur):
    return fabriek.Actor.gebruiker(adviseur)


@pytest.fixture
def advies(door):
    Criteriaset.objects.get_or_create(
        actief=True, defaults={"versie": 90, "vastgesteld_op": date(2026, 1, 1), "vastgesteld_met": "de commissie"}
    )
    return services.maak_advies(titel="Vervoer", tekst="Te laat.", inbreng=[fabriek.inbreng()], door=door)


# --- rights -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rollen", [["ambtenaar"], ["commissielid"], ["beheerder"], []])
def test_the_list_is_the_advisers(client, rollen):
    fabriek.inbreng("GEHEIM VERHAAL")
    fabriek.log_in(client, fabriek.gebruiker(*rollen))
    assert client.get(LIJST).status_code == 403
    assert client.post(f"{LIJST}bundelen/", {"inbreng": "1"}).status_code == 403


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(LIJST).status_code == 302


@pytest.mark.parametrize(("rollen", "code"), [(["ambtenaar"], 404), (["commissielid"], 403), ([], 403)])
def test_raw_input_stays_closed(client, rollen, code):
    contact = fabriek.contact()
    fabriek.log_in(client, fabriek.gebruiker(*rollen))
    nummer = contact.inbreng.nummer
    paden = [f"{LIJST}{nummer}/", f"/werkplek/contact/{nummer}/"]
    assert [client.get(pad).status_code for pad in paden] == [code, code]
    acties = [
        f"{LIJST}{nummer}/niet-te-bereiken/",
        *[f"/werkplek/contact/{nummer}/{actie}/" for actie in ("poging", "afronden", "overdragen")],
    ]
    assert {client.post(pad, {"reden": "x", "notitie": "x", "uitkomst": "x"}).status_code for pad in acties} == {code}


def test_visible_to_hides_raw_input_from_the_committee():
    fabriek.inbreng()
    assert not Inbreng.objects.visible_to(fabriek.gebruiker("commissielid")).exists()
    assert not Inbreng.objects.visible_to(fabriek.gebruiker("beheerder")).exists()


def test_the_owner_of_the_talk_sees_and_closes_it(client):
    eigenaar = fabriek.gebruiker("ambtenaar")
    contact = fabriek.contact(eigenaar, contactgegevens=fabriek.gever(telefoon="+31612345678"))
    fabriek.log_in(client, eigenaar)
    pad = f"/werkplek/contact/{contact.inbreng.nummer}/"
    tekst = client.get(pad).content.decode()
    assert contact.inbreng.contact.naam in tekst
    assert "06 12345678" in tekst
    assert Gebeurtenis.objects.filter(actie="inzien", object_id=contact.inbreng_id).count() == 1
    client.post(f"{pad}poging/", {"notitie": "Voicemail"})
    assert "Voicemail" in client.get(pad).content.decode()
    assert client.post(f"{pad}afronden/", {"uitkomst": ""}).status_code == 200
    assert client.post(f"{pad}afronden/", {"uitkomst": "Gesproken."}).status_code == 302
    assert Inbreng.objects.get(pk=contact.inbreng_id).status == InbrengStatus.AFGEROND
    assert client.get(pad).status_code == 200


def test_who_typed_it_in_sees_it_but_chooses_no_route(client):
    ambtenaar = fabriek.gebruiker("ambtenaar")
    fabriek.log_in(client, ambtenaar)
    antwoord = client.post(
        f"{LIJST}nieuw/", {"bron": "brief", "tekst": "Een brief.", "hoedanigheid": "ervaring"}, follow=True
    )
    inbreng = Inbreng.objects.get()
    assert inbreng.ingevoerd_door == ambtenaar
    assert "Kies een route" not in antwoord.content.decode()
    pad = f"{LIJST}{inbreng.nummer}/"
    assert client.post(f"{pad}geen-vervolg/", {"reden": "dank"}).status_code == 403
    assert client.post(f"{pad}niet-te-bereiken/", {"reden": "weg"}).status_code == 403


# --- the list ---------------------------------------------------------------------------------------------------
def test_urgent_first_then_oldest(adviseur):
    nu = klok.nu()
    with klok.op(nu - timedelta(days=1)):
        oud = fabriek.inbreng("oud")
    nieuw, spoed = fabriek.inbreng("nieuw"), fabriek.inbreng("spoed", spoed=True)
    assert list(queries.nieuwe_inbreng(adviseur)) == [spoed, oud, nieuw]
    assert queries.volgende(adviseur, spoed) == oud
    assert queries.volgende(adviseur, oud) == nieuw
    assert queries.volgende(adviseur, nieuw) == spoed


@pytest.mark.parametrize(
    "vraag",
    [
        "q='\"(",
        "q=%25",
        "thema=x",
        "wijk=99999999999999999999",
        "status=onzin",
        "pagina=abc",
        "pagina=-3",
        "bijeenkomst=%27",
    ],
)
def test_filters_survive_garbage(als_adviseur, vraag):
    fabriek.inbreng()
    assert als_adviseur.get(f"{LIJST}?{vraag}").status_code == 200


def test_filters_narrow(als_adviseur):
    fabriek.inbreng("Over de bus")
    ander = fabriek.inbreng("Over de lift")
    tekst = als_adviseur.get(LIJST, {"q": "lift"}).content.decode()
    assert "Over de lift" in tekst
    assert "Over de bus" not in tekst
    assert ander.nummer in als_adviseur.get(LIJST, {"q": ander.nummer.lower()}).content.decode()


@pytest.mark.parametrize("pad", [LIJST, "/werkplek/contact/"])
def test_queries_do_not_grow_with_the_list(als_adviseur, door, pad):
    def tel():
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            assert als_adviseur.get(pad).status_code == 200
        return len(gevraagd)

    bijeenkomst = fabriek.bijeenkomst()

    def maak(aantal):
        for _n in range(aantal):
            fabriek.inbreng(bijeenkomst=bijeenkomst)
            fabriek.contact(adviseur=door)

    maak(1)
    een = tel()
    maak(29)
    assert tel() == een
    assert een <= 12


# --- choosing ---------------------------------------------------------------------------------------------------
def test_after_a_choice_comes_the_next(als_adviseur):
    eerste, tweede = fabriek.inbreng(), fabriek.inbreng()
    antwoord = als_adviseur.post(
        f"{LIJST}{eerste.nummer}/geen-vervolg/", {"reden": "dank", "toelichting": "Dank u wel."}, follow=True
    )
    assert antwoord.redirect_chain[-1][0] == f"{LIJST}{tweede.nummer}/"
    assert eerste.nummer in antwoord.content.decode()
    antwoord = als_adviseur.post(
        f"{LIJST}{tweede.nummer}/persoonlijk-contact/",
        {"eigenaar": fabriek.gebruiker("ambtenaar").pk, "spoed": "on"},
        follow=True,
    )
    assert antwoord.redirect_chain[-1][0] == LIJST
    tweede.refresh_from_db()
    assert tweede.spoed


def test_a_form_with_errors_keeps_what_was_typed(als_adviseur):
    inbreng = fabriek.inbreng()
    antwoord = als_adviseur.post(f"{LIJST}{inbreng.nummer}/geen-vervolg/", {"toelichting": "LANGE UITLEG"})
    assert antwoord.status_code == 200
    assert "LANGE UITLEG" in antwoord.content.decode()
    antwoord = als_adviseur.post(
        f"{LIJST}{inbreng.nummer}/persoonlijk-contact/",
        {"eigenaar": fabriek.gebruiker("ambtenaar").pk, "spoed": "on", "uiterlijk": "31-12-2199"},
    )
    assert "één werkdag" in antwoord.content.decode()
    assert Inbreng.objects.get().status == InbrengStatus.NIEUW


def test_what_was_chosen_meanwhile_is_refused(als_adviseur, door):
    inbreng = fabriek.inbreng()
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=door)
    antwoord = als_adviseur.post(
        f"{LIJST}{inbreng.nummer}/persoonlijk-contact/", {"eigenaar": fabriek.gebruiker("ambtenaar").pk}
    )
    assert antwoord.status_code == 200
    assert "ondertussen al veranderd" in antwoord.content.decode()


def test_undo_from_the_page(als_adviseur, door):
    inbreng = fabriek.inbreng()
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=door)
    assert "Terug naar nieuw" in als_adviseur.get(f"{LIJST}{inbreng.nummer}/").content.decode()
    als_adviseur.post(f"{LIJST}{inbreng.nummer}/terug-naar-nieuw/")
    assert Inbreng.objects.get().status == InbrengStatus.NIEUW


def test_bundle_ticked_input_into_an_existing_advice(als_adviseur, advies):
    stukken = [fabriek.inbreng() for _n in range(3)]
    als_adviseur.post(f"{LIJST}bundelen/", {"inbreng": [i.pk for i in stukken], "advies": advies.pk})
    assert advies.inbreng.count() == 4


def test_bundle_into_a_new_advice_goes_to_its_form(als_adviseur):
    stukken = [fabriek.inbreng() for _n in range(2)]
    antwoord = als_adviseur.post(f"{LIJST}bundelen/", {"inbreng": [i.pk for i in stukken], "advies": ""})
    assert antwoord.status_code == 302
    assert all(f"inbreng={i.pk}" in antwoord.url for i in stukken)


@pytest.mark.parametrize("velden", [{}, {"inbreng": ["x", "9" * 40, "٣"]}, {"inbreng": ["1"], "advies": "99999"}])
def test_bundling_nothing_or_nowhere_is_said(als_adviseur, velden):
    fabriek.inbreng()
    antwoord = als_adviseur.post(f"{LIJST}bundelen/", velden)
    assert antwoord.status_code == 302
    assert Inbreng.objects.get().status == InbrengStatus.NIEUW


@pytest.mark.parametrize("nummer", ["I-2026-99999", "x", "I-x-1", "I-99999-1", "A-2026-001"])
def test_unknown_numbers(als_adviseur, nummer):
    assert als_adviseur.get(f"{LIJST}{nummer}/").status_code == 404
    assert als_adviseur.get(f"/werkplek/contact/{nummer}/").status_code == 404


def test_page_of_one_piece_of_input_is_at_most_twelve_queries(als_adviseur, door, django_assert_max_num_queries):
    contact = fabriek.contact(adviseur=door)
    fabriek.inbreng()
    nieuw = fabriek.inbreng()
    for pad in (f"{LIJST}{nieuw.nummer}/", f"/werkplek/contact/{contact.inbreng.nummer}/"):
        with django_assert_max_num_queries(12):
            assert als_adviseur.get(pad).status_code == 200


# --- worklist ---------------------------------------------------------------------------------------------------
def werk(user):
    return kamers.werk_inbreng(user) + kamers.werk_contact(user)


def test_worklist_names_urgent_late_and_many(adviseur, django_assert_max_num_queries):
    with klok.op(klok.nu() - timedelta(weeks=12)):
        laat = fabriek.inbreng(tekst="De bus\nrijdt niet meer naar het ziekenhuis, en lopen kan mijn moeder niet.")
    spoed = fabriek.inbreng(spoed=True)
    for _n in range(6):
        fabriek.inbreng()
    regels = {w.urgentie: w for w in werk(adviseur)}
    assert spoed.nummer in regels[0].titel
    assert regels[0].uiterlijk == klok.werkdagen_later(klok.vandaag(), 1), "the call, not the eight weeks"
    assert laat.nummer in regels[1].titel
    assert regels[1].toelichting == "De bus rijdt niet meer naar het ziekenhuis, en lopen kan mi…"
    gelezen = Gebeurtenis.objects.filter(actie="inzien", user_id=adviseur.pk)
    assert [g.bijzonderheden["aantal"] for g in gelezen] == [2], "the six are a number only"
    assert "6 stukken" in regels[3].titel
    with django_assert_max_num_queries(4):
        werk_inbreng = werk(adviseur)
    assert len(werk_inbreng) == 3


def test_worklist_of_an_ambtenaar_holds_the_own_talks_only():
    eigenaar = fabriek.gebruiker("ambtenaar")
    contact = fabriek.contact(eigenaar, spoed=True)
    fabriek.contact()
    (regel,) = werk(eigenaar)
    assert contact.inbreng.nummer in regel.titel
    assert regel.urgentie == 0
