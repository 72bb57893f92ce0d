"""Texts that somebody says yes to: what is recorded must be what was read."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from participatie.avg.services import Geldig
from participatie.ui.forms import Formulier

VERANDERD = _("De tekst over uw gegevens is net veranderd. Lees hem nog een keer, en verstuur dan opnieuw.")


def merkteken(teksten: list[Geldig]) -> str:
    """The same for the same purposes, versions, grounds and words (in the language in which they were read)."""
    alles = "\x1f".join(f"{t.doel}\x1e{t.grondslag}\x1e{t.versie}\x1e{t.tekst}" for t in teksten)
    return hashlib.sha256(alles.encode()).hexdigest()[:24]


class LeesForm(Formulier):
    """A form that shows texts of grounds. Changed by the beheerder meanwhile, or read in another language: read again.

    Give the texts as `teksten`; `leest()` tells whether this answer depends on them.
    """

    gelezen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, teksten: list[Geldig], **kwargs):
        super().__init__(*args, **kwargs)
        self.teksten = teksten
        self.fields["gelezen"].initial = merkteken(teksten)

    def leest(self) -> bool:
        return True

    def clean(self):
        schoon = super().clean()
        if self.leest() and self.data.get(self.add_prefix("gelezen")) != merkteken(self.teksten):
            self.add_error(None, VERANDERD)
        return schoon

    def add_error(self, field, error):
        super().add_error(field, error)
        # Shown again with the texts of now, so the next answer is about those.
        if self.is_bound:
            self.data = self.data.copy()
            self.data[self.add_prefix("gelezen")] = merkteken(self.teksten)
