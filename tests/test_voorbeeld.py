"""The example is right on any day, and comes through the services."""

from datetime import date

import pytest
from django.core.management import call_command

from adviezen.models import Inbreng
from inloop.models import Bijeenkomst, BijeenkomstStatus
from meedenkers.models import Meedenker, Panel
from participatie import klok
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.kamers import haken
from voorbeeld.laden import laad

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("vandaag", [date(2026, 1, 2), date(2026, 7, 1), date(2026, 12, 31)])
def test_figures_are_right_on_any_day(vandaag, client):
    with klok.op(klok.lokaal(vandaag, 12)):
        laad(vandaag=vandaag)
        vorig = {c.sleutel: c.waarde for c in haken.vraag("cijfers", vandaag.year - 1)}
        assert (vorig["bijeenkomsten"], vorig["bezoekers"], vorig["rapportcijfer"]) == (4, 352, "7,6")
        assert vorig["meedenkers"] == 490
        assert [w for s, w in vorig.items() if s.startswith("panel")] == [62]
        assert 55 <= vorig["inbreng"] <= 62
        assert vorig["inbreng_beantwoord"] >= 50

        dit = {c.sleutel: c.waarde for c in haken.vraag("cijfers", vandaag.year)}
        assert dit["bijeenkomsten"] == 1
        begin = klok.lokaal(date(vandaag.year, 1, 1))
        geweest = Bijeenkomst.objects.filter(begin__gte=begin, status=BijeenkomstStatus.AFGESLOTEN)
        assert all(b.eind <= klok.nu() for b in geweest)
        komend = Bijeenkomst.objects.komend()
        assert [(b.begin.astimezone(klok.timezone.get_current_timezone()).date() - vandaag).days for b in komend] == [
            1,
            8,
            22,
            64,
        ]
        assert Inbreng.objects.over_termijn().filter(status="nieuw").count() == 1
        assert {"nieuw", "gebundeld"} <= set(Inbreng.objects.filter(jaar=vandaag.year).values_list("status", flat=True))
        tekst = client.get("/cijfers/").content.decode()
        for cijfer in ("352", "490", "62", "7,6"):
            assert cijfer in tekst


def test_reminder_for_tomorrow_is_on_its_way():
    """For real in the example: who comes tomorrow is reminded today, as soon as messages may go out."""
    laad(vandaag=klok.vandaag())
    herinneringen = Bericht.objects.filter(soort="inloop.herinnering", vanaf__date=klok.vandaag())
    assert herinneringen.count() == 9
    assert not herinneringen.filter(status__in=[BerichtStatus.MISLUKT, BerichtStatus.ONZEKER]).exists()


def test_nothing_in_the_example_failed_to_send():
    laad(vandaag=klok.vandaag())
    assert not Bericht.objects.filter(status__in=[BerichtStatus.MISLUKT, BerichtStatus.ONZEKER]).exists()


def test_loading_twice_changes_nothing():
    call_command("voorbeeld")
    eerst = (Meedenker.objects.count(), Panel.objects.count(), Inbreng.objects.count(), Bericht.objects.count())
    call_command("voorbeeld")
    assert eerst == (Meedenker.objects.count(), Panel.objects.count(), Inbreng.objects.count(), Bericht.objects.count())


def test_not_in_production(settings):
    settings.PRODUCTIE = True
    with pytest.raises(Exception, match="productie"):
        call_command("voorbeeld")
