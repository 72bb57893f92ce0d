from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.models import Traject
from inloop.models import Aanmelding, Bijeenkomst, Soort
from inloop.services import MAX_PERSONEN
from meedenkers.teksten import geldig
from participatie import klok
from participatie.accounts.models import Rol, met_rol
from participatie.avg.forms import LeesForm
from participatie.avg.models import Doel
from participatie.avg.services import Geldig
from participatie.contacten.forms import EEN_IS_GENOEG, ContactVelden
from participatie.gemeente.models import Thema, Wijk
from participatie.ui.forms import DatumVeld, EmailVeld, Formulier, ModelFormulier, TelefoonVeld, TijdVeld

BEHOEFTEN = ["rolstoel", "ringleiding", "tolk", "tolk_taal", "kinderopvang", "vervoer", "stille_plek"]


def aantal_veld(label, hoogste=MAX_PERSONEN, **opties):
    fout = _("Vul een getal in van 1 tot en met %(n)s. Komt u met een grotere groep? Bel ons.") % {"n": hoogste}
    return forms.IntegerField(
        label=label,
        validators=[MinValueValidator(1, fout), MaxValueValidator(hoogste, fout)],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "site-kort"}),
        **opties,
    )


class FilterForm(Formulier):
    """The GET filter; what cannot be read is left out of it."""

    q = forms.CharField(label=_("Zoek"), max_length=100, required=False)
    wijk = forms.ModelChoiceField(
        Wijk.objects.filter(actief=True), label=_("Wijk"), required=False, empty_label=_("Alle wijken")
    )
    thema = forms.ModelChoiceField(
        Thema.objects.filter(actief=True), label=_("Thema"), required=False, empty_label=_("Alle thema's")
    )
    soort = forms.ChoiceField(label=_("Soort"), choices=[("", _("Alle soorten")), *Soort.choices], required=False)
    wanneer = forms.ChoiceField(
        label=_("Wanneer"), choices=[("", _("Nog te komen")), ("geweest", _("Geweest"))], required=False
    )

    def gekozen(self) -> dict:
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


class ZoekForm(Formulier):
    q = forms.CharField(label=_("Zoek op naam of nummer"), max_length=100, required=False)


class AanmeldForm(LeesForm, ContactVelden):
    bereik_uitleg = EEN_IS_GENOEG

    aantal = aantal_veld(_("Met hoeveel mensen komt u?"), initial=1, help_text=_("Uzelf telt mee."))
    rolstoel = forms.BooleanField(label=_("Ik kom met een rolstoel"), required=False)
    ringleiding = forms.BooleanField(label=_("Ik gebruik een ringleiding"), required=False)
    tolk = forms.BooleanField(label=_("Ik heb een tolk nodig"), required=False)
    tolk_taal = forms.CharField(
        label=_("Voor welke taal is de tolk?"),
        max_length=40,
        required=False,
        help_text=_("Bijvoorbeeld Arabisch of Nederlandse Gebarentaal."),
    )
    kinderopvang = forms.BooleanField(label=_("Ik neem kinderen mee die opvang nodig hebben"), required=False)
    vervoer = forms.BooleanField(label=_("Ik heb hulp nodig bij het vervoer"), required=False)
    stille_plek = forms.BooleanField(
        label=_("Ik wil een rustige plek om mijn persoonlijke verhaal te vertellen"), required=False
    )

    meedenken = forms.BooleanField(label=_("Ja, zet mij ook op de lijst van meedenkers"), required=False)

    groepen = [
        (_("Wie bent u?"), ["naam", "email", "telefoon"]),
        (_("Met hoeveel mensen?"), ["aantal"]),
        (
            _("Wat hebt u nodig?"),
            BEHOEFTEN,
            _("Vul alleen in wat u wilt. Wij gebruiken dit om de bijeenkomst goed te regelen."),
        ),
        (
            _("Wilt u vaker meedenken?"),
            ["meedenken"],
            _("Dit hoeft niet. Voor deze bijeenkomst maakt het niets uit."),
        ),
    ]
    NIET_STANDAARD = _("Dit moeten wij eerst regelen. Wij bellen u of mailen u of het lukt.")

    def __init__(self, *args, bijeenkomst, **kwargs):
        self.benaderen = geldig(Doel.BENADEREN)
        super().__init__(*args, teksten=[self.benaderen], **kwargs)
        self.fields["meedenken"].help_text = self.benaderen.tekst
        er_is = {
            "rolstoel": bijeenkomst.rolstoel,
            "ringleiding": bijeenkomst.ringleiding,
            "tolk": bijeenkomst.tolk_mogelijk,
            "kinderopvang": bijeenkomst.kinderopvang,
            "vervoer": bijeenkomst.vervoer,
            "stille_plek": bijeenkomst.stille_plek,
        }
        for naam, aanwezig in er_is.items():
            if not aanwezig:
                self.fields[naam].help_text = self.NIET_STANDAARD

    def clean(self):
        schoon = super().clean()
        if schoon.get("tolk") and not schoon.get("tolk_taal") and "tolk_taal" not in self.errors:
            self.add_error("tolk_taal", _("Vul in voor welke taal de tolk nodig is."))
        if schoon.get("tolk_taal") and not schoon.get("tolk"):
            schoon["tolk"] = True
        return schoon

    def leest(self) -> bool:
        return bool(self.cleaned_data.get("meedenken"))

    def als_meedenker(self) -> Geldig | None:
        """The text that was agreed to, for who also wants to be on the list of meedenkers."""
        return self.benaderen if self.cleaned_data.get("meedenken") else None

    def behoeften(self) -> dict:
        return {naam: self.cleaned_data[naam] for naam in BEHOEFTEN}


