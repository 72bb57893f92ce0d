"""The steps of becoming a meedenker, and the same questions on the own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedenkers.models import Ervaringsoort, Leeftijdsgroep, Lotingsregels, Vertegenwoordiging
from meedenkers.teksten import geldig
from participatie.avg.forms import LeesForm
from participatie.avg.models import Doel
from participatie.contacten.forms import ContactVelden
from participatie.contacten.models import Kanaal
from participatie.gemeente.models import Afdeling, Thema, Wijk
from participatie.ui.forms import Formulier

LIMIETEN = (1, 2, 3, 4, 6, 12)
NOOIT_EN_WEL = _("U koos %(namen)s bij allebei. Kies het maar één keer.")


class ContactStap(ContactVelden):
    vertegenwoordiging = forms.ChoiceField(
        label=_("Bent u jonger dan 16 jaar, of staat u onder curatele?"),
        help_text=_("Dan vragen wij ook uw ouder, voogd of curator of het goed is."),
        choices=[
            ("", _("Nee")),
            (Vertegenwoordiging.JONGER_DAN_16, _("Ja, ik ben jonger dan 16 jaar")),
            (Vertegenwoordiging.ONDER_CURATELE, _("Ja, ik sta onder curatele")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    groepen = (
        (_("Hoe bereiken wij u?"), ["naam", "email", "telefoon"]),
        (_("Zegt u zelf ja?"), ["vertegenwoordiging"]),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vertegenwoordiging"].toon_niet_verplicht = False


class VertegenwoordigerStap(ContactVelden):
    """How to reach the one who must agree."""

    groepen = ((_("Wie is uw ouder, voogd of curator?"), ["naam", "email", "telefoon"]),)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, label in (("naam", _("Naam")), ("email", _("E-mailadres")), ("telefoon", _("Telefoonnummer"))):
            self.fields[naam].label = label
            self.fields[naam].widget.attrs["autocomplete"] = "off"  # not the visitor's own


class _Onderwerpen(Formulier):
    themas = forms.ModelMultipleChoiceField(
        label=_("Waarover wilt u meedenken?"),
        queryset=Thema.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies er zo veel als u wilt."),
    )
    nooit_themas = forms.ModelMultipleChoiceField(
        label=_("Waarover wilt u nooit een vraag krijgen?"),
        queryset=Thema.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bijvoorbeeld omdat het u te dichtbij komt. Wij vragen u daar dan niets over."),
    )

    def clean(self):
        schoon = super().clean()
        if dubbel := set(schoon.get("themas") or ()) & set(schoon.get("nooit_themas") or ()):
            self.add_error("nooit_themas", NOOIT_EN_WEL % {"namen": ", ".join(sorted(t.naam for t in dubbel))})
        return schoon


class OnderwerpenStap(_Onderwerpen):
    pass


class OverUVelden(Formulier):
    wanneer = forms.CharField(
        label=_("Wanneer kunt u?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: alleen overdag, of op dinsdagavond."),
    )
    waar = forms.CharField(
        label=_("Waar kunt u komen?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: alleen in mijn eigen wijk, of alleen online."),
    )
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wijk"].empty_label = _("Weet ik niet of zeg ik liever niet")


class _Ervaring(Formulier):
    """What is special or sensitive; kept only with its own yes."""

    soorten = forms.ModelMultipleChoiceField(
        label=_("Waar hebt u ervaring mee?"),
        queryset=Ervaringsoort.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    toelichting = forms.CharField(
        label=_("Wilt u er iets over vertellen?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    nodig = forms.CharField(
        label=_("Wat hebt u nodig om mee te doen?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bijvoorbeeld: plek voor een rolstoel, een tolk, of iemand die meekomt."),
    )
    ERVARING = ("soorten", "toelichting", "nodig")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.fields["soorten"].queryset.exists():
            del self.fields["soorten"]

    def ervaring(self) -> dict:
        """The keyword arguments for `Ervaringsopgave`, without the text that was agreed to."""
        schoon = self.cleaned_data
        return {
            "soorten": [s.pk for s in schoon.get("soorten") or ()],
            "toelichting": schoon["toelichting"],
            "nodig": schoon["nodig"],
        }


class OverUStap(_Ervaring, OverUVelden):
    groepen = (
        (_("Wanneer en waar"), ["wanneer", "waar"]),
        (
            _("Over u"),
            ["wijk", "leeftijdsgroep", "talen"],
            _("Zo vragen wij steeds verschillende mensen. U hoeft dit niet in te vullen."),
        ),
        (
            _("Uw ervaring en wat u nodig hebt"),
            ["soorten", "toelichting", "nodig"],
            _("Dit is persoonlijk. Wij bewaren het alleen als u daar in de volgende stap ja op zegt."),
        ),
    )

    def __init__(self, *args, namens=False, jong=False, **kwargs):
        """`namens`: a representative must agree first, so nothing personal is asked yet; `jong`: under 16."""
        super().__init__(*args, **kwargs)
        if jong:
            del self.fields["leeftijdsgroep"]
        if namens:
            for naam in self.ERVARING:
                self.fields.pop(naam, None)


class _HoeVaak(Formulier):
    kanaal = forms.ChoiceField(label=_("Hoe hoort u het liefst van ons?"), widget=forms.RadioSelect)
    limiet_per_jaar = forms.TypedChoiceField(
        label=_("Hoe vaak per jaar mogen wij u vragen?"), required=False, coerce=int, empty_value=None
    )
    dichte_afdelingen = forms.ModelMultipleChoiceField(
        label=_("Zijn er afdelingen die u niet mogen vragen?"),
        queryset=Afdeling.objects.filter(actief=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Een vraag van die afdeling komt dan nooit bij u. De afdeling ziet niet dat u dit koos."),
    )

    def vul_keuzes(self, *, email: str, telefoon: str, adres: str = "", kanaal: str = "") -> None:
        """Only the ways that can work for this person; `kanaal`: what stands there now."""
        middelen = {
            Kanaal.EMAIL: (email, _("Per e-mail")),
            Kanaal.SMS: (telefoon.startswith("+316"), _("Met een sms")),
            Kanaal.BELLEN: (telefoon, _("Met een telefoontje")),
            Kanaal.BRIEF: (adres, _("Met een brief")),
        }
        keuzes = [(str(k), tekst) for k, (kan, tekst) in middelen.items() if kan]
        self.fields["kanaal"].choices = keuzes
        if kanaal not in [k for k, _tekst in keuzes]:
            kanaal = keuzes[0][0] if keuzes else ""
        self.fields["kanaal"].initial = kanaal
        if not keuzes:
            del self.fields["kanaal"]
        hoogstens = Lotingsregels.huidig().limiet_per_jaar
        self.fields["limiet_per_jaar"].choices = [
            ("", _("Zo vaak als past, hoogstens %(n)s keer") % {"n": hoogstens}),
            *((n, _("Hoogstens %(n)s keer") % {"n": n}) for n in LIMIETEN if n < hoogstens),
        ]
        if not self.fields["dichte_afdelingen"].queryset.exists():
            del self.fields["dichte_afdelingen"]
        for naam in ("limiet_per_jaar",):
            self.fields[naam].toon_niet_verplicht = False


class ToestemmingStap(LeesForm, _HoeVaak):
    """A yes per purpose. On the ground `taak` there is nothing to say yes to: the text tells, one may object."""

    toestemming = forms.BooleanField(
        label=_("Ja, dat mag"),
        error_messages={"required": _("Zet hier een vinkje. Zonder uw ja mogen wij u niets vragen.")},
    )
    ervaring = forms.BooleanField(label=_("Ja, bewaar dit"), required=False)

    def __init__(self, *args, contact: dict, heeft_ervaring: bool, namens: bool, **kwargs):
        self.benaderen, self.over_ervaring = geldig(Doel.BENADEREN), geldig(Doel.ERVARING)
        super().__init__(*args, teksten=[self.benaderen, self.over_ervaring], **kwargs)
        self.vul_keuzes(email=contact["email"], telefoon=contact["telefoon"])
        self.fields["toestemming"].help_text = self.benaderen.tekst
        self.fields["ervaring"].help_text = self.over_ervaring.tekst
        if namens or not self.benaderen.vraagt_ja:
            del self.fields["toestemming"]
        if namens or not heeft_ervaring:
            del self.fields["ervaring"]
        self.groepen = (
            (_("Dat wij u vragen"), ["toestemming"]),
            (
                _("Uw ervaring en wat u nodig hebt"),
                ["ervaring"],
                _("U hoeft dit niet goed te vinden. Zet u hier geen vinkje? Dan bewaren wij dit deel niet."),
            ),
            (_("Hoe en hoe vaak"), ["kanaal", "limiet_per_jaar", "dichte_afdelingen"]),
        )


class ControleStap(LeesForm):
    """Nothing to fill in: sending what stands there, with the texts that were read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, teksten=[geldig(Doel.BENADEREN), geldig(Doel.ERVARING)], **kwargs)


