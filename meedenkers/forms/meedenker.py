from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.models import OP_LIJST, Leeftijdsgroep, Panel
from participatie.contacten.forms import ContactVelden
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, Formulier

# What a person says yes to; kept word for word with the yes. Another text is another consent: do not mend it lightly.
TOESTEMMING = _(
    "Ja, de gemeente mag mij vragen om mee te denken over hulp en ondersteuning. De gemeente bewaart daarvoor de"
    " gegevens die ik hier invul. Ik mag altijd nee zeggen op een vraag. Ik kan altijd stoppen: dan wist de gemeente"
    " mijn gegevens."
)


class _OverJou(ContactVelden):
    """What the list holds about somebody; asked of the person, and of who enters somebody else."""

    wijk = forms.ModelChoiceField(
        label=_("In welke wijk woont u?"), queryset=Wijk.objects.filter(actief=True), required=False
    )
    leeftijdsgroep = forms.ChoiceField(
        label=_("Hoe oud bent u?"), required=False, choices=[("", _("Zeg ik liever niet")), *Leeftijdsgroep.choices]
    )
    talen = forms.CharField(
        label=_("Welke talen spreekt u?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: Nederlands, Turks, gebarentaal."),
    )
    themas = forms.ModelMultipleChoiceField(
        label=_("Waarover wilt u meedenken?"),
        queryset=Thema.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies er zo veel als u wilt."),
    )
    wanneer = forms.CharField(
        label=_("Wanneer kunt u?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: alleen overdag, of op dinsdagavond."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wijk"].empty_label = _("Weet ik niet of zeg ik liever niet")

    def over_de_persoon(self) -> dict:
        """The keyword arguments for `word_meedenker` beside the contact."""
        namen = ("wijk", "leeftijdsgroep", "talen", "themas", "wanneer")
        return {naam: self.cleaned_data[naam] for naam in namen}


class MeedenkerForm(_OverJou):
    toestemming = forms.BooleanField(
        label=TOESTEMMING, error_messages={"required": _("Zet hier een vinkje. Zonder uw ja mogen wij u niets vragen.")}
    )

    groepen = (
        (_("Hoe bereiken wij u?"), ["naam", "email", "telefoon"], _("Vul een e-mailadres of een telefoonnummer in.")),
        (
            _("Over u"),
            ["wijk", "leeftijdsgroep", "talen"],
            _("Zo kunnen wij verschillende mensen vragen. U hoeft dit niet in te vullen."),
        ),
        (_("Meedenken"), ["themas", "wanneer"]),
        (_("Uw toestemming"), ["toestemming"]),
    )


class NamensForm(_OverJou):
    """The adviseur enters somebody who said so at a counter or on the phone."""

    groepen = (
        (_("Contact"), ["naam", "email", "telefoon"]),
        (_("Over deze persoon"), ["wijk", "leeftijdsgroep", "talen", "themas", "wanneer"]),
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
            "themas": _("Wil meedenken over"),
            "wanneer": _("Wanneer kan deze persoon?"),
        }
        for naam, label in labels.items():
            self.fields[naam].label = label
        for naam in ("naam", "email", "telefoon"):
            # The browser must not offer the adviseur's own name and address.
            self.fields[naam].widget.attrs["autocomplete"] = "off"


class PauzeForm(Formulier):
    tot = DatumVeld(
        label=_("Tot welke dag?"), help_text=_("Vanaf die dag telt de pauze niet meer. Bijvoorbeeld 08-12-2026.")
    )


class AkkoordForm(Formulier):
    akkoord = forms.BooleanField(label=_("Ik heb deze tekst voorgelezen, en de persoon zei ja."))


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
