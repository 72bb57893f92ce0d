"""The pages, as residents and staff use them."""

import re
from datetime import timedelta

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inloop import services
from inloop.models import Aanmelding, Bijeenkomst, Enquete
from inloop.queries import bijeenkomst_voor_tafelcode, cijfer_laatste_twee
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.berichten.models import Bericht
from participatie.contacten import links
from participatie.contacten.models import Contact
from participatie.gemeente.models import Wijk
from participatie.kamers import haken
from tests.inloop.fabriek import PUBLIEK, actor, bijeenkomst, concept, gebruiker, log_in, meld_aan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stil")]
GOED = {"naam": "Aya Bakker", "email": "aya@voorbeeld.example", "telefoon": "", "aantal": "2"}


def tekst(antwoord):
    return antwoord.content.decode()


def adres(b, naam="bijeenkomst", *args):
    return reverse(f"inloop:{naam}", args=[b.slug, *args])


def vragen(client, pad):
    client.get(pad)
    with CaptureQueriesContext(
        connection,
    ) as gevraagd:
        assert client.get(pad).status_code == 200
    return len(gevraagd)


# --- public -----------------------------------------------------------------------------------------------------
def test_list_shows_what_comes_and_filters_survive_garbage(client):
    bijeenkomst(titel="Praten over de bus")
    concept(titel="Nog geheim")
    alles = tekst(client.get("/bijeenkomsten/"))
    assert "Praten over de bus" in alles
    assert "Nog geheim" not in alles
    assert "Praten over de bus" not in tekst(client.get("/bijeenkomsten/", {"q": "zwembad"}))
    onzin = {"wijk": "x'\"", "thema": "99999999999999999999", "soort": "<b>", "pagina": "nul", "wanneer": "?"}
    assert "Praten over de bus" in tekst(client.get("/bijeenkomsten/", onzin))
    for q in ('"half', "%_", "a" * 5000, "\x00"):
        assert client.get("/bijeenkomsten/", {"q": q}).status_code in (200, 400)


def test_past_meetings_have_their_own_list(client):
    b = bijeenkomst(titel="Al geweest")
    with klok.op(b.eind + timedelta(days=1)):
        assert "Al geweest" not in tekst(client.get("/bijeenkomsten/"))
        assert "Al geweest" in tekst(client.get("/bijeenkomsten/?wanneer=geweest"))


def test_page_says_places_in_words_and_never_a_number(client):
    b = bijeenkomst(capaciteit=10)
    assert "Er is nog plaats" in tekst(client.get(adres(b)))
    meld_aan(b, 8)
    assert "nog een paar plaatsen" in tekst(client.get(adres(b)))
    meld_aan(b, 2)
    assert "op de wachtlijst" in tekst(client.get(adres(b)))


def test_a_concept_is_not_there_for_visitors(client):
    b = concept()
    for naam in ("bijeenkomst", "aanmelden", "ics", "enquete"):
        assert client.get(adres(b, naam)).status_code == 404


def test_calendar_file_of_the_page(client):
    b = bijeenkomst()
    agenda = icalendar.Calendar.from_ical(client.get(adres(b, "ics")).content)
    assert str(agenda.events[0]["summary"]) == b.titel
    assert agenda.events[0].start == b.begin


def test_sign_up_gives_a_number_and_what_happens_next(client):
    b = bijeenkomst()
    antwoord = client.post(adres(b, "aanmelden"), GOED | {"tolk": "on", "tolk_taal": "Tigrinya"}, follow=True)
    a = Aanmelding.objects.get()
    assert (a.aantal, a.tolk, a.tolk_taal, a.status) == (2, True, "Tigrinya", "geplaatst")
    pagina = tekst(antwoord)
    for woord in (a.nummer, "Wat gebeurt er nu?", "14\N{NO-BREAK SPACE}0000", "Er is plaats voor u"):
        assert woord in pagina
    assert links.maak(a) not in pagina


