"""What people hear: once, the right people, and nothing that no longer holds."""

from datetime import timedelta

import icalendar
import pytest
from django.core import mail

from inloop import ics, services
from inloop.berichten import Herinnering
from participatie import klok
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.services import verstuur
from participatie.contacten.forms import GEEN_GEVOLGEN
from tests.inloop.fabriek import PUBLIEK, actor, bijeenkomst, meld_aan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stil")]


@pytest.fixture(autouse=True)
def _post(settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)


def bezorg(moment):
    """Everything that is due at a moment; returns the messages that went out."""
    mail.outbox.clear()
    with klok.op(moment):
        while verstuur():
            pass
    return list(mail.outbox)


def overdag(dagen=0):
    return klok.lokaal(klok.vandaag() + timedelta(days=dagen), 12)


def kalender(post):
    deel = next(d for d in post.message().walk() if d.get_content_type() == "text/calendar")
    return deel, icalendar.Calendar.from_ical(deel.get_payload(decode=True))


def herinneringen(moment):
    return [p.to[0] for p in bezorg(moment) if "Herinnering" in p.subject]


def test_confirmation_holds_number_link_calendar_and_the_promise():
    b = bijeenkomst()
    a = meld_aan(b, 2, behoeften={"tolk": True, "tolk_taal": "Arabisch"})
    [post] = bezorg(overdag())
    assert post.to == [a.contact.email]
    assert a.nummer in post.subject
    assert b.titel not in post.subject
    for woord in (a.nummer, "/status/", str(GEEN_GEVOLGEN), "Buurthuis De Brug", "Arabisch"):
        assert woord in post.body
    assert "/status/" in post.extra_headers["List-Unsubscribe"]
    deel, agenda = kalender(post)
    assert deel.get_param("method") == "REQUEST"
    assert str(agenda["method"]) == "REQUEST"
    afspraak = agenda.events[0]
    assert str(afspraak["uid"]) == ics.uid(b)
    assert afspraak["sequence"] == 0
    assert afspraak.start == b.begin
    assert afspraak.end == b.eind
    assert str(afspraak.start.tzinfo) == "Europe/Amsterdam"
    assert b.titel not in agenda.to_ical().decode()
    assert len(agenda.timezones) == 1
    assert len(agenda.to_ical()) < 3000  # not every change of the clock since 1970
    assert bezorg(overdag()) == []


def test_confirmation_on_the_waiting_list_says_so_and_has_no_calendar():
    b = bijeenkomst(capaciteit=1)
    meld_aan(b)
    meld_aan(b, email="wacht@voorbeeld.example")
    post = next(p for p in bezorg(overdag()) if p.to == ["wacht@voorbeeld.example"])
    assert "op plaats 1" in post.body
    assert not [d for d in post.message().walk() if d.get_content_type() == "text/calendar"]


def test_reminder_the_day_before_once_to_who_has_a_place():
    b = bijeenkomst(capaciteit=2, over_dagen=10)
    komt = meld_aan(b)
    meldt_af = meld_aan(b)
    schuift_door = meld_aan(b)
    meld_aan(b)  # stays on the waiting list
    services.afmelden(aanmelding=meldt_af, door=PUBLIEK)
    assert herinneringen(klok.lokaal(b.dag - timedelta(days=1), 9, 59)) == []
    om_tien = klok.lokaal(b.dag - timedelta(days=1), 10)
    assert sorted(herinneringen(om_tien)) == sorted([komt.contact.email, schuift_door.contact.email])
    assert herinneringen(om_tien + timedelta(hours=1)) == []


def test_no_reminder_when_signed_up_after_that_moment():
    b = bijeenkomst(over_dagen=1, uur=22)
    with klok.op(klok.lokaal(klok.vandaag(), 11)):
        meld_aan(b)
    assert not Bericht.objects.filter(soort="inloop.herinnering").exists()


