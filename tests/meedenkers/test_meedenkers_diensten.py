import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from meedenkers import kamers, kamers_verzoeken, services
from meedenkers.models import Bron, Meedenker, MeedenkerStatus, Panel, VerzoekStatus
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond, Grondslag
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.services import verstuur
from participatie.contacten import links
from participatie.contacten.models import Contact
from participatie.gemeente.models import Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.agenda.fabriek import gebruiker
from tests.meedenkers.fabriek import meedenker, verzoek

pytestmark = pytest.mark.django_db
NU = klok.lokaal(date(2026, 7, 1), 12)


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(NU):
        yield


def test_sign_up_keeps_the_words_that_were_agreed_to():
    m = meedenker(toestemming_tekst="Ja, dit mag.", wijk=Wijk.objects.create(naam="Noord"))
    grond = Grond.objects.get()
    assert (grond.contact, grond.doel, grond.grondslag) == (m.contact, Doel.BENADEREN, Grondslag.TOESTEMMING)
    assert (grond.tekst, grond.hoe, grond.gegeven_op) == ("Ja, dit mag.", "website", date(2026, 7, 1))
    assert m.status == MeedenkerStatus.ACTIEF
    assert Bericht.objects.get().soort == "meedenkers.welkom"


@pytest.mark.parametrize("bron", [Bron.WEBSITE, Bron.BIJEENKOMST])
def test_without_consent_nobody_comes_on_the_list(bron):
    with pytest.raises(Afgewezen):
        meedenker(bron=bron, toestemming_tekst="  ")
    assert not Contact.objects.exists()


def test_known_address_makes_no_second_and_is_told_once_a_day():
    eerste = meedenker(contactgegevens={"naam": "Ina", "email": "ina@voorbeeld.example"})
    for _ in range(2):
        assert meedenker(contactgegevens={"naam": "Iemand", "email": "INA@voorbeeld.example"}) == eerste
    assert (Meedenker.objects.count(), Contact.objects.count(), Grond.objects.count()) == (1, 1, 1)
    bericht = Bericht.objects.get(soort="meedenkers.al_bekend")
    assert (bericht.contact, bericht.direct) == (eerste.contact, True)


def test_housemates_share_a_phone_but_two_clicks_are_one_person():
    telefoon = {"email": "", "telefoon": "+31201234567"}
    ina = meedenker(contactgegevens=telefoon | {"naam": "Ina Jansen"})
    assert meedenker(contactgegevens=telefoon | {"naam": "ina  jansen"}) == ina
    assert meedenker(contactgegevens=telefoon | {"naam": "Piet Jansen"}) != ina


def test_entered_by_somebody_else_waits_for_a_yes():
    adviseur = gebruiker("adviseur")
    m = meedenker(bron=Bron.AMBTENAAR, door=Actor.gebruiker(adviseur), toestemming_tekst="")
    assert m.status == MeedenkerStatus.ONBEVESTIGD
    assert not Grond.objects.exists()
    assert Bericht.objects.get().soort == "meedenkers.bevestigen"
    services.bevestigen(meedenker=m, toestemming_tekst="Ja", hoe="telefoon", door=Actor.gebruiker(adviseur))
    assert m.status == MeedenkerStatus.ACTIEF
    grond = Grond.objects.get()
    assert (grond.hoe, grond.vastgelegd_door) == ("telefoon", adviseur)
    with pytest.raises(Conflict):
        services.bevestigen(meedenker=m, toestemming_tekst="Ja", hoe="telefoon", door=BEZOEKER)
    # The question is not asked any more of who said yes already.
    verstuur()
    assert Bericht.objects.get().status == BerichtStatus.VERVALLEN


