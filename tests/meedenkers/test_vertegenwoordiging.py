"""Under 16 or under guardianship: the legal representative agrees; nobody else can, and such a person is not drawn."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from meedenkers import services
from meedenkers.models import Ervaring, Meedenker, MeedenkerStatus, Vertegenwoordigde, Vertegenwoordiging
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.avg import services as avg
from participatie.avg.models import Doel, DoorWie, Grond
from participatie.berichten.models import Bericht
from participatie.berichten.services import verstuur
from participatie.contacten import links
from participatie.contacten.models import Contact
from participatie.workflow.kern import Afgewezen
from tests.agenda.fabriek import gebruiker, log_in
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.stappen_fabriek import CONTACT, adres, gelezen, loop

pytestmark = pytest.mark.django_db
JONG = {"contact": CONTACT | {"vertegenwoordiging": "jonger_dan_16"}}


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


def tekst(antwoord):
    return antwoord.content.decode()


def jongere(**velden) -> Meedenker:
    gegevens = {"naam": "Moeder", "email": "moeder@voorbeeld.example"} | velden.pop("vertegenwoordiger", {})
    return meedenker(vertegenwoordiging=Vertegenwoordiging.JONGER_DAN_16, vertegenwoordiger=gegevens, **velden)


def pagina(m, *, namens: bool) -> str:
    return reverse("publiek:status", args=[links.maak(Vertegenwoordigde.objects.get(pk=m.pk) if namens else m)])


def test_the_steps_ask_who_agrees_and_keep_nothing_sensitive(client):
    loop(client, tot="onderwerpen", **JONG)
    html = tekst(client.get(adres("over-u")))
    assert 'name="nodig"' not in html
    assert 'name="leeftijdsgroep"' not in html
    antwoord = loop(client, over_u={"nodig": "smokkel", "leeftijdsgroep": "65+"}, **JONG)
    assert antwoord.url == reverse("meedenkers:dank")
    m = Meedenker.objects.get()
    assert (m.status, m.vertegenwoordiging, m.leeftijdsgroep) == ("onbevestigd", "jonger_dan_16", "")
    assert m.vertegenwoordiger.email == "moeder@voorbeeld.example"
    assert not Grond.objects.exists()
    assert not Ervaring.objects.exists()
    assert set(Bericht.objects.values_list("soort", "contact")) == {
        ("meedenkers.bevestigen_namens", m.vertegenwoordiger_id),
        ("meedenkers.wacht_op_ja", m.contact_id),
    }


def test_without_a_representative_the_service_refuses():
    with pytest.raises(Afgewezen):
        meedenker(vertegenwoordiging=Vertegenwoordiging.ONDER_CURATELE)
    assert not Contact.objects.exists()


def test_only_the_representative_can_say_yes(client):
    m = jongere()
    eigen, namens = pagina(m, namens=False), pagina(m, namens=True)
    html = tekst(client.get(eigen))
    assert "Wij wachten op een ja" in html
    assert "Ja, dat vind ik goed" not in html
    ja = {"actie": "bevestigen"} | gelezen(tekst(client.get(namens)))
    assert "Alleen de wettelijk vertegenwoordiger" in tekst(client.post(eigen, ja, follow=True))
    assert not Grond.objects.exists()
    assert "U staat nu op de lijst" in tekst(client.post(namens, ja, follow=True))
    m.refresh_from_db()
    grond = Grond.objects.get()
    assert (m.status, grond.contact, grond.door_wie) == (MeedenkerStatus.ACTIEF, m.contact, DoorWie.VERTEGENWOORDIGER)


def test_twin_without_the_guard_a_child_would_agree_itself(client, monkeypatch):
    dienst = services.bevestigen

    def zonder_wacht(*, meedenker, **rest):
        meedenker.vertegenwoordiging = ""
        return dienst(meedenker=meedenker, **rest)

    m = jongere()
    ja = {"actie": "bevestigen"} | gelezen(tekst(client.get(pagina(m, namens=True))))
    monkeypatch.setattr(services, "bevestigen", zonder_wacht)
    client.post(pagina(m, namens=False), ja)
    assert Grond.objects.get().door_wie == DoorWie.ZELF


def test_experience_needs_the_representative_too(client):
    m = jongere()
    namens = pagina(m, namens=True)
    client.post(namens, {"actie": "bevestigen"} | gelezen(tekst(client.get(namens))))
    eigen = pagina(m, namens=False)
    formulier = tekst(client.get(namens, {"deel": "ervaring"}))
    ervaring = {"actie": "ervaring", "nodig": "een tolk", "ja": "on"} | gelezen(formulier)
    client.post(eigen, ervaring)
    assert not Ervaring.objects.exists()
    client.post(namens, ervaring)
    assert Ervaring.objects.get().nodig == "een tolk"
    assert Grond.objects.get(doel=Doel.ERVARING).door_wie == DoorWie.VERTEGENWOORDIGER
    # Taking back is for the person self as well.
    client.post(eigen, {"actie": "intrekken", "grond": Grond.objects.get(doel=Doel.ERVARING).pk})
    assert not Ervaring.objects.exists()


def test_the_adviseur_records_the_yes_of_the_representative(client):
    m = jongere()
    log_in(client, gebruiker("adviseur"))
    html = tekst(client.get(reverse("meedenkers:werk_meedenker", args=[m.pk])))
    assert "Hebt u de vertegenwoordiger aan de telefoon?" in html
    client.post(reverse("meedenkers:werk_bevestigen", args=[m.pk]), {"akkoord": "on"} | gelezen(html))
    grond = Grond.objects.get()
    assert (grond.door_wie, grond.hoe) == (DoorWie.VERTEGENWOORDIGER, "telefoon")


def test_the_adviseur_enters_somebody_with_a_representative(client):
    log_in(client, gebruiker("adviseur"))
    nieuw = reverse("meedenkers:werk_nieuw")
    velden = CONTACT | {"vertegenwoordiging": "onder_curatele"}
    html = tekst(client.post(nieuw, velden))
    assert "Vul de naam van de vertegenwoordiger in" in html
    assert not Meedenker.objects.exists()
    client.post(nieuw, velden | {"v_naam": "Curator", "v_telefoon": "06 12345678"})
    m = Meedenker.objects.get()
    assert (m.vertegenwoordiger.telefoon, m.status) == ("+31612345678", MeedenkerStatus.ONBEVESTIGD)


def test_message_is_neutral_and_passes_no_lure_on(settings, mailoutbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    jongere(contactgegevens={"naam": "Win op www.lok.example"})
    while verstuur():
        pass
    mail = next(m for m in mailoutbox if m.to == ["moeder@voorbeeld.example"])
    assert "lok.example" not in mail.body
    assert "geen gevolgen voor uw uitkering of hulp" in mail.body
    assert not any(w in mail.subject.lower() for w in ("uitkering", "hulp", "zorg", "curatele"))


def test_erasing_one_erases_both():
    m = jongere()
    services.vertrekken(meedenker=m, door=BEZOEKER)
    assert not Contact.objects.exclude(naam="", email="").exists()
    m.refresh_from_db()
    assert (m.vertegenwoordiger, m.vertegenwoordiging) == (None, "")
    tweede = jongere()
    token = links.maak(Vertegenwoordigde.objects.get(pk=tweede.pk))
    avg.wis(contact=tweede.vertegenwoordiger, door=BEZOEKER)
    tweede.refresh_from_db()
    assert tweede.status == MeedenkerStatus.VERTROKKEN
    assert not Contact.objects.exclude(naam="", email="").exists()
    assert links.lees(token) is None


def test_the_account_of_the_representative_shows_it(client):
    jongere(contactgegevens={"naam": "Kind Jansen"})
    user = gebruiker(email="moeder@voorbeeld.example")
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    client.force_login(user)
    html = tekst(client.get("/mijn/"))
    assert "Voor wie u ja of nee zegt" in html
    assert "Kind Jansen" in html
    assert "u vertegenwoordigt deze persoon" in tekst(client.get(reverse("mijn:wissen")))
    assert "Kind Jansen" in tekst(client.get(reverse("mijn:gegevens")))


def test_known_address_bothers_no_representative():
    meedenker(contactgegevens={"email": "kind@voorbeeld.example"})
    jongere(contactgegevens={"email": "kind@voorbeeld.example"}, door=Actor())
    assert not Bericht.objects.filter(soort="meedenkers.bevestigen_namens").exists()
    assert Meedenker.objects.count() == 1
