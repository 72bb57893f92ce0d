"""Every page of allauth that our configuration can show speaks Dutch, and says "u"."""

import html
import re
from pathlib import Path
from types import SimpleNamespace

import allauth
import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from babel.messages.pofile import read_po
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from tests.accounts.fabriek import maak_user, met_sleutel, met_totp

JE = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
# Common words of English sentences that no Dutch sentence has.
ENGELS = re.compile(
    r"\b(the|you|your|this|sign in|sign out|email address|please|password|enter|not used|confirm|remove|security)\b",
    re.IGNORECASE,
)
# No passwords, phones or user names to sign in with here, and no identity provider for others.
NIET_HIER = re.compile("password|phone|username", re.IGNORECASE)
ELDERS = ("idp/", "usersessions/", "openid/", "headless/", "templates/idp/", "templates/usersessions/")


def _catalogus(pad):
    with Path(pad).open("rb") as bestand:
        return [m for m in read_po(bestand, ignore_obsolete=True) if m.id]


ALLAUTH = _catalogus(Path(allauth.__file__).parent / "locale/nl/LC_MESSAGES/django.po")
ONZE = _catalogus(settings.LOCALE_PATHS[0] / "nl/LC_MESSAGES/django.po")


def _vertaald(m) -> list[str]:
    with translation.override("nl"):
        if m.pluralizable:
            return [ngettext(*m.id, 1), ngettext(*m.id, 2)]
        return [pgettext(m.context, m.id) if m.context else gettext(m.id)]


def test_onze_vertaling_wint_van_die_van_allauth():
    for m in ONZE:
        verwacht = list(m.string) if m.pluralizable else [m.string]
        assert _vertaald(m) == verwacht
        assert not list(m.check()), m.id


def test_wat_wij_vertalen_bestaat_bij_allauth():
    bekend = {(m.context, m.id) for m in ALLAUTH}
    assert [m.id for m in ONZE if (m.context, m.id) not in bekend] == []


def test_geen_tekst_van_allauth_die_hier_voorkomt_zegt_je():
    for m in ALLAUTH:
        bron = " ".join(m.id) if m.pluralizable else m.id
        if NIET_HIER.search(bron) or all(plek.startswith(ELDERS) for plek, _regel in m.locations):
            continue
        if any("password" in plek for plek, _regel in m.locations):
            continue
        for tekst in _vertaald(m):
            assert not JE.search(tekst), (bron, tekst)


# --- the pages themselves ---------------------------------------------------------------------------------------
def _adressen(patronen, voor="/account/"):
    for p in patronen:
        route = getattr(p.pattern, "_route", None)
        if route is None:
            continue
        if isinstance(p, URLPattern):
            if "<" not in voor + route:
                yield voor + route
        else:
            yield from _adressen(p.url_patterns, voor + route)


def _allauth_adressen() -> list[str]:
    (account,) = [p for p in get_resolver().url_patterns if getattr(p.pattern, "_route", "") == "account/"]
    return sorted({a for a in _adressen(account.url_patterns) if "/password/" not in a})


def _leesbaar(antwoord) -> str:
    tekst = re.sub(r"(?s)<(script|style)\b(?![^>]*application/json).*?</\1>", " ", antwoord.content.decode())
    return html.unescape(re.sub(r"(?s)<[^>]+>", " ", tekst))


def _controleer(antwoord, adres):
    if antwoord.content and antwoord.headers.get("Content-Type", "").startswith("text/html"):
        tekst = _leesbaar(antwoord)
        for fout in (JE, ENGELS):
            assert not fout.search(tekst), (adres, fout.search(tekst).group(), tekst[:4000])
        assert antwoord.content.decode().count("<h1") == 1, adres


def _loop_langs(client, adressen):
    gezien = {}
    for adres in adressen:
        for antwoord in (client.get(adres), client.post(adres, {})):
            assert antwoord.status_code < 500, adres
            _controleer(antwoord, adres)
            gezien.setdefault(adres, []).append(antwoord.status_code)
        if adres.endswith("logout/") and hasattr(client, "wie"):
            client.force_login(client.wie)
    return gezien


@pytest.mark.django_db
def test_alle_bladzijden_zonder_account():
    gezien = _loop_langs(Client(), _allauth_adressen())
    assert gezien["/account/login/"] == [200, 200]
    assert gezien["/account/inactive/"][0] == 200


@pytest.mark.django_db
@pytest.mark.parametrize("factoren", [(), ("totp",), ("sleutel",), ("totp", "sleutel", "codes")])
def test_alle_bladzijden_met_account(factoren):
    user = maak_user()
    client = Client()
    client.wie = user
    client.force_login(user)
    EmailAddress.objects.create(user=user, email="tweede@voorbeeld.example", verified=False)
    extra = []
    if "totp" in factoren:
        met_totp(user)
    if "sleutel" in factoren:
        pk = met_sleutel(user).pk
        extra = [reverse("mfa_edit_webauthn", args=[pk]), reverse("mfa_remove_webauthn", args=[pk])]
    if "codes" in factoren:
        RecoveryCodes.activate(user)
    gezien = _loop_langs(client, _allauth_adressen())
    assert gezien["/account/email/"][0] == 200
    _pas_bevestigd(client, user)
    gezien = _loop_langs(client, [a for a in _allauth_adressen() if "2fa" in a and "reauth" not in a] + extra)
    if "totp" in factoren:
        assert gezien["/account/2fa/totp/deactivate/"][0] == 200
    if "codes" in factoren:
        assert gezien["/account/2fa/recovery-codes/"][0] == 200
        assert gezien["/account/2fa/recovery-codes/generate/"][0] == 200
    if "sleutel" in factoren:
        assert gezien["/account/2fa/webauthn/"][0] == 200


def _pas_bevestigd(client, user):
    """As after typing the code again: pages that change the second factor ask for that."""
    session = client.session
    vraag = SimpleNamespace(session=session, user=user)
    record_authentication(vraag, user, "mfa", type="totp", reauthenticated=True)
    session.save()


@pytest.mark.django_db
@pytest.mark.parametrize("actie", ["action_primary", "action_send", "action_remove", "action_add"])
def test_meldingen_bij_adressen(actie):
    client, user = Client(), maak_user()
    client.force_login(user)
    for email in (user.email, "tweede@voorbeeld.example", "tweede@voorbeeld.example", "geen adres"):
        antwoord = client.post("/account/email/", {actie: "", "email": email}, follow=True)
        _controleer(antwoord, actie)


@pytest.mark.django_db
def test_inlogbladzijden_met_fouten_en_meldingen():
    client = Client()
    maak_user()
    for stap in (
        lambda: client.post("/account/login/", {"login": "geen adres"}),
        lambda: client.post("/account/login/", {"login": "inwoner@voorbeeld.example"}, follow=True),
        lambda: client.post("/account/login/code/confirm/", {"code": "FOUTFOUT"}, follow=True),
        lambda: client.post("/account/login/code/confirm/", {"action": "resend"}, follow=True),
        lambda: client.post("/account/logout/", follow=True),
        lambda: client.post("/account/signup/", {"email": "geen adres"}),
        lambda: client.post("/account/signup/", {"email": "nieuw@voorbeeld.example"}, follow=True),
        lambda: client.post("/account/confirm-email/", {"code": "FOUTFOUT"}, follow=True),
    ):
        _controleer(stap(), "inloggen")


def test_de_bladzijde_bij_te_veel_pogingen_is_van_ons():
    assert "Wacht een paar minuten" in render_to_string("429.html")
