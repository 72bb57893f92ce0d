from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.forms.aanmelden import JaForm, OverUVelden
from meedenkers.models import OP_LIJST, Leeftijdsgroep, Panel, Vertegenwoordiging
from participatie.contacten.forms import ContactVelden
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, EmailVeld, Formulier, TelefoonVeld


class NamensForm(ContactVelden, OverUVelden):
    """The adviseur enters somebody who said so at a counter or on the phone."""

    themas = forms.ModelMultipleChoiceField(
        label=_("Wil meedenken over"),
        queryset=Thema.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    vertegenwoordiging = forms.ChoiceField(
        label=_("Zegt een ander ja voor deze persoon?"),
        required=False,
        choices=[("", _("Nee")), *Vertegenwoordiging.choices],
        help_text=_("Dan krijgt de wettelijk vertegenwoordiger het bericht."),
    )
    v_naam = forms.CharField(label=_("Naam van de vertegenwoordiger"), max_length=120, required=False)
    v_email = EmailVeld(label=_("E-mailadres van de vertegenwoordiger"), required=False)
    v_telefoon = TelefoonVeld(label=_("Telefoonnummer van de vertegenwoordiger"), required=False)

    groepen = (
        (_("Contact"), ["naam", "email", "telefoon"]),
        (_("Over deze persoon"), ["wijk", "leeftijdsgroep", "talen", "themas", "wanneer", "waar"]),
        (
            _("Wettelijk vertegenwoordiger"),
            ["vertegenwoordiging", "v_naam", "v_email", "v_telefoon"],
            _("Alleen voor wie jonger is dan 16 jaar of onder curatele staat."),
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {
            "naam": _("Naam"),
            "email": _("E-mailadres"),
            "telefoon": _("Telefoonnummer"),
            "wijk": _("Wijk"),
            "leeftijdsgroep": _("Leeftijd"),
            "talen": _("Talen"),
            "wanneer": _("Wanneer kan deze persoon?"),
            "waar": _("Waar kan deze persoon komen?"),
        }
        for naam, label in labels.items():
            self.fields[naam].label = label
        for naam in ("naam", "email", "telefoon", "v_naam", "v_email", "v_telefoon"):
            # The browser must not offer the adviseur's own name and address.
            self.fields[naam].widget.attrs["autocomplete"] = "off"

    def clean(self):
        schoon = super().clean()
        if schoon.get("vertegenwoordiging"):
            if not schoon.get("v_naam", "").strip() and "v_naam" not in self.errors:
                self.add_error("v_naam", _("Vul de naam van de vertegenwoordiger in."))
            if not (schoon.get("v_email") or schoon.get("v_telefoon") or {"v_email", "v_telefoon"} & set(self.errors)):
                self.add_error("v_email", _("Vul een e-mailadres of een telefoonnummer van deze persoon in."))
        return schoon

    def over_de_persoon(self) -> dict:
        """The keyword arguments for `word_meedenker` beside the contact."""
        schoon = self.cleaned_data
        namen = ("wijk", "leeftijdsgroep", "talen", "themas", "wanneer", "waar", "vertegenwoordiging")
        uit = {naam: schoon[naam] for naam in namen}
        if schoon["vertegenwoordiging"]:
            uit["vertegenwoordiger"] = {n: schoon[f"v_{n}"] for n in ("naam", "email", "telefoon")}
        return uit


class PauzeForm(Formulier):
    tot = DatumVeld(
        label=_("Tot welke dag?"), help_text=_("Vanaf die dag telt de pauze niet meer. Bijvoorbeeld 08-12-2026.")
    )


class AkkoordForm(JaForm):
    """The adviseur read the text out on the phone."""

    akkoord = forms.BooleanField(label=_("Ik heb deze tekst voorgelezen, en de persoon zei ja."))

    def __init__(self, *args, namens: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if namens:
            self.fields["akkoord"].label = _("Ik heb deze tekst voorgelezen, en de wettelijk vertegenwoordiger zei ja.")


def _keuzes(rijen, leeg) -> list[tuple]:
    """Read once: a ModelChoiceField would ask the database again to check the answer."""
    return [("", leeg), *((str(pk), naam) for pk, naam in rijen.values_list("pk", "naam"))]


class MeedenkerFilter(Formulier):
    """GET: what does not exist is ignored."""

    q = forms.CharField(
        label=_("Naam, e-mail of telefoon"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    panel = forms.ChoiceField(label=_("Panel"), required=False)
    leeftijd = forms.ChoiceField(
        label=_("Leeftijd"), required=False, choices=[("", _("Alle")), *Leeftijdsgroep.choices]
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Alle")), *((s.value, s.label) for s in OP_LIJST)],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wijk"].choices = _keuzes(Wijk.objects.filter(actief=True), _("Alle wijken"))
        self.fields["thema"].choices = _keuzes(Thema.objects.filter(actief=True), _("Alle thema's"))
        self.fields["panel"].choices = _keuzes(Panel.objects.all(), _("Alle panels"))

    def keuze(self) -> dict:
        self.is_valid()
        return self.cleaned_data
