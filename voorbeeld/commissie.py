"""The committee in the example: what its monthly meetings checked, so that only what is new waits for it."""

from datetime import timedelta

from adviezen import services as adviezen
from adviezen.models import Moment, Toets
from participatie import klok
from voorbeeld.basis import Basis, werkdag


class Commissie(Basis):
    def _maandcontroles(self) -> None:
        """Each answer whose month is over was checked, two weeks after people got it."""
        voorbij = Toets.objects.open().filter(moment=Moment.ACHTERAF, uiterlijk__lt=self.vandaag)
        for toets in voorbij.select_related("advies").order_by("created_at", "pk"):
            dag = werkdag(klok.timezone.localdate(toets.created_at) + timedelta(days=14))
            with klok.op(klok.lokaal(dag, 20)):
                adviezen.oordelen(toets=toets, oordeel="akkoord", opmerking="", door=self.als("commissie2"))
