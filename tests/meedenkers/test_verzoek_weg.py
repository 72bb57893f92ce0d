"""The road of a request: who sees whom, who was there, and what it led to."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers import kamers_verzoeken, queries_verzoeken, services
from meedenkers.models import (
    DoorgaveStatus,
    Lotingsregels,
    Uitnodiging,
    UitnodigingStatus,
    VerzoekStatus,
)
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.berichten.models import Bericht
from participatie.berichten.services import verstuur
from participatie.kamers import haken
from participatie.workflow.kern import Afgewezen
from tests.agenda.fabriek import gebruiker, log_in
from tests.meedenkers.uitnodigen_fabriek import (
    ACTIVITEIT,
    aangenomen,
    adviseur,
    begin_van_pad,
    geloot,
    genodigd,
    op,
    statuspad,
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


@pytest.fixture
def gehouden():
    """Three said yes; the first two came."""
    rijen = genodigd(pool=8, gewenst=3, ja_procent=60)
    for u in rijen[:3]:
        zeg(u)
    zeg(rijen[3], ja=False)
    v = rijen[0].verzoek
    with op(42, 18):
        services.houden(verzoek=v, aanwezig={rijen[0].pk, rijen[1].pk}, door=Actor.gebruiker(v.aanvrager))
    for u in rijen:
        u.refresh_from_db()
    return v, rijen


# --- who sees whom ----------------------------------------------------------------------------------------------
def contactgegevens(rijen):
    return [(u.meedenker.contact.naam, u.meedenker.contact.email) for u in rijen]


def test_the_asker_sees_numbers_until_people_said_yes_and_then_only_those(client):
    rijen = genodigd(pool=8, gewenst=2, ja_procent=40)
    v = rijen[0].verzoek
    ambtenaar = log_in(client, v.aanvrager)
    paginas = [adres("verzoek", v), adres("deelnemers", v)]
    ja, ook_ja, reserve, nee, _stil = rijen

    def gezien():
        html = "".join(tekst(ambtenaar.get(pagina)) for pagina in paginas)
        return [u for u in rijen if u.meedenker.contact.email in html or f">{u.meedenker.contact.naam}<" in html]

    assert gezien() == []
    assert not Gebeurtenis.objects.filter(actie="inzien").exists()
    zeg(ja)
    zeg(ook_ja)
    zeg(reserve)
    zeg(nee, ja=False)
    assert gezien() == [ja, ook_ja]
    inzage = Gebeurtenis.objects.filter(actie="inzien", object_id=v.pk, user_id=v.aanvrager_id)
    assert [g.bijzonderheden for g in inzage] == [{"aantal": 2}]
    html = tekst(ambtenaar.get(paginas[0]))
    assert "minder dan 5" in html  # who did not answer yet
    assert "Doen niet mee" not in html
    assert ambtenaar.get(adres("uitnodigingen", v)).status_code == 403
    ander = log_in(client, gebruiker("ambtenaar", email="ander@gemeente.example"))
    assert ander.get(paginas[1]).status_code == 404


def dertig_dagen(client) -> bool:
    """Whether the asker still sees a name on the last day, and not on the day after."""
    rijen = genodigd(pool=3, gewenst=3)
    for u in rijen:
        zeg(u)
    v = rijen[0].verzoek
    log_in(client, v.aanvrager)
    email = rijen[0].meedenker.contact.email
    uit = []
    for dagen in (42 + 30, 42 + 31):
        with op(dagen):
            uit.append(email in tekst(client.get(adres("deelnemers", v))))
    with op(42 + 31):
        antwoord = client.post(adres("deelnemers", v), {"aanwezig": [rijen[0].pk]}, follow=True)
    return [*uit, "nu niet vastleggen" in tekst(antwoord)]


def test_thirty_days_after_the_activity_the_names_are_gone(client):
    assert dertig_dagen(client) == [True, False, True]


def test_twin_without_the_end_date_the_names_stay(client, monkeypatch):
    monkeypatch.setattr(queries_verzoeken, "namen_tot", lambda verzoek: klok.vandaag())
    assert dertig_dagen(client) == [True, True, False]


def test_the_beheerder_can_make_it_shorter_but_not_longer(client):
    Lotingsregels.objects.update_or_create(pk=1, defaults={"contact_zichtbaar_dagen": 3})
    v = genodigd(pool=1, gewenst=1)[0].verzoek
    assert queries_verzoeken.namen_tot(v) == ACTIVITEIT + timedelta(days=3)
    veld = Lotingsregels._meta.get_field("contact_zichtbaar_dagen")
    with pytest.raises(Exception, match="30"):
        veld.clean(31, None)


def test_the_adviseur_calls_and_records_and_each_look_is_logged(client):
    rijen = genodigd(pool=2, gewenst=1, ja_procent=50)
    v = rijen[0].verzoek
    baas = log_in(client, wie("adviseur"))
    pagina = adres("uitnodigingen", v)
    html = tekst(baas.get(pagina))
    assert all(email in html for _naam, email in contactgegevens(rijen))
    assert Gebeurtenis.objects.get(actie="inzien", object_id=v.pk).bijzonderheden == {"aantal": 2}
    for u, keuze, verwacht in (
        (rijen[0], "ja", "doet mee"),
        (rijen[1], "ja", "reservelijst"),
        (rijen[0], "nee", "niet mee"),
    ):
        antwoord = baas.post(adres("uitnodiging_antwoord", v, u.pk), {"antwoord": keuze}, follow=True)
        assert verwacht in tekst(antwoord)
    assert [u.status for u in v.uitnodigingen.order_by("pk")] == [S.NEE, S.JA]
    assert baas.post(adres("uitnodiging_antwoord", v, rijen[0].pk), {"antwoord": "misschien"}).status_code == 404
    assert baas.post(adres("uitnodiging_antwoord", v, 999999), {"antwoord": "ja"}).status_code == 404


def test_queries_do_not_grow_with_who_was_asked(client):
    v = aangenomen()
    baas = log_in(client, wie("adviseur"))
    paginas = [adres(naam, v) for naam in ("verzoek", "uitnodigingen", "deelnemers")]
    paginas += [reverse("werkplek:start"), reverse("meedenkers:verzoeken")]
    geloot(pool=30, gewenst=2, ja_procent=10, v=v)
    services.uitnodigen(selectie=v.selecties.get(), door=adviseur())
    v.uitnodigingen.update(status=S.JA)
    alle = list(v.uitnodigingen.all())
    aantallen = []
    for n in (1, len(alle)):
        v.uitnodigingen.all().delete()
        Uitnodiging.objects.bulk_create(alle[:n])
        baas.get(paginas[0])
        telling = []
        for pagina in paginas:
            with CaptureQueriesContext(connection) as vragen:
                assert baas.get(pagina).status_code == 200
            telling.append(len(vragen))
        aantallen.append(telling)
    assert aantallen[0] == aantallen[1]
    assert len(alle) == 20
    assert max(aantallen[0][:3]) <= 12


# --- the own page -----------------------------------------------------------------------------------------------
def test_yes_and_no_by_link_without_login(client):
    een, _twee = genodigd(pool=2, gewenst=2)
    pad = statuspad(een)
    html = tekst(client.get(pad))
    for stuk in (
        "De afdeling Zorg en welzijn",
        "maandag 13 juli 2026",
        "Reiskosten",
        "geen gevolgen",
        "Nee mag altijd",
    ):
        assert stuk in html, stuk
    assert begin_van_pad(een.meedenker) in html
    assert "U doet mee" in tekst(client.post(pad, {"antwoord": "ja"}, follow=True))
    assert "deze keer niet mee" in tekst(client.post(pad, {"antwoord": "nee"}, follow=True))
    assert "U doet mee" in tekst(client.post(pad, {"antwoord": "ja"}, follow=True))
    for rommel in ({}, {"antwoord": "x"}, {"antwoord": "ja\0"}):
        assert client.post(pad, rommel).status_code == 302
    een.refresh_from_db()
    assert een.status == S.JA
    with op(43):
        assert "geen antwoord meer geven" in tekst(client.post(pad, {"antwoord": "nee"}, follow=True))
    assert client.get(pad[:-3] + "xx/").status_code == 404


def test_opening_the_links_changes_nothing(client):
    een, *_ = genodigd(pool=2, gewenst=2)
    d = services.vraag_door_te_geven(
        verzoek=een.verzoek,
        contactgegevens={"naam": "Jo Werker", "email": "jo@jongeren.example"},
        organisatie="",
        door=adviseur(),
    )
    voor = (Gebeurtenis.objects.count(), Bericht.objects.count())
    for pad in (statuspad(een), statuspad(d), statuspad(een) + "bewijs/"):
        for _keer in range(10):
            client.get(pad, {"antwoord": "ja", "gegeven": "3", "komt": "2"})
            client.head(pad, {"antwoord": "nee"})
    een.refresh_from_db()
    d.refresh_from_db()
    assert (een.status, d.status) == (S.UITGENODIGD, DoorgaveStatus.GEVRAAGD)
    assert (Gebeurtenis.objects.count(), Bericht.objects.count()) == voor


def test_mijn_shows_own_questions(client):
    een, twee = genodigd(pool=2, gewenst=2)
    user = gebruiker(email=een.meedenker.contact.email)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    client.force_login(user)
    html = tekst(client.get("/mijn/"))
    assert begin_van_pad(een) in html
    assert begin_van_pad(twee) not in html
    assert "Gevraagd door de afdeling" in html


# --- afterwards -------------------------------------------------------------------------------------------------
def test_attendance_thanks_and_outcome_reach_who_came_once(gehouden, mailoutbox):
    v, (een, twee, drie, nee, stil) = gehouden
    assert [u.status for u in (een, twee, drie, nee, stil)] == [
        S.DEELGENOMEN,
        S.DEELGENOMEN,
        S.NIET_GEKOMEN,
        S.NEE,
        S.VERLOPEN,
    ]
    v.refresh_from_db()
    assert (v.status, v.terugkoppelen_uiterlijk) == (VerzoekStatus.GEHOUDEN, ACTIVITEIT + timedelta(weeks=8))
    aanvrager = Actor.gebruiker(v.aanvrager)
    with op(43):
        verstuur()
        dank = [m for m in mailoutbox if m.subject == "Dank u wel"]
        assert {m.to[0] for m in dank} == {een.meedenker.contact.email, twee.meedenker.contact.email}
        # A mistake is mended: nobody is thanked twice.
        services.houden(verzoek=v, aanwezig={een.pk, twee.pk, drie.pk}, door=aanvrager)
        verstuur()
        assert len([m for m in mailoutbox if m.subject == "Dank u wel"]) == 3
        services.houden(verzoek=v, aanwezig={een.pk, twee.pk}, door=aanvrager)
    with op(60):
        with pytest.raises(Afgewezen):
            services.terugkoppelen(verzoek=v, gevolg="  ", door=aanvrager)
        services.terugkoppelen(verzoek=v, gevolg="De taxi komt nu op tijd.", door=aanvrager)
        verstuur()
        verstuur()
    verteld = [m for m in mailoutbox if "De taxi komt nu op tijd." in m.body]
    assert sorted(m.to[0] for m in verteld) == sorted(u.meedenker.contact.email for u in (een, twee))
    assert verteld[0].subject == "Wat uw hulp opleverde"


def test_nothing_is_recorded_before_the_day():
    u, *_ = genodigd(pool=2, gewenst=2)
    zeg(u)
    with pytest.raises(Afgewezen, match="nog niet geweest"):
        services.houden(verzoek=u.verzoek, aanwezig={u.pk}, door=adviseur())


def test_attendance_and_outcome_in_the_browser(client):
    rijen = genodigd(pool=3, gewenst=2)
    zeg(rijen[0])
    v = rijen[0].verzoek
    log_in(client, v.aanvrager)
    with op(42, 18):
        pagina = adres("deelnemers", v)
        assert "Wie was er?" in tekst(client.get(pagina))
        assert "Deze keuze bestaat niet" in tekst(client.post(pagina, {"aanwezig": [rijen[1].pk]}))
        antwoord = client.post(pagina, {"aanwezig": [rijen[0].pk]}, follow=True)
        assert "Vertel wat het opleverde" in tekst(antwoord)
        terug = adres("verzoek_terugkoppelen", v)
        assert "Vul hier iets in" in tekst(client.post(terug, {"gevolg": ""}))
        assert "krijgt nu uw bericht" in tekst(client.post(terug, {"gevolg": "Er komt <b>meer</b>."}, follow=True))
        assert "&lt;b&gt;meer" in tekst(client.get(adres("verzoek", v)))
        te_laat = tekst(client.post(terug, {"gevolg": "Nog een keer"}))
        assert "al veranderd" in te_laat
        assert "Nog een keer" in te_laat
    assert "&lt;b&gt;meer" in tekst(client.get(statuspad(rijen[0])))


def test_the_certificate_is_for_who_came_and_names_no_subject(client, gehouden):
    _v, (een, _twee, drie, *_) = gehouden
    antwoord = client.get(statuspad(een) + "bewijs/")
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert antwoord.headers["Cache-Control"] == "no-store, private"
    assert antwoord.content.startswith(b"%PDF")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in antwoord.content
    html = tekst(client.get(statuspad(een)))
    assert begin_van_pad(een) in html
    assert "/bewijs/" in html
    for u in (drie, een.meedenker, een.verzoek.uitnodigingen.last()):
        assert client.get(statuspad(u) + "bewijs/").status_code == 404
    assert client.post(statuspad(een) + "bewijs/").status_code == 405
    avg.wis(contact=een.meedenker.contact, door=BEZOEKER)
    assert client.get(statuspad(een) + "bewijs/").status_code == 404


def test_figures_count_people_and_hide_small_numbers(gehouden):
    cijfers = {c.sleutel: c.waarde for c in kamers_verzoeken.cijfers_uitnodigingen(2026)}
    assert cijfers == {"gevraagd": 5, "dachten-mee": "minder dan 5"}
    assert {c.waarde for c in kamers_verzoeken.cijfers_uitnodigingen(2025)} == {0}


def test_own_data_names_the_questions(gehouden):
    _v, (een, *_) = gehouden
    delen = [d for d in haken.vraag("inzage", een.meedenker.contact) if d.titel == "Vraag om mee te denken"]
    assert [(d.velden["Onderwerp"], d.velden["Stand"]) for d in delen] == [("De Wmo-taxi", "Is geweest")]
