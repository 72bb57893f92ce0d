"""The settings of a draw: who may be in it, the quotas, how many. Fixed and stored before the seed is made."""

import math
import re
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from meedenkers import loting
from meedenkers.models import Kenmerk

ONBEKEND = ""  # a value like any other
ENKEL = (Kenmerk.WIJK, Kenmerk.LEEFTIJD, Kenmerk.NIEUW)  # one value per person; the others: yes or no per value
JA, NEE = "ja", "nee"


@dataclass(frozen=True)
class Grens:
    """At least `minimum` and at most `maximum` (None: no bound) of who is invited have this value."""

    kenmerk: str
    waarde: str
    label: str
    minimum: int = 0
    maximum: int | None = None

    @property
    def naam(self) -> str:
        return f"{Kenmerk(self.kenmerk).label}: {self.label}"


@dataclass(frozen=True)
class Opzet:
    """`filters`: per list (themas, wijken, leeftijden, ervaringen, talen, panels) the chosen (value, label); within a
    list one is enough, all lists must hold. Labels as they were shown, so that an old draw reads as it was."""

    gewenst: int
    ja_procent: int
    antwoord_uiterlijk: date
    vult_aan: bool = True
    filters: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    quota: tuple[Grens, ...] = ()

    def waarden(self, lijst: str) -> set[str]:
        return {waarde for waarde, _label in self.filters.get(lijst, ())}

    @property
    def leest_ervaring(self) -> bool:
        """Experience stays closed unless it is asked for."""
        return bool(self.filters.get("ervaringen")) or any(g.kenmerk == Kenmerk.ERVARING for g in self.quota)

    def uit_te_nodigen(self, pool: int) -> int:
        """More than are wanted, since not everybody says yes; never more than there are."""
        return min(math.ceil(self.gewenst * 100 / self.ja_procent), pool)

    @property
    def kolommen(self) -> tuple[tuple[str, str], ...]:
        """The characteristics as the engine counts them: (kenmerk, ""), or (kenmerk, value) where one can have more."""
        namen = ((g.kenmerk, "" if g.kenmerk in ENKEL else g.waarde or "?") for g in self.quota)
        return tuple(dict.fromkeys(namen))

    def opdracht(self, aantal: int) -> loting.Opdracht:
        """`aantal`: how many are drawn. A bound above it is no bound."""
        kolommen = self.kolommen
        quota = []
        for g in self.quota:
            enkel = g.kenmerk in ENKEL
            kolom = kolommen.index((g.kenmerk, "" if enkel else g.waarde or "?"))
            maximum = aantal if g.maximum is None else g.maximum
            waarde = g.waarde if enkel else JA
            quota.append(loting.Quotum(kolom, waarde, g.minimum, max(g.minimum, maximum)))
        return loting.Opdracht(aantal, tuple(quota))

    def als_json(self) -> dict:
        return {
            "gewenst": self.gewenst,
            "ja_procent": self.ja_procent,
            "antwoord_uiterlijk": self.antwoord_uiterlijk.isoformat(),
            "vult_aan": self.vult_aan,
            "filters": {naam: [list(paar) for paar in paren] for naam, paren in self.filters.items() if paren},
            "quota": [[str(g.kenmerk), g.waarde, g.label, g.minimum, g.maximum] for g in self.quota],
        }

    @classmethod
    def uit_json(cls, gegevens: dict) -> "Opzet":
        return cls(
            gewenst=gegevens["gewenst"],
            ja_procent=gegevens["ja_procent"],
            antwoord_uiterlijk=date.fromisoformat(gegevens["antwoord_uiterlijk"]),
            vult_aan=gegevens["vult_aan"],
            filters={naam: tuple((w, label) for w, label in paren) for naam, paren in gegevens["filters"].items()},
            quota=tuple(Grens(*rij) for rij in gegevens["quota"]),
        )


def lees_talen(tekst: str) -> frozenset[str]:
    """Languages as people type them: "nederlands, Turks en gebarentaal"."""
    delen = (" ".join(deel.split()).lower() for deel in re.split(r"[,;/&+|]|\ben\b", tekst))
    return frozenset(_taal(deel) for deel in delen if 2 <= len(deel) <= 40)


def _taal(deel: str) -> str:
    if deel in ("nl", "ned", "nederland"):
        return "Nederlands"
    if weinig := re.fullmatch(r"(?:een )?(?:beetje|weinig) (.+)", deel):
        return f"Een beetje {weinig[1].capitalize()}"  # who speaks little Dutch is somebody to look for
    return deel.capitalize()


def kans_in_woorden(kans: float) -> str:
    """A chance between 0 and 1 as people say it: "1 op 12"."""
    if kans <= 0:
        return _("geen kans")
    if kans >= 0.995:
        return _("zeker")
    if kans > 0.4:
        return _("%(keer)s op 10") % {"keer": min(9, max(4, round(kans * 10)))}
    return _("1 op %(aantal)s") % {"aantal": round(1 / kans)}