@pytest.mark.parametrize("vol", [False, True])
def test_the_page_does_not_tell_whether_somebody_was_on_the_list(client, vol):
    b = bijeenkomst(capaciteit=5)
    meld_aan(b, email="aya@voorbeeld.example")
    if vol:
        meld_aan(b, 4)

    def pagina(email):
        antwoord = Client().post(adres(b, "aanmelden"), GOED | {"email": email, "aantal": "1"}, follow=True)
        kaal = re.sub(r"M-\d{4}-\d{4}", "NUMMER", tekst(antwoord))
        assert "NUMMER" in kaal
        return re.sub(r'(aangemeld/)[^/"]+|(value=")[A-Za-z0-9]{64}', r"\1\2", kaal), antwoord.status_code

    bekend = pagina("aya@voorbeeld.example")
    assert bekend == pagina("nieuw@voorbeeld.example")
    assert Aanmelding.objects.filter(contact__email="aya@voorbeeld.example").count() == 1


def test_who_comes_on_the_waiting_list_reads_that_all_is_taken(client):
    b = bijeenkomst(capaciteit=1)
    pagina = tekst(client.get(adres(b)))
    assert "Meld u aan" in pagina
    assert pagina.index("<h1>") < pagina.index(b.locatie) < pagina.index("Meld u aan") < pagina.index("Waar gaat het")
    meld_aan(b)
    for pad in (adres(b), adres(b, "aanmelden")):
        assert "Zet mij op de wachtlijst" in tekst(client.get(pad))
    pagina = tekst(client.post(adres(b, "aanmelden"), GOED | {"aantal": "1"}, follow=True))
    assert "Alle plaatsen zijn bezet. U staat op de wachtlijst." in pagina
    assert pagina.index("Wat gebeurt er nu?") < pagina.index("al eerder aan")


@pytest.mark.parametrize(
    ("adres_", "hoe_vaak"), [("Kade 1", 1), ("Kade 1, Westzaan", 1), ("Kade 1, 1551 AB WESTZAAN", 0)]
)
def test_the_district_is_said_once(client, adres_, hoe_vaak):
    wijk = Wijk.objects.create(naam="Westzaan")
    pagina = tekst(client.get(adres(bijeenkomst(adres=adres_, wijk=wijk, titel="Inloop", omschrijving="Kom."))))
    assert pagina.count("Westzaan") == hoe_vaak


def test_a_tampered_confirmation_or_status_token_is_one_and_the_same_page(client):
    b, ander = bijeenkomst(), bijeenkomst()
    a = meld_aan(b)
    token = client.post(adres(b, "aanmelden"), GOED).url.rstrip("/").rsplit("/", 1)[1]
    goed = links.maak(a)
    fout = [
        client.get(adres(b, "aangemeld", "rommel")),
        client.get(adres(b, "aangemeld", token[:-1] + ("A" if token[-1] != "A" else "B"))),
        client.get(adres(ander, "aangemeld", token)),
        client.get(reverse("publiek:status", args=[goed[:-1] + ("A" if goed[-1] != "A" else "B")])),
        client.get(reverse("publiek:status", args=["x"])),
    ]
    Aanmelding.objects.filter(pk=a.pk).update(link_versie=9)
    fout.append(client.get(reverse("publiek:status", args=[goed])))
    assert {f.status_code for f in fout} == {404}
    # The menu knows in which part of the site the address lies; beyond that nothing differs.
    for deel in (fout[:3], fout[3:]):
        assert len({re.sub(r'value="[^"]*"', "", tekst(f)) for f in deel}) == 1


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"aantal": "300"}, "van 1 tot en met 50"),
        ({"aantal": "veel"}, "heel getal"),
        ({"email": "", "telefoon": "12"}, "telefoonnummer in, zoals"),
        ({"email": "", "telefoon": ""}, "e-mailadres of een telefoonnummer"),
        ({"tolk": "on"}, "voor welke taal"),
        ({"naam": "A\x00B"}, "teken"),
        ({"naam": ""}, "Vul hier iets in"),
    ],
)
def test_bad_input_is_explained_and_nothing_typed_is_lost(client, anders, melding):
    b = bijeenkomst()
    antwoord = client.post(adres(b, "aanmelden"), GOED | {"tolk_taal": ""} | anders)
    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    if "naam" not in anders:
        assert "Aya Bakker" in tekst(antwoord)
    assert not Aanmelding.objects.exists()
    assert not Contact.objects.exists()


