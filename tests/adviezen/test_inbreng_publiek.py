"""The public form, the status page, and what hangs in the rooms."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from adviezen import services
from adviezen.models import Inbreng
from participatie import klok
from participatie.contacten.links import maak
from participatie.kamers import haken
from tests.adviezen import fabriek

pytestmark = pytest.mark.django_db
PAD = "/inbreng/"


def formulier(**velden):
    return {
        "tekst": "Het formulier is te moeilijk.",
        "hoedanigheid": "ervaring",
        "naam": "Bep Jansen",
        "email": "bep@voorbeeld.example",
    } | velden


def test_without_account_one_gives_input_and_lands_on_the_status_page(client):
    assert client.get(PAD).status_code == 200
    antwoord = client.post(PAD, formulier(), follow=True)
    inbreng = Inbreng.objects.get()
    tekst = antwoord.content.decode()
    assert antwoord.redirect_chain[0][0].startswith("/status/")
    assert inbreng.nummer in tekst
    assert "uiterlijk op" in tekst
    assert inbreng.contact.email == "bep@voorbeeld.example"
    assert antwoord.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("velden", "bericht"),
    [({}, True), ({"email": "", "telefoon": "06 12345678"}, True), ({"email": "", "telefoon": "075 1234567"}, False)],
)
def test_the_confirmation_speaks_of_a_message_where_one_is_sent(client, velden, bericht):
    tekst = client.post(PAD, formulier(**velden), follow=True).content.decode()
    assert ("Wij stuurden u ook een bericht" in tekst) == bericht
    assert "Wij hebben uw inbreng ontvangen" in tekst
    # The same for who gave input before: what we know shows nowhere.
    opnieuw = client.post(PAD, formulier(**velden), follow=True).content.decode()
    assert ("Wij stuurden u ook een bericht" in opnieuw) == bericht


def test_who_wants_no_name_leaves_none_whatever_was_typed(client):
    client.post(PAD, formulier(anoniem="on", email="geen adres", telefoon="12", wil_gebeld="on"))
    inbreng = Inbreng.objects.get()
    assert inbreng.contact is None
    assert not inbreng.wil_gebeld


@pytest.mark.parametrize(
    "velden",
    [
        {"email": ""},
        {"email": "geen adres"},
        {"telefoon": "12"},
        {"wil_gebeld": "on"},
        {"tekst": ""},
        {"tekst": "a" * 10_001},
        {"tekst": "nul\0teken"},
        {"naam": "nul\0teken"},
        {"thema": "999999"},
        {"thema": "x"},
        {"thema": "9" * 40},
        {"traject": "nul\0"},
        {"hoedanigheid": "koning"},
        {"wijk": "' OR 1=1 --"},
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(client, velden):
    antwoord = client.post(PAD, formulier(tekst="BEWAARDE WOORDEN") | velden)
    assert antwoord.status_code == 200
    assert not Inbreng.objects.exists()
    if "tekst" not in velden:
        assert "BEWAARDE WOORDEN" in antwoord.content.decode()


def test_nothing_about_oneself_is_simply_anonymous(client):
    assert client.post(PAD, formulier(naam="", email="")).status_code == 302
    assert Inbreng.objects.get().contact is None


def test_a_way_to_reach_without_a_name_is_enough_for_an_answer(client):
    antwoord = client.post(PAD, formulier(naam=""), follow=True)
    inbreng = Inbreng.objects.get()
    assert (inbreng.contact.naam, inbreng.contact.email) == ("", "bep@voorbeeld.example")
    assert "U gaf geen naam" not in antwoord.content.decode()


def test_a_name_that_leads_nowhere_is_asked_about_and_stays(client):
    antwoord = client.post(PAD, formulier(email="")).content.decode()
    assert not Inbreng.objects.exists()
    assert "haal uw naam weg" in antwoord
    assert 'value="Bep Jansen"' in antwoord


@pytest.mark.parametrize("traject", ["1", "x", "' \"", "9" * 30, "٣"])
def test_an_unknown_traject_in_the_link_is_no_choice(client, traject):
    assert client.get(PAD, {"traject": traject}).status_code == 200


def test_the_page_promises_no_more_than_it_can(client):
    tekst = client.get(PAD).content.decode()
    assert "geen gevolgen" in tekst
    assert "Wij publiceren niet wat u precies zegt" in tekst
    assert "niemand" not in tekst.lower()


# --- status page ------------------------------------------------------------------------------------------------
def status(client, inbreng):
    return client.get(f"/status/{maak(Inbreng.objects.get(pk=inbreng.pk))}/").content.decode()


def test_status_tells_each_stand_in_plain_words(client):
    adviseur = fabriek.actor("adviseur")
    inbreng = fabriek.inbreng()
    assert "Wij lezen wat u zei" in status(client, inbreng)
    services.geen_vervolg(inbreng=inbreng, reden="kan_niet", toelichting="Er is geen bus.", door=adviseur)
    assert "Er is geen bus." not in status(client, inbreng)  # it can be taken back until it is told
    services.markeer_beantwoord(inbreng_ids=[inbreng.pk], door=adviseur)
    assert "Er is geen bus." in status(client, inbreng)
    contact = fabriek.contact(adviseur=adviseur)
    assert "persoonlijk contact met u op" in status(client, contact.inbreng)
    services.contact_afronden(inbreng=contact.inbreng, uitkomst="Intern verslag.", door=adviseur)
    tekst = status(client, contact.inbreng)
    assert "met u gesproken" in tekst
    assert "Intern verslag." not in tekst


def test_status_says_sorry_when_late(client):
    with klok.op(klok.nu() - timedelta(weeks=12)):
        inbreng = fabriek.inbreng()
    assert "Onze excuses" in status(client, inbreng)


def test_status_page_does_not_act(client):
    inbreng = fabriek.inbreng()
    assert client.post(f"/status/{maak(inbreng)}/").status_code == 405


def test_status_page_asks_the_same_number_of_queries_in_each_stand(client, django_assert_max_num_queries):
    contact = fabriek.contact()
    with django_assert_max_num_queries(12):
        status(client, contact.inbreng)


# --- /mijn/, figures --------------------------------------------------------------------------------------------
def test_mijn_shows_own_input_of_the_verified_address_only(client):
    user = fabriek.gebruiker()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    eigen = fabriek.inbreng(contactgegevens=fabriek.gever(email=user.email))
    ander = fabriek.inbreng()
    client.force_login(user)
    tekst = client.get("/mijn/").content.decode()
    assert eigen.nummer in tekst
    assert ander.nummer not in tekst


def test_figures_count_by_year_of_receipt():
    with klok.op(klok.lokaal(date(2025, 12, 31), 23, 59)):
        fabriek.inbreng()
    with klok.op(klok.lokaal(date(2026, 1, 1), 0, 1)):
        beantwoord = fabriek.inbreng(anoniem=True)
        services.geen_vervolg(inbreng=beantwoord, reden="dank", toelichting="", door=fabriek.actor("adviseur"))
        fabriek.inbreng()
    with klok.op(klok.lokaal(date(2026, 5, 1), 12)):
        waarden = {c.sleutel: c.waarde for c in haken.vraag("cijfers", 2026)}
        vorig = {c.sleutel: c.waarde for c in haken.vraag("cijfers", 2025)}
    assert (waarden["inbreng"], waarden["inbreng_beantwoord"], waarden["inbreng_over_termijn"]) == (2, 1, 1)
    assert vorig["inbreng"] == 1


def test_the_public_menu_leads_to_the_form(client):
    assert f'href="{reverse("adviezen:inbreng_nieuw")}"' in client.get(PAD).content.decode()
