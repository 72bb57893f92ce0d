"""Becoming a meedenker in steps: saved between them, nothing lost, nothing told, nothing kept without its yes."""

from datetime import date

import pytest
from django import forms
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers import services, voortgang
from meedenkers.forms.aanmelden import ToestemmingStap
from meedenkers.models import Bron, Ervaring, Ervaringsoort, Meedenker, MeedenkerStatus
from meedenkers.teksten import TOESTEMMING, TOESTEMMING_ERVARING
from participatie import klok
from participatie.accounts.tasks import ruim_sessies_op
from participatie.avg.models import Doel, Grond, Grondslag, Grondtekst
from participatie.berichten.models import Bericht
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.models import Contact
from participatie.gemeente.models import Afdeling, Thema, Wijk
from tests.meedenkers.stappen_fabriek import CONTACT, adres, gelezen, loop, stuur
from tests.vergelijken import zonder_tokens

pytestmark = pytest.mark.django_db
STAPPEN = ["contact", "onderwerpen", "over-u", "toestemming", "controleren"]
MERK = "MERKTEKEN-GEHEIM"


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


def tekst(antwoord):
    return antwoord.content.decode()


def test_the_whole_road(client):
    wijk, soort = Wijk.objects.create(naam="Noord"), Ervaringsoort.objects.create(naam="Hulp bij het huishouden")
    vervoer, geld = Thema.objects.create(naam="Vervoer"), Thema.objects.create(naam="Geldzorgen")
    werk = Afdeling.objects.create(naam="Werk en inkomen")
    eerste = tekst(client.get("/meedenken/"))
    assert str(GEEN_GEVOLGEN) in eerste
    assert eerste.count("<h1") == 1
    antwoord = loop(
        client,
        contact=CONTACT | {"telefoon": "06 1234 5678"},
        onderwerpen={"themas": [vervoer.pk], "nooit_themas": [geld.pk]},
        over_u={
            "wanneer": "overdag",
            "waar": "in mijn wijk",
            "wijk": wijk.pk,
            "leeftijdsgroep": "65+",
            "talen": "Turks",
            "soorten": [soort.pk],
            "toelichting": "Al tien jaar",
            "nodig": "plek voor een rolstoel",
        },
        toestemming={
            "toestemming": "on",
            "ervaring": "on",
            "kanaal": "sms",
            "limiet_per_jaar": "2",
            "dichte_afdelingen": [werk.pk],
        },
    )
    assert antwoord.url == reverse("meedenkers:dank")
    assert "eigen pagina" in tekst(client.get(antwoord.url))
    m = Meedenker.objects.get()
    assert (m.status, m.bron, m.limiet_per_jaar) == (MeedenkerStatus.ACTIEF, Bron.WEBSITE, 2)
    assert (m.contact.naam, m.contact.telefoon, m.contact.kanaal) == ("Ina Jansen", "+31612345678", "sms")
    assert (m.wijk, m.wanneer, m.waar, m.talen, m.leeftijdsgroep) == (wijk, "overdag", "in mijn wijk", "Turks", "65+")
    assert [list(r.all()) for r in (m.themas, m.nooit_themas, m.dichte_afdelingen)] == [[vervoer], [geld], [werk]]
    assert (m.ervaring.soorten, m.ervaring.toelichting, m.ervaring.nodig) == (
        [soort.pk],
        "Al tien jaar",
        "plek voor een rolstoel",
    )
    gronden = {g.doel: g for g in Grond.objects.all()}
    assert {d: (g.tekst, g.versie, g.hoe, g.door_wie, g.grondslag) for d, g in gronden.items()} == {
        Doel.BENADEREN: (str(TOESTEMMING), 0, "website", "zelf", "toestemming"),
        Doel.ERVARING: (str(TOESTEMMING_ERVARING), 0, "website", "zelf", "toestemming"),
    }
    assert Bericht.objects.get().soort == "meedenkers.welkom"
    assert Bericht.objects.get().direct


