"""Forms and fields that accept what people type, and say what to do when they cannot."""

import datetime
import re

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import BLANK_CHOICE_DASH
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participatie.ui.klassen import klassen

VERPLICHT = _("Vul hier iets in.")
VERPLICHT_KEUZE = _("Maak hier een keuze.")
VERPLICHT_VINKJE = _("Zet hier een vinkje als u verder wilt.")
VERPLICHT_BESTAND = _("Kies een bestand.")
KEUZE_WEG = _("Deze keuze bestaat niet (meer). Kies opnieuw.")
NUL_TEKEN = _("Er staat een teken in dat wij niet kunnen bewaren. Typ de tekst opnieuw.")


def _meldingen(field):
    """Our own words for Django's default messages; what a form says itself stays."""

    def zet(code, tekst):
        standaard = {}
        for klasse in reversed(type(field).__mro__):
            if klasse.__module__.startswith("django."):
                standaard.update(getattr(klasse, "default_error_messages", {}))
        if code in field.error_messages and field.error_messages[code] == standaard.get(code):
            field.error_messages[code] = tekst

    if isinstance(field, forms.BooleanField):
        zet("required", VERPLICHT_VINKJE)
    elif isinstance(field, forms.FileField):
        zet("required", VERPLICHT_BESTAND)
        zet("empty", _("Dit bestand is leeg. Kies een ander bestand."))
        zet("invalid_image", _("Dit is geen foto die wij kunnen lezen. Kies een JPG- of PNG-bestand."))
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        zet("required", VERPLICHT_KEUZE)
        zet("invalid_choice", KEUZE_WEG)
        zet("invalid_pk_value", KEUZE_WEG)
    elif isinstance(field, forms.Field):
        zet("required", VERPLICHT)
    if isinstance(field, forms.DecimalField | forms.FloatField):
        zet("invalid", _("Vul een getal in, zoals 12 of 12,5."))
    elif isinstance(field, forms.IntegerField):
        zet("invalid", _("Vul een heel getal in, zoals 12."))
    elif isinstance(field, forms.DateTimeField):
        zet("invalid", _("Vul een datum en tijd in, zoals 08-12-2026 14.00."))
    elif isinstance(field, forms.DateField):
        zet("invalid", DatumVeld.default_error_messages["invalid"])
    elif isinstance(field, forms.TimeField):
        zet("invalid", TijdVeld.default_error_messages["invalid"])
    elif isinstance(field, forms.EmailField):
        # EmailField speaks through its validator.
        field.error_messages.setdefault("invalid", EmailVeld.default_error_messages["invalid"])


STREEPJES = BLANK_CHOICE_DASH[0][1]


def _lege_keuze(field):
    """Words instead of Django's "---------": what to do, or what it means to leave it."""
    leeg = _("Kies …") if field.required else _("Geen keuze")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == STREEPJES:
            field.empty_label = leeg
    elif isinstance(field, forms.TypedChoiceField):  # those that a model makes; others name their own choices
        keuzes = list(field.choices)
        if ("", STREEPJES) in keuzes:
            field.choices = [("", leeg) if keuze == ("", STREEPJES) else keuze for keuze in keuzes]


class _Huisstijl:
    """Classes of the design system on every widget, and messages in plain words."""

    use_required_attribute = False
    error_css_class = "site-veld--fout"
    required_css_class = "site-veld--verplicht"
    groepen = ()

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = klassen(field.widget)
            _meldingen(field)
            _lege_keuze(field)
            for controle in field.validators:
                if isinstance(controle, ProhibitNullCharactersValidator):
                    controle.message = NUL_TEKEN
            if isinstance(field, forms.DateField | forms.DateTimeField | forms.TimeField):
                field.widget.attrs.setdefault("autocomplete", "off")

    def _clean_fields(self):
        # What a database would answer with an error 500: NUL outside text fields, and keys that no column can hold.
        alle = self.fields
        fout = {}
        for naam, bf in self._bound_items():
            if isinstance(bf.field, forms.FileField):
                continue
            if _bevat(bf.data, lambda tekst: "\x00" in tekst):
                fout[naam] = ValidationError(NUL_TEKEN, code="null_characters_not_allowed")
            elif isinstance(bf.field, forms.ModelChoiceField) and _bevat(bf.data, lambda sleutel: len(sleutel) > 18):
                fout[naam] = ValidationError(KEUZE_WEG, code="invalid_choice")
        self.fields = {naam: field for naam, field in alle.items() if naam not in fout}
        try:
            super()._clean_fields()
        finally:
            self.fields = alle
        for naam, melding in fout.items():
            self.add_error(naam, melding)


