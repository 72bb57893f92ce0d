from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.importeren.kolommen import VELDEN
from meedenkers.models import Uitkomst
from participatie.ui.forms import Formulier

WAARSCHUWING = "waarschuwing"


class UploadForm(Formulier):
    bestand = forms.FileField(
        label=_("Bestand met de lijst"),
        help_text=_("Een bestand van het soort .xlsx, .ods of .csv, van hooguit 10 MB en 20.000 regels."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.ods,.txt"}),
    )
    panel_naam = forms.CharField(
        label=_("Naam van het panel"),
        max_length=100,
        required=False,
        help_text=_(
            "Alleen als de mensen in deze lijst samen een panel zijn. Bestaat het panel nog niet? Dan maken wij het."
        ),
    )


class FilterForm(Formulier):
    """The outcome to look at; an unknown one shows all."""

    uitkomst = forms.ChoiceField(
        label=_("Laat zien"),
        required=False,
        choices=[("", _("Alle regels")), *Uitkomst.choices, (WAARSCHUWING, _("Met een waarschuwing"))],
    )


class KolommenForm(Formulier):
    """Which column of the file holds which field. Built from the header of one file."""

    def __init__(self, *args, koppen: list[str], velden: dict[str, int], **kwargs):
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Staat er niet in")), *((str(n), kop) for n, kop in enumerate(koppen))]
        for veld, label in VELDEN.items():
            self.fields[veld] = forms.ChoiceField(
                label=label, choices=keuzes, required=False, initial=str(velden.get(veld, ""))
            )
            self.fields[veld].toon_niet_verplicht = False
            self.fields[veld].widget.attrs["class"] = "utrecht-select utrecht-select--html-select"

    def kolommen(self) -> dict[str, int]:
        return {veld: int(nummer) for veld, nummer in self.cleaned_data.items() if nummer != ""}
