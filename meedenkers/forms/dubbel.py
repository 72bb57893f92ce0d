from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.models import Leeftijdsgroep, Meedenker
from meedenkers.services.samenvoegen import VAN_CONTACT, VAN_MEEDENKER, voorstel
from participatie.contacten.models import Kanaal
from participatie.ui.forms import Formulier, toon_telefoon

_TALEN = {"nl": _("Nederlands"), "en": _("Engels")}


class SamenvoegForm(Formulier):
    """Per field in which two rows differ: which value stays. The value of a choice is the key of its row."""

    def __init__(self, *args, blijft: Meedenker, weg: Meedenker, **kwargs):
        super().__init__(*args, **kwargs)
        keuze = voorstel(blijft, weg)
        self.gelijk = []
        for veld, label in (VAN_CONTACT | VAN_MEEDENKER).items():
            waarden = [(m, waarde(m, veld)) for m in (blijft, weg)]
            if waarden[0][1] == waarden[1][1]:
                if waarden[0][1]:
                    self.gelijk.append((label, waarden[0][1]))
                continue
            self.fields[veld] = forms.ChoiceField(
                label=label,
                choices=[(str(m.pk), tekst or _("(leeg)")) for m, tekst in waarden],
                initial=str(keuze[veld]),
                widget=forms.RadioSelect,
            )
            self.fields[veld].widget.attrs["class"] = "utrecht-radio-button utrecht-radio-button--html-input"

    def keuzes(self) -> dict[str, int]:
        return {veld: int(pk) for veld, pk in self.cleaned_data.items()}


def waarde(meedenker: Meedenker, veld: str) -> str:
    """One field of a row in words."""
    contact = meedenker.contact
    if veld == "telefoon":
        return toon_telefoon(contact.telefoon)
    if veld == "kanaal":
        return str(Kanaal(contact.kanaal).label)
    if veld == "taal":
        return str(_TALEN.get(contact.taal, contact.taal))
    if veld in VAN_CONTACT:
        return getattr(contact, veld)
    if veld == "wijk_id":
        return meedenker.wijk.naam if meedenker.wijk else ""
    if veld == "leeftijdsgroep":
        return str(Leeftijdsgroep(meedenker.leeftijdsgroep).label) if meedenker.leeftijdsgroep else ""
    return getattr(meedenker, veld)
