"""What really arrives at a mail server."""

import socket
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from participatie.berichten import services, soorten, verzenden
from participatie.gemeente.models import Gemeente
from tests.kern.fabriek import Proef, bericht, contact, overdag

ICS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


class Vanger:
    def __init__(self):
        self.post = []

    async def handle_DATA(self, server, session, envelope):
        self.post.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


@pytest.fixture
def vanger(settings):
    vanger = Vanger()
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    server = Controller(vanger, hostname="127.0.0.1", port=poort)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", poort
    yield vanger
    server.stop()


@pytest.fixture
def proef(monkeypatch):
    monkeypatch.setattr(services, "wek", lambda: None)
    soort = Proef()
    monkeypatch.setitem(soorten._register, "kern.proef", soort)
    return soort


@pytest.mark.django_db
def test_one_mail_with_all_its_parts(vanger, proef):
    proef.extra = {
        "knop": ("Bekijk het", "https://site.example/status/x/"),
        "links": [("Afmelden", "https://site.example/af/?a=1&b=2")],
        "ics": ICS,
        "afmeldlink": "https://site.example/stop/",
    }
    rij = bericht(aan=contact(naam="Ria <b>de Boer</b>\r\nBcc: ria"))
    with overdag():
        services.verstuur()
        services.verstuur()
    [(aan, post)] = vanger.post
    gemeente = Gemeente.huidig()
    assert aan == ["ria@post.example"]
    assert post["Subject"] == "Een bericht"
    assert post["Reply-To"] == gemeente.email
    assert post["List-Unsubscribe"] == "<https://site.example/stop/>"
    assert post["X-Bericht"] == str(rij.pk)
    assert post["Bcc"] is None
    delen = {deel.get_content_type(): deel for deel in post.walk() if not deel.is_multipart()}
    tekst, html = delen["text/plain"].get_content(), delen["text/html"].get_content()
    for stuk in ("Eerste alinea.", "https://site.example/status/x/", gemeente.telefoon, gemeente.email):
        assert stuk in tekst
        assert stuk in html
    # Plain text is not escaped, HTML is.
    assert "?a=1&b=2" in tekst
    assert "<b>de Boer</b>" in tekst
    assert "<b>de Boer</b>" not in html
    kalender = delen["text/calendar"]
    assert kalender.get_param("method") == "REQUEST"
    assert "BEGIN:VCALENDAR" in kalender.get_content()


@pytest.mark.django_db
def test_a_newline_in_a_subject_makes_no_header(vanger, proef, monkeypatch):
    monkeypatch.setattr(proef, "tekst", lambda b: soorten.Tekst(onderwerp="Een\r\nBcc: x@y.example", alineas=["Tekst"]))
    bericht()
    with overdag():
        services.verstuur()
    [(aan, post)] = vanger.post
    assert post["Bcc"] is None
    assert aan == ["ria@post.example"]


@pytest.mark.django_db
def test_a_server_that_is_away_comes_back(vanger, proef, settings):
    goed, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    rij = bericht()
    with overdag(9):
        services.verstuur()
    rij.refresh_from_db()
    assert rij.status == "klaar"
    settings.EMAIL_PORT = goed
    with overdag(10):
        services.verstuur()
    rij.refresh_from_db()
    assert rij.status == "verzonden"
    assert len(vanger.post) == 1


@pytest.mark.django_db
def test_a_line_that_breaks_while_the_mail_is_on_its_way_leaves_it_to_a_person(vanger, proef, monkeypatch):
    """The server may have it already: sending it again by ourselves could be the second time."""

    async def verbreek(server, session, envelope):
        vanger.post.append(envelope)
        server.transport.abort()
        return "250 OK"

    monkeypatch.setattr(vanger, "handle_DATA", verbreek, raising=False)
    rij = bericht()
    for uur in (9, 10, 11):
        with overdag(uur):
            services.verstuur()
    rij.refresh_from_db()
    assert rij.status == "onzeker"
    assert len(vanger.post) == 1


@pytest.mark.django_db
def test_twin_that_takes_every_fault_for_not_sent_sends_it_again(vanger, proef, monkeypatch):
    async def verbreek(server, session, envelope):
        vanger.post.append(envelope)
        server.transport.abort()
        return "250 OK"

    monkeypatch.setattr(vanger, "handle_DATA", verbreek, raising=False)
    echt = verzenden.mail

    def zonder_onderscheid(*args):
        try:
            echt(*args)
        except verzenden.OnzekerVerstuurd as fout:
            raise verzenden.NietVerstuurd from fout

    monkeypatch.setattr(verzenden, "mail", zonder_onderscheid)
    bericht()
    for uur in (9, 10, 11):
        with overdag(uur):
            services.verstuur()
    assert len(vanger.post) > 1


@pytest.mark.django_db
def test_a_mail_that_the_server_refuses_is_tried_again(vanger, proef, monkeypatch):
    async def weiger(server, session, envelope):
        return "451 later"

    monkeypatch.setattr(vanger, "handle_DATA", weiger, raising=False)
    rij = bericht()
    with overdag(9):
        services.verstuur()
    rij.refresh_from_db()
    assert (rij.status, rij.fout) == ("klaar", "NietVerstuurd")