class NamensForm(AanmeldForm):
    """Staff enter it for somebody who called or wrote."""

    bereik_uitleg = ContactVelden.bereik_uitleg
    groepen = [
        (_("Wie meldt zich aan?"), ["naam", "email", "telefoon"]),
        (_("Met hoeveel mensen?"), ["aantal"]),
        (_("Wat is er nodig?"), BEHOEFTEN),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A yes to more than this meeting is for the person self to give.
        del self.fields["meedenken"], self.fields["gelezen"]
        for naam, label in [("naam", _("Naam")), ("email", _("E-mailadres")), ("telefoon", _("Telefoonnummer"))]:
            self.fields[naam].label = label
            self.fields[naam].widget.attrs["autocomplete"] = "off"
        for naam in BEHOEFTEN:
            if naam != "tolk_taal":
                self.fields[naam].label = Aanmelding._meta.get_field(naam).verbose_name


class EnqueteForm(Formulier):
    cijfer = forms.TypedChoiceField(
        label=_("Welk cijfer geeft u de bijeenkomst?"),
        choices=[(n, str(n)) for n in range(1, 11)],
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("1 is heel slecht, 10 is heel goed."),
    )
    top = forms.CharField(
        label=_("Top: wat ging goed?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    tip = forms.CharField(
        label=_("Tip: wat kan beter?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class InloperForm(Formulier):
    """A walk-in: fast, with as little as they want to give."""

    sleutel = forms.CharField(max_length=40, widget=forms.HiddenInput)
    naam = forms.CharField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    aantal = aantal_veld(_("Met hoeveel mensen?"), initial=1)
    email = EmailVeld(label=_("E-mailadres"), required=False)
    telefoon = TelefoonVeld(label=_("Telefoonnummer"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam in ("email", "telefoon"):
            self.fields[naam].widget.attrs["autocomplete"] = "off"

    def contactgegevens(self) -> dict:
        return {naam: self.cleaned_data[naam] for naam in ("naam", "email", "telefoon")}


class TelForm(Formulier):
    sleutel = forms.CharField(max_length=40, widget=forms.HiddenInput)
    aantal = aantal_veld(_("Hoeveel bezoekers zonder naam kwamen er binnen?"), hoogste=500, initial=1)


class BijeenkomstForm(ModelFormulier):
    dag = DatumVeld(label=_("Op welke dag?"))
    begintijd = TijdVeld(label=_("Begint om"))
    eindtijd = TijdVeld(label=_("Duurt tot"))

    class Meta:
        model = Bijeenkomst
        fields = [
            "titel",
            "soort",
            "omschrijving",
            "thema",
            "trajecten",
            "wijk",
            "stadsdeel",
            "locatie",
            "adres",
            "route",
            "capaciteit",
            "rolstoel",
            "ringleiding",
            "tolk_mogelijk",
            "kinderopvang",
            "stille_plek",
            "vervoer",
            "gastheer",
            "deurhulpen",
        ]
        help_texts = {
            "titel": _("In gewone woorden. Noem liever geen regeling: de titel staat in mails en agenda's."),
            "capaciteit": _("Leeg: iedereen kan komen."),
            "stadsdeel": _("Bijvoorbeeld noord of midden."),
            "route": _("Bijvoorbeeld: bus 3, halte Markt, dan 2 minuten lopen."),
            "vervoer": _("Wat kunt u regelen voor wie niet zelf kan komen?"),
        }
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 6}),
            "route": forms.Textarea(attrs={"rows": 3}),
            "trajecten": forms.CheckboxSelectMultiple,
            "deurhulpen": forms.CheckboxSelectMultiple,
            "capaciteit": forms.TextInput(attrs={"inputmode": "numeric", "class": "site-kort"}),
        }

    groepen = [
        (_("Waar gaat het over?"), ["titel", "soort", "omschrijving", "thema", "trajecten"]),
        (_("Wanneer?"), ["dag", "begintijd", "eindtijd"]),
        (_("Waar?"), ["locatie", "adres", "route", "wijk", "stadsdeel"]),
        (
            _("Voor wie is het te doen?"),
            ["capaciteit", "rolstoel", "ringleiding", "tolk_mogelijk", "kinderopvang", "stille_plek", "vervoer"],
        ),
        (_("Wie doen het?"), ["gastheer", "deurhulpen"]),
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        oud = self.instance
        if oud.pk:
            begin, eind = timezone.localtime(oud.begin), timezone.localtime(oud.eind)
            self.initial |= {"dag": begin.date(), "begintijd": begin.time(), "eindtijd": eind.time()}
        medewerkers = met_rol(Rol.ADVISEUR, Rol.AMBTENAAR)
        self.fields["gastheer"].queryset = medewerkers
        self.fields["deurhulpen"].queryset = medewerkers
        # What was chosen before stays a choice, also when the list has moved on.
        nu_gekozen = {t.pk for t in oud.trajecten.all()} if oud.pk else set()
        self.fields["trajecten"].queryset = (
            Traject.objects.filter(jaaragenda__jaar__gte=klok.vandaag().year - 1)
            | Traject.objects.filter(pk__in=nu_gekozen)
        ).distinct()
        for naam, model, gekozen in [("wijk", Wijk, oud.wijk_id), ("thema", Thema, oud.thema_id)]:
            self.fields[naam].queryset = model.objects.filter(actief=True) | model.objects.filter(pk=gekozen)

    def clean_capaciteit(self):
        capaciteit = self.cleaned_data["capaciteit"]
        if capaciteit is not None and not 1 <= capaciteit <= 5000:
            raise ValidationError(_("Vul een aantal in van 1 tot en met 5000, of laat dit leeg."))
        return capaciteit

    def clean(self):
        schoon = super().clean()
        dag, begin, eind = schoon.get("dag"), schoon.get("begintijd"), schoon.get("eindtijd")
        if not (dag and begin and eind):
            return schoon
        if eind <= begin:
            self.add_error("eindtijd", _("Kies een tijd na het begin van de bijeenkomst."))
            return schoon
        schoon["begin"], schoon["eind"] = (timezone.make_aware(datetime.combine(dag, t)) for t in (begin, eind))
        if schoon["begin"] <= klok.nu() and ("dag" in self.changed_data or "begintijd" in self.changed_data):
            self.add_error("dag", _("Dit moment is al geweest. Kies een dag die nog komt."))
        return schoon

    def _post_clean(self):
        """The service writes and checks: the form must not touch the row that the page still shows."""

    def velden(self) -> dict:
        return {n: w for n, w in self.cleaned_data.items() if n not in ("dag", "begintijd", "eindtijd")}
