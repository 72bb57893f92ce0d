"""One remark, from the agenda to the answer: every step in the browser, each role in its own context.

The clock of the house is set for all threads (the server's too); `verstuur_berichten` is what beat starts each minute.
"""

import re
from contextvars import ContextVar
from datetime import date, timedelta

import pytest

from inloop.models import Bijeenkomst
from participatie import klok
from participatie.berichten.models import Bericht
from participatie.berichten.tasks import verstuur_berichten
from participatie.ontwikkeling.models import Post
from voorbeeld.laden import Voorbeeld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

DAG = date(2026, 6, 16)
OPMERKING = "Mijn moeder krijgt elke week een andere hulp. Zij moet alles steeds opnieuw uitleggen."
EIGEN_VRAAG = "Mijn hulp komt al drie weken niet."
GEVER = "wil.verhoef@bewoners.example"


@pytest.fixture
def op(monkeypatch):
    """Let everyone, in all threads, live at another moment."""

    def zet(dag: date, uur: int, minuut: int = 0):
        moment = klok.lokaal(dag, uur, minuut)
        monkeypatch.setattr(klok, "_vast", ContextVar("proef", default=moment))

    return zet


@pytest.fixture(params=[True, False], ids=["met JavaScript", "zonder JavaScript"])
def kamer(request, live_server, browser, browser_context_args, settings):
    """A browser context per role, phone size for residents; `kamer(rol)` gives its page, signed in."""
    settings.SITE_URL = live_server.url
    settings.EMAIL_BACKEND = "participatie.ontwikkeling.mail.DatabaseBackend"
    paginas = {}

    def open_(rol: str, breed: int = 1280):
        if rol not in paginas:
            context = browser.new_context(
                **browser_context_args,
                base_url=live_server.url,
                viewport={"width": breed, "height": 800},
                java_script_enabled=request.param,
            )
            context.set_default_timeout(10_000)
            paginas[rol] = context.new_page()
            if rol not in ("bezoeker", "tafel"):
                paginas[rol].goto("/ontwikkeling/")
                paginas[rol].locator(f'form[action$="/inloggen/{rol}/"] button').click()
        return paginas[rol]

    return open_


def vul(page, **velden):
    """Fill a form by field name: text, select (by visible words), radio and tick (True)."""
    for naam, waarde in velden.items():
        veld = page.locator(f'[name="{naam}"]:not([type=hidden])')
        soort = veld.first.evaluate("e => e.type || e.tagName")
        if soort in ("radio", "checkbox"):
            (veld.first if waarde is True else page.locator(f'[name="{naam}"][value="{waarde}"]')).check()
        elif soort.startswith("select"):
            keuze = veld.locator("option").filter(has_text=waarde).first.get_attribute("value")
            veld.select_option(keuze)
        else:
            veld.fill(waarde)


def druk(page, tekst: str):
    page.get_by_role("button", name=re.compile(rf"^{tekst}\b")).first.click()
    page.wait_for_load_state()
    assert not page.locator(".utrecht-form-field--invalid").count(), page.locator("main").inner_text()


def lees(page) -> str:
    return page.locator("main").inner_text()


def post_aan(adres: str) -> list[Post]:
    return list(Post.objects.filter(aan__icontains=adres).order_by("pk"))