def test_a_group_larger_than_the_meeting_keeps_what_was_typed(client):
    antwoord = client.post(adres(bijeenkomst(capaciteit=3), "aanmelden"), GOED | {"aantal": "4"})
    assert "1 tot en met 3 mensen" in tekst(antwoord)
    assert "Aya Bakker" in tekst(antwoord)


def test_script_in_a_name_stays_text(client):
    b = bijeenkomst()
    client.post(adres(b, "aanmelden"), GOED | {"naam": "<script>alert(1)</script> X"})
    log_in(client, gebruiker("adviseur"))
    for naam in ("werkplek_bijeenkomst", "deur"):
        with klok.op(b.begin if naam == "deur" else klok.nu()):
            pagina = tekst(client.get(adres(b, naam), {"q": "script"}))
        assert "<script>alert" not in pagina
        assert "&lt;script&gt;" in pagina


@pytest.mark.parametrize("wanneer", ["geweest", "begonnen", "afgelast"])
def test_closed_sign_up_pages_say_why(client, wanneer):
    door = actor("adviseur")
    b = bijeenkomst(door)
    moment = klok.nu()
    if wanneer == "afgelast":
        services.afgelasten(bijeenkomst=b, door=door)
    else:
        moment = b.eind + timedelta(hours=1) if wanneer == "geweest" else b.begin + timedelta(minutes=5)
    woord = {"geweest": "is geweest", "begonnen": "gewoon langskomen", "afgelast": "gaat niet door"}[wanneer]
    with klok.op(moment):
        assert woord in tekst(client.get(adres(b, "aanmelden")))
        assert client.post(adres(b, "aanmelden"), GOED).status_code == 200
        assert client.get(adres(b)).status_code == 200
    assert not Aanmelding.objects.exists()


def test_status_page_shows_and_only_a_post_acts(client):
    b = bijeenkomst(capaciteit=1)
    a, wacht = meld_aan(b, behoeften={"rolstoel": True}), meld_aan(b)
    pad = reverse("publiek:status", args=[links.maak(a)])
    voor = (Gebeurtenis.objects.count(), Bericht.objects.count())
    for _n in range(10):
        assert client.get(pad).status_code == client.head(pad).status_code == 200
    assert client.put(pad).status_code == 405
    a.refresh_from_db()
    assert (a.status, Gebeurtenis.objects.count(), Bericht.objects.count()) == ("geplaatst", *voor)
    assert "rolstoel" in tekst(client.get(pad))
    assert "op plaats 1" in tekst(client.get(reverse("publiek:status", args=[links.maak(wacht)])))
    assert "U bent afgemeld" in tekst(client.post(pad, follow=True))
    wacht.refresh_from_db()
    assert wacht.status == "geplaatst"
    assert client.post(pad).status_code == 302  # again: nothing breaks


def test_survey_is_open_from_the_beginning_until_fourteen_days_after(client):
    b = bijeenkomst()
    vast = {"cijfer": "8", "tip": "meer stoelen", "top": "koffie"}
    laatste = klok.lokaal(b.dag + timedelta(days=14), 23, 59)
    for moment, open_ in [
        (b.begin - timedelta(minutes=1), False),
        (b.begin, True),
        (laatste, True),
        (laatste + timedelta(minutes=1), False),
    ]:
        Enquete.objects.all().delete()
        with klok.op(moment):
            client.post(adres(b, "enquete"), vast)
        assert Enquete.objects.exists() is open_, moment
    with klok.op(b.begin):
        assert "1 is heel slecht" in tekst(client.post(adres(b, "enquete"), {"cijfer": "11"}))


def test_the_survey_does_not_log_who_answered():
    b = bijeenkomst()
    with klok.op(b.begin):
        services.enquete_invullen(bijeenkomst=b, cijfer=7, door=actor())
    assert Gebeurtenis.objects.get(actie="enquete_invullen").user_id is None


# --- counts -----------------------------------------------------------------------------------------------------
def test_query_counts_do_not_grow_with_rows(client):
    def meer(n):
        for _n in range(n):
            meld_aan(bijeenkomst(titel="Een van veel", capaciteit=20))

    door = gebruiker("adviseur")
    staf = log_in(Client(), door)
    meer(1)
    een = [vragen(client, "/bijeenkomsten/"), vragen(staf, "/werkplek/bijeenkomsten/")]
    meer(49)
    veel = [vragen(client, "/bijeenkomsten/"), vragen(staf, "/werkplek/bijeenkomsten/")]
    assert een == veel
    assert max(veel) <= 12


