from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.forms.meedenker import MeedenkerFilter
from meedenkers.services.exporteren import KOLOMMEN


class ExportForm(MeedenkerFilter):
    """Who and what: the filter of the list, and the columns."""

    kolommen = forms.MultipleChoiceField(
        label=_("Welke gegevens?"),
        choices=list(KOLOMMEN.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=["naam", "email", "telefoon", "wijk"],
        help_text=_("Neem niet meer mee dan u nodig hebt."),
    )
    soort = forms.ChoiceField(
        label=_("Wat voor bestand?"),
        choices=[("xlsx", _("Excel (.xlsx)")), ("csv", _("CSV"))],
        widget=forms.RadioSelect,
        initial="xlsx",
    )

    toon_niet_verplicht = False
    groepen = (
        (_("Wie?"), ["q", "wijk", "thema", "panel", "leeftijd", "status"]),
        (_("Wat?"), ["kolommen", "soort"]),
    )

    def filter(self) -> dict:
        return {naam: w for naam, w in self.cleaned_data.items() if naam not in ("kolommen", "soort")}
