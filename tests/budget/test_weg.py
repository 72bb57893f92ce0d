"""The road of an application, in the browser's terms."""

import re
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget import services
from budget.models import Aanvraag, Begroting
from participatie import klok
from participatie.accounts.models import User
from participatie.audit.models import Gebeurtenis
from participatie.avg.services import wis
from participatie.berichten import services as berichten
from participatie.berichten.models import Bericht
from participatie.contacten import links
from participatie.contacten.forms import GEEN_GEVOLGEN
from participatie.contacten.models import Contact
from participatie.kamers import haken
from participatie.ontwikkeling.models import Post
from participatie.workflow.kern import Afgewezen
from tests.budget.fabriek import BEZOEKER, aanvraag, adviseur, begroting, formulier

pytestmark = pytest.mark.django_db


def ingelogd(rol: str) -> Client:
    email = f"{rol}@voorbeeld.example"
    if not User.objects.filter(email=email).exists():
        User.objects.create_user(email, rol.title(), [] if rol == "inwoner" else [rol])
    client = Client()
    client.post(f"/ontwikkeling/inloggen/{rol}/")
    return client


def test_from_application_to_account(client, settings):
    """Every step in the browser; the applicant is told of each, once."""
    settings.EMAIL_BACKEND = "participatie.ontwikkeling.mail.DatabaseBackend"
    begroting()
    pagina = client.get("/budget/aanvragen/").content.decode()
    assert str(GEEN_GEVOLGEN) in pagina
    antwoord = client.post("/budget/aanvragen/", formulier(post_2="Koffie", bedrag_2="50,25"))
    rij = Aanvraag.objects.get()
    assert rij.bedrag == 350_25
    assert rij.besluit_uiterlijk == klok.vandaag() + timedelta(weeks=8)
    status = client.get(antwoord.url)
    assert rij.nummer in status.content.decode()

    werkplek = ingelogd("adviseur")
    pagina = f"/werkplek/budget/{rij.nummer}/"
    over_vijf_dagen = klok.vandaag() + timedelta(days=5)
    for actie, gegevens, nieuw in [
        ("in-behandeling-nemen", {}, "in_behandeling"),
        ("toekennen", {"bedrag": "€ 300", "motivering": "Past goed"}, "toegekend"),
        ("betaling-opdragen", {"verwacht_op": f"{over_vijf_dagen:%d-%m-%Y}"}, "betaling_opgedragen"),
        ("betaald", {"op": f"{klok.vandaag():%d-%m-%Y}"}, "betaald"),
    ]:
        assert werkplek.post(f"{pagina}{actie}/", gegevens).status_code == 302
        rij.refresh_from_db()
        assert rij.status == nieuw
        with klok.op(klok.lokaal(klok.vandaag(), 12) + timedelta(days=1)):
            while berichten.verstuur():
                pass
        tekst = client.get(f"/status/{links.maak(rij)}/").content.decode()
        assert tekst.count("<h1") == 1
        assert werkplek.get(pagina).status_code == 200
    assert rij.mandaat
    assert rij.toegekend == 300_00
    client.post(f"/status/{links.maak(rij)}/", {"actie": "verantwoorden", "verantwoording": "Twintig mensen kwamen."})
    rij.refresh_from_db()
    assert rij.status == "verantwoord"
    # What the applicant wrote is not on the site until the advisor put it there in publishable words.
    assert "Twintig mensen" not in client.get("/budget/").content.decode()
    werkplek.post(f"{pagina}verhaal-plaatsen/", {"verhaal": "Er kwamen twintig buren praten."})
    openbaar = client.get("/budget/").content.decode()
    assert "Er kwamen twintig buren praten." in openbaar
    assert "Contactgeheim" not in openbaar
    assert "€ 9.700,00" in openbaar

    assert list(Bericht.objects.order_by("pk").values_list("soort", "status")) == [
        ("budget.ontvangen", "verzonden"),
        ("budget.besluit", "verzonden"),
        ("budget.betaling", "verzonden"),
        ("budget.betaald", "verzonden"),
    ]
    mails = list(Post.objects.order_by("pk"))
    assert str(GEEN_GEVOLGEN) in mails[0].tekst
    assert "bezwaar" in mails[1].tekst
    assert "zes weken" in mails[1].tekst
    assert rij.mandaat in mails[1].tekst
    assert f"/status/{links.maak(rij)[:20]}" in mails[2].tekst
    acties = Gebeurtenis.objects.filter(soort="budget.aanvraag", object_id=rij.pk).exclude(actie="inzien")
    assert list(acties.order_by("pk").values_list("actie", flat=True)) == [
        "aanvragen",
        "in_behandeling_nemen",
        "toekennen",
        "betaling_opdragen",
        "betaald",
        "verantwoorden",
        "verhaal_plaatsen",
    ]


