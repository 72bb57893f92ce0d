import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers import services
from meedenkers.forms import TOESTEMMING
from meedenkers.models import Bron, Meedenker, MeedenkerStatus, Panel, Verzoek
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg.models import Grond
from participatie.contacten import links
from participatie.contacten.models import Contact
from participatie.gemeente.models import Thema, Wijk
from tests.agenda.fabriek import gebruiker, log_in, traject
from tests.meedenkers.fabriek import VERZOEK, meedenker, met_afdeling, verzoek
from tests.meedenkers.stappen_fabriek import gelezen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


def tekst(antwoord):
    return antwoord.content.decode()


def statuspad(m):
    return reverse("publiek:status", args=[links.maak(m)])


# --- the own page ------------------------------------------------------------------------------------------------
def test_own_page_shows_pauses_resumes_and_lets_go(client):
    m = meedenker(
        contactgegevens={
            "naam": "<script>alert(1)</script>",
            "email": "ina@voorbeeld.example",
            "telefoon": "+31612345678",
        }
    )
    pad = statuspad(m)
    html = tekst(client.get(pad))
    assert "ina@voorbeeld.example" in html
    assert "06 12345678" in html
    assert str(TOESTEMMING) in html
    assert "<script>alert" not in html
    antwoord = client.post(pad, {"actie": "pauzeren", "tot": "1 januari"})
    assert antwoord.status_code == 200
    assert "1 januari" in tekst(antwoord)
    assert "Kies een dag die nog komt" in tekst(client.post(pad, {"actie": "pauzeren", "tot": "1-7-2026"}))
    html = tekst(client.post(pad, {"actie": "pauzeren", "tot": "1-9-2026"}, follow=True))
    assert "dinsdag 1 september 2026" in html
    html = tekst(client.post(pad, {"actie": "hervatten"}, follow=True))
    assert "Fijn dat u weer meedoet" in html
    assert "ondertussen al veranderd" in tekst(client.post(pad, {"actie": "hervatten"}, follow=True))
    assert client.post(pad, {"actie": "onzin"}).status_code == 302
    html = tekst(client.post(pad, {"actie": "vertrekken"}, follow=True))
    assert "gewist" in html
    assert client.get(pad).status_code == 404
    assert not Contact.objects.exclude(naam="").exists()


def test_opening_the_link_changes_nothing(client):
    m = meedenker(bron=Bron.AMBTENAAR, door=Actor.gebruiker(gebruiker("adviseur")))
    voor = Gebeurtenis.objects.count()
    for _ in range(10):
        client.get(statuspad(m), {"actie": "vertrekken"})
        client.head(statuspad(m))
    m.refresh_from_db()
    assert (m.status, Gebeurtenis.objects.count()) == (MeedenkerStatus.ONBEVESTIGD, voor)


def test_who_was_entered_by_another_says_yes_on_the_own_page(client):
    m = meedenker(bron=Bron.AMBTENAAR, door=Actor.gebruiker(gebruiker("adviseur")))
    assert "Vindt u dit goed?" in tekst(client.get(statuspad(m)))
    html = tekst(client.get(statuspad(m)))
    ja = {"actie": "bevestigen"} | gelezen(html)
    assert "U staat nu op de lijst" in tekst(client.post(statuspad(m), ja, follow=True))
    grond = Grond.objects.get()
    assert (grond.tekst, grond.hoe) == (str(TOESTEMMING), "eigen pagina")


def test_mijn_shows_who_is_on_the_list(client):
    inwoner = gebruiker(email="ina@voorbeeld.example")
    EmailAddress.objects.update_or_create(
        user=inwoner, email=inwoner.email, defaults={"verified": True, "primary": True}
    )
    client.force_login(inwoner)
    assert "U staat op de lijst van meedenkers" not in tekst(client.get("/mijn/"))
    m = meedenker(contactgegevens={"email": "ina@voorbeeld.example"})
    kaart = re.search(r'href="/status/([^/]+)/"', tekst(client.get("/mijn/")))
    assert links.lees(kaart[1]) == m


# --- the list, for the adviseur ---------------------------------------------------------------------------------
@pytest.fixture
def adviseur(client):
    user = gebruiker("adviseur")
    log_in(client, user)
    return user