# --- the own page -----------------------------------------------------------------------------------------------
class VoorkeurenForm(_Onderwerpen, OverUVelden, _HoeVaak):
    groepen = (
        (_("Waarover"), ["themas", "nooit_themas"]),
        (_("Wanneer en waar"), ["wanneer", "waar"]),
        (_("Hoe en hoe vaak"), ["kanaal", "limiet_per_jaar", "dichte_afdelingen"]),
        (_("Over u"), ["wijk", "leeftijdsgroep", "talen"]),
    )

    def __init__(self, *args, meedenker, **kwargs):
        self.meedenker, contact = meedenker, meedenker.contact
        kwargs["initial"] = {
            naam: getattr(meedenker, naam)
            for naam in ("wanneer", "waar", "wijk", "leeftijdsgroep", "talen", "limiet_per_jaar")
        } | {naam: list(getattr(meedenker, naam).all()) for naam in ("themas", "nooit_themas", "dichte_afdelingen")}
        super().__init__(*args, **kwargs)
        # What was chosen before stays a choice, also when the list has moved on.
        for naam, model in (("themas", Thema), ("nooit_themas", Thema), ("dichte_afdelingen", Afdeling)):
            gekozen = [rij.pk for rij in self.initial[naam]]
            self.fields[naam].queryset = model.objects.filter(actief=True) | model.objects.filter(pk__in=gekozen)
        self.fields["wijk"].queryset = Wijk.objects.filter(actief=True) | Wijk.objects.filter(pk=meedenker.wijk_id)
        self.vul_keuzes(email=contact.email, telefoon=contact.telefoon, adres=contact.adres, kanaal=contact.kanaal)
        if (eigen := meedenker.limiet_per_jaar) and eigen not in dict(self.fields["limiet_per_jaar"].choices):
            self.fields["limiet_per_jaar"].choices += [(eigen, _("Hoogstens %(n)s keer") % {"n": eigen})]

    def voorkeuren(self) -> dict:
        """The keyword arguments for `wijzig_voorkeuren`."""
        weg = {"kanaal": self.meedenker.contact.kanaal, "dichte_afdelingen": ()}
        return weg | self.cleaned_data


