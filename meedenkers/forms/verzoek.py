from django import forms
from django.utils.translation import gettext_lazy as _

from agenda.models import Traject, TrajectStatus
from meedenkers.forms.meedenker import MeedenkerFilter
from meedenkers.models import Verzoek, VerzoekStatus
from participatie.ui.forms import Formulier, ModelFormulier


class VerzoekFilter(Formulier):
    q = forms.CharField(
        label=_("Zoek"), max_length=80, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Alle")), *VerzoekStatus.choices])

    keuze = MeedenkerFilter.keuze


class VerzoekForm(ModelFormulier):
    aantal = forms.IntegerField(label=_("Hoeveel mensen?"), min_value=1, max_value=500)

    groepen = (
        (_("Uw project"), ["project", "traject", "vraag", "wat_ermee"]),
        (_("Wie zoekt u?"), ["aantal", "profiel"]),
        (_("De bijeenkomst of het gesprek"), ["wanneer", "waar", "vergoeding"]),
    )

    class Meta:
        model = Verzoek
        fields = ["project", "traject", "vraag", "wat_ermee", "aantal", "profiel", "wanneer", "waar", "vergoeding"]
        help_texts = {
            "project": _("Een naam die een inwoner begrijpt."),
            "traject": _("Hoort het bij een onderwerp op de agenda? Kies het dan."),
            "vraag": _("Schrijf de vraag op zoals u die aan een inwoner stelt. Kort, zonder vaktaal."),
            "wat_ermee": _("Wat kan er door de antwoorden veranderen? Wie beslist daarover, en wanneer?"),
            "profiel": _("Bijvoorbeeld: mensen met hulp in het huishouden, uit verschillende wijken."),
            "wanneer": _("Bijvoorbeeld: dinsdag 8 december, van 10.00 tot 12.00 uur."),
            "waar": _("Kies een plek dichtbij, waar iedereen binnen kan komen."),
            "vergoeding": _("Bijvoorbeeld: reiskosten en een bon van 20 euro. Of: geen."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["traject"].queryset = Traject.objects.visible_to(user).exclude(
            status__in=[TrajectStatus.AFGEROND, TrajectStatus.VERVALLEN]
        )
        self.fields["traject"].empty_label = _("Geen traject van de agenda")


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
