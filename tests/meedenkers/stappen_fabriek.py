"""Walking the steps of becoming a meedenker, as a browser does: what the page holds is sent back."""

import re

ADRES = {"contact": "/meedenken/"}
CONTACT = {"naam": "Ina Jansen", "email": "ina@voorbeeld.example"}


def adres(stap: str) -> str:
    return ADRES.get(stap, f"/meedenken/stap/{stap}/")


def gelezen(html: str) -> dict:
    """The hidden field of a page with texts to read."""
    gevonden = re.search(r'name="gelezen" value="([0-9a-f]+)"', html)
    return {"gelezen": gevonden[1]} if gevonden else {}


def stuur(client, stap: str, **velden):
    """Open the step and answer it."""
    html = client.get(adres(stap)).content.decode()
    return client.post(adres(stap), gelezen(html) | velden)


def loop(client, *, tot="controleren", **antwoorden):
    """Answer every step up to and with `tot`; `antwoorden` per step, with _ for -. Gives the last answer."""
    vertegenwoordigd = bool(antwoorden.get("contact", {}).get("vertegenwoordiging"))
    wegen = {
        "contact": CONTACT,
        "vertegenwoordiger": {"naam": "Moeder Jansen", "email": "moeder@voorbeeld.example"},
        "onderwerpen": {},
        "over-u": {},
        "toestemming": {"kanaal": "email"} | ({} if vertegenwoordigd else {"toestemming": "on"}),
        "controleren": {},
    }
    antwoord = None
    for stap, standaard in wegen.items():
        if stap == "vertegenwoordiger" and not vertegenwoordigd:
            continue
        antwoord = stuur(client, stap, **(standaard | antwoorden.get(stap.replace("-", "_"), {})))
        if stap == tot:
            break
    return antwoord