def test_messages_are_neutral_and_carry_the_link(mailoutbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    m = meedenker(contactgegevens={"naam": "Ina", "email": "ina@voorbeeld.example"})
    meedenker(contactgegevens={"naam": "Ina", "email": "ina@voorbeeld.example"})
    meedenker(bron=Bron.AMBTENAAR, door=Actor.gebruiker(gebruiker("adviseur")))
    while verstuur():
        pass
    assert len(mailoutbox) == 3
    for mail in mailoutbox:
        assert not any(w in mail.subject.lower() for w in ("uitkering", "hulp", "zorg", "wmo"))
        assert "geen gevolgen voor uw uitkering of hulp" in mail.body
    # A token names the second in which it was made: what it opens is what counts.
    for mail in mailoutbox[:2]:
        assert links.lees(re.search(r"/status/([^/\s]+)/", mail.body)[1]) == m


def test_pause_ends_by_itself_on_its_date():
    m = meedenker()
    services.pauzeren(meedenker=m, tot=date(2026, 7, 10), door=BEZOEKER)
    assert m.toestand == MeedenkerStatus.GEPAUZEERD
    assert not Meedenker.objects.met_toestand("actief").exists()
    assert Meedenker.objects.met_toestand("gepauzeerd").get() == m
    with klok.op(klok.lokaal(date(2026, 7, 10))):
        assert (m.toestand, m.get_toestand_display()) == (MeedenkerStatus.ACTIEF, "Actief")
        assert Meedenker.objects.met_toestand("actief").get() == m
        assert not Meedenker.objects.met_toestand("gepauzeerd").exists()
        services.pauzeren(meedenker=m, tot=date(2026, 8, 1), door=BEZOEKER)
    services.hervatten(meedenker=m, door=BEZOEKER)
    assert (m.status, m.gepauzeerd_tot) == (MeedenkerStatus.ACTIEF, None)
    for dag in (date(2026, 7, 1), date(2020, 1, 1), date(2150, 1, 1)):
        with pytest.raises(Afgewezen):
            services.pauzeren(meedenker=m, tot=dag, door=BEZOEKER)


def test_leaving_erases_and_the_figures_stay_right():
    panel = Panel.objects.create(naam="Werk")
    thema, wijk = Thema.objects.create(naam="Werk en inkomen"), Wijk.objects.create(naam="Noord")
    leden = [meedenker(panels=[panel]) for _ in range(5)]
    m = meedenker(
        panels=[panel], themas=[thema], wijk=wijk, talen="Nederlands", wanneer="overdag", leeftijdsgroep="65+"
    )
    token = links.maak(m)
    assert [c.waarde for c in kamers.cijfers(2026)] == [6, 6]
    with klok.op(klok.lokaal(date(2027, 2, 1), 12)):
        services.vertrekken(meedenker=m, door=BEZOEKER)
        assert [c.waarde for c in kamers.cijfers(2026)] == [6, 6]
        assert [c.waarde for c in kamers.cijfers(2027)] == [5, 5]
        assert [c.waarde for c in kamers.cijfers(2025)] == [0]
        services.vertrekken(meedenker=leden[0], door=BEZOEKER)
        assert kamers.cijfers(2027)[0].waarde == "minder dan 5"
    assert (m.status, m.talen, m.wanneer, m.wijk, m.leeftijdsgroep) == (MeedenkerStatus.VERTROKKEN, "", "", None, "")
    assert not m.themas.exists()
    contact = Contact.objects.get(pk=m.contact_id)
    assert (contact.naam, contact.email, contact.telefoon) == ("", "", "")
    assert links.lees(token) is None
    assert not Grond.objects.filter(contact=contact, ingetrokken_op=None).exists()
    assert Bericht.objects.filter(contact=contact).get().status == BerichtStatus.VERVALLEN
    assert Gebeurtenis.objects.filter(soort="meedenkers.meedenker", object_id=m.pk, actie="vertrekken").count() == 1
    with pytest.raises(Conflict):
        services.vertrekken(meedenker=m, door=BEZOEKER)


def test_erasing_the_contact_takes_the_meedenker_off_the_list():
    m = meedenker(talen="Nederlands")
    token = links.maak(m)
    avg.wis(contact=m.contact, door=BEZOEKER)
    m.refresh_from_db()
    assert (m.status, m.talen, m.vertrokken_op) == (MeedenkerStatus.VERTROKKEN, "", NU)
    assert links.lees(token) is None
    assert Gebeurtenis.objects.get(actie="vertrekken").via == "wissen"


def test_who_left_may_come_back_as_a_new_one():
    m = meedenker(contactgegevens={"email": "ina@voorbeeld.example"})
    services.vertrekken(meedenker=m, door=BEZOEKER)
    assert meedenker(contactgegevens={"email": "ina@voorbeeld.example"}) != m


# --- requests for people ----------------------------------------------------------------------------------------
def test_request_goes_back_and_forth_and_ends():
    ambtenaar, adviseur = gebruiker("ambtenaar"), gebruiker("adviseur")
    v = verzoek(ambtenaar)
    door = Actor.gebruiker(adviseur)
    assert [w.urgentie for w in kamers_verzoeken.werk(adviseur)] == [3]
    assert kamers_verzoeken.werk(ambtenaar) == []
    for dienst in (services.terugvragen, services.afwijzen):
        with pytest.raises(Afgewezen):
            dienst(verzoek=v, antwoord=" ", door=door)
    services.terugvragen(verzoek=v, antwoord="Wanneer precies?", door=door)
    assert kamers_verzoeken.werk(adviseur) == []
    assert "Vraag van de adviseur" in kamers_verzoeken.werk(ambtenaar)[0].titel
    ander = gebruiker("ambtenaar", email="ander@gemeente.example")
    with pytest.raises(PermissionDenied):
        services.opnieuw_indienen(verzoek=v, door=Actor.gebruiker(ander))
    services.opnieuw_indienen(verzoek=v, door=Actor.gebruiker(ambtenaar), wanneer="Dinsdag om 10.00 uur")
    v.refresh_from_db()
    assert (v.status, v.wanneer, v.antwoord) == (VerzoekStatus.INGEDIEND, "Dinsdag om 10.00 uur", "Wanneer precies?")
    services.aanvaarden(verzoek=v, antwoord="", door=door)
    with pytest.raises(Conflict):
        services.afwijzen(verzoek=v, antwoord="Toch niet", door=door)
    assert ["Nodig mensen uit" in w.titel for w in kamers_verzoeken.werk(adviseur)] == [True]
    assert kamers_verzoeken.werk(ambtenaar) == []


@pytest.mark.parametrize("rol", ["ambtenaar", "commissielid", "beheerder"])
def test_only_the_adviseur_answers(rol):
    v = verzoek(gebruiker("ambtenaar"))
    ander = gebruiker(rol, email="x@gemeente.example")
    for dienst in (services.aanvaarden, services.terugvragen, services.afwijzen):
        with pytest.raises(PermissionDenied):
            dienst(verzoek=v, antwoord="Nee", door=Actor.gebruiker(ander))


def _tegelijk(aantal):
    def een(_):
        try:
            meedenker(contactgegevens={"naam": "Ina", "email": "ina@voorbeeld.example"})
        finally:
            connection.close()

    with ThreadPoolExecutor(aantal) as draden:
        list(draden.map(een, range(aantal)))
    return Meedenker.objects.count()


@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_time_make_one():
    assert _tegelijk(8) == 1


@pytest.mark.django_db(transaction=True)
def test_twin_without_looking_who_is_known_each_click_makes_one(monkeypatch):
    monkeypatch.setattr(services.lijst, "zoek_bestaand", lambda contactgegevens: None)
    assert _tegelijk(4) == 4