def test_the_meeting_page_of_staff_is_equal_at_one_and_fifty_sign_ups():
    b = bijeenkomst()
    staf = log_in(Client(), gebruiker("adviseur"))
    meld_aan(b, behoeften={"rolstoel": True})

    def tel():
        with klok.op(b.begin):
            deur = [vragen(staf, adres(b, "deur") + q) for q in ("", "?q=persoon")]
        return vragen(staf, adres(b, "werkplek_bijeenkomst")), *deur

    een = tel()
    for _n in range(49):
        meld_aan(b)
    assert tel() == een


def test_signing_up_takes_at_most_fifteen_statements(client):
    b = bijeenkomst(capaciteit=10)
    meld_aan(b)  # the counter of the year exists
    with CaptureQueriesContext(connection) as gevraagd:
        assert client.post(adres(b, "aanmelden"), GOED).status_code == 302
    echt = [q for q in gevraagd if not re.match(r"(RELEASE )?SAVEPOINT|BEGIN|COMMIT", q["sql"])]
    assert len(echt) <= 15


# --- staff ------------------------------------------------------------------------------------------------------
FORM = {
    "titel": "Nieuw!",
    "soort": "inloop",
    "omschrijving": "Praat mee.",
    "begintijd": "14.00",
    "eindtijd": "16 uur",
    "locatie": "Buurthuis",
    "adres": "Plein 1",
    "capaciteit": "30",
}


def test_adviseur_makes_publishes_changes_and_cancels_a_meeting(client):
    user = gebruiker("adviseur")
    log_in(client, user)
    over = klok.vandaag() + timedelta(days=20)
    form = FORM | {"dag": f"{over:%d-%m-%Y}", "gastheer": user.pk}
    assert client.post("/werkplek/bijeenkomsten/nieuw/", form).status_code == 302
    b = Bijeenkomst.objects.get()
    assert (b.begin, b.gastheer, b.status) == (klok.lokaal(over, 14), user, "concept")
    client.post(adres(b, "werkplek_bijeenkomst_publiceren"))
    b.refresh_from_db()
    assert b.status == "gepubliceerd"
    assert len(b.tafelcode) == 6
    assert client.get(adres(b, "werkplek_bijeenkomst_wijzigen")).status_code == 200
    a = meld_aan(b)
    client.post(adres(b, "werkplek_bijeenkomst_wijzigen"), form | {"begintijd": "13.00", "deurhulpen": [user.pk]})
    b.refresh_from_db()
    assert (b.begin, b.ics_volgorde, list(b.deurhulpen.all())) == (klok.lokaal(over, 13), 1, [user])
    assert Bericht.objects.filter(soort="inloop.verplaatst", object_id=a.pk).exists()
    assert "Weet u zeker" in tekst(client.get(adres(b, "werkplek_bijeenkomst_afgelasten")))
    client.post(adres(b, "werkplek_bijeenkomst_afgelasten"))
    b.refresh_from_db()
    assert b.status == "afgelast"
    # A cancelled meeting is not cancelled again.
    assert client.post(adres(b, "werkplek_bijeenkomst_afgelasten")).status_code in (302, 403)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"dag": "31-02-2030"}, "dag-maand-jaar"),
        ({"dag": "01-01-2020"}, "al geweest"),
        ({"eindtijd": "13.00"}, "na het begin"),
        ({"capaciteit": "0"}, "1 tot en met 5000"),
        ({"titel": ""}, "Vul hier iets in"),
    ],
)
def test_a_wrong_meeting_form_is_explained(client, anders, melding):
    user = gebruiker("adviseur")
    log_in(client, user)
    dag = f"{klok.vandaag() + timedelta(days=20):%d-%m-%Y}"
    antwoord = client.post("/werkplek/bijeenkomsten/nieuw/", FORM | {"dag": dag, "gastheer": user.pk} | anders)
    assert melding in tekst(antwoord)
    assert "Praat mee." in tekst(antwoord)
    assert not Bijeenkomst.objects.exists()