def test_no_reminder_for_a_cancelled_meeting_and_everyone_is_told():
    door = actor("adviseur")
    b = bijeenkomst(door, capaciteit=1)
    meld_aan(b, email="plaats@voorbeeld.example")
    meld_aan(b, email="wacht@voorbeeld.example")
    weg = meld_aan(b, email="weg@voorbeeld.example")
    services.afmelden(aanmelding=weg, door=PUBLIEK)
    bezorg(overdag())
    services.afgelasten(bijeenkomst=b, door=door)
    post = {p.to[0]: p for p in bezorg(overdag())}
    assert set(post) == {"plaats@voorbeeld.example", "wacht@voorbeeld.example"}
    deel, agenda = kalender(post["plaats@voorbeeld.example"])
    assert deel.get_param("method") == "CANCEL"
    assert agenda.events[0]["sequence"] == 1
    assert str(agenda.events[0]["status"]) == "CANCELLED"
    assert herinneringen(klok.lokaal(b.dag - timedelta(days=1), 12)) == []


def test_moved_meeting_tells_everyone_and_reminds_on_the_new_day_only():
    door = actor("adviseur")
    b = bijeenkomst(door, over_dagen=10)
    a = meld_aan(b)
    oud = b.dag
    bezorg(overdag())
    later = timedelta(days=3)
    services.wijzig_bijeenkomst(bijeenkomst=b, door=door, begin=b.begin + later, eind=b.eind + later)
    services.wijzig_bijeenkomst(bijeenkomst=b, door=door, locatie="Wijkhuis Zuid")
    [post] = bezorg(overdag())  # the newest of both changes; the older one lapsed
    assert "Wijkhuis Zuid" in post.body
    _deel, agenda = kalender(post)
    assert agenda.events[0]["sequence"] == 2
    assert agenda.events[0].start == b.begin
    assert herinneringen(klok.lokaal(oud - timedelta(days=1), 12)) == []
    assert herinneringen(klok.lokaal(b.dag - timedelta(days=1), 12)) == [a.contact.email]
    assert herinneringen(klok.lokaal(b.dag - timedelta(days=1), 13)) == []


def test_another_title_tells_nobody():
    door = actor("adviseur")
    b = bijeenkomst(door)
    meld_aan(b)
    bezorg(overdag())
    services.wijzig_bijeenkomst(bijeenkomst=b, door=door, titel="Andere woorden")
    assert bezorg(overdag()) == []


def test_twin_without_the_check_the_old_day_is_reminded_too(monkeypatch):
    door = actor("adviseur")
    b = bijeenkomst(door, over_dagen=10)
    meld_aan(b)
    oud, later = b.dag, timedelta(days=3)
    services.wijzig_bijeenkomst(bijeenkomst=b, door=door, begin=b.begin + later, eind=b.eind + later)
    monkeypatch.setattr(Herinnering, "geldt", lambda self, aanmelding, bericht: True)
    assert len(herinneringen(klok.lokaal(oud - timedelta(days=1), 12))) == 1


def test_signing_off_is_confirmed_and_takes_the_entry_out_of_the_calendar():
    a = meld_aan(bijeenkomst())
    bezorg(overdag())
    services.afmelden(aanmelding=a, door=PUBLIEK)
    [post] = bezorg(overdag())
    assert post.subject == "U bent afgemeld"
    assert kalender(post)[0].get_param("method") == "CANCEL"


def test_a_repeat_is_told_at_the_known_address_at_most_once_a_day():
    b = bijeenkomst()
    a = meld_aan(b, email="aya@voorbeeld.example")
    bezorg(overdag())
    for _n in range(3):
        meld_aan(b, email="aya@voorbeeld.example")
    [post] = bezorg(overdag())
    assert post.to == ["aya@voorbeeld.example"]
    assert "stond al op de lijst" in post.body
    assert a.nummer in post.body


def test_who_has_a_landline_only_is_put_on_the_call_list():
    meld_aan(bijeenkomst(), email="", telefoon="+31201234567")
    assert bezorg(overdag()) == []
    assert Bericht.objects.get(soort="inloop.bevestiging").status == BerichtStatus.OP_LIJST


def test_sms_names_no_title(settings, monkeypatch):
    verstuurd = []
    monkeypatch.setattr("participatie.ontwikkeling.mail.bewaar_sms", lambda nummer, tekst: verstuurd.append(tekst))
    settings.SMS_VERZENDER = "participatie.ontwikkeling.mail.bewaar_sms"
    b = bijeenkomst()
    a = meld_aan(b, email="", telefoon="+31612340099")
    bezorg(overdag())
    assert len(verstuurd) == 1
    assert b.titel not in verstuurd[0]
    assert a.nummer in verstuurd[0]
