"""The screens of the draw and of the load: what is shown, to whom, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers import services
from meedenkers.models import (
    Bevolkingsaandeel,
    Ervaringsoort,
    Kenmerk,
    Lotingsregels,
    Selectie,
    SelectieStatus,
    UitnodigingStatus,
    Wissel,
)
from meedenkers.opzet import kans_in_woorden
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.gemeente.models import Afdeling, Wijk
from tests.agenda.fabriek import gebruiker, log_in
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.selectie_fabriek import aanvaard_verzoek, getrokken, gevraagd, mensen, met_ervaring, opzet

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviseur():
    return gebruiker("adviseur", naam="Ad Viseur")


@pytest.fixture
def door(adviseur):
    return Actor.gebruiker(adviseur)


@pytest.fixture
def verzoek(adviseur):
    return aanvaard_verzoek(
        adviseur, afdeling=Afdeling.objects.create(naam="Zorg"), activiteit_op=klok.vandaag() + timedelta(days=40)
    )


@pytest.fixture
def binnen(client, adviseur):
    return log_in(client, adviseur)


def tekst(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


def pad(naam, verzoek, *rest) -> str:
    return reverse(f"meedenkers:{naam}", args=[verzoek.nummer, *rest])


def invulling(**anders) -> dict:
    dag = klok.vandaag() + timedelta(days=10)
    return {"gewenst": "4", "ja_procent": "100", "antwoord_uiterlijk": f"{dag:%d-%m-%Y}", "vult_aan": "on"} | anders


# --- settings ---------------------------------------------------------------------------------------------------
def test_numbers_without_script_then_mend_then_draw(binnen, verzoek):
    noord = Wijk.objects.create(naam="Noord")
    mensen(2, wijk=noord)
    mensen(10)
    loten = pad("loten", verzoek)
    html = tekst(binnen.get(loten))
    assert "<strong>12</strong> mensen kunnen gevraagd worden" in html
    assert "Wij nodigen er <strong>12</strong> uit" in html  # eight wanted, half says yes, and no more than there are
    vraag = invulling(**{f"q-wijk-{noord.pk}-min": "4"})
    html = tekst(binnen.get(loten, vraag))
    assert "Deze verdeling kan niet" in html
    assert "minstens 2 in plaats van 4" in html
    assert "Loot nu" not in html
    antwoord = binnen.post(loten, vraag)
    assert antwoord.status_code == 200
    assert "kan niet" in tekst(antwoord)
    assert not Selectie.objects.exists()
    vraag[f"q-wijk-{noord.pk}-min"] = "2"
    html = tekst(binnen.get(loten, vraag))
    assert "Deze verdeling kan." in html
    assert f'name="q-wijk-{noord.pk}-min" value="2"' in html
    antwoord = binnen.post(loten, vraag)
    assert antwoord.url == pad("selectie", verzoek, 1)
    selectie = Selectie.objects.get()
    assert (selectie.gewenst, selectie.vult_aan, len(getrokken(selectie))) == (4, True, 4)
    assert selectie.opzet["quota"] == [["wijk", str(noord.pk), "Noord", 2, None]]
    assert Gebeurtenis.objects.filter(actie="trekken").count() == 1


def test_kinds_without_a_place_are_told_first(binnen, verzoek):
    noord = Wijk.objects.create(naam="Noord")
    mensen(3, wijk=noord)
    mensen(9)
    html = tekst(binnen.get(pad("loten", verzoek), invulling(**{f"q-wijk-{noord.pk}-max": "0"})))
    assert html.index("kunnen niet geloot worden") < html.index("Deze verdeling kan.")
    assert "3 mensen (Wijk: Noord)" in html


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"gewenst": ""}, "Vul hier iets in"),
        ({"gewenst": "0"}, ""),
        ({"gewenst": "9" * 40}, ""),
        ({"ja_procent": "nul"}, "heel getal"),
        ({"antwoord_uiterlijk": "01-01-2020"}, "Kies een dag die nog komt"),
        ({"antwoord_uiterlijk": "01-01-2199"}, "Kies een dag voor de activiteit"),
        ({"q-leeftijd-65-min": "5", "q-leeftijd-65-max": "2"}, "minstens zo groot"),
        ({"q-leeftijd-65-min": "-1"}, ""),
        ({"q-leeftijd-65-min": "1\x00"}, ""),
        ({"wijken": ["99999999999999999999", "x"]}, "bestaat niet"),
        ({"q-wijk-bestaatniet-min": "4", "onzin": "x" * 5000}, None),
    ],
)
def test_what_is_filled_in_wrong_is_said_and_not_lost(binnen, verzoek, anders, melding):
    mensen(6, wijk=Wijk.objects.create(naam="Noord"))
    vraag = invulling(q=1) | anders
    antwoord = binnen.post(pad("loten", verzoek), vraag)
    if melding is None:
        assert antwoord.status_code == 302
        return
    html = tekst(antwoord)
    assert antwoord.status_code == 200
    assert melding in html
    assert "data-foutenlijst" in html
    assert not Selectie.objects.exists()
    assert (
        binnen.get(pad("loten", verzoek), {k: v for k, v in vraag.items() if "\x00" not in str(v)}).status_code == 200
    )


def test_experience_is_counted_and_logged_only_when_filled_in(binnen, verzoek):
    hulp = Ervaringsoort.objects.create(naam="Hulp in huis")
    for m in mensen(4):
        met_ervaring(m, hulp)
    mensen(4)
    ervaring = Gebeurtenis.objects.filter(actie="inzien", soort="meedenkers.ervaring")
    html = tekst(binnen.get(pad("loten", verzoek)))
    assert "nog niet geteld" in html
    assert not ervaring.exists()
    html = tekst(binnen.get(pad("loten", verzoek), invulling(**{f"q-ervaring-{hulp.pk}-min": "1"})))
    assert "nog niet geteld" not in html
    assert ervaring.get().bijzonderheden["aantal"] == 4


def test_a_colleague_who_drew_meanwhile_is_not_overruled(binnen, verzoek, door):
    mensen(12)
    services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    antwoord = binnen.post(pad("loten", verzoek), invulling(), follow=True)
    assert "Een collega heeft zojuist" in tekst(antwoord)
    assert Selectie.objects.count() == 1
    # Again with a reason, starting from the settings of the first.
    assert 'value="4"' in tekst(binnen.get(pad("loten", verzoek)))
    zonder = binnen.post(pad("loten", verzoek), invulling(vervangt="1", reden=""))
    assert "Waarom loot u opnieuw? Vul hier iets in" in tekst(zonder)
    met = binnen.post(pad("loten", verzoek), invulling(vervangt="1", reden="Er is een andere dag."))
    assert met.url == pad("selectie", verzoek, 2)
    html = tekst(binnen.get(met.url))
    assert "Er is een andere dag." in html
    assert pad("selectie", verzoek, 1) in html
    assert "Vervallen" in html


def test_no_draw_for_a_panel_or_for_what_was_not_accepted(binnen, verzoek):
    mensen(3)
    for status in ("ingediend", "uitgenodigd", "teruggekoppeld"):
        type(verzoek).objects.filter(pk=verzoek.pk).update(status=status)
        assert binnen.get(pad("loten", verzoek)).status_code == 302
        assert binnen.post(pad("loten", verzoek), invulling()).status_code == 302
    assert not Selectie.objects.exists()


# --- the draw ---------------------------------------------------------------------------------------------------
def test_the_page_says_who_why_and_why_not(binnen, verzoek, door):
    noord = Wijk.objects.create(naam="Noord")
    vaak = meedenker(wijk=noord, contactgegevens={"naam": "Vera Vaak"})
    gevraagd(vaak, 30)
    pauze = meedenker(contactgegevens={"naam": "Piet Pauze"})
    services.pauzeren(meedenker=pauze, tot=klok.vandaag() + timedelta(days=20), door=BEZOEKER)
    services.trek(verzoek=verzoek, opzet=opzet(gewenst=1), door=door)
    html = tekst(binnen.get(pad("selectie", verzoek, 1)))
    for stuk in ("Vera Vaak", "Noord", "zeker", "Eén keer eerder gevraagd", "Gewicht 0,5", "Uitnodigen (1 persoon)"):
        assert stuk in html, stuk
    assert "Piet Pauze" not in html
    assert "met pauze" in tekst(binnen.get(pad("selectie", verzoek, 1), {"q": "Pauze"}))
    assert "Geloot." in tekst(binnen.get(pad("selectie", verzoek, 1), {"q": "vera"}))
    assert Gebeurtenis.objects.filter(actie="inzien", soort="meedenkers.meedenker").count() == 3


def test_swapping_warns_and_keeps(binnen, verzoek, door):
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    mensen(4, wijk=noord)
    mensen(6, wijk=zuid)
    quota = [(Kenmerk.WIJK, str(noord.pk), "Noord", 2, 2)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(quota=quota), door=door)
    eruit = selectie.kandidaten.filter(getrokken=True, meedenker__wijk=noord).first()
    adres = pad("selectie_wissel", verzoek, 1, eruit.pk)
    html = tekst(binnen.get(adres))
    assert "zelfde kenmerken" in html
    assert "let op: Wijk: Noord wordt 1 (afgesproken: 2 tot 2)" in html
    assert html.index("zelfde kenmerken") < html.index("let op")
    ander = selectie.kandidaten.filter(getrokken=False, meedenker__wijk=zuid).first()
    assert "Vul hier iets in" in tekst(binnen.post(adres, {"erin": ander.pk, "reden": ""}))
    assert "bestaat niet" in tekst(binnen.post(adres, {"erin": eruit.pk, "reden": "x"}))
    assert not Wissel.objects.exists()
    antwoord = binnen.post(adres, {"erin": ander.pk, "reden": "Is op reis"}, follow=True)
    html = tekst(antwoord)
    for stuk in ("Met de hand gewisseld", "Is op reis", "Nee, door een wissel"):
        assert stuk in html, stuk
    assert binnen.get(adres).status_code == 404
    html = tekst(binnen.get(pad("selectie_controle", verzoek, 1)))
    assert "De loting klopt" in html
    assert "dezelfde 4 mensen" in html


def test_the_check_sees_what_was_tampered_with(binnen, verzoek, door):
    mensen(12)
    selectie = services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    Selectie.objects.filter(pk=selectie.pk).update(zaad="f" * 64)
    assert "De loting klopt niet" in tekst(binnen.get(pad("selectie_controle", verzoek, 1)))
    selectie.kandidaten.filter(pk=selectie.kandidaten.first().pk).update(gewicht=0.3)
    assert "De loting klopt niet" in tekst(binnen.get(pad("selectie_controle", verzoek, 1)))


def test_an_ambtenaar_sees_no_candidates(client, verzoek, door, adviseur):
    namen = [m.contact.naam for m in mensen(8)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(), door=door)
    ambtenaar = gebruiker("ambtenaar", email="a@gemeente.example")
    type(verzoek).objects.filter(pk=verzoek.pk).update(aanvrager=ambtenaar)
    kandidaat = selectie.kandidaten.first().pk
    log_in(client, ambtenaar)
    for adres in (
        pad("loten", verzoek),
        pad("selectie", verzoek, 1),
        pad("selectie_controle", verzoek, 1),
        pad("selectie_wissel", verzoek, 1, kandidaat),
        reverse("meedenkers:belasting"),
    ):
        assert client.get(adres).status_code == 403, adres
    html = tekst(client.get(reverse("meedenkers:verzoek", args=[verzoek.nummer])))
    assert not [naam for naam in namen if naam in html]
    assert "Loting" not in html


def test_queries_are_equal_for_few_and_many(binnen, verzoek, door):
    noord = Wijk.objects.create(naam="Noord")
    mensen(5, wijk=noord)
    quota = [(Kenmerk.WIJK, str(noord.pk), "Noord", 1, None)]
    tellingen = []
    for erbij in (0, 60):
        for m in mensen(erbij, wijk=noord, talen="Turks"):
            gevraagd(m, 20)
        vorige = verzoek.selecties.filter(status=SelectieStatus.GETROKKEN).first()
        gewenst = 4 if not erbij else 40
        s = services.trek(
            verzoek=verzoek, opzet=opzet(gewenst, quota=quota), door=door, reden="x" if vorige else "", vervangt=vorige
        )
        eruit = s.kandidaten.filter(getrokken=True).first().pk
        adressen = [
            pad("loten", verzoek),
            pad("selectie", verzoek, s.volgnummer) + "?q=Meedenker",
            pad("selectie_wissel", verzoek, s.volgnummer, eruit),
            reverse("meedenkers:belasting"),
        ]
        tellingen.append([])
        for adres in adressen:
            with CaptureQueriesContext(
                connection,
            ) as vragen:
                assert binnen.get(adres).status_code == 200
            tellingen[-1].append(len(vragen))
    assert tellingen[0] == tellingen[1]
    assert tellingen[0][3] <= 12


# --- for everybody ----------------------------------------------------------------------------------------------
def test_the_explanation_is_public_once_invited_and_names_nobody(client, verzoek, door):
    noord = Wijk.objects.create(naam="Noord")
    for nummer in range(12):
        meedenker(wijk=noord if nummer < 4 else None, contactgegevens={"naam": f"Merkteken {nummer}"})
    quota = [(Kenmerk.WIJK, str(noord.pk), "Noord", 1, 3)]
    selectie = services.trek(verzoek=verzoek, opzet=opzet(gewenst=6, quota=quota), door=door)
    adres = reverse("meedenkers:loting_uitleg", args=[verzoek.nummer])
    assert client.get(adres).status_code == 404
    services.uitnodigen(selectie=selectie, door=door)
    html = tekst(client.get(adres))
    assert "Merkteken" not in html
    assert "@voorbeeld" not in html
    assert "Ad Viseur" not in html
    for stuk in (
        "Wijk: Noord",
        "1 tot en met 3 mensen",
        "op 10",
        selectie.zaad,
        selectie.uitleg["hash"],
        "minder dan 5",
    ):
        assert stuk in html, stuk
    assert '<p class="site-cijfer__waarde">12</p>' in html
    assert client.get(reverse("meedenkers:loting_uitleg", args=["V-1999-0001"])).status_code == 404
    assert client.get(reverse("meedenkers:loting_uitleg", args=["onzin"])).status_code == 404


def test_the_rules_in_force_are_public(client):
    regels = Lotingsregels.huidig()
    regels.limiet_per_jaar, regels.halfwaarde_dagen = 7, 123
    regels.save()
    html = tekst(client.get(reverse("meedenkers:loting")))
    assert "minder dan 7 keer" in html
    assert "Na 123 dagen" in html
    regels.sterkte = 0
    regels.save()
    html = tekst(client.get(reverse("meedenkers:loting")))
    assert "telt nu niet mee" in html
    assert "Na 123 dagen" not in html


@pytest.mark.parametrize(
    ("kans", "woorden"),
    [(0, "geen kans"), (0.0833, "1 op 12"), (0.4, "1 op 2"), (0.5, "5 op 10"), (0.97, "9 op 10"), (1, "zeker")],
)
def test_a_chance_in_words(kans, woorden):
    assert kans_in_woorden(kans) == woorden


# --- load -------------------------------------------------------------------------------------------------------
def test_load_who_how_often_by_whom_and_who_is_missing(binnen, verzoek):
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    for waarde, aantal in (("Noord", 500), ("Zuid", 500)):
        Bevolkingsaandeel.objects.create(kenmerk=Kenmerk.WIJK, waarde=waarde, aantal=aantal)
    mensen(18, wijk=noord)
    mensen(2, wijk=zuid)
    vol = meedenker(contactgegevens={"naam": "Vera Vol"}, wijk=noord)
    vol.limiet_per_jaar = 2
    vol.save()
    bijna = meedenker(contactgegevens={"naam": "Bas Bijna"}, wijk=noord)
    bijna.limiet_per_jaar = 3
    bijna.save()
    for status in (UitnodigingStatus.DEELGENOMEN, UitnodigingStatus.NEE):
        gevraagd(vol, 50, status)
        gevraagd(bijna, 60, status)
    type(verzoek).objects.exclude(pk=verzoek.pk).update(afdeling=verzoek.afdeling)
    adres = reverse("meedenkers:belasting")
    html = tekst(binnen.get(adres))
    assert "Vera Vol" in html
    assert "Zorg (2)" in html
    assert html.count("Missen wij") == 1
    assert "hooguit" in html, "twee mensen zijn te weinig om te noemen"
    assert "minder dan 5" in html
    assert "ervaring" not in [g.soort for g in Gebeurtenis.objects.filter(soort="meedenkers.ervaring")]
    for toon, wel, niet in (("vol", "Vera Vol", "Bas Bijna"), ("bijna", "Bas Bijna", "Vera Vol")):
        lijst = tekst(binnen.get(adres, {"toon": toon})).split("Per persoon")[1]
        assert wel in lijst
        assert niet not in lijst
    lijst = tekst(binnen.get(adres, {"toon": "nooit"})).split("Per persoon")[1]
    assert "20 personen gevonden" in lijst
    assert "1 persoon gevonden" in tekst(binnen.get(adres, {"q": "Bijna"}))
    assert binnen.get(adres, {"toon": "onzin", "pagina": "x", "q": "x" * 500}).status_code == 200


def test_load_reads_experience_only_on_request_and_logs_it(binnen, verzoek):
    hulp = Ervaringsoort.objects.create(naam="Hulp in huis")
    for m in mensen(6):
        met_ervaring(m, hulp)
    adres = reverse("meedenkers:belasting")
    assert "Hulp in huis" not in tekst(binnen.get(adres))
    assert not Gebeurtenis.objects.filter(soort="meedenkers.ervaring").exists()
    assert "Hulp in huis" in tekst(binnen.get(adres, {"ervaring": "on"}))
    assert Gebeurtenis.objects.get(soort="meedenkers.ervaring").bijzonderheden["aantal"] == 6


def test_load_of_an_empty_list(binnen):
    assert "Er is niemand die bij uw keuze past" in tekst(binnen.get(reverse("meedenkers:belasting")))