def test_list_filters_and_logs_who_looked(client, adviseur):
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    thema, panel = Thema.objects.create(naam="Vervoer"), Panel.objects.create(naam="Werkpanel")
    meedenker(
        contactgegevens={"naam": "Aisha", "telefoon": "+31612345678"}, wijk=noord, themas=[thema], leeftijdsgroep="65+"
    )
    bram = meedenker(contactgegevens={"naam": "Bram"}, wijk=zuid, panels=[panel])
    services.pauzeren(meedenker=bram, tot=date(2026, 8, 1), door=BEZOEKER)
    weg = meedenker(contactgegevens={"naam": "Carla"})
    services.vertrekken(meedenker=weg, door=BEZOEKER)
    lijst = reverse("meedenkers:werk_lijst")

    def gevonden(**vraag):
        html = tekst(client.get(lijst, vraag))
        return {naam for naam in ("Aisha", "Bram", "Carla") if f">{naam}</a>" in html}

    beiden = {"Aisha", "Bram"}
    assert gevonden() == beiden
    assert Gebeurtenis.objects.filter(actie="inzien").get().bijzonderheden == {"aantal": 2}
    assert gevonden(wijk=noord.pk) == gevonden(thema=thema.pk) == gevonden(leeftijd="65+") == {"Aisha"}
    assert gevonden(q="06-1234 5678") == gevonden(q="+31 6 1234") == gevonden(status="actief") == {"Aisha"}
    assert gevonden(panel=panel.pk) == gevonden(status="gepauzeerd") == gevonden(q="bra") == {"Bram"}
    assert gevonden(status="vertrokken", wijk="x", thema="-1", panel="9" * 30, leeftijd="%", pagina="-8") == beiden
    for rommel in ("(", "++++", '"', "%", "\\", "0" * 80):
        assert client.get(lijst, {"q": rommel}).status_code == 200
    assert client.get(reverse("meedenkers:werk_meedenker", args=[weg.pk])).status_code == 404
    assert "1 persoon gevonden" in tekst(client.get(lijst, {"q": "Aisha"}))


def test_queries_do_not_grow_with_the_list(client, adviseur):
    wijk, panel = Wijk.objects.create(naam="Noord"), Panel.objects.create(naam="Werkpanel")
    thema = Thema.objects.create(naam="Vervoer")
    paden = [
        f"{reverse('meedenkers:werk_lijst')}?wijk={wijk.pk}&panel={panel.pk}&thema={thema.pk}&q=meedenker",
        reverse("meedenkers:verzoeken") + "?q=taxi",
        reverse("werkplek:start"),
    ]
    aantallen = []
    for n in (1, 49):
        for _ in range(n):
            meedenker(wijk=wijk, panels=[panel], themas=[thema])
            verzoek(adviseur)
        client.get(paden[0])
        telling = []
        for pad in paden:
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(pad).status_code == 200
            telling.append(len(vragen))
        aantallen.append(telling)
    assert aantallen[0] == aantallen[1]
    assert max(aantallen[0][:2]) <= 12


def test_page_of_one_person_is_safe_and_logged(client, adviseur):
    m = meedenker(contactgegevens={"naam": "<b>Ina</b> <script>alert(1)</script>"}, talen="<img src=x onerror=y>")
    html = tekst(client.get(reverse("meedenkers:werk_meedenker", args=[m.pk])))
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert Gebeurtenis.objects.filter(actie="inzien", object_id=m.pk).count() == 1
    assert "<script>alert" not in tekst(client.get(reverse("meedenkers:werk_lijst")))


def test_adviseur_adds_pauses_confirms_and_takes_off(client, adviseur):
    nieuw = reverse("meedenkers:werk_nieuw")
    antwoord = client.post(nieuw, {"naam": "Ina Jansen", "email": "ina@voorbeeld.example"})
    m = Meedenker.objects.get()
    assert (m.status, m.bron) == (MeedenkerStatus.ONBEVESTIGD, Bron.AMBTENAAR)
    assert antwoord.url == reverse("meedenkers:werk_meedenker", args=[m.pk])
    antwoord_url = antwoord.url
    assert "nog niet ja gezegd" in tekst(client.get(antwoord_url))
    antwoord = client.post(nieuw, {"naam": "Ina Jansen", "email": "ina@voorbeeld.example"})
    assert "staat al op de lijst" in tekst(antwoord)
    assert Meedenker.objects.count() == 1
    bevestig = reverse("meedenkers:werk_bevestigen", args=[m.pk])
    client.post(bevestig)
    assert not Grond.objects.exists()
    assert "net veranderd" in tekst(client.post(bevestig, {"akkoord": "on"}))
    assert not Grond.objects.exists()
    ja = {"akkoord": "on"} | gelezen(tekst(client.get(antwoord_url)))
    assert "Het ja is vastgelegd" in tekst(client.post(bevestig, ja, follow=True))
    assert "al veranderd" in tekst(client.post(bevestig, ja, follow=True))
    pauze = reverse("meedenkers:werk_pauzeren", args=[m.pk])
    assert client.post(pauze, {"tot": "gisteren"}).status_code == 200
    assert "De pauze is vastgelegd" in tekst(client.post(pauze, {"tot": "1-9-2026"}, follow=True))
    doe = [reverse("meedenkers:werk_doe", args=[m.pk, o]) for o in ("hervatten", "vertrekken", "bevestigen")]
    assert "doet weer mee" in tekst(client.post(doe[0], follow=True))
    assert "al veranderd" in tekst(client.post(doe[0], follow=True))
    assert client.post(doe[2]).status_code == 404
    assert "gewist" in tekst(client.post(doe[1], follow=True))
    assert client.post(doe[1]).status_code == 404


