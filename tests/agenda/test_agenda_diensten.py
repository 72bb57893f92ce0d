from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from agenda import kamers, queries, services
from agenda.models import Fasestap, Traject, TrajectStatus
from agenda.workflow import TRAJECT
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.workflow.kern import Afgewezen, Conflict, Transition
from tests.agenda.fabriek import gebruiker, traject, velden

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviseur():
    return gebruiker("adviseur")


@pytest.fixture
def door(adviseur):
    return Actor.gebruiker(adviseur)


def test_year_has_one_agenda(door):
    services.maak_jaaragenda(jaar=2026, inleiding="Welkom", door=door)
    with pytest.raises(Afgewezen, match="is er al"):
        services.maak_jaaragenda(jaar=2026, inleiding="", door=door)
    with pytest.raises(Afgewezen, match="tussen"):
        services.maak_jaaragenda(jaar=1888, inleiding="", door=door)
    assert Gebeurtenis.objects.filter(soort="agenda.jaaragenda").count() == 1


def test_equal_titles_get_addresses_of_their_own(adviseur):
    slugs = [traject(adviseur, titel=t).slug for t in ("De taxi", "De taxi!", "De Taxi", "数据", "数")]
    assert slugs == ["de-taxi", "de-taxi-2", "de-taxi-3", "traject", "traject-2"]


def test_end_before_begin_is_refused(adviseur, door):
    agenda = services.maak_jaaragenda(jaar=2026, inleiding="", door=door)
    with pytest.raises(Afgewezen, match="einddatum"):
        services.maak_traject(jaaragenda=agenda, door=door, **velden(adviseur, eind=date(2026, 3, 1)))
    assert not Traject.objects.exists()


def test_change_leaves_one_audit_row_that_names_the_fields(adviseur, door):
    t = traject(adviseur)
    services.wijzig_traject(traject=t, door=door, titel="De taxi in de wijk", wijken=[], staat_vast="Het geld")
    rij = Gebeurtenis.objects.get(actie="wijzigen")
    assert rij.bijzonderheden == {"velden": ["staat_vast", "titel"]}
    assert (t.titel, t.slug) == ("De taxi in de wijk", "de-wmo-taxi")
    services.wijzig_traject(traject=t, door=door, titel="De taxi in de wijk")
    assert Gebeurtenis.objects.filter(actie="wijzigen").count() == 1


def test_status_goes_through_the_table(adviseur, door):
    t = traject(adviseur)
    with pytest.raises(Conflict):
        services.afronden(traject=t, door=door)
    services.starten(traject=t, door=door)
    ander = Traject.objects.get(pk=t.pk)
    services.afronden(traject=t, door=door)
    with pytest.raises(Conflict):
        services.vervallen(traject=ander, door=door)
    t.refresh_from_db()
    assert t.status == TrajectStatus.AFGEROND
    for ander_door in (BEZOEKER, Actor.gebruiker(gebruiker("ambtenaar")), Actor.gebruiker(gebruiker("commissielid"))):
        with pytest.raises(PermissionDenied):
            services.publiceren(traject=traject(adviseur, openbaar=False), door=ander_door)


def test_twin_without_the_role_in_the_table_everyone_starts_a_traject(adviseur, monkeypatch):
    t = traject(adviseur)
    open_ = Transition("starten", ("gepland",), "loopt", ("bezoeker",))
    monkeypatch.setitem(TRAJECT.transitions, "starten", open_)
    services.starten(traject=t, door=BEZOEKER)
    assert t.status == TrajectStatus.LOOPT


def test_any_phase_also_back_and_each_move_is_kept(adviseur, door):
    t = traject(adviseur)
    for fase in ("ophalen", "wegen", "ophalen"):
        services.naar_fase(traject=t, fase=fase, reden="Nieuwe vraag", door=door)
    assert list(t.fasestappen.values_list("fase", flat=True)) == ["agenderen", "ophalen", "wegen", "ophalen"]
    with pytest.raises(Afgewezen, match="al in deze fase"):
        services.naar_fase(traject=t, fase="ophalen", reden="Nog eens", door=door)
    with pytest.raises(Afgewezen, match="waarom"):
        services.naar_fase(traject=t, fase="wegen", reden="  ", door=door)
    with pytest.raises(Afgewezen, match="bestaat niet"):
        services.naar_fase(traject=t, fase="klaar", reden="Zo maar", door=door)
    assert Gebeurtenis.objects.filter(actie="naar_fase").count() == 3
    stappen = {s["titel"].split(":")[0]: s for s in queries.fasen_als_stappen(Traject.objects.get(pk=t.pk))}
    assert stappen["Ophalen"]["staat"] == "nu"
    assert stappen["Ophalen"]["meta"].count(", ") == 1
    assert stappen["Voorbereiden"]["tekst"] == "Overgeslagen"
    assert stappen["Wegen"]["staat"] == "straks"


def test_an_ambtenaar_moves_only_the_own_traject(adviseur):
    eigenaar = gebruiker("ambtenaar", email="a@gemeente.example")
    ander = gebruiker("ambtenaar", email="b@gemeente.example")
    t = traject(adviseur, verantwoordelijke=eigenaar)
    services.naar_fase(traject=t, fase="ophalen", reden="Wij beginnen", door=Actor.gebruiker(eigenaar))
    with pytest.raises(PermissionDenied):
        services.naar_fase(traject=t, fase="wegen", reden="Mag niet", door=Actor.gebruiker(ander))
    assert Fasestap.objects.filter(traject=t).count() == 2


def test_twin_without_the_check_another_ambtenaar_moves_it(adviseur, monkeypatch):
    t = traject(adviseur)
    monkeypatch.setattr(services, "mag_van_fase_wisselen", lambda actor, traject: True)
    services.naar_fase(traject=t, fase="wegen", reden="Mag niet", door=Actor.gebruiker(gebruiker("ambtenaar")))
    assert t.fase == "wegen"


def test_worklist_says_what_the_agenda_needs(adviseur):
    with klok.op(klok.lokaal(date(2026, 5, 1), 12)):
        assert [w.titel for w in kamers.werk(adviseur)] == ["Maak de agenda van 2026"]
        traject(adviseur, openbaar=False)
        titels = [w.titel for w in kamers.werk(adviseur)]
        assert titels == ["Publiceer de agenda van 2026", "1 traject van 2026 is nog niet gepubliceerd"]
        traject(adviseur, titel="Begonnen")
        assert "Start het traject: Begonnen" in [w.titel for w in kamers.werk(adviseur)]
        traject(adviseur, titel="Voorbij", status="loopt", begin=date(2026, 1, 1), eind=date(2026, 4, 1))
        assert "Rond af of verleng: Voorbij" in [w.titel for w in kamers.werk(adviseur)]
        assert kamers.werk(gebruiker("ambtenaar")) == []


def test_figure_counts_what_is_public(adviseur):
    traject(adviseur)
    traject(adviseur, openbaar=False)
    assert [c.waarde for c in kamers.cijfers(2026) + kamers.cijfers(2025)] == [1, 0]
