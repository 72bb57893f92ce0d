"""The people among whom is drawn, read from the database; and what can be drawn from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from meedenkers import loting
from meedenkers.models import Ervaring, Kenmerk, Lotingsregels, Meedenker, Panellid, Uitnodiging, Verzoek
from meedenkers.opzet import ENKEL, JA, NEE, ONBEKEND, Opzet, lees_talen
from meedenkers.queries_selectie import mag_gevraagd_worden
from participatie import klok


@dataclass(frozen=True)
class Lid:
    """`vragen`: how many days ago each earlier question was. `ervaringen`: None when not known, or not read."""

    pk: int
    wijk: str
    leeftijd: str
    talen: frozenset[str]
    vragen: tuple[int, ...] = ()
    ervaringen: frozenset[str] | None = None

    def waarden(self, kenmerk: str) -> tuple[str, ...]:
        """What this person counts for: one value, or each language and experience; ONBEKEND when there is none."""
        if kenmerk == Kenmerk.WIJK:
            return (self.wijk,)
        if kenmerk == Kenmerk.LEEFTIJD:
            return (self.leeftijd,)
        if kenmerk == Kenmerk.NIEUW:
            return (NEE if self.vragen else JA,)
        meer = self.talen if kenmerk == Kenmerk.TAAL else self.ervaringen
        return tuple(meer) if meer else (ONBEKEND,)

    def persoon(self, kolommen: Iterable[tuple[str, str]], regels: Lotingsregels) -> loting.Persoon:
        kenmerken = []
        for kenmerk, waarde in kolommen:
            eigen = self.waarden(kenmerk)
            if kenmerk in ENKEL:
                kenmerken.append(eigen[0])
            else:
                kenmerken.append(JA if (ONBEKEND if waarde == "?" else waarde) in eigen else NEE)
        gewicht = loting.gewicht(self.vragen, sterkte=float(regels.sterkte), halfwaarde_dagen=regels.halfwaarde_dagen)
        return loting.Persoon(self.pk, gewicht, tuple(kenmerken))


def lees_pool(verzoek: Verzoek, opzet: Opzet) -> list[Lid]:
    """Who may be asked and passes the filters, in a fixed order. Three queries, four when experience is asked for."""
    mogen = _gefilterd(mag_gevraagd_worden(verzoek), opzet)
    vragen = _vragen(klok.vandaag())
    ervaringen = lees_ervaringen() if opzet.leest_ervaring else {}
    leden = [
        Lid(pk, str(wijk or ONBEKEND), leeftijd, lees_talen(talen), tuple(vragen.get(pk, ())), ervaringen.get(pk))
        for pk, wijk, leeftijd, talen in mogen.order_by("pk").values_list("pk", "wijk", "leeftijdsgroep", "talen")
    ]
    if talen := opzet.waarden("talen"):
        leden = [lid for lid in leden if lid.talen & talen]
    if gezocht := opzet.waarden("ervaringen"):
        leden = [lid for lid in leden if (lid.ervaringen or frozenset()) & gezocht]
    return leden


def _gefilterd(meedenkers: QuerySet, opzet: Opzet) -> QuerySet:
    if wijken := opzet.waarden("wijken"):
        meedenkers = meedenkers.filter(wijk__in=wijken)
    if leeftijden := opzet.waarden("leeftijden"):
        meedenkers = meedenkers.filter(leeftijdsgroep__in=leeftijden)
    if themas := opzet.waarden("themas"):
        kiest = Meedenker.themas.through.objects.filter(thema__in=themas)
        meedenkers = meedenkers.filter(pk__in=kiest.values("meedenker"))
    if panels := opzet.waarden("panels"):
        leden = Panellid.objects.filter(panel__in=panels, tot=None)
        meedenkers = meedenkers.filter(pk__in=leden.values("meedenker"))
    return meedenkers


def _vragen(op: date) -> dict[int, list[int]]:
    uit: dict[int, list[int]] = {}
    gevraagd = Uitnodiging.objects.telt_mee().order_by("pk").values_list("meedenker", "uitgenodigd_op")
    for meedenker, moment in gevraagd.iterator():
        uit.setdefault(meedenker, []).append(max(0, (op - timezone.localdate(moment)).days))
    return uit


def lees_ervaringen() -> dict[int, frozenset[str]]:
    """Only of who has a valid ground for it."""
    rijen = Ervaring.objects.filter(grond__ingetrokken_op=None).values_list("meedenker", "soorten")
    return {pk: frozenset(str(soort) for soort in soorten) for pk, soorten in rijen}


@dataclass(frozen=True)
class Stand:
    """What the settings come down to now. `haalbaarheid`: None when nobody is left to be asked."""

    opzet: Opzet
    leden: list[Lid]
    personen: list[loting.Persoon]
    opdracht: loting.Opdracht | None
    haalbaarheid: loting.Haalbaarheid | None

    @property
    def uit_te_nodigen(self) -> int:
        return self.opzet.uit_te_nodigen(len(self.leden))

    @property
    def te_weinig(self) -> bool:
        """Fewer people than are wanted, even if all said yes."""
        return len(self.leden) < self.opzet.gewenst

    @property
    def kan_loten(self) -> bool:
        return self.haalbaarheid is not None and self.haalbaarheid.haalbaar

    def tel(self, kenmerk: str) -> Counter[str]:
        return Counter(waarde for lid in self.leden for waarde in lid.waarden(kenmerk))

    @property
    def versoepelingen(self) -> list[dict]:
        """Which quotas to loosen, in the words of the settings."""
        uit = []
        for versoepeling in self.haalbaarheid.versoepelingen if self.haalbaarheid else ():
            grens = self.opzet.quota[self.opdracht.quota.index(versoepeling.quotum)]
            uit.append({"grens": grens, "nu": versoepeling.quotum, "naar": versoepeling})
        return uit

    @property
    def apart(self) -> list[dict]:
        """Kinds that no selection has room for: how many people, and what they are."""
        soorten = self.haalbaarheid.apart if self.haalbaarheid else ()
        return [{"personen": soort.personen, "wat": beschrijf(soort, self.opzet)} for soort in soorten]


def beschrijf(soort: loting.Soort, opzet: Opzet) -> list[str]:
    """A kind in words: the quota values that its people have."""
    uit = []
    for (kenmerk, kolom), waarde in zip(opzet.kolommen, soort.kenmerken, strict=True):
        for g in opzet.quota:
            raak = (g.waarde == waarde) if kenmerk in ENKEL else (waarde == JA and (g.waarde or "?") == kolom)
            if g.kenmerk == kenmerk and raak:
                uit.append(g.naam)
    return uit


def bereken(verzoek: Verzoek, opzet: Opzet) -> Stand:
    leden = lees_pool(verzoek, opzet)
    regels = Lotingsregels.huidig()
    personen = [lid.persoon(opzet.kolommen, regels) for lid in leden]
    if not leden:
        return Stand(opzet, leden, personen, None, None)
    opdracht = opzet.opdracht(opzet.uit_te_nodigen(len(leden)))
    return Stand(opzet, leden, personen, opdracht, loting.controleer(personen, opdracht))
