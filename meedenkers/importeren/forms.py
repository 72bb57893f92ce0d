from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.importeren.kolommen import VELDEN
from meedenkers.models import Ervaringsoort, Rijkeuze, Uitkomst
from participatie import klok
from participatie.ui.forms import DatumVeld, Formulier

WAARSCHUWING = "waarschuwing"
DUBBELEN = "alle_dubbelen"


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
        choices=[
            ("", _("Alle regels")),
            *Uitkomst.choices,
            (DUBBELEN, _("Dubbel en mogelijk dubbel")),
            (WAARSCHUWING, _("Met een waarschuwing")),
        ],
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


class BladForm(Formulier):
    """Which sheet of the workbook holds the list."""

    blad = forms.ChoiceField(label=_("Op welk blad staat de lijst?"))

    def __init__(self, *args, bladen: list[list], nu: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["blad"].choices = [(str(n), naam or str(n + 1)) for n, naam in bladen]
        self.fields["blad"].initial = str(nu)
        self.meer_bladen = len(bladen) > 1


def lees_keuzes(data) -> dict[int, str]:
    """The choices per row of a posted page (`keuze-<pk>`); the button `alle` sets all to one. Rubbish is left out."""
    alle = data.get("alle_keuze", "") if "alle" in data else None
    uit = {}
    for naam, waarde in data.items():
        soort, _streep, pk = naam.partition("-")
        if soort == "keuze" and pk.isascii() and pk.isdigit() and len(pk) < 18:
            uit[int(pk)] = waarde if alle is None else alle
    return {pk: keuze for pk, keuze in uit.items() if keuze in ("", *Rijkeuze.values)}


class VrijgaveForm(Formulier):
    """Taking over what a remark says about help, health or benefits."""

    soorten = forms.ModelMultipleChoiceField(
        label=_("Waar heeft deze persoon ervaring mee?"),
        queryset=Ervaringsoort.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    toelichting = forms.CharField(
        label=_("Wat bewaren wij erbij?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Haal weg wat niet nodig is om iemand te vragen."),
    )
    nodig = forms.CharField(
        label=_("Wat heeft deze persoon nodig om mee te doen?"),
        max_length=300,
        required=False,
        help_text=_("Bijvoorbeeld: een rolstoelingang of een tolk."),
    )
    grondtekst = forms.CharField(
        label=_("Waar berust de toestemming op?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Schrijf op wat de persoon heeft gezegd of getekend, en waar dat staat. Bijvoorbeeld: formulier van 3 maart"
            " 2025, punt 4: u mag bewaren welke hulp ik krijg. Deze tekst blijft als bewijs bij de persoon staan."
        ),
    )
    gegeven_op = DatumVeld(label=_("Op welke dag is dat gegeven?"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.fields["soorten"].queryset.exists():
            # Nothing to choose from: the beheerder keeps no list of experience.
            self.fields["soorten"].widget = forms.MultipleHiddenInput()

    def clean_gegeven_op(self):
        dag = self.cleaned_data["gegeven_op"]
        if dag and dag > klok.vandaag():
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return dag

    def vrijgave(self) -> dict:
        return self.cleaned_data | {"soorten": [soort.pk for soort in self.cleaned_data["soorten"]]}
