"""Who is asked how often, by whom, and who is missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from meedenkers.models import Bevolkingsaandeel, Kenmerk, Leeftijdsgroep, Meedenker, Uitnodiging, UitnodigingStatus
from meedenkers.opzet import lees_talen
from meedenkers.queries_selectie import JAAR, ZEI_JA, met_aantal_vragen
from participatie import klok

WEINIG = 5  # fewer people than this are not counted out loud
MIST = 0.5  # a share under half of that in the municipality is called missing
BREED = 90  # width of the longest bar of a table


def met_belasting(meedenkers: QuerySet) -> QuerySet:
    """With `keer`, `hoogstens` (see `met_aantal_vragen`) and `ooit`: asked at any time."""
    ooit = Uitnodiging.objects.telt_mee().filter(meedenker=OuterRef("pk"))
    return met_aantal_vragen(meedenkers, klok.vandaag()).annotate(ooit=Exists(ooit))


# What the list can be narrowed to.
TOON = {
    "nooit": Q(ooit=False),
    "bijna": Q(keer__gt=0, keer=F("hoogstens") - 1),
    "vol": Q(keer__gte=F("hoogstens")),
    "gevraagd": Q(keer__gt=0),
}


def per_afdeling() -> list[dict]:
    """Of the last 12 months, per department that asked: questions, people, and how many of a hundred said yes."""
    rijen = (
        Uitnodiging.objects.telt_mee()
        .filter(uitgenodigd_op__gt=klok.nu() - JAAR)
        .order_by("verzoek__afdeling__naam")
        .values("verzoek__afdeling__naam")
        .annotate(
            vragen=Count("pk"),
            mensen=Count("meedenker", distinct=True),
            ja=Count("pk", filter=Q(status__in=ZEI_JA)),
            nee=Count("pk", filter=Q(status=UitnodigingStatus.NEE)),
            stil=Count("pk", filter=Q(status=UitnodigingStatus.VERLOPEN)),
        )
    )
    uit = []
    for rij in rijen:
        klaar = rij["ja"] + rij["nee"] + rij["stil"]
        procent = {naam: round(100 * rij[naam] / klaar) if klaar >= WEINIG else None for naam in ("ja", "nee", "stil")}
        uit.append(
            {"naam": rij["verzoek__afdeling__naam"], "vragen": rij["vragen"], "mensen": rij["mensen"], **procent}
        )
    return uit


@dataclass(frozen=True)
class Aandeel:
    """One value of a characteristic. `deel` and `bevolking` are shares between 0 and 1; None: not known."""

    label: str
    aantal: int
    deel: float | None
    bevolking: float | None
    onder: bool = False  # so few people that only a bound is told: `deel` is that bound
    top: float = 1.0  # the largest share of the table: as wide as a bar gets

    @property
    def mist(self) -> bool:
        return self.bevolking is not None and self.deel is not None and self.deel < MIST * self.bevolking

    @property
    def procent(self) -> int | None:
        return None if self.deel is None else max(1, round(100 * self.deel)) if self.aantal else 0

    @property
    def bevolkingsprocent(self) -> int | None:
        return None if self.bevolking is None else round(100 * self.bevolking)

    @property
    def staaf(self) -> int:
        return round(BREED * (self.deel or 0) / self.top)

    @property
    def bevolkingsstaaf(self) -> int:
        return round(BREED * (self.bevolking or 0) / self.top)


@dataclass(frozen=True)
class Overzicht:
    aantal: int
    nooit: int
    gevraagd: int
    bijna: int
    vol: int
    kenmerken: list[dict]


def overzicht(ervaringen: dict[int, frozenset[str]] | None = None, namen: dict[str, str] | None = None) -> Overzicht:
    """All figures in one pass over the list. `ervaringen` with `namen`: when the adviseur asked to read them."""
    rijen = list(
        met_belasting(Meedenker.objects.in_database())
        .order_by()
        .values_list("pk", "wijk__naam", "leeftijdsgroep", "talen", "keer", "hoogstens", "ooit")
    )
    telling: dict[str, Counter[str]] = {kenmerk: Counter() for kenmerk in Kenmerk}
    bekend: Counter[str] = Counter()
    for pk, wijk, leeftijd, talen, *_rest in rijen:
        waarden = {
            Kenmerk.WIJK: [wijk] if wijk else [],
            Kenmerk.LEEFTIJD: [str(Leeftijdsgroep(leeftijd).label)] if leeftijd else [],
            Kenmerk.TAAL: lees_talen(talen),
            Kenmerk.ERVARING: [namen.get(s, s) for s in ervaringen.get(pk, ())] if ervaringen is not None else [],
        }
        for kenmerk, lijst in waarden.items():
            telling[kenmerk].update(lijst)
            bekend[kenmerk] += bool(lijst)
    bevolking: dict[str, dict[str, int]] = {}
    for rij in Bevolkingsaandeel.objects.all():
        bevolking.setdefault(rij.kenmerk, {})[_label(rij)] = rij.aantal
    tonen = [Kenmerk.WIJK, Kenmerk.LEEFTIJD, Kenmerk.TAAL]
    tonen += [Kenmerk.ERVARING] if ervaringen is not None else []
    return Overzicht(
        aantal=len(rijen),
        nooit=sum(not rij[6] for rij in rijen),
        gevraagd=sum(rij[4] > 0 for rij in rijen),
        bijna=sum(0 < rij[4] == rij[5] - 1 for rij in rijen),
        vol=sum(rij[4] >= rij[5] for rij in rijen),
        kenmerken=[
            {
                "titel": kenmerk.label,
                "bekend": bekend[kenmerk],
                "onbekend": len(rijen) - bekend[kenmerk],
                "vergelijkt": kenmerk in bevolking,
                "rijen": _aandelen(telling[kenmerk], bekend[kenmerk], bevolking.get(kenmerk, {}), kenmerk),
            }
            for kenmerk in tonen
        ],
    )


def _label(rij: Bevolkingsaandeel) -> str:
    """The beheerder may have typed "65+" or the words for it."""
    if rij.kenmerk == Kenmerk.LEEFTIJD and rij.waarde in Leeftijdsgroep.values:
        return str(Leeftijdsgroep(rij.waarde).label)
    return rij.waarde.strip()


def _aandelen(telling: Counter, bekend: int, bevolking: dict[str, int], kenmerk: str) -> list[Aandeel]:
    """Shares of who is known; who has not said it says nothing about who is missing."""
    inwoners = sum(bevolking.values())
    namen = {naam.casefold(): naam for naam in [*telling, *bevolking]}
    geteld = {naam.casefold(): aantal for naam, aantal in telling.items()}
    wonen = {naam.casefold(): aantal for naam, aantal in bevolking.items()}
    if kenmerk == Kenmerk.LEEFTIJD:
        volgorde = [str(label).casefold() for label in Leeftijdsgroep.labels]
        sleutels = [s for s in volgorde if s in namen] + sorted(set(namen) - set(volgorde))
    else:
        sleutels = sorted(namen)
    uit = []
    for sleutel in sleutels:
        aantal = geteld.get(sleutel, 0)
        onder = 0 < aantal < WEINIG
        deel = min(1.0, (WEINIG if onder else aantal) / bekend) if bekend else None
        deel_bevolking = wonen[sleutel] / inwoners if sleutel in wonen and inwoners else None
        uit.append(Aandeel(namen[sleutel], aantal, deel, deel_bevolking, onder))
    top = max((deel for a in uit for deel in (a.deel, a.bevolking) if deel), default=1.0)
    return [replace(aandeel, top=top) for aandeel in uit]


def gevraagd_door(meedenkers: Iterable[Meedenker]) -> dict[int, dict]:
    """Per person of the last 12 months: which departments asked (with how often), and how often the answer was yes."""
    rijen = (
        Uitnodiging.objects.telt_mee()
        .filter(meedenker__in=[m.pk for m in meedenkers], uitgenodigd_op__gt=klok.nu() - JAAR)
        .order_by("verzoek__afdeling__naam", "pk")
        .values_list("meedenker", "verzoek__afdeling__naam", "status")
    )
    uit: dict[int, dict] = {}
    for pk, afdeling, status in rijen:
        van_deze = uit.setdefault(pk, {"afdelingen": {}, "ja": 0})
        naam = afdeling or _("afdeling onbekend")
        van_deze["afdelingen"][naam] = van_deze["afdelingen"].get(naam, 0) + 1
        van_deze["ja"] += status in ZEI_JA
    return uit
