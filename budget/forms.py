from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from budget.models import AanvraagStatus, Begroting, Waarvoor
from budget.queries import over
from budget.services import HOOGSTE_BEDRAG
from participatie import klok
from participatie.contacten.forms import EEN_IS_GENOEG, ContactVelden
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import BedragVeld, DatumVeld, Formulier, ModelFormulier
from participatie.ui.templatetags.ui import euro

MIN_POSTEN, MAX_POSTEN = 3, 10
POSTEN = range(1, MAX_POSTEN + 1)
MAX_TEKST = 5000


def _tekst(label, rows=5, **kwargs):
    return forms.CharField(label=label, max_length=MAX_TEKST, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def _postvelden() -> dict:
    velden = {}
    for nummer in POSTEN:
        velden[f"post_{nummer}"] = forms.CharField(
            label=format_lazy("{}. {}", nummer, _("Wat moet u betalen?")), max_length=120, required=nummer == 1
        )
        velden[f"bedrag_{nummer}"] = BedragVeld(
            label=format_lazy("{}. {}", nummer, _("Hoeveel euro?")),
            required=nummer == 1,
            min_centen=1,
            max_centen=HOOGSTE_BEDRAG,
        )
    return velden


PostVelden = type("PostVelden", (Formulier,), _postvelden())


class AanvraagForm(ContactVelden, PostVelden):
    """Applying for money. The items are plain pairs of fields, so that it works without JavaScript.

    There are as many as the page that was sent held, and one more with the button `nog_een`.
    """

    bereik_uitleg = EEN_IS_GENOEG

    titel = forms.CharField(label=_("Naam van uw plan"), max_length=120)
    waarvoor = forms.ChoiceField(
        label=_("Waar is het geld voor?"), choices=[("", _("Kies wat het beste past")), *Waarvoor.choices]
    )
    omschrijving = _tekst(_("Wat wilt u doen?"))
    wie_heeft_eraan = _tekst(_("Wie heeft er iets aan?"), rows=3)
    wanneer = forms.CharField(
        label=_("Wanneer?"), max_length=120, help_text=_("Bijvoorbeeld: drie avonden in het voorjaar.")
    )
    thema = forms.ModelChoiceField(
        Thema.objects.filter(actief=True), label=_("Onderwerp"), required=False, empty_label=_("Geen of weet ik niet")
    )
    wijk = forms.ModelChoiceField(
        Wijk.objects.filter(actief=True), label=_("Wijk"), required=False, empty_label=_("Geen of hele gemeente")
    )
    groep = forms.CharField(
        label=_("Naam van uw groep"),
        max_length=120,
        required=False,
        help_text=_("Krijgt u geld? Dan zetten wij de naam van uw plan en van uw groep op deze site."),
    )

    extra_knoppen = True

    def __init__(self, data=None, **kwargs):
        nog_een = data is not None and "nog_een" in data
        aantal = max([MIN_POSTEN, *(n for n in POSTEN if data and {f"post_{n}", f"bedrag_{n}"} & data.keys())])
        self.aantal = min(aantal + nog_een, MAX_POSTEN)
        if nog_een:  # asks for a row, does not send: what was typed stays, and is not judged yet
            kwargs["initial"], data = {naam: data.get(naam) for naam in data}, None
        super().__init__(data, **kwargs)
        for nummer in POSTEN:
            for veld in (f"post_{nummer}", f"bedrag_{nummer}"):
                if nummer > self.aantal:
                    del self.fields[veld]
                else:
                    self.fields[veld].toon_niet_verplicht = False
        self.groepen = [
            (_("Uw plan"), ["titel", "waarvoor", "omschrijving", "wie_heeft_eraan", "wanneer", "thema", "wijk"]),
            (
                _("Wat kost het?"),
                [(f"post_{nummer}", f"bedrag_{nummer}") for nummer in POSTEN[: self.aantal]],
                _("Vul één of meer regels in. Wij tellen de bedragen op."),
                ("nog_een", _("Nog een regel")) if self.aantal < MAX_POSTEN else None,
            ),
            (_("Over u"), ["naam", "groep", "email", "telefoon"], _("Zo kunnen wij u laten weten wat wij beslissen.")),
        ]

    def clean(self):
        schoon = super().clean()
        for nummer in POSTEN[1 : self.aantal]:
            post, bedrag = f"post_{nummer}", f"bedrag_{nummer}"
            if {post, bedrag} & set(self.errors):
                continue
            if schoon.get(bedrag) and not schoon.get(post):
                self.add_error(post, _("Schrijf op waar dit bedrag voor is."))
            elif schoon.get(post) and not schoon.get(bedrag):
                self.add_error(bedrag, _("Vul in hoeveel dit kost."))
        return schoon

    def posten(self) -> list[tuple[str, int]]:
        schoon = self.cleaned_data
        return [(schoon[f"post_{n}"], schoon[f"bedrag_{n}"]) for n in POSTEN if schoon.get(f"bedrag_{n}")]

    def velden(self) -> dict:
        namen = ("titel", "waarvoor", "omschrijving", "wie_heeft_eraan", "wanneer", "thema", "wijk", "groep")
        return {naam: self.cleaned_data[naam] for naam in namen}


class BeslisForm(Formulier):
    motivering = _tekst(_("Waarom?"), help_text=_("De aanvrager leest dit."))


class ToekennenForm(BeslisForm):
    bedrag = BedragVeld(label=_("Bedrag"), min_centen=1, max_centen=HOOGSTE_BEDRAG)

    field_order = ["bedrag", "motivering"]


class VerwachtForm(Formulier):
    verwacht_op = DatumVeld(label=_("Wanneer staat het geld op de rekening?"))

    def clean_verwacht_op(self):
        dag = self.cleaned_data["verwacht_op"]
        if dag < klok.vandaag():
            raise forms.ValidationError(_("Deze datum is al geweest. Kies vandaag of later."))
        return dag


class BetaaldForm(Formulier):
    op = DatumVeld(label=_("Betaald op"))


class VerantwoordenForm(Formulier):
    verantwoording = _tekst(
        _("Wat hebt u met het geld gedaan?"),
        help_text=_("Vertel kort: wat deed u, hoeveel mensen deden mee, en wat kostte het?"),
    )


class VerhaalForm(Formulier):
    verhaal = _tekst(
        _("Verhaal voor de site"),
        help_text=_("In uw eigen woorden. Zet er geen namen in, en niets wat over iemand gaat."),
    )


class FilterForm(Formulier):
    """The filter of both lists; a value that does not exist is left out."""

    q = forms.CharField(label=_("Zoek"), required=False, max_length=100)
    jaar = forms.TypedChoiceField(label=_("Jaar"), required=False, coerce=int, empty_value=None)
    thema = forms.ModelChoiceField(Thema.objects.all(), label=_("Onderwerp"), required=False, empty_label=_("Alle"))
    wijk = forms.ModelChoiceField(Wijk.objects.all(), label=_("Wijk"), required=False, empty_label=_("Alle"))

    def __init__(self, *args, jaren=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jaar"].choices = [("", _("Alle")), *((jaar, jaar) for jaar in jaren)]

    def keuzes(self) -> dict:
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


class WerkplekFilterForm(FilterForm):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Alle")), *AanvraagStatus.choices])

    field_order = ["q", "status", "jaar", "thema", "wijk"]


class BegrotingForm(ModelFormulier):
    """In /beheer/. The row is locked while it is judged: the admin saves in the same transaction."""

    bedrag = BedragVeld(label=_("bedrag in euro"))

    class Meta:
        model = Begroting
        fields = ["jaar", "bedrag"]

    def clean(self):
        schoon = super().clean()
        if self.instance.pk and schoon.get("bedrag") is not None:
            huidig = Begroting.objects.select_for_update().get(pk=self.instance.pk)
            toegekend = huidig.bedrag - over(huidig)
            if schoon["bedrag"] < toegekend:
                self.add_error(
                    "bedrag", _("Er is al %(bedrag)s toegekend uit dit budget.") % {"bedrag": euro(toegekend)}
                )
        return schoon
