"""Made-up pools for the measurements: always the same people, skewed as a real list is."""

import random

from meedenkers.loting import Opdracht, Persoon, Quotum

# Per characteristic: value → (share among the people who signed up, share in the municipality).
KENMERKEN: tuple[dict[str, tuple[float, float]], ...] = (
    {
        "Noord": (0.22, 0.14),
        "Oost": (0.08, 0.13),
        "Zuid": (0.10, 0.16),
        "West": (0.16, 0.12),
        "Centrum": (0.19, 0.10),
        "Haven": (0.06, 0.12),
        "Polder": (0.09, 0.11),
        "Bos": (0.10, 0.12),
    },
    {"16-25": (0.07, 0.15), "26-40": (0.18, 0.25), "41-64": (0.40, 0.35), "65+": (0.35, 0.25)},
    {"huishoudelijke hulp": (0.45, 0.35), "uitkering": (0.30, 0.35), "jeugdhulp": (0.10, 0.20), "": (0.15, 0.10)},
    {"nieuw": (0.30, 0.50), "eerder": (0.70, 0.50)},
)


def pool(omvang: int, *, zaad: int) -> list[Persoon]:
    """`omvang` people with equal weights."""
    toeval = random.Random(zaad)
    waarden = [(tuple(k), tuple(aandeel for aandeel, _ in k.values())) for k in KENMERKEN]
    return [
        Persoon(nummer, 1.0, tuple(toeval.choices(namen, aandelen)[0] for namen, aandelen in waarden))
        for nummer in range(1, omvang + 1)
    ]


def opdracht(aantal: int) -> Opdracht:
    """Ask for the shares of the municipality, with room of about one person to either side."""
    quota = []
    for nummer, kenmerk in enumerate(KENMERKEN):
        for waarde, (_, aandeel) in kenmerk.items():
            doel = aantal * aandeel
            quota.append(Quotum(nummer, waarde, max(0, int(doel - 0.5)), int(doel + 1.5)))
    return Opdracht(aantal, tuple(quota))
