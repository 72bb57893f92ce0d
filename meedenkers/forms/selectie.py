"""The settings of a draw, as the adviseur fills them in."""

from datetime import timedelta

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from meedenkers import queries_selectie
from meedenkers.forms.meedenker import MeedenkerFilter
from meedenkers.models import Ervaringsoort, Kenmerk, Leeftijdsgroep, Lotingsregels, Meedenker, Panel
from meedenkers.opzet import JA, NEE, ONBEKEND, Grens, Opzet, lees_talen
from participatie import klok
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, Formulier

MEEST = 500
FILTERS = ("themas", "wijken", "leeftijden", "ervaringen", "talen", "panels")
UITLEG = {
    Kenmerk.WIJK: _("Waar mensen wonen."),
    Kenmerk.LEEFTIJD: _("Hoe oud mensen zijn."),
    Kenmerk.ERVARING: _(
        "Dit zijn gevoelige gegevens. Wij lezen ze pas als u hier iets invult of op ervaring zoekt. Dat komt in het"
        " logboek. Iemand kan meer ervaringen hebben."
    ),
    Kenmerk.TAAL: _("Iemand kan meer talen spreken, en telt dan bij elke taal mee."),
    Kenmerk.NIEUW: _("Zo komen ook nieuwe mensen aan het woord."),
}
KORT = {"class": "site-getal"}


def veldnamen(kenmerk: str, waarde: str) -> tuple[str, str]:
    """The names of the fields for at least and at most."""
    basis = f"q-{kenmerk}-{slugify(waarde) or 'onbekend'}"
    return f"{basis}-min", f"{basis}-max"


def _talen() -> list[tuple[str, str]]:
    """Every language that somebody on the list speaks."""
    teksten = Meedenker.objects.in_database().exclude(talen="").order_by().values_list("talen", flat=True).distinct()
    talen = {taal for tekst in teksten for taal in lees_talen(tekst)}
    per_naam = {slugify(taal): taal for taal in sorted(talen)}
    return [(taal, taal) for naam, taal in per_naam.items() if naam]


def _namen(rijen) -> list[tuple[str, str]]:
    return [(str(pk), naam) for pk, naam in rijen.filter(actief=True).values_list("pk", "naam")]


class _Grensveld(forms.IntegerField):
    """A bound in a table: small, and named by its row and column."""

    def __init__(self, label):
        widget = forms.NumberInput(attrs={"class": "site-getal", "aria-label": label})
        super().__init__(label=label, required=False, min_value=0, max_value=MEEST, widget=widget)


def _vinkjes(label, choices=()):
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple, help_text=""
    )


