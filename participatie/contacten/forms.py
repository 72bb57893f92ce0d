"""Asking somebody how to reach them: the same fields on every form of the house."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participatie.ui.forms import EmailVeld, Formulier, TelefoonVeld

GEEN_GEVOLGEN = _(
    "Wat u hier zegt, heeft geen gevolgen voor uw uitkering of hulp. Uw contactpersoon bij de gemeente ziet dit niet."
)


EEN_IS_GENOEG = _("Vul uw e-mailadres of uw telefoonnummer in. Eén is genoeg.")


class ContactVelden(Formulier):
    """Name and at least one way to reach. Subclass it, and call `maak_contact()` in the view or service call."""

    naam = forms.CharField(label=_("Uw naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = EmailVeld(label=_("Uw e-mailadres"), required=False)
    telefoon = TelefoonVeld(label=_("Uw telefoonnummer"), required=False)

    bereik_verplicht = True
    bereik_uitleg = _("E-mailadres of telefoonnummer: één is genoeg.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # "(niet verplicht)" at both would say that neither is needed.
        self.fields["email"].toon_niet_verplicht = self.fields["telefoon"].toon_niet_verplicht = False
        if self.bereik_verplicht:
            self.fields["email"].help_text = self.bereik_uitleg

    def clean(self):
        schoon = super().clean()
        if self.bereik_verplicht and not (
            schoon.get("email") or schoon.get("telefoon") or {"email", "telefoon"} & set(self.errors)
        ):
            self.add_error("email", _("Vul een e-mailadres of een telefoonnummer in. Dan kunnen wij u bereiken."))
        return schoon

    def contactgegevens(self) -> dict:
        """The keyword arguments for `contacten.services.maak_contact`."""
        schoon = self.cleaned_data
        return {"naam": schoon["naam"], "email": schoon.get("email", ""), "telefoon": schoon.get("telefoon", "")}


class BelmijForm(Formulier):
    naam = forms.CharField(label=_("Uw naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    telefoon = TelefoonVeld(label=_("Uw telefoonnummer"))
    wanneer = forms.CharField(label=_("Wanneer kunnen wij u bellen?"), max_length=120, required=False)
    vraag = forms.CharField(
        label=_("Waar gaat het over?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AfvinkForm(Formulier):
    uitkomst = forms.CharField(label=_("Wat kwam eruit?"), max_length=300, required=False)
