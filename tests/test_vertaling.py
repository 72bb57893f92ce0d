"""English is complete: a text that is missing would leave a visitor with half a sentence in each language."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.utils import translation

from participatie.berichten.services import verstuur
from tests.wereld import client_van, maak_wereld, morgen

CATALOGUS = Path(settings.BASE_DIR, "locale", "en", "LC_MESSAGES", "django.po")
INVULPLEK = re.compile(r"%\(\w+\)[a-z]|%[a-z]\b|<[^<> ]+>")


def vormen(waarde) -> tuple[str, ...]:
    return waarde if isinstance(waarde, tuple) else (waarde,)


@pytest.fixture(scope="module")
def teksten():
    with CATALOGUS.open("rb") as bestand:
        return [tekst for tekst in read_po(bestand, locale="en") if tekst.id]


def test_no_text_is_empty_or_guessed(teksten):
    assert len(teksten) > 2000
    assert [tekst.id for tekst in teksten if not all(vormen(tekst.string)) or tekst.fuzzy] == []


def test_every_form_of_a_plural_is_there(teksten):
    assert [tekst.id for tekst in teksten if len(vormen(tekst.id)) != len(vormen(tekst.string))] == []


def test_placeholders_and_columns_are_equal(teksten):
    """Columns of a table are one text, `Wat|>Bedrag`: as many, and the same ones to the right."""

    def bouw(tekst: str):
        return sorted(INVULPLEK.findall(tekst)), [kolom.startswith(">") for kolom in tekst.split("|")]

    fout = [
        (bron, doel)
        for tekst in teksten
        for bron, doel in zip(vormen(tekst.id), vormen(tekst.string), strict=True)
        if doel and bouw(bron) != bouw(doel)
    ]
    assert fout == []


def test_the_catalogue_tells_nothing_about_a_machine():
    tekst = CATALOGUS.read_text()
    assert "POT-Creation-Date" not in tekst
    assert not re.search(r"^#(:|~)|/(home|work|tmp)/", tekst, re.MULTILINE)


def bezoek(client: Client, pad: str) -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def wereld(db, stil):
    maak_wereld()


def test_a_visitor_reads_english(wereld):
    woorden = {
        "/": "What do we do with what you say?",
        "/agenda/": "What can you have your say about",
        "/inbreng/": "What do you want to say?",
        "/bijeenkomsten/": "Come to a meeting",
    }
    for pad, tekst in woorden.items():
        pagina = bezoek(Client(), pad)
        assert '<html lang="en"' in pagina
        assert tekst in pagina


def test_staff_read_english(wereld):
    pagina = bezoek(client_van("adviseur"), "/werkplek/")
    assert '<html lang="en"' in pagina
    assert "Worklist" in pagina


def test_the_header_switches_the_language(wereld):
    client = Client()
    assert '<button type="submit" name="taal" value="en" lang="en">' in client.get("/").content.decode()
    antwoord = client.post("/taal/", {"taal": "en", "volgende": "/agenda/"})
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/agenda/")
    pagina = client.get("/agenda/").content.decode()
    assert '<html lang="en"' in pagina
    assert '<button type="submit" name="taal" value="nl" lang="nl">' in pagina


@pytest.mark.parametrize(("taal", "woorden"), [("en", "You have a place"), ("nl", "U hebt een plaats")])
def test_mail_is_in_the_language_of_who_filled_in_the_form(wereld, mailoutbox, taal, woorden):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = taal
    antwoord = client.post(
        f"/bijeenkomsten/{morgen().slug}/aanmelden/", {"naam": "Ann Lezer", "email": "ann@post.example", "aantal": "1"}
    )
    assert antwoord.status_code == 302
    with translation.override("nl" if taal == "en" else "en"):  # the worker's language says nothing
        while verstuur():
            pass
    mail = next(mail for mail in mailoutbox if mail.to == ["ann@post.example"])
    html = mail.alternatives[0][0]
    assert f'<html lang="{taal}">' in html
    assert woorden in mail.body
    assert woorden in html
