"""Every write of adviezen. Callers use `from adviezen import services` and `services.ontvang_inbreng(...)`.

One line per module: the input half (inbreng) and the advice half (advies, toets, opvolging, verslag).
"""

from adviezen.services.advies import (
    heropenen,
    maak_advies,
    publiceren,
    publiceren_en_terugkoppelen,
    route_kiezen,
    route_vertellen,
    terugkoppelen,
    wegen,
    wijzig_advies,
)
from adviezen.services.inbreng import (
    bundelen,
    contact_afronden,
    contactpoging,
    geen_vervolg,
    markeer_beantwoord,
    niet_te_bereiken,
    ontvang_inbreng,
    overdragen,
    persoonlijk_contact,
    terug_naar_nieuw,
)
from adviezen.services.opvolging import (
    aanvaarden,
    afronden,
    beleidsstap_zetten,
    opvolging_overdragen,
    voortgang_melden,
)
from adviezen.services.toets import oordelen, toets_beantwoorden
from adviezen.services.verslag import bewaar_verslag, publiceer_verslag

__all__ = [
    "aanvaarden",
    "afronden",
    "beleidsstap_zetten",
    "bewaar_verslag",
    "bundelen",
    "contact_afronden",
    "contactpoging",
    "geen_vervolg",
    "heropenen",
    "maak_advies",
    "markeer_beantwoord",
    "niet_te_bereiken",
    "ontvang_inbreng",
    "oordelen",
    "opvolging_overdragen",
    "overdragen",
    "persoonlijk_contact",
    "publiceer_verslag",
    "publiceren",
    "publiceren_en_terugkoppelen",
    "route_kiezen",
    "route_vertellen",
    "terug_naar_nieuw",
    "terugkoppelen",
    "toets_beantwoorden",
    "voortgang_melden",
    "wegen",
    "wijzig_advies",
]
