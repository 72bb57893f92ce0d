"""Every write of adviezen. Callers use `from adviezen import services` and `services.ontvang_inbreng(...)`.

One line per module: the input half (inbreng) and the advice half (advies, toets, opvolging, verslag).
"""

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

__all__ = [
    "bundelen",
    "contact_afronden",
    "contactpoging",
    "geen_vervolg",
    "markeer_beantwoord",
    "niet_te_bereiken",
    "ontvang_inbreng",
    "overdragen",
    "persoonlijk_contact",
    "terug_naar_nieuw",
]
