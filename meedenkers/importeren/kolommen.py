"""Which column holds what: proposed from the words in the header, chosen by the adviseur where that fails.

What was chosen is remembered with the header, and used for the next file that has the same one.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from meedenkers.importeren.lezen import Blad
from meedenkers.models import Importtaak, Kolomindeling
from participatie import klok

VELDEN = {
    "naam": _("Naam"),
    "voornaam": _("Voornaam"),
    "tussenvoegsel": _("Tussenvoegsel"),
    "achternaam": _("Achternaam"),
    "email": _("E-mailadres"),
    "telefoon": _("Telefoonnummer"),
    "mobiel": _("Mobiel nummer"),
    "wijk": _("Wijk"),
    "leeftijd": _("Leeftijd of geboortejaar"),
    "onderwerpen": _("Onderwerpen"),
    "talen": _("Talen"),
    "wanneer": _("Wanneer iemand kan"),
    "toestemming": _("Toestemming"),
    "toestemming_op": _("Datum van de toestemming"),
    "ervaring": _("Ervaring, hulp of beperking (nemen wij niet vanzelf over)"),
    "opmerkingen": _("Opmerkingen (nemen wij niet vanzelf over)"),
}
# The header in small letters without spaces and signs; the first column that fits gets the field.
WOORDEN = {
    "naam": "naam name naamcompleet volledigenaam volnaam naamdeelnemer naammeedenker naampersoon naamclient deelnemer "
    "meedenker contactpersoon fullname wie naamenachternaam voorenachternaam voornaamachternaam voornaamenachternaam",
    "voornaam": "voornaam voornamen roepnaam firstname givenname voorletters",
    "tussenvoegsel": "tussenvoegsel tussenvoegsels tussenv voorvoegsel tv",
    "achternaam": "achternaam familienaam lastname surname geslachtsnaam",
    "email": "email mail emailadres mailadres emailadress emailaddress epost emailprive",
    "telefoon": "telefoon telefoonnummer telefoonnr tel telnr telefoonnrs phone phonenumber telefoonvast vast "
    "vastnummer telefoonnummers bereikbaarop nummer",
    "mobiel": "mobiel mobielnummer mobielnr mobieltelefoonnummer mobiletelefoon mobile gsm 06 06nummer 06nr",
    "wijk": "wijk buurt wijkbuurt stadsdeel woonwijk district dorp kern wijkkern woonplaats gebied "
    "neighbourhood neighborhood area",
    "leeftijd": "leeftijd leeftijdsgroep leeftijdscategorie geboortejaar gebjaar geboortedatum gebdatum "
    "gebjaarleeftijd geboortejaarleeftijd age jaarvangeboorte dateofbirth birthdate yearofbirth birthyear agegroup",
    "onderwerpen": "onderwerpen onderwerp thema themas interesse interesses interessegebied waarover topics "
    "interests subjects denktmeeover",
    "talen": "taal talen language languages spreekt moedertaal voertaal",
    "wanneer": "wanneer beschikbaarheid beschikbaar wanneerbeschikbaar kan tijdstip voorkeurstijd dagdelen dagdeel "
    "availability available when",
    "toestemming": "toestemming akkoord consent avg avgtoestemming toestemmingavg toestemminggegeven magbenaderd "
    "toestemmingbenaderen magwordenbenaderd benaderen wilmeedenken doetmee gaatakkoord consentgiven agreed",
    "toestemming_op": "datumtoestemming datumtoest toestemmingdatum toestemmingop datumakkoord toestemmingsdatum "
    "datumconsent toestemminggegevenop akkoordop datumtoestemminggegeven akkoorddatum "
    "consentdate dateofconsent",
    "ervaring": "ervaring ervaringen ervaringmet hulp ondersteuning beperking gezondheid ziekte uitkering voorziening "
    "indicatie doelgroep zorg hulpvraag",
    "opmerkingen": "opmerkingen opmerking bijzonderheden notitie notities remarks comments toelichting memo",
}
# When no header is a known word: parts of a word that cannot mean anything else, in this order.
DELEN = (
    ("toestemming_op", r"datum.*(toest|akkoord)|(toest|akkoord).*datum"),
    ("toestemming", r"toestemming"),
    ("email", r"e?mail"),
    ("mobiel", r"mobiel"),
    ("telefoon", r"telefoon"),
    ("leeftijd", r"leeftijd|geboorte|gebjaar|gebdat"),
    ("onderwerpen", r"onderwerp|thema|interesse"),
    ("achternaam", r"achternaam"),
    ("voornaam", r"voornaam"),
    ("opmerkingen", r"opmerking|bijzonderhe"),
    ("wijk", r"wijk|buurt"),
    ("wanneer", r"beschikbaar"),
)
_OPZOEKEN = {woord: veld for veld, woorden in WOORDEN.items() for woord in woorden.split()}
ZOEK_KOP_IN = 25
# Columns that we add to the file with refused rows: they do not make it another source.
EIGEN_KOLOMMEN = ("Regel", "Waarom niet")


@dataclass(frozen=True)
class Keuze:
    """Where the list is and what its columns mean. `kop`: index of the header row, or -1 when there is none."""

    blad: int
    kop: int
    koppen: list[str]
    kolommen: dict[str, int]
    onthouden: bool = False

    @property
    def ontbreekt(self) -> list[str]:
        """What we cannot do without, in words of VELDEN."""
        weg = []
        if not {"naam", "voornaam", "achternaam"} & set(self.kolommen):
            weg.append("naam")
        if not {"email", "telefoon", "mobiel"} & set(self.kolommen):
            weg.append("email")
        if "toestemming" not in self.kolommen:
            weg.append("toestemming")
        return weg


def kaal(tekst: str) -> str:
    """Small letters and figures only, without accents: how two spellings of one word are compared."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return re.sub(r"[\W_]", "", "".join(c for c in ontleed if not unicodedata.combining(c)))


