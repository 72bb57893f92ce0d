"""The example is right on any day, and comes through the services."""

import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import F

from adviezen.models import Advies, Inbreng, Toets, ToetsStatus
from agenda.models import Traject, TrajectStatus
from budget.models import Aanvraag, AanvraagStatus
from inloop.models import Aanmelding, Bijeenkomst, BijeenkomstStatus, Soort
from meedenkers.models import Verzoek
from participatie import klok
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.kamers import haken
from voorbeeld.laden import laad

pytestmark = pytest.mark.django_db

DAGEN = [(date(2026, 7, 1), 12), (date(2026, 12, 31), 17), (date(2027, 1, 1), 8), (date(2026, 1, 2), 12)]
# What is meant to come: everything else that has a moment has been.
KOMT_NOG = {"begin", "eind", "vanaf"}
ONZE_APPS = {"participatie", "agenda", "meedenkers", "inloop", "adviezen", "budget"}


@pytest.fixture(scope="module", params=DAGEN, ids=lambda dag: f"{dag[0]}T{dag[1]}")
def vandaag(request, django_db_setup, django_db_blocker):
    """The day on which the example was loaded and the clock stands still; loaded once for all tests of that day."""
    dag, uur = request.param
    with django_db_blocker.unblock(), transaction.atomic(), klok.op(klok.lokaal(dag, uur)):
        laad(vandaag=dag)
        yield dag
        transaction.set_rollback(True)


def van(jaar: int) -> dict:
    return {c.sleutel: c.waarde for c in haken.vraag("cijfers", jaar)}


def bijeenkomsten(jaar: int):
    return Bijeenkomst.objects.filter(
        begin__gte=klok.lokaal(date(jaar, 1, 1)), begin__lt=klok.lokaal(date(jaar + 1, 1, 1))
    )


def test_figures_of_last_year(vandaag, client):
    vorig = van(vandaag.year - 1)
    assert (vorig["bijeenkomsten"], vorig["bezoekers"], vorig["rapportcijfer"]) == (4, 352, "7,6")
    assert vorig["meedenkers"] == 490
    assert [w for s, w in vorig.items() if s.startswith("panel")] == [62]
    assert 55 <= vorig["inbreng"] <= 66
    assert vorig["inbreng_beantwoord"] >= 50
    tekst = client.get("/cijfers/").content.decode()
    for cijfer in ("352", "490", "62", "7,6"):
        assert cijfer in tekst


def test_two_town_wide_meetings_and_talks_around_today(vandaag):
    groot = bijeenkomsten(vandaag.year).filter(soort=Soort.INLOOP)
    assert groot.count() == 2
    gesprekken = Bijeenkomst.objects.filter(soort=Soort.INBRENGGESPREK)
    assert all(abs((b.dag - vandaag).days) <= 28 for b in gesprekken)
    morgen = [b for b in Bijeenkomst.objects.komend() if b.dag == vandaag + timedelta(days=1)]
    assert len(morgen) == 1
    assert morgen[0].aanmeldingen.count() == 9
    # In the first days of January all is still to come; else one was held, and on 31 December all town-wide ones.
    geweest = bijeenkomsten(vandaag.year).filter(status=BijeenkomstStatus.AFGESLOTEN)
    assert geweest.count() == {1: 0, 7: 1, 12: 3}[vandaag.month]
    assert van(vandaag.year)["bijeenkomsten"] == geweest.count()


def test_meetings_are_on_working_days_except_tomorrows(vandaag):
    for bijeenkomst in Bijeenkomst.objects.all():
        assert klok.is_werkdag(bijeenkomst.dag) or bijeenkomst.dag == vandaag + timedelta(days=1), bijeenkomst.begin


def test_trajecten_run_until_the_year_ends(vandaag):
    dit_jaar = Traject.objects.filter(jaaragenda__jaar=vandaag.year)
    assert all((t.eind + timedelta(days=1)).day == 1 for t in dit_jaar)
    assert dit_jaar.filter(eind=date(vandaag.year, 12, 31)).count() >= 2
    assert dit_jaar.filter(status=TrajectStatus.LOOPT).count() >= 2
    assert not dit_jaar.filter(eind__lt=vandaag).exclude(status=TrajectStatus.AFGEROND).exists()
    assert set(Traject.objects.filter(jaaragenda__jaar=vandaag.year - 1).values_list("status", flat=True)) == {
        TrajectStatus.AFGEROND
    }


