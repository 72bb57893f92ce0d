"""The fair draw: who is asked this time? Pure arithmetic, without Django or a database (docs/loting.md).

check (`controleer`) → lottery (`maak_loterij`, stored) → draw (`trek`, from the stored lottery and a seed) →
refill (`vul_aan`). `gewicht` gives the rotation weight that goes in.
"""

from meedenkers.loting.aanvullen import Aanvulling, vul_aan
from meedenkers.loting.haalbaarheid import controleer
from meedenkers.loting.loterij import Loterij, maak_loterij
from meedenkers.loting.rotatie import gewicht
from meedenkers.loting.trekken import Trekking, trek
from meedenkers.loting.typen import Haalbaarheid, OnhaalbareQuota, Opdracht, Persoon, Quotum, Soort, Versoepeling

__all__ = [
    "Aanvulling",
    "Haalbaarheid",
    "Loterij",
    "OnhaalbareQuota",
    "Opdracht",
    "Persoon",
    "Quotum",
    "Soort",
    "Trekking",
    "Versoepeling",
    "controleer",
    "gewicht",
    "maak_loterij",
    "trek",
    "vul_aan",
]
