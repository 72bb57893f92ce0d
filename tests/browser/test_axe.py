"""Every page once, as who finds most on it, on a phone: axe, the console, the stylesheets and sideways scrolling.

An address that is added to the URLconf is visited by itself; nothing needs to be listed here.
"""

import re
from contextvars import ContextVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import signing
from django.urls import reverse

from adviezen.models import Advies, Inbreng
from budget.models import Aanvraag
from inloop.models import Aanmelding
from inloop.views.publiek import ZOUT
from meedenkers.models import Meedenker, MeedenkerStatus, Verzoek
from participatie import klok
from participatie.contacten import links
from tests.test_rechten import WIE
from tests.wereld import adressen, argumenten, maak_wereld, morgen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.usefixtures("stil")]

REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Who finds most on a page that several may see. A page for everybody is visited by nobody in particular.
VOLGORDE = ("adviseur", "ambtenaar", "commissielid", "inwoner")
# Django's admin: two of its pages stand for all; they are made by the same five templates of Django.
BEHEER = ("/beheer/", "/beheer/gemeente/thema/", "/beheer/gemeente/thema/add/")
# Rules that Django's own admin breaks in a template that is not ours.
BEHEER_MAG = {
    "landmark-unique": "the filter of a list and the page both have a <nav> without a name of its own",
}
ACCOUNT_ZONDER = ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_logout", "account_email")

METEN = """() => ({
    breed: document.documentElement.scrollWidth, scherm: window.innerWidth,
    stijlen: [...document.styleSheets].filter((s) => s.cssRules.length).length,
    uit: [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest(".site-tabelvak"))
        .slice(0, 3).map((e) => e.tagName.toLowerCase() + "." + e.className),
})"""


def wie(naam: str) -> str:
    mag = WIE[naam]
    if naam.startswith("mijn:"):
        return "inwoner"
    return "bezoeker" if "bezoeker" in mag else next(rol for rol in VOLGORDE if rol in mag)


def eigen_paginas():
    """(actor, address) of the URLconf, without the admin and the accounts."""
    for naam, patroon, _ in adressen():
        if naam in WIE:
            namen = re.findall(r"<(?:\w+:)?(\w+)>", patroon)
            yield wie(naam), reverse(naam, kwargs={k: v for k, v in argumenten(naam).items() if k in namen})


def andere_paginas():
    """What the URLconf does not show by itself: accounts, admin, errors, other kinds of status page, other rooms."""
    for naam, patroon, _ in adressen():
        if naam.startswith(("account_", "mfa_")) and "<" not in patroon and "password" not in patroon:
            yield ("adviseur" if naam in ACCOUNT_ZONDER else "bezoeker"), "/" + patroon
    for adres in BEHEER:
        yield "beheerder", adres
    for rij in (
        Inbreng.objects.exclude(contact=None).latest("pk"),
        Advies.objects.gepubliceerd().first().inbreng.exclude(contact=None).first(),
        Meedenker.objects.filter(status=MeedenkerStatus.ACTIEF).first(),
        Aanvraag.objects.latest("pk"),
    ):
        if rij:
            yield "bezoeker", reverse("publiek:status", args=[links.maak(rij)])
    bijeenkomst, aanmelding = morgen(), Aanmelding.objects.latest("pk")
    for plaats in (True, False):
        token = signing.dumps([bijeenkomst.pk, aanmelding.nummer, plaats], salt=ZOUT, compress=True)
        yield "bezoeker", reverse("inloop:aangemeld", args=[bijeenkomst.slug, token])
    yield "bezoeker", "/bestaat-niet/"
    yield "bezoeker", "/adviezen/?q=bestaatniet"
    yield "inwoner", "/"
    yield "ambtenaar", "/werkplek/"
    yield "adviseur", "/ontwikkeling/"
    yield "ambtenaar", reverse("meedenkers:verzoek", args=[Verzoek.objects.latest("pk").nummer])
    for advies in Advies.objects.order_by("status", "-pk"):
        yield "adviseur", reverse("adviezen:advies_werk", args=[advies.nummer])


