"""A secret link does not end up in the log of the server."""

import io
import logging

import pytest
from django.conf import settings
from django.test import Client

from adviezen.services import ontvang_inbreng
from participatie.audit.actor import Actor
from participatie.contacten import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def regels(monkeypatch):
    """What the console gets: the handler of our settings, with another stream."""
    (console,) = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]
    uit = io.StringIO()
    monkeypatch.setattr(console, "stream", uit)
    return console, uit


def _geweigerd() -> str:
    gegevens = {"naam": "Ria", "email": "ria@voorbeeld.example"}
    token = links.maak(ontvang_inbreng(tekst="x", bron="formulier", contactgegevens=gegevens, door=Actor()))
    assert Client(enforce_csrf_checks=True).post(f"/status/{token}/").status_code == 403
    assert Client().put(f"/status/{token}/").status_code == 405
    assert Client().get(f"/status/{token}x/").status_code == 404
    return token


def test_een_geweigerd_verzoek_noemt_de_link_niet(regels):
    _console, uit = regels
    token = _geweigerd()
    assert uit.getvalue().count("/status/…/") == 3
    assert token not in uit.getvalue()


def test_zonder_het_filter_staat_hij_er(regels, monkeypatch):
    console, uit = regels
    monkeypatch.setattr(console, "filters", [])
    assert _geweigerd() in uit.getvalue()


def test_gunicorn_schrijft_geen_adressen_op():
    """An access log would keep every secret link, also as referer, beside the visitor's IP address."""
    assert "--access-log" not in (settings.BASE_DIR / "Dockerfile").read_text()
