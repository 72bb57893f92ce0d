"""Every change of meedenkers, one module per subject; callers import from here. Imports of lists: importeren/."""

from meedenkers.services.grond_weg import na_intrekken
from meedenkers.services.gronden import Ervaringsopgave, bewaar_ervaring, leg_ervaring_vast, zet_in_panel
from meedenkers.services.lijst import (
    bevestigen,
    eis_toestemming,
    hervatten,
    leeg_meedenker,
    pauzeren,
    verloop,
    vertegenwoordiger_weg,
    vertrekken,
    word_meedenker,
    zoek_bestaand,
)
from meedenkers.services.selectie import herlees, herspeel, trek, wissel
from meedenkers.services.verzoeken import aanvaarden, afwijzen, dien_verzoek_in, opnieuw_indienen, terugvragen
from meedenkers.services.voorkeuren import wijzig_ervaring, wijzig_voorkeuren

__all__ = [
    "Ervaringsopgave",
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
    "leg_ervaring_vast",
    "na_intrekken",
    "opnieuw_indienen",
    "pauzeren",
    "terugvragen",
    "trek",
    "verloop",
    "vertegenwoordiger_weg",
    "vertrekken",
    "wijzig_ervaring",
    "wijzig_voorkeuren",
    "wissel",
    "word_meedenker",
    "zet_in_panel",
    "zoek_bestaand",
]
