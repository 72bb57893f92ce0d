"""Pages of a request: the form, the worklist, inviting, filling up and withdrawing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meedenkers import kamers_verzoeken, services
from meedenkers.models import (
    Panel,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from participatie.audit.actor import Actor
from participatie.gemeente.models import Thema
from tests.agenda.fabriek import gebruiker, log_in
from tests.meedenkers.fabriek import VERZOEK, met_afdeling, verzoek
from tests.meedenkers.selectie_fabriek import mensen
from tests.meedenkers.uitnodigen_fabriek import (
    ACTIVITEIT,
    DAG,
    aangenomen,
    adviseur,
    geloot,
    genodigd,
    op,
    wie,
    zeg,
)

pytestmark = pytest.mark.django_db
S = UitnodigingStatus


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)
    with op():
        yield


def tekst(antwoord) -> str:
    return antwoord.content.decode()


def adres(naam, v, *meer):
    return reverse(f"meedenkers:{naam}", args=[v.nummer, *meer])


# --- asking -----------------------------------------------------------------------------------------------------
def formulier(**anders):
    return VERZOEK | {"wie": "aantal", "activiteit_op": "13-07-2026"} | anders


def test_the_form_wants_a_day_to_come_and_a_number_or_a_panel(client):
    ambtenaar = log_in(client, met_afdeling(wie("ambtenaar")))
    nieuw = reverse("meedenkers:verzoek_nieuw")
    assert "Zorg en welzijn" in tekst(ambtenaar.get(nieuw))
    for fout, melding in (
        ({"activiteit_op": ""}, "Vul hier iets in"),
        ({"activiteit_op": "01-06-2026"}, "Kies een dag die nog komt"),
        ({"activiteit_op": "01-06-2029"}, "binnen twee jaar"),
        ({"activiteit_op": "volgende week"}, "dag-maand-jaar"),
        ({"aantal": ""}, "Vul in hoeveel mensen"),
        ({"wie": "panel"}, "Kies welk panel"),
        ({"wie": "iedereen"}, "Deze keuze bestaat niet"),
        ({"vraag": "x" * 4001}, "4000"),
        ({"thema": "9" * 30, "panel": "x", "wie": "panel"}, "Deze keuze bestaat niet"),
        ({"project": "a\0b"}, "teken"),
    ):
        antwoord = ambtenaar.post(nieuw, formulier(**fout))
        assert antwoord.status_code == 200, fout
        assert melding in tekst(antwoord), fout
        assert "Wij passen de tijden aan." in tekst(antwoord)
    assert not Verzoek.objects.exists()
    panel, thema = Panel.objects.create(naam="Werkpanel"), Thema.objects.create(naam="Vervoer")
    mensen(2, panels=[panel])
    antwoord = ambtenaar.post(nieuw, formulier(wie="panel", panel=panel.pk, aantal="", thema=thema.pk))
    v = Verzoek.objects.get()
    assert antwoord.url == adres("verzoek", v)
    assert (v.panel, v.aantal, v.thema, v.afdeling.naam) == (panel, 2, thema, "Zorg en welzijn")
    assert (v.activiteit_op, v.antwoord_uiterlijk) == (ACTIVITEIT, DAG + timedelta(days=7))  # five working days
    assert "maandag 8 juni 2026" in tekst(ambtenaar.get(antwoord.url))


def test_without_a_department_nothing_is_asked(client):
    log_in(client, gebruiker("ambtenaar"))
    nieuw = reverse("meedenkers:verzoek_nieuw")
    assert "geen afdeling" in tekst(client.get(nieuw))
    assert "Vraag de beheerder" in tekst(client.post(nieuw, formulier()))
    assert not Verzoek.objects.exists()


def test_worklists_say_whose_turn_it_is_and_what_is_late():
    v = verzoek(wie("ambtenaar"), activiteit_op=ACTIVITEIT)
    ambtenaar = wie("ambtenaar")

    def lijst(user):
        return [(w.titel.split(v.nummer)[0].strip(), w.urgentie) for w in kamers_verzoeken.werk(user)]

    wie_antwoordt = wie("adviseur")
    assert lijst(wie_antwoordt) == [("Antwoord op verzoek", 3)]
    with op(8):
        assert lijst(wie_antwoordt) == [("Antwoord op verzoek", 1)]
    services.aanvaarden(verzoek=v, antwoord="", door=adviseur())
    assert lijst(wie_antwoordt) == [("Nodig mensen uit voor", 3)]
    with op(30):
        assert lijst(wie_antwoordt) == [("Nodig mensen uit voor", 1)]
    rijen = genodigd(pool=2, gewenst=2, v=v)
    assert lijst(wie_antwoordt) == lijst(ambtenaar) == []
    zeg(rijen[0])
    with op(43):
        assert (lijst(wie_antwoordt), lijst(ambtenaar)) == ([], [("Leg vast wie er was bij", 2)])
    with op(50):
        assert lijst(wie_antwoordt) == [("Wie was er bij", 1)]
        services.houden(verzoek=v, aanwezig={rijen[0].pk}, door=Actor.gebruiker(ambtenaar))
        assert (lijst(wie_antwoordt), lijst(ambtenaar)) == ([], [("Vertel wat", 3)])
    with op(42 + 7 * 8 + 1):
        assert lijst(wie_antwoordt) == [("Nog niet verteld wat", 1)]
        assert lijst(ambtenaar) == [("Vertel wat", 1)]
        services.terugkoppelen(verzoek=v, gevolg="Het bleef zo.", door=Actor.gebruiker(ambtenaar))
        assert lijst(wie_antwoordt) == lijst(ambtenaar) == []


# --- pages of the adviseur --------------------------------------------------------------------------------------
def test_inviting_and_filling_up_in_the_browser(client):
    v = aangenomen()
    baas = log_in(client, wie("adviseur"))
    assert "al veranderd" in tekst(baas.post(adres("uitnodigen", v), follow=True))
    geloot(pool=8, gewenst=2, v=v)
    assert "al veranderd" in tekst(baas.post(adres("uitnodigen", v), {"selectie": "7"}, follow=True))
    assert "2 uitnodigingen" in tekst(baas.post(adres("uitnodigen", v), {"selectie": "1"}, follow=True))
    with op(11):
        assert "2 extra uitnodigingen" not in tekst(baas.post(adres("verzoek_aanvullen", v), follow=True))
    with op(41):
        from meedenkers.services.uitnodigingen import bewaak

        bewaak()
        assert "te dichtbij" in tekst(baas.get(adres("verzoek", v)))
        assert "Te weinig mensen" in tekst(baas.get(reverse("werkplek:start")))


def test_a_panel_is_invited_from_the_page_of_the_request(client):
    panel = Panel.objects.create(naam="Werkpanel")
    mensen(2, panels=[panel])
    v = aangenomen(panel=panel)
    baas = log_in(client, wie("adviseur"))
    assert "11-06-2026" in tekst(baas.get(adres("verzoek", v)))
    antwoord = tekst(baas.post(adres("uitnodigen", v), {"antwoord_uiterlijk": "13-07-2026"}))
    assert "vóór de dag" in antwoord
    assert "Aangenomen" in antwoord
    assert "2 uitnodigingen" in tekst(
        baas.post(adres("uitnodigen", v), {"antwoord_uiterlijk": "11-6-2026"}, follow=True)
    )


def test_withdrawing_says_first_who_will_hear_it(client):
    v = genodigd(pool=2, gewenst=2)[0].verzoek
    log_in(client, v.aanvrager)
    pagina = adres("verzoek_intrekken", v)
    assert "al mensen gevraagd" in tekst(client.get(pagina))
    v.refresh_from_db()
    assert v.status == VerzoekStatus.UITGENODIGD
    assert "krijgt nu bericht" in tekst(client.post(pagina, follow=True))
    assert "al veranderd" in tekst(client.get(pagina, follow=True))
