"""Every change of meedenkers, one module per subject; callers import from here. Imports of lists: importeren/."""

from meedenkers.services.antwoorden import beantwoord, trek_uitnodigingen_in
from meedenkers.services.doorgaven import leeg_doorgaven, meld_doorgave, vraag_door_te_geven
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
from meedenkers.services.uitnodigingen import uitnodigen, uitnodigen_panel, vul_aan
from meedenkers.services.verzoeken import (
    aanvaarden,
    afwijzen,
    dien_verzoek_in,
    houden,
    intrekken,
    opnieuw_indienen,
    terugkoppelen,
    terugvragen,
)
from meedenkers.services.voorkeuren import wijzig_ervaring, wijzig_voorkeuren

__all__ = [
    "Ervaringsopgave",
    "aanvaarden",
    "afwijzen",
    "beantwoord",
    "bevestigen",
    "bewaar_ervaring",
    "dien_verzoek_in",
    "eis_toestemming",
    "herlees",
    "herspeel",
    "hervatten",
    "houden",
    "intrekken",
    "leeg_doorgaven",
    "leeg_meedenker",
    "leg_ervaring_vast",
    "meld_doorgave",
    "na_intrekken",
    "opnieuw_indienen",
    "pauzeren",
    "terugkoppelen",
    "terugvragen",
    "trek",
    "trek_uitnodigingen_in",
    "uitnodigen",
    "uitnodigen_panel",
    "verloop",
    "vertegenwoordiger_weg",
    "vertrekken",
    "vraag_door_te_geven",
    "vul_aan",
    "wijzig_ervaring",
    "wijzig_voorkeuren",
    "wissel",
    "word_meedenker",
    "zet_in_panel",
    "zoek_bestaand",
]
