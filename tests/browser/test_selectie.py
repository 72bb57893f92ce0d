"""The adviseur sets a mix that cannot be, sees what to loosen, mends it, draws, and swaps one person with a reason."""

import re
from datetime import timedelta

import pytest

from meedenkers.models import Selectie, Verzoek, VerzoekStatus
from participatie import klok
from participatie.gemeente.models import Afdeling, Wijk
from tests.agenda.fabriek import gebruiker
from tests.meedenkers.fabriek import VERZOEK
from tests.meedenkers.selectie_fabriek import mensen
from voorbeeld.laden import Voorbeeld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def verzoek(stil):
    Voorbeeld(klok.vandaag()).lijsten()
    noord, zuid = Wijk.objects.order_by("naam")[:2]
    mensen(3, wijk=noord)
    mensen(20, wijk=zuid)
    return Verzoek.objects.create(
        aanvrager=gebruiker("ambtenaar"),
        status=VerzoekStatus.AANVAARD,
        afdeling=Afdeling.objects.first(),
        activiteit_op=klok.vandaag() + timedelta(days=40),
        **(VERZOEK | {"aantal": 4}),
    )


@pytest.fixture(params=[(1280, True), (360, True), (360, False)], ids=["desktop", "telefoon", "zonder script"])
def page(request, verzoek, live_server, browser, browser_context_args, settings):
    breed, script = request.param
    settings.SITE_URL = live_server.url
    context = browser.new_context(
        **browser_context_args,
        base_url=live_server.url,
        viewport={"width": breed, "height": 800},
        java_script_enabled=script,
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.met_script = script
    page.goto("/ontwikkeling/")
    page.locator('form[action$="/inloggen/adviseur/"] button').click()
    return page


def lees(page) -> str:
    return page.locator("main").inner_text()


def reken(page):
    """With script the numbers follow by themselves."""
    if not page.met_script:
        page.get_by_role("button", name="Reken uit").click()


def test_set_mend_draw_swap(page, verzoek):
    noord = Wijk.objects.order_by("naam").first()
    page.goto(f"/werkplek/verzoeken/{verzoek.nummer}/")
    page.get_by_role("link", name="Kies wie wij vragen").click()
    uitkomst = page.locator("#uitkomst")
    assert "23 mensen kunnen gevraagd worden" in uitkomst.inner_text()
    page.get_by_label("Hoeveel procent zegt ja?").fill("50")
    page.locator("summary").filter(has_text=re.compile("^Wijk")).click()
    minstens = page.get_by_label(f"Wijk, {noord.naam}: minstens")
    minstens.fill("5")
    reken(page)
    uitkomst.get_by_text("Deze verdeling kan niet").wait_for()
    assert "minstens 3 in plaats van 5" in uitkomst.inner_text()
    assert "in totaal minstens 2 personen" in uitkomst.inner_text()
    assert not page.get_by_role("button", name="Loot nu").count()
    minstens.fill("2")
    reken(page)
    uitkomst.get_by_text("Deze verdeling kan.").wait_for()
    assert minstens.input_value() == "2"
    page.get_by_role("button", name="Loot nu").click()

    page.get_by_text("Er is geloot.").wait_for()
    selectie = Selectie.objects.get()
    assert selectie.kandidaten.filter(getrokken=True).count() == 8
    eruit = selectie.kandidaten.filter(getrokken=True, meedenker__wijk=noord).first()
    assert "Uitnodigen (8 mensen)" in lees(page)
    page.get_by_role("link", name=f"Wissel {eruit.meedenker.contact}", exact=True).click()
    page.get_by_role("button", name="Wissel").click()
    page.locator(".site-foutenlijst").wait_for()
    keuze = page.locator('input[type=radio][name="erin"]').first
    erin = selectie.kandidaten.get(pk=keuze.get_attribute("value"))
    keuze.check()
    page.get_by_label("Waarom wisselt u?").fill("Is die week op reis.")
    page.get_by_role("button", name="Wissel").click()
    page.get_by_text("Gewisseld. De reden staat bij de loting.").wait_for()
    tekst = lees(page)
    assert "Is die week op reis." in tekst
    assert str(erin.meedenker.contact) in tekst
    assert page.get_by_role("link", name=f"Wissel {eruit.meedenker.contact}", exact=True).count() == 0
    page.get_by_role("link", name="Controleer de loting").click()
    assert "De loting klopt" in lees(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("page", [(1280, True)], ids=["met script"], indirect=True)
def test_the_numbers_follow_what_was_filled_in_last(page, verzoek):
    """Changes right after each other: the answer to the first may not stand over the last."""
    page.goto(f"/werkplek/verzoeken/{verzoek.nummer}/loten/")
    gewenst = page.get_by_label("Hoeveel mensen hebt u nodig?")
    page.get_by_label("Hoeveel procent zegt ja?").fill("100")
    for waarde in ("2", "3", "7"):
        gewenst.fill(waarde)
    page.locator("#uitkomst").get_by_text("Wij nodigen er 7 uit").wait_for()
    assert "gewenst=7" in page.url