def test_an_ambtenaar_sees_own_meetings_only_and_makes_none(client):
    mijn, ander, helper = gebruiker("ambtenaar"), bijeenkomst(), gebruiker("ambtenaar")
    eigen = bijeenkomst(gastheer=mijn, deurhulpen=[helper])
    log_in(client, mijn)
    assert client.get(adres(eigen, "werkplek_bijeenkomst")).status_code == 200
    assert client.get(adres(ander, "werkplek_bijeenkomst")).status_code == 404
    assert client.get(adres(ander, "deur")).status_code == 404
    assert client.get("/werkplek/bijeenkomsten/nieuw/").status_code == 403
    assert client.get(adres(eigen, "werkplek_bijeenkomst_wijzigen")).status_code == 403
    log_in(client, helper)
    assert client.get(adres(eigen, "deur")).status_code == 200
    with klok.op(eigen.eind):
        assert client.post(adres(eigen, "werkplek_bijeenkomst_afsluiten")).status_code == 403
        log_in(client, mijn)
        assert client.post(adres(eigen, "werkplek_bijeenkomst_afsluiten")).status_code == 302
    eigen.refresh_from_db()
    assert eigen.status == "afgesloten"


def test_staff_sign_somebody_up_and_off(client):
    b = bijeenkomst()
    log_in(client, gebruiker("adviseur"))
    client.post(adres(b, "werkplek_aanmelden"), GOED)
    assert "stond al op de lijst" in tekst(client.post(adres(b, "werkplek_aanmelden"), GOED, follow=True))
    a = Aanmelding.objects.get()
    client.post(reverse("inloop:werkplek_afmelden", args=[a.pk]))
    a.refresh_from_db()
    assert a.status == "afgemeld"


def test_meeting_page_counts_the_needs_and_logs_who_looked(client):
    b = bijeenkomst()
    for taal in ("arabisch", "Arabisch "):
        meld_aan(b, behoeften={"tolk": True, "tolk_taal": taal, "rolstoel": True})
    log_in(client, gebruiker("adviseur"))
    pagina = tekst(client.get(adres(b, "werkplek_bijeenkomst")))
    assert "2 × rolstoel" in pagina
    assert "2 × tolk Arabisch" in pagina
    assert Gebeurtenis.objects.filter(actie="inzien", object_id=b.pk).count() == 1


def test_staff_find_a_sign_up_by_the_number_that_a_repeat_was_given(client):
    b = bijeenkomst()
    meld_aan(b, naam="Cor Ander")
    a = meld_aan(b, naam="Aya Bakker", email="aya@voorbeeld.example")
    nummer = meld_aan(b, email="aya@voorbeeld.example").herhaling.nummer
    log_in(client, gebruiker("adviseur"))
    for q in (nummer.lower(), a.nummer, "bakker"):
        assert b.titel in tekst(client.get("/werkplek/bijeenkomsten/", {"q": q}))
        with klok.op(b.begin):
            deurlijst = tekst(client.get(adres(b, "deur"), {"q": q}))
        assert "Aya B" in deurlijst
        assert "Cor A" not in deurlijst
        pagina = tekst(client.get(adres(b, "werkplek_bijeenkomst"), {"q": q}))
        assert "Aya Bakker" in pagina
        assert "Cor Ander" not in pagina


def test_paper_surveys_count_in_the_mark(client):
    b = bijeenkomst()
    log_in(client, gebruiker("adviseur"))
    with klok.op(b.eind + timedelta(days=30)):
        for cijfer in (7, 8, 8):
            client.post(adres(b, "werkplek_enquete"), {"cijfer": cijfer})
    assert Enquete.objects.filter(op_papier=True).count() == 3
    assert cijfer_laatste_twee(b.dag.year) == "7,7"


# --- door -------------------------------------------------------------------------------------------------------
@pytest.fixture
def deur(client):
    b = bijeenkomst(titel="Schulden en geldzorgen")
    log_in(client, gebruiker("adviseur"))
    return client, b


def sleutel(pagina, voor):
    return re.search(rf'name="{voor}-sleutel"[^>]*value="(\w+)"', pagina)[1]


