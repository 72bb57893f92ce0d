"""Panels with their purpose and their members' consent; organisations with their members and contacts."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers.models import Lidmaatschap, Meedenker, Panel, Panellid
from meedenkers.services import panels as diensten
from meedenkers.services import vertrekken
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.avg.models import Doel, DoorWie, Grond, Grondtekst
from participatie.contacten.models import Organisatie
from participatie.gemeente.models import Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.meedenkers import import_fabriek
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.test_import_schermen import log_in

pytestmark = pytest.mark.django_db
DOEL = "Meedenken over werk en inkomen"


@pytest.fixture
def door():
    return import_fabriek.adviseur()


@pytest.fixture
def adviseur(client, door):
    return log_in(client, door.user)


def url(naam, *args):
    return reverse(f"meedenkers:{naam}", args=args)


# --- panels -----------------------------------------------------------------------------------------------------
def test_from_a_new_panel_to_a_member_and_out_again(adviseur):
    ria = meedenker(contactgegevens={"naam": "Ria Test"})
    antwoord = adviseur.post(url("panel_nieuw"), {"naam": " Werk  en inkomen ", "doel": DOEL}, follow=True)
    panel = Panel.objects.get()
    assert (panel.naam, panel.doel) == ("Werk en inkomen", DOEL)
    assert "nog geen leden" in antwoord.content.decode()
    assert "Ria Test" in adviseur.get(url("panel_zoeken", panel.pk) + "?q=ria").content.decode()
    lid = url("panellid_nieuw", panel.pk, ria.pk)
    tekst = adviseur.get(lid).content.decode()
    assert f"Panel: Werk en inkomen. Doel: {DOEL}" in tekst
    fout = adviseur.post(lid, {"hoe": "telefoon", "gegeven_op": "01-01-2199"})
    assert set(fout.context["form"].errors) == {"gegeven_op", "akkoord"}
    assert Panellid.objects.count() == 0
    antwoord = adviseur.post(lid, {"hoe": "telefoon", "gegeven_op": "03-03-2025", "akkoord": "on"}, follow=True)
    assert "Ria Test" in antwoord.content.decode()
    grond = Grond.objects.get(doel=Doel.PANEL)
    assert (grond.hoe, grond.gegeven_op, grond.betreft) == ("telefoon", datetime.date(2025, 3, 3), panel.pk)
    assert DOEL in grond.tekst
    assert "niemand gevonden" in adviseur.get(url("panel_zoeken", panel.pk) + "?q=ria").content.decode()
    antwoord = adviseur.post(url("panellid_weg", panel.pk, ria.pk), follow=True)
    assert "zit niet meer in het panel" in antwoord.content.decode()
    assert not ria.huidige_panels.exists()
    grond.refresh_from_db()
    assert grond.ingetrokken_op is not None
    assert "al veranderd" in adviseur.post(url("panellid_weg", panel.pk, ria.pk), follow=True).content.decode()
    acties = list(Gebeurtenis.objects.exclude(actie="inzien").order_by("pk").values_list("actie", flat=True))
    assert acties[-5:] == ["maak_panel", "grond_vastleggen", "in_panel", "grond_intrekken", "uit_panel"]


def test_a_name_is_there_once_whatever_its_capitals(adviseur, door):
    panel = diensten.maak_panel(naam="Werk", doel=DOEL, door=door)
    pagina = adviseur.post(url("panel_nieuw"), {"naam": "WERK", "doel": "iets"})
    assert "Er is al een panel" in pagina.content.decode()
    assert "iets" in pagina.content.decode()
    adviseur.post(url("panel_wijzigen", panel.pk), {"naam": "WERK", "doel": DOEL})
    panel.refresh_from_db()
    assert panel.naam == "WERK"


def test_another_purpose_is_another_panel_once_there_are_members(adviseur, door):
    panel = diensten.maak_panel(naam="Werk", doel=DOEL, door=door)
    adviseur.post(url("panel_wijzigen", panel.pk), {"naam": "Werk", "doel": "Ander doel"})
    panel.refresh_from_db()
    assert panel.doel == "Ander doel"
    diensten.voeg_panellid_toe(panel=panel, meedenker=meedenker(), hoe="papier", gegeven_op=klok.vandaag(), door=door)
    pagina = adviseur.post(url("panel_wijzigen", panel.pk), {"naam": "Werk", "doel": "Derde doel"})
    assert "Maak dan een nieuw panel" in pagina.content.decode()
    assert "Derde doel" in pagina.content.decode()
    adviseur.post(url("panel_wijzigen", panel.pk), {"naam": "Werk", "doel": "Ander doel, beter", "zelfde_doel": "on"})
    panel.refresh_from_db()
    assert panel.doel == "Ander doel, beter"
    with pytest.raises(Afgewezen):
        diensten.wijzig_panel(panel=panel, naam="Werk", doel="Vierde", zelfde_doel=False, door=door)


def test_words_of_the_beheerder_and_of_a_representative(door):
    Grondtekst.objects.create(doel=Doel.PANEL, grondslag="toestemming", versie=3, tekst="Eigen woorden.")
    panel = diensten.maak_panel(naam="Werk", doel=DOEL, door=door)
    m = meedenker()
    Meedenker.objects.filter(pk=m.pk).update(vertegenwoordiging="onder_curatele")
    m.refresh_from_db()
    lid = diensten.voeg_panellid_toe(panel=panel, meedenker=m, hoe="papier", gegeven_op=klok.vandaag(), door=door)
    assert lid.grond.tekst == f"Eigen woorden. Panel: Werk. Doel: {DOEL}"
    assert (lid.grond.versie, lid.grond.door_wie) == (3, DoorWie.VERTEGENWOORDIGER)


def test_who_left_is_no_member_and_cannot_be_chosen(adviseur, door):
    panel = diensten.maak_panel(naam="Werk", doel=DOEL, door=door)
    m = meedenker(panels=[panel])
    vertrekken(meedenker=m, door=door)
    assert adviseur.get(url("panel", panel.pk)).context["pagina"].paginator.count == 0
    assert adviseur.get(url("panels")).context["pagina"].object_list[0].aantal == 0
    assert adviseur.get(url("panellid_nieuw", panel.pk, m.pk)).status_code == 404
    with pytest.raises(Conflict):
        diensten.haal_uit_panel(panel=panel, meedenker=m, door=door)


def test_a_panel_of_an_import_first_gets_a_purpose(adviseur, door):
    import_fabriek.importeer(import_fabriek.mensen(1), panel_naam="Proef")
    panel = Panel.objects.get()
    assert "Beschrijf eerst het doel" in adviseur.get(url("panel", panel.pk)).content.decode()
    with pytest.raises(Afgewezen, match="doel"):
        diensten.voeg_panellid_toe(
            panel=panel, meedenker=meedenker(), hoe="papier", gegeven_op=klok.vandaag(), door=door
        )
    adviseur.post(url("panel_wijzigen", panel.pk), {"naam": "Proef", "doel": DOEL})
    panel.refresh_from_db()
    assert panel.doel == DOEL


# --- organisations ----------------------------------------------------------------------------------------------
ORGANISATIE = {"naam": "Cliëntenraad Wmo", "omschrijving": "Praat mee", "telefoon": "075 1234567",
               "email": "info@raad.example", "website": "raad.example", "actief": "on"}  # fmt: skip


def test_from_a_new_organisation_to_a_contact_and_away_again(adviseur):
    ria = meedenker(contactgegevens={"naam": "Ria Test"})
    thema = Thema.objects.create(naam="Wmo")
    tekst = adviseur.post(url("organisatie_nieuw"), ORGANISATIE | {"themas": [thema.pk]}, follow=True).content.decode()
    organisatie = Organisatie.objects.get()
    assert (organisatie.telefoon, organisatie.website) == ("+31751234567", "https://raad.example")
    assert "075 123 4567" in tekst
    assert list(organisatie.themas.all()) == [thema]
    assert "Ria Test" in adviseur.get(url("organisatie_zoeken", organisatie.pk) + "?q=ria").content.decode()
    adres = url("organisatielid_nieuw", organisatie.pk, ria.pk)
    assert adviseur.post(adres, {"rol": "baas"}).context["form"].errors["rol"]
    tekst = adviseur.post(adres, {"rol": "contactpersoon"}, follow=True).content.decode()
    assert "Contactpersoon" in tekst
    adviseur.post(adres, {"rol": "lid"})
    assert Lidmaatschap.objects.get().rol == "lid"
    persoon = adviseur.get(url("werk_meedenker", ria.pk)).content.decode()
    assert f'href="{url("organisatie", organisatie.pk)}"' in persoon
    weg = url("organisatielid_weg", organisatie.pk, ria.pk)
    assert adviseur.get(weg).status_code == 405
    adviseur.post(weg)
    assert Lidmaatschap.objects.count() == 0
    assert adviseur.post(weg).status_code == 404
    acties = set(Gebeurtenis.objects.values_list("actie", flat=True))
    assert {"maak_organisatie", "verbind", "maak_los", "inzien"} <= acties


def test_changing_keeps_the_name_unique_and_what_was_typed(adviseur, door):
    een = diensten.maak_organisatie(naam="Een", door=door)
    diensten.maak_organisatie(naam="Twee", door=door)
    pagina = adviseur.post(url("organisatie_wijzigen", een.pk), {"naam": "TWEE", "omschrijving": "Mijn tekst"})
    assert "Er is al een organisatie" in pagina.content.decode()
    assert "Mijn tekst" in pagina.content.decode()
    adviseur.post(url("organisatie_wijzigen", een.pk), {"naam": "Een!", "omschrijving": "Mijn tekst"})
    een.refresh_from_db()
    assert (een.naam, een.actief) == ("Een!", False)
    assert "niet meer in gebruik" in adviseur.get(url("organisatie", een.pk)).content.decode()


def test_search_and_filter_of_organisations(adviseur, door):
    noord, thema = Wijk.objects.create(naam="Noord"), Thema.objects.create(naam="Wmo")
    diensten.maak_organisatie(naam="Raad", wijk=noord, themas=[thema], door=door)
    diensten.maak_organisatie(naam="Club", omschrijving="voor de raad", door=door)

    def namen(vraag):
        return [o.naam for o in adviseur.get(url("organisaties") + vraag).context["pagina"]]

    assert namen("") == ["Club", "Raad"]
    assert namen("?q=raad") == ["Club", "Raad"]
    assert namen(f"?wijk={noord.pk}") == namen(f"?thema={thema.pk}") == ["Raad"]
    assert namen("?wijk=99999999999999999999&thema=x&q=%20&pagina=x") == ["Club", "Raad"]


# --- both -------------------------------------------------------------------------------------------------------
def test_as_many_queries_for_many_as_for_few(adviseur, door):
    panel = diensten.maak_panel(naam="Proef", doel=DOEL, door=door)
    organisatie = diensten.maak_organisatie(naam="Raad", door=door)
    tellingen = []
    for aantal, vanaf in ((2, 1), (30, 1000)):
        import_fabriek.importeer(import_fabriek.mensen(aantal, vanaf), panel_naam="Proef")
        for n, m in enumerate(Meedenker.objects.filter(lidmaatschappen=None)):
            diensten.verbind(organisatie=organisatie, meedenker=m, rol="lid", door=door)
            diensten.maak_panel(naam=f"P{vanaf}-{n}", doel=DOEL, door=door)
            diensten.maak_organisatie(naam=f"O{vanaf}-{n}", wijk=Wijk.objects.get_or_create(naam="Noord")[0], door=door)
        telling = []
        for adres in (
            url("panels"), url("panel", panel.pk), url("panel_zoeken", Panel.objects.last().pk) + "?q=Persoon",
            url("organisaties"), url("organisatie", organisatie.pk),
        ):  # fmt: skip
            with CaptureQueriesContext(connection) as vragen:
                assert adviseur.get(adres).status_code == 200
            telling.append(len(vragen))
        tellingen.append(telling)
    assert tellingen[0] == tellingen[1]
    assert max(tellingen[0]) <= 12


@pytest.mark.parametrize("rol", [None, "ambtenaar", "commissielid", "beheerder"])
def test_only_the_adviseur(client, door, rol):
    panel = diensten.maak_panel(naam="Proef", doel=DOEL, door=door)
    organisatie = diensten.maak_organisatie(naam="Raad", door=door)
    m = meedenker(panels=[panel])
    if rol:
        log_in(client, import_fabriek.gebruiker(rol))
    for naam, args in (
        ("panels", []), ("panel_nieuw", []), ("panel", [panel.pk]), ("panel_wijzigen", [panel.pk]),
        ("panel_zoeken", [panel.pk]), ("panellid_nieuw", [panel.pk, m.pk]), ("panellid_weg", [panel.pk, m.pk]),
        ("organisaties", []), ("organisatie_nieuw", []), ("organisatie", [organisatie.pk]),
        ("organisatie_wijzigen", [organisatie.pk]), ("organisatie_zoeken", [organisatie.pk]),
        ("organisatielid_nieuw", [organisatie.pk, m.pk]), ("organisatielid_weg", [organisatie.pk, m.pk]),
        ("exporteren", []), ("dubbelen", []),
    ):  # fmt: skip
        for antwoord in (client.get(url(naam, *args)), client.post(url(naam, *args))):
            assert antwoord.status_code in ((403, 405) if rol else (302,)), naam
    assert m.huidige_panels.exists()


@pytest.mark.parametrize("naam", ["panel_nieuw", "organisatie_nieuw"])
@pytest.mark.parametrize("tekst", ["", " ", "a\0b", "x" * 5000, "<script>"])
def test_rubbish_in_a_form_never_breaks(adviseur, naam, tekst):
    antwoord = adviseur.post(
        url(naam), {"naam": tekst, "doel": tekst, "omschrijving": tekst, "wijk": tekst, "email": tekst}
    )
    assert antwoord.status_code in (200, 302)