@pytest.mark.parametrize(
    ("bedrag", "centen"),
    [("1.250,50", 125050), ("1250.5", 125050), ("€ 12", 1200), ("1.250", 125000), ("0,01", 1), (" 7,5 euro", 750)],
)
def test_amounts_as_people_write_them(client, bedrag, centen):
    assert client.post("/budget/aanvragen/", formulier(bedrag_1=bedrag)).status_code == 302
    assert Aanvraag.objects.get().bedrag == centen


@pytest.mark.parametrize("bedrag", ["-5", "0", "1e9", "veel", "999999999999999999999", "1.000.000,01", "\x00"])
def test_impossible_amount_keeps_what_was_typed(client, bedrag):
    antwoord = client.post("/budget/aanvragen/", formulier(bedrag_1=bedrag))
    assert antwoord.status_code == 200
    assert not Aanvraag.objects.exists()
    assert not Contact.objects.exists()
    assert "Praten over vervoer" in antwoord.content.decode()


def test_half_a_row_and_too_much_together(client):
    antwoord = client.post("/budget/aanvragen/", formulier(post_2="Koffie", bedrag_3="3"))
    assert {"bedrag_2", "post_3"} <= set(antwoord.context["form"].errors)
    antwoord = client.post("/budget/aanvragen/", formulier(bedrag_1="1.000.000", post_2="Meer", bedrag_2="1"))
    assert "te hoog" in antwoord.content.decode()
    assert not Aanvraag.objects.exists()


def test_another_row_loses_nothing_and_sends_nothing(client):
    gegevens = formulier(post_3="Thee", bedrag_3="veel", thema="x", nog_een="1")
    html = client.post("/budget/aanvragen/", gegevens).content.decode()
    assert not Aanvraag.objects.exists()
    assert 'value="Thee"' in html
    assert 'value="veel"' in html
    assert "Praten over vervoer" in html
    assert ('name="post_4"' in html, 'name="post_5"' in html) == (True, False)
    assert "Controleer uw antwoorden" not in html
    # What stands in a later row counts, whatever the page that sent it showed; there is an end to it.
    vol = formulier(post_10="Bus", bedrag_10="20")
    html = client.post("/budget/aanvragen/", vol | {"nog_een": "1"}).content.decode()
    assert ('name="post_10"' in html, 'name="post_11"' in html, 'name="nog_een"' in html) == (True, False, False)
    assert client.post("/budget/aanvragen/", vol).status_code == 302
    assert Aanvraag.objects.get().bedrag == 320_00


def test_enter_in_a_field_sends_and_asks_for_no_row(client):
    """A browser then presses the first button of the form."""
    html = client.get("/budget/aanvragen/").content.decode()
    knoppen = re.findall(r"<button[^>]*>", html[html.index('<form class="site-formulier"') :])
    assert "nog_een" not in knoppen[0]
    assert any("nog_een" in knop for knop in knoppen)


def test_without_email_or_phone_we_cannot_answer(client):
    antwoord = client.post("/budget/aanvragen/", formulier(email=""))
    assert "email" in antwoord.context["form"].errors


def test_refused_with_reason_and_objection(client):
    rij = aanvraag()
    services.afwijzen(aanvraag=rij, motivering="Dit kan al bij de bibliotheek", door=adviseur())
    pagina = client.get(f"/status/{links.maak(rij)}/").content.decode()
    assert "Dit kan al bij de bibliotheek" in pagina
    assert "bezwaar" in pagina
    assert "Trek mijn aanvraag in" not in pagina
    assert rij.titel not in client.get("/budget/").content.decode()


def test_reason_is_required():
    begroting()
    rij = aanvraag()
    for leeg in ("", "   "):
        with pytest.raises(Afgewezen):
            services.afwijzen(aanvraag=rij, motivering=leeg, door=adviseur())
        with pytest.raises(Afgewezen):
            services.toekennen(aanvraag=rij, bedrag=1, motivering=leeg, door=adviseur())


