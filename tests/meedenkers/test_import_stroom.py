"""The whole import: exact outcomes of both lists, once, all or nothing, and nothing left of the file."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext

from meedenkers import importeren
from meedenkers.importeren import services
from meedenkers.importeren.bekenden import Bekenden
from meedenkers.models import Bron, Importrij, ImportStatus, Importtaak, Meedenker, MeedenkerStatus, Panel, Uitkomst
from meedenkers.tasks import hervat_importen, verwerk_import
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond
from participatie.berichten.models import Bericht
from participatie.contacten.models import Bestand, Contact
from participatie.gemeente.models import Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.meedenkers import import_fabriek as fabriek

pytestmark = pytest.mark.django_db
CSV = {"nieuw": 449, "bijgewerkt": 0, "dubbel": 19, "geweigerd": 48, "overgeslagen": 3}
PANEL = {"nieuw": 41, "bijgewerkt": 21, "dubbel": 0, "geweigerd": 0, "overgeslagen": 0}


def sla_op(taak, door):
    importeren.bevestigen(taak=taak, door=door)
    return importeren.verwerk(taak.pk)


# --- the two lists ----------------------------------------------------------------------------------------------
def test_preview_of_the_csv_row_kind_by_row_kind():
    fabriek.lijsten()
    taak = fabriek.voorbeeldlijst()
    assert taak.tellingen == CSV
    assert Contact.objects.count() == Meedenker.objects.count() == 0
    redenen = dict(taak.rijen.filter(uitkomst=Uitkomst.GEWEIGERD).values_list("regel", "reden"))
    assert sum("geen toestemming" in r for r in redenen.values()) == 38
    eigen = {regel: reden for regel, reden in redenen.items() if "geen toestemming" not in reden}
    verwacht = {
        49: "geboortejaar",
        71: "formule",
        103: "geen naam",
        120: "telefoonnummer klopt niet",
        339: "e-mailadres klopt niet",
        374: "programmacode",
        380: "burgerservicenummer",
        447: "te lang",
        478: "geen e-mailadres en geen telefoonnummer",
        489: "twee e-mailadressen",
    }
    assert eigen.keys() == verwacht.keys()
    assert len(set(eigen.values())) == 10
    for regel, woord in verwacht.items():
        assert woord in eigen[regel]
    assert "datum van de toestemming" in eigen[49]
    overgeslagen = dict(taak.rijen.filter(uitkomst=Uitkomst.OVERGESLAGEN).values_list("regel", "reden"))
    assert overgeslagen == {124: "Lege regel.", 305: "Lege regel.", 520: "Regel met een totaal."}
    dubbel = Counter(r.split(" als ")[0] for r in taak.rijen.filter(uitkomst="dubbel").values_list("reden", flat=True))
    assert dubbel == {"Hetzelfde e-mailadres": 16, "Hetzelfde telefoonnummer": 3}
    nieuw = list(taak.rijen.filter(uitkomst=Uitkomst.NIEUW))
    mogelijk = {r.regel for r in nieuw if any("Mogelijk dubbel" in w for w in r.waarschuwingen)}
    assert mogelijk == {127, 281, 354}
    (wijk,) = [r for r in nieuw if any("wijk kennen wij niet" in w for w in r.waarschuwingen)]
    assert (wijk.regel, wijk.gegevens["wijk"]) == (249, None)
    assert "Bedoelt u Zaandam-Zuid?" in " ".join(wijk.waarschuwingen)


def test_both_lists_give_490_people_of_whom_62_in_the_panel():
    fabriek.lijsten()
    door = fabriek.adviseur()
    begin = time.perf_counter()
    with klok.op(klok.lokaal(date(2026, 3, 1), 12)):
        assert sla_op(fabriek.voorbeeldlijst(door), door) == CSV
        assert sla_op(fabriek.panellijst(door), door) == PANEL
    duur = time.perf_counter() - begin
    assert Meedenker.objects.count() == Meedenker.objects.in_database().count() == Contact.objects.count() == 490
    assert Panel.objects.get(naam="Werk en inkomen").leden.count() == 62
    assert set(Meedenker.objects.values_list("status", "bron")) == {(MeedenkerStatus.ACTIEF, Bron.IMPORT)}
    assert set(Meedenker.objects.values_list("sinds", flat=True)) == {klok.lokaal(date(2026, 3, 1), 12)}
    gronden = Counter(Grond.objects.filter(ingetrokken_op=None).values_list("doel", flat=True))
    assert gronden == {Doel.BENADEREN: 490, Doel.PANEL: 62}
    assert Bericht.objects.count() == 0
    assert duur < 10  # measured: 1.5 s on a quiet machine


def test_what_is_kept_of_one_person():
    fabriek.lijsten()
    door = fabriek.adviseur()
    sla_op(fabriek.voorbeeldlijst(door), door)
    ria = Meedenker.objects.select_related("contact", "wijk").get(contact__naam="James Pierson")
    assert (ria.contact.email, ria.contact.telefoon) == ("james.pierson82@example.nl", "+31612348078")
    assert (ria.wijk.naam, ria.leeftijdsgroep, ria.wanneer, ria.talen) == ("Koog aan de Zaan", "65+", "avond", "NL")
    assert set(ria.themas.values_list("naam", flat=True)) == {"Schulden", "Huishoudelijke hulp"}
    grond = ria.contact.gronden.get()
    assert (grond.gegeven_op, grond.hoe, grond.vastgelegd_door) == (date(2017, 1, 10), "import", door.user)
    assert grond.tekst == ("Staat in de lijst meedenkers-excel-latin1.csv, met bij toestemming om te vragen: ja.")
    onbekend = Meedenker.objects.get(contact__email="maja.de.la.fleche77@mail.example.net")
    assert onbekend.contact.gronden.get().gegeven_op is None
    assert Meedenker.objects.get(contact__email="wijk@example.nl").wijk is None
    # The broken address is left out, the phone works.
    assert Meedenker.objects.get(contact__telefoon="+31612340823").contact.email == ""


def test_every_person_and_ground_leaves_one_audit_row():
    door = fabriek.adviseur()
    taak = fabriek.importeer(fabriek.mensen(3), door=door, panel_naam="Proef")
    acties = Counter(Gebeurtenis.objects.values_list("actie", flat=True))
    assert acties == {
        "aanbieden": 1, "inlezen": 1, "bevestigen": 1, "verwerken": 1, "toevoegen": 1, "importeren": 3,
        "grond_vastleggen": 6
    }  # fmt: skip
    assert set(Gebeurtenis.objects.filter(actie="importeren").values_list("user_id", "via", "object_id")) == {
        (door.user_id, "import", m.pk) for m in Meedenker.objects.all()
    }
    assert taak.panel.leden.count() == 3


def test_rows_are_stored_in_bulk():
    aantallen = []
    for aantal, vanaf in ((2, 1), (400, 1000)):
        taak = fabriek.lees(fabriek.mensen(aantal, vanaf))
        importeren.bevestigen(taak=taak, door=services.SYSTEEM)
        with CaptureQueriesContext(connection) as vragen:
            importeren.verwerk(taak.pk)
        aantallen.append(len(vragen))
    # SQLite takes a bounded number of values per statement: some statements are cut, none is per row.
    assert aantallen[1] - aantallen[0] < 20


# --- nothing is left --------------------------------------------------------------------------------------------
def resten() -> str:
    return json.dumps(
        [
            list(Importrij.objects.values_list("reden", "waarschuwingen", "gegevens")),
            list(Importtaak.objects.values_list("kolommen", "tellingen")),
            list(Gebeurtenis.objects.values_list("bijzonderheden", flat=True)),
        ]
    )


MERK = fabriek.lijst(
    fabriek.regel(naam="Pietersma Een", email="merk1@post.example", wijk="Merkwijk", onderwerpen="Merkthema"),
    fabriek.regel(naam="Pietersma Twee", email="merk(at)post.example", opmerkingen="Merkziekte"),
    fabriek.regel(naam="Pietersma Drie", email="merk3@post.example", toestemming="nee"),
    fabriek.regel(naam="Pietersma Een", email="MERK1@post.example"),
)


@pytest.mark.parametrize("einde", ["klaar", "geannuleerd", "mislukt"])
def test_file_and_rows_are_emptied_however_it_ends(einde, monkeypatch):
    door = fabriek.adviseur()
    taak = fabriek.lees(MERK, "lijst.csv", door)
    assert "Merk" in resten()
    assert "Pietersma" in resten()
    assert Bestand.objects.count() == 1
    if einde == "geannuleerd":
        importeren.annuleren(taak=taak, door=door)
    else:
        importeren.bevestigen(taak=taak, door=door)
        if einde == "mislukt":
            monkeypatch.setattr(services, "_bekenden", lambda panel: None)
            with pytest.raises(Afgewezen):
                importeren.verwerk(taak.pk)
        else:
            importeren.verwerk(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.bestand) == (einde, None)
    assert Bestand.objects.count() == 0
    assert "merkziekte" not in resten().lower()
    if einde == "klaar":
        # The refused line of who agreed, to be repaired; not of who did not.
        over = [list(r.gegevens["cellen"].values()) for r in taak.rijen.exclude(gegevens={})]
        assert over == [["Pietersma Twee", "merk(at)post.example", "", "", "", "", "ja", "2017-03-01"]]
        with klok.op(klok.nu() + timedelta(days=15)):
            hervat_importen()
    assert not re.search("merk[1-9(twz]|pietersma|post\\.example", resten().lower())
    assert Meedenker.objects.count() == (1 if einde == "klaar" else 0)


def test_a_bsn_is_masked_in_what_we_keep_of_the_row():
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(naam="BSN 123456782", opmerkingen="zie 1234.56.782")))
    assert "burgerservicenummer" in taak.rijen.get().reden
    tekst = json.dumps(taak.rijen.get().gegevens)
    assert "123456782" not in tekst
    assert "1234.56.782" not in tekst
    assert "*********" in tekst


# --- doubles ----------------------------------------------------------------------------------------------------
def test_doubles_by_mail_or_phone_however_written_and_lookalikes_apart():
    Wijk.objects.create(naam="Noord")
    regels = [
        fabriek.regel(naam="Ria", email="ria@post.example", telefoon="06 12345678", wijk="Noord"),
        fabriek.regel(naam="R. Test", email="RIA@POST.EXAMPLE "),
        fabriek.regel(naam="Ria", email="", telefoon="+31 (0)6-12345678"),
        fabriek.regel(naam="RIA ", email="andere@post.example", wijk="noord"),
        fabriek.regel(naam="Ria", email="derde@post.example"),
    ]
    taak = fabriek.importeer(fabriek.lijst(*regels))
    assert list(taak.rijen.values_list("uitkomst", flat=True)) == ["nieuw", "dubbel", "dubbel", "nieuw", "nieuw"]
    lijkt = [any("Mogelijk dubbel" in w for w in r.waarschuwingen) for r in taak.rijen.all()]
    assert lijkt == [False, False, False, True, False]
    assert Meedenker.objects.count() == 3


def test_who_left_is_not_recognised_and_a_withdrawn_panel_stays_withdrawn():
    door = fabriek.adviseur()
    fabriek.importeer(fabriek.mensen(2), panel_naam="Proef")
    een, twee = Meedenker.objects.order_by("pk")
    avg.wis(contact=een.contact, door=door)
    avg.trek_in(contact=twee.contact, doel=Doel.PANEL, betreft=Panel.objects.get().pk, door=door)
    taak = fabriek.importeer(fabriek.mensen(2), panel_naam="proef")
    assert list(taak.rijen.values_list("uitkomst", flat=True)) == ["nieuw", "dubbel"]
    assert "ingetrokken" in taak.rijen.last().waarschuwingen[0]
    assert not twee.huidige_panels.exists()
    assert Panel.objects.count() == 1


def test_the_same_list_again_changes_nothing():
    fabriek.importeer(fabriek.mensen(5), panel_naam="Proef")
    taak = fabriek.importeer(fabriek.mensen(5), panel_naam="Proef")
    assert taak.tellingen["dubbel"] == 5
    assert Meedenker.objects.count() == 5


def test_two_previews_of_one_list_store_it_once(monkeypatch):
    """The list may have grown since the preview: judged again when stored."""
    taken = [fabriek.lees(fabriek.mensen(3)) for _ in range(2)]
    for taak in taken:
        importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    assert [importeren.verwerk(t.pk)["nieuw"] for t in taken] == [3, 0]
    taken[1].refresh_from_db()
    assert taken[1].tellingen["dubbel"] == 3
    assert set(taken[1].rijen.values_list("uitkomst", flat=True)) == {"dubbel"}
    assert Meedenker.objects.count() == 3
    # The twin: judged on the preview alone, everybody is there twice.
    monkeypatch.setattr(services, "_bekenden", lambda panel: Bekenden())
    fabriek.importeer(fabriek.mensen(3))
    taak = fabriek.lees(fabriek.mensen(3, 10))
    andere = fabriek.lees(fabriek.mensen(3, 10))
    for t in (taak, andere):
        importeren.bevestigen(taak=t, door=services.SYSTEEM)
        importeren.verwerk(t.pk)
    assert Contact.objects.filter(email="p10@post.example").count() == 2


# --- once -------------------------------------------------------------------------------------------------------
def test_confirming_twice_is_a_conflict_and_storing_twice_stores_once():
    taak = fabriek.lees(fabriek.mensen(3))
    tweede_scherm = Importtaak.objects.get(pk=taak.pk)
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    with pytest.raises(Conflict):
        importeren.bevestigen(taak=tweede_scherm, door=services.SYSTEEM)
    with pytest.raises(Conflict):
        importeren.annuleren(taak=tweede_scherm, door=services.SYSTEEM)
    eerste = importeren.verwerk(taak.pk)
    assert importeren.verwerk(taak.pk) == eerste
    assert verwerk_import(taak.pk) == eerste
    assert Meedenker.objects.count() == 3
    assert Gebeurtenis.objects.filter(actie="verwerken").count() == 1


def _samen(taak_id, aantal=4):
    klaar, fouten = threading.Barrier(aantal), []

    def werker():
        try:
            klaar.wait()
            services.verwerk(taak_id)
        except Exception as fout:  # noqa: BLE001 - told by the test
            fouten.append(fout)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=werker) for _ in range(aantal)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return fouten


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_store_once():
    taak = fabriek.lees(fabriek.mensen(40))
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    assert _samen(taak.pk) == []
    assert Contact.objects.count() == Meedenker.objects.count() == 40


@pytest.mark.django_db(transaction=True)
def test_twin_without_the_claim_four_workers_store_four_times(monkeypatch):
    monkeypatch.setattr(services, "_claim", lambda taak: True)
    monkeypatch.setattr(services, "_bekenden", lambda panel: Bekenden())
    monkeypatch.setattr(services, "_ruim_op", lambda taak: None)
    taak = fabriek.lees(fabriek.mensen(10))
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    assert _samen(taak.pk) == []
    assert Meedenker.objects.count() == 40


def test_what_was_not_confirmed_is_not_stored():
    taak = fabriek.lees(fabriek.mensen(2))
    with pytest.raises(Conflict):
        importeren.verwerk(taak.pk)
    importeren.annuleren(taak=taak, door=services.SYSTEEM)
    with pytest.raises(Conflict):
        importeren.verwerk(taak.pk)
    assert verwerk_import(taak.pk) is None
    assert Meedenker.objects.count() == 0


# --- all or nothing ---------------------------------------------------------------------------------------------
def _adres_van_testdatabase() -> str:
    naam = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{naam}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{naam}"


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_the_sweep_finishes():
    taak = fabriek.lees(fabriek.mensen(30), panel_naam="Proef")
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    programma = (
        "import django, os, signal; django.setup()\n"
        "from meedenkers.importeren import services\n"
        "from meedenkers.models import Meedenker\n"
        "def dood(taak):\n"
        "    assert Meedenker.objects.count() == 30\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "services._ruim_op = dood\n"
        f"services.verwerk({taak.pk})\n"
    )
    omgeving = os.environ | {"DATABASE_URL": _adres_van_testdatabase()}
    einde = subprocess.run([sys.executable, "-c", programma], env=omgeving, cwd=settings.BASE_DIR, check=False)  # noqa: S603
    assert einde.returncode == -signal.SIGKILL
    taak.refresh_from_db()
    assert taak.status == ImportStatus.BEVESTIGD
    assert Contact.objects.count() == Meedenker.objects.count() == Grond.objects.count() == Panel.objects.count() == 0
    assert taak.rijen.exclude(gegevens={}).count() == 30
    assert hervat_importen() == 1
    taak.refresh_from_db()
    assert (taak.status, Meedenker.objects.count()) == (ImportStatus.KLAAR, 30)
    assert hervat_importen() == 0


def test_a_busy_database_is_tried_again_any_other_fault_ends_the_job(monkeypatch):
    taak = fabriek.lees(fabriek.mensen(2))
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)

    def bezet(taak):
        raise OperationalError("database is locked")

    with monkeypatch.context() as even:
        even.setattr(services, "_sla_op", bezet)
        assert hervat_importen() == 0
    taak.refresh_from_db()
    assert taak.status == ImportStatus.BEVESTIGD
    assert hervat_importen() == 1
    stuk = fabriek.lees(fabriek.mensen(2, 50))
    importeren.bevestigen(taak=stuk, door=services.SYSTEEM)
    Importrij.objects.filter(taak=stuk, regel=3).update(gegevens={"naam": "half"})
    assert hervat_importen() == 0
    stuk.refresh_from_db()
    assert stuk.status == ImportStatus.MISLUKT
    assert Meedenker.objects.count() == 2


def test_lists_that_changed_between_preview_and_storing():
    fabriek.lijsten()
    taak = fabriek.lees(fabriek.lijst(fabriek.regel(wijk="Rooswijk", onderwerpen="Wmo, PGB")))
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    Wijk.objects.get(naam="Rooswijk").delete()
    Thema.objects.get(naam="Wmo").delete()
    importeren.verwerk(taak.pk)
    meedenker = Meedenker.objects.get()
    assert meedenker.wijk is None
    assert [t.naam for t in meedenker.themas.all()] == ["PGB"]


def test_previews_that_nobody_confirms_are_forgotten():
    with klok.op(klok.nu() - timedelta(days=15)):
        oud = fabriek.lees(fabriek.mensen(1))
    nieuw = fabriek.lees(fabriek.mensen(1))
    hervat_importen()
    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.status, nieuw.status) == (ImportStatus.GEANNULEERD, ImportStatus.INGELEZEN)
    assert not oud.rijen.exclude(gegevens={}).exists()


# --- other doors ------------------------------------------------------------------------------------------------
def test_command_prints_the_counts(tmp_path):
    fabriek.lijsten()
    uit = StringIO()
    call_command("importeer", str(fabriek.DATA / "meedenkers-excel-latin1.csv"), stdout=uit)
    assert uit.getvalue().startswith("nieuw=449 bijgewerkt=0 dubbel=19 geweigerd=48 overgeslagen=3\n")
    assert Meedenker.objects.count() == Bestand.objects.count() == 0
    uit = StringIO()
    call_command("importeer", str(fabriek.DATA / "meedenkers-excel-latin1.csv"), "--bevestig", stdout=uit)
    call_command(
        "importeer", str(fabriek.DATA / "panel-werk-en-inkomen.xlsx"), "--panel", "Werk", "--bevestig", stdout=uit
    )
    assert uit.getvalue() == (
        "nieuw=449 bijgewerkt=0 dubbel=19 geweigerd=48 overgeslagen=3\n"
        "nieuw=41 bijgewerkt=21 dubbel=0 geweigerd=0 overgeslagen=0\n"
    )
    assert Meedenker.objects.count() == 490


def test_command_says_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match="niet te openen"):
        call_command("importeer", str(tmp_path / "weg.csv"))
    (tmp_path / "x.csv").write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match="kunnen wij niet lezen"):
        call_command("importeer", str(tmp_path / "x.csv"))
    (tmp_path / "x.csv").write_bytes(b"Naam;E-mail\nRia;ria@post.example\n")
    with pytest.raises(CommandError, match="Toestemming"):
        call_command("importeer", str(tmp_path / "x.csv"), "--bevestig")
    assert Bestand.objects.count() == 0


def test_another_mapping_reads_the_same_file_again():
    inhoud = b"Wie dan;Adres;Goed?\nRia;ria@post.example;ja\n"
    taak = fabriek.lees(inhoud)
    assert taak.kolommen["ontbreekt"] == ["naam", "email", "toestemming"]
    with pytest.raises(Afgewezen):
        importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    importeren.lees_opnieuw(taak=taak, kolommen={"naam": 0, "email": 1, "toestemming": 2}, door=services.SYSTEEM)
    assert taak.tellingen["nieuw"] == 1
    importeren.annuleren(taak=taak, door=services.SYSTEEM)
    with pytest.raises(Conflict):
        importeren.lees_opnieuw(taak=taak, kolommen={}, door=services.SYSTEEM)


def test_a_workbook_of_another_municipality():
    Wijk.objects.create(naam="Noord")
    inhoud = fabriek.xlsx(
        ("Lijst cliëntenparticipatie",),
        (),
        ("Voornaam", "Tussenv.", "Achternaam", "Mobiel nr.", "Mailadres", "Buurt", "Geb. datum", "AVG-toestemming"),
        ("Jan", "van der", "Berg", 612345678, "jan@post.example", "NOORD", "1960-01-01", True),
        ("Piet", "", "Jansen", "", "piet@post.example", "", "", False),
    )
    taak = fabriek.importeer(inhoud, "lijst.xlsx")
    assert (taak.tellingen["nieuw"], taak.tellingen["geweigerd"]) == (1, 1)
    jan = Meedenker.objects.select_related("contact", "wijk").get()
    assert (jan.contact.naam, jan.contact.telefoon, jan.wijk.naam, jan.leeftijdsgroep) == (
        "Jan van der Berg", "+31612345678", "Noord", "65+"
    )  # fmt: skip


def test_ten_thousand_rows_in_reasonable_time():
    taak = fabriek.lees(fabriek.mensen(10_000))
    begin = time.process_time()
    assert sla_op(taak, services.SYSTEEM)["nieuw"] == 10_000
    assert time.process_time() - begin < 30
