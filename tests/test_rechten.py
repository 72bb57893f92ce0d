"""Every address × every actor × every method. An address that stands in no list fails."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from tests.wereld import ACTOREN, adressen, argumenten, client_van, maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stil")]

IEDEREEN = set(ACTOREN)
ACCOUNT = IEDEREEN - {"bezoeker", "tafel"}
MEDEWERKER = {"ambtenaar", "adviseur"}
ADVISEUR = {"adviseur"}
COMMISSIE = {"commissielid"}

LIJST = {
    "publiek": (IEDEREEN, "start status eigen_gegevens cijfers privacy toegankelijkheid taal gezond security_txt"),
    "contacten": (IEDEREEN, "belmij belmij_dank"),
    "ontwikkeling": (IEDEREEN, "start inloggen berichten bericht"),
    "mijn": (ACCOUNT, "start wissen gegevens download intrekken"),
    "commissie": (COMMISSIE, "start"),
    "werkplek": (MEDEWERKER, "start"),
    "werkplek#": (ADVISEUR, "berichten bericht_afvinken bericht_opnieuw belverzoeken belverzoek_gebeld"),
    "agenda": (IEDEREEN, "agenda jaar traject"),
    "agenda#": (MEDEWERKER, "werk_lijst werk_traject werk_fase"),
    "agenda##": (
        ADVISEUR,
        "werk_nieuw jaaragenda_maken jaaragenda_wijzigen jaaragenda_publiceren werk_wijzig werk_publiceren werk_doe",
    ),
    "adviezen": (IEDEREEN, "inbreng_nieuw tafel tafel_stoppen adviezen advies verslag"),
    "adviezen#": (
        MEDEWERKER,
        "tafel_medewerker inbreng_invoeren inbreng niet_te_bereiken contacten contact contactpoging contact_afronden "
        "overdragen opvolgingen opvolging opvolging_aanvaarden opvolging_voortgang opvolging_beleidsstap "
        "opvolging_afronden opvolging_overdragen",
    ),
    "adviezen##": (
        ADVISEUR,
        "triage bundelen persoonlijk_contact geen_vervolg terug_naar_nieuw verslag_werk verslag_publiceren "
        "advies_lijst advies_nieuw advies_werk advies_wijzigen advies_wegen advies_route_kiezen advies_heropenen "
        "advies_route_vertellen advies_publiceren advies_terugkoppelen advies_publiceren_en_terugkoppelen "
        "toets_beantwoorden",
    ),
    "adviezen###": (COMMISSIE, "maand toets toets_oordelen"),
    "inloop": (IEDEREEN, "lijst bijeenkomst aanmelden aangemeld ics enquete enquete_dank"),
    "inloop#": (
        MEDEWERKER,
        "werkplek_bijeenkomsten werkplek_bijeenkomst werkplek_bijeenkomst_afsluiten werkplek_aanmelden "
        "werkplek_enquete werkplek_afmelden deur deur_inloper deur_tellen deur_eentje_minder deur_inchecken "
        "deur_niet_inchecken",
    ),
    "inloop##": (
        ADVISEUR,
        "werkplek_bijeenkomst_nieuw werkplek_bijeenkomst_wijzigen werkplek_bijeenkomst_publiceren "
        "werkplek_bijeenkomst_afgelasten",
    ),
    "meedenkers": (IEDEREEN, "meedenken stap dank afscheid loting loting_uitleg bewijs"),
    "meedenkers#": (
        MEDEWERKER,
        "verzoeken verzoek_nieuw verzoek verzoek_intrekken verzoek_terugkoppelen verzoek_doorgeven deelnemers "
        "contact_doorgeven",
    ),
    "meedenkers###": ({"ambtenaar"}, "verzoek_wijzig"),
    "meedenkers##": (
        ADVISEUR,
        "werk_lijst werk_nieuw werk_meedenker werk_bevestigen werk_pauzeren werk_doe verzoek_beantwoorden "
        "uitnodigen verzoek_aanvullen uitnodigingen uitnodiging_antwoord "
        "loten selectie selectie_controle selectie_wissel belasting "
        "import_lijst import_nieuw import_voorbeeld import_bevestigen import_annuleren import_geweigerd "
        "import_blad import_kiezen import_regel dubbelen dubbel_vergelijken dubbel_apart dubbel_terugdraaien "
        "exporteren panels panel_nieuw panel panel_wijzigen panel_zoeken panellid_nieuw panellid_weg organisaties "
        "organisatie_nieuw organisatie organisatie_wijzigen organisatie_zoeken organisatielid_nieuw organisatielid_weg",
    ),
    "budget": (IEDEREEN, "overzicht aanvragen"),
    "budget##": (
        ADVISEUR,
        "werkplek_lijst werkplek_aanvraag in_behandeling_nemen toekennen afwijzen betaling_opdragen "
        "betaling_verzetten betaald verantwoorden intrekken verhaal_plaatsen",
    ),
}
WIE = {f"{app.rstrip('#')}:{naam}": wie for app, (wie, namen) in LIJST.items() for naam in namen.split()}
# The signed token of one moment; made-up ones are one and the same "does not work" page.
MAG_404 = {"inloop:aangemeld"}
DICHT = {403, 404, 405}


def is_dicht(antwoord) -> bool:
    if antwoord.status_code == 302:
        return "/account/" in antwoord.url
    return antwoord.status_code in DICHT


def roep(client, methode: str, adres: str):
    """One request whose changes are thrown away, so that the next actor finds the same world."""
    with transaction.atomic():
        antwoord = getattr(client, methode)(adres)
        transaction.set_rollback(True)
    return antwoord


def test_every_address_against_every_actor():
    maak_wereld()
    clients = {actor: client_van(actor) for actor in ACTOREN}
    eigen = [(naam, patroon) for naam, patroon, _ in adressen() if not patroon.startswith(("account/", "beheer/", "^"))]
    assert {naam for naam, _ in eigen} == set(WIE), "een adres staat in geen lijst, of een lijst noemt wat er niet is"

    fouten = []
    for naam, patroon in eigen:
        namen = re.findall(r"<(?:\w+:)?(\w+)>", patroon)
        adres = reverse(naam, kwargs={k: v for k, v in argumenten(naam).items() if k in namen})
        for actor, client in clients.items():
            mag = actor in WIE[naam]
            statussen = {m: roep(client, m, adres) for m in ("get", "head", "put", "delete", "patch", "post")}
            for methode, antwoord in statussen.items():
                if antwoord.status_code >= 500:
                    fouten.append((naam, actor, methode, antwoord.status_code))
                if not mag and not is_dicht(antwoord):
                    fouten.append((naam, actor, methode, antwoord.status_code))
                if methode in ("put", "delete", "patch") and antwoord.status_code < 300 and actor == "bezoeker":
                    fouten.append((naam, actor, methode, "verandert met een methode die niets hoort te doen"))
            get = statussen["get"].status_code
            if mag and naam not in MAG_404 and get in (403, 404):
                fouten.append((naam, actor, "get", get))
    assert not fouten, "\n".join(map(str, fouten))


def test_admin_is_for_the_beheerder_only():
    maak_wereld()
    for actor in ACTOREN:
        client = client_van(actor)
        for naam, patroon, _ in adressen():
            if not patroon.startswith("beheer/") or "<" in patroon or "(" in patroon or "jsi18n" in patroon:
                continue
            antwoord = roep(client, "get", "/" + patroon)
            assert antwoord.status_code < 500, (naam, actor)
            if actor != "beheerder" and "logout" not in patroon:
                assert antwoord.status_code in (302, 403, 404, 405), (naam, actor, antwoord.status_code)


def test_accounts_never_break():
    maak_wereld()
    for actor in ACTOREN:
        client = client_van(actor)
        for naam, patroon, _ in adressen():
            if patroon.startswith("account/") and "<" not in patroon and "(" not in patroon:
                assert roep(client, "get", "/" + patroon).status_code < 500, (naam, actor)