def test_withdraw_before_the_decision_only(client):
    rij = aanvraag()
    adres = f"/status/{links.maak(rij)}/"
    assert client.get(adres).status_code == client.head(adres).status_code == 200
    rij.refresh_from_db()
    assert rij.status == "ontvangen"
    assert client.post(adres, {"actie": "onzin"}).status_code == 302
    client.post(adres, {"actie": "intrekken"})
    rij.refresh_from_db()
    assert rij.status == "ingetrokken"
    antwoord = client.post(adres, {"actie": "intrekken"})
    assert antwoord.status_code == 200
    assert "ondertussen al veranderd" in antwoord.content.decode()
    assert Bericht.objects.filter(soort="budget.ingetrokken").count() == 1


def test_account_before_payment_is_refused_and_an_empty_one_says_so(client):
    begroting()
    rij = aanvraag()
    adres = f"/status/{links.maak(rij)}/"
    antwoord = client.post(adres, {"actie": "verantwoorden", "verantwoording": "Klaar"})
    assert antwoord.status_code == 200
    rij.refresh_from_db()
    assert rij.status == "ontvangen"
    _betaald(rij)
    antwoord = client.post(adres, {"actie": "verantwoorden", "verantwoording": " "})
    assert "Vul hier iets in" in antwoord.content.decode()


def _betaald(rij):
    services.toekennen(aanvraag=rij, bedrag=100, motivering="Goed", door=adviseur())
    services.betaling_opdragen(aanvraag=rij, verwacht_op=klok.vandaag(), door=adviseur())
    services.betaald(aanvraag=rij, op=klok.vandaag(), door=adviseur())


def test_double_click_books_and_tells_once():
    begroting()
    rij, client = aanvraag(), ingelogd("adviseur")
    for _ in range(2):
        antwoord = client.post(f"/werkplek/budget/{rij.nummer}/toekennen/", {"bedrag": "10", "motivering": "Goed"})
    assert antwoord.status_code == 200
    assert "ondertussen al veranderd" in antwoord.content.decode()
    assert Begroting.objects.get().boekingen.count() == 1
    assert Bericht.objects.filter(soort="budget.besluit").count() == 1