def test_back_and_forth_loses_nothing(client):
    loop(client, tot="over-u", over_u={"wanneer": "op dinsdag", "nodig": "een tolk"})
    # The step before, with a word typed that was not sent yet.
    html = tekst(client.get(adres("toestemming")))
    terug = client.post(adres("toestemming"), gelezen(html) | {"naar": "vorige", "kanaal": "email"})
    assert terug.url == adres("over-u")
    assert "op dinsdag" in tekst(client.get(adres("over-u")))
    half = client.post(adres("over-u"), {"naar": "vorige", "wanneer": "x" * 500, "talen": "Frans"})
    assert half.url == adres("onderwerpen")
    html = tekst(client.get(adres("over-u")))
    assert "Frans" in html
    assert "x" * 500 in html  # wrong, and still there to mend
    assert "Ina Jansen" in tekst(client.get("/meedenken/"))


def test_a_later_step_leads_to_the_first_that_is_missing(client):
    for stap in STAPPEN[1:]:
        assert client.get(adres(stap)).url == "/meedenken/"
    loop(client, tot="onderwerpen")
    assert client.get(adres("controleren")).url == adres("over-u")
    antwoord = client.post(adres("controleren"), {}, follow=True)
    assert "nog niets verstuurd" in tekst(antwoord)
    assert client.get(adres("vertegenwoordiger")).status_code == 302  # this visitor has no such step
    assert client.get(adres("onzin")).status_code == 404
    assert not Meedenker.objects.exists()


def test_one_theme_on_both_sides_is_asked_about(client):
    thema = Thema.objects.create(naam="Vervoer")
    antwoord = loop(client, tot="onderwerpen", onderwerpen={"themas": [thema.pk], "nooit_themas": [thema.pk]})
    assert "U koos Vervoer bij allebei" in tekst(antwoord)


def test_without_a_yes_experience_is_not_kept_and_the_page_says_so(client):
    loop(client, tot="toestemming", over_u={"toelichting": MERK, "nodig": MERK})
    assert "Dit bewaren wij niet" in tekst(client.get(adres("controleren")))
    stuur(client, "controleren")
    assert Meedenker.objects.count() == 1
    assert not Ervaring.objects.exists()
    assert not Grond.objects.filter(doel=Doel.ERVARING).exists()


def test_twin_without_looking_at_the_yes_experience_is_kept(client, monkeypatch):
    schoon = ToestemmingStap.clean

    def altijd_ja(self):
        return schoon(self) | {"ervaring": True}

    monkeypatch.setattr(ToestemmingStap, "clean", altijd_ja)
    loop(client, over_u={"nodig": MERK})
    assert Ervaring.objects.exists()


def test_with_a_yes_and_nothing_filled_in_no_yes_is_kept(client):
    loop(client, toestemming={"toestemming": "on", "ervaring": "on", "kanaal": "email"})
    assert list(Grond.objects.values_list("doel", flat=True)) == [Doel.BENADEREN]


# --- without a yes nobody is on the list ------------------------------------------------------------------------
def test_without_the_tick_nothing_is_stored_and_nothing_typed_is_lost(client):
    antwoord = loop(client, tot="toestemming", toestemming={"toestemming": "", "kanaal": "email"})
    assert antwoord.status_code == 200
    assert "Zonder uw ja mogen wij u niets vragen" in tekst(antwoord)
    assert client.get(adres("controleren")).url == adres("toestemming")
    for model in (Meedenker, Contact, Grond):
        assert not model.objects.exists()


def _formulier_laat_los(monkeypatch):
    monkeypatch.setitem(ToestemmingStap.base_fields, "toestemming", forms.BooleanField(required=False))


def test_service_refuses_when_only_the_form_lets_go(client, monkeypatch):
    _formulier_laat_los(monkeypatch)
    antwoord = loop(client, toestemming={"toestemming": "", "kanaal": "email"})
    assert "Zonder uw toestemming" in tekst(antwoord)
    assert not Meedenker.objects.exists()


