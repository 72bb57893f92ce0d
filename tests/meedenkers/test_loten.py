"""The draw for a request: who is in it, what is stored, and that it cannot be done twice."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from meedenkers import importeren, services
from meedenkers.models import (
    Ervaringsoort,
    Kandidaat,
    Kenmerk,
    Meedenker,
    Selectie,
    SelectieStatus,
    Wissel,
)
from meedenkers.opzet import Opzet, lees_talen
from meedenkers.pool import bereken
from meedenkers.queries_selectie import mag_gevraagd_worden
from meedenkers.services import selectie as dienst
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond, Grondslag
from participatie.contacten.models import Contact
from participatie.gemeente.models import Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.agenda.fabriek import gebruiker
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.import_fabriek import lijsten, panellijst, voorbeeldlijst
from tests.meedenkers.selectie_fabriek import aanvaard_verzoek, getrokken, gevraagd, mensen, met_ervaring, opzet

pytestmark = pytest.mark.django_db


@pytest.fixture
def door():
    return Actor.gebruiker(gebruiker("adviseur"))


@pytest.fixture
def verzoek(door):
    return aanvaard_verzoek(door.user)


# --- settings ---------------------------------------------------------------------------------------------------
def test_more_are_invited_than_wanted_by_the_rate_of_yes():
    ruim = opzet(gewenst=8, ja_procent=33)
    assert ruim.uit_te_nodigen(490) == 25
    assert ruim.uit_te_nodigen(20) == 20
    assert Opzet.uit_json(json.loads(json.dumps(ruim.als_json()))) == ruim


@pytest.mark.parametrize(
    ("tekst", "talen"),
    [
        ("", set()),
        ("nederlands", {"Nederlands"}),
        ("NL", {"Nederlands"}),
        ("een beetje nederlands", {"Een beetje Nederlands"}),
        ("Nederlands, TURKS en gebarentaal", {"Nederlands", "Turks", "Gebarentaal"}),
        ("Nederlands/Engels;  Nederlandse  gebarentaal", {"Nederlands", "Engels", "Nederlandse gebarentaal"}),
    ],
)
def test_languages_as_people_type_them(tekst, talen):
    assert lees_talen(tekst) == talen


def test_filters_narrow_and_unknown_is_a_value(verzoek):
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    thema = Thema.objects.create(naam="Wmo")
    a = meedenker(wijk=noord, talen="Nederlands, Turks", themas=[thema], leeftijdsgroep="65+")
    b = meedenker(wijk=zuid, talen="Nederlands", themas=[thema])
    c = meedenker()
    gevraagd(c, 100)

    def wie(**filters):
        stand = bereken(verzoek, opzet(filters={n: tuple((w, w) for w in ws) for n, ws in filters.items()}))
        return [lid.pk for lid in stand.leden]

    assert wie() == [a.pk, b.pk, c.pk]
    assert wie(wijken=[str(noord.pk)]) == [a.pk]
    assert wie(wijken=[str(noord.pk), str(zuid.pk)], talen=["Turks"]) == [a.pk]
    assert wie(themas=[str(thema.pk)]) == [a.pk, b.pk]
    assert wie(leeftijden=["65+"]) == [a.pk]
    stand = bereken(verzoek, opzet())
    assert stand.tel(Kenmerk.WIJK) == {str(noord.pk): 1, str(zuid.pk): 1, "": 1}
    assert stand.tel(Kenmerk.TAAL) == {"Nederlands": 2, "Turks": 1, "": 1}
    assert stand.tel(Kenmerk.NIEUW) == {"ja": 2, "nee": 1}


def test_quotas_on_every_characteristic_hold_in_the_draw(verzoek, door):
    noord = Wijk.objects.create(naam="Noord")
    hulp = Ervaringsoort.objects.create(naam="Hulp in huis")
    for nummer in range(40):
        m = meedenker(
            wijk=noord if nummer % 4 == 0 else None,
            talen="Turks" if nummer % 5 == 0 else "",
            leeftijdsgroep="65+" if nummer % 2 else "",
        )
        if nummer % 3 == 0:
            met_ervaring(m, hulp)
        if nummer < 20:
            gevraagd(m, 200)
    quota = [
        (Kenmerk.WIJK, str(noord.pk), "Noord", 3, 3),
        (Kenmerk.WIJK, "", "Onbekend", 0, 7),
        (Kenmerk.TAAL, "Turks", "Turks", 4, None),
        (Kenmerk.TAAL, "", "Onbekend", 1, None),
        (Kenmerk.LEEFTIJD, "65+", "65+", 5, 5),
        (Kenmerk.ERVARING, str(hulp.pk), "Hulp in huis", 2, 2),
        (Kenmerk.ERVARING, "", "Onbekend", 0, 8),
        (Kenmerk.NIEUW, "ja", "Nog nooit gevraagd", 6, None),
    ]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(gewenst=10, quota=quota), door=door)
    assert selectie.kandidaten.count() == 40
    assert len(getrokken(selectie)) == 10
    for quotum in selectie.uitleg["quota"]:
        assert quotum["minimum"] <= quotum["aantal"] <= quotum["maximum"], quotum
    telling = {q["naam"]: q["aantal"] for q in selectie.uitleg["quota"]}
    assert telling["Wijk: Noord"] == 3
    assert telling["Ervaring: Hulp in huis"] == 2


def test_what_cannot_be_met_says_what_to_loosen_before_anybody_is_asked(verzoek, door):
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    mensen(2, wijk=noord)
    mensen(20, wijk=zuid)
    quota = [(Kenmerk.WIJK, str(noord.pk), "Noord", 5, None), (Kenmerk.WIJK, str(zuid.pk), "Zuid", 0, 6)]
    stand = bereken(verzoek, opzet(gewenst=8, quota=quota))
    assert not stand.kan_loten
    assert stand.haalbaarheid.personen == 3
    (ruimer,) = stand.versoepelingen
    assert (ruimer["grens"].naam, ruimer["naar"].minimum) == ("Wijk: Noord", 2)
    with pytest.raises(Afgewezen, match="kan niet"):
        services.trek(verzoek=verzoek, opzet=opzet(gewenst=8, quota=quota), door=door)
    assert not Selectie.objects.exists()
    assert not Gebeurtenis.objects.filter(actie="trekken").exists()


def test_kinds_without_any_chance_are_reported(verzoek):
    noord = Wijk.objects.create(naam="Noord")
    mensen(3, wijk=noord)
    mensen(9)
    stand = bereken(verzoek, opzet(quota=[(Kenmerk.WIJK, str(noord.pk), "Noord", 0, 0)]))
    assert stand.kan_loten
    assert stand.apart == [{"personen": 3, "wat": ["Wijk: Noord"]}]


# --- what is stored ---------------------------------------------------------------------------------------------
def test_a_replay_gives_the_same_people_also_after_the_world_changed(verzoek, door):
    noord = Wijk.objects.create(naam="Noord")
    for nummer in range(30):
        m = meedenker(wijk=noord if nummer % 3 else None)
        if nummer % 2:
            gevraagd(m, nummer * 10)
    quota = [(Kenmerk.WIJK, str(noord.pk), "Noord", 2, 6)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(gewenst=9, quota=quota), door=door)
    eerst = getrokken(selectie)
    for m in noord.meedenker_set.all()[:5]:
        services.vertrekken(meedenker=m, door=BEZOEKER)
    noord.meedenker_set.update(wijk=None)
    selectie = Selectie.objects.get(pk=selectie.pk)
    assert services.herspeel(selectie) == eerst
    assert dienst.vingerafdruk(selectie) == selectie.uitleg["hash"]
    # The twin: whoever touches a stored weight or seed is found out.
    selectie.zaad = "0" * 64
    assert dienst.vingerafdruk(selectie) != selectie.uitleg["hash"]
    Kandidaat.objects.filter(selectie=selectie, pk=selectie.kandidaten.first().pk).update(gewicht=0.123)
    with pytest.raises(ValueError, match="another pool"):
        services.herspeel(selectie)


def test_who_was_asked_more_has_the_smaller_chance_and_nobody_none(verzoek, door):
    vaak, soms, nooit = mensen(3)
    mensen(12)
    for dagen in (10, 40, 90):
        gevraagd(vaak, dagen)
    gevraagd(soms, 90)
    selectie = services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    kans = dict(selectie.kandidaten.values_list("meedenker", "kans"))
    assert 0 < kans[vaak.pk] < kans[soms.pk] < kans[nooit.pk] <= 1
    assert selectie.uitleg["kans_min"] == kans[vaak.pk]
    assert sum(kans.values()) == pytest.approx(4)


def test_nothing_about_a_person_is_in_the_settings_or_the_explanation(verzoek, door):
    for nummer in range(12):
        meedenker(contactgegevens={"naam": f"Merkteken {nummer}", "telefoon": "+31612340099"}, talen="Turks")
    quota = [(Kenmerk.TAAL, "Turks", "Turks", 1, None)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(quota=quota), door=door)
    alles = json.dumps([selectie.opzet, selectie.uitleg, selectie.loterij])
    assert "Merkteken" not in alles
    assert "@" not in alles
    assert "12340099" not in alles


def test_a_redraw_needs_a_reason_and_keeps_the_first(verzoek, door):
    mensen(12)
    eerste = services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    with pytest.raises(Conflict):
        services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    with pytest.raises(Afgewezen, match="waarom"):
        services.trek(verzoek=verzoek, opzet=opzet(), door=door, reden=" ", vervangt=eerste)
    tweede = services.trek(verzoek=verzoek, opzet=opzet(gewenst=5), door=door, reden="Andere datum", vervangt=eerste)
    eerste.refresh_from_db()
    assert (eerste.status, tweede.status) == (SelectieStatus.VERVALLEN, SelectieStatus.GETROKKEN)
    assert (eerste.volgnummer, tweede.volgnummer, tweede.reden) == (1, 2, "Andere datum")
    assert len(getrokken(eerste)) == 4
    assert services.herspeel(eerste) == getrokken(eerste)
    with pytest.raises(Conflict):
        services.trek(verzoek=verzoek, opzet=opzet(), door=door, reden="Te laat gezien", vervangt=eerste)


def test_only_an_accepted_request_that_was_not_invited_for_is_drawn(verzoek, door):
    mensen(12)
    selectie = services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    Selectie.objects.filter(pk=selectie.pk).update(status=SelectieStatus.UITGENODIGD)
    selectie.refresh_from_db()
    with pytest.raises(Conflict):
        services.trek(verzoek=verzoek, opzet=opzet(), door=door, reden="Toch maar", vervangt=selectie)
    for status in ("ingediend", "afgewezen", "uitgenodigd"):
        type(verzoek).objects.filter(pk=verzoek.pk).update(status=status)
        with pytest.raises(Afgewezen):
            services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    assert Selectie.objects.count() == 1


# --- by hand ----------------------------------------------------------------------------------------------------
def test_a_swap_has_a_reason_is_kept_and_can_be_told_from_the_draw(verzoek, door):
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    mensen(6, wijk=noord)
    mensen(6, wijk=zuid)
    quota = [(Kenmerk.WIJK, str(noord.pk), "Noord", 2, 2)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(quota=quota), door=door)
    geloot = getrokken(selectie)
    eruit = selectie.kandidaten.filter(getrokken=True, meedenker__wijk=noord).first()
    erin = selectie.kandidaten.filter(getrokken=False, meedenker__wijk=zuid).first()
    (gebroken,) = dienst.gebroken_quota(selectie, eruit=eruit, erin=erin)
    assert (gebroken["naam"], gebroken["aantal"], gebroken["minimum"]) == ("Wijk: Noord", 1, 2)
    with pytest.raises(Afgewezen, match="waarom"):
        services.wissel(selectie=selectie, eruit=eruit, erin=erin, reden="", door=door)
    services.wissel(selectie=selectie, eruit=eruit, erin=erin, reden="Is op reis", door=door)
    selectie.refresh_from_db()
    assert erin.meedenker_id in getrokken(selectie)
    assert eruit.meedenker_id not in getrokken(selectie)
    assert sorted(dienst.zoals_geloot(selectie)) == geloot == services.herspeel(selectie)
    assert selectie.uitleg["quota"][0]["aantal"] == 1
    assert Gebeurtenis.objects.filter(actie="wisselen", object_id=selectie.pk).count() == 1
    # Who was taken out does not come back, by hand nor as a refill; a second press changes nothing.
    with pytest.raises(Conflict):
        services.wissel(selectie=selectie, eruit=erin, erin=eruit, reden="Toch", door=door)
    with pytest.raises(Conflict):
        services.wissel(selectie=selectie, eruit=eruit, erin=erin, reden="Nog eens", door=door)
    assert Wissel.objects.count() == 1
    assert len(getrokken(selectie)) == 4


def test_nobody_is_swapped_in_who_may_not_be_asked_or_after_inviting(verzoek, door):
    mensen(8)
    selectie = services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    eruit, erin = (selectie.kandidaten.filter(getrokken=g).first() for g in (True, False))
    avg.trek_in(contact=erin.meedenker.contact, doel=Doel.BENADEREN, door=BEZOEKER)
    with pytest.raises(Afgewezen, match="niet meer"):
        services.wissel(selectie=selectie, eruit=eruit, erin=erin, reden="Kan", door=door)
    assert eruit.meedenker_id in getrokken(selectie)
    Selectie.objects.update(status=SelectieStatus.UITGENODIGD)
    ander = selectie.kandidaten.filter(getrokken=False).exclude(pk=erin.pk).first()
    with pytest.raises(Afgewezen, match="voordat"):
        services.wissel(selectie=selectie, eruit=eruit, erin=ander, reden="Kan", door=door)


# --- two at once, and many --------------------------------------------------------------------------------------
def _tegelijk(verzoek, door, aantal=2):
    begin = threading.Barrier(aantal, timeout=10)

    def loot(_nummer):
        begin.wait()
        try:
            return services.trek(verzoek=verzoek, opzet=opzet(), door=door)
        except Conflict as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(aantal) as draden:
        return list(draden.map(loot, range(aantal)))


@pytest.mark.django_db(transaction=True)
def test_two_advisors_at_once_make_one_draw(verzoek, door):
    mensen(20)
    uitkomsten = _tegelijk(verzoek, door, 4)
    assert sorted(type(u).__name__ for u in uitkomsten) == ["Conflict"] * 3 + ["Selectie"]
    assert Selectie.objects.count() == 1
    assert Kandidaat.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_without_the_look_before_the_database_itself_refuses_the_second(verzoek, door, monkeypatch):
    mensen(20)
    monkeypatch.setattr(dienst, "_maak_plaats", lambda *args: None)
    uitkomsten = _tegelijk(verzoek, door)
    assert sorted(type(u).__name__ for u in uitkomsten) == ["Conflict", "Selectie"]
    assert Selectie.objects.count() == 1


def test_twin_without_look_and_constraint_there_are_two(verzoek, door, monkeypatch):
    """The constraint is conditional on the status: a status that escapes it stands for its absence."""
    mensen(20)
    monkeypatch.setattr(dienst, "_maak_plaats", lambda *args: None)
    services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    Selectie.objects.update(status=SelectieStatus.VERVALLEN)
    services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    assert Selectie.objects.count() == 2


def test_a_pool_of_490_is_drawn_within_a_second(verzoek, door):
    wijken = [Wijk.objects.create(naam=f"Wijk {n}") for n in range(8)]
    contacten = Contact.objects.bulk_create(Contact(naam=f"M {n}", email=f"m{n}@x.example") for n in range(490))
    Meedenker.objects.bulk_create(
        Meedenker(
            contact=c,
            wijk=wijken[n % 8],
            leeftijdsgroep=["16-25", "26-40", "41-64", "65+", ""][n % 5],
            talen=["Nederlands", "Turks", ""][n % 3],
        )
        for n, c in enumerate(contacten)
    )
    Grond.objects.bulk_create(
        Grond(contact=c, doel=Doel.BENADEREN, grondslag=Grondslag.TOESTEMMING, tekst="ja", hoe="test")
        for c in contacten
    )
    quota = [(Kenmerk.WIJK, str(w.pk), w.naam, 1, 4) for w in wijken]
    quota += [(Kenmerk.LEEFTIJD, waarde, waarde, 2, 6) for waarde in ("16-25", "26-40", "41-64", "65+")]
    quota += [(Kenmerk.TAAL, "Turks", "Turks", 4, 8), (Kenmerk.NIEUW, "ja", "Nieuw", 5, None)]
    begin = time.perf_counter()
    selectie = services.trek(verzoek=verzoek, opzet=opzet(gewenst=10, ja_procent=50, quota=quota), door=door)
    duur = time.perf_counter() - begin
    assert len(getrokken(selectie)) == 20
    print(f"\npool 490: {duur:.2f} s")
    assert duur < 5, "a second on a quiet machine; the bound leaves room for a busy one"


def test_among_the_two_imported_lists(door, verzoek):
    """The lists of a real town: nearly everybody may be asked, districts and ages are known of most."""
    lijsten()
    for lees in (voorbeeldlijst, panellijst):
        taak = lees(door=door)
        importeren.bevestigen(taak=taak, door=door)
        importeren.verwerk(taak.pk)
    wijken = Wijk.objects.all()
    quota = [(Kenmerk.WIJK, str(w.pk), w.naam, 1, 4) for w in wijken] + [(Kenmerk.LEEFTIJD, "65+", "65+", 2, 6)]
    begin = time.perf_counter()
    selectie = services.trek(verzoek=verzoek, opzet=opzet(gewenst=10, ja_procent=50, quota=quota), door=door)
    duur = time.perf_counter() - begin
    print(f"\ntwee lijsten: {selectie.uitleg['pool']} mensen, {duur:.2f} s")
    assert selectie.uitleg["pool"] == mag_gevraagd_worden(verzoek).count() > 450
    assert all(q["minimum"] <= q["aantal"] <= q["maximum"] for q in selectie.uitleg["quota"])
    assert services.herspeel(selectie) == getrokken(selectie)