def test_from_the_agenda_to_the_answer(kamer, op):
    op(DAG - timedelta(days=10), 9)
    Voorbeeld(DAG).lijsten()

    # 1. The advisor: a traject on this year's agenda, and a walk-in meeting.
    adviseur = kamer("adviseur")
    adviseur.goto("/werkplek/agenda/jaar/nieuw/")
    vul(adviseur, jaar="2026", inleiding="Over deze onderwerpen kunt u meepraten.")
    druk(adviseur, "Bewaren")
    adviseur.goto("/werkplek/agenda/")
    druk(adviseur, "Publiceer de agenda")
    adviseur.goto("/werkplek/agenda/nieuw/")
    vul(
        adviseur,
        titel="Vaste hulp in huis",
        samenvatting="Wij willen dat u zoveel mogelijk dezelfde hulp krijgt.",
        te_beinvloeden="Hoe wij afspraken maken met de aanbieders.",
        participatieniveau="adviseren",
        wet="Wmo",
        begin="01-05-2026",
        eind="30-11-2026",
        verantwoordelijke="Samira",
    )
    druk(adviseur, "Bewaar als concept")
    druk(adviseur, "Publiceren")
    druk(adviseur, "Starten")
    adviseur.goto("/werkplek/bijeenkomsten/nieuw/")
    vul(
        adviseur,
        titel="Inloop in Krommenie",
        omschrijving="Vertel wat u vindt van hulp in huis.",
        dag="16-06-2026",
        begintijd="14.00",
        eindtijd="16.00",
        locatie="Wijkcentrum De Lindeboom",
        adres="Dorpsstraat 11, Krommenie",
        capaciteit="30",
        rolstoel=True,
        gastheer="Samira",
        trajecten=True,
    )
    druk(adviseur, "Opslaan")
    druk(adviseur, "Publiceren")

    # 2. A resident without an account, on a phone: finds both, signs up, hears it, is reminded the day before.
    op(DAG - timedelta(days=5), 11)
    inwoner = kamer("bezoeker", breed=360)
    inwoner.goto("/")
    assert "Inloop in Krommenie" in lees(inwoner)
    inwoner.goto("/agenda/")
    inwoner.get_by_role("link", name="Vaste hulp in huis").click()
    assert "Hoe wij afspraken maken" in lees(inwoner)
    inwoner.goto("/bijeenkomsten/")
    inwoner.get_by_role("link", name="Inloop in Krommenie").first.click()
    inwoner.get_by_role("link", name="Meld u aan").first.click()
    vul(inwoner, naam="Wil Verhoef", email=GEVER, rolstoel=True)
    druk(inwoner, "Meld mij aan")
    nummer = re.search(r"M-2026-\d{4}", lees(inwoner))
    assert nummer, lees(inwoner)
    verstuur_berichten()
    (bevestiging,) = post_aan(GEVER)
    assert nummer.group() in bevestiging.tekst
    assert "BEGIN:VCALENDAR" in bevestiging.bijlagen[0]["inhoud"]
    afmeldlink = re.search(r"/status/\S+/", bevestiging.tekst).group()
    inwoner.goto(afmeldlink)
    assert inwoner.get_by_role("button", name="Meld mij af").count() == 1
    op(DAG - timedelta(days=1), 9)
    verstuur_berichten()
    assert len(post_aan(GEVER)) == 1, "te vroeg herinnerd"
    op(DAG - timedelta(days=1), 10, 5)
    verstuur_berichten()
    verstuur_berichten()
    assert len(post_aan(GEVER)) == 2, "de dag ervoor, één keer"

    # 3. At the door and at the tables.
    op(DAG, 14, 5)
    bijeenkomst = Bijeenkomst.objects.get()
    ambtenaar = kamer("ambtenaar", breed=800)
    ambtenaar.goto(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/deur/?q=wi")
    assert "Inloop in Krommenie" not in ambtenaar.locator("body").inner_text(), "bezoekers zien dit scherm"
    druk(ambtenaar, "Aanwezig")
    inlopers = ambtenaar.locator('form[action$="/deur/inloper/"]')
    inlopers.locator('[name="i-naam"]').fill("Cor de Boer")
    inlopers.locator('[name="i-telefoon"]').fill("06 1234 0102")
    inlopers.get_by_role("button").click()
    tellen = ambtenaar.locator('form[action$="/deur/tellen/"]')
    tellen.locator('[name="t-aantal"]').fill("6")
    tellen.get_by_role("button").click()
    assert "8" in ambtenaar.locator(".site-cijfer, .site-cijfers").first.inner_text()

    ambtenaar.goto(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/tafel/")
    vul(ambtenaar, tekst=OPMERKING, tafel="1", aanwezige="Wil Verhoef")
    druk(ambtenaar, "Bewaar en typ de volgende")
    tafel = kamer("tafel", breed=360)
    tafel.goto("/tafel/")
    vul(tafel, code=bijeenkomst.tafelcode)
    druk(tafel, "Verder")
    vul(tafel, tekst="Elke keer een nieuw gezicht, dat went niet.", tafel="2")
    druk(tafel, "Bewaar en typ de volgende")
    vul(tafel, tekst=EIGEN_VRAAG, tafel="2", naam="Cor de Boer", telefoon="06 12340102", wil_gebeld=True, spoed=True)
    druk(tafel, "Bewaar en typ de volgende")
    vul(tafel, tekst="De koffie was lekker.", tafel="2")
    druk(tafel, "Bewaar en typ de volgende")
    assert "Wil Verhoef" not in tafel.locator("body").inner_text(), "wie een tafelcode heeft, ziet geen namen"
    verstuur_berichten()

    # 4. Triage: an individual question, one that leads nowhere, and the thread.
    op(DAG + timedelta(days=1), 9)
    adviseur.goto("/werkplek/")
    assert "spoed" in lees(adviseur).lower()
    adviseur.goto("/werkplek/inbreng/")
    adviseur.get_by_text(EIGEN_VRAAG).first.wait_for()
    adviseur.locator("tr, li").filter(has_text=EIGEN_VRAAG).first.get_by_role("link").first.click()
    adviseur.get_by_text("Persoonlijk contact: een eigen vraag of probleem").click()
    vul(adviseur, eigenaar="Samira")
    druk(adviseur, "Persoonlijk contact")
    adviseur.goto("/werkplek/inbreng/?q=koffie")
    adviseur.locator("tr, li").filter(has_text="De koffie was lekker.").first.get_by_role("link").first.click()
    adviseur.get_by_text("Geen vervolg, met uitleg").click()
    vul(adviseur, reden="dank", toelichting="Dank u wel.")
    druk(adviseur, "Geen vervolg")
    adviseur.goto("/werkplek/inbreng/")
    for vakje in adviseur.locator('input[type=checkbox][name="inbreng"]').all():
        vakje.check()
    adviseur.get_by_role("button", name="Bundel wat is aangevinkt").click()
    vul(
        adviseur,
        titel="Zoveel mogelijk dezelfde hulp",
        tekst="Mensen krijgen vaak een andere hulp. Zij moeten alles steeds opnieuw uitleggen.",
        trajecten=True,
    )
    druk(adviseur, "Advies maken")
    assert "A-2026-001" in lees(adviseur)
    for veld in adviseur.locator('[name^="motivering_"]').all():
        veld.fill("Twee mensen aan twee tafels noemden dit.")
    for vakje in adviseur.locator('[name^="score_"][value="hoog"]').all():
        vakje.check()
    druk(adviseur, "Weging opslaan")
    vul(adviseur, route="nieuw_beleid")
    druk(adviseur, "Route kiezen")
    assert adviseur.locator('form[action$="/route-vertellen/"]').count() == 0, "eerst de commissie"

    # 5. The committee: judges the weighting, without names, before the route is told.
    op(DAG + timedelta(days=3), 20)
    commissie = kamer("commissielid", breed=800)
    commissie.goto("/commissie/")
    commissie.get_by_role("link", name="Zoveel mogelijk dezelfde hulp").first.click()
    toetspagina = commissie.locator("body").inner_text()
    assert "opnieuw uitleggen" in toetspagina
    assert "Wil Verhoef" not in toetspagina
    assert GEVER not in toetspagina
    vul(commissie, oordeel="akkoord_met_opmerking", opmerking="Vraag ook mensen die weinig Nederlands spreken.")
    druk(commissie, "Oordeel geven")

    op(DAG + timedelta(days=6), 10)
    adviseur.goto("/werkplek/adviezen/A-2026-001/")
    vul(adviseur, antwoord="Dat doen wij, met een tolk.")
    druk(adviseur, "Antwoord opslaan")
    vul(adviseur, eigenaar="Samira", uiterlijk="15-09-2026")
    druk(adviseur, "Route vertellen")
    verstuur_berichten()
    assert Bericht.objects.filter(soort="adviezen.route", status="verzonden").count() == 1

    # 6. The civil servant: calls, sees the follow-up, adds progress, decides with motivation, closes it.
    ambtenaar.goto("/werkplek/")
    assert "Zoveel mogelijk dezelfde hulp" in lees(ambtenaar)
    ambtenaar.goto("/werkplek/contact/")
    ambtenaar.locator('main a[href*="/werkplek/contact/I-"]').first.click()
    vul(ambtenaar, uitkomst="De hulp komt vanaf maandag weer.")
    druk(ambtenaar, "Contact afronden")
    op(DAG + timedelta(days=30), 10)
    ambtenaar.goto("/werkplek/opvolging/A-2026-001/")
    vul(ambtenaar, openbaar=True)
    ambtenaar.locator('form[action$="/voortgang/"] [name="tekst"]').fill("Wij spraken met drie aanbieders.")
    druk(ambtenaar, "Voortgang melden")
    vul(ambtenaar, stap="college", besluit="Overgenomen", motivering="Vaste hulp geeft rust.")
    druk(ambtenaar, "Stap opslaan")
    afronden = ambtenaar.locator('form[action$="/afronden/"]')
    afronden.locator('[name="uitkomst"][value="uitgevoerd"]').check()
    afronden.locator('[name="publiek_antwoord"]').fill("In het nieuwe contract staat: hooguit twee vaste gezichten.")
    afronden.locator('[name="akkoord"]').check()
    afronden.get_by_role("button").click()

    # 7. The advisor publishes; the giver hears it; everyone who came gets the report, once.
    op(DAG + timedelta(days=31), 10)
    adviseur.goto("/werkplek/adviezen/A-2026-001/")
    druk(adviseur, "Publiceren en terugkoppelen")
    adviseur.goto(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/")
    druk(adviseur, "Afsluiten")
    adviseur.goto(f"/werkplek/bijeenkomsten/{bijeenkomst.slug}/verslag/")
    vul(adviseur, inleiding="Dank dat u er was.")
    druk(adviseur, "Opslaan en bekijken")
    druk(adviseur, "Publiceren en versturen")
    verstuur_berichten()
    verstuur_berichten()
    onderwerpen = [p.onderwerp for p in post_aan(GEVER)]
    # confirmation, reminder, received, route, outcome, report: each once
    assert len(onderwerpen) == 6, onderwerpen
    assert Bericht.objects.filter(soort="adviezen.verslag", contact__email=GEVER).count() == 1

    # 8. In public, and in the giver's mail.
    inwoner.goto("/adviezen/?route=nieuw_beleid")
    inwoner.get_by_role("link", name="Zoveel mogelijk dezelfde hulp").click()
    openbaar = lees(inwoner)
    for stuk in ("hooguit twee vaste gezichten", "Vaste hulp geeft rust", "weinig Nederlands", "met een tolk"):
        assert stuk in openbaar, stuk
    assert "Wil Verhoef" not in openbaar
    assert "Mijn moeder" not in openbaar, "de eigen woorden worden niet openbaar"
    uitkomst = next(p for p in post_aan(GEVER) if "hooguit twee vaste gezichten" in p.tekst)
    inwoner.goto(re.search(r"/status/\S+/", uitkomst.tekst).group())
    assert "hooguit twee vaste gezichten" in lees(inwoner)
    inwoner.goto("/cijfers/")
    assert "Bezoekers" in lees(inwoner)
    inwoner.goto(f"/bijeenkomsten/{bijeenkomst.slug}/verslag/")
    assert "Zoveel mogelijk dezelfde hulp" in lees(inwoner)
    # The committee again, afterwards, in the monthly check.
    commissie.goto("/commissie/maand/")
    commissie.get_by_role("link", name="Zoveel mogelijk dezelfde hulp").first.click()
    vul(commissie, oordeel="akkoord")
    druk(commissie, "Oordeel geven")
    inwoner.goto(f"/ontwikkeling/berichten/?aan={GEVER}")
    assert inwoner.locator("main a").count() >= 6
