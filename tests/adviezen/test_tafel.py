"""The table screen: a code that works one day, no names for who has only the code."""

from datetime import timedelta

import pytest

from adviezen.models import Bron, Inbreng
from adviezen.views import tafel as tafelviews
from inloop import services as inloop
from participatie import klok
from tests.adviezen import fabriek

pytestmark = pytest.mark.django_db
PAD = "/tafel/"
NU = klok.lokaal(fabriek.MAANDAG, 12, 30)


@pytest.fixture(autouse=True)
def _vandaag():
    with klok.op(NU):
        yield


@pytest.fixture
def bijeenkomst():
    return fabriek.bijeenkomst()


def met_code(client, bijeenkomst):
    return client.post(PAD, {"code": f" {bijeenkomst.tafelcode.lower()} "}, follow=True)


def aanwezige(bijeenkomst, naam="Wilhelmina Aanwezig"):
    door = fabriek.Actor.gebruiker(bijeenkomst.gastheer)
    return inloop.inloper(bijeenkomst=bijeenkomst, contactgegevens=fabriek.gever(naam=naam), door=door)


def test_with_the_code_one_types_remark_after_remark(client, bijeenkomst):
    assert "Bewaar en typ de volgende" in met_code(client, bijeenkomst).content.decode()
    client.post(PAD, {"tekst": "Eerste", "tafel": "3"})
    antwoord = client.post(
        PAD, {"tekst": "Tweede", "tafel": "3", "naam": "Bep", "email": "b@voorbeeld.example"}, follow=True
    )
    tekst = antwoord.content.decode()
    assert "2 opmerkingen" in tekst
    assert 'value="3"' in tekst  # the table stays
    assert "Eerste" not in tekst  # what others said is not shown again
    eerste, tweede = Inbreng.objects.order_by("pk")
    assert (eerste.bron, eerste.bijeenkomst, eerste.contact, eerste.gevraagd) == (Bron.TAFEL, bijeenkomst, None, True)
    assert tweede.contact.naam == "Bep"


def test_the_code_ends_with_the_day_and_the_words_stay_on_the_screen(client, bijeenkomst):
    met_code(client, bijeenkomst)
    with klok.op(klok.lokaal(fabriek.MAANDAG + timedelta(days=1), 0, 1)):
        antwoord = client.post(PAD, {"tekst": "NIET VERLOREN"})
        assert antwoord.status_code == 403
        assert "NIET VERLOREN" in antwoord.content.decode()
        assert "Tafelcode" in client.get(PAD).content.decode()
        assert "werkt niet" in met_code(client, bijeenkomst).content.decode()
    assert not Inbreng.objects.exists()


def test_twin_without_the_check_yesterdays_code_would_still_work(client, bijeenkomst, monkeypatch):
    met_code(client, bijeenkomst)
    monkeypatch.setattr(tafelviews, "bijeenkomst_voor_tafelcode", lambda code: bijeenkomst if code else None)
    with klok.op(klok.lokaal(fabriek.MAANDAG + timedelta(days=1), 0, 1)):
        client.post(PAD, {"tekst": "Te laat getypt"})
    assert Inbreng.objects.exists()


@pytest.mark.parametrize("code", ["", "FOUT", "' OR 1=1", "nul\0teken", "x" * 400, "٣٣٣"])
def test_a_wrong_code_is_said(client, bijeenkomst, code):
    antwoord = client.post(PAD, {"code": code})
    assert antwoord.status_code == 200
    assert "aria-invalid" in antwoord.content.decode()


def test_guessing_is_stopped_and_right_codes_do_not_count(client, client_b, bijeenkomst):
    for _keer in range(30):
        assert "Bewaar en typ" in met_code(client, bijeenkomst).content.decode()
        client.post("/tafel/stoppen/")
    for _keer in range(20):
        client_b.post(PAD, {"code": "FOUT"})
    assert "te vaak" in met_code(client_b, bijeenkomst).content.decode()


@pytest.fixture
def client_b():
    from django.test import Client

    return Client()


def test_who_has_only_the_code_sees_no_names(client, bijeenkomst):
    aanmelding = aanwezige(bijeenkomst)
    tekst = met_code(client, bijeenkomst).content.decode()
    assert "Wilhelmina" not in tekst
    assert 'name="aanwezige"' not in tekst
    client.post(PAD, {"tekst": "Met een gegokte aanwezige", "aanwezige": aanmelding.pk})
    assert Inbreng.objects.get().contact is None


def test_staff_choose_from_who_is_present_without_code(client, bijeenkomst):
    from participatie.audit.models import Gebeurtenis

    aanmelding = aanwezige(bijeenkomst)
    pad = f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/tafel/"
    fabriek.log_in(client, bijeenkomst.gastheer)
    assert "Wilhelmina Aanwezig" in client.get(pad).content.decode()
    assert Gebeurtenis.objects.filter(actie="inzien", object_id=bijeenkomst.pk).count() == 1
    client.post(pad, {"tekst": "De lift is stuk", "aanwezige": aanmelding.pk})
    assert Inbreng.objects.get().contact == aanmelding.contact


@pytest.mark.parametrize("extra", [{"naam": "Ook een naam"}, {"wil_gebeld": "on"}])
def test_staff_choose_or_type_and_a_call_needs_a_number(client, bijeenkomst, extra):
    aanmelding = aanwezige(bijeenkomst)
    fabriek.log_in(client, bijeenkomst.gastheer)
    antwoord = client.post(
        f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/tafel/",
        {"tekst": "De lift is stuk", "aanwezige": aanmelding.pk} | extra,
    )
    assert antwoord.status_code == 200
    assert not Inbreng.objects.exists()


def test_somebody_of_another_meeting_cannot_be_chosen(client, bijeenkomst):
    ander = aanwezige(fabriek.bijeenkomst(titel="Elders"))
    fabriek.log_in(client, bijeenkomst.gastheer)
    client.post(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/tafel/", {"tekst": "x", "aanwezige": ander.pk})
    assert not Inbreng.objects.exists()


@pytest.mark.parametrize(
    ("rollen", "code"),
    [(["ambtenaar"], 404), (["commissielid"], 403), ([], 403), (["beheerder"], 403), (["adviseur"], 200)],
)
def test_only_who_keeps_the_door_opens_the_staff_screen(client, bijeenkomst, rollen, code):
    fabriek.log_in(client, fabriek.gebruiker(*rollen))
    assert client.get(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/tafel/").status_code == code


def test_door_helper_may(client):
    helper = fabriek.gebruiker("ambtenaar")
    bijeenkomst = fabriek.bijeenkomst(deurhulpen=[helper])
    fabriek.log_in(client, helper)
    assert client.get(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/tafel/").status_code == 200


@pytest.mark.parametrize(
    "velden", [{"tekst": "nul\0"}, {"tekst": "a" * 10_001}, {"tekst": ""}, {"tafel": "x" * 31}, {"thema": "x"}]
)
def test_bad_input_at_the_table(client, bijeenkomst, velden):
    met_code(client, bijeenkomst)
    assert client.post(PAD, {"tekst": "Goed", "tafel": "1"} | velden).status_code == 200
    assert not Inbreng.objects.exists()


def test_stopping_forgets_the_code(client, bijeenkomst):
    met_code(client, bijeenkomst)
    assert client.get("/tafel/stoppen/").status_code == 405
    client.post("/tafel/stoppen/")
    assert "Tafelcode" in client.get(PAD).content.decode()
