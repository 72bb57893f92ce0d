from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models import Traject, TrajectStatus
from meedenkers.forms.meedenker import MeedenkerFilter
from meedenkers.models import UitnodigingStatus, Verzoek, VerzoekStatus
from participatie import klok
from participatie.contacten.forms import ContactVelden
from participatie.gemeente.models import Thema
from participatie.ui.forms import DatumVeld, Formulier, ModelFormulier

VERSTE_DAG = timedelta(days=2 * 366)


class VerzoekFilter(Formulier):
    q = forms.CharField(
        label=_("Zoek"), max_length=80, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Alle")), *VerzoekStatus.choices])

    keuze = MeedenkerFilter.keuze


class Wie(models.TextChoices):
    AANTAL = "aantal", _("Een aantal mensen van de lijst. De adviseur loot.")
    PANEL = "panel", _("Alle leden van een panel.")


class VerzoekForm(ModelFormulier):
    wie = forms.ChoiceField(label=_("Hoe vraagt u mensen?"), choices=Wie.choices, widget=forms.RadioSelect)
    aantal = forms.IntegerField(
        label=_("Hoeveel mensen hebt u nodig?"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Niet meer dan u echt gaat spreken. Wij vragen zelf meer mensen, want niet iedereen kan."),
    )
    activiteit_op = DatumVeld(
        label=_("Op welke dag?"),
        help_text=_("Bijvoorbeeld 08-12-2026. Reken op drie weken: mensen krijgen tijd om te antwoorden."),
    )

    groepen = (
        (_("Uw project"), ["project", "traject", "thema", "vraag", "wat_ermee"]),
        (_("Wie zoekt u?"), ["wie", "aantal", "profiel", "panel"]),
        (_("De bijeenkomst of het gesprek"), ["activiteit_op", "wanneer", "waar", "vergoeding"]),
    )

    class Meta:
        model = Verzoek
        fields = [
            "project",
            "traject",
            "thema",
            "vraag",
            "wat_ermee",
            "aantal",
            "profiel",
            "panel",
            "activiteit_op",
            "wanneer",
            "waar",
            "vergoeding",
        ]
        help_texts = {
            "project": _("Een naam die een inwoner begrijpt."),
            "traject": _("Hoort het bij een onderwerp op de agenda? Kies het dan."),
            "thema": _("Wie over dit thema niets wil horen, vragen wij niet."),
            "vraag": _("Schrijf de vraag op zoals u die aan een inwoner stelt. Kort, zonder vaktaal."),
            "wat_ermee": _("Wat kan er door de antwoorden veranderen? Wie beslist daarover, en wanneer?"),
            "profiel": _("Bijvoorbeeld: mensen met hulp in het huishouden, uit verschillende wijken."),
            "panel": _("Alleen als u hierboven voor een panel koos."),
            "wanneer": _("Bijvoorbeeld: van 10.00 tot 12.00 uur."),
            "waar": _("Kies een plek dichtbij, waar iedereen binnen kan komen."),
            "vergoeding": _("Bijvoorbeeld: reiskosten en een bon van 20 euro. Of: geen."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["traject"].queryset = Traject.objects.visible_to(user).exclude(
            status__in=[TrajectStatus.AFGEROND, TrajectStatus.VERVALLEN]
        )
        self.fields["traject"].empty_label = _("Geen traject van de agenda")
        self.fields["thema"].queryset = Thema.objects.filter(actief=True)
        self.fields["thema"].empty_label = _("Geen thema uit de lijst")
        self.fields["panel"].empty_label = _("Kies een panel")
        for naam in ("aantal", "panel"):  # one of the two must be filled in
            self.fields[naam].toon_niet_verplicht = False
        for naam in ("vraag", "wat_ermee"):
            self.fields[naam].max_length = 4000
            self.fields[naam].validators.append(MaxLengthValidator(4000))
        self.fields["wie"].initial = Wie.PANEL if self.instance.panel_id else Wie.AANTAL

    def clean_activiteit_op(self):
        dag = self.cleaned_data["activiteit_op"]
        if dag <= klok.vandaag():
            raise ValidationError(_("Kies een dag die nog komt."))
        if dag > klok.vandaag() + VERSTE_DAG:
            raise ValidationError(_("Kies een dag binnen twee jaar."))
        return dag

    def clean(self):
        """Either a number or a panel; what belongs to the other choice is left out."""
        schoon = super().clean()
        if schoon.get("wie") == Wie.PANEL:
            if not schoon.get("panel") and "panel" not in self.errors:
                self.add_error("panel", _("Kies welk panel u wilt vragen."))
            self.errors.pop("aantal", None)
            schoon["aantal"] = self.instance.aantal or 1  # the service counts the members
        elif schoon.get("wie") == Wie.AANTAL:
            schoon["panel"] = None
            self.errors.pop("panel", None)
            if not schoon.get("aantal") and "aantal" not in self.errors:
                self.add_error("aantal", _("Vul in hoeveel mensen u nodig hebt."))
        return schoon

    def velden(self) -> dict:
        """What the services take."""
        return {naam: self.cleaned_data[naam] for naam in self.Meta.fields}


class AntwoordForm(Formulier):
    """The adviseur answers a request; what can be chosen comes from the workflow."""

    besluit = forms.ChoiceField(label=_("Wat antwoordt u?"), widget=forms.RadioSelect)
    antwoord = forms.CharField(
        label=_("Uw antwoord"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Vraagt u iets terug of neemt u het verzoek niet aan? Dan is een antwoord verplicht."),
    )

    def __init__(self, *args, besluiten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["besluit"].choices = [(t.name, t.label) for t in besluiten]

    def clean(self):
        schoon = super().clean()
        if schoon.get("besluit") in ("terugvragen", "afwijzen") and not schoon.get("antwoord", "").strip():
            self.add_error("antwoord", _("Schrijf hier op wat u wilt weten, of waarom het niet kan."))
        return schoon


class PanelUitnodigenForm(Formulier):
    antwoord_uiterlijk = DatumVeld(label=_("Tot wanneer kunnen mensen ja of nee zeggen?"))


class GevolgForm(Formulier):
    gevolg = forms.CharField(
        label=_("Wat leverde het op?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_(
            "Schrijf het voor de mensen die meededen. Wat hoorde u? Wat doet u ermee? Verandert er niets?"
            " Vertel dan waarom."
        ),
    )


class DoorgaveForm(ContactVelden):
    """The professional; nothing about the young people."""

    organisatie = forms.CharField(label=_("Organisatie"), max_length=120, required=False)

    field_order = ["naam", "organisatie", "email", "telefoon"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["naam"].label = _("Naam van de professional")
        self.fields["naam"].help_text = _(
            "Iemand die de jongeren kent, zoals een jongerenwerker. Niet een jongere zelf."
        )
        self.fields["email"].label = _("E-mailadres")
        self.fields["telefoon"].label = _("Telefoonnummer")
        for naam in ("naam", "email", "telefoon"):
            self.fields[naam].widget.attrs["autocomplete"] = "off"


class AantallenForm(Formulier):
    """What the professional tells: numbers, no names."""

    gegeven = forms.IntegerField(
        label=_("Aan hoeveel jongeren gaf u de uitnodiging?"),
        min_value=0,
        max_value=500,
        help_text=_("Niemand? Vul 0 in."),
    )
    komt = forms.IntegerField(
        label=_("Hoeveel van hen komen er, voor zover u weet?"),
        min_value=0,
        max_value=500,
        help_text=_("Niet bekend? Vul 0 in."),
    )

    def clean(self):
        schoon = super().clean()
        if schoon.get("komt") is not None and schoon.get("gegeven") is not None and schoon["komt"] > schoon["gegeven"]:
            self.add_error("komt", _("Dit kan niet meer zijn dan het aantal jongeren dat de uitnodiging kreeg."))
        return schoon


class AanwezigForm(Formulier):
    """Who of those who said yes was there."""

    aanwezig = forms.MultipleChoiceField(
        label=_("Zet een vinkje bij wie er was"), required=False, widget=forms.CheckboxSelectMultiple
    )
    toon_niet_verplicht = False

    def __init__(self, *args, rijen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aanwezig"].choices = [(str(rij.pk), rij.meedenker.contact.naam) for rij in rijen]
        self.fields["aanwezig"].initial = [str(rij.pk) for rij in rijen if rij.status == UitnodigingStatus.DEELGENOMEN]

    def pks(self) -> set[int]:
        return {int(pk) for pk in self.cleaned_data["aanwezig"]}
