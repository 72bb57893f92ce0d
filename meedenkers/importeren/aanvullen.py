"""Filling in what is missing; what a person said is never written over."""

from meedenkers.importeren.bekenden import Bekenden
from meedenkers.models import Meedenker


def vul_aan(meedenker: Meedenker, gegevens: dict, anders: Bekenden | None = None) -> None:
    """Set the empty fields of a meedenker and its contact; saves nothing.

    `anders`: an address that stands with somebody else on the list stays there.
    """
    contact = meedenker.contact
    if not contact.email and not (anders and _van_een_ander(anders.emails.get(gegevens["email"]), meedenker)):
        contact.email = gegevens["email"]
    if not contact.telefoon and not (anders and _van_een_ander(anders.telefoons.get(gegevens["telefoon"]), meedenker)):
        contact.telefoon = gegevens["telefoon"]
    meedenker.wijk_id = meedenker.wijk_id or gegevens["wijk"]
    for veld in ("leeftijdsgroep", "talen", "wanneer"):
        setattr(meedenker, veld, getattr(meedenker, veld) or gegevens[veld])


def _van_een_ander(wie, meedenker: Meedenker) -> bool:
    return wie is not None and wie.pk is not None and wie.pk != meedenker.pk
