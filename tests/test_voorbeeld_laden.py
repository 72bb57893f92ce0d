"""Loading the example: once, and not in production."""

from datetime import date

import pytest
from django.core.management import call_command

from adviezen.models import Inbreng
from inloop.models import Bijeenkomst
from meedenkers.models import Meedenker, Panel
from participatie import klok
from participatie.berichten.models import Bericht

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing():
    def telling():
        return [model.objects.count() for model in (Meedenker, Panel, Inbreng, Bericht, Bijeenkomst)]

    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        call_command("voorbeeld")
        eerst = telling()
        call_command("voorbeeld")
        assert eerst == telling()


def test_not_in_production(settings):
    settings.PRODUCTIE = True
    with pytest.raises(Exception, match="productie"):
        call_command("voorbeeld")