def test_error_keeps_what_the_advisor_typed():
    begroting(5_00)
    rij, client = aanvraag(), ingelogd("adviseur")
    antwoord = client.post(
        f"/werkplek/budget/{rij.nummer}/toekennen/", {"bedrag": "10", "motivering": "Mooi plan hoor"}
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "niet genoeg geld" in tekst
    assert "Mooi plan hoor" in tekst
    rij.refresh_from_db()
    assert rij.status == "ontvangen"


def test_moved_payment_is_told_and_the_old_message_lapses():
    begroting()
    rij = aanvraag()
    services.toekennen(aanvraag=rij, bedrag=100, motivering="Goed", door=adviseur())
    eerst, dan = klok.vandaag() + timedelta(days=3), klok.vandaag() + timedelta(days=9)
    services.betaling_opdragen(aanvraag=rij, verwacht_op=eerst, door=adviseur())
    with pytest.raises(Afgewezen, match="dezelfde datum"):
        services.betaling_verzetten(aanvraag=rij, verwacht_op=eerst, door=adviseur())
    services.betaling_verzetten(aanvraag=rij, verwacht_op=dan, door=adviseur())
    with klok.op(klok.lokaal(klok.vandaag(), 12) + timedelta(days=1)):
        berichten.verstuur()
    uit = dict(Bericht.objects.filter(soort="budget.betaling").values_list("sleutel", "status"))
    assert uit == {
        f"betaling:aanvraag:{rij.pk}:{eerst}": "vervallen",
        f"betaling:aanvraag:{rij.pk}:{dan}": "verzonden",
    }


def test_payment_dates_that_cannot_be():
    begroting()
    rij = aanvraag()
    services.toekennen(aanvraag=rij, bedrag=100, motivering="Goed", door=adviseur())
    with pytest.raises(Afgewezen):
        services.betaling_opdragen(aanvraag=rij, verwacht_op=date(2001, 1, 1), door=adviseur())
    services.betaling_opdragen(aanvraag=rij, verwacht_op=klok.vandaag(), door=adviseur())
    with pytest.raises(Afgewezen):
        services.betaald(aanvraag=rij, op=klok.vandaag() + timedelta(days=1), door=adviseur())


@pytest.mark.parametrize("rol", ["inwoner", "ambtenaar", "commissielid", "beheerder"])
def test_only_the_advisor_works_here(rol):
    rij, client = aanvraag(), ingelogd(rol)
    for adres in ("/werkplek/budget/", f"/werkplek/budget/{rij.nummer}/"):
        assert client.get(adres).status_code == 403
    assert (
        client.post(f"/werkplek/budget/{rij.nummer}/toekennen/", {"bedrag": "1", "motivering": "x"}).status_code == 403
    )
    assert not Aanvraag.objects.visible_to(User.objects.get(email=f"{rol}@voorbeeld.example")).exists()


def test_visitor_is_asked_to_sign_in_and_unknown_numbers_are_404(client):
    rij = aanvraag()
    assert client.get(f"/werkplek/budget/{rij.nummer}/").status_code == 302
    werkplek = ingelogd("adviseur")
    for nummer in ("B-1999-0001", "x", "B-x-1", "B-99999-1", "B-2026-99999999999"):
        assert werkplek.get(f"/werkplek/budget/{nummer}/").status_code == 404
    assert werkplek.get(f"/werkplek/budget/{rij.nummer}/toekennen/").status_code == 405
    assert werkplek.post("/budget/").status_code == 405


def test_own_application_shows_no_buttons_and_is_refused():
    begroting()
    rij, client = aanvraag(email="adviseur@voorbeeld.example"), ingelogd("adviseur")
    assert "uw eigen aanvraag" in client.get(f"/werkplek/budget/{rij.nummer}/").content.decode()
    antwoord = client.post(f"/werkplek/budget/{rij.nummer}/toekennen/", {"bedrag": "1", "motivering": "x"})
    assert antwoord.status_code == 403


@pytest.mark.parametrize("adres", ["/budget/", "/werkplek/budget/"])
def test_equal_queries_at_one_and_fifty_rows(adres):
    begroting(100_000_00)
    client, door = ingelogd("adviseur"), adviseur()

    def toegekend():
        services.toekennen(aanvraag=aanvraag(), bedrag=100, motivering="Goed", door=door)

    def tel():
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert client.get(adres).status_code == 200
        return len(vragen)

    toegekend()
    een = tel()
    for _ in range(49):
        toegekend()
    assert tel() == een
    assert een <= 12


@pytest.mark.parametrize("adres", ["/budget/", "/werkplek/budget/"])
def test_filters_survive_garbage(adres):
    client = ingelogd("adviseur")
    aanvraag()
    for vraag in ("?jaar=x", "?thema=%27", "?wijk=-1", "?status=weg", "?q=%22'%5B%25", "?pagina=-9", "?jaar=9" * 40):
        assert client.get(adres + vraag).status_code == 200
    assert client.get(adres + "?q=%00").status_code == 400


def test_mijn_links_to_the_own_application_only():
    client = ingelogd("inwoner")
    user = User.objects.get(email="inwoner@voorbeeld.example")
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True})
    eigen = aanvraag(email=user.email, titel="Mijn eigen plan")
    aanvraag(titel="Plan van een ander")
    tekst = client.get("/mijn/").content.decode()
    assert eigen.nummer in tekst
    assert "Plan van een ander" not in tekst
    adres = re.search(r'href="(/status/[^"]+)"[^>]*>Mijn eigen plan', tekst).group(1)
    assert eigen.nummer in client.get(adres).content.decode()


def test_lists_have_their_columns():
    """A column heading, not a column per letter of it."""
    client = ingelogd("adviseur")
    rij = aanvraag()
    for adres, kop in (("", "Gevraagd"), (f"{rij.nummer}/", "Bedrag")):
        assert f'<th scope="col">{kop}</th>' in client.get(f"/werkplek/budget/{adres}").content.decode()


def test_filters_narrow():
    client = ingelogd("adviseur")
    een, twee = aanvraag(titel="Zwemmen"), aanvraag(titel="Wandelen")
    for vraag in ("?q=zwem", f"?q={een.nummer.lower()}"):
        assert list(client.get(f"/werkplek/budget/{vraag}").context["pagina"]) == [een]
    services.afwijzen(aanvraag=twee, motivering="Nee", door=adviseur())
    assert list(client.get("/werkplek/budget/?status=afgewezen").context["pagina"]) == [twee]


