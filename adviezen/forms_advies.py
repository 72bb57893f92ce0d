"""Forms of the advice half."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adviezen.models import (
    Advies,
    AdviesStatus,
    Beleidsstap,
    Besluit,
    Inbreng,
    Oordeel,
    Route,
    Score,
    Uitkomst,
)
from adviezen.queries_advies import OPENBARE_STATUSSEN, route_kort
from adviezen.services.opvolging import BESLUITSTAPPEN, STAPPEN
from agenda.models import Traject
from participatie import klok
from participatie.accounts.models import met_rol
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, Formulier, ModelFormulier

MAX_TEKST = 10_000


def _tekstvak(label, rijen=5, **kwargs):
    kwargs.setdefault("max_length", MAX_TEKST)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), **kwargs)


class _Medewerker(forms.ModelChoiceField):
    """Somebody who works here, with the department: two people may share a name."""

    def __init__(self, **kwargs):
        mensen = met_rol("ambtenaar", "adviseur").select_related("afdeling")
        super().__init__(mensen, empty_label=_("Kies een collega"), **kwargs)

    def label_from_instance(self, obj):
        return f"{obj} ({obj.afdeling})" if obj.afdeling else str(obj)


# --- lists ------------------------------------------------------------------------------------------------------
class _Filter(Formulier):
    """A filter that does not exist (any more) is no filter."""

    q = forms.CharField(label=_("Zoek"), max_length=100, required=False)
    route = forms.ChoiceField(label=_("Route"), required=False)
    thema = forms.ModelChoiceField(Thema.objects.all(), label=_("Thema"), required=False, empty_label=_("Alle"))
    wijk = forms.ModelChoiceField(Wijk.objects.all(), label=_("Wijk"), required=False, empty_label=_("Alle"))
    jaar = forms.TypedChoiceField(label=_("Jaar"), required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(label=_("Status"), required=False)

    statussen = tuple(AdviesStatus)

    def __init__(self, *args, adviezen, **kwargs):
        super().__init__(*args, **kwargs)
        jaren = adviezen.order_by("-jaar").values_list("jaar", flat=True).distinct()
        self.fields["route"].choices = [("", _("Alle")), *((r.value, self.routenaam(r)) for r in Route)]
        self.fields["jaar"].choices = [("", _("Alle")), *((j, j) for j in jaren)]
        self.fields["status"].choices = [("", _("Alle")), *((s.value, s.label) for s in self.statussen)]

    def routenaam(self, route) -> str:
        return route.label

    def filters(self) -> dict:
        self.is_valid()
        return self.cleaned_data


class AdviesFilter(_Filter):
    """The public list: routes in a resident's words next to the official name."""

    statussen = OPENBARE_STATUSSEN

    def routenaam(self, route) -> str:
        return f"{route_kort(route)} ({route.label})"


class AdviesWerkFilter(_Filter):
    pass