def test_door_names_place_and_time_not_the_subject_and_first_names_only(deur):
    client, b = deur
    meld_aan(b, naam="Maria Jansen")
    meld_aan(b, naam="anna de Wit")
    with klok.op(b.begin):
        for q in ("", "mar"):
            pagina = tekst(client.get(adres(b, "deur"), {"q": q}))
            assert "Deurlijst, 14.00 uur, Buurthuis De Brug" in pagina
            assert "Maria J." in pagina
            assert ("anna W." in pagina) is (not q)
            assert "Jansen" not in pagina
            assert "Schulden en geldzorgen" not in pagina
        assert tekst(client.get(adres(b, "deur"))).index("anna W.") < pagina.index("Maria J.")


def test_door_names_who_came_in_and_offers_to_undo(deur):
    client, b = deur
    a = meld_aan(b, naam="Maria Jansen")
    with klok.op(b.begin):
        for _n in range(2):
            antwoord = client.post(reverse("inloop:deur_inchecken", args=[a.pk]), {"q": "mar"}, follow=True)
            assert "Maria J. is binnen." in tekst(antwoord)
            assert "q=mar" in antwoord.redirect_chain[0][0]
            terug = tekst(client.post(reverse("inloop:deur_niet_inchecken", args=[a.pk]), follow=True))
            assert "Maria J. staat weer bij wie nog komt." in terug
        pagina = tekst(client.get(adres(b, "deur")))
        form = {"i-sleutel": sleutel(pagina, "i"), "i-naam": "Piet Ibrahim", "i-aantal": "1"}
        antwoord = client.post(adres(b, "deur_inloper"), form, follow=True)
        assert "Piet I. is binnen." in tekst(antwoord)
        piet = Aanmelding.objects.get(aan_de_deur=True)
        weg = reverse("inloop:deur_niet_inchecken", args=[piet.pk])
        assert f'action="{weg}"' in tekst(antwoord)
        assert "Piet I. is van de lijst gehaald." in tekst(client.post(weg, follow=True))
        # The same form, sent again after that: it stays undone, and nobody comes in.
        assert "is binnen" not in tekst(client.post(adres(b, "deur_inloper"), form, follow=True))
        assert "Piet" not in tekst(client.get(adres(b, "deur"), {"laatste": piet.pk}))
        # Somebody of another meeting is not named here.
        ander = meld_aan(bijeenkomst(over_dagen=0, uur=16), naam="Wim Elders")
        services.inchecken(aanmelding=ander, door=actor("adviseur"))
        for pk in (ander.pk, "x", "9" * 30):
            assert "is binnen" not in tekst(client.get(adres(b, "deur"), {"laatste": pk}))
    assert Gebeurtenis.objects.filter(actie="inloper_terugnemen", object_id=piet.pk).count() == 1


def test_a_closed_door_shows_no_names_and_no_forms(deur):
    client, b = deur
    meld_aan(b, naam="Maria Jansen")
    pagina = tekst(client.get(adres(b, "deur"), {"q": "mar"}))
    assert "Hij gaat open op" in pagina
    with klok.op(b.eind):
        services.afsluiten(bijeenkomst=b, door=actor("adviseur"))
        assert "niet meer bijhouden" in tekst(client.get(adres(b, "deur")))
    for weg in ("Maria", "i-naam", "t-aantal", 'name="q"'):
        assert weg not in pagina
    assert Gebeurtenis.objects.filter(actie="inzien").count() == 0


def test_door_check_in_undo_walk_in_and_count(deur):
    client, b = deur
    a = meld_aan(b, 2)
    with klok.op(b.begin):
        for _n in range(2):
            client.post(reverse("inloop:deur_inchecken", args=[a.pk]), {"q": "per"})
        a.refresh_from_db()
        assert a.status == "aanwezig"
        pagina = tekst(client.get(adres(b, "deur")))
        for _n in range(2):  # a double click sends the same form twice
            form = {"i-sleutel": sleutel(pagina, "i"), "i-naam": "Bo", "i-aantal": "1"}
            client.post(adres(b, "deur_inloper"), form)
            client.post(adres(b, "deur_tellen"), {"t-sleutel": sleutel(pagina, "t"), "t-aantal": "3"})
        pagina = tekst(client.get(adres(b, "deur")))
        assert re.search(r"Mensen binnen</p><p[^>]*>6<", pagina)
        client.post(adres(b, "deur_eentje_minder"), {"sleutel": "een"})
        client.post(reverse("inloop:deur_niet_inchecken", args=[a.pk]))
        a.refresh_from_db()
        b.refresh_from_db()
        assert (a.status, b.zonder_naam) == ("geplaatst", 2)
        bo = Aanmelding.objects.get(aan_de_deur=True)
        client.post(reverse("inloop:deur_niet_inchecken", args=[bo.pk]))
        bo.refresh_from_db()
        assert bo.status == "afgemeld"


