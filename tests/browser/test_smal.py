"""The phone without JavaScript: what opens, opens by keyboard, and a wide screen shows all at once."""

import pytest

from tests.wereld import maak_wereld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def scherm(live_server, browser, browser_context_args, settings):
    settings.SITE_URL = live_server.url
    maak_wereld()

    def open_(breed: int):
        context = browser.new_context(
            **browser_context_args,
            base_url=live_server.url,
            viewport={"width": breed, "height": 740},
            java_script_enabled=False,
        )
        context.set_default_timeout(10_000)
        return context.new_page()

    return open_


def test_on_a_phone_menu_and_filters_open_by_keyboard(scherm):
    page = scherm(360)
    page.goto("/adviezen/")
    assert page.locator("main").bounding_box()["y"] < 130
    page.get_by_text("Menu", exact=True).press("Enter")
    page.get_by_role("navigation").get_by_role("link", name="Bijeenkomsten").press("Enter")
    page.wait_for_url("**/bijeenkomsten/")

    assert page.get_by_label("Zoek", exact=True).is_visible()
    wijk = page.get_by_label("Wijk", exact=True)
    assert not wijk.is_visible()
    page.get_by_text("Meer filters").press("Enter")
    wijk.select_option(index=1)
    page.get_by_role("button", name="Filter").press("Enter")
    page.wait_for_url("**wijk=*")
    assert page.get_by_label("Wijk", exact=True).is_visible(), "een filter dat aan staat, is te zien"


def test_on_a_wide_screen_nothing_is_folded(scherm):
    page = scherm(1280)
    page.goto("/bijeenkomsten/")
    assert page.get_by_role("navigation").get_by_role("link", name="Agenda").is_visible()
    assert page.get_by_label("Wijk", exact=True).is_visible()
    for tekst in ("Menu", "Meer filters"):
        assert not page.get_by_text(tekst, exact=True).is_visible()


def test_figures_of_both_years_fit_on_a_phone(scherm):
    page = scherm(360)
    page.goto("/cijfers/")
    vak = page.locator(".site-tabelvak")
    assert vak.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.get_by_role("columnheader").count() == 3, "voorgelezen blijft het een tabel"
