"""The adviseur keeps the list in order, on a phone and without JavaScript: import, doubles, export, panel."""

import pytest

from meedenkers import importeren
from meedenkers.models import Ervaring, Importtaak, Meedenker, Panellid
from participatie.accounts.models import User
from tests.meedenkers import import_fabriek as fabriek

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def page(live_server, browser, browser_context_args):
    fabriek.lijsten()
    User.objects.create_user("adviseur@voorbeeld.example", naam="Ad Viseur", rollen=["adviseur"])
    context = browser.new_context(
        **browser_context_args, base_url=live_server.url, viewport={"width": 360, "height": 740},
        java_script_enabled=False,
    )  # fmt: skip
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("/ontwikkeling/")
    page.locator('form[action$="/inloggen/adviseur/"] button').click()
    yield page
    context.close()


def test_a_list_from_upload_to_one_row_per_person(page, tmp_path):
    lijst = tmp_path / "lijst.csv"
    lijst.write_bytes(
        fabriek.lijst(
            fabriek.regel(naam="Ria Een", wijk="Rooswijk", telefoon="06 12345678"),
            fabriek.regel(naam="Jan Huisgenoot", email="", telefoon="06 12345678"),
            fabriek.regel(naam="Ria Een", email="ria2@post.example", wijk="Rooswijk", opmerkingen="rolstoel"),
            fabriek.regel(naam="Bo", email="bo(at)post.example"),
        )
    )
    page.goto("/werkplek/meedenkers/import/nieuw/")
    page.set_input_files('[name="bestand"]', lijst)
    page.get_by_role("button", name="Lijst bekijken").click()
    taak = Importtaak.objects.get()
    rij = {r.regel: r for r in taak.rijen.all()}
    page.select_option(f'[name="keuze-{rij[3].pk}"]', "apart")
    page.get_by_role("button", name="Bewaar de keuzes").click()
    page.get_by_role("link", name="Opmerking van regel 4 bekijken").click()
    page.fill('[name="grondtekst"]', "Formulier van 3 maart 2025, punt 4.")
    page.get_by_role("button", name="Neem dit over").click()
    page.get_by_role("button", name="Importeren").first.click()
    assert "Wij zijn bezig" in page.locator("main").inner_text()
    importeren.verwerk(taak.pk)  # what a worker does
    page.get_by_role("link", name="Kijk of het klaar is").click()
    assert "De lijst is geïmporteerd" in page.locator("main").inner_text()
    assert (Meedenker.objects.count(), Ervaring.objects.get().toelichting) == (3, "rolstoel")
    with page.expect_download() as bestand:
        page.get_by_role("link", name="Geweigerde regels (CSV)").click()
    assert "bo(at)post.example" in bestand.value.path().read_text("utf-8-sig")

    # The same name and district twice: one person after all, and back.
    page.goto("/werkplek/meedenkers/")
    page.get_by_role("link", name="Dubbele mensen").click()
    page.get_by_role("link", name="Vergelijk Ria Een en Ria Een").click()
    page.get_by_role("button", name="Voeg samen").click()
    assert Meedenker.objects.in_database().count() == 2
    page.get_by_role("button", name="Draai terug").click()
    assert Meedenker.objects.in_database().count() == 3

    page.goto("/werkplek/meedenkers/?q=Jan")
    page.get_by_role("link", name="Exporteren").click()
    page.check('[name="soort"][value="csv"]')
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Download het bestand").click()
    tekst = bestand.value.path().read_text("utf-8-sig")
    assert "Jan Huisgenoot" in tekst
    assert "+31612345678" in tekst
    assert "Ria" not in tekst


def test_a_panel_by_keyboard_alone(page):
    fabriek.importeer(fabriek.lijst(fabriek.regel(naam="Ria Een")))
    page.goto("/werkplek/meedenkers/panels/nieuw/")
    page.locator('[name="naam"]').focus()
    page.keyboard.type("Wmo-panel")
    page.keyboard.press("Tab")
    page.keyboard.type("Meedenken over hulp thuis")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Lid toevoegen").focus()
    page.keyboard.press("Enter")
    page.locator('[name="q"]').focus()
    page.keyboard.type("ria")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Kies Ria Een").focus()
    page.keyboard.press("Enter")
    assert "Meedenken over hulp thuis" in page.locator("blockquote").inner_text()
    page.locator('[name="hoe"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("03-03-2025")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("zit nu in het panel").wait_for()
    assert Panellid.objects.get().grond.hoe == "telefoon"
