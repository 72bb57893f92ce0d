"""One row: what people typed → what we keep, with a reason for each refusal and a warning for each thing left out.

Reasons and warnings stay after the import, so they never quote the row: no names, no numbers, no addresses.
"""

import datetime
import difflib
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meedenkers.importeren.kolommen import kaal
from meedenkers.models import Leeftijdsgroep
from participatie import klok
from participatie.ui.forms import EmailVeld, TelefoonVeld

MAX_NAAM = 120
MAX_CEL = 2000
MAX_TEKST = 120  # languages, when
JONGSTE = 16
OUDSTE = 120

JA = {"ja", "j", "x", "y", "yes", "jawel", "akkoord", "true", "waar", "1", "v", "ok", "oke", "jaakkoord", "gegeven"}
NEE = {
    "nee",
    "n",
    "no",
    "neen",
    "false",
    "onwaar",
    "0",
    "geen",
    "nietakkoord",
    "ingetrokken",
    "nietgegeven",
    "onbekend",
}
VINKJES = {"✓", "✔", "☑", "√", "✅"}
# Columns that can hold health, help or benefits: left out, unless the adviseur releases the row.
GEVOELIG = ("ervaring", "opmerkingen")
LEEG = {"", "onbekend", "onbek", "nvt", "geen", "weetniet", "nb"}
MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


# --- citizen service numbers ------------------------------------------------------------------------------------
_TELEFOON = re.compile(r"(?:\+|\b00)\d{2}[\s-]?(?:\(0\)[\s-]?)?\d(?:[\s-]?\d){7,9}(?!\d)")
_NEGEN = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")


def _elfproef(cijfers: str) -> bool:
    som = sum(int(c) * w for c, w in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som % 11 == 0 and cijfers != "000000000"


def _bsns(tekst: str) -> list[tuple[int, int]]:
    """Where nine figures stand that pass the 11-check; telephone numbers with a country code are passed over."""
    zonder = _TELEFOON.sub(lambda m: "x" * len(m[0]), tekst)
    return [m.span() for m in _NEGEN.finditer(zonder) if _elfproef(re.sub(r"\D", "", m[0]))]


def heeft_bsn(tekst: str) -> bool:
    return bool(_bsns(tekst))


def maskeer(tekst: str) -> str:
    for van, tot in reversed(_bsns(tekst)):
        tekst = f"{tekst[:van]}*********{tekst[tot:]}"
    return tekst


# --- single values ----------------------------------------------------------------------------------------------
def lees_toestemming(tekst: str) -> bool | None:
    """Yes, no, or None when we do not understand what it says."""
    if tekst.strip() in VINKJES:
        return True
    woord = kaal(tekst)
    if woord in JA:
        return True
    return False if not woord or woord in NEE else None


def _datum(tekst: str) -> datetime.date | None:
    """A full date in one of the ways people write it; None when it is none. Raises ValueError when it cannot exist."""
    tekst = tekst.strip().casefold()
    if m := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?", tekst, re.ASCII):
        jaar, maand, dag = (int(d) for d in m.groups())
    elif m := re.fullmatch(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})", tekst, re.ASCII):
        dag, maand, jaar = (int(d) for d in m.groups())
        jaar += _eeuw(jaar) if len(m[3]) == 2 else 0
    elif m := re.fullmatch(r"(\d{1,2})\s*[- ]?\s*([a-z]{3,9})\.?\s*[- ]?\s*(\d{4}|'?\d{2})", tekst, re.ASCII):
        maand = next((n for n, naam in enumerate(MAANDEN, 1) if naam.startswith(m[2]) or (m[2] == "mrt" and n == 3)), 0)
        dag, jaar = int(m[1]), int(m[3].lstrip("'"))
        jaar += _eeuw(jaar) if jaar < 100 else 0
        if not maand:
            return None
    else:
        return None
    return datetime.date(jaar, maand, dag)


def _eeuw(jaar: int) -> int:
    return 2000 if 2000 + jaar <= klok.vandaag().year else 1900


