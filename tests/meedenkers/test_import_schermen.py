"""The screens of the import, as the adviseur meets them."""

import csv
import io
import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers import importeren
from meedenkers.importeren import services
from meedenkers.models import ImportStatus, Importtaak, Meedenker
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.contacten.models import Bestand
from participatie.ui.tabellen import veilig
from tests.meedenkers import import_fabriek as fabriek

pytestmark = pytest.mark.django_db


def log_in(client, user):
    """Signed in with both factors, as after a passkey."""
    client.force_login(user)
    sessie = client.session
    sessie["account_authentication_methods_user"] = str(user.pk)
    sessie["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "webauthn"}]
    sessie.save()
    return client


@pytest.fixture
def adviseur(client):
    return log_in(client, fabriek.gebruiker("adviseur"))


def adres(naam, taak):
    return reverse(f"meedenkers:import_{naam}", args=[taak.pk])


def stuur(client, inhoud, naam="lijst.csv", **velden):
    return client.post(
        reverse("meedenkers:import_nieuw"), {"bestand": SimpleUploadedFile(naam, inhoud), **velden}, follow=True
    )


def test_from_upload_to_people(adviseur, django_capture_on_commit_callbacks, monkeypatch):
    gewekt = []
    monkeypatch.setattr(services, "_wek", lambda stap, pk: gewekt.append((stap, pk)))
    fabriek.lijsten()
    pagina = stuur(
        adviseur, (fabriek.DATA / "panel-werk-en-inkomen.xlsx").read_bytes(), "panel.xlsx", panel_naam="Werk"
    )
    taak = Importtaak.objects.get()
    tekst = pagina.content.decode()
    assert "Dit is een voorbeeld" in tekst
    assert "Deze mensen komen in het panel Werk." in tekst
    assert "Lauren Wunderink" in tekst
    assert "De opmerking nemen wij niet vanzelf over" in tekst
    assert Meedenker.objects.count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        pagina = adviseur.post(adres("bevestigen", taak), follow=True)
    assert "Wij zijn bezig" in pagina.content.decode()
    assert gewekt == [("verwerk_import", taak.pk)]
    importeren.verwerk(taak.pk)
    tekst = adviseur.get(adres("voorbeeld", taak)).content.decode()
    assert "De lijst is geïmporteerd" in tekst
    assert "Lauren" not in tekst
    assert Meedenker.objects.count() == 62
    assert "panel.xlsx" in adviseur.get(reverse("meedenkers:import_lijst")).content.decode()


def test_not_going_on_stores_nobody(adviseur):
    stuur(adviseur, fabriek.mensen(2))
    taak = Importtaak.objects.get()
    pagina = adviseur.post(adres("annuleren", taak), follow=True)
    assert "niet geïmporteerd" in pagina.content.decode()
    # Too late: a message, not an error.
    pagina = adviseur.post(adres("bevestigen", taak), follow=True)
    assert "ondertussen al veranderd" in pagina.content.decode()
    assert Meedenker.objects.count() == Bestand.objects.count() == 0


@pytest.mark.parametrize(
    "inhoud", [b"%PDF-1.7 x", b"MZ\x90\0\0", b"PK\x03\x04kapot", b" ", b"\xd0\xcf\x11\xe0\xa1\xb1"]
)
def test_a_wrong_file_gives_a_message_and_keeps_what_was_typed(adviseur, inhoud):
    pagina = stuur(adviseur, inhoud, "lijst.xlsx", panel_naam="Mijn panel")
    assert pagina.status_code == 200
    assert pagina.context["form"].errors["bestand"]
    assert "Mijn panel" in pagina.content.decode()
    assert Importtaak.objects.count() == 0


def test_nothing_chosen_or_a_panel_with_nul(adviseur):
    assert "Kies een bestand." in adviseur.post(reverse("meedenkers:import_nieuw"), {}).content.decode()
    pagina = stuur(adviseur, fabriek.mensen(1), panel_naam="a\0b")
    assert pagina.context["form"].errors["panel_naam"]


def test_unknown_columns_are_chosen_on_the_page(adviseur):
    pagina = stuur(adviseur, b"Wie dan;Adres;Goed?\nRia;ria@post.example;ja\n")
    tekst = pagina.content.decode()
    taak = Importtaak.objects.get()
    assert "Wij herkennen niet alle kolommen" in tekst
    assert adres("bevestigen", taak) not in tekst
    pagina = adviseur.post(adres("voorbeeld", taak), {"naam": "99"})
    assert pagina.context["kolommen"].errors["naam"]
    pagina = adviseur.post(adres("voorbeeld", taak), {"naam": "0", "email": "1", "toestemming": "2"}, follow=True)
    assert adres("bevestigen", taak) in pagina.content.decode()
    assert "Ria" in pagina.content.decode()


def test_subjects_that_are_no_theme_are_listed(adviseur):
    pagina = stuur(adviseur, fabriek.lijst(fabriek.regel(onderwerpen="Schaken; dammen")))
    assert "dammen, Schaken" in pagina.content.decode()


@pytest.mark.parametrize(
    ("vraag", "regels"),
    [
        ("", 4),
        ("?uitkomst=nieuw", 1),
        ("?uitkomst=geweigerd", 2),
        ("?uitkomst=dubbel", 1),
        ("?uitkomst=waarschuwing", 1),
        ("?uitkomst=overgeslagen", 0),
        ("?uitkomst=onzin&pagina=99", 4),
        ("?uitkomst=%22'&pagina=x", 4),
    ],
)
def test_filter_by_outcome(adviseur, vraag, regels):
    taak = fabriek.lees(
        fabriek.lijst(
            fabriek.regel(opmerkingen="iets"),
            fabriek.regel(),
            fabriek.regel(naam="", email="a@post.example"),
            fabriek.regel(toestemming="nee"),
        )
    )
    assert len(adviseur.get(adres("voorbeeld", taak) + vraag).context["pagina"].object_list) == regels


def test_refused_rows_to_repair_with_formulas_and_numbers_made_harmless(adviseur):
    taak = fabriek.lees(
        fabriek.lijst(
            fabriek.regel(naam="=1+1", telefoon="+31 6 12345678", opmerkingen="Merkziekte"),
            fabriek.regel(naam="BSN 123456782", email="b@post.example"),
            fabriek.regel(naam="Goed", email="g@post.example"),
            fabriek.regel(naam="Merknee", email="n@post.example", toestemming="nee"),
            fabriek.regel(naam="Merkbsn 123456782", email="m@post.example", toestemming=""),
        )
    )
    antwoord = adviseur.get(adres("geweigerd", taak))
    assert "attachment" in antwoord["Content-Disposition"]
    tekst = antwoord.content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [r["Regel"] for r in rijen] == ["2", "3", "5", "6"]
    assert rijen[0]["Naam"] == "'=1+1"
    assert rijen[0]["Telefoon"] == "+31 6 12345678"
    assert rijen[0]["Waarom niet"] == "De naam is een formule."
    assert rijen[1]["Naam"] == "BSN *********"
    # Who did not agree is not kept, whatever else was wrong with the line; nor is a remark.
    assert "Merk" not in tekst
    assert Gebeurtenis.objects.filter(actie="exporteren", object_id=taak.pk).count() == 1
    importeren.annuleren(taak=taak, door=services.SYSTEEM)
    antwoord = adviseur.get(adres("geweigerd", taak)).content.decode("utf-8-sig")
    assert antwoord.splitlines()[0] == "Regel;Waarom niet"
    assert "post.example" not in antwoord


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_refused_rows_can_be_repaired_and_offered_again_until_their_time_is_over(adviseur, soort):
    """The file that we give out is recognised: the columns that were chosen for the source hold for it too."""
    inhoud = (
        "Wie dan;Adres;Straat;Goed?\nAn;an@post.example;Merkstraat;ja\n"
        "Bo;bo(at)post.example;Merkstraat;ja\n=Cor;c@post.example;x;ja\n"
    )
    taak = fabriek.lees(inhoud.encode())
    importeren.lees_opnieuw(taak=taak, kolommen={"naam": 0, "email": 1, "toestemming": 3}, door=services.SYSTEEM)
    importeren.bevestigen(taak=taak, door=services.SYSTEEM)
    assert importeren.verwerk(taak.pk)["geweigerd"] == 2
    assert "Dat kan tot" in adviseur.get(adres("voorbeeld", taak)).content.decode()
    bestand = adviseur.get(adres("geweigerd", taak), {"soort": soort}).content
    assert b"Merkstraat" not in bestand
    opnieuw = fabriek.lees(bestand, f"geweigerd.{soort}")
    assert opnieuw.kolommen["onthouden"]["bron"] == "lijst"
    assert [r.reden for r in opnieuw.rijen.all()] == ["Het e-mailadres klopt niet.", "De naam is een formule."]
    if soort == "csv":
        hersteld = fabriek.importeer(bestand.replace(b"(at)", b"@").replace(b"'=Cor", b"Cor"), "hersteld.csv")
        assert hersteld.tellingen["nieuw"] == 2
    importeren.services.ruim_geweigerde_op()
    assert taak.rijen.exclude(gegevens={}).count() == 2
    with klok.op(klok.nu() + timedelta(days=14, minutes=1)):
        services.hervat()
    assert not taak.rijen.exclude(gegevens={}).exists()
    assert b"post.example" not in adviseur.get(adres("geweigerd", taak)).content
    assert "Dat kan tot" not in adviseur.get(adres("voorbeeld", taak)).content.decode()


@pytest.mark.parametrize("tekst", ["=1", "+1+2", "-1", "@x", "\tx", "+31;=1"])
def test_formulas_are_neutralised(tekst):
    assert veilig(tekst) == f"'{tekst}"


def test_looking_at_people_is_logged_once_per_page(adviseur):
    taak = fabriek.lees(fabriek.mensen(60))
    adviseur.get(adres("voorbeeld", taak))
    rij = Gebeurtenis.objects.get(actie="inzien")
    assert (rij.object_id, rij.bijzonderheden) == (taak.pk, {"aantal": 50})
    importeren.annuleren(taak=taak, door=services.SYSTEEM)
    adviseur.get(adres("voorbeeld", taak))
    assert Gebeurtenis.objects.filter(actie="inzien").count() == 1


def test_query_counts_at_one_and_at_many_rows(adviseur):
    taken = [fabriek.lees(fabriek.mensen(aantal, vanaf)) for aantal, vanaf in ((1, 1), (50, 100))]
    adviseur.get(adres("voorbeeld", taken[0]))  # makes the row of the municipality
    aantallen = []
    for taak in taken:
        with CaptureQueriesContext(connection) as vragen:
            assert adviseur.get(adres("voorbeeld", taak)).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 12
    aantallen = []
    for extra in (0, 20):
        for n in range(extra):
            fabriek.lees(fabriek.mensen(1, 1000 + n), panel_naam=f"Panel {n}")
        with CaptureQueriesContext(connection) as vragen:
            assert adviseur.get(reverse("meedenkers:import_lijst")).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 12


@pytest.mark.parametrize("rol", [None, "inwoner", "ambtenaar", "commissielid", "beheerder"])
def test_only_the_adviseur(client, rol):
    taak = fabriek.lees(fabriek.mensen(1))
    if rol:
        log_in(client, fabriek.gebruiker(*([] if rol == "inwoner" else [rol])))
    for naam in ("voorbeeld", "geweigerd"):
        assert client.get(adres(naam, taak)).status_code == (403 if rol else 302)
    for naam in ("voorbeeld", "bevestigen", "annuleren"):
        assert client.post(adres(naam, taak)).status_code == (403 if rol else 302)
    for naam in ("lijst", "nieuw"):
        assert client.get(reverse(f"meedenkers:import_{naam}")).status_code == (403 if rol else 302)
    taak.refresh_from_db()
    assert taak.status == ImportStatus.INGELEZEN


def test_changes_are_post_only_and_unknown_is_404(adviseur):
    taak = fabriek.lees(fabriek.mensen(1))
    assert adviseur.get(adres("bevestigen", taak)).status_code == 405
    assert adviseur.get(adres("annuleren", taak)).status_code == 405
    assert adviseur.get(reverse("meedenkers:import_voorbeeld", args=[taak.pk + 1])).status_code == 404


def test_pages_of_every_status_read_well(adviseur):
    taak = fabriek.lees(fabriek.mensen(1))
    for status in ImportStatus:
        Importtaak.objects.filter(pk=taak.pk).update(status=status)
        antwoord = adviseur.get(adres("voorbeeld", taak))
        assert antwoord.status_code == 200
        assert antwoord.content.decode().count("<h1") == 1