def stel_voor(koppen: list[str]) -> dict[str, int]:
    """Field → number of the column."""
    voorstel: dict[str, int] = {}
    kale = [kaal(kop) for kop in koppen]
    for nummer, kop in enumerate(kale):
        if veld := _OPZOEKEN.get(kop):
            voorstel.setdefault(veld, nummer)
    for veld, patroon in DELEN:
        if veld in voorstel:
            continue
        for nummer, kop in enumerate(kale):
            if nummer not in voorstel.values() and len(kop) < 60 and re.search(patroon, kop):
                voorstel[veld] = nummer
                break
    return voorstel


def vingerafdruk(koppen: list[str]) -> str:
    """What tells the lists of one source: the words of the header in their order. "" for no header at all."""
    eigen = {kaal(k) for k in EIGEN_KOLOMMEN}
    kale = [kaal(kop) for kop in koppen]
    while kale and (not kale[-1] or kale[-1] in eigen):
        kale.pop()
    return hashlib.sha256("|".join(kale).encode()).hexdigest() if sum(map(bool, kale)) >= 2 else ""


def kies(
    bladen: list[Blad],
    kolommen: dict[str, int] | None = None,
    *,
    blad: int | None = None,
    bekend: dict[str, dict[str, int]] | None = None,
) -> Keuze:
    """Find the list: on any sheet, under any title.

    `kolommen`, `blad`: what the adviseur chose instead of the proposal. `bekend`: fingerprint → remembered columns.
    """
    beste = _zoek(bladen, blad, bekend or {})
    breedte = max(len(rij) for rij in bladen[beste.blad].rijen)
    koppen = [
        kop or f"{_('Kolom')} {n}" for n, kop in enumerate([*beste.koppen, *[""] * (breedte - len(beste.koppen))], 1)
    ]
    gekozen = beste.kolommen if kolommen is None else kolommen
    gekozen = {v: int(n) for v, n in gekozen.items() if v in VELDEN and 0 <= int(n) < breedte}
    onthouden = beste.onthouden and kolommen is None
    return Keuze(beste.blad, beste.kop, [kop[:80] for kop in koppen], gekozen, onthouden)


def _zoek(bladen: list[Blad], gekozen: int | None, bekend: dict[str, dict[str, int]]) -> Keuze:
    beste = None
    for b, blad in enumerate(bladen):
        if gekozen is not None and b != gekozen:
            continue
        for r, rij in enumerate(blad.rijen[:ZOEK_KOP_IN]):
            if bekend and (eerder := bekend.get(vingerafdruk(rij))):
                return Keuze(b, r, list(rij), eerder, onthouden=True)
            voorstel = stel_voor(rij)
            if len(voorstel) >= 2 and (beste is None or len(voorstel) > len(beste.kolommen)):
                beste = Keuze(b, r, list(rij), voorstel)
    return beste or _zonder_kop(bladen, gekozen)


def _zonder_kop(bladen: list[Blad], gekozen: int | None) -> Keuze:
    """The longest sheet; its first row with two words is the header, unless it looks like a person."""
    b = max(range(len(bladen)), key=lambda n: len(bladen[n].rijen)) if gekozen is None else gekozen
    for r, rij in enumerate(bladen[b].rijen[:ZOEK_KOP_IN]):
        if sum(bool(cel) for cel in rij) >= 2:
            persoon = any("@" in cel or re.search(r"\d{4}", cel) for cel in rij)
            return Keuze(b, r - 1 if persoon else r, [] if persoon else list(rij), {})
    return Keuze(b, -1, [], {})


def onthoud(taak: Importtaak) -> None:
    """What somebody chose counts for the next file with this header."""
    opzet = taak.kolommen
    if opzet.get("gekozen") and opzet["vingerafdruk"] and not opzet["ontbreekt"]:
        Kolomindeling.objects.update_or_create(
            vingerafdruk=opzet["vingerafdruk"],
            defaults={
                "velden": opzet["velden"],
                "bron": PurePath(taak.bestandsnaam).stem[:100],
                "door_id": taak.door_id,
                "gewijzigd_op": klok.nu(),
            },
        )