class OpzetForm(Formulier):
    """Sent as GET, so that the numbers can be asked again and again; the draw itself is a POST of the same."""

    gewenst = forms.IntegerField(
        label=_("Hoeveel mensen hebt u nodig?"), min_value=1, max_value=MEEST, widget=forms.NumberInput(attrs=KORT)
    )
    ja_procent = forms.IntegerField(
        label=_("Hoeveel procent zegt ja?"),
        min_value=5,
        max_value=100,
        help_text=_("Niet iedereen kan. Daarom nodigen wij meer mensen uit dan u nodig hebt."),
        widget=forms.NumberInput(attrs=KORT),
    )
    antwoord_uiterlijk = DatumVeld(label=_("Tot en met welke dag kunnen mensen antwoorden?"))
    vult_aan = forms.BooleanField(
        label=_("Zeggen er te weinig mensen ja? Nodig dan na deze dag vanzelf anderen uit."), required=False
    )
    themas = _vinkjes(_("Wil meedenken over"))
    wijken = _vinkjes(_("Woont in"))
    leeftijden = _vinkjes(_("Leeftijd"), Leeftijdsgroep.choices)
    ervaringen = _vinkjes(_("Heeft ervaring met"))
    talen = _vinkjes(_("Spreekt"))
    panels = _vinkjes(_("Zit in het panel"))

    toon_niet_verplicht = False

    def __init__(self, *args, verzoek, vorige: Opzet | None = None, **kwargs):
        self.verzoek = verzoek
        wijken, ervaringen, talen = _namen(Wijk.objects.all()), _namen(Ervaringsoort.objects.all()), _talen()
        onbekend = [(ONBEKEND, _("Onbekend"))]
        self.waarden = {
            Kenmerk.WIJK: wijken + onbekend,
            Kenmerk.LEEFTIJD: [*Leeftijdsgroep.choices, *onbekend],
            Kenmerk.ERVARING: ervaringen + onbekend,
            Kenmerk.TAAL: talen + onbekend,
            Kenmerk.NIEUW: [(JA, _("Nog nooit gevraagd")), (NEE, _("Al eens gevraagd"))],
        }
        self.base_fields = type(self).base_fields | self._grensvelden()
        super().__init__(*args, initial=self._begin(vorige), **kwargs)
        self.fields["wijken"].choices = wijken
        self.fields["ervaringen"].choices = ervaringen
        self.fields["talen"].choices = talen
        self.fields["themas"].choices = _namen(Thema.objects.all())
        self.fields["panels"].choices = [(str(pk), naam) for pk, naam in Panel.objects.values_list("pk", "naam")]
        for naam in FILTERS:
            if not self.fields[naam].choices:
                del self.fields[naam]

    def _grensvelden(self) -> dict[str, forms.Field]:
        uit = {}
        for kenmerk, paren in self.waarden.items():
            for waarde, label in paren:
                minste, meeste = veldnamen(kenmerk, waarde)
                wat = f"{kenmerk.label}, {label}"
                uit[minste] = _Grensveld(_("%(wat)s: minstens") % {"wat": wat})
                uit[meeste] = _Grensveld(_("%(wat)s: hoogstens") % {"wat": wat})
        return uit

    def _begin(self, vorige: Opzet | None) -> dict:
        """Before anything is filled in: the request, the rules and what was measured; or the draw that went before."""
        if vorige is None:
            return {
                "gewenst": self.verzoek.aantal,
                "ja_procent": queries_selectie.ja_procent(),
                "antwoord_uiterlijk": klok.vandaag() + timedelta(days=Lotingsregels.huidig().antwoordtermijn_dagen),
                "vult_aan": True,
            }
        begin = {
            "gewenst": vorige.gewenst,
            "ja_procent": vorige.ja_procent,
            "antwoord_uiterlijk": vorige.antwoord_uiterlijk,
            "vult_aan": vorige.vult_aan,
        }
        begin |= {naam: sorted(vorige.waarden(naam)) for naam in FILTERS}
        for grens in vorige.quota:
            minste, meeste = veldnamen(grens.kenmerk, grens.waarde)
            begin |= {minste: grens.minimum or None, meeste: grens.maximum}
        return begin

    def clean_antwoord_uiterlijk(self):
        dag = self.cleaned_data["antwoord_uiterlijk"]
        if dag <= klok.vandaag():
            raise forms.ValidationError(_("Kies een dag die nog komt."))
        if self.verzoek.activiteit_op and dag >= self.verzoek.activiteit_op:
            raise forms.ValidationError(_("Kies een dag voor de activiteit zelf."))
        return dag

    def clean(self):
        schoon = super().clean()
        for kenmerk, paren in self.waarden.items():
            for waarde, _label in paren:
                minste, meeste = veldnamen(kenmerk, waarde)
                laag, hoog = schoon.get(minste), schoon.get(meeste)
                if laag is not None and hoog is not None and laag > hoog:
                    self.add_error(meeste, _("Het hoogste getal moet minstens zo groot zijn als het laagste."))
        return schoon

    def opzet(self) -> Opzet:
        """Of a valid form; of one that is not filled in yet: what it shows."""
        waarden = self.cleaned_data if self.is_bound else self.initial
        filters = {}
        for naam in FILTERS:
            if naam in self.fields and (gekozen := waarden.get(naam)):
                labels = {str(w): str(label) for w, label in self.fields[naam].choices}
                filters[naam] = tuple((w, labels[w]) for w in gekozen if w in labels)
        return Opzet(
            gewenst=waarden["gewenst"],
            ja_procent=waarden["ja_procent"],
            antwoord_uiterlijk=waarden["antwoord_uiterlijk"],
            vult_aan=waarden["vult_aan"],
            filters=filters,
            quota=tuple(self._grenzen(waarden)),
        )

    def _grenzen(self, waarden: dict):
        for kenmerk, paren in self.waarden.items():
            for waarde, label in paren:
                laag, hoog = (waarden.get(naam) for naam in veldnamen(kenmerk, waarde))
                if laag or hoog is not None:
                    yield Grens(str(kenmerk), waarde, str(label), laag or 0, hoog)

    # --- for the page -------------------------------------------------------------------------------------------
    def basisvelden(self):
        return [self[naam] for naam in ("gewenst", "ja_procent", "antwoord_uiterlijk", "vult_aan")]

    def filtervelden(self):
        return [self[naam] for naam in FILTERS if naam in self.fields]

    def filters_gekozen(self) -> bool:
        return any(veld.value() for veld in self.filtervelden())

    def tabellen(self, stand) -> list[dict]:
        """Per characteristic the rows to fill in. `stand`: what can be counted now; None: nothing."""
        uit = []
        for kenmerk, paren in self.waarden.items():
            telbaar = stand and (kenmerk != Kenmerk.ERVARING or stand.opzet.leest_ervaring)
            telling = stand.tel(kenmerk) if telbaar else {}
            rijen = []
            for waarde, label in paren:
                minste, meeste = (self[naam] for naam in veldnamen(kenmerk, waarde))
                aantal = telling.get(waarde, 0) if telbaar else None
                rijen.append({"label": label, "aantal": aantal, "minste": minste, "meeste": meeste})
            ingevuld = sum(any(r[k].value() not in (None, "") for k in ("minste", "meeste")) for r in rijen)
            uit.append({"kenmerk": kenmerk, "uitleg": UITLEG[kenmerk], "rijen": rijen, "ingevuld": ingevuld})
        return uit

    def als_paren(self) -> list[tuple[str, str]]:
        """What was filled in, to send it once more with the draw."""
        if not self.is_bound:
            data = {bf.html_name: bf.value() for bf in self}
            paren = [(n, w) for n, v in data.items() for w in (v if isinstance(v, list | tuple) else [v])]
            return [(n, self._als_tekst(n, w)) for n, w in paren if w not in (None, "", False)]
        return [(bf.html_name, w) for bf in self for w in self.data.getlist(bf.html_name) if w]

    def _als_tekst(self, naam, waarde) -> str:
        return "on" if waarde is True else str(self.fields[naam].prepare_value(waarde))