# --- writing and weighing ---------------------------------------------------------------------------------------
class _Bundel(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        tekst = " ".join(obj.tekst.split())
        return f"{obj.nummer}: {tekst[:160]}{'…' if len(tekst) > 160 else ''}"


class AdviesForm(ModelFormulier):
    class Meta:
        model = Advies
        fields = ["titel", "tekst", "minderheid", "betwist", "themas", "wijken", "trajecten"]
        widgets = {
            "tekst": forms.Textarea(attrs={"rows": 8}),
            "minderheid": forms.Textarea(attrs={"rows": 4}),
            "themas": forms.CheckboxSelectMultiple,
            "wijken": forms.CheckboxSelectMultiple,
            "trajecten": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "minderheid": _("Wat zeiden mensen die het anders zien? Ook deze tekst wordt openbaar."),
            "betwist": _("Dan kijkt de adviescommissie eerst mee."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam in ("tekst", "minderheid"):
            self.fields[naam].max_length = MAX_TEKST
        gekozen = self.instance.trajecten.values("pk") if self.instance.pk else []
        self.fields["themas"].queryset = Thema.objects.filter(actief=True)
        self.fields["wijken"].queryset = Wijk.objects.filter(actief=True)
        # Two years of subjects is what somebody can choose from; what was chosen before stays in the list.
        self.fields["trajecten"].queryset = Traject.objects.filter(
            jaaragenda__jaar__gte=klok.vandaag().year - 1
        ) | Traject.objects.filter(pk__in=gekozen)


class NieuwAdviesForm(AdviesForm):
    """A new advice, with the input it is about."""

    inbreng = _Bundel(
        Inbreng.objects.none(),
        label=_("Over welke inbreng gaat dit?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één stuk inbreng.")},
    )
    field_order = ["inbreng"]

    def __init__(self, *args, inbreng, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["inbreng"].queryset = inbreng


class WegingForm(Formulier):
    """A score and its motivation per criterion of the set that this advice is weighed with."""

    def __init__(self, *args, criteria, wegingen=(), **kwargs):
        gewogen = {w.criterium_id: w for w in wegingen}
        kwargs["initial"] = {
            f"{veld}_{pk}": getattr(w, veld) for pk, w in gewogen.items() for veld in ("score", "motivering")
        }
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterium in self.criteria:
            score, motivering = f"score_{criterium.pk}", f"motivering_{criterium.pk}"
            # Each label names the criterion: twelve times "Score" and "Waarom?" says nothing in a list of errors.
            self.fields[score] = forms.ChoiceField(
                label=criterium.naam, help_text=criterium.uitleg, choices=Score, widget=forms.RadioSelect
            )
            self.fields[score].naast = True
            self.fields[motivering] = _tekstvak(
                _("%(criterium)s: waarom?") % {"criterium": criterium.naam},
                rijen=3,
                help_text=_("Iedereen mag dit lezen. Zijn het minder dan 5 mensen? Schrijf dan geen aantal."),
            )
            self.fields[score].error_messages["required"] = _("Kies laag, midden of hoog.")
            self.fields[motivering].error_messages["required"] = _("Schrijf waarom u deze score geeft.")

    def scores(self) -> dict[int, tuple[str, str]]:
        schoon = self.cleaned_data
        return {c.pk: (schoon[f"score_{c.pk}"], schoon[f"motivering_{c.pk}"]) for c in self.criteria}


class RouteForm(Formulier):
    route = forms.ChoiceField(
        label=_("Welke route past hierbij?"),
        choices=[(r.value, f"{r.label}: {route_kort(r)}") for r in Route],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["route"].choices = [(r.value, f"{r.label}: {route_kort(r)}") for r in Route]


class AntwoordForm(Formulier):
    antwoord = _tekstvak(
        _("Uw antwoord aan de commissie"), help_text=_("Dit antwoord wordt openbaar, samen met het advies.")
    )


class RouteVertellenForm(Formulier):
    """Who does it and by when; and what the chosen route asks for."""

    eigenaar = _Medewerker(label=_("Wie gaat dit doen?"))
    uiterlijk = DatumVeld(label=_("Uiterlijk klaar op"))
    partner = forms.CharField(label=_("Samen met (organisatie)"), max_length=120, required=False)
    doel_traject = forms.ModelChoiceField(
        Traject.objects.none(), label=_("Bij welk traject hoort dit?"), required=False, empty_label=_("Geen traject")
    )
    doel_project = forms.CharField(label=_("Of bij welk ander project of programma?"), max_length=150, required=False)
    actie = forms.CharField(
        label=_("Wat gaan wij doen?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In gewone woorden: dit leest iedereen."),
    )

    def __init__(self, *args, route, **kwargs):
        super().__init__(*args, **kwargs)
        self.route = route
        if route != Route.VERBINDEN:
            del self.fields["doel_traject"], self.fields["doel_project"]
        else:
            self.fields["doel_traject"].queryset = Traject.objects.exclude(status__in=["afgerond", "vervallen"])
        if route != Route.QUICK_WIN:
            del self.fields["actie"]

    def clean_uiterlijk(self):
        dag = self.cleaned_data["uiterlijk"]
        if dag < klok.vandaag():
            raise forms.ValidationError(_("Kies een datum die niet voorbij is."))
        return dag

    def clean(self):
        schoon = super().clean()
        if self.route == Route.VERBINDEN and not (schoon.get("doel_traject") or schoon.get("doel_project")):
            self.add_error("doel_traject", _("Kies een traject, of vul hieronder een project in."))
        return schoon


# --- the committee ----------------------------------------------------------------------------------------------
class OordeelForm(Formulier):
    oordeel = forms.ChoiceField(label=_("Uw oordeel"), choices=Oordeel, widget=forms.RadioSelect)
    opmerking = _tekstvak(
        _("Opmerking of vraag"),
        required=False,
        help_text=_("Verplicht als u iets opmerkt of vraagt. De tekst wordt openbaar, zonder uw naam."),
    )

    def clean(self):
        schoon = super().clean()
        if schoon.get("oordeel") not in (None, "", Oordeel.AKKOORD) and not schoon.get("opmerking"):
            self.add_error("opmerking", _("Schrijf op wat u opmerkt of vraagt."))
        return schoon


# --- follow-up --------------------------------------------------------------------------------------------------
class VoortgangForm(Formulier):
    tekst = _tekstvak(_("Wat is er gebeurd?"), rijen=4, max_length=4000)
    openbaar = forms.BooleanField(
        label=_("Iedereen mag dit lezen"),
        required=False,
        help_text=_("Zonder vinkje is het een notitie voor collega's."),
    )


class BeleidsstapForm(Formulier):
    stap = forms.ChoiceField(label=_("Nieuwe stap"), widget=forms.RadioSelect)
    besluit = forms.ChoiceField(
        label=_("Besluit"),
        choices=[("", _("Geen besluit bij deze stap")), *Besluit.choices],
        required=False,
        help_text=_("Verplicht bij een besluit van het college of de gemeenteraad."),
    )
    motivering = _tekstvak(_("Waarom dit besluit?"), rijen=4, required=False, help_text=_("Deze tekst wordt openbaar."))

    def __init__(self, *args, huidige, **kwargs):
        super().__init__(*args, **kwargs)
        verder = STAPPEN[STAPPEN.index(huidige) + 1 :] if huidige in STAPPEN else STAPPEN
        self.fields["stap"].choices = [(s.value, s.label) for s in Beleidsstap if s.value in verder]

    def clean(self):
        schoon = super().clean()
        if schoon.get("stap") in BESLUITSTAPPEN:
            if not schoon.get("besluit"):
                self.add_error("besluit", _("Kies het besluit."))
            if not schoon.get("motivering"):
                self.add_error("motivering", _("Schrijf waarom dit besluit is genomen."))
        return schoon


class AfrondenForm(Formulier):
    uitkomst = forms.ChoiceField(label=_("Wat is de uitkomst?"), choices=Uitkomst, widget=forms.RadioSelect)
    bewijs = _tekstvak(_("Waaraan ziet men dat het gedaan is?"), rijen=3)
    publiek_antwoord = _tekstvak(_("Antwoord dat iedereen mag lezen"), rijen=6)
    akkoord = forms.BooleanField(
        label=_("Ik ben het eens met dit antwoord"),
        help_text=_("De adviseur stuurt deze tekst aan iedereen die hierover iets zei."),
    )

    def __init__(self, *args, route, **kwargs):
        super().__init__(*args, **kwargs)
        if route != Route.QUICK_WIN:
            del self.fields["bewijs"]
        self.fields["publiek_antwoord"].help_text = (
            _("Wat kwam ervan in uw project? In gewone woorden, zonder namen.")
            if route == Route.VERBINDEN
            else _("Wat is er gedaan, en wat niet? In gewone woorden, zonder namen.")
        )


class OverdragenForm(Formulier):
    eigenaar = _Medewerker(label=_("Wie neemt dit over?"))


class VerslagForm(Formulier):
    inleiding = _tekstvak(
        _("Inleiding"),
        rijen=8,
        required=False,
        help_text=_("Hoe was het? In gewone woorden, zonder namen. De rest van het verslag maakt het systeem."),
    )