def test_door_is_closed_before_the_day_and_says_so(deur):
    client, b = deur
    a = meld_aan(b)
    antwoord = client.post(reverse("inloop:deur_inchecken", args=[a.pk]), follow=True)
    assert "vandaag niet" in tekst(antwoord)
    a.refresh_from_db()
    assert a.status == "geplaatst"


def test_door_keeps_what_was_typed_wrong(deur):
    client, b = deur
    with klok.op(b.begin):
        form = {"i-sleutel": "s", "i-naam": "Bo", "i-aantal": "1", "i-telefoon": "1"}
        pagina = tekst(client.post(adres(b, "deur_inloper"), form))
        assert 'value="Bo"' in pagina
        assert "telefoonnummer in" in pagina
        assert client.post(adres(b, "deur_tellen"), {"t-aantal": "-4"}).status_code == 200
    assert not Aanmelding.objects.exists()


# --- code of the day, figures and other rooms -------------------------------------------------------------------
def test_table_code_works_on_the_day_only():
    b = bijeenkomst(over_dagen=5)
    assert bijeenkomst_voor_tafelcode(b.tafelcode) is None
    for moment, werkt in [
        (klok.lokaal(b.dag), True),
        (klok.lokaal(b.dag, 23, 59), True),
        (klok.lokaal(b.dag + timedelta(days=1)), False),
    ]:
        with klok.op(moment):
            assert (bijeenkomst_voor_tafelcode(f" {b.tafelcode.lower()[:3]} {b.tafelcode[3:]}") == b) is werkt
    with klok.op(b.begin):
        assert [bijeenkomst_voor_tafelcode(fout) for fout in ("", "ABCDEF", "'", "%")] == [None] * 4


def test_figures_count_visitors_of_the_year():
    door = actor("adviseur")
    b = bijeenkomst(door, over_dagen=1)
    a = meld_aan(b, 3)
    meld_aan(b)  # did not come
    with klok.op(b.begin):
        services.inchecken(aanmelding=a, door=door)
        services.tel_zonder_naam(bijeenkomst=b, aantal=4, door=door)
        services.enquete_invullen(bijeenkomst=b, cijfer=8, door=PUBLIEK)
    with klok.op(b.eind + timedelta(hours=1)):
        waarden = {c.sleutel: c.waarde for c in haken.vraag("cijfers", b.dag.year)}
        leeg = {c.sleutel: c.waarde for c in haken.vraag("cijfers", b.dag.year - 7)}
    assert [waarden[s] for s in ("bijeenkomsten", "bezoekers", "rapportcijfer")] == [1, 7, "8,0"]
    assert [leeg[s] for s in ("bijeenkomsten", "bezoekers", "rapportcijfer")] == [0, 0, None]


def test_home_worklist_and_mijn_show_the_meeting(client):
    user = gebruiker("ambtenaar")
    b = bijeenkomst(titel="Koffie in de wijk", over_dagen=3, gastheer=user)
    a = meld_aan(b)
    assert "Koffie in de wijk" in tekst(client.get("/"))
    assert [w.titel for w in haken.vraag("werklijst", user) if w.url == adres(b, "werkplek_bijeenkomst")]
    [blok] = [x for x in haken.blokken("start.mijn", Contact.objects.filter(pk=a.contact_id)) if "aanmeldingen" in x]
    assert blok["aanmeldingen"] == [a]
    with klok.op(b.eind + timedelta(hours=1)):
        assert "Bijeenkomst afsluiten" in [w.soort for w in haken.vraag("werklijst", user)]
