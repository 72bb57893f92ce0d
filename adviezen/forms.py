"""Forms of the input half. Texts have a limit that no honest remark reaches: one page cannot fill the database."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adviezen import queries
from adviezen.models import Bron, GeenVervolgReden, Hoedanigheid, InbrengStatus
from agenda.models import Traject, TrajectStatus
from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst, BijeenkomstStatus
from participatie.accounts.models import met_rol
from participatie.contacten.forms import ContactVelden
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, Formulier

MAX_TEKST = 10_000


def _lijst(model, label, **kwargs):
    return forms.ModelChoiceField(
        model.objects.filter(actief=True), label=label, required=False, empty_label=_("Geen keuze"), **kwargs
    )


def _tekstvak(label, rijen=6, help_text="", **kwargs):
    return forms.CharField(
        label=label, max_length=MAX_TEKST, widget=forms.Textarea(attrs={"rows": rijen}), help_text=help_text, **kwargs
    )


class _Gever(ContactVelden):
    """Who said it, where that may also be nobody. An empty contact means: nobody."""

    wil_gebeld = forms.BooleanField(label=_("Ik wil gebeld worden"), required=False)

    bereik_verplicht = False
    naam_zonder_bereik = _("Vul ook een e-mailadres of telefoonnummer in. Of laat de naam leeg.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["naam"].required = False
        # The words above the group say it of all three.
        self.fields["naam"].toon_niet_verplicht = False

    def is_anoniem(self) -> bool:
        return not any(self.cleaned_data.get(veld) for veld in ("naam", "email", "telefoon"))

    def clean(self):
        schoon = super().clean()
        fouten = {"email", "telefoon"} & set(self.errors)
        bereik = schoon.get("email") or schoon.get("telefoon")
        if schoon.get("naam") and not bereik and not fouten:
            self.add_error("email", self.naam_zonder_bereik)
        if schoon.get("wil_gebeld") and not schoon.get("telefoon") and "telefoon" not in fouten:
            self.add_error("telefoon", _("Vul het telefoonnummer in. Dan kunnen wij bellen."))
        return schoon

    def gegevens(self) -> dict:
        """What the service needs to know about the giver."""
        anoniem = self.is_anoniem()
        return {
            "contactgegevens": None if anoniem else self.contactgegevens(),
            "wil_gebeld": not anoniem and self.cleaned_data["wil_gebeld"],
        }


class InbrengForm(_Gever):
    """Say something, without an account.

    All three empty: anonymous. A way to reach without a name: answered, without a name. A name without a way to reach
    serves nothing: asked for again.
    """

    naam_zonder_bereik = _(
        "U vulde een naam in, maar wij kunnen u niet bereiken. "
        "Vul ook uw e-mailadres of telefoonnummer in, of haal uw naam weg."
    )

    tekst = _tekstvak(_("Wat wilt u zeggen?"), rijen=8, help_text=_("Wat gaat goed? Wat kan beter? Wat maakte u mee?"))
    thema = _lijst(Thema, _("Waar gaat het over?"))
    wijk = _lijst(Wijk, _("In welke wijk woont u?"))
    traject = forms.ModelChoiceField(
        Traject.objects.none(),
        label=_("Hoort het bij een onderwerp van onze agenda?"),
        required=False,
        empty_label=_("Nee, of weet ik niet"),
    )
    hoedanigheid = forms.ChoiceField(
        label=_("Hoe spreekt u?"),
        choices=Hoedanigheid,
        initial=Hoedanigheid.ERVARING,
        widget=forms.RadioSelect,
    )
    anoniem = forms.BooleanField(
        label=_("Ik wil mijn naam niet geven"),
        required=False,
        help_text=_("Wij bewaren dan geen naam, e-mailadres of telefoonnummer. Ook niet als het hieronder staat."),
    )

    groepen = [
        (_("Wat u wilt zeggen"), ["tekst", "thema", "traject"]),
        (_("Over u"), ["hoedanigheid", "wijk"]),
        (
            _("Hoe wij u bereiken"),
            ["anoniem", "naam", "email", "telefoon", "wil_gebeld"],
            _(
                "Dit hoeft niet. Wilt u antwoord van ons? Vul dan uw e-mailadres of uw telefoonnummer in. "
                "Eén is genoeg. Laat u alles leeg? Dan weten wij niet wie u bent."
            ),
        ),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["traject"].queryset = Traject.objects.gepubliceerd().filter(
            status__in=[TrajectStatus.GEPLAND, TrajectStatus.LOOPT]
        )

    def clean(self):
        schoon = super().clean()
        if schoon.get("anoniem"):
            # Who changes their mind and wants no name leaves none, also where something was typed.
            for veld in ("naam", "email", "telefoon", "wil_gebeld"):
                self.errors.pop(veld, None)
                schoon[veld] = False if veld == "wil_gebeld" else ""
        return schoon


class _AndermansInbreng(_Gever):
    """Typed in for somebody: the labels speak about that person."""

    spoed = forms.BooleanField(
        label=_("Spoed: dit kan niet wachten"),
        required=False,
        help_text=_(
            "Bijvoorbeeld als iemand niet veilig is. Wij bellen binnen één werkdag. Bij direct gevaar: bel 112."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["naam"].label = _("Naam")
        self.fields["email"].label = _("E-mailadres")
        self.fields["telefoon"].label = _("Telefoonnummer")
        self.fields["wil_gebeld"].label = _("Deze persoon wil gebeld worden")
        for veld in ("naam", "email", "telefoon"):
            self.fields[veld].widget.attrs["autocomplete"] = "off"


class InvoerForm(_AndermansInbreng):
    """Staff: a letter, a call, a panel, the committee."""

    bron = forms.ChoiceField(
        label=_("Waar komt het vandaan?"),
        choices=[(b.value, b.label) for b in Bron if b is not Bron.TAFEL],
        initial=Bron.TELEFOON,
    )
    gevraagd = forms.BooleanField(label=_("Wij vroegen hierom"), required=False)
    tekst = _tekstvak(
        _("Wat is er gezegd?"), help_text=_("Schrijf het op in de woorden van de persoon. Wij publiceren dit niet.")
    )
    thema = _lijst(Thema, _("Thema"))
    wijk = _lijst(Wijk, _("Wijk"))
    traject = forms.ModelChoiceField(
        Traject.objects.none(), label=_("Hoort bij traject"), required=False, empty_label=_("Geen keuze")
    )
    hoedanigheid = forms.ChoiceField(label=_("Hoe sprak deze persoon?"), choices=Hoedanigheid)

    groepen = [
        (_("De inbreng"), ["bron", "gevraagd", "tekst", "thema", "wijk", "traject", "hoedanigheid", "spoed"]),
        (
            _("Van wie?"),
            ["naam", "email", "telefoon", "wil_gebeld"],
            _("Laat dit leeg als de persoon geen naam wil geven."),
        ),
    ]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["traject"].queryset = Traject.objects.visible_to(user)


class TafelForm(_AndermansInbreng):
    """One remark at a table. Whoever has only the table code sees no names of visitors."""

    tafel = forms.CharField(
        label=_("Tafel"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"class": "site-kort", "autocomplete": "off"}),
    )
    thema = _lijst(Thema, _("Thema"))
    tekst = _tekstvak(_("Wat is er gezegd?"), rijen=5, help_text=_("Eén opmerking per keer. Wij publiceren dit niet."))

    groepen = [
        (_("De opmerking"), ["tekst", "tafel", "thema", "spoed"]),
        (
            _("Van wie?"),
            ["aanwezige", "naam", "email", "telefoon", "wil_gebeld"],
            _("Laat dit leeg als de persoon geen naam wil geven."),
        ),
    ]


class TafelMedewerkerForm(TafelForm):
    """For staff: the giver may be chosen from who is present."""

    aanwezige = forms.ModelChoiceField(
        Aanmelding.objects.none(),
        label=_("Kies wie het zei"),
        required=False,
        empty_label=_("Niemand uit deze lijst"),
        help_text=_("Dit zijn de mensen die bij de deur zijn aangevinkt."),
    )

    def __init__(self, *args, bijeenkomst, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aanwezige"].queryset = (
            Aanmelding.objects.filter(bijeenkomst=bijeenkomst, status=AanmeldingStatus.AANWEZIG)
            .select_related("contact")
            .order_by("contact__naam", "pk")
        )
        self.fields["aanwezige"].label_from_instance = lambda a: a.contact.naam or a.nummer

    def clean(self):
        aanwezige = self.cleaned_data.get("aanwezige")
        if aanwezige is None:
            return super().clean()
        schoon = self.cleaned_data
        if any(schoon.get(veld) for veld in ("naam", "email", "telefoon")):
            self.add_error("aanwezige", _("Kies iemand uit de lijst óf vul een naam in, niet allebei."))
        elif schoon.get("wil_gebeld") and not aanwezige.contact.telefoon:
            self.add_error(
                "wil_gebeld", _("Van deze persoon hebben wij geen telefoonnummer. Vul dan de naam en het nummer in.")
            )
        return schoon

    def gegevens(self) -> dict:
        aanwezige = self.cleaned_data.get("aanwezige")
        if aanwezige is None:
            return super().gegevens()
        return {"contact": aanwezige.contact, "wil_gebeld": self.cleaned_data["wil_gebeld"]}


class TafelcodeForm(Formulier):
    code = forms.CharField(
        label=_("Tafelcode"),
        max_length=30,
        help_text=_("De code ligt op uw tafel. Hij werkt alleen vandaag."),
        widget=forms.TextInput(attrs={"class": "site-kort", "autocomplete": "off", "autocapitalize": "characters"}),
    )


# --- triage -----------------------------------------------------------------------------------------------------
class TriageFilter(Formulier):
    q = forms.CharField(label=_("Zoek"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _("Nog geen route")),
            (queries.TE_LAAT, _("Te laat")),
            *[(s.value, s.label) for s in InbrengStatus if s is not InbrengStatus.NIEUW],
            (queries.ALLE, _("Alles")),
        ],
    )
    thema = forms.ModelChoiceField(Thema.objects.all(), label=_("Thema"), required=False, empty_label=_("Alle"))
    wijk = forms.ModelChoiceField(Wijk.objects.all(), label=_("Wijk"), required=False, empty_label=_("Alle"))
    bijeenkomst = forms.ModelChoiceField(
        Bijeenkomst.objects.exclude(status=BijeenkomstStatus.CONCEPT).order_by("-begin"),
        label=_("Bijeenkomst"),
        required=False,
        empty_label=_("Alle"),
    )


class BundelForm(Formulier):
    """Where ticked input goes: a new advice, or one that is still being written."""

    toon_niet_verplicht = False

    advies = forms.ModelChoiceField(
        queries.open_adviezen(), label=_("Naar welk advies?"), required=False, empty_label=_("Een nieuw advies")
    )


def _collega(label):
    return forms.ModelChoiceField(met_rol("ambtenaar", "adviseur"), label=label)


class PersoonlijkContactForm(Formulier):
    eigenaar = _collega(_("Wie neemt contact op?"))
    spoed = forms.BooleanField(label=_("Spoed"), required=False, help_text=_("Wij bellen dan binnen één werkdag."))
    uiterlijk = DatumVeld(
        label=_("Uiterlijk op"),
        required=False,
        help_text=_("Vult u niets in? Dan is het binnen vijf werkdagen, en bij spoed binnen één werkdag."),
    )


class GeenVervolgForm(Formulier):
    reden = forms.ChoiceField(label=_("Reden"), choices=GeenVervolgReden, widget=forms.RadioSelect)
    toelichting = forms.CharField(label=_("Uitleg"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, anoniem=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["toelichting"].required = not anoniem
        self.fields["toelichting"].help_text = (
            _("Niemand krijgt dit te lezen: de gever is niet bekend.")
            if anoniem
            else _("De persoon die dit zei, krijgt deze tekst. Schrijf eenvoudig en vriendelijk.")
        )


class NietTeBereikenForm(Formulier):
    reden = forms.CharField(
        label=_("Waarom kunnen wij deze persoon niet bereiken?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: het nummer bestaat niet meer."),
    )


class ContactpogingForm(Formulier):
    notitie = forms.CharField(
        label=_("Hoe ging het?"), max_length=300, help_text=_("Bijvoorbeeld: niet opgenomen, voicemail ingesproken.")
    )


class ContactAfrondenForm(Formulier):
    uitkomst = forms.CharField(
        label=_("Wat kwam eruit?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Schrijf kort op wat u afsprak. De adviescommissie ziet dit niet."),
    )


class OverdragenForm(Formulier):
    eigenaar = _collega(_("Wie neemt het over?"))
