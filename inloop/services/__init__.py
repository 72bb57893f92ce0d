"""Every write about meetings and sign-ups. Callers use `from inloop import services` and `services.aanmelden(...)`."""

from inloop.services.aanmeldingen import MAX_PERSONEN, aanmelden, afmelden, wis
from inloop.services.bijeenkomsten import (
    afgelasten,
    afsluiten,
    maak_bijeenkomst,
    publiceren,
    wijzig_bijeenkomst,
)
from inloop.services.deur import enquete_invullen, inchecken, inloper, niet_inchecken, tel_zonder_naam

__all__ = [
    "MAX_PERSONEN",
    "aanmelden",
    "afgelasten",
    "afmelden",
    "afsluiten",
    "enquete_invullen",
    "inchecken",
    "inloper",
    "maak_bijeenkomst",
    "niet_inchecken",
    "publiceren",
    "tel_zonder_naam",
    "wijzig_bijeenkomst",
    "wis",
]