def test_twin_without_both_guards_somebody_is_listed_without_a_yes(client, monkeypatch):
    _formulier_laat_los(monkeypatch)
    monkeypatch.setattr(services.lijst, "eis_toestemming", lambda tekst: None)
    loop(client, toestemming={"toestemming": "", "kanaal": "email"})
    assert Meedenker.objects.get().status == MeedenkerStatus.ACTIEF
    assert Grond.objects.get().tekst == ""


# --- texts of the beheerder -------------------------------------------------------------------------------------
def grondtekst(**velden):
    return Grondtekst.objects.create(
        **{"doel": Doel.BENADEREN, "grondslag": Grondslag.TOESTEMMING, "versie": 3, "tekst": "Ja, versie drie."}
        | velden
    )


def test_the_text_of_the_beheerder_is_read_and_kept(client):
    grondtekst(tekst_en="Yes, version three.")
    loop(client, tot="over-u")
    assert "Ja, versie drie." in tekst(client.get(adres("toestemming")))
    loop(client)
    grond = Grond.objects.get()
    assert (grond.tekst, grond.versie) == ("Ja, versie drie.", 3)


def test_a_text_that_changed_meanwhile_is_read_again(client):
    loop(client, tot="over-u")
    oud = gelezen(tekst(client.get(adres("toestemming"))))
    grondtekst()
    antwoord = client.post(adres("toestemming"), oud | {"toestemming": "on", "kanaal": "email"})
    assert "net veranderd" in tekst(antwoord)
    assert "Ja, versie drie." in tekst(antwoord)
    # Read, and then changed again before it was sent.
    client.post(adres("toestemming"), gelezen(tekst(antwoord)) | {"toestemming": "on", "kanaal": "email"})
    html = tekst(client.get(adres("controleren")))
    Grondtekst.objects.all().delete()
    grondtekst(versie=4, tekst="Ja, versie vier.")
    assert client.post(adres("controleren"), gelezen(html)).url == adres("toestemming")
    assert not Meedenker.objects.exists()


def test_on_the_ground_of_its_task_no_tick_is_asked_and_one_may_object(client):
    grondtekst(grondslag=Grondslag.TAAK, tekst="De gemeente mag u vragen.")
    loop(client, tot="over-u")
    html = tekst(client.get(adres("toestemming")))
    assert "De gemeente mag u vragen." in html
    assert 'name="toestemming"' not in html
    assert "bezwaar" in html
    stuur(client, "toestemming", kanaal="email")
    stuur(client, "controleren")
    grond = Grond.objects.get()
    assert (grond.grondslag, grond.versie, grond.tekst) == (Grondslag.TAAK, 3, "De gemeente mag u vragen.")


# --- whether an address is known --------------------------------------------------------------------------------
def _twee_keer() -> tuple[list, list]:
    """The same person twice, as two visitors: what each saw, and how many rows each wrote (INSERT, UPDATE)."""
    paginas, werk = [], []
    for bezoeker in (Client(), Client()):
        loop(bezoeker, tot="toestemming", over_u={"nodig": "een tolk"})
        html = tekst(bezoeker.get(adres("controleren")))
        with CaptureQueriesContext(connection) as vragen:
            antwoord = bezoeker.post(adres("controleren"), gelezen(html))
        werk.append([sum(q["sql"].startswith(woord) for q in vragen) for woord in ("INSERT", "UPDATE")])
        paginas.append((antwoord.status_code, antwoord.url, zonder_tokens(bezoeker.get(antwoord.url))))
    return paginas, werk


def test_page_does_not_tell_whether_an_address_is_known():
    paginas, werk = _twee_keer()
    assert paginas[0] == paginas[1]
    assert Meedenker.objects.count() == Contact.objects.count() == Grond.objects.count() == 1
    assert list(Bericht.objects.order_by("pk").values_list("soort", flat=True)) == [
        "meedenkers.welkom",
        "meedenkers.al_bekend",
    ]
    # Nor does the time: all the work is done and undone; the log row and the message come on top of it.
    (nieuw, gewijzigd), (bekend, weer_gewijzigd) = werk
    assert (bekend - nieuw, weer_gewijzigd - gewijzigd) == (2, 0)


