"""What the services promise: dates, one message, answered only when told, and who may."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from adviezen import berichten, services
from adviezen.models import Contactpoging, ContactStatus, Criteriaset, Inbreng, InbrengStatus
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.avg.services import wis
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.services import afvinken, verstuur
from participatie.workflow.kern import Afgewezen, Conflict
from tests.adviezen import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviseur():
    return fabriek.actor("adviseur")


@pytest.fixture
def advies(adviseur):
    Criteriaset.objects.get_or_create(
        actief=True, defaults={"versie": 90, "vastgesteld_op": date(2026, 1, 1), "vastgesteld_met": "de commissie"}
    )
    return services.maak_advies(titel="Vervoer", tekst="Te laat.", inbreng=[fabriek.inbreng()], door=adviseur)


def te_vertellen(inbreng):
    return Bericht.objects.filter(soort="adviezen.geen_vervolg", object_id=inbreng.pk)


# --- receiving --------------------------------------------------------------------------------------------------
def test_receipt_gives_number_date_one_message_and_one_audit_row():
    with klok.op(klok.lokaal(date(2026, 12, 31), 23, 30)):
        inbreng = fabriek.inbreng()
    assert inbreng.nummer.startswith("I-2026-")
    assert inbreng.uiterlijk == date(2027, 2, 25)
    bericht = Bericht.objects.get(soort="adviezen.ontvangen", object_id=inbreng.pk)
    assert bericht.direct
    assert Gebeurtenis.objects.filter(soort="adviezen.inbreng", object_id=inbreng.pk).count() == 1
    tekst = berichten.Ontvangen().tekst(bericht)
    assert "uitkering" in " ".join(tekst.alineas)
    assert "/status/" in tekst.knop[1]
    assert inbreng.nummer in tekst.onderwerp


def test_message_of_receipt_goes_out_at_night_too(mailoutbox):
    with klok.op(klok.lokaal(date(2026, 3, 2), 23)):
        inbreng = fabriek.inbreng()
        verstuur()
    assert len(mailoutbox) == 1
    assert inbreng.tekst not in mailoutbox[0].body


def test_anonymous_input_has_no_contact_and_no_message():
    inbreng = fabriek.inbreng(anoniem=True)
    assert inbreng.contact is None
    assert not Bericht.objects.exists()


def test_empty_text_is_refused():
    with pytest.raises(Afgewezen):
        fabriek.inbreng("  \n ")


# --- personal contact -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("vandaag", "spoed", "uiterlijk"),
    [
        (date(2026, 3, 2), True, date(2026, 3, 3)),
        (date(2026, 3, 6), True, date(2026, 3, 9)),  # Friday: Monday
        (date(2026, 3, 7), True, date(2026, 3, 9)),  # Saturday
        (date(2026, 4, 2), True, date(2026, 4, 7) if not klok.is_werkdag(date(2026, 4, 3)) else date(2026, 4, 3)),
        (date(2026, 12, 24), True, date(2026, 12, 28)),  # Christmas, both days, and the weekend
        (date(2026, 3, 2), False, date(2026, 3, 9)),
        (date(2026, 4, 1), False, None),
    ],
)
def test_due_date_of_the_call(adviseur, vandaag, spoed, uiterlijk):
    with klok.op(klok.lokaal(vandaag, 11)):
        contact = fabriek.contact(adviseur=adviseur, spoed=spoed)
    assert contact.uiterlijk == (uiterlijk or klok.werkdagen_later(vandaag, 5))
    assert klok.is_werkdag(contact.uiterlijk)


def test_urgent_counts_from_receipt_and_never_lies_in_the_past(adviseur):
    with klok.op(klok.lokaal(date(2026, 3, 2), 9)):
        inbreng = fabriek.inbreng(spoed=True)
    with klok.op(klok.lokaal(date(2026, 3, 5), 9)):
        contact = services.persoonlijk_contact(inbreng=inbreng, eigenaar=fabriek.gebruiker("ambtenaar"), door=adviseur)
    assert contact.uiterlijk == date(2026, 3, 5)


def test_urgent_cannot_be_put_off(adviseur):
    with pytest.raises(Afgewezen):
        services.persoonlijk_contact(
            inbreng=fabriek.inbreng(),
            eigenaar=fabriek.gebruiker("ambtenaar"),
            uiterlijk=klok.vandaag() + timedelta(days=20),
            spoed=True,
            door=adviseur,
        )


def test_nobody_is_asked_to_call_somebody_unknown(adviseur):
    with pytest.raises(Afgewezen):
        fabriek.contact(adviseur=adviseur, anoniem=True)


def test_who_does_not_work_here_cannot_be_asked_to_call(adviseur):
    with pytest.raises(Afgewezen):
        fabriek.contact(fabriek.gebruiker("commissielid"), adviseur=adviseur)


def test_closing_a_talk_answers_without_message(adviseur):
    eigenaar = fabriek.gebruiker("ambtenaar")
    contact = fabriek.contact(eigenaar, adviseur=adviseur)
    door = fabriek.Actor.gebruiker(eigenaar)
    services.contactpoging(inbreng=contact.inbreng, notitie="Niet opgenomen.", door=door)
    services.contact_afronden(inbreng=contact.inbreng, uitkomst="Hulp geregeld.", door=door)
    inbreng = Inbreng.objects.get(pk=contact.inbreng_id)
    assert inbreng.status == InbrengStatus.AFGEROND
    assert inbreng.beantwoord_op
    assert set(Bericht.objects.values_list("soort", flat=True)) == {"adviezen.ontvangen"}
    with pytest.raises(Conflict):
        services.contact_afronden(inbreng=contact.inbreng, uitkomst="Nog eens.", door=door)
    with pytest.raises(Conflict):
        services.contactpoging(inbreng=contact.inbreng, notitie="Nog eens.", door=door)


def test_outcome_of_a_talk_is_mandatory(adviseur):
    contact = fabriek.contact(adviseur=adviseur)
    with pytest.raises(Afgewezen):
        services.contact_afronden(inbreng=contact.inbreng, uitkomst=" ", door=adviseur)


def test_another_civil_servant_may_not_touch_the_talk(adviseur):
    contact = fabriek.contact(adviseur=adviseur)
    ander = fabriek.actor("ambtenaar")
    for doe in (
        lambda: services.contactpoging(inbreng=contact.inbreng, notitie="x", door=ander),
        lambda: services.contact_afronden(inbreng=contact.inbreng, uitkomst="x", door=ander),
        lambda: services.overdragen(contact=contact, eigenaar=ander.user, door=ander),
        lambda: services.niet_te_bereiken(inbreng=contact.inbreng, reden="x", door=ander),
    ):
        with pytest.raises(PermissionDenied):
            doe()
    assert not Contactpoging.objects.exists()


@pytest.mark.parametrize("rol", ["ambtenaar", "commissielid", "beheerder"])
def test_only_the_adviseur_chooses_a_route(rol):
    door, inbreng = fabriek.actor(rol), fabriek.inbreng()
    with pytest.raises(PermissionDenied):
        services.persoonlijk_contact(inbreng=inbreng, eigenaar=fabriek.gebruiker("ambtenaar"), door=door)
    with pytest.raises(PermissionDenied):
        services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=door)


# --- no follow-up: answered when told ---------------------------------------------------------------------------
def _geen_vervolg_en_kijk(adviseur, mailoutbox):
    """After the choice; after ten minutes; and how many mails."""
    begin = klok.lokaal(fabriek.MAANDAG, 10)
    with klok.op(begin):
        inbreng = fabriek.inbreng()
        verstuur()
        mailoutbox.clear()
        services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Wat fijn.", door=adviseur)
        verstuur()
    inbreng.refresh_from_db()
    ervoor = inbreng.beantwoord_op
    with klok.op(begin + timedelta(minutes=11)):
        verstuur()
        verstuur()
    inbreng.refresh_from_db()
    return ervoor, inbreng, len(mailoutbox)


def test_no_follow_up_is_answered_only_when_the_mail_is_out(adviseur, mailoutbox):
    ervoor, inbreng, mails = _geen_vervolg_en_kijk(adviseur, mailoutbox)
    assert ervoor is None
    assert inbreng.beantwoord_op is not None
    assert inbreng.status == InbrengStatus.GEEN_VERVOLG
    assert mails == 1
    assert "Wat fijn." in mailoutbox[0].body


def test_twin_without_the_hook_it_would_stay_unanswered(adviseur, mailoutbox, monkeypatch):
    monkeypatch.setattr(berichten.GeenVervolg, "na_verzending", lambda self, bericht: None)
    _ervoor, inbreng, mails = _geen_vervolg_en_kijk(adviseur, mailoutbox)
    assert mails == 1
    assert inbreng.beantwoord_op is None


def test_a_mail_that_fails_leaves_it_unanswered(adviseur, mailoutbox, monkeypatch):
    inbreng = fabriek.inbreng()
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=adviseur)

    def kapot(*args):
        raise OSError

    monkeypatch.setattr("participatie.berichten.verzenden.mail", kapot)
    with klok.op(klok.lokaal(klok.vandaag() + timedelta(days=1), 10)):
        verstuur()
    inbreng.refresh_from_db()
    assert inbreng.beantwoord_op is None


def test_by_phone_it_is_answered_when_somebody_called(adviseur):
    inbreng = fabriek.inbreng(contactgegevens={"naam": "Bep", "telefoon": "+31201234567", "kanaal": "bellen"})
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=adviseur)
    with klok.op(klok.lokaal(klok.vandaag() + timedelta(days=1), 10)):
        verstuur()
    inbreng.refresh_from_db()
    assert inbreng.beantwoord_op is None
    bericht = te_vertellen(inbreng).get()
    assert bericht.status == BerichtStatus.OP_LIJST
    afvinken(bericht=bericht, door=adviseur)
    inbreng.refresh_from_db()
    assert inbreng.beantwoord_op is not None


def test_anonymous_no_follow_up_is_answered_at_once(adviseur):
    inbreng = fabriek.inbreng(anoniem=True)
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="", door=adviseur)
    assert inbreng.beantwoord_op is not None
    assert not te_vertellen(inbreng).exists()


def test_a_giver_gets_an_explanation(adviseur):
    with pytest.raises(Afgewezen):
        services.geen_vervolg(inbreng=fabriek.inbreng(), reden="kan_niet", toelichting=" ", door=adviseur)


def test_choosing_twice_sends_once(adviseur):
    inbreng = fabriek.inbreng()
    ook = Inbreng.objects.get(pk=inbreng.pk)
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=adviseur)
    with pytest.raises(Conflict):
        services.geen_vervolg(inbreng=ook, reden="dank", toelichting="Dank.", door=adviseur)
    assert te_vertellen(inbreng).count() == 1


def test_undo_before_the_mail_and_choose_again(adviseur, mailoutbox):
    begin = klok.lokaal(fabriek.MAANDAG, 10)
    with klok.op(begin):
        inbreng = fabriek.inbreng()
        verstuur()
        mailoutbox.clear()
        services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Eerste.", door=adviseur)
        services.terug_naar_nieuw(inbreng=inbreng, door=adviseur)
        assert inbreng.status == InbrengStatus.NIEUW
        services.geen_vervolg(inbreng=inbreng, reden="kan_niet", toelichting="Tweede.", door=adviseur)
    with klok.op(begin + timedelta(hours=1)):
        verstuur()
    assert len(mailoutbox) == 1
    assert "Tweede." in mailoutbox[0].body
    inbreng.refresh_from_db()
    with pytest.raises((Afgewezen, PermissionDenied)):
        services.terug_naar_nieuw(inbreng=inbreng, door=adviseur)


def test_no_undo_while_the_mail_is_on_its_way(adviseur):
    inbreng = fabriek.inbreng()
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="Dank.", door=adviseur)
    te_vertellen(inbreng).update(status=BerichtStatus.BEZIG)
    with pytest.raises(Afgewezen):
        services.terug_naar_nieuw(inbreng=inbreng, door=adviseur)
    inbreng.refresh_from_db()
    assert inbreng.status == InbrengStatus.GEEN_VERVOLG


# --- bundling ---------------------------------------------------------------------------------------------------
def test_bundling_is_all_or_nothing(adviseur, advies):
    goed, klaar = fabriek.inbreng(), fabriek.inbreng()
    services.geen_vervolg(inbreng=klaar, reden="dank", toelichting="Dank.", door=adviseur)
    with pytest.raises(Conflict):
        services.bundelen(advies=advies, inbreng=[goed, klaar], door=adviseur)
    goed.refresh_from_db()
    assert goed.status == InbrengStatus.NIEUW


def test_bundling_twice_is_one_audit_row(adviseur, advies):
    inbreng = fabriek.inbreng()
    services.bundelen(advies=advies, inbreng=[inbreng], door=adviseur)
    services.bundelen(advies=advies, inbreng=[Inbreng.objects.get(pk=inbreng.pk)], door=adviseur)
    assert Gebeurtenis.objects.filter(actie="bundelen", object_id=inbreng.pk).count() == 1
    assert advies.inbreng.count() == 2


def test_an_advice_that_is_further_takes_no_input(adviseur, advies):
    type(advies).objects.filter(pk=advies.pk).update(status="te_toetsen", route="quick_win")
    with pytest.raises(Afgewezen):
        services.bundelen(advies=advies, inbreng=[fabriek.inbreng()], door=adviseur)


def test_what_was_talked_over_may_also_support_an_advice(adviseur, advies):
    contact = fabriek.contact(adviseur=adviseur)
    services.bundelen(advies=advies, inbreng=[contact.inbreng], door=adviseur)
    services.contact_afronden(inbreng=contact.inbreng, uitkomst="Gesproken.", door=adviseur)
    inbreng = Inbreng.objects.get(pk=contact.inbreng_id)
    assert inbreng.status == InbrengStatus.GEBUNDELD
    assert inbreng.beantwoord_op is None
    assert inbreng.persoonlijk_contact.status == ContactStatus.AFGEROND


def test_telling_is_counted_once(adviseur, advies):
    inbreng = advies.inbreng.get()
    assert services.markeer_beantwoord(inbreng_ids=[inbreng.pk], door=adviseur) == 1
    assert services.markeer_beantwoord(inbreng_ids=[inbreng.pk], door=adviseur) == 0
    inbreng.refresh_from_db()
    assert inbreng.status == InbrengStatus.AFGEROND


def test_unbundle_while_it_is_being_written(adviseur, advies):
    inbreng = fabriek.inbreng()
    services.bundelen(advies=advies, inbreng=[inbreng], door=adviseur)
    services.terug_naar_nieuw(inbreng=inbreng, door=adviseur)
    assert inbreng.status == InbrengStatus.NIEUW
    assert inbreng.advies is None


# --- not to be reached, erased ----------------------------------------------------------------------------------
def test_not_to_be_reached_closes_the_talk_too(adviseur):
    contact = fabriek.contact(adviseur=adviseur)
    inbreng = services.niet_te_bereiken(inbreng=contact.inbreng, reden="Nummer bestaat niet.", door=adviseur)
    contact.refresh_from_db()
    assert (inbreng.status, contact.status) == (InbrengStatus.AFGEROND, ContactStatus.AFGEROND)
    assert inbreng.beantwoord_op
    with pytest.raises(Conflict):
        services.niet_te_bereiken(inbreng=inbreng, reden="Nog eens.", door=adviseur)


def test_erasing_empties_the_words_revokes_the_link_and_ends_the_work(adviseur, client):
    from participatie.contacten.links import maak

    contact = fabriek.contact(adviseur=adviseur, tekst="MERKTEKEN")
    services.contactpoging(inbreng=contact.inbreng, notitie="MERKTEKEN", door=adviseur)
    pad = f"/status/{maak(contact.inbreng)}/"
    assert client.get(pad).status_code == 200
    wis(contact=contact.inbreng.contact, door=adviseur)
    inbreng = Inbreng.objects.get(pk=contact.inbreng_id)
    assert "MERKTEKEN" not in inbreng.tekst
    assert not Contactpoging.objects.filter(notitie__contains="MERKTEKEN").exists()
    assert inbreng.beantwoord_op
    assert client.get(pad).status_code == 404


def test_erasing_who_waits_for_an_explanation_sends_nothing(adviseur, mailoutbox):
    inbreng = fabriek.inbreng()
    services.geen_vervolg(inbreng=inbreng, reden="dank", toelichting="MERKTEKEN", door=adviseur)
    wis(contact=inbreng.contact, door=adviseur)
    with klok.op(klok.lokaal(klok.vandaag() + timedelta(days=1), 10)):
        verstuur()
    assert mailoutbox == []
    inbreng.refresh_from_db()
    assert "MERKTEKEN" not in inbreng.toelichting