def test_worklist_says_what_waits_and_what_is_late():
    begroting()
    user = adviseur().user
    te_laat, betaling, verhaal = aanvraag(titel="Laat"), aanvraag(titel="Geld"), aanvraag(titel="Verhaal")
    Aanvraag.objects.filter(pk=te_laat.pk).update(besluit_uiterlijk=klok.vandaag() - timedelta(days=1))
    services.toekennen(aanvraag=betaling, bedrag=100, motivering="Goed", door=adviseur())
    services.betaling_opdragen(aanvraag=betaling, verwacht_op=klok.vandaag(), door=adviseur())
    Aanvraag.objects.filter(pk=betaling.pk).update(betaling_verwacht_op=klok.vandaag() - timedelta(days=1))
    _betaald(verhaal)
    services.verantwoorden(aanvraag=verhaal, verantwoording="Klaar", door=BEZOEKER)
    services.toekennen(aanvraag=aanvraag(titel="Ja"), bedrag=100, motivering="Goed", door=adviseur())

    def werk():
        return {w.titel.split(": ")[1]: w for w in haken.vraag("werklijst", user) if w.soort == "Budget"}

    assert {n: w.urgentie for n, w in werk().items()} == {"Laat": 1, "Geld": 1, "Ja": 3, "Verhaal": 4}
    assert werk()["Ja"].uiterlijk == klok.vandaag() + timedelta(weeks=6)
    for weken, urgentie in ((4, 2), (7, 1)):
        with klok.op(klok.nu() + timedelta(weeks=weken)):
            assert werk()["Ja"].urgentie == urgentie


def test_figures_count_grants_of_the_year():
    jaar = klok.vandaag().year
    begroting()
    for bedrag in (100_00, 250_50):
        services.toekennen(aanvraag=aanvraag(), bedrag=bedrag, motivering="Goed", door=adviseur())
    cijfers = {c.sleutel: c.waarde for c in haken.vraag("cijfers", jaar)}
    assert cijfers["budget_bedrag"] == "€\u00a0350,50"
    assert cijfers["budget_aantal"] == 2
    vorig = {c.sleutel: c.waarde for c in haken.vraag("cijfers", jaar - 1)}
    assert vorig["budget_bedrag"] is None


def test_erasing_the_applicant_keeps_the_plan_and_the_decision(client):
    begroting()
    rij = aanvraag(omschrijving="RUWEWOORDEN", wie_heeft_eraan="RUWEWOORDEN", posten=[("RUWEWOORDEN", 100)])
    adres = f"/status/{links.maak(rij)}/"
    _betaald(rij)
    services.verantwoorden(aanvraag=rij, verantwoording="RUWEWOORDEN", door=BEZOEKER)
    services.verhaal_plaatsen(aanvraag=rij, verhaal="Het werd een fijne avond.", door=adviseur())
    wis(contact=rij.contact, door=adviseur())
    assert client.get(adres).status_code == 404
    openbaar = client.get("/budget/").content.decode()
    assert "Het werd een fijne avond." in openbaar
    werkplek = ingelogd("adviseur").get(f"/werkplek/budget/{rij.nummer}/").content.decode()
    assert "RUWEWOORDEN" not in werkplek + openbaar
    assert "Contactgeheim" not in werkplek


def test_reading_an_application_leaves_a_row():
    rij = aanvraag()
    ingelogd("adviseur").get(f"/werkplek/budget/{rij.nummer}/")
    assert Gebeurtenis.objects.filter(actie="inzien", soort="budget.aanvraag", object_id=rij.pk).count() == 1


def test_beheer_sets_the_budget_in_euros_and_not_below_what_was_granted():
    beheer = ingelogd("beheerder")
    assert (
        beheer.post("/beheer/budget/begroting/add/", {"jaar": klok.vandaag().year, "bedrag": "1.000"}).status_code
        == 302
    )
    rij = Begroting.objects.get()
    assert rij.bedrag == 1_000_00
    services.toekennen(aanvraag=aanvraag(), bedrag=350_00, motivering="Goed", door=adviseur())
    assert beheer.post(f"/beheer/budget/begroting/{rij.pk}/change/", {"bedrag": "100"}).status_code == 200
    rij.refresh_from_db()
    assert rij.bedrag == 1_000_00
