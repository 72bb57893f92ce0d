"""In the example something waits for the committee on any day, also after the terms were guarded."""

from datetime import date, timedelta

import pytest

from adviezen.models import Toets, ToetsStatus
from adviezen.tasks import bewaak_termijnen
from participatie import klok
from voorbeeld.laden import laad

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("vandaag", [date(2026, 1, 2), date(2026, 6, 8), date(2026, 11, 28)])
def test_the_committee_still_has_its_queue_after_beat(vandaag):
    with klok.op(klok.lokaal(vandaag, 12)):
        laad(vandaag=vandaag)
        assert bewaak_termijnen() == 0
        [vooraf] = Toets.objects.open().filter(moment="vooraf")
        assert vooraf.uiterlijk >= vandaag + timedelta(days=4)
        assert Toets.objects.open().filter(moment="achteraf").count() >= 1
        assert not Toets.objects.filter(status=ToetsStatus.GEEN_REACTIE).exists()
        gesloten = Toets.objects.exclude(status=ToetsStatus.OPEN)
        assert all(t.gesloten_op <= klok.nu() for t in gesloten)