def lees_toestemmingsdatum(tekst: str) -> datetime.date | None:
    """The day, or None when it is not known ("maart 2017"). Raises ValidationError for a day that cannot be."""
    fout = ValidationError(_("De datum van de toestemming bestaat niet of ligt in de toekomst."))
    try:
        dag = _datum(tekst)
    except ValueError:
        raise fout from None
    if dag and not datetime.date(1990, 1, 1) <= dag <= klok.vandaag():
        raise fout
    return dag


def lees_leeftijd(tekst: str) -> tuple[str, bool]:
    """(age group or "", understood?). Raises ValidationError for a birth date that cannot be, and for a child."""
    if kaal(tekst) in LEEG:
        return "", True
    vandaag = klok.vandaag()
    fout = ValidationError(_("Het geboortejaar of de geboortedatum kan niet kloppen."))
    try:
        dag = _datum(tekst)
    except ValueError:
        raise fout from None
    plat = tekst.casefold()
    if dag:
        if dag > vandaag:
            raise fout
        leeftijd = vandaag.year - dag.year - ((vandaag.month, vandaag.day) < (dag.month, dag.day))
        return _groep(leeftijd, leeftijd, fout), True
    if m := re.fullmatch(r"\D*(\d{4})\D*", plat, re.ASCII):
        leeftijd = vandaag.year - int(m[1])
        return _groep(leeftijd, leeftijd, fout), True
    if m := re.fullmatch(r"\D*?(\d{1,3})\s*(?:-|–|t/m|tot en met|tot|/)\s*(\d{1,3})\D*", plat, re.ASCII):
        groep = _groep(int(m[1]), int(m[2]), fout)
        return groep, bool(groep)
    if m := re.fullmatch(r"\D*(\d{1,3})\s*(?:\+|plus|(?:jaar )?(?:en|of) ouder)\D*", plat, re.ASCII):
        groep = _groep(int(m[1]), OUDSTE, fout)
        return groep, bool(groep)
    if m := re.fullmatch(
        r"\s*(?:ca\.?|circa|ongeveer|rond|\+/-|±|~)?\s*(\d{1,3})\s*(?:jaar|jr\.?|j)?\s*", plat, re.ASCII
    ):
        return _groep(int(m[1]), int(m[1]), fout), True
    return "", False


def _groep(van: int, tot: int, fout: ValidationError) -> str:
    """The group that holds both ends; "" when they lie in two."""
    if van > tot or van < 0 or tot > OUDSTE:
        raise fout
    if tot < JONGSTE:
        raise ValidationError(_("Deze persoon is jonger dan 16 jaar. Daarvoor is een ouder of voogd nodig."))
    grenzen = ((16, 25), (26, 40), (41, 64), (65, OUDSTE))
    for groep, (onder, boven) in zip(Leeftijdsgroep, grenzen, strict=True):
        if onder <= van and tot <= boven:
            return str(groep)
    return ""


def lees_email(tekst: str) -> str:
    if len(re.findall(r"@", tekst)) > 1:
        raise ValidationError(_("Er staan twee e-mailadressen in één vak. Kies er één."))
    try:
        return EmailVeld(required=False).clean(tekst.strip("<>;, ")).lower()
    except ValidationError:
        raise ValidationError(_("Het e-mailadres klopt niet.")) from None


def lees_telefoon(tekst: str) -> str:
    """E.164. Excel eats the first zero of a number, and the plus."""
    for deel in re.split(r"\s+/\s+|;|\bof\b|\n", tekst):
        cijfers = re.sub(r"[\s.\-]", "", deel)
        if re.fullmatch(r"[1-9]\d{8}", cijfers, re.ASCII):
            deel = f"0{cijfers}"
        elif re.fullmatch(r"31[1-9]\d{8}", cijfers, re.ASCII):
            deel = f"+{cijfers}"
        try:
            if nummer := TelefoonVeld(required=False).clean(deel.strip()):
                return nummer
        except ValidationError:
            continue
    raise ValidationError(_("Het telefoonnummer klopt niet. Het is te kort, te lang of geen nummer."))


