"""The unfinished sign-up of a visitor: kept in the session on the server, encrypted, gone when it was sent.

It may hold experience and needs before there is a yes to keep them; so it stands nowhere in plain words, and it ends
with the session (`SESSION_COOKIE_AGE`, cleared by `accounts.tasks.ruim_sessies_op`).
"""

import json

from cryptography.fernet import InvalidToken
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from meedenkers.forms.aanmelden import (
    ContactStap,
    ControleStap,
    OnderwerpenStap,
    OverUStap,
    ToestemmingStap,
    VertegenwoordigerStap,
)
from meedenkers.models import Vertegenwoordiging
from participatie.avg.versleuteling import kluis

SLEUTEL = "meedenken"
VERZONDEN = "verzonden"
MEESTE_WAARDEN, LANGSTE_WAARDE = 200, 4000

TITELS = {
    "contact": _("Hoe bereiken wij u?"),
    "vertegenwoordiger": _("Wie zegt er ja voor u?"),
    "onderwerpen": _("Waarover wilt u meedenken?"),
    "over-u": _("Wanneer, waar en wat hebt u nodig?"),
    "toestemming": _("Wat mogen wij bewaren en gebruiken?"),
    "controleren": _("Klopt alles?"),
}
FORMULIEREN = {
    "contact": ContactStap,
    "vertegenwoordiger": VertegenwoordigerStap,
    "onderwerpen": OnderwerpenStap,
    "over-u": OverUStap,
    "toestemming": ToestemmingStap,
    "controleren": ControleStap,
}


class Voortgang:
    def __init__(self, session):
        self.session = session
        self.gegevens: dict[str, dict[str, list[str]]] = _lees(session.get(SLEUTEL))
        self.schoon: dict[str, dict] = {}

    @cached_property
    def verzonden(self) -> bool:
        return self.session.get(SLEUTEL) == VERZONDEN

    # --- the road -----------------------------------------------------------------------------------------------
    @property
    def vertegenwoordiging(self) -> str:
        waarde = (self.gegevens.get("contact", {}).get("vertegenwoordiging") or [""])[-1]
        return waarde if waarde in Vertegenwoordiging.values else ""

    @property
    def stappen(self) -> list[str]:
        return [s for s in FORMULIEREN if s != "vertegenwoordiger" or self.vertegenwoordiging]

    def naast(self, stap: str, richting: int) -> str:
        """The step after (1) or before (-1); the first has none before it."""
        stappen = self.stappen
        plek = stappen.index(stap) + richting
        return stappen[plek] if 0 <= plek < len(stappen) else ""

    def eerste_open(self, tot: str) -> str:
        """The first step before `tot` that was not answered well; "" when the way is free. Fills `schoon`."""
        for stap in self.stappen:
            if stap == tot:
                return ""
            form = self.form(stap)
            if not form.is_bound or not form.is_valid():
                return stap
            self.schoon[stap] = form.cleaned_data
        return self.stappen[0]  # a step that this visitor does not have

    # --- its forms ----------------------------------------------------------------------------------------------
    def form(self, stap: str, data=None):
        """The form of a step: with `data`, else with what was answered. Needs the steps before it in `schoon`."""
        if data is None and stap in self.gegevens:
            data = MultiValueDict(self.gegevens[stap])
        meer = {}
        if stap == "over-u":
            jong = self.vertegenwoordiging == Vertegenwoordiging.JONGER_DAN_16
            meer = {"namens": bool(self.vertegenwoordiging), "jong": jong}
        elif stap == "toestemming":
            meer = {
                "contact": self.schoon["contact"],
                "heeft_ervaring": self.heeft_ervaring,
                "namens": bool(self.vertegenwoordiging),
            }
        return FORMULIEREN[stap](data, **meer)

    @property
    def heeft_ervaring(self) -> bool:
        over_u = self.schoon.get("over-u", {})
        return bool(over_u.get("soorten") or over_u.get("toelichting") or over_u.get("nodig"))

    # --- keeping ------------------------------------------------------------------------------------------------
    def bewaar(self, stap: str, data) -> None:
        """What was typed, right or wrong: going back and forth loses nothing. Keys of the form only, within bounds."""
        namen = FORMULIEREN[stap].base_fields
        self.gegevens[stap] = {
            naam: [waarde[:LANGSTE_WAARDE] for waarde in data.getlist(naam)[:MEESTE_WAARDEN]]
            for naam in namen
            if naam in data
        }
        self.session[SLEUTEL] = kluis().encrypt(json.dumps(self.gegevens).encode()).decode()

    def klaar(self) -> None:
        """Sent: nothing is kept but that it was sent, so that a second click is not told to begin again."""
        self.gegevens = {}
        self.session[SLEUTEL] = VERZONDEN


def _lees(token) -> dict:
    if not isinstance(token, str) or token in ("", VERZONDEN):
        return {}
    try:
        return json.loads(kluis().decrypt(token.encode()))
    except (InvalidToken, ValueError):
        return {}  # a key that was taken away: the visitor begins again
