"""Signing up for a meeting with Tab, Space and Enter only, from the list to the number."""

import re

import pytest

from inloop.models import Aanmelding, AanmeldingStatus
from tests.wereld import maak_wereld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

FOCUS = """() => {
    const e = document.activeElement, r = e.getBoundingClientRect();
    return {naam: e.name || "", tekst: (e.innerText || e.value || "").trim(), soort: e.type || e.tagName,
            zichtbaar: r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight,
            ring: [e, e.closest(".site-kaart")].some((d) => d && getComputedStyle(d).outlineStyle !== "none")};
}"""


def tab_naar(page, hoogstens=60, **gezocht):
    """Press Tab until the focus is on it; every stop on the way can be seen, with a mark around it."""
    for _n in range(hoogstens):
        page.keyboard.press("Tab")
        nu = page.evaluate(FOCUS)
        assert nu["zichtbaar"], nu
        assert nu["ring"], nu
        if all(re.search(patroon, nu[sleutel]) for sleutel, patroon in gezocht.items()):
            return nu
    pytest.fail(f"met Tab niet te bereiken: {gezocht}")


@pytest.mark.parametrize("javascript", [True, False], ids=["met JavaScript", "zonder JavaScript"])
def test_sign_up_with_the_keyboard_alone(live_server, browser, browser_context_args, settings, javascript):
    settings.SITE_URL = live_server.url
    maak_wereld()
    page = browser.new_context(
        **browser_context_args,
        base_url=live_server.url,
        viewport={"width": 1280, "height": 800},
        java_script_enabled=javascript,
    ).new_page()
    page.goto("/bijeenkomsten/")
    # The first stop skips the menu.
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["tekst"] == "Naar de inhoud"
    page.keyboard.press("Enter")
    tab_naar(page, tekst="^Gesprek in Westzaan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bijeenkomsten/gesprek-in-westzaan*/")
    tab_naar(page, tekst="^Meld u aan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aanmelden/")

    # Sent in empty first: the summary leads to the field.
    tab_naar(page, tekst="^Meld mij aan")
    page.keyboard.press("Enter")
    page.locator("[data-foutenlijst]").wait_for()
    tab_naar(page, tekst="naam", soort="^A$")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS)["naam"] == "naam"
    page.keyboard.type("Toos Toetsenbord")
    tab_naar(page, naam="^email$")
    page.keyboard.type("toos@bewoners.example")
    tab_naar(page, naam="^rolstoel$")
    page.keyboard.press("Space")
    tab_naar(page, tekst="^Meld mij aan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aangemeld/**")
    aanmelding = Aanmelding.objects.get(contact__email="toos@bewoners.example")
    assert aanmelding.status == AanmeldingStatus.GEPLAATST
    assert aanmelding.rolstoel
    assert aanmelding.nummer in page.locator("main").inner_text()
