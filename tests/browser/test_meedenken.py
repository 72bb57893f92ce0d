"""Becoming a meedenker and looking after oneself: on a phone, without JavaScript, by keyboard; axe on every step."""

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from meedenkers import services
from meedenkers.models import Ervaringsoort, Meedenker, MeedenkerStatus, Vertegenwoordigde, Vertegenwoordiging
from meedenkers.teksten import geldig
from participatie.audit.actor import BEZOEKER
from participatie.avg.models import Doel, Grond
from participatie.berichten.tasks import verstuur_berichten
from participatie.contacten import links
from participatie.ontwikkeling.models import Post
from tests.browser.test_axe import METEN, REGELS
from tests.browser.test_keten import op, post_aan, vul  # noqa: F401 - fixtures
from tests.meedenkers.fabriek import meedenker
from voorbeeld.laden import Voorbeeld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
DAG = date(2026, 6, 16)


@pytest.fixture
def telefoon(live_server, browser, browser_context_args, settings, op):  # noqa: F811 - the fixture
    """A page on a phone; with or without JavaScript."""
    settings.SITE_URL = live_server.url
    settings.EMAIL_BACKEND = "participatie.ontwikkeling.mail.DatabaseBackend"
    op(DAG, 11)
    Voorbeeld(DAG).lijsten()
    Ervaringsoort.objects.get_or_create(naam="Hulp bij het huishouden")

    def maak(*, javascript: bool):
        context = browser.new_context(
            **browser_context_args,
            base_url=live_server.url,
            viewport={"width": 360, "height": 740},
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        return context.new_page()

    return maak


def verder(page, tekst: str = "Verder") -> None:
    """By keyboard: the button gets the focus and Enter."""
    knop = page.get_by_role("button", name=re.compile(rf"^{tekst}"))
    knop.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def lees(page) -> str:
    return page.locator("main").inner_text()


def test_joining_changing_and_leaving_without_javascript(telefoon):
    page = telefoon(javascript=False)
    page.goto("/meedenken/")
    assert "geen gevolgen voor uw uitkering of hulp" in lees(page)
    verder(page)
    assert "Vul hier iets in" in lees(page)
    vul(page, naam="Ina Jansen", email="ina@bewoners.example")
    verder(page)
    page.get_by_role("group", name="Waarover wilt u meedenken?").get_by_label("Mantelzorg").check()
    verder(page)
    vul(page, wanneer="alleen overdag", nodig="plek voor een rolstoel")
    verder(page, "Vorige stap")
    verder(page)
    assert page.locator("[name=wanneer]").input_value() == "alleen overdag"
    verder(page)
    page.locator("[name=toestemming]").check()
    verder(page)
    assert "Dit bewaren wij niet" in lees(page)
    verder(page, "Vorige stap")
    page.locator("[name=ervaring]").check()
    verder(page)
    assert "Dit bewaren wij niet" not in lees(page)
    verder(page, "Zet mij op de lijst")
    assert "Dank u wel" in lees(page)

    # By the mail to the own page.
    verstuur_berichten()
    [post] = post_aan("ina@bewoners.example")
    pad = re.search(r"/status/\S+?/(?=\s|$)", post.tekst).group()
    page.goto(pad)
    assert "plek voor een rolstoel" in lees(page)
    page.get_by_role("link", name="Verander wat u wilt").click()
    vul(page, waar="in mijn eigen wijk", limiet_per_jaar="Hoogstens 1 keer")
    verder(page, "Bewaar")
    assert "in mijn eigen wijk" in lees(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Als document").click()
    assert download.value.suggested_filename == "mijn-gegevens.pdf"
    verder(page, "Trek dit in")
    assert "plek voor een rolstoel" not in lees(page)
    assert not Grond.objects.filter(doel=Doel.ERVARING, ingetrokken_op=None).exists()
    page.get_by_text("Ik wil van de lijst af").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Ja, haal mij van de lijst").last.click()
    assert "Wij hebben uw gegevens gewist" in lees(page)
    assert Meedenker.objects.get().status == MeedenkerStatus.VERTROKKEN


def test_a_parent_says_yes_for_a_child(telefoon):
    page = telefoon(javascript=False)
    page.goto("/meedenken/")
    vul(page, naam="Kim Jansen", email="kim@bewoners.example", vertegenwoordiging="jonger_dan_16")
    verder(page)
    vul(page, naam="Moeder Jansen", email="moeder@bewoners.example")
    for _ in range(4):
        verder(page)
    verder(page, "Zet mij op de lijst")
    verstuur_berichten()
    assert Post.objects.count() == 2
    [post] = post_aan("moeder@bewoners.example")
    page.goto(re.search(r"/status/\S+?/(?=\s|$)", post.tekst).group())
    assert "Kim Jansen" in lees(page)
    verder(page, "Ja, dat vind ik goed")
    assert Meedenker.objects.get().status == MeedenkerStatus.ACTIEF


def test_every_step_and_form_is_accessible(telefoon):
    page, axe, fouten = telefoon(javascript=True), Axe(), []

    def kijk(waar: str) -> None:
        page.set_viewport_size({"width": 320, "height": 740})
        maten = page.evaluate(METEN)
        page.set_viewport_size({"width": 360, "height": 740})
        if maten["breed"] > maten["scherm"]:
            fouten.append(f"{waar}: {maten}")
        opties = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": REGELS}}
        for fout in axe.run(page, options=opties).response["violations"]:
            fouten.append(f"{waar}: {fout['id']}: {fout['nodes'][0]['html'][:200]}")

    page.goto("/meedenken/")
    vul(page, naam="Kim Jansen", email="kim@bewoners.example", vertegenwoordiging="onder_curatele")
    verder(page)
    kijk("vertegenwoordiger")
    verder(page)
    kijk("vertegenwoordiger, leeg")
    page.goto("/meedenken/")
    page.locator('[name="vertegenwoordiging"][value=""]').check()
    for stap in ("onderwerpen", "over-u", "toestemming"):
        verder(page)
        kijk(stap)
        if stap == "over-u":
            vul(page, nodig="een tolk")
    verder(page)
    kijk("toestemming, zonder vinkje")
    page.locator("[name=toestemming]").check()
    verder(page)
    kijk("controleren")

    m = meedenker(talen="Turks")
    opgave = services.Ervaringsopgave(grond=geldig(Doel.ERVARING), nodig="een tolk", toelichting="Al lang")
    services.wijzig_ervaring(meedenker=m, opgave=opgave, ja=True, door=BEZOEKER)
    kind = meedenker(
        vertegenwoordiging=Vertegenwoordiging.ONDER_CURATELE,
        vertegenwoordiger={"naam": "Curator", "email": "curator@bewoners.example"},
    )
    for rij in (m, kind, Vertegenwoordigde.objects.get(pk=kind.pk)):
        pad = reverse("publiek:status", args=[links.maak(rij)])
        for deel in ("", "?deel=voorkeuren", "?deel=ervaring"):
            page.goto(pad + deel)
            kijk(f"eigen pagina {type(rij).__name__} {deel}")
    assert not fouten, "\n".join(fouten)