def lees_naam(cellen: dict[str, str]) -> str:
    delen = [cellen.get("naam", "")]
    if not delen[0]:
        delen = [cellen.get(v, "") for v in ("voornaam", "tussenvoegsel", "achternaam")]
    naam = " ".join(" ".join(delen).split())
    if not naam or not re.search(r"\w", naam):
        raise ValidationError(_("Er staat geen naam."))
    if naam[0] in "=+-@":
        raise ValidationError(_("De naam is een formule."))
    if re.search(r"[<>{}]", naam):
        raise ValidationError(_("De naam bevat programmacode."))
    if len(naam) > MAX_NAAM:
        raise ValidationError(_("De naam is te lang: meer dan 120 tekens."))
    return naam


# --- a row ------------------------------------------------------------------------------------------------------
@dataclass
class Lijsten:
    """Districts and themes by their bare name; read once per import."""

    wijken: dict[str, tuple[int, str]]
    themas: dict[str, tuple[int, str]]

    def wijk(self, tekst: str) -> tuple[int | None, str]:
        """(pk or None, a suggestion when we do not know it)."""
        sleutel = kaal(tekst)
        if sleutel in self.wijken:
            return self.wijken[sleutel][0], ""
        lijkt = difflib.get_close_matches(sleutel[:100], self.wijken, n=1, cutoff=0.75)
        return None, self.wijken[lijkt[0]][1] if lijkt else ""

    def themas_van(self, tekst: str) -> tuple[list[int], list[str]]:
        """(pks, subjects we do not know)."""
        bekend, onbekend = {}, []
        for onderwerp in re.split(r"[;,|/\n]", tekst):
            sleutel = kaal(onderwerp)
            if sleutel in self.themas:
                bekend[self.themas[sleutel][0]] = None
            elif sleutel not in LEEG:
                onbekend.append(" ".join(onderwerp.split())[:60])
        return list(bekend), onbekend


class Overslaan(Exception):
    """Not a person: an empty line, a total, the header again."""


@dataclass
class Schoon:
    gegevens: dict = field(default_factory=dict)
    waarschuwingen: list[str] = field(default_factory=list)


def is_geen_persoon(rij: list[str], koppen: list[str], cellen: dict[str, str]) -> str:
    """Why a line is passed over, or ""."""
    gevuld = [cel for cel in rij if cel]
    if not gevuld:
        return _("Lege regel.")
    if re.match(r"(sub)?tota(al|len)\b|aantal\b", gevuld[0].casefold()) and not cellen.get("toestemming"):
        return _("Regel met een totaal.")
    if len(gevuld) > 1 and [kaal(c) for c in rij] == [kaal(k) for k in koppen[: len(rij)]]:
        return _("De kop van de lijst, nog een keer.")
    return ""


def mag_bewaard(cellen: dict[str, str]) -> bool:
    """Whether we may keep a refused line for a while, to repair it: only of who agreed to be in a list at all."""
    return lees_toestemming(cellen.get("toestemming", "")) is True