class Ronde:
    """Walks the pages, one browser context per actor, and keeps what is wrong."""

    def __init__(self, browser, args, basis):
        self.browser, self.args, self.basis = browser, args, basis
        self.axe, self.fouten, self.gezien, self.paginas, self.regels = Axe(), [], set(), {}, []

    def pagina(self, actor):
        if actor not in self.paginas:
            context = self.browser.new_context(
                **self.args, base_url=self.basis, viewport={"width": 360, "height": 740}, reduced_motion="reduce"
            )
            page = self.paginas[actor] = context.new_page()
            page.on("console", lambda regel: self.regels.append(regel.text) if regel.type == "error" else None)
            page.on("pageerror", lambda fout: self.regels.append(str(fout)))
            page.goto("/ontwikkeling/")
            if actor not in ("bezoeker", "tafel"):
                page.locator(f'form[action$="/ontwikkeling/inloggen/{actor}/"] button').click()
                page.wait_for_load_state()
        return self.paginas[actor]

    def loop(self, actor, adres):
        page = self.pagina(actor)
        vooraf = page.request.get(adres, max_redirects=0)
        html = vooraf.headers.get("content-type", "").startswith("text/html")
        if vooraf.status in (301, 302, 405) or not html or "content-disposition" in vooraf.headers:
            return
        self.regels.clear()
        page.goto(adres)
        self.kijk(page, actor, adres)

    def kijk(self, page, actor, adres):
        if (actor, adres) in self.gezien:
            return
        self.gezien.add((actor, adres))
        waar = f"{adres} ({actor})"
        page.set_viewport_size({"width": 320, "height": 740})
        maten = page.evaluate(METEN)
        page.set_viewport_size({"width": 360, "height": 740})
        if maten["breed"] > maten["scherm"]:
            self.fouten.append(f"{waar}: {maten['breed']} px breed op een scherm van {maten['scherm']}: {maten['uit']}")
        if not maten["stijlen"]:
            self.fouten.append(f"{waar}: geen stijlen geladen")
        # The browser itself mentions a page that answers 404; that is what was asked for.
        self.fouten += [f"{waar}: console: {r}" for r in self.regels if "status of 404" not in r or "static" in r]
        uitslag = self.axe.run(
            page, options={"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": REGELS}}
        ).response
        self.regels.clear()  # axe tries a style of its own where a page has media queries, which the CSP refuses
        for fout in uitslag["violations"]:
            if adres.startswith("/beheer/") and fout["id"] in BEHEER_MAG:
                continue
            for plek in fout["nodes"][:3]:
                self.fouten.append(f"{waar}: {fout['id']}: {fout['help']}\n    {plek['html'][:220]}")


@pytest.fixture
def ronde(live_server, browser, browser_context_args, settings):
    settings.SITE_URL = live_server.url
    maak_wereld()
    return Ronde(browser, browser_context_args, live_server.url)


def test_every_page_is_accessible_on_a_phone(ronde, monkeypatch):
    for actor, adres in [*eigen_paginas(), *andere_paginas()]:
        ronde.loop(actor, adres)

    # On the day itself: the door, the table with its code, and forms that are sent in empty.
    bijeenkomst = morgen()
    monkeypatch.setattr(klok, "_vast", ContextVar("proef", default=bijeenkomst.begin))
    adviseur = ronde.pagina("adviseur")
    deur = reverse("inloop:deur", args=[bijeenkomst.slug])
    adviseur.goto(deur)
    ronde.kijk(adviseur, "adviseur op de dag", deur)
    tafel = ronde.pagina("tafel")
    tafel.goto(f"/tafel/?code={bijeenkomst.tafelcode}")
    tafel.locator("main form button[type=submit]").first.click()
    tafel.wait_for_load_state()
    ronde.kijk(tafel, "tafel", "/tafel/")
    bezoeker = ronde.pagina("bezoeker")
    for adres in ("/inbreng/", "/meedenken/", "/budget/aanvragen/"):
        bezoeker.goto(adres)
        bezoeker.locator("main form").last.evaluate("f => { f.noValidate = true; f.requestSubmit() }")
        bezoeker.wait_for_url("**")
        bezoeker.locator(".utrecht-form-field--invalid").first.wait_for()
        ronde.kijk(bezoeker, "leeg verstuurd", adres)

    print(f"\n{len(ronde.gezien)} pagina's bekeken")
    assert len(ronde.gezien) > 90
    assert not ronde.fouten, f"{len(ronde.fouten)} fouten:\n" + "\n".join(ronde.fouten)


def test_the_round_sees_what_is_wrong(ronde):
    """The twin: a page that is spoiled is noticed, for each of the three things that are looked at."""
    page = ronde.pagina("bezoeker")
    page.goto("/")
    page.evaluate("""() => {
        document.querySelector("h1").insertAdjacentHTML("afterend", '<img src="/static/favicon.svg">');
        document.querySelector("h1").style.width = "900px";
        document.body.insertAdjacentHTML("beforeend", '<p style="color: red">rood</p>');
    }""")
    ronde.kijk(page, "bezoeker", "/")
    fouten = "\n".join(ronde.fouten)
    assert "image-alt" in fouten
    assert "px breed" in fouten
    assert "Content Security Policy" in fouten
