"""Passing on: a professional gives young people the invitation, and tells numbers only."""

from contextlib import contextmanager

import pytest
from django.urls import reverse

from meedenkers import services
from meedenkers.models import (
    Doorgave,
    DoorgaveStatus,
    UitnodigingStatus,
)
from participatie.audit.actor import BEZOEKER
from participatie.avg import services as avg
from participatie.berichten.services import verstuur
from participatie.contacten.models import Contact
from participatie.workflow.kern import Afgewezen
from tests.agenda.fabriek import log_in
from tests.meedenkers.fabriek import verzoek
from tests.meedenkers.uitnodigen_fabriek import (
    ACTIVITEIT,
    aangenomen,
    adviseur,
    begin_van_pad,
    genodigd,
    op,
    statuspad,
    wie,
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


@contextmanager
def als(client, user):
    log_in(client, user)
    yield client


def test_a_professional_passes_it_on_and_tells_numbers_only(client, mailoutbox):
    v = aangenomen()
    post = {"naam": "Jo Werker", "organisatie": "Jongerenpunt", "email": "jo@jongeren.example", "telefoon": ""}
    with als(client, v.aanvrager):
        antwoord = client.post(adres("verzoek_doorgeven", v), post | {"email": ""})
        assert "Vul een e-mailadres of een telefoonnummer in" in tekst(antwoord)
        assert "Jongerenpunt" in tekst(antwoord)
        client.post(adres("verzoek_doorgeven", v), post)
    client.logout()
    verstuur()
    (mail,) = [m for m in mailoutbox if m.to == ["jo@jongeren.example"]]
    assert "doorgeven" in mail.subject
    assert "taxi" not in mail.subject.lower()
    d = Doorgave.objects.get()
    pad = statuspad(d)
    assert begin_van_pad(d) in mail.body
    html = tekst(client.get(pad))
    for stuk in ("De afdeling Zorg en welzijn", "Geef ons geen namen", "ouder of voogd", 'name="gegeven"'):
        assert stuk in html, stuk
    voor = Contact.objects.count()
    assert "kan niet meer zijn" in tekst(client.post(pad, {"gegeven": "2", "komt": "3"}))
    assert client.post(pad, {"gegeven": "veel", "komt": ""}).status_code == 200
    client.post(pad, {"gegeven": "6", "komt": "4", "naam": "Een Jongere"})
    d.refresh_from_db()
    assert (d.status, d.aantal_gegeven, d.aantal_komt) == (DoorgaveStatus.DOORGEGEVEN, 6, 4)
    client.post(pad, {"gegeven": "0", "komt": "0"})
    d.refresh_from_db()
    assert d.status == DoorgaveStatus.NIET
    assert Contact.objects.count() == voor
    velden = {f.name for f in Doorgave._meta.get_fields()}
    assert velden == {
        "id",
        "link_versie",
        "verzoek",
        "contact",
        "organisatie",
        "status",
        "aantal_gegeven",
        "aantal_komt",
        "door",
        "created_at",
    }
    avg.wis(contact=d.contact, door=BEZOEKER)
    d.refresh_from_db()
    assert (d.organisatie, client.get(pad).status_code) == ("", 404)


def test_passing_on_is_for_an_accepted_request_only(client):
    v = verzoek(wie("ambtenaar"), activiteit_op=ACTIVITEIT)
    with pytest.raises(Afgewezen):
        services.vraag_door_te_geven(
            verzoek=v, contactgegevens={"naam": "Jo", "email": "jo@x.example"}, organisatie="", door=adviseur()
        )
    with als(client, v.aanvrager):
        assert "Vraag een professional" not in tekst(client.get(adres("verzoek", v)))


def test_the_professional_hears_of_withdrawing_and_of_the_outcome(mailoutbox):
    uitkomsten = []
    for hoe in ("intrekken", "terugkoppelen"):
        rijen = genodigd(pool=3, gewenst=1, v=aangenomen(project=f"Project {hoe}"))
        d = services.vraag_door_te_geven(
            verzoek=rijen[0].verzoek,
            contactgegevens={"naam": "Jo Werker", "email": f"{hoe}@jongeren.example"},
            organisatie="",
            door=adviseur(),
        )
        services.meld_doorgave(doorgave=d, gegeven=3, komt=1, door=BEZOEKER)
        if hoe == "intrekken":
            services.intrekken(verzoek=d.verzoek, door=adviseur())
            verstuur()
        else:
            with op(42, 18):
                services.houden(verzoek=d.verzoek, aanwezig=set(), door=adviseur())
                services.terugkoppelen(verzoek=d.verzoek, gevolg="Er komt een plein.", door=adviseur())
                verstuur()
        uitkomsten += [m.subject for m in mailoutbox if m.to == [f"{hoe}@jongeren.example"]]
    assert uitkomsten == ["Het gaat niet door op maandag 13 juli 2026", "Wat het opleverde"]