def _bevat(waarde, controle) -> bool:
    """Whether a value of a form, or one of its values, is a text for which `controle` holds."""
    if isinstance(waarde, str):
        return controle(waarde)
    if isinstance(waarde, list | tuple):
        return any(_bevat(w, controle) for w in waarde)
    return False


class Formulier(_Huisstijl, forms.Form):
    pass


class ModelFormulier(_Huisstijl, forms.ModelForm):
    pass


# --- dates and times --------------------------------------------------------------------------------------------
class DatumVeld(forms.DateField):
    default_error_messages = {"invalid": _("Vul een datum in als dag-maand-jaar, zoals 08-12-2026.")}

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.DateInput(format="%d-%m-%Y", attrs={"class": "site-kort"}),
        )
        kwargs.setdefault("help_text", _("Bijvoorbeeld 08-12-2026."))
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, datetime.datetime):
            return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if value in self.empty_values or isinstance(value, datetime.date):
            return value or None
        tekst = str(value).strip()
        if not tekst:
            return None
        iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", tekst, re.ASCII)
        dmj = re.fullmatch(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})", tekst, re.ASCII)
        if iso:
            jaar, maand, dag = (int(d) for d in iso.groups())
        elif dmj:
            dag, maand, jaar = (int(d) for d in dmj.groups())
            if len(dmj[3]) == 2:
                jaar += 2000
        else:
            raise self._fout()
        try:
            uitkomst = datetime.date(jaar, maand, dag)
        except ValueError:
            raise self._fout() from None
        if not 1900 <= uitkomst.year <= 2200:
            raise self._fout()
        return uitkomst

    def _fout(self):
        return ValidationError(self.error_messages["invalid"], code="invalid")


class TijdVeld(forms.TimeField):
    default_error_messages = {"invalid": _("Vul een tijd in, zoals 14.00.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TimeInput(format="%H.%M", attrs={"class": "site-kort"}))
        kwargs.setdefault("help_text", _("Bijvoorbeeld 14.00."))
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime.time):
            return value if isinstance(value, datetime.time) else None
        tekst = str(value).strip().lower().removesuffix("uur").strip()
        if not tekst:
            return None
        deel = re.fullmatch(r"(\d{1,2})(?:\s*[.:u]\s*(\d{2})?)?(?::00)?", tekst, re.ASCII)
        if not deel or int(deel[1]) > 23 or int(deel[2] or 0) > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return datetime.time(int(deel[1]), int(deel[2] or 0))


class DatumTijdWidget(forms.MultiWidget):
    template_name = "ui/datumtijd_widget.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__(
            {
                "datum": forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
                "tijd": forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off"}),
            },
            attrs,
        )

    def decompress(self, value):
        if not value:
            return [None, None]
        if timezone.is_aware(value):
            value = timezone.localtime(value)
        return [value.date(), value.time().replace(second=0, microsecond=0)]


class DatumTijdVeld(forms.MultiValueField):
    """A date and a time in two inputs (`<name>_datum`, `<name>_tijd`); the value is an aware datetime."""

    widget = DatumTijdWidget
    default_error_messages = {
        "incomplete": _("Vul de datum en de tijd allebei in."),
        "required": _("Vul een datum en een tijd in."),
    }

    def __init__(self, **kwargs):
        velden = (DatumVeld(required=False), TijdVeld(required=False))
        kwargs.setdefault("require_all_fields", False)
        super().__init__(fields=velden, **kwargs)

    def compress(self, data_list):
        if not data_list or all(d is None for d in data_list):
            return None
        datum, tijd = data_list
        if datum is None or tijd is None:
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        moment = datetime.datetime.combine(datum, tijd)
        return timezone.make_aware(moment)

    def clean(self, value):
        if self.required and isinstance(value, list | tuple) and not any(value):
            raise ValidationError(self.error_messages["required"], code="required")
        return super().clean(value)

    def has_changed(self, initial, data):
        if isinstance(initial, datetime.datetime):
            initial = self.widget.decompress(initial)
        return super().has_changed(initial, data)


# --- text in any spacing ----------------------------------------------------------------------------------------
def toon_telefoon(nummer):
    """E.164 as people write it: "06 12345678"."""
    try:
        gelezen = phonenumbers.parse(str(nummer), "NL")
    except phonenumbers.NumberParseException:
        return nummer
    vorm = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(gelezen, vorm.NATIONAL if gelezen.country_code == 31 else vorm.INTERNATIONAL)


