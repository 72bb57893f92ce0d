"""Chance from a seed, by SHA-256: anybody can compute it again, in any language and any year.

Each use has its own name, so no number depends on another or on the order in which they are asked.
"""

import hashlib
import math


def getal(zaad: str, doel: str, nummer: int = 0) -> int:
    """A number below 2**256."""
    return int.from_bytes(hashlib.sha256(f"{doel}:{nummer}:{zaad}".encode()).digest())


def onder(grens: int, zaad: str, doel: str, nummer: int = 0) -> int:
    """A number from 0 up to but not including `grens`. Below 2**128 the preference for low numbers is under 2**-128."""
    return getal(zaad, doel, nummer) % grens


def wachttijd(gewicht: int, zaad: str, doel: str, nummer: int) -> float:
    """Who has the lowest comes first: a random order in which weight counts (Efraimidis and Spirakis, 2006)."""
    breuk = ((getal(zaad, doel, nummer) >> 204) + 1) / 2**52
    return -math.log(breuk) / gewicht
