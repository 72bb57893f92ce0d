"""The words of the example: a municipality that does not exist, and people who do not exist.

Shaped by the first year of a real town that worked this way (four meetings, 352 visitors, a mean mark of 7.6), in our
own words. Dates are counted from the start of a year or from today, so that the example is right on any day.
"""

from voorbeeld.inhoud.lijsten import (
    AFDELINGEN,
    BEZOEKERS,
    CRITERIA,
    ERVARINGEN,
    INWONERS,
    LEEFTIJDEN,
    PERSONEN,
    THEMAS,
    WEGINGEN,
    WIJKEN,
)
from voorbeeld.inhoud.nu import (
    ADVIES_JEUGD,
    ADVIEZEN_NU,
    BEZOEKERS_GROOT,
    GROOT,
    KOMEND,
    NIEUWE_INBRENG,
    TE_LAAT,
    TRAJECTEN_NU,
)
from voorbeeld.inhoud.vorig import ADVIEZEN_VORIG, BIJEENKOMSTEN_VORIG, GEEN_VERVOLG, PERSOONLIJK, TRAJECTEN_VORIG

__all__ = [
    "ADVIES_JEUGD",
    "ADVIEZEN_NU",
    "ADVIEZEN_VORIG",
    "AFDELINGEN",
    "BEZOEKERS",
    "BEZOEKERS_GROOT",
    "BIJEENKOMSTEN_VORIG",
    "CRITERIA",
    "ERVARINGEN",
    "GEEN_VERVOLG",
    "GROOT",
    "INWONERS",
    "KOMEND",
    "LEEFTIJDEN",
    "NIEUWE_INBRENG",
    "PERSONEN",
    "PERSOONLIJK",
    "TE_LAAT",
    "THEMAS",
    "TRAJECTEN_NU",
    "TRAJECTEN_VORIG",
    "WEGINGEN",
    "WIJKEN",
]
