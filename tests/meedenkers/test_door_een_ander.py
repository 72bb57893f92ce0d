"""Put on the list by another: waits for a yes, is erased after 30 days without, and nobody learns who was known."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from inloop.models import Aanmelding
from meedenkers import services
from meedenkers.models import Bron, Meedenker, MeedenkerStatus
from meedenkers.tasks import wis_onbevestigden
from meedenkers.workflow import MEEDENKER
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg.models import Doel, Grond, Grondslag, Grondtekst
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.contacten.models import Contact
from participatie.workflow.kern import Conflict
from tests.agenda.fabriek import gebruiker, log_in
from tests.inloop.fabriek import bijeenkomst
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.stappen_fabriek import CONTACT, gelezen
from tests.vergelijken import zonder_tokens

pytestmark = pytest.mark.django_db
DAG = date(2026, 7, 1)
NU = klok.lokaal(DAG, 12)
INA = {"naam": "Ina Jansen", "email": "ina@voorbeeld.example"}


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(NU):
        yield


def tekst(antwoord):
    return antwoord.content.decode()


def door_ander(**velden) -> Meedenker:
    return meedenker(bron=Bron.AMBTENAAR, door=Actor.systeem("test"), toestemming_tekst="", **velden)


# --- thirty days ------------------------------------------------------------------------------------------------
def _na(dagen: int) -> int:
    with klok.op(NU + timedelta(days=dagen)):
        return wis_onbevestigden()


def test_erased_after_thirty_days_without_a_yes():
    m, ja = door_ander(contactgegevens=INA), door_ander()
    services.bevestigen(meedenker=ja, toestemming_tekst="Ja", hoe="telefoon", door=BEZOEKER)
    zelf, vertrokken = meedenker(), door_ander()
    services.vertrekken(meedenker=vertrokken, door=BEZOEKER)
    assert _na(29) == 0
    assert _na(30) == 1
    m.refresh_from_db()
    contact = Contact.objects.get(pk=m.contact_id)
    assert (m.status, contact.naam, contact.email) == (MeedenkerStatus.VERTROKKEN, "", "")
    assert set(Meedenker.objects.in_database()) == {ja, zelf}
    assert Bericht.objects.get(contact=contact).status == BerichtStatus.VERVALLEN
    assert Gebeurtenis.objects.get(actie="verlopen").object_id == m.pk
    assert _na(31) == 0
    with pytest.raises(Conflict):
        services.bevestigen(meedenker=m, toestemming_tekst="Ja", hoe="telefoon", door=BEZOEKER)


def test_twin_with_a_term_that_never_ends_nobody_is_erased(monkeypatch):
    monkeypatch.setitem(services.lijst.verloop.__kwdefaults__, "dagen", 10_000)
    door_ander()
    assert _na(30) == 0


def test_twin_without_looking_at_the_status_a_yes_is_erased(monkeypatch):
    """The status is looked at in the list and again in the transition."""
    ja = door_ander()
    gelezen_voor_het_ja = [Meedenker.objects.select_related("contact").get(pk=ja.pk)]
    services.bevestigen(meedenker=ja, toestemming_tekst="Ja", hoe="telefoon", door=BEZOEKER)
    monkeypatch.setattr(services.lijst, "_onbevestigd_tot", lambda grens: gelezen_voor_het_ja)
    assert services.lijst.verloop() == 0
    # Without its source too, the yes is lost.
    ruim = replace(MEEDENKER.transitions["verlopen"], sources=tuple(MeedenkerStatus.values))
    monkeypatch.setitem(MEEDENKER.transitions, "verlopen", ruim)
    assert services.lijst.verloop() == 1


@pytest.mark.django_db(transaction=True)
def test_a_yes_at_the_very_moment_is_kept_whole_or_erased_whole():
    for _ in range(4):
        m = door_ander()

        def ja(m=m):
            with klok.op(NU + timedelta(days=30)):
                try:
                    rij = Meedenker.objects.get(pk=m.pk)
                    services.bevestigen(meedenker=rij, toestemming_tekst="Ja", hoe="test", door=BEZOEKER)
                except Conflict:
                    pass
                finally:
                    connection.close()

        def weg():
            try:
                _na(30)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as draden:
            for taak in [draden.submit(ja), draden.submit(weg)]:
                taak.result()
        m = Meedenker.objects.select_related("contact").get(pk=m.pk)
        geldig = Grond.objects.filter(contact=m.contact, ingetrokken_op=None).exists()
        heel = (m.status == MeedenkerStatus.ACTIEF, geldig, bool(m.contact.email))
        assert heel in [(True, True, True), (False, False, False)]


# --- a civil servant passes a contact on ------------------------------------------------------------------------
DOORGEVEN = "meedenkers:contact_doorgeven"


def _geef_door(client, **velden):
    antwoord = client.post(reverse(DOORGEVEN), INA | {"gevraagd": "on"} | velden)
    return antwoord, zonder_tokens(client.get(antwoord.url)) if antwoord.status_code == 302 else tekst(antwoord)


def test_the_civil_servant_does_not_learn_who_was_known(client):
    log_in(client, gebruiker("ambtenaar"))
    (eerste, pagina), (tweede, opnieuw) = _geef_door(client), _geef_door(client)
    assert (eerste.status_code, eerste.url, pagina) == (tweede.status_code, tweede.url, opnieuw)
    assert "Dank u wel" in pagina
    assert "ina@voorbeeld" not in pagina
    m = Meedenker.objects.get()
    assert (m.status, m.bron, Grond.objects.exists()) == (MeedenkerStatus.ONBEVESTIGD, Bron.AMBTENAAR, False)
    assert Bericht.objects.get().soort == "meedenkers.bevestigen"
    assert client.get(reverse("meedenkers:werk_lijst")).status_code == 403


def test_without_having_asked_nobody_is_passed_on(client):
    log_in(client, gebruiker("ambtenaar"))
    antwoord, html = _geef_door(client, gevraagd="")
    assert antwoord.status_code == 200
    assert "Vraag het eerst" in html
    assert "ina@voorbeeld.example" in html
    for rommel in ({"naam": "a\0b"}, {"email": "x"}, {"email": "", "telefoon": "1"}, {"naam": "x" * 500}):
        assert _geef_door(client, **rommel)[0].status_code == 200
    assert not Meedenker.objects.exists()


@pytest.mark.parametrize("rol", ["commissielid", "beheerder", None])
def test_others_have_no_such_form(client, rol):
    log_in(client, gebruiker(*([rol] if rol else [])))
    assert client.get(reverse(DOORGEVEN)).status_code == 403


# --- one tick at a meeting --------------------------------------------------------------------------------------
def _meld_aan(b, **velden):
    """As a fresh visitor: what the page after it shows, without number and tokens."""
    client = Client()
    pad = reverse("inloop:aanmelden", args=[b.slug])
    lees = gelezen(tekst(client.get(pad)))
    antwoord = client.post(pad, INA | {"aantal": "1"} | lees | velden)
    if antwoord.status_code != 302:
        return tekst(antwoord)
    html = zonder_tokens(client.get(antwoord.url))
    for nummer in [*Aanmelding.objects.all(), *(h for a in Aanmelding.objects.all() for h in a.herhalingen.all())]:
        html = html.replace(nummer.nummer, "NUMMER")
    return html.replace(antwoord.url, "HIER")


def test_the_tick_puts_one_on_the_list_with_the_text_that_was_shown():
    Grondtekst.objects.create(doel=Doel.BENADEREN, grondslag=Grondslag.TOESTEMMING, versie=2, tekst="Ja, versie twee.")
    b = bijeenkomst()
    _meld_aan(b)
    assert not Meedenker.objects.exists()
    _meld_aan(b, meedenken="on")
    m, grond = Meedenker.objects.get(), Grond.objects.get()
    assert (m.bron, m.status, m.contact.email) == (Bron.BIJEENKOMST, MeedenkerStatus.ACTIEF, INA["email"])
    assert (grond.tekst, grond.versie, grond.hoe) == ("Ja, versie twee.", 2, "bijeenkomst")
    assert Aanmelding.objects.count() == 1


def test_after_the_tick_the_page_does_not_tell_who_was_known():
    b = bijeenkomst()
    onbekend = _meld_aan(b, meedenken="on")
    assert "U krijgt een bericht" in onbekend
    assert _meld_aan(b, meedenken="on") == onbekend  # known to both
    ander = bijeenkomst(titel=b.titel)
    assert _meld_aan(ander, meedenken="on").replace(ander.slug, b.slug) == onbekend  # known as meedenker only
    assert Meedenker.objects.count() == 1


def test_a_text_that_changed_meanwhile_signs_nobody_up():
    b = bijeenkomst()
    html = _meld_aan(b, meedenken="on", gelezen="0" * 24)
    assert "net veranderd" in html
    assert not Meedenker.objects.exists()
    assert not Aanmelding.objects.exists()
    # Who does not tick it is not bothered with it.
    _meld_aan(b, gelezen="")
    assert Aanmelding.objects.count() == 1


def test_both_or_neither(monkeypatch):
    """The two are one transaction."""
    from inloop import queries

    def stuk(**_):
        raise RuntimeError

    b = bijeenkomst()
    monkeypatch.setattr(queries, "bestaande", lambda *_a: stuk())
    with pytest.raises(RuntimeError):
        _meld_aan(b, meedenken="on")
    assert not Meedenker.objects.exists()
    assert not Contact.objects.exists()


def test_staff_who_sign_somebody_up_have_no_tick(client):
    log_in(client, gebruiker("adviseur"))
    b = bijeenkomst()
    pad = reverse("inloop:werkplek_aanmelden", args=[b.slug])
    assert 'name="meedenken"' not in tekst(client.get(pad))
    client.post(pad, CONTACT | {"aantal": "1", "meedenken": "on"})
    assert Aanmelding.objects.count() == 1
    assert not Meedenker.objects.exists()
