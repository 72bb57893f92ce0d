"""What the adviseur decides per row: doubles, remarks, columns; and a long list that a worker reads."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from meedenkers import importeren
from meedenkers.importeren import keuzes, services
from meedenkers.models import (
    Ervaring,
    Ervaringsoort,
    Importrij,
    ImportStatus,
    Importtaak,
    Kolomindeling,
    Meedenker,
    MeedenkerStatus,
    Rijkeuze,
)
from meedenkers.services import bewaar_ervaring, vertrekken, zet_in_panel
from meedenkers.tasks import beoordeel_import, hervat_importen
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond
from participatie.contacten.models import Contact
from participatie.gemeente.models import Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.meedenkers import import_fabriek as fabriek
from tests.meedenkers.test_import_schermen import adres, log_in, stuur
from tests.meedenkers.test_import_stroom import _adres_van_testdatabase

pytestmark = pytest.mark.django_db
SYSTEEM = services.SYSTEEM


@pytest.fixture
def adviseur(client):
    return log_in(client, fabriek.gebruiker("adviseur"))


def kies(taak, **per_regel):
    """`kies(taak, r3="apart")`."""
    pks = dict(taak.rijen.values_list("regel", "pk"))
    importeren.kies(taak=taak, keuzes={pks[int(r[1:])]: k for r, k in per_regel.items()}, door=SYSTEEM)


def sla_op(taak):
    importeren.bevestigen(taak=taak, door=SYSTEEM)
    return importeren.verwerk(taak.pk)


def uitkomsten(taak):
    return dict(taak.rijen.values_list("regel", "uitkomst"))


# --- doubles ----------------------------------------------------------------------------------------------------
@pytest.fixture
def ria():
    """On the list already: with a phone and an age that she told herself."""
    Wijk.objects.create(naam="Noord")
    for naam in ("Wmo", "PGB"):
        Thema.objects.create(naam=naam)
    fabriek.importeer(fabriek.lijst(fabriek.regel(naam="Ria", email="", telefoon="06 12345678", leeftijd="1950")))
    return Meedenker.objects.get()


RIJ = {"naam": "R. Test", "telefoon": "0612345678", "wijk": "Noord", "leeftijd": "1990", "onderwerpen": "Wmo"}


def test_a_certain_double_shows_with_whom_and_does_nothing_by_itself(ria):
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**RIJ)))
    rij = taak.rijen.get()
    assert (rij.uitkomst, rij.keuze, rij.bestaand) == ("dubbel", "", ria)
    assert keuzes.mogelijkheden(rij)[0] == ("", "Niets doen (voorstel)")
    assert [k for k, _ in keuzes.mogelijkheden(rij)] == ["", "bijwerken", "apart"]
    assert sla_op(taak)["dubbel"] == 1
    assert Meedenker.objects.count() == 1


def test_filling_in_never_writes_over_what_the_person_said(ria):
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**RIJ, email="ria@post.example")))
    kies(taak, r2=Rijkeuze.BIJWERKEN)
    taak.refresh_from_db()
    assert taak.tellingen["bijgewerkt"] == 1
    assert sla_op(taak)["bijgewerkt"] == 1
    ria = Meedenker.objects.select_related("contact").get()
    assert (ria.contact.naam, ria.contact.telefoon, ria.leeftijdsgroep) == ("Ria", "+31612345678", "65+")
    assert (ria.contact.email, ria.wijk.naam) == ("ria@post.example", "Noord")
    assert [t.naam for t in ria.themas.all()] == ["Wmo"]
    assert Gebeurtenis.objects.filter(actie="aanvullen", object_id=ria.pk).count() == 1
    # A second list does not change the subjects.
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**RIJ | {"onderwerpen": "PGB"})))
    kies(taak, r2=Rijkeuze.BIJWERKEN)
    sla_op(taak)
    assert [t.naam for t in Meedenker.objects.get().themas.all()] == ["Wmo"]


def test_what_somebody_never_wants_to_hear_about_is_not_filled_in(ria):
    ria.nooit_themas.add(Thema.objects.get(naam="Wmo"))
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**RIJ)))
    kies(taak, r2=Rijkeuze.BIJWERKEN)
    sla_op(taak)
    assert not ria.themas.exists()


def test_an_address_of_somebody_else_is_not_filled_in(ria):
    fabriek.importeer(fabriek.lijst(fabriek.regel(naam="Jan", email="jan@post.example", telefoon="06 87654321")))
    jan = Meedenker.objects.get(contact__naam="Jan")
    Contact.objects.filter(pk=jan.contact.pk).update(telefoon="")
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="Jan", email="jan@post.example", telefoon="06 12345678")))
    assert taak.rijen.get().bestaand == jan
    kies(taak, r2=Rijkeuze.BIJWERKEN)
    sla_op(taak)
    jan.contact.refresh_from_db()
    assert jan.contact.telefoon == ""


def test_housemates_who_share_a_phone_are_kept_apart_on_request(ria):
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="Jan", email="", telefoon="06 12345678")))
    kies(taak, r2=Rijkeuze.APART)
    assert uitkomsten(taak) == {2: "nieuw"}
    assert sla_op(taak)["nieuw"] == 1
    assert Meedenker.objects.filter(contact__telefoon="+31612345678").count() == 2


def test_a_possible_double_stays_apart_unless_the_adviseur_joins_it(ria):
    Meedenker.objects.update(wijk=Wijk.objects.get())
    regels = [fabriek.regel(naam="RIA", email=f"r{n}@post.example", wijk="Noord") for n in range(3)]
    taak = fabriek.lees(fabriek.lijst(*regels))
    assert uitkomsten(taak) == {2: "nieuw", 3: "nieuw", 4: "nieuw"}
    assert {r.bestaand for r in taak.rijen.all()} == {ria}
    kies(taak, r2=Rijkeuze.OVERSLAAN, r3=Rijkeuze.BIJWERKEN)
    assert sla_op(taak) == {"nieuw": 1, "bijgewerkt": 1, "dubbel": 1, "geweigerd": 0, "overgeslagen": 0}
    ria.contact.refresh_from_db()
    assert (Meedenker.objects.count(), ria.contact.email) == (2, "r1@post.example")


def test_doubles_of_an_earlier_line_and_of_a_line_that_is_itself_a_double(ria):
    taak = fabriek.lees(
        fabriek.lijst(
            fabriek.regel(naam="Jan", email="jan@post.example"),
            fabriek.regel(naam="Jan", email="jan@post.example", telefoon="075 1234567", wijk="Noord"),
            fabriek.regel(naam="J.", email="", telefoon="075 1234567", leeftijd="1990"),
            fabriek.regel(naam="Ria", email="ria@post.example", telefoon="06 12345678"),
            fabriek.regel(naam="Ria", email="ria@post.example", wijk="Noord"),
        )
    )
    assert uitkomsten(taak) == {2: "nieuw", 3: "dubbel", 4: "dubbel", 5: "dubbel", 6: "dubbel"}
    redenen = dict(taak.rijen.values_list("regel", "reden"))
    assert "als regel 2" in redenen[3]
    assert "als regel 3" in redenen[4]
    assert "al meedenker" in redenen[5]
    assert "als regel 5" in redenen[6]
    kies(taak, r3="bijwerken", r4="bijwerken", r6="bijwerken")
    assert sla_op(taak) == {"nieuw": 1, "bijgewerkt": 3, "dubbel": 1, "geweigerd": 0, "overgeslagen": 0}
    jan = Meedenker.objects.select_related("contact", "wijk").get(contact__naam="Jan")
    assert (jan.contact.telefoon, jan.wijk.naam, jan.leeftijdsgroep) == ("+31751234567", "Noord", "26-40")
    ria.contact.refresh_from_db()
    ria.refresh_from_db()
    assert (ria.contact.email, ria.wijk.naam) == ("ria@post.example", "Noord")


def test_choices_in_a_panel_import(ria):
    door = fabriek.adviseur()
    taak = fabriek.lees(
        fabriek.lijst(fabriek.regel(naam="Ria", email="", telefoon="06 12345678"), fabriek.regel(naam="An")),
        panel_naam="Proef",
    )
    rij = taak.rijen.first()
    assert [k for k, _ in keuzes.mogelijkheden(rij)] == ["", "overslaan", "bijwerken", "apart"]
    kies(taak, r2="overslaan")
    sla_op(taak)
    assert not ria.huidige_panels.exists()
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="R", email="r@post.example", telefoon="06 12345678")),
                        panel_naam="Proef")  # fmt: skip
    kies(taak, r2="bijwerken")
    sla_op(taak)
    panel = ria.huidige_panels.get()
    ria.contact.refresh_from_db()
    assert ria.contact.email == "r@post.example"
    # Filling in does not put anybody back in a panel that was left.
    avg.trek_in(contact=ria.contact, doel=Doel.PANEL, betreft=panel.pk, door=door)
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="R", email="r@post.example")), panel_naam="Proef")
    kies(taak, r2="bijwerken")
    sla_op(taak)
    assert not ria.huidige_panels.exists()


def test_filling_in_is_the_yes_that_an_unconfirmed_person_was_waiting_for(ria):
    Meedenker.objects.update(status=MeedenkerStatus.ONBEVESTIGD)
    Grond.objects.all().delete()
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="Ria", email="", telefoon="06 12345678")))
    kies(taak, r2="bijwerken")
    sla_op(taak)
    ria.refresh_from_db()
    assert ria.status == MeedenkerStatus.ACTIEF
    assert "met bij toestemming om te vragen: ja" in ria.contact.gronden.get(doel=Doel.BENADEREN).tekst


@pytest.mark.parametrize("keuze", ["", "bijwerken"])
def test_who_left_since_the_preview_is_not_brought_back(ria, keuze):
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="Ria", email="", telefoon="06 12345678")), panel_naam="Proef")
    kies(taak, r2=keuze)
    vertrekken(meedenker=ria, door=fabriek.adviseur())
    assert sla_op(taak)["dubbel"] == 1
    assert Meedenker.objects.in_database().count() == 0


def test_a_choice_can_be_changed_until_the_list_is_confirmed(ria):
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**RIJ)))
    kies(taak, r2="apart")
    kies(taak, r2="bijwerken")
    kies(taak, r2="")
    taak.refresh_from_db()
    assert (taak.rijen.get().keuze, taak.tellingen["dubbel"]) == ("", 1)
    assert Gebeurtenis.objects.filter(actie="kiezen").count() == 3
    importeren.bevestigen(taak=taak, door=SYSTEEM)
    with pytest.raises(Conflict):
        kies(taak, r2="apart")
    assert taak.rijen.get().keuze == ""


def test_choices_on_the_screen_one_by_one_and_all_at_once(adviseur, ria):
    regels = [fabriek.regel(naam=f"P{n}", email="", telefoon="06 12345678") for n in range(3)]
    taak = fabriek.lees(fabriek.lijst(*regels, fabriek.regel(naam="Vrij", email="vrij@post.example")))
    pagina = adviseur.get(adres("voorbeeld", taak) + "?uitkomst=alle_dubbelen")
    tekst = pagina.content.decode()
    assert len(pagina.context["pagina"].object_list) == 3
    assert f'href="/werkplek/meedenkers/{ria.pk}/"' in tekst
    pks = dict(taak.rijen.values_list("regel", "pk"))
    antwoord = adviseur.post(
        adres("kiezen", taak),
        {f"keuze-{pks[2]}": "apart", f"keuze-{pks[3]}": "onzin", "keuze-9999999999999999999": "apart",
         "keuze-x": "apart", f"keuze-{pks[5]}": "bijwerken", "terug": "uitkomst=dubbel&pagina=1&x=//kwaad.example"},
    )  # fmt: skip
    assert antwoord.url == adres("voorbeeld", taak) + "?uitkomst=dubbel&pagina=1#regels"
    assert uitkomsten(taak) == {2: "nieuw", 3: "dubbel", 4: "dubbel", 5: "nieuw"}
    velden = {f"keuze-{pks[n]}": "" for n in (2, 3, 4)}
    adviseur.post(adres("kiezen", taak), velden | {"alle": "1", "alle_keuze": "bijwerken"})
    assert uitkomsten(taak) == {2: "bijgewerkt", 3: "bijgewerkt", 4: "bijgewerkt", 5: "nieuw"}
    assert adviseur.get(adres("kiezen", taak)).status_code == 405
    assert adviseur.post(adres("kiezen", taak), {"terug": "pagina=\0"}).status_code == 302


# --- remarks ----------------------------------------------------------------------------------------------------
MET_OPMERKING = {"naam": "An", "email": "an@post.example", "opmerkingen": "Merkziekte; rolstoel"}
GROND = "Formulier van 3 maart 2025, punt 4: u mag bewaren welke hulp ik krijg."


def geef_vrij(taak, **anders):
    velden = {"soorten": [], "toelichting": "Heeft ervaring met ziekte", "nodig": "", "grondtekst": GROND} | anders
    return importeren.geef_vrij(rij=taak.rijen.first(), door=SYSTEEM, **velden)


def test_a_remark_is_taken_over_only_when_released_with_its_ground():
    soort = Ervaringsoort.objects.create(naam="Hulp bij het huishouden")
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**MET_OPMERKING), fabriek.regel(naam="Bo", opmerkingen="x")))
    assert keuzes.opmerking_van(taak.rijen.first()) == "Merkziekte; rolstoel"
    geef_vrij(taak, soorten=[soort.pk, 99999], nodig="Een rolstoelingang")
    sla_op(taak)
    ervaring = Ervaring.objects.select_related("grond", "meedenker__contact").get()
    assert ervaring.meedenker.contact.naam == "An"
    assert (ervaring.soorten, ervaring.nodig) == ([soort.pk], "Een rolstoelingang")
    assert (ervaring.grond.doel, ervaring.grond.tekst, ervaring.grond.hoe) == (Doel.ERVARING, GROND, "import")
    assert Grond.objects.filter(doel=Doel.ERVARING).count() == 1
    assert taak.rijen.first().vrijgave == {}


def test_the_row_itself_holds_no_remark_and_the_release_is_encrypted():
    from django.db import connection

    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**MET_OPMERKING)))
    geef_vrij(taak, toelichting="Merkziekte")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM meedenkers_importrij")
        assert "Merkziekte" not in str(cursor.fetchall())
    assert taak.rijen.get().vrijgave["toelichting"] == "Merkziekte"


@pytest.mark.parametrize("anders", [{"grondtekst": " "}, {"toelichting": "", "nodig": " "}])
def test_without_a_ground_or_without_anything_to_keep_nothing_is_released(anders):
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**MET_OPMERKING)))
    with pytest.raises(Afgewezen):
        geef_vrij(taak, **anders)
    assert not taak.rijen.get().vrijgegeven


def test_the_other_doors_are_shut_too():
    """The database, the store step, and the table of experience itself."""
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**MET_OPMERKING)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Importrij.objects.update(vrijgegeven=True)
    Importrij.objects.update(
        vrijgegeven=True,
        vrijgave={"soorten": [], "toelichting": "x", "nodig": "", "grondtekst": "", "gegeven_op": None},
    )
    importeren.bevestigen(taak=taak, door=SYSTEEM)
    with pytest.raises(Afgewezen):
        importeren.verwerk(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, Ervaring.objects.count(), Meedenker.objects.count()) == (ImportStatus.MISLUKT, 0, 0)


def test_a_refused_row_or_one_without_remark_cannot_be_released():
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="", opmerkingen="x"), fabriek.regel()))
    for rij in taak.rijen.all():
        with pytest.raises(Conflict):
            importeren.geef_vrij(rij=rij, soorten=[], toelichting="x", nodig="", grondtekst=GROND, door=SYSTEEM)


@pytest.mark.parametrize("eerder", ["verteld", "ingetrokken"])
def test_what_the_person_said_about_experience_stays(eerder):
    fabriek.importeer(fabriek.lijst(fabriek.regel(**MET_OPMERKING)))
    an = Meedenker.objects.get()
    avg.leg_grond_vast(contact=an.contact, doel=Doel.ERVARING, tekst="ja", hoe="website", door=SYSTEEM)
    bewaar_ervaring(meedenker=an, soorten=[], toelichting="Zelf verteld", nodig="", door=SYSTEEM)
    if eerder == "ingetrokken":
        avg.trek_in(contact=an.contact, doel=Doel.ERVARING, door=SYSTEEM)
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(**MET_OPMERKING)))
    geef_vrij(taak)
    kies(taak, r2="bijwerken")
    sla_op(taak)
    assert [e.toelichting for e in Ervaring.objects.all()] == (["Zelf verteld"] if eerder == "verteld" else [])
    assert any("niet overgenomen" in w for w in taak.rijen.get().waarschuwingen)


def test_releasing_on_the_screen_loses_nothing_that_was_typed(adviseur):
    stuur(adviseur, fabriek.lijst(fabriek.regel(**MET_OPMERKING), fabriek.regel(naam="Bo", email="b@post.example")))
    taak = Importtaak.objects.get()
    regel = adres("voorbeeld", taak) + "regel/2/"
    pagina = adviseur.get(regel)
    assert "Merkziekte" in pagina.content.decode()
    assert Gebeurtenis.objects.filter(actie="inzien", soort="meedenkers.importrij").count() == 1
    pagina = adviseur.post(regel, {"toelichting": "Mijn tekst", "grondtekst": ""})
    assert pagina.context["form"].errors["grondtekst"]
    assert "Mijn tekst" in pagina.content.decode()
    pagina = adviseur.post(regel, {"toelichting": "x", "grondtekst": "ja", "gegeven_op": "01-01-2199"})
    assert pagina.context["form"].errors["gegeven_op"]
    adviseur.post(regel, {"toelichting": "Mijn tekst", "grondtekst": GROND, "gegeven_op": "03-03-2025"})
    assert taak.rijen.first().vrijgave["gegeven_op"] == "2025-03-03"
    assert "Opmerking gaat mee" in adviseur.get(adres("voorbeeld", taak)).content.decode()
    adviseur.post(regel, {"actie": "niet"})
    assert not taak.rijen.first().vrijgegeven
    assert adviseur.get(adres("voorbeeld", taak) + "regel/3/").status_code == 404
    assert adviseur.get(adres("voorbeeld", taak) + "regel/99/").status_code == 404
    importeren.annuleren(taak=taak, door=SYSTEEM)
    assert adviseur.get(regel).status_code == 404


# --- columns that are remembered, sheets ------------------------------------------------------------------------
KOP = "Wie dan;Adres;Goed?\n"


def test_columns_that_were_chosen_count_for_the_next_file_with_this_header(adviseur):
    taak = fabriek.lees((KOP + "Ria;ria@post.example;ja\n").encode(), "bron Noord.csv")
    assert taak.kolommen["ontbreekt"]
    adviseur.post(adres("voorbeeld", taak), {"naam": "0", "email": "1", "toestemming": "2"})
    assert Kolomindeling.objects.get().velden == {"naam": 0, "email": 1, "toestemming": 2}
    stuur(adviseur, b"WIE DAN ;adres;Goed\nJan;jan@post.example;ja\n", "anders.csv")
    taak = Importtaak.objects.first()
    assert taak.tellingen["nieuw"] == 1
    tekst = adviseur.get(adres("voorbeeld", taak)).content.decode()
    assert "koos bij de lijst bron Noord" in tekst
    # Chosen otherwise later: that counts from then on. Another header is another source.
    adviseur.post(adres("voorbeeld", taak), {"naam": "0", "email": "1", "toestemming": "2", "wijk": "0"})
    assert Kolomindeling.objects.get().velden["wijk"] == 0
    assert not fabriek.lees(fabriek.mensen(1)).kolommen["onthouden"]
    # On any sheet, under a title.
    werkmap = fabriek.xlsx(("Titel",), (), ("Wie dan", "Adres", "Goed?"), ("An", "an@post.example", "ja"))
    assert fabriek.lees(werkmap, "x.xlsx").tellingen["nieuw"] == 1


def test_a_list_without_a_header_is_not_remembered():
    taak = fabriek.lees(b"Ria;ria@post.example;ja\nJan;jan@post.example;ja\n")
    importeren.lees_opnieuw(taak=taak, kolommen={"naam": 0, "email": 1, "toestemming": 2}, door=SYSTEEM)
    assert taak.tellingen["nieuw"] == 2
    assert Kolomindeling.objects.count() == 0


def test_another_sheet_can_be_read(adviseur):
    import io

    import openpyxl

    werkmap = openpyxl.load_workbook(
        io.BytesIO(fabriek.xlsx(("Naam", "E-mail", "Toestemming"), ("Jan", "j@p.example", "ja")))
    )
    blad = werkmap.create_sheet("Nieuw jaar")
    for rij in (
        ("Naam", "E-mail", "Toestemming", "Wijk"),
        ("Een", "een@post.example", "ja", ""),
        ("Twee", "twee@post.example", "ja", ""),
    ):
        blad.append(rij)
    uit = io.BytesIO()
    werkmap.save(uit)
    taak = fabriek.lees(uit.getvalue(), "twee bladen.xlsx")
    assert (taak.kolommen["blad"], taak.tellingen["nieuw"]) == ("Nieuw jaar", 2)
    assert "Een ander blad lezen" in adviseur.get(adres("voorbeeld", taak)).content.decode()
    adviseur.post(adres("blad", taak), {"blad": "0"})
    taak.refresh_from_db()
    assert (taak.kolommen["blad"], taak.tellingen["nieuw"]) == ("Sheet", 1)
    adviseur.post(adres("blad", taak), {"blad": "7"})
    taak.refresh_from_db()
    assert taak.kolommen["blad"] == "Sheet"


# --- a long list ------------------------------------------------------------------------------------------------
def test_a_long_list_is_read_by_a_worker_and_the_page_says_how_far(
    adviseur, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(services, "DIRECT_TOT", 500)
    gewekt = []
    monkeypatch.setattr(services, "_wek", lambda stap, pk: gewekt.append((stap, pk)))
    with django_capture_on_commit_callbacks(execute=True):
        tekst = stuur(adviseur, fabriek.mensen(1200)).content.decode()
    taak = Importtaak.objects.get()
    assert (taak.status, gewekt) == (ImportStatus.WORDT_GELEZEN, [("beoordeel_import", taak.pk)])
    assert "0 van 1201 regels zijn bekeken" in tekst
    assert adres("bevestigen", taak) not in tekst
    with pytest.raises(Conflict):
        importeren.bevestigen(taak=taak, door=SYSTEEM)
    gezien = []
    echt = services._bewaar_rijen
    monkeypatch.setattr(
        services, "_bewaar_rijen", lambda t, o: (gezien.append(Importtaak.objects.get().gedaan), echt(t, o))
    )
    beoordeel_import(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.tellingen["nieuw"], gezien) == (ImportStatus.INGELEZEN, 1200, [1000])
    beoordeel_import(taak.pk)  # again: nothing happens
    assert taak.rijen.count() == 1200
    assert Gebeurtenis.objects.filter(actie="inlezen").count() == 1


def test_of_two_workers_with_one_list_one_stores_its_judgement(monkeypatch):
    """And what was judged with columns that are not asked any more is thrown away."""
    taak = fabriek.lees(fabriek.mensen(3))
    Importtaak.objects.update(status=ImportStatus.WORDT_GELEZEN)
    echt = services._beoordeel

    def ondertussen(*args):
        uit = echt(*args)
        Importtaak.objects.update(kolommen={"panel": "", "gekozen": {"naam": 1}, "gekozen_blad": None})
        return uit

    monkeypatch.setattr(services, "_beoordeel", ondertussen)
    with pytest.raises(Conflict):
        services.beoordeel(taak.pk)
    taak.refresh_from_db()
    assert taak.status == ImportStatus.WORDT_GELEZEN


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_while_reading_leaves_nothing_and_the_sweep_reads_again(monkeypatch):
    monkeypatch.setattr(services, "DIRECT_TOT", 1)
    monkeypatch.setattr(services, "_wek", lambda stap, pk: None)
    taak = importeren.lees_in(naam="x.csv", inhoud=fabriek.mensen(30), door=SYSTEEM)
    programma = (
        "import django, os, signal; django.setup()\n"
        "from meedenkers.importeren import services\n"
        "from meedenkers.models import Importrij\n"
        "def dood(taak):\n"
        "    assert Importrij.objects.count() == 30\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "services.kolomkeuze.onthoud = dood\n"
        f"services.beoordeel({taak.pk})\n"
    )
    omgeving = os.environ | {"DATABASE_URL": _adres_van_testdatabase()}
    einde = subprocess.run([sys.executable, "-c", programma], env=omgeving, cwd=settings.BASE_DIR, check=False)  # noqa: S603
    assert einde.returncode == -signal.SIGKILL
    taak.refresh_from_db()
    assert (taak.status, Importrij.objects.count()) == (ImportStatus.WORDT_GELEZEN, 0)
    assert hervat_importen() == 1
    taak.refresh_from_db()
    assert (taak.status, taak.tellingen["nieuw"]) == (ImportStatus.INGELEZEN, 30)
    assert hervat_importen() == 0


def test_a_list_that_is_being_read_can_be_put_aside(monkeypatch):
    monkeypatch.setattr(services, "DIRECT_TOT", 1)
    monkeypatch.setattr(services, "_wek", lambda stap, pk: None)
    taak = importeren.lees_in(naam="x.csv", inhoud=fabriek.mensen(3), door=SYSTEEM)
    importeren.annuleren(taak=taak, door=SYSTEEM)
    with pytest.raises(Conflict):
        services.beoordeel(taak.pk)
    assert Importrij.objects.count() == 0


def test_panel_membership_by_hand_beside_an_import(ria):
    """A member by hand is not put in twice."""
    from meedenkers.models import Panel

    panel = Panel.objects.create(naam="Proef")
    zet_in_panel(meedenker=ria, panel=panel, tekst="ja", hoe="telefoon", door=SYSTEEM)
    taak = fabriek.importeer(
        fabriek.lijst(fabriek.regel(naam="Ria", email="", telefoon="06 12345678")), panel_naam="proef"
    )
    assert taak.tellingen["dubbel"] == 1
    assert ria.panelleden.count() == 1


def test_twin_without_the_look_at_consent_a_refused_line_of_who_said_no_is_kept(monkeypatch):
    from meedenkers.importeren import schoonmaken

    inhoud = fabriek.lijst(fabriek.regel(naam="Merk", toestemming="nee"), fabriek.regel())
    assert "Merk" not in str(list(fabriek.importeer(inhoud).rijen.values_list("gegevens", flat=True)))
    monkeypatch.setattr(schoonmaken, "mag_bewaard", lambda cellen: True)
    assert "Merk" in str(list(fabriek.importeer(inhoud).rijen.values_list("gegevens", flat=True)))
