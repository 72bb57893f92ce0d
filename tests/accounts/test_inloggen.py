"""Sign-in as people do it: with the codes from the mail and from the app."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from participatie.accounts import middleware
from participatie.accounts.models import User
from tests.accounts.fabriek import code_in, maak_user, met_sleutel, met_totp, totp_code
from tests.vergelijken import zonder_tokens

pytestmark = pytest.mark.django_db
LOGIN, LOGIN_CODE = "/account/login/", "/account/login/code/confirm/"


def vraag_code(client, email, **extra):
    return client.post(LOGIN, {"login": email, **extra})


def log_in(client, email, **extra):
    vraag_code(client, email, **extra)
    return client.post(LOGIN_CODE, {"code": code_in(mail.outbox[-1]), **extra})


# --- residents --------------------------------------------------------------------------------------------------
def test_een_inwoner_maakt_een_account_met_alleen_een_mailadres(client):
    antwoord = client.post("/account/signup/", {"email": "Nieuw@Voorbeeld.example"})
    assert antwoord.url == "/account/confirm-email/"
    (post,) = mail.outbox
    assert post.to == ["nieuw@voorbeeld.example"]
    antwoord = client.post("/account/confirm-email/", {"code": code_in(post)})
    assert antwoord.url == reverse("mijn:start")
    user = User.objects.get()
    assert (user.email, user.rollen, user.has_usable_password()) == ("nieuw@voorbeeld.example", {"inwoner"}, False)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_met_een_verkeerde_code_bestaat_er_nog_geen_bevestigd_adres(client):
    client.post("/account/signup/", {"email": "nieuw@voorbeeld.example"})
    client.post("/account/confirm-email/", {"code": "FOUTFOUT"})
    assert not EmailAddress.objects.filter(verified=True).exists()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("bevestigd", [True, False])
def test_inloggen_met_een_code_ook_als_het_beheer_het_account_maakte(client, bevestigd):
    user = maak_user(bevestigd=bevestigd)
    antwoord = log_in(client, "INWONER@voorbeeld.example")
    assert antwoord.url == reverse("mijn:start")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert EmailAddress.objects.get(user=user).verified
    assert len(mail.outbox) == 1


def test_next_wint_maar_alleen_binnen_de_site(client):
    maak_user()
    assert log_in(client, "inwoner@voorbeeld.example", next="/agenda/").url == "/agenda/"
    client.logout()
    assert log_in(client, "inwoner@voorbeeld.example", next="https://kwaad.example/").url == reverse("mijn:start")


def test_een_onbekend_adres_ziet_hetzelfde_als_een_bekend(client, client_factory):
    maak_user()
    bladzijden = []
    for email in ("inwoner@voorbeeld.example", "niemand@voorbeeld.example"):
        bezoeker = client_factory()
        antwoord = vraag_code(bezoeker, email)
        assert antwoord.url == LOGIN_CODE
        bladzijden.append(zonder_tokens(bezoeker.get(LOGIN_CODE)).replace(email, "…"))
    assert bladzijden[0] == bladzijden[1]
    assert "account/signup" in mail.outbox[1].body  # only the owner of the mailbox hears it


def test_aanmelden_met_een_bekend_adres_verraadt_niets(client, client_factory):
    maak_user()
    antwoorden = [
        client_factory().post("/account/signup/", {"email": email}).url
        for email in ("inwoner@voorbeeld.example", "nieuw@voorbeeld.example")
    ]
    assert antwoorden[0] == antwoorden[1]
    assert "U hebt al een account" in mail.outbox[0].subject


def test_een_account_dat_uitstaat_komt_er_niet_in(client):
    maak_user(is_active=False)
    vraag_code(client, "inwoner@voorbeeld.example")
    for post in mail.outbox:
        assert "code om in te loggen" not in post.subject
    assert "_auth_user_id" not in client.session


def test_wie_uit_wordt_gezet_is_meteen_uitgelogd(client):
    user = maak_user()
    log_in(client, user.email)
    assert client.get(reverse("account_email")).status_code == 200
    User.objects.update(is_active=False)
    assert client.get(reverse("account_email")).status_code == 302


def test_de_onderwerpen_van_mails_zijn_nederlands_en_neutraal(client, client_factory):
    maak_user()
    vraag_code(client, "inwoner@voorbeeld.example")
    vraag_code(client_factory(), "niemand@voorbeeld.example")
    client_factory().post("/account/signup/", {"email": "nieuw@voorbeeld.example"})
    onderwerpen = [post.subject for post in mail.outbox]
    assert onderwerpen == ["Uw code om in te loggen", "Inloggen", "Uw code om uw e-mailadres te bevestigen"]
    for post in mail.outbox:
        assert post.body.startswith("Beste lezer,")
        assert "Gemeente " in post.body


# --- wrong codes and too many of them ---------------------------------------------------------------------------
def test_na_drie_verkeerde_codes_werkt_ook_de_goede_niet_meer(client):
    maak_user()
    vraag_code(client, "inwoner@voorbeeld.example")
    for _poging in range(3):
        client.post(LOGIN_CODE, {"code": "FOUTFOUT"})
    client.post(LOGIN_CODE, {"code": code_in(mail.outbox[0])})
    assert "_auth_user_id" not in client.session


def test_zonder_grens_aan_pogingen_zou_de_goede_code_nog_werken(client, settings):
    settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 100
    maak_user()
    vraag_code(client, "inwoner@voorbeeld.example")
    for _poging in range(3):
        client.post(LOGIN_CODE, {"code": "FOUTFOUT"})
    client.post(LOGIN_CODE, {"code": code_in(mail.outbox[0])})
    assert "_auth_user_id" in client.session


def _codes_gevraagd(client_factory) -> int:
    for _keer in range(5):
        vraag_code(client_factory(), "inwoner@voorbeeld.example")
    return len(mail.outbox)


def test_per_minuut_gaan_er_drie_codes_naar_een_adres(client_factory):
    maak_user()
    assert _codes_gevraagd(client_factory) == 3


def test_zonder_grens_gingen_er_vijf_codes_naar_een_adres(client_factory, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    maak_user()
    assert _codes_gevraagd(client_factory) == 5


def test_wie_te_vaak_een_account_maakt_krijgt_een_gewone_bladzijde(client_factory):
    for nummer in range(21):
        antwoord = client_factory().post("/account/signup/", {"email": f"n{nummer}@voorbeeld.example"})
    assert antwoord.status_code == 429
    assert "Wacht een paar minuten" in antwoord.content.decode()


# --- staff: second factor ---------------------------------------------------------------------------------------
def test_een_medewerker_stelt_eerst_een_tweede_factor_in(client):
    user = maak_user("adviseur@voorbeeld.example", "adviseur")
    assert log_in(client, user.email).url == reverse("werkplek:start")
    assert client.get("/werkplek/").url == reverse("mfa_index")
    client.get(reverse("mfa_activate_totp"))
    geheim = client.session["mfa.totp.secret"]
    client.post(reverse("mfa_activate_totp"), {"code": totp_code(geheim)})
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    # Setting one up is not showing it: the page itself stays closed until the code is given.
    bevestig = client.get("/werkplek/?pagina=2").url
    assert bevestig == f"{reverse('mfa_reauthenticate')}?next=%2Fwerkplek%2F%3Fpagina%3D2"
    assert client.post(bevestig, {"code": "000000"}).status_code == 200
    assert client.get("/werkplek/").status_code == 302
    assert client.post(bevestig, {"code": totp_code(geheim)}).url == "/werkplek/?pagina=2"
    assert client.get("/werkplek/").status_code == 200


def test_een_medewerker_met_een_app_geeft_beide_codes(client):
    user = maak_user("adviseur@voorbeeld.example", "adviseur")
    geheim = met_totp(user)
    assert log_in(client, user.email).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.post(reverse("mfa_authenticate"), {"code": totp_code(geheim)}).url == reverse("werkplek:start")
    assert client.get("/werkplek/").status_code == 200


def test_next_blijft_bewaard_door_beide_stappen(client):
    user = maak_user("adviseur@voorbeeld.example", "adviseur")
    geheim = met_totp(user)
    log_in(client, user.email, next="/agenda/")
    assert client.post(reverse("mfa_authenticate"), {"code": totp_code(geheim)}).url == "/agenda/"


def test_een_gebruikte_code_werkt_geen_tweede_keer(client, client_factory):
    user = maak_user("adviseur@voorbeeld.example", "adviseur")
    code = totp_code(met_totp(user))
    log_in(client, user.email)
    client.post(reverse("mfa_authenticate"), {"code": code})
    ander = client_factory()
    log_in(ander, user.email)
    ander.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" not in ander.session


def test_verkeerde_codes_van_de_app_houden_op(client):
    user = maak_user("adviseur@voorbeeld.example", "adviseur")
    geheim = met_totp(user)
    log_in(client, user.email)
    for _poging in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    antwoord = client.post(reverse("mfa_authenticate"), {"code": totp_code(geheim)})
    assert "te vaak niet gelukt" in antwoord.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("rol", ["adviseur", "ambtenaar", "commissielid", "beheerder"])
@pytest.mark.parametrize("pad", ["/werkplek/", "/commissie/", "/mijn/", "/beheer/", "/"])
def test_zonder_tweede_factor_ziet_geen_medewerker_iets(client, rol, pad):
    client.force_login(maak_user("m@voorbeeld.example", rol))
    assert client.get(pad).url == reverse("mfa_index")


def test_zonder_de_bewaking_kwam_een_medewerker_er_met_een_code_in(client, monkeypatch):
    client.force_login(maak_user("m@voorbeeld.example", "adviseur"))
    monkeypatch.setattr(middleware, "met_tweede_factor", lambda request: True)
    assert client.get("/werkplek/").status_code == 200


def test_wie_alleen_een_sleutel_heeft_wordt_om_de_sleutel_gevraagd(client):
    user = maak_user("m@voorbeeld.example", "adviseur")
    client.force_login(user)
    met_sleutel(user)
    assert client.get("/werkplek/").url.startswith(reverse("mfa_reauthenticate_webauthn"))


@pytest.mark.parametrize(
    ("rol", "naam"),
    [("ambtenaar", "werkplek:start"), ("commissielid", "commissie:start"), ("beheerder", "admin:index")],
)
def test_iedereen_komt_na_inloggen_in_de_eigen_kamer(client, rol, naam):
    user = maak_user("m@voorbeeld.example", rol)
    geheim = met_totp(user)
    log_in(client, user.email)
    assert client.post(reverse("mfa_authenticate"), {"code": totp_code(geheim)}).url == reverse(naam)


# --- no passwords -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "pad", ["change/", "set/", "reset/", "reset/done/", "reset/key/1-abc/", "reset/key/done/", "iets"]
)
@pytest.mark.parametrize("ingelogd", [True, False])
def test_er_zijn_geen_wachtwoorden(client, pad, ingelogd):
    if ingelogd:
        client.force_login(maak_user())
    assert client.get(f"/account/password/{pad}").status_code == 404
    assert client.post(f"/account/password/{pad}", {"email": "inwoner@voorbeeld.example"}).status_code == 404
    assert not mail.outbox


def test_een_wachtwoord_opent_niets(client):
    user = maak_user()
    user.set_password("geheim")
    user.save()
    client.post(LOGIN, {"login": user.email, "password": "geheim"})
    assert "_auth_user_id" not in client.session
    assert 'type="password"' not in client.get(LOGIN, follow=True).content.decode()


# --- /beheer/ ---------------------------------------------------------------------------------------------------
def test_het_beheer_heeft_geen_eigen_inlogpagina(client):
    assert client.get("/beheer/", follow=True).redirect_chain[-1][0] == f"{LOGIN}?next=%2Fbeheer%2F"
    assert client.get("/beheer/login/?next=/beheer/gemeente/").url == f"{LOGIN}?next=%2Fbeheer%2Fgemeente%2F"
    assert client.get("/beheer/login/?next=https://kwaad.example/").url == f"{LOGIN}?next=%2Fbeheer%2F"
    assert client.post("/beheer/login/", {"username": "a", "password": "b"}).url == f"{LOGIN}?next=%2Fbeheer%2F"


def test_wie_geen_beheerder_is_krijgt_het_beheer_niet(client):
    client.force_login(maak_user())
    assert client.get("/beheer/login/").status_code == 403
    assert client.get("/beheer/", follow=True).status_code == 403


def test_de_beheerder_komt_na_beide_codes_in_het_beheer(client):
    user = maak_user("b@voorbeeld.example", "beheerder")
    geheim = met_totp(user)
    log_in(client, user.email, next="/beheer/")
    assert client.post(reverse("mfa_authenticate"), {"code": totp_code(geheim)}).url == "/beheer/"
    assert client.get("/beheer/").status_code == 200
    assert client.get("/beheer/login/").url == "/beheer/"
    assert client.get("/beheer/password_change/").status_code == 404


def test_verandert_het_beheer_een_adres_dan_opent_het_oude_niets_meer(client, client_factory):
    user = maak_user("b@voorbeeld.example", "beheerder")
    geheim = met_totp(user)
    log_in(client, user.email)
    client.post(reverse("mfa_authenticate"), {"code": totp_code(geheim)})
    ander = maak_user("oud@voorbeeld.example")
    gegevens = {"naam": "Sam", "email": "nieuw@voorbeeld.example", "afdeling": "", "is_active": "on"}
    gegevens |= {"toekenningen-TOTAL_FORMS": 0, "toekenningen-INITIAL_FORMS": 0}
    antwoord = client.post(reverse("admin:accounts_user_change", args=[ander.pk]), gegevens)
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert list(ander.emailaddress_set.values_list("email", "verified")) == [("nieuw@voorbeeld.example", False)]
    vraag_code(client_factory(), "oud@voorbeeld.example")
    assert mail.outbox[-1].subject == "Inloggen"  # the mail to an address that nobody has
    assert log_in(client_factory(), "nieuw@voorbeeld.example").url == reverse("mijn:start")


# --- helpers ----------------------------------------------------------------------------------------------------
@pytest.fixture
def client_factory():
    from django.test import Client

    return Client
