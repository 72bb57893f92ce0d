"""Forms of panels and organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.forms.meedenker import MeedenkerFilter
from meedenkers.models import Lidrol, Panel
from participatie import klok
from participatie.contacten.models import Organisatie
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, EmailVeld, Formulier, ModelFormulier, TelefoonVeld

HOE = [
    ("telefoon", _("Aan de telefoon")),
    ("gesprek", _("In een gesprek")),
    ("papier", _("Op papier, met een handtekening")),
    ("e-mail", _("In een e-mail")),
]


class PanelForm(ModelFormulier):
    naam = forms.CharField(label=_("Naam"), max_length=100)
    doel = forms.CharField(
        label=_("Doel"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Waarvoor vraagt u deze mensen? Wie lid wordt, zegt ja tegen dit doel."),
    )
    zelfde_doel = forms.BooleanField(
        label=_("Het doel blijft hetzelfde: ik schrijf het alleen duidelijker op."), required=False
    )

    class Meta:
        model = Panel
        fields = ["naam", "doel"]

    def __init__(self, *args, met_leden: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not met_leden:
            del self.fields["zelfde_doel"]

    def _post_clean(self):
        # The service stores, and refuses a name that is taken: the instance stays as it was.
        pass

    def velden(self) -> dict:
        schoon = self.cleaned_data
        return {"naam": " ".join(schoon["naam"].split()), "doel": schoon["doel"].strip()}


class PanellidForm(Formulier):
    hoe = forms.ChoiceField(label=_("Hoe zei deze persoon ja?"), choices=HOE, widget=forms.RadioSelect)
    gegeven_op = DatumVeld(label=_("Op welke dag?"))
    akkoord = forms.BooleanField(label=_("De persoon kent deze tekst, en zei ja."))

    def clean_gegeven_op(self):
        dag = self.cleaned_data["gegeven_op"]
        if dag > klok.vandaag():
            raise forms.ValidationError(_("Deze dag is nog niet geweest."))
        return dag


class ZoekForm(Formulier):
    """GET: find somebody on the list."""

    q = forms.CharField(
        label=_("Naam, e-mail of telefoon"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    keuze = MeedenkerFilter.keuze


class OrganisatieFilter(ZoekForm):
    q = forms.CharField(
        label=_("Zoek"), max_length=80, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    wijk = forms.ModelChoiceField(
        label=_("Wijk"), queryset=Wijk.objects.filter(actief=True), required=False, empty_label=_("Alle wijken")
    )
    thema = forms.ModelChoiceField(
        label=_("Thema"), queryset=Thema.objects.filter(actief=True), required=False, empty_label=_("Alle thema's")
    )


class OrganisatieForm(ModelFormulier):
    naam = forms.CharField(label=_("Naam"), max_length=120)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    telefoon = TelefoonVeld(label=_("Telefoonnummer"), required=False)
    email = EmailVeld(label=_("E-mailadres"), required=False, help_text=_("Van de organisatie, niet van één persoon."))
    themas = forms.ModelMultipleChoiceField(
        label=_("Waar gaat de organisatie over?"),
        queryset=Thema.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    groepen = (
        (_("De organisatie"), ["naam", "omschrijving", "wijk", "themas"]),
        (_("Bereiken"), ["telefoon", "email", "website"]),
        (_("Tonen"), ["openbaar", "actief"]),
    )

    class Meta:
        model = Organisatie
        fields = ["naam", "omschrijving", "wijk", "themas", "telefoon", "email", "website", "openbaar", "actief"]
        labels = {
            "wijk": _("Wijk"),
            "openbaar": _("De organisatie vindt het goed dat zij op de site staat."),
            "actief": _("In gebruik"),
        }

    def _post_clean(self):
        # The service stores, and refuses a name that is taken: the instance stays as it was.
        pass

    def velden(self) -> dict:
        return self.cleaned_data | {"naam": " ".join(self.cleaned_data["naam"].split())}


class LidForm(Formulier):
    rol = forms.ChoiceField(label=_("Rol"), choices=Lidrol.choices, widget=forms.RadioSelect, initial=Lidrol.LID)
