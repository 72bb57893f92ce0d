"""The outbox: once, not at night, not when it is no longer needed, and never blindly again."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet

from participatie import klok
from participatie.audit.actor import Actor
from participatie.berichten import services, soorten, verzenden
from participatie.berichten.models import Bericht
from participatie.berichten.tasks import verstuur_berichten
from participatie.ontwikkeling.models import Post
from participatie.workflow.kern import Conflict
from tests.kern.fabriek import DAG, Proef, bericht, contact, inloggen, overdag, persoon, tegelijk


@pytest.fixture(autouse=True)
def proef(monkeypatch):
    monkeypatch.setattr(services, "wek", lambda: None)
    soort = Proef()
    monkeypatch.setitem(soorten._register, "kern.proef", soort)
    return soort


def _status(rij) -> str:
    rij.refresh_from_db()
    return rij.status


@pytest.mark.django_db
def test_same_key_is_written_once():
    aan = contact()
    assert bericht("dezelfde", aan=aan)
    assert bericht("dezelfde", aan=aan) is None
    with overdag():
        verstuur_berichten()
        verstuur_berichten()
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_nothing_is_written_for_who_cannot_be_reached():
    assert bericht(aan=contact(email="")) is None
    assert not Bericht.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_message_and_change_live_or_die_together(monkeypatch):
    gewekt = []
    monkeypatch.setattr(services, "wek", lambda: gewekt.append(1))
    aan = contact()

    def mislukt():
        with transaction.atomic():
            bericht(aan=aan)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mislukt()
    assert not Bericht.objects.exists()
    assert not gewekt
    bericht(aan=aan)
    assert gewekt == [1]


@pytest.mark.django_db
def test_a_broker_that_is_down_loses_nothing(monkeypatch):
    monkeypatch.undo()

    def stuk():
        raise ConnectionError

    monkeypatch.setattr(verstuur_berichten, "delay", stuk)
    services.wek()


@pytest.mark.django_db
def test_quiet_hours_hold_back_all_but_confirmations():
    laat = bericht("later")
    meteen = bericht("meteen", direct=True)
    for uur in (21, 23, 0, 7):
        with overdag(uur):
            services.verstuur()
        assert _status(laat) == "klaar"
    assert _status(meteen) == "verzonden"
    with overdag(8):
        services.verstuur()
    assert _status(laat) == "verzonden"


@pytest.mark.django_db
def test_not_before_its_time():
    rij = bericht(vanaf=klok.lokaal(DAG, 12) + timedelta(seconds=1))
    with overdag(12):
        assert services.verstuur() == 0
    with overdag(13):
        services.verstuur()
    assert _status(rij) == "verzonden"


@pytest.mark.django_db
def test_no_longer_needed_lapses(proef):
    proef.nodig = False
    rij = bericht()
    with overdag():
        services.verstuur()
    assert _status(rij) == "vervallen"
    assert not mail.outbox


@pytest.mark.django_db
def test_withdrawn_with_its_object():
    rij = bericht()
    assert services.laat_vervallen(soort="kern.proef", object_id=1) == 1
    assert _status(rij) == "vervallen"


@pytest.mark.django_db
def test_claim_of_a_dead_worker_becomes_uncertain_and_is_not_sent_again(monkeypatch):
    """The worker dies after its claim: SystemExit passes through, as kill does."""
    rij = bericht()

    def sterf(*_args):
        raise SystemExit

    with overdag(), monkeypatch.context() as m:
        m.setattr(services, "_handel_af", sterf)
        with pytest.raises(SystemExit):
            services.verstuur()
    assert _status(rij) == "bezig"
    with overdag(13):
        assert services.verstuur() == 0
        assert services.markeer_onzeker() == 1
        assert services.verstuur() == 0
    assert _status(rij) == "onzeker"
    assert not mail.outbox
    with overdag(14):
        services.opnieuw(bericht=rij, door=Actor.gebruiker(persoon("adviseur")))
        services.verstuur()
    assert len(mail.outbox) == 1
    with pytest.raises(Conflict):
        services.opnieuw(bericht=rij, door=Actor.gebruiker(persoon("adviseur")))


@pytest.mark.django_db
def test_a_young_claim_is_left_alone():
    rij = bericht()
    Bericht.objects.update(status="bezig", claim="x", geclaimd_op=klok.nu() - timedelta(minutes=14))
    assert services.markeer_onzeker() == 0
    assert _status(rij) == "bezig"


@pytest.mark.django_db
def test_failing_mail_server_is_tried_later_and_at_last_given_up(monkeypatch):
    rij = bericht()

    def stuk(*_args):
        raise ConnectionRefusedError("mail server down")

    monkeypatch.setattr(verzenden, "mail", stuk)
    moment = klok.lokaal(DAG, 9)
    wachttijden = []
    for poging in range(1, services.MAX_POGINGEN + 1):
        with klok.op(moment):
            assert services.verstuur() == 1
            assert services.verstuur() == 0, "not again at once"
        rij.refresh_from_db()
        assert rij.pogingen == poging
        assert rij.fout == "ConnectionRefusedError"
        wachttijden.append((rij.vanaf - moment).total_seconds() / 60)
        moment = rij.vanaf
    assert wachttijden == [2, 4, 8, 16, 32]
    assert rij.status == "mislukt"


@pytest.mark.django_db
def test_a_message_that_an_app_cannot_handle_does_not_hold_up_the_rest(proef, monkeypatch):
    kapot, goed = bericht("a"), bericht("b")
    echt = proef.nog_nodig
    monkeypatch.setattr(proef, "nog_nodig", lambda b: 1 / 0 if b.pk == kapot.pk else echt(b))
    with overdag():
        services.verstuur()
    assert (_status(kapot), _status(goed)) == ("onzeker", "verzonden")


@pytest.mark.django_db
def test_unknown_kind_and_vanished_object(proef):
    weg, onbekend = bericht("a"), bericht("b")
    Bericht.objects.filter(pk=onbekend.pk).update(soort="bestaat.niet")
    proef.nodig = ObjectDoesNotExist()
    with overdag():
        services.verstuur()
    assert (_status(weg), _status(onbekend)) == ("vervallen", "onzeker")


@pytest.mark.django_db
def test_sent_but_the_app_could_not_note_it_is_looked_at_by_a_person(proef, monkeypatch):
    """The mail went out: sending again would double it, forgetting it would leave the giver 'not told'."""
    rij = bericht()
    with monkeypatch.context() as m:
        m.setattr(proef, "na_verzending", lambda b: 1 / 0)
        with overdag():
            services.verstuur()
    assert _status(rij) == "onzeker"
    services.afvinken(bericht=rij, door=Actor.gebruiker(persoon("adviseur")))
    assert _status(rij) == "verzonden"
    assert proef.verteld == [rij.pk]
    assert len(mail.outbox) == 1


# --- two senders at once ----------------------------------------------------------------------------------------
AANTAL = 60


def _vang(monkeypatch) -> Counter:
    verstuurd, slot = Counter(), threading.Lock()

    def vang(_contact, _tekst, bericht):
        with slot:
            verstuurd[bericht.sleutel] += 1

    monkeypatch.setattr(verzenden, "mail", vang)
    return verstuurd


def _zender():
    with overdag():
        while services.verstuur(aantal=15):
            pass


@pytest.mark.django_db(transaction=True)
def test_senders_at_once_double_nothing(monkeypatch):
    verstuurd = _vang(monkeypatch)
    aan = contact()
    for nummer in range(AANTAL):
        bericht(str(nummer), aan=aan)
    assert tegelijk(_zender, 4) == [None] * 4
    assert len(verstuurd) == AANTAL
    assert set(verstuurd.values()) == {1}
    assert set(Bericht.objects.values_list("status", flat=True)) == {"verzonden"}


@pytest.mark.django_db(transaction=True)
def test_twin_without_the_condition_in_the_claim_messages_double(monkeypatch):
    """The guard is `WHERE status = 'klaar'` in the claim: without it two senders that looked together both send."""
    verstuurd = _vang(monkeypatch)
    bericht()
    allebei_gekeken, eerste_heeft, tweede_heeft = threading.Barrier(2), threading.Event(), threading.Event()
    echte_update, echt_afhandelen = QuerySet.update, services._handel_af

    def zonder_voorwaarde(self, **velden):
        if velden.get("status") != "bezig":
            return echte_update(self, **velden)
        if allebei_gekeken.wait(10):
            eerste_heeft.wait(10)
        return echte_update(Bericht.objects.all(), **velden)

    def afhandelen(rij):
        (tweede_heeft if eerste_heeft.is_set() else eerste_heeft).set()
        tweede_heeft.wait(10)
        echt_afhandelen(rij)

    monkeypatch.setattr(QuerySet, "update", zonder_voorwaarde)
    monkeypatch.setattr(services, "_handel_af", afhandelen)
    assert tegelijk(_zender, 2) == [None, None]
    assert verstuurd["een"] == 2


# --- other channels ---------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_sms_and_call_list_and_letter_list(settings):
    settings.SMS_VERZENDER = "participatie.ontwikkeling.mail.bewaar_sms"
    sms = bericht("sms", aan=contact(email="", telefoon="+31612345678"))
    bellen = bericht("bellen", aan=contact(email="", telefoon="+31201234567"))
    brief = bericht("brief", aan=contact(email="", adres="Straat 1\n1234 AB Dorp"))
    with overdag():
        services.verstuur()
    assert (_status(sms), _status(bellen), _status(brief)) == ("verzonden", "op_lijst", "op_lijst")
    assert (sms.kanaal, bellen.kanaal, brief.kanaal) == ("sms", "bellen", "brief")
    assert Post.objects.get().aan == "+31612345678"


@pytest.mark.django_db
def test_without_sms_sender_a_person_calls(settings):
    settings.SMS_VERZENDER = ""
    rij = bericht(aan=contact(email="", telefoon="+31612345678"))
    with overdag():
        services.verstuur()
    assert (_status(rij), rij.kanaal) == ("op_lijst", "bellen")


@pytest.mark.django_db
def test_kind_that_is_not_for_this_channel_lapses(proef):
    proef.kanalen = ("email",)
    rij = bericht(aan=contact(email="", telefoon="+31201234567"))
    with overdag():
        services.verstuur()
    assert _status(rij) == "vervallen"


@pytest.mark.django_db
def test_the_list_says_what_to_tell_and_is_ticked_off_once(client, proef):
    inloggen(client, "adviseur")
    rij = bericht(aan=contact(email="", telefoon="+31201234567"))
    with overdag():
        services.verstuur()
    pagina = client.get("/werkplek/berichten/").content.decode()
    assert "Eerste alinea." in pagina
    assert "020 123 4567" in pagina
    for _ in range(2):
        antwoord = client.post(f"/werkplek/berichten/{rij.pk}/afvinken/", {"bereikt": "ja"}, follow=True)
        assert antwoord.status_code == 200
    assert "ondertussen al veranderd" in antwoord.content.decode()
    assert _status(rij) == "verzonden"
    assert proef.verteld == [rij.pk]


@pytest.mark.django_db
def test_not_reached_is_not_told(client, proef):
    inloggen(client, "adviseur")
    rij = bericht()
    Bericht.objects.update(status="op_lijst", kanaal="bellen")
    client.post(f"/werkplek/berichten/{rij.pk}/afvinken/", {"bereikt": "nee"})
    assert _status(rij) == "vervallen"
    assert not proef.verteld


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["onzeker", "mislukt"])
def test_what_needs_a_decision_has_its_buttons(client, status):
    inloggen(client, "adviseur")
    rij = bericht()
    Bericht.objects.update(status=status, kanaal="email")
    pagina = client.get("/werkplek/berichten/").content.decode()
    assert "Opnieuw versturen" in pagina
    assert "Is aangekomen" in pagina
    client.post(f"/werkplek/berichten/{rij.pk}/opnieuw/")
    assert _status(rij) == "klaar"


@pytest.mark.django_db
def test_only_the_advisor_sees_the_list(client):
    rij = bericht()
    inloggen(client, "ambtenaar")
    assert client.get("/werkplek/berichten/").status_code == 403
    assert client.post(f"/werkplek/berichten/{rij.pk}/afvinken/").status_code == 403
