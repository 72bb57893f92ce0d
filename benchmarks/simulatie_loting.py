"""Two years of requests on one list of people, twice: by lottery, and the usual way. Writes docs/simulatie-loting.md.

Everybody says yes with the same chance, so that the difference comes from who is asked and from nothing else.
"""

import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

HIER = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HIER))

from benchmarks.pools import opdracht, pool  # noqa: E402 - after the path is set
from meedenkers.loting import OnhaalbareQuota, Opdracht, Persoon, gewicht, maak_loterij, trek  # noqa: E402

MENSEN, VERZOEKEN, DAGEN = 490, 60, 730
GEVRAAGD = 16  # wanted 8, at a rate of yes of one in two
JA = 0.5
LIMIET, STERKTE, HALFWAARDE = 4, 1.0, 180


@dataclass(frozen=True)
class Uitkomst:
    """`gevraagd`: how often each person was asked in the two years."""

    gevraagd: tuple[int, ...]

    @property
    def bereikt(self) -> float:
        """Share of people asked at least once."""
        return sum(1 for keer in self.gevraagd if keer) / len(self.gevraagd)

    @property
    def meest(self) -> int:
        return max(self.gevraagd)

    @property
    def helft(self) -> float:
        """Share of people who together got half of all questions."""
        over, mensen = sum(self.gevraagd) / 2, 0
        for keer in sorted(self.gevraagd, reverse=True):
            if over <= 0:
                break
            over, mensen = over - keer, mensen + 1
        return mensen / len(self.gevraagd)


def _dagen() -> list[int]:
    return [round(nummer * DAGEN / VERZOEKEN) for nummer in range(VERZOEKEN)]


def met_loting(zaad: str = "simulatie") -> Uitkomst:
    """As the product does it: below the limit, rotation weights, and in every second request quotas."""
    mensen = pool(MENSEN, zaad=1)
    gevraagd: dict[int, list[int]] = {persoon.id: [] for persoon in mensen}
    for nummer, dag in enumerate(_dagen()):
        mogen = [
            replace(
                persoon,
                gewicht=gewicht(
                    [dag - vorige for vorige in gevraagd[persoon.id]], sterkte=STERKTE, halfwaarde_dagen=HALFWAARDE
                ),
            )
            for persoon in mensen
            if sum(1 for vorige in gevraagd[persoon.id] if dag - vorige < 365) < LIMIET
        ]
        vraag = opdracht(GEVRAAGD) if nummer % 2 else Opdracht(GEVRAAGD)
        for id_ in trek(mogen, _loterij(mogen, vraag), f"{zaad}-{nummer}").gekozen:
            gevraagd[id_].append(dag)
    return Uitkomst(tuple(len(keer) for keer in gevraagd.values()))


def _loterij(mogen: list[Persoon], vraag: Opdracht):
    """What an advisor does when quotas cannot be met: loosen what the system names."""
    try:
        return maak_loterij(mogen, vraag)
    except OnhaalbareQuota as fout:
        los = {
            v.quotum: replace(v.quotum, minimum=v.minimum, maximum=v.maximum) for v in fout.haalbaarheid.versoepelingen
        }
        return maak_loterij(mogen, replace(vraag, quota=tuple(los.get(q, q) for q in vraag.quota)))


def zoals_gewoonlijk(zaad: str = "simulatie") -> Uitkomst:
    """Who asks calls the people who came along last time, and for the rest those whose names come to mind.

    One in five people is well known; a name that comes to mind is theirs in four of five cases.
    """
    toeval = random.Random(zaad)
    mensen = [persoon.id for persoon in pool(MENSEN, zaad=1)]
    bekend = mensen[: MENSEN // 5]
    gevraagd: Counter[int] = Counter()
    kwamen: Counter[int] = Counter()
    for _ in range(VERZOEKEN):
        keuze = [id_ for id_, _keer in kwamen.most_common(GEVRAAGD // 2)]
        while len(keuze) < GEVRAAGD:
            id_ = toeval.choice(bekend if toeval.random() < 0.8 else mensen)
            if id_ not in keuze:
                keuze.append(id_)
        for id_ in keuze:
            gevraagd[id_] += 1
            if toeval.random() < JA:
                kwamen[id_] += 1
    return Uitkomst(tuple(gevraagd[id_] for id_ in mensen))


def pagina(loting: Uitkomst, gewoon: Uitkomst) -> str:
    return f"""# Two years of requests, played

Made by `make simulatie-loting` (`benchmarks/simulatie_loting.py`); the test of the draw plays the same.

{MENSEN} made-up people, {VERZOEKEN} requests in two years, {GEVRAAGD} people asked each time, everybody says yes in
one of two cases. Every second request has quotas for district, age, experience and newcomers. By lottery: at most
{LIMIET} questions a year, weights with strength {STERKTE:g} and a half-life of {HALFWAARDE} days.

*The usual way*: half of the places go to who came along most often so far; for the rest a name comes to mind, in four
of five cases of one of the well-known fifth. That is a model and not a measurement: it shows what happens when nobody
watches who is asked.

| | By lottery | The usual way |
| --- | ---: | ---: |
| People asked at least once | {loting.bereikt:.0%} | {gewoon.bereikt:.0%} |
| Questions to the most-asked person | {loting.meest} | {gewoon.meest} |
| Share of people who got half of all questions | {loting.helft:.0%} | {gewoon.helft:.0%} |
"""


def main() -> None:
    tekst = pagina(met_loting(), zoals_gewoonlijk())
    (HIER / "docs" / "simulatie-loting.md").write_text(tekst)
    print(tekst)


if __name__ == "__main__":
    main()
