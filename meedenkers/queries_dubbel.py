"""Who may stand on the list twice."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext_lazy as _

from meedenkers.importeren.kolommen import kaal
from meedenkers.models import Meedenker, NietDubbel

REDENEN = {
    "email": _("Hetzelfde e-mailadres"),
    "telefoon": _("Hetzelfde telefoonnummer"),
    "naam": _("Dezelfde naam en wijk"),
}
ALLEN_MET_ALLEN = 6  # in a bigger group (one phone of a whole house) each is set beside the first only


@dataclass(frozen=True)
class Paar:
    een: int
    ander: int
    redenen: tuple[str, ...]

    def teksten(self) -> list[str]:
        return [str(REDENEN[r]) for r in self.redenen]


def mogelijke_dubbelen() -> list[Paar]:
    """Pairs with the same e-mail, phone, or name and district; most alike first. Two queries, whatever the size."""
    groepen: dict[tuple, list[int]] = defaultdict(list)
    velden = ("pk", "contact__naam", "contact__email", "contact__telefoon", "wijk_id")
    for pk, naam, email, telefoon, wijk in (
        Meedenker.objects.in_database()
        .filter(vertegenwoordiging="")
        .order_by("pk")
        .values_list(*velden)
        .iterator(chunk_size=2000)
    ):
        if email:
            groepen["email", email.casefold()].append(pk)
        if telefoon:
            groepen["telefoon", telefoon].append(pk)
        if wijk and (sleutel := kaal(naam)):
            groepen["naam", sleutel, wijk].append(pk)
    niet = set(NietDubbel.objects.values_list("een_id", "ander_id"))
    redenen: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (reden, *_sleutel), pks in groepen.items():
        paren = combinations(pks, 2) if len(pks) <= ALLEN_MET_ALLEN else ((pks[0], ander) for ander in pks[1:])
        for paar in paren:
            if paar not in niet:
                redenen[paar].append(reden)
    volgorde = list(REDENEN)
    paren = [Paar(een, ander, tuple(sorted(r, key=volgorde.index))) for (een, ander), r in redenen.items()]
    return sorted(paren, key=lambda p: (-len(p.redenen), volgorde.index(p.redenen[0]), p.een, p.ander))
