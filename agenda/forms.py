from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agenda.models import Fase, Jaaragenda, Traject, TrajectStatus, Wet
from participatie import klok
from participatie.accounts.models import User, met_rol
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, Formulier, ModelFormulier


def keuzes(model, leeg) -> list[tuple]:
    """A list of the municipality as choices, read once (a ModelChoiceField would ask again to check the answer)."""
    return [("", leeg), *((str(pk), naam) for pk, naam in model.objects.filter(actief=True).values_list("pk", "naam"))]


class TrajectFilter(Formulier):
    """GET: what does not exist is ignored."""

    q = forms.CharField(
        label=_("Zoek"), max_length=80, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    wet = forms.ChoiceField(label=_("Wet"), required=False, choices=[("", _("Alle wetten")), *Wet.choices])
    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Alle")), *TrajectStatus.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["thema"].choices = keuzes(Thema, _("Alle thema's"))
        self.fields["wijk"].choices = keuzes(Wijk, _("Alle wijken"))

    def keuze(self) -> dict:
        self.is_valid()
        return self.cleaned_data


class TrajectForm(ModelFormulier):
    begin = DatumVeld(label=_("Begint op"))
    eind = DatumVeld(label=_("Duurt tot en met"))

    groepen = (
        (_("Het onderwerp"), ["jaaragenda", "titel", "samenvatting"]),
        (_("Meepraten"), ["te_beinvloeden", "staat_vast", "participatieniveau"]),
        (_("Voor wie"), ["wet", "themas", "doelgroepen", "niveau", "wijken"]),
        (_("Wanneer en wie"), ["begin", "eind", "verantwoordelijke"]),
    )

    class Meta:
        model = Traject
        fields = [
            "jaaragenda",
            "titel",
            "samenvatting",
            "te_beinvloeden",
            "staat_vast",
            "participatieniveau",
            "wet",
            "themas",
            "doelgroepen",
            "niveau",
            "wijken",
            "begin",
            "eind",
            "verantwoordelijke",
        ]
        widgets = {
            "themas": forms.CheckboxSelectMultiple,
            "wijken": forms.CheckboxSelectMultiple,
            "participatieniveau": forms.RadioSelect,
        }
        help_texts = {
            "titel": _("Kort en in gewone woorden. Bijvoorbeeld: de Wmo-taxi."),
            "samenvatting": _("Schrijf het zo op dat iedereen het begrijpt."),
            "te_beinvloeden": _("Wat kan er nog anders worden door wat inwoners zeggen?"),
            "staat_vast": _("Wat kan niet meer veranderen, en waarom? Dat voorkomt teleurstelling."),
            "doelgroepen": _("Bijvoorbeeld: mensen met een uitkering, mantelzorgers."),
            "wijken": _("Kies niets als het om de hele gemeente gaat."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jaaragenda"].label = _("Agenda van het jaar")
        self.fields["jaaragenda"].label_from_instance = lambda agenda: str(agenda.jaar)
        if self.instance.pk:
            # The address of a traject holds its year.
            del self.fields["jaaragenda"]
        # Who left stays the choice of this traject until somebody else is chosen.
        self.fields["verantwoordelijke"].queryset = User.objects.filter(
            Q(pk__in=met_rol("ambtenaar", "adviseur")) | Q(pk=self.instance.verantwoordelijke_id)
        )
        for naam in ("themas", "wijken"):
            self.fields[naam].queryset = self.fields[naam].queryset.filter(actief=True)

    def clean(self):
        schoon = super().clean()
        begin, eind = schoon.get("begin"), schoon.get("eind")
        agenda = schoon.get("jaaragenda") or (self.instance.pk and self.instance.jaaragenda)
        if begin and eind and eind < begin:
            self.add_error("eind", _("Kies een einddatum die na de begindatum ligt."))
        elif begin and eind and agenda and not begin.year <= agenda.jaar <= eind.year:
            self.add_error("begin", _("Deze periode valt niet in het jaar van de agenda."))
        return schoon


class JaaragendaForm(Formulier):
    jaar = forms.IntegerField(label=_("Jaar"), min_value=2000, max_value=2100)
    inleiding = forms.CharField(
        label=_("Inleiding"),
        required=False,
        max_length=5000,
        widget=forms.Textarea,
        help_text=_("Staat boven de agenda. Wat wilt u inwoners vertellen over dit jaar?"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bezet = Jaaragenda.objects.values_list("jaar", flat=True)
        dit_jaar = klok.vandaag().year
        self.fields["jaar"].initial = dit_jaar + 1 if dit_jaar in bezet else dit_jaar


class InleidingForm(Formulier):
    inleiding = JaaragendaForm.base_fields["inleiding"]


class FaseForm(Formulier):
    fase = forms.ChoiceField(label=_("Naar welke fase?"), choices=Fase.choices, widget=forms.RadioSelect)
    reden = forms.CharField(
        label=_("Waarom?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dit staat in het overzicht van dit traject. Inwoners zien de fase en de datum, niet de reden."),
    )
