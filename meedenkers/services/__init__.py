"""Every change of meedenkers, one module per subject; callers import from here. Imports of lists: importeren/."""

from meedenkers.services.gronden import bewaar_ervaring, na_intrekken, zet_in_panel
from meedenkers.services.lijst import (
    bevestigen,
    eis_toestemming,
    hervatten,
    leeg_meedenker,
    pauzeren,
    vertrekken,
    word_meedenker,
    zoek_bestaand,
)
from meedenkers.services.selectie import herlees, herspeel, trek, wissel
from meedenkers.services.verzoeken import aanvaarden, afwijzen, dien_verzoek_in, opnieuw_indienen, terugvragen

__all__ = [
    "aanvaarden",
    "afwijzen",
    "bevestigen",
    "bewaar_ervaring",
    "dien_verzoek_in",
    "eis_toestemming",
    "herlees",
    "herspeel",
    "hervatten",
    "leeg_meedenker",
    "na_intrekken",
    "opnieuw_indienen",
    "pauzeren",
    "terugvragen",
    "trek",
    "vertrekken",
    "wissel",
    "word_meedenker",
    "zet_in_panel",
    "zoek_bestaand",
]
