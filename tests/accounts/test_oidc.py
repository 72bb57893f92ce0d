"""Sign-in through the municipality's own directory. No network: what the directory answers is given."""

import os
import subprocess
import sys

import pytest
from allauth.core import context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import mail
from django.urls import reverse

from participatie.accounts.models import User
from tests.accounts.fabriek import maak_user, met_totp

APP = {
    "provider_id": "gemeente",
    "name": "Inloggen als medewerker",
    "client_id": "x",
    "secret": "y",
    "settings": {"server_url": "https://sso.gemeente.example"},
}


@pytest.fixture
def oidc(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [APP]}}


def _kom_binnen(rf, *, uid="1", bevestigd=True, email="sam@gemeente.example", naam="Sam de Vries"):
    request = rf.get("/account/oidc/gemeente/login/callback/")
    SessionMiddleware(lambda r: None).process_request(request)
    MessageMiddleware(lambda r: None).process_request(request)
    request.user = AnonymousUser()
    with context.request_context(request):
        provider = get_adapter().get_provider(request, "gemeente")
        gegevens = {"sub": uid, "email": email, "email_verified": bevestigd, "name": naam}
        antwoord = complete_login(request, provider.sociallogin_from_response(request, {"userinfo": gegevens}))
    return request, antwoord


@pytest.mark.django_db
def test_een_bekend_adres_wordt_gekoppeld_aan_het_account(oidc, rf):
    user = maak_user("sam@gemeente.example", "ambtenaar")
    request, antwoord = _kom_binnen(rf)
    assert request.user == user
    assert antwoord.url == reverse("werkplek:start")
    assert SocialAccount.objects.get().user == user
    assert user.rollen == {"inwoner", "ambtenaar"}


@pytest.mark.django_db
def test_wie_een_tweede_factor_heeft_geeft_die_ook_hier(oidc, rf):
    met_totp(maak_user("sam@gemeente.example", "ambtenaar"))
    request, antwoord = _kom_binnen(rf)
    assert antwoord.url == reverse("mfa_authenticate")
    assert not request.user.is_authenticated


@pytest.mark.django_db
def test_een_onbekend_adres_wordt_een_gewone_inwoner(oidc, rf):
    _request, antwoord = _kom_binnen(rf)
    user = User.objects.get()
    assert (user.email, user.naam, user.rollen) == ("sam@gemeente.example", "Sam de Vries", {"inwoner"})
    assert not user.has_usable_password()
    assert antwoord.url == reverse("mijn:start")
    assert not mail.outbox


@pytest.mark.django_db
def test_een_adres_dat_niet_bevestigd_is_opent_geen_bestaand_account(oidc, rf):
    maak_user("sam@gemeente.example", "beheerder")
    request, _antwoord = _kom_binnen(rf, bevestigd=False)
    assert not request.user.is_authenticated
    assert not SocialAccount.objects.exists()


@pytest.mark.django_db
def test_zonder_die_eis_kwam_een_vreemde_in_het_account(oidc, rf, monkeypatch):
    user = maak_user("sam@gemeente.example", "beheerder")
    monkeypatch.setattr(
        "participatie.accounts.adapter.SociaalAdapter.authenticate_by_email", lambda self, login: (user, user.email)
    )
    request, _antwoord = _kom_binnen(rf, bevestigd=False)
    assert request.user == user


@pytest.mark.django_db
def test_wie_uitstaat_komt_ook_zo_niet_binnen(oidc, rf):
    maak_user("sam@gemeente.example", "ambtenaar", is_active=False)
    request, _antwoord = _kom_binnen(rf)
    assert not request.user.is_authenticated


@pytest.mark.django_db
def test_de_knop_staat_op_de_inlogpagina(oidc, client):
    assert "Inloggen als medewerker" in client.get("/account/login/").content.decode()


@pytest.mark.django_db
def test_zonder_oidc_staat_er_geen_knop(client):
    assert "Inloggen als medewerker" not in client.get("/account/login/").content.decode()


def test_de_instellingen_met_oidc_kloppen():
    code = """
import django; django.setup()
from django.conf import settings
from django.core.checks import run_checks
from django.test import Client
assert not [c for c in run_checks() if c.is_serious()]
print(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["provider_id"])
print(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"])
"""
    omgeving = os.environ | {
        "OIDC_ISSUER": "https://sso.gemeente.example",
        "OIDC_CLIENT_ID": "meepraten",
        "OIDC_CLIENT_SECRET": "geheim",
    }
    uit = subprocess.run([sys.executable, "-c", code], env=omgeving, capture_output=True, text=True, check=False)  # noqa: S603
    assert uit.returncode == 0, uit.stderr
    assert uit.stdout.splitlines()[0] == "gemeente"
    assert "https://sso.gemeente.example" in uit.stdout.splitlines()[1]
