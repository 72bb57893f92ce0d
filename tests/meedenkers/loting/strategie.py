"""Made-up pools and requests for hypothesis, and the plain way to find every selection of a small pool."""

from itertools import product

from hypothesis import strategies as st

from meedenkers.loting import Opdracht, Persoon, Quotum
from meedenkers.loting.haalbaarheid import sleutel_voor, tel
from meedenkers.loting.soorten import deel_in

WAARDEN = (("noord", "zuid", ""), ("jong", "oud"))


@st.composite
def pools(draw, hoogstens: int = 24):
    aantal = draw(st.integers(4, hoogstens))
    gewichten = st.sampled_from([0.2, 0.5, 0.75, 1.0])
    kenmerken = st.tuples(*(st.sampled_from(waarden) for waarden in WAARDEN))
    return [Persoon(nummer, draw(gewichten), draw(kenmerken)) for nummer in range(1, aantal + 1)]


@st.composite
def opdrachten(draw, hoogstens: int = 8):
    aantal = draw(st.integers(1, hoogstens))
    quota = []
    for kenmerk, waarden in enumerate(WAARDEN):
        for waarde in draw(st.lists(st.sampled_from(waarden), unique=True, max_size=2)):
            minimum = draw(st.integers(0, 3))
            quota.append(Quotum(kenmerk, waarde, minimum, minimum + draw(st.integers(0, 4))))
    return Opdracht(aantal, tuple(quota))


def klopt(vraag: Opdracht, gekozen: list[Persoon]) -> bool:
    """Counted over the people themselves, without anything of the engine."""
    return len(gekozen) == vraag.aantal and all(
        q.minimum <= sum(1 for p in gekozen if p.kenmerken[q.kenmerk] == q.waarde) <= q.maximum for q in vraag.quota
    )


def soorten_van(personen, vraag: Opdracht):
    return tel(deel_in(personen, sleutel_voor(personen, vraag)))


def alle_vectoren(personen, vraag: Opdracht) -> list[tuple[int, ...]]:
    """Every vector of numbers per kind that meets the request, by trying them all."""
    soorten = soorten_van(personen, vraag)
    uit = []
    for vector in product(*(range(min(s.personen, vraag.aantal) + 1) for s in soorten)):
        if sum(vector) != vraag.aantal:
            continue
        per_quotum = [
            sum(n for n, s in zip(vector, soorten, strict=True) if s.kenmerken[q.kenmerk] == q.waarde)
            for q in vraag.quota
        ]
        if all(q.minimum <= som <= q.maximum for q, som in zip(vraag.quota, per_quotum, strict=True)):
            uit.append(vector)
    return uit