def test_nothing_to_come_hangs_on_a_traject_that_is_finished(vandaag):
    assert not Bijeenkomst.objects.komend().filter(trajecten__status=TrajectStatus.AFGEROND).exists()
    lopend = Advies.objects.filter(opvolging__afgerond_op=None)
    assert not lopend.filter(
        opvolging__doel_traject__status=TrajectStatus.AFGEROND, opvolging__doel_traject__jaaragenda__jaar=vandaag.year
    ).exists()
    assert not Verzoek.objects.filter(activiteit_op__gte=vandaag, traject__status=TrajectStatus.AFGEROND).exists()


def test_input_new_overdue_waiting_and_done(vandaag):
    """Also in the first days of January, when it was given in December."""
    sinds = vandaag - timedelta(days=100)
    recent = Inbreng.objects.filter(ontvangen_op__gte=klok.lokaal(sinds))
    assert recent.filter(status="nieuw", uiterlijk__gte=vandaag).count() == 4
    assert Inbreng.objects.over_termijn().filter(status="nieuw").count() == 1
    wacht = Toets.objects.filter(status=ToetsStatus.OPEN, moment="vooraf")
    assert [t.advies.titel for t in wacht] == ["Mantelzorgers willen een vaste vrije dag"]
    klaar = Advies.objects.get(titel="Zet bovenaan de brief wat u moet doen")
    assert klaar.teruggekoppeld_op
    assert klaar.inbreng.filter(beantwoord_op__isnull=False).exists()
    assert Inbreng.objects.filter(jaar=vandaag.year, status="nieuw").exists()


def test_one_request_waits_and_the_budget_has_three_granted_and_one_refused(vandaag):
    assert Verzoek.objects.filter(status="ingediend").count() == 1
    stand = Aanvraag.objects.filter(jaar=vandaag.year).values_list("status", flat=True)
    assert sorted(stand) == sorted([*[AanvraagStatus.TOEGEKEND] * 3, AanvraagStatus.AFGEWEZEN])


def test_nothing_lies_in_the_future(vandaag):
    nu = klok.nu()
    assert not Bijeenkomst.objects.filter(status=BijeenkomstStatus.AFGESLOTEN, eind__gt=nu).exists()
    assert not Aanmelding.objects.filter(status="aanwezig", bijeenkomst__eind__gt=nu).exists()
    fout = []
    for model in apps.get_models():
        if not model.__module__.startswith(
            ("participatie.", "agenda.", "meedenkers.", "inloop.", "adviezen.", "budget.")
        ):
            continue
        for veld in model._meta.concrete_fields:
            # What takes its time from the system clock (date_joined) is no part of the story.
            if isinstance(veld, models.DateTimeField) and veld.name not in {*KOMT_NOG, "date_joined", "last_login"}:
                aantal = model._base_manager.filter(**{f"{veld.attname}__gt": nu}).count()
                fout += [f"{model.__name__}.{veld.name}: {aantal}"] if aantal else []
    assert fout == []
    assert not Bericht.objects.filter(status=BerichtStatus.VERZONDEN, verzonden_op__lt=F("created_at")).exists()


def test_public_advice_names_no_small_number_of_people(vandaag, client):
    """Below five reads "minder dan 5": words beside it must not tell the number after all."""
    getal = r"(?:één|twee|drie|vier|[1-4])"
    wie = r"(?:mens(?:en)?|person(?:en)?|persoon|inwoners?|bezoekers?|ouders?|jongeren?|ouderen|mantelzorgers?)"
    klein = re.compile(rf"(?<!minder dan )(?<![\w,.]){getal} {wie}\b", re.IGNORECASE)
    assert klein.findall("Aan de tafels noemden 3 mensen dit.") == ["3 mensen"]
    adviezen = list(Advies.objects.gepubliceerd())
    assert len(adviezen) >= 11
    for advies in adviezen:
        tekst = re.sub(r"<[^>]+>", " ", client.get(advies.get_absolute_url()).content.decode())
        assert klein.findall(tekst) == [], advies.titel


def test_reminder_for_tomorrow_is_on_its_way(vandaag):
    """For real in the example: who comes tomorrow is reminded today, as soon as messages may go out."""
    morgen = Bijeenkomst.objects.komend().first()
    herinneringen = Bericht.objects.filter(soort="inloop.herinnering", object_id__in=morgen.aanmeldingen.values("pk"))
    assert [klok.timezone.localdate(b.vanaf) for b in herinneringen] == [vandaag] * 9


def test_nothing_in_the_example_failed_to_send(vandaag):
    assert not Bericht.objects.filter(status__in=[BerichtStatus.MISLUKT, BerichtStatus.ONZEKER]).exists()
