"""The rotation weight: who was asked often, or not long ago, has a smaller chance the next time."""

from collections.abc import Iterable

LAAGSTE = 0.001
STERKTE = (0.0, 4.0)
HALFWAARDE_DAGEN = (1, 3650)


def gewicht(vragen: Iterable[int], *, sterkte: float, halfwaarde_dagen: int) -> float:
    """The weight of somebody who was asked before, `vragen` days ago each.

        weight = 1 / (1 + Σ 2 ** (-age / halfwaarde_dagen)) ** sterkte

    A question counts in full on the day itself, half after `halfwaarde_dagen`, a quarter after twice that. Never asked
    is 1, asked once today with `sterkte` 1 is 1/2, twice 1/3. `sterkte` 0 switches rotation off. Never below LAAGSTE:
    everybody keeps a chance.
    """
    if not STERKTE[0] <= sterkte <= STERKTE[1]:
        raise ValueError(f"sterkte {sterkte} lies outside {STERKTE}")
    if not HALFWAARDE_DAGEN[0] <= halfwaarde_dagen <= HALFWAARDE_DAGEN[1]:
        raise ValueError(f"halfwaarde_dagen {halfwaarde_dagen} lies outside {HALFWAARDE_DAGEN}")
    leeftijden = sorted(vragen, reverse=True)  # one order of adding up, so that equal histories give equal weights
    if leeftijden and leeftijden[-1] < 0:
        raise ValueError("a question in the future")
    druk = sum(0.5 ** (dagen / halfwaarde_dagen) for dagen in leeftijden)
    return max(LAAGSTE, (1.0 + druk) ** -sterkte)