class HerlootForm(Formulier):
    reden = forms.CharField(
        label=_("Waarom loot u opnieuw?"),
        max_length=300,
        help_text=_("Noem geen namen: deze reden staat straks ook bij de openbare uitleg."),
    )


class WisselForm(Formulier):
    erin = forms.ChoiceField(label=_("Wie komt ervoor in de plaats?"), widget=forms.RadioSelect)
    reden = forms.CharField(
        label=_("Waarom wisselt u?"), max_length=300, help_text=_("Wij bewaren de reden bij de loting.")
    )

    def __init__(self, *args, keuzes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["erin"].choices = keuzes


class ZoekForm(Formulier):
    """GET."""

    q = forms.CharField(
        label=_("Naam, e-mail of telefoon"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    keuze = MeedenkerFilter.keuze


class BelastingFilter(ZoekForm):
    toon = forms.ChoiceField(
        label=_("Toon"),
        required=False,
        choices=[
            ("", _("Iedereen")),
            ("nooit", _("Nog nooit gevraagd")),
            ("gevraagd", _("Dit jaar gevraagd")),
            ("bijna", _("Nog één keer tot de grens")),
            ("vol", _("Aan de grens")),
        ],
    )
    ervaring = forms.BooleanField(required=False, widget=forms.HiddenInput)