class TelefoonVeld(forms.CharField):
    """A phone number in any spacing; the value is E.164."""

    default_error_messages = {"invalid": _("Vul een telefoonnummer in, zoals 06 12345678.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "site-kort"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return toon_telefoon(value) if isinstance(value, str) and value.startswith("+") else value

    def to_python(self, value):
        tekst = super().to_python(value)
        if tekst in self.empty_values:
            return tekst
        tekst = tekst.replace("(0)", "") if tekst.startswith(("+", "00")) else tekst
        if re.search(r"[^\d\s()+./\-\u00a0\u2010-\u2015]", tekst):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            nummer = phonenumbers.parse(tekst, "NL")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not phonenumbers.is_valid_number(nummer) or nummer.extension:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164)


class PostcodeVeld(forms.CharField):
    """A Dutch postcode; the value is "1234 AB"."""

    default_error_messages = {"invalid": _("Vul een postcode in, zoals 1234 AB.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "postal-code", "class": "site-kort"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        tekst = super().to_python(value)
        if tekst in self.empty_values:
            return tekst
        deel = re.fullmatch(r"([1-9][0-9]{3})([A-Z]{2})", re.sub(r"[\s.-]", "", tekst).upper())
        if not deel or deel[2] in ("SA", "SD", "SS"):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return f"{deel[1]} {deel[2]}"


class EmailVeld(forms.EmailField):
    """An address, lower case in the domain only; spaces around it are dropped."""

    default_error_messages = {"invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        tekst = super().to_python(value)
        if tekst in self.empty_values:
            return tekst
        tekst = tekst.removeprefix("mailto:").strip()
        naam, apenstaart, domein = tekst.rpartition("@")
        return f"{naam}@{domein.lower()}" if apenstaart else tekst


class BedragVeld(forms.Field):
    """Euros as people write them; the value is whole cents."""

    widget = forms.TextInput
    MAX = 10_000_000_00
    default_error_messages = {
        "invalid": _("Vul een bedrag in, zoals 250 of 1.250,50."),
        "negatief": _("Vul een bedrag in dat niet lager is dan 0."),
        "te_hoog": _("Dit bedrag is te hoog. Vul een bedrag in tot en met %(max)s."),
        "te_laag": _("Dit bedrag is te laag. Vul een bedrag in vanaf %(min)s."),
    }

    def __init__(self, *, min_centen=0, max_centen=MAX, **kwargs):
        self.min_centen, self.max_centen = min_centen, max_centen
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "site-kort site-bedrag"}),
        )
        super().__init__(**kwargs)

    def prepare_value(self, value):
        if isinstance(value, int) and not isinstance(value, bool):
            return _zonder_euro(value)
        return value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        tekst = re.sub(r"[\s\u00a0\u202f]|€|eur(o)?", "", str(value), flags=re.IGNORECASE)
        tekst = re.sub(r",[-–—=]+$", "", tekst)
        if not tekst:
            if str(value).strip():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            return None
        negatief = tekst[0] in "-–−"
        tekst = tekst.lstrip("-–−+")
        groepen, heel, rest = r"\d{1,3}(?:\.\d{3})+", r"\d+", r"\d{1,2}"
        if deel := re.fullmatch(rf"({groepen}|{heel})(?:,({rest}))?", tekst, re.ASCII):
            euros = deel[1].replace(".", "")
        elif (deel := re.fullmatch(rf"({heel})\.({rest})", tekst, re.ASCII)) or (
            deel := re.fullmatch(rf"(\d{{1,3}}(?:,\d{{3}})+)(?:\.({rest}))?", tekst, re.ASCII)
        ):
            euros = deel[1].replace(",", "")
        else:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if len(euros) > 15:
            raise self._te_hoog()
        centen = int(euros) * 100 + int((deel[2] or "0").ljust(2, "0"))
        return -centen if negatief else centen

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if value < 0:
            raise ValidationError(self.error_messages["negatief"], code="negatief")
        if value > self.max_centen:
            raise self._te_hoog()
        if value < self.min_centen:
            laagste = f"€ {_zonder_euro(self.min_centen)}"
            raise ValidationError(self.error_messages["te_laag"], code="te_laag", params={"min": laagste})

    def _te_hoog(self):
        hoogste = f"€ {_zonder_euro(self.max_centen)}"
        return ValidationError(self.error_messages["te_hoog"], code="te_hoog", params={"max": hoogste})

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def _zonder_euro(centen):
    heel, rest = divmod(abs(centen), 100)
    return f"{'-' if centen < 0 else ''}{heel:,}".replace(",", ".") + f",{rest:02d}"
