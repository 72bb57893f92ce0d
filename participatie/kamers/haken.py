"""Slots: how something of an upper app shows on a page of a lower one, without an import upward.

Each app's `kamers.py` hangs functions in slots; a page asks a slot for what hangs in it. The slots there are:

| slot | called with | gives |
| --- | --- | --- |
| `menu.publiek`, `menu.werkplek`, `menu.commissie` | request | dict(titel, url, volgorde, ook: more urls) or None |
| `werklijst` | user | list of `Werk` |
| `start.publiek` | request | dict(volgorde, sjabloon, **context) for a block of the home page |
| `start.mijn` | contacten (QuerySet) | dict(volgorde, sjabloon, **context) for a block of /mijn/ |
| `start.commissie` | user | dict(volgorde, sjabloon, **context) for a block of /commissie/ |
| `cijfers` | jaar | list of `Cijfer` |
| `status` | request, obj | HttpResponse of the personal status page, or None when `obj` is not of this app |
| `traject`, `bijeenkomst` | request, obj | dict(sjabloon, **context): a block on that page, or None |
| `bijeenkomst.werkplek` | request, obj | dict(sjabloon, **context): a block on the staff's page of a meeting, or None |
| `wissen` | contact | None; empties the app's own raw words of that contact |
| `grond_ingetrokken` | contact, doel, betreft, door | None; removes what stood on that ground, at once |
| `inzage` | contact | list of `Inzage`: what the app knows of that contact, for who asks for the own data |
| `contact_gebruik` | contact | list of str: what hangs on this contact, for /mijn/ and erasure |
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_haken: dict[str, list[Callable]] = defaultdict(list)


@dataclass(frozen=True)
class Werk:
    """One line of the worklist. `urgentie`: lower comes first (0 urgent, 1 overdue, 2 due soon, 3 waiting, 4 later)."""

    titel: str
    url: str
    soort: str
    urgentie: int = 3
    uiterlijk: date | None = None
    toelichting: str = ""


@dataclass(frozen=True)
class Cijfer:
    """One figure of a year on /cijfers/. `waarde` is shown as it is; None shows a dash."""

    sleutel: str
    label: str
    waarde: int | str | None
    volgorde: int = 50
    toelichting: str = ""


@dataclass(frozen=True)
class Inzage:
    """A part of somebody's own data: readable labels with values (text, or a list of texts)."""

    titel: str
    velden: dict[str, str | list[str]]


def haak(slot: str):
    """Decorator: hang a function in a slot."""

    def hang(functie: Callable) -> Callable:
        _haken[slot].append(functie)
        return functie

    return hang


def vraag(slot: str, *args) -> list:
    """What everything in the slot gives, without the Nones; lists are joined."""
    uit: list = []
    for functie in _haken[slot]:
        resultaat = functie(*args)
        if isinstance(resultaat, list):
            uit += resultaat
        elif resultaat is not None:
            uit.append(resultaat)
    return uit


def blokken(slot: str, *args) -> list[dict]:
    return sorted(vraag(slot, *args), key=lambda b: b.get("volgorde", 50))