class ErvaringForm(LeesForm, _Ervaring):
    ja = forms.BooleanField(label=_("Ja, bewaar dit"), required=False)

    def __init__(self, *args, heeft_grond: bool, ervaring=None, **kwargs):
        self.tekst = geldig(Doel.ERVARING)
        if ervaring is not None:
            kwargs["initial"] = {n: getattr(ervaring, n) for n in self.ERVARING}
        super().__init__(*args, teksten=[] if heeft_grond else [self.tekst], **kwargs)
        self.fields["ja"].help_text = self.tekst.tekst
        if heeft_grond:
            del self.fields["ja"]
        if ervaring is not None and "soorten" in self.fields:
            alle = Ervaringsoort.objects
            self.fields["soorten"].queryset = alle.filter(actief=True) | alle.filter(pk__in=ervaring.soorten)
        self.groepen = (
            (_("Uw ervaring en wat u nodig hebt"), ["soorten", "toelichting", "nodig"]),
            (_("Vindt u het goed dat wij dit bewaren?"), ["ja"]),
        )


class JaForm(LeesForm):
    """The yes of who was put on the list by another, or of the legal representative: a button, about this text."""

    def __init__(self, *args, **kwargs):
        self.tekst = geldig(Doel.BENADEREN)
        super().__init__(*args, teksten=[self.tekst], **kwargs)


class DoorgeefForm(ContactVelden):
    """A civil servant passes a contact on, without seeing the list."""

    gevraagd = forms.BooleanField(
        label=_("Ik vroeg deze persoon of het goed is, en die zei ja."),
        error_messages={"required": _("Vraag het eerst. Zonder ja mag u iemand niet doorgeven.")},
    )
    groepen = ((_("Wie is het?"), ["naam", "email", "telefoon"]), (_("Gevraagd?"), ["gevraagd"]))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, label in (("naam", _("Naam")), ("email", _("E-mailadres")), ("telefoon", _("Telefoonnummer"))):
            self.fields[naam].label = label
            self.fields[naam].widget.attrs["autocomplete"] = "off"
