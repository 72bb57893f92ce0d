"""Builds the example through the same services that the screens use, at the moments when it would have happened.

The clock (`participatie.klok`) is set to each moment, so numbers, terms and messages come out as in real life. One
transaction: the example is there whole, or not at all.
"""

from datetime import date

from django.db import transaction

from participatie import klok
from participatie.gemeente.models import Gemeente
from voorbeeld.commissie import Commissie
from voorbeeld.dit_jaar import DitJaar
from voorbeeld.verzoeken import Verzoeken
from voorbeeld.vorig_jaar import VorigJaar


def is_geladen() -> bool:
    return Gemeente.objects.filter(voorbeeld_geladen=True).exists()


def laad(*, vandaag: date) -> None:
    """Load two years around `vandaag`. Does nothing when the example is there already."""
    with transaction.atomic():
        if is_geladen():
            return
        Voorbeeld(vandaag).bouw()


class Voorbeeld(VorigJaar, DitJaar, Verzoeken, Commissie):
    def bouw(self) -> None:
        with klok.op(klok.lokaal(date(self.vorig, 1, 4), 9)):
            self.lijsten()
        self._vorig_jaar()
        self._dit_jaar()
        self._maandcontroles()
        with klok.op(self.nu):
            self._verstuur_alles()
            Gemeente.objects.filter(pk=1).update(voorbeeld_geladen=True)