def test_twin_a_service_that_stops_early_does_less_work(monkeypatch):
    dienst = services.word_meedenker

    def vroeg(*, contactgegevens, **rest):
        return services.zoek_bestaand(contactgegevens) or dienst(contactgegevens=contactgegevens, **rest)

    monkeypatch.setattr(services, "word_meedenker", vroeg)
    _paginas, ((nieuw, _een), (bekend, _twee)) = _twee_keer()
    assert nieuw - bekend >= 4


# --- what is kept between the steps -----------------------------------------------------------------------------
def _sessies() -> str:
    return "".join(str(s.get_decoded()) + s.session_data for s in Session.objects.all())


def test_between_steps_nothing_stands_in_plain_words_and_sent_is_gone(client):
    loop(client, tot="toestemming", contact=CONTACT | {"naam": MERK}, over_u={"toelichting": MERK, "nodig": MERK})
    assert MERK in tekst(client.get(adres("over-u")))
    assert Session.objects.count() == 1
    assert MERK not in _sessies()
    stuur(client, "controleren")
    assert [s.get_decoded().get(voortgang.SLEUTEL) for s in Session.objects.all()] == [voortgang.VERZONDEN]


def test_twin_kept_as_it_is_it_would_stand_there(client, monkeypatch):
    class Open:
        encrypt = decrypt = staticmethod(lambda waarde: waarde)

    monkeypatch.setattr(voortgang, "kluis", Open)
    loop(client, tot="over-u", over_u={"nodig": MERK})
    assert MERK in _sessies()


def test_second_click_on_send_gets_the_same_page(client):
    loop(client, tot="toestemming")
    html = tekst(client.get(adres("controleren")))
    for _ in range(2):
        assert client.post(adres("controleren"), gelezen(html)).url == reverse("meedenkers:dank")
    assert Meedenker.objects.count() == 1
    assert "Ina Jansen" not in tekst(client.get("/meedenken/"))


def test_unfinished_forms_end_with_their_session(client):
    loop(client, tot="onderwerpen")
    ruim_sessies_op()
    assert Session.objects.exists()
    Session.objects.update(expire_date=klok.lokaal(date(2020, 1, 1)))
    ruim_sessies_op()
    assert not Session.objects.exists()


def test_a_session_that_cannot_be_read_begins_again(client, settings):
    from cryptography.fernet import Fernet

    loop(client, tot="onderwerpen")
    settings.GEGEVENSSLEUTELS = [Fernet.generate_key().decode()]
    assert client.get(adres("over-u")).url == "/meedenken/"


@pytest.mark.parametrize(
    ("stap", "rommel"),
    [
        ("contact", {"naam": "a\0b"}),
        ("contact", {"telefoon": "abc"}),
        ("contact", {"email": "geen"}),
        ("contact", {"email": ""}),
        ("contact", {"vertegenwoordiging": "x"}),
        ("onderwerpen", {"themas": ["x", "1"]}),
        ("onderwerpen", {"nooit_themas": ["9" * 40]}),
        ("over_u", {"wijk": "9" * 30}),
        ("over_u", {"leeftijdsgroep": "-1"}),
        ("over_u", {"talen": "x" * 5000}),
        ("over_u", {"nodig": "a\0b"}),
        ("toestemming", {"toestemming": "on", "kanaal": "duif"}),
        ("toestemming", {"toestemming": "on", "kanaal": "email", "limiet_per_jaar": "x"}),
        ("toestemming", {"toestemming": "on", "kanaal": "email", "dichte_afdelingen": ["0"]}),
    ],
)
def test_garbage_is_answered_and_nothing_is_stored(client, stap, rommel):
    naam = stap.replace("_", "-")
    Afdeling.objects.create(naam="Werk en inkomen")
    antwoord = loop(client, tot=naam, **{stap: rommel})
    assert antwoord.status_code == 200
    assert antwoord.content.count(b"<h1") == 1
    # Also kept half, by the way back.
    assert client.post(adres(naam), rommel | {"naar": "vorige"}).status_code == 302
    assert client.get(adres("controleren")).status_code == 302
    assert not Meedenker.objects.exists()
