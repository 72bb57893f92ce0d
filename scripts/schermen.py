"""`make screenshots`: starts a fresh site with the example and takes a picture of each page at 360 and 1280 px.

python scripts/schermen.py                        every page of PAGINAS, to var/schermen/
python scripts/schermen.py adviseur:/werkplek/    only these, as `rol:pad` (`bezoeker:` is nobody)
python scripts/schermen.py --docs                 the pictures of README and docs/handleiding, to docs/afbeeldingen/
"""

import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HIER = Path(__file__).resolve().parent.parent
UIT = HIER / "var" / "schermen"
BREEDTES = (360, 1280)
PAGINAS = [
    *(f"bezoeker:{pad}" for pad in ("/", "/agenda/", "/bijeenkomsten/", "/inbreng/", "/adviezen/", "/meedenken/")),
    *(f"bezoeker:{pad}" for pad in ("/budget/", "/budget/aanvragen/", "/cijfers/", "/ontwikkeling/")),
    "inwoner:/mijn/",
    "ambtenaar:/werkplek/",
    "adviseur:/werkplek/",
    "commissielid:/commissie/",
    "beheerder:/beheer/",
]

# The pictures of the guide: name → `rol:pad`, and links to follow from there, as CSS selectors.
DOCS = HIER / "docs" / "afbeeldingen"
HANDLEIDING = {
    "start": ["bezoeker:/"],
    "inwoner-bijeenkomst": ["bezoeker:/bijeenkomsten/", "main .utrecht-card a"],
    "inwoner-inbreng": ["bezoeker:/inbreng/"],
    "inwoner-advies": ["bezoeker:/adviezen/", "main .utrecht-card a"],
    "inwoner-meedenken": ["bezoeker:/meedenken/"],
    "inwoner-budget": ["bezoeker:/budget/"],
    "adviseur-werklijst": ["adviseur:/werkplek/"],
    "adviseur-triage": ["adviseur:/werkplek/inbreng/"],
    "adviseur-advies": ["adviseur:/werkplek/adviezen/", "main table a"],
    "adviseur-import": ["adviseur:/werkplek/meedenkers/import/", "main table a"],
    "adviseur-loting": ["adviseur:/werkplek/verzoeken/?status=aanvaard", "main table a", 'main a[href*="/selectie/"]'],
    "adviseur-belasting": ["adviseur:/werkplek/meedenkers/belasting/"],
    "ambtenaar-opvolging": ["ambtenaar:/werkplek/opvolging/", "main table a"],
    "ambtenaar-verzoek": ["ambtenaar:/werkplek/verzoeken/nieuw/"],
    "commissie-wachtrij": ["commissielid:/commissie/"],
    "beheer": ["beheerder:/beheer/"],
}


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wacht_op(adres: str, site: subprocess.Popen) -> None:
    einde = time.monotonic() + 180  # the example is loaded first
    while time.monotonic() < einde:
        if site.poll() is not None:
            sys.exit("De site start niet; probeer 'make run'.")
        try:
            urllib.request.urlopen(f"{adres}/gezond/", timeout=5).close()  # noqa: S310 - our own address
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("De site geeft geen antwoord.")


class Rondgang:
    """One browser; a context per role, signed in."""

    def __init__(self, adres: str, playwright):
        vlaggen = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        self.adres, self.contexten = adres, {}
        self.browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=vlaggen)

    def pagina(self, rol: str):
        if rol not in self.contexten:
            self.contexten[rol] = self.browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
            if rol != "bezoeker":
                pagina = self.contexten[rol].new_page()
                pagina.goto(f"{self.adres}/ontwikkeling/")
                pagina.locator(f"form[action$='/ontwikkeling/inloggen/{rol}/'] button").first.click()
                pagina.close()
        return self.contexten[rol].new_page()


def fotografeer(rondgang: Rondgang, paginas: list[str]) -> None:
    for regel in paginas:
        rol, pad = regel.split(":", 1)
        pagina = rondgang.pagina(rol)
        for breedte in BREEDTES:
            pagina.set_viewport_size({"width": breedte, "height": 900})
            antwoord = pagina.goto(rondgang.adres + pad)
            naam = re.sub(r"[^a-z0-9]+", "-", f"{rol} {pad}".lower()).strip("-") or "start"
            pagina.screenshot(path=UIT / f"{naam}-{breedte}.png", full_page=True)
            print(f"{antwoord.status if antwoord else '?'}  {naam}-{breedte}.png")
        pagina.close()


def maak_handleiding(rondgang: Rondgang) -> None:
    """One screenful each, in few colours: a page of the guide stays small."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for naam, (begin, *links) in HANDLEIDING.items():
        rol, pad = begin.split(":", 1)
        pagina = rondgang.pagina(rol)
        pagina.set_viewport_size({"width": 1100, "height": 760})
        pagina.goto(rondgang.adres + pad)
        for link in links:
            pagina.locator(link).first.click()
            pagina.wait_for_load_state()
        beeld = Image.open(io.BytesIO(pagina.screenshot())).convert("RGB")
        beeld.quantize(64).save(DOCS / f"{naam}.png", optimize=True)
        print(f"docs/afbeeldingen/{naam}.png")
        pagina.close()


def main() -> None:
    if not shutil.which("chromium"):
        sys.exit("Chromium is er niet: apt-get install chromium.")
    UIT.mkdir(parents=True, exist_ok=True)
    poort = vrije_poort()
    adres = f"http://localhost:{poort}"
    with tempfile.TemporaryDirectory() as var:
        omgeving = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "SITE_URL")}
        omgeving |= {"PORT": str(poort), "VAR_DIR": var}
        site = subprocess.Popen([sys.executable, "scripts/run.py"], cwd=HIER, env=omgeving)
        try:
            wacht_op(adres, site)
            with sync_playwright() as playwright:
                rondgang = Rondgang(adres, playwright)
                if sys.argv[1:] == ["--docs"]:
                    maak_handleiding(rondgang)
                else:
                    fotografeer(rondgang, sys.argv[1:] or PAGINAS)
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(30)


if __name__ == "__main__":
    main()