@pytest.mark.parametrize("rol", ["ambtenaar", "commissielid", "beheerder", None])
def test_nobody_else_sees_the_list(client, rol):
    m = meedenker(contactgegevens={"naam": "Merkteken Geheim"})
    user = gebruiker(*([rol] if rol else []))
    log_in(client, user)
    for naam, args in (
        ("werk_lijst", []),
        ("werk_nieuw", []),
        ("werk_meedenker", [m.pk]),
        ("werk_bevestigen", [m.pk]),
        ("werk_pauzeren", [m.pk]),
        ("werk_doe", [m.pk, "vertrekken"]),
    ):
        for methode in (client.get, client.post):
            antwoord = methode(reverse(f"meedenkers:{naam}", args=args))
            assert antwoord.status_code == 403
            assert "Merkteken" not in tekst(antwoord)
    m.refresh_from_db()
    assert m.status == MeedenkerStatus.ACTIEF


def test_visitor_is_sent_to_sign_in(client):
    for naam in ("werk_lijst", "verzoeken", "verzoek_nieuw"):
        antwoord = client.get(reverse(f"meedenkers:{naam}"))
        assert antwoord.status_code == 302
        assert antwoord.url.startswith(reverse("account_login"))


# --- requests ---------------------------------------------------------------------------------------------------
def test_request_from_question_to_answer_in_the_browser(client):
    ambtenaar, adviseur = met_afdeling(gebruiker("ambtenaar")), gebruiker("adviseur")
    t = traject(adviseur)
    log_in(client, ambtenaar)
    nieuw = reverse("meedenkers:verzoek_nieuw")
    velden = VERZOEK | {"activiteit_op": "1-9-2026", "wie": "aantal"}
    for aantal in ("0", "501", "veel", "9" * 30):
        antwoord = client.post(nieuw, velden | {"aantal": aantal})
        assert antwoord.status_code == 200
        assert "Wij passen de tijden aan." in tekst(antwoord)
    antwoord = client.post(nieuw, velden | {"traject": t.pk})
    v = Verzoek.objects.get()
    assert (v.aanvrager, v.traject) == (ambtenaar, t)
    assert v.nummer in tekst(client.get(antwoord.url))
    assert client.post(reverse("meedenkers:verzoek_beantwoorden", args=[v.nummer])).status_code == 403
    wijzig = reverse("meedenkers:verzoek_wijzig", args=[v.nummer])
    assert "al veranderd" in tekst(client.get(wijzig, follow=True))
    assert "al veranderd" in tekst(client.post(wijzig, velden))

    log_in(client, adviseur)
    pagina = reverse("meedenkers:verzoek", args=[v.nummer])
    beantwoord = reverse("meedenkers:verzoek_beantwoorden", args=[v.nummer])
    assert "Antwoord geven" in tekst(client.get(pagina))
    assert client.get(wijzig).status_code == 403
    assert "Schrijf hier op" in tekst(client.post(beantwoord, {"besluit": "terugvragen", "antwoord": " "}))
    assert client.post(beantwoord, {"besluit": "weg", "antwoord": "x"}).status_code == 200
    client.post(beantwoord, {"besluit": "terugvragen", "antwoord": "Wanneer <precies>?"})
    te_laat = tekst(client.post(beantwoord, {"besluit": "afwijzen", "antwoord": "Mijn lange uitleg"}))
    assert "al veranderd" in te_laat
    assert "Mijn lange uitleg" in te_laat

    log_in(client, ambtenaar)
    assert "Wanneer &lt;precies&gt;?" in tekst(client.get(wijzig))
    client.post(wijzig, velden | {"wanneer": "Om 10.00 uur"})
    v.refresh_from_db()
    assert (v.status, v.wanneer) == ("ingediend", "Om 10.00 uur")
    log_in(client, adviseur)
    client.post(beantwoord, {"besluit": "aanvaarden", "antwoord": ""})
    v.refresh_from_db()
    assert v.status == "aanvaard"


def test_ambtenaar_sees_own_requests_only(client):
    ambtenaar, ander = gebruiker("ambtenaar"), gebruiker("ambtenaar", email="ander@gemeente.example")
    eigen, vreemd = verzoek(ambtenaar, project="Eigen project"), verzoek(ander, project="Vreemd project")
    log_in(client, ambtenaar)
    lijst = reverse("meedenkers:verzoeken")
    html = tekst(client.get(lijst))
    assert "Eigen project" in html
    assert "Vreemd project" not in html
    assert client.get(reverse("meedenkers:verzoek", args=[vreemd.nummer])).status_code == 404
    assert client.get(reverse("meedenkers:verzoek_wijzig", args=[vreemd.nummer])).status_code == 404
    for nummer in ("V-2026", "x", "V-2026-99999999999", "V-²-1"):
        assert client.get(reverse("meedenkers:verzoek", args=[nummer])).status_code == 404
    assert "Eigen project" in tekst(client.get(lijst, {"q": eigen.nummer.lower()}))
    for rommel in ({"q": '"'}, {"status": "x"}, {"pagina": "x"}, {"q": "v-1-" + "9" * 30}):
        assert client.get(lijst, rommel).status_code == 200