def maak_schoon(rij: list[str], cellen: dict[str, str], lijsten: Lijsten) -> Schoon:
    """`cellen`: field → text. Raises ValidationError with every reason why the row cannot be stored."""
    if any(len(cel) > MAX_CEL for cel in rij):
        raise ValidationError(_("Er staat een heel lange tekst in een vak: meer dan 2.000 tekens."))
    if any(heeft_bsn(tekst) for veld, tekst in cellen.items() if veld not in ("telefoon", "mobiel")):
        raise ValidationError(
            _("Er staat een burgerservicenummer in deze regel. Haal het weg: dat nummer mogen wij hier niet bewaren.")
        )
    toestemming = lees_toestemming(cellen.get("toestemming", ""))
    if toestemming is False:
        raise ValidationError(_("Er is geen toestemming. Dan mogen wij de gegevens niet bewaren."))
    if toestemming is None:
        raise ValidationError(_("Wij begrijpen niet of er toestemming is. Zet er ja of nee neer."))
    schoon = Schoon(gegevens={"toestemming": cellen["toestemming"][:40]})
    redenen: list[str] = []

    def probeer(lees, *args):
        try:
            return lees(*args)
        except ValidationError as fout:
            redenen.extend(fout.messages)
            return None

    schoon.gegevens["naam"] = probeer(lees_naam, cellen)
    _bereik(cellen, schoon, redenen)
    leeftijd = probeer(lees_leeftijd, cellen.get("leeftijd", ""))
    dag = probeer(lees_toestemmingsdatum, cellen.get("toestemming_op", ""))
    if redenen:
        raise ValidationError(redenen)
    schoon.gegevens["leeftijdsgroep"] = leeftijd[0]
    if not leeftijd[1]:
        schoon.waarschuwingen.append(_("De leeftijd past niet in één groep. Wij laten die weg."))
    schoon.gegevens["toestemming_op"] = dag.isoformat() if dag else None
    if not dag:
        schoon.waarschuwingen.append(_("Wij weten niet op welke dag de toestemming is gegeven."))
    _wijk_en_themas(cellen, schoon, lijsten)
    for veld, weg in (
        ("talen", _("De tekst bij taal is te lang. Wij laten die weg.")),
        ("wanneer", _("De tekst bij wanneer is te lang. Wij laten die weg.")),
    ):
        tekst = " ".join(cellen.get(veld, "").split())
        past = len(tekst) <= MAX_TEKST and not tekst.startswith(("=", "@"))
        schoon.gegevens[veld] = tekst if past and tekst not in ("-", "?") else ""
        if not past:
            schoon.waarschuwingen.append(weg)
    if any(cellen.get(veld) for veld in GEVOELIG):
        schoon.gegevens["opmerking"] = True
        schoon.waarschuwingen.append(
            _("De opmerking nemen wij niet vanzelf over: daar kan iets over gezondheid in staan.")
        )
    return schoon


def _bereik(cellen: dict[str, str], schoon: Schoon, redenen: list[str]) -> None:
    """E-mail and phone. One that is wrong is left out when the other works, else it is the reason."""
    fouten = []
    uit = {"email": "", "telefoon": ""}
    for doel, velden, lees in (("email", ("email",), lees_email), ("telefoon", ("mobiel", "telefoon"), lees_telefoon)):
        for veld in velden:
            tekst = cellen.get(veld, "")
            if uit[doel] or kaal(tekst) in LEEG:
                continue
            try:
                uit[doel] = lees(tekst)
            except ValidationError as fout:
                fouten += fout.messages
    schoon.gegevens |= uit
    if uit["email"] or uit["telefoon"]:
        schoon.waarschuwingen += [_("%(fout)s Wij laten het weg.") % {"fout": fout} for fout in dict.fromkeys(fouten)]
    else:
        redenen += fouten or [_("Er staat geen e-mailadres en geen telefoonnummer.")]


def _wijk_en_themas(cellen: dict[str, str], schoon: Schoon, lijsten: Lijsten) -> None:
    wijk, lijkt = (None, "") if kaal(cellen.get("wijk", "")) in LEEG else lijsten.wijk(cellen["wijk"])
    schoon.gegevens["wijk"] = wijk
    if lijkt:
        schoon.waarschuwingen.append(
            _("Deze wijk kennen wij niet. Bedoelt u %(wijk)s? Wij laten de wijk weg.") % {"wijk": lijkt}
        )
    elif wijk is None and kaal(cellen.get("wijk", "")) not in LEEG:
        schoon.waarschuwingen.append(_("Deze wijk kennen wij niet. Wij laten de wijk weg."))
    schoon.gegevens["themas"], onbekend = lijsten.themas_van(cellen.get("onderwerpen", ""))
    schoon.gegevens["onbekende_onderwerpen"] = onbekend
    if onbekend:
        schoon.waarschuwingen.append(_("Een onderwerp staat niet in onze lijst. Dat laten wij weg."))
