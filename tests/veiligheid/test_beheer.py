"""What the beheerder cannot reach: the secrets and addresses by which others sign in."""

import pytest
from allauth.mfa.admin import AuthenticatorAdmin
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.sites import AdminSite

from participatie.audit.models import Gebeurtenis
from participatie.gemeente.beheer import BeheerSite
from tests.accounts.fabriek import maak_user, met_totp
from tests.wereld import client_van

pytestmark = pytest.mark.django_db

EIGEN = {"gemeente", "accounts", "audit", "avg", "adviezen", "budget", "meedenkers"}
VREEMD = [
    "mfa/authenticator",
    "account/emailaddress",
    "socialaccount/socialapp",
    "socialaccount/socialtoken",
    "socialaccount/socialaccount",
    "auth/group",
]


@pytest.fixture
def beheerder():
    maak_user("beheerder@voorbeeld.example", "beheerder")
    return client_van("beheerder")


def test_alleen_eigen_lijsten_in_beheer():
    assert {model._meta.app_label for model in admin.site._registry} == EIGEN


def test_geheimen_en_adressen_van_anderen_staan_er_niet(beheerder):
    geheim = met_totp(maak_user("adviseur@voorbeeld.example", "adviseur"))
    pk = Authenticator.objects.get().pk
    for lijst in VREEMD:
        for adres in (f"/beheer/{lijst}/", f"/beheer/{lijst}/add/", f"/beheer/{lijst}/{pk}/change/"):
            antwoord = beheerder.get(adres, follow=True)
            assert geheim not in antwoord.content.decode()
            assert antwoord.status_code == 404, adres


def test_zonder_de_grens_komt_allauth_er_wel_in():
    """The twin: Django's own site takes them."""
    for site, staat_erin in ((AdminSite(), True), (BeheerSite(), False)):
        site.register(Authenticator, AuthenticatorAdmin)
        assert site.is_registered(Authenticator) is staat_erin


def test_tweede_factor_weghalen_staat_in_het_logboek_en_kan_niet_bij_zichzelf(beheerder):
    adviseur = maak_user("adviseur@voorbeeld.example", "adviseur")
    zelf = type(adviseur).objects.get(email="beheerder@voorbeeld.example")
    for user in (adviseur, zelf):
        met_totp(user)
    antwoord = beheerder.post(
        "/beheer/accounts/user/",
        {"action": "tweede_factor_weghalen", "_selected_action": [adviseur.pk, zelf.pk]},
    )
    assert antwoord.status_code == 302
    assert list(Authenticator.objects.values_list("user", flat=True)) == [zelf.pk]
    rijen = Gebeurtenis.objects.filter(actie="tweede_factor_weghalen")
    assert list(rijen.values_list("object_id", flat=True)) == [adviseur.pk]
