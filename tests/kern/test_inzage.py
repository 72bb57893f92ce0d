"""One's own data, for whoever asks: complete, readable, and nobody else's."""

import json
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import inzage
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond, Grondslag, Grondtekst
from participatie.contacten import links
from participatie.contacten.models import Contact
from participatie.contacten.services import maak_contact, vraag_om_te_bellen
from tests.agenda.fabriek import gebruiker, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


@pytest.fixture
def inwoner(client):
    user = gebruiker(email="ina@voorbeeld.example")
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    client.force_login(user)
    return user


def eigen(**velden) -> Contact:
    return maak_contact(**{"naam": "Ina MERK-NAAM", "email": "ina@voorbeeld.example"} | velden)


def grond(contact, doel=Doel.TERUGKOPPELING, **velden) -> Grond:
    return avg.leg_grond_vast(contact=contact, doel=doel, tekst="MERK-TEKST", hoe="website", door=BEZOEKER, **velden)


def test_page_and_downloads_hold_what_is_known(client, inwoner):
    contact = eigen(telefoon="+31612345678", adres="MERK-ADRES")
    grond(contact)
    gebeld = vraag_om_te_bellen(naam="Ina", telefoon="+31612345678", wanneer="", vraag="MERK-VRAAG", door=Actor())
    Contact.objects.filter(pk=gebeld.contact_id).update(email="ina@voorbeeld.example")
    eigen(naam="VREEMD-NAAM", email="ander@voorbeeld.example")
    pagina = client.get(reverse("mijn:gegevens"))
    bestand = client.get(reverse("mijn:download", args=["json"]))
    for antwoord in (pagina, bestand):
        html = antwoord.content.decode()
        for merk in ("MERK-NAAM", "MERK-ADRES", "MERK-TEKST", "MERK-VRAAG", "06 12345678"):
            assert merk in html
        assert "VREEMD" not in html
        assert "no-store" in antwoord["Cache-Control"]
    assert json.loads(bestand.content)["delen"][0]["velden"]["Naam"] == "Ina MERK-NAAM"
    assert bestand["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    pdf = client.get(reverse("mijn:download", args=["pdf"]))
    assert pdf.content.startswith(b"%PDF")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.content
    assert Gebeurtenis.objects.filter(actie="inzage_eigen").count() == 4
    assert client.get(reverse("mijn:download", args=["exe"])).status_code == 404


def test_an_address_that_was_not_verified_gives_nothing(client, inwoner):
    EmailAddress.objects.update(verified=False)
    eigen()
    for naam, args in (("gegevens", []), ("download", ["json"])):
        assert "MERK" not in client.get(reverse(f"mijn:{naam}", args=args)).content.decode()


def test_who_was_erased_is_not_in_it(client, inwoner):
    contact = eigen()
    avg.wis(contact=contact, door=BEZOEKER)
    assert inzage.verzamel([contact]) == []


def test_letters_of_every_kind_and_markup_survive(client, inwoner):
    naam = "名 #panic() <script>alert(1)</script>"
    eigen(naam=naam)
    assert json.loads(client.get(reverse("mijn:download", args=["json"])).content)["delen"][0]["velden"]["Naam"] == naam
    assert client.get(reverse("mijn:download", args=["pdf"])).content.startswith(b"%PDF")
    assert "<script>alert" not in client.get(reverse("mijn:gegevens")).content.decode()


def test_withdrawing_one_ground_leaves_the_others(client, inwoner):
    contact = eigen()
    weg, blijft = grond(contact), grond(contact, doel=Doel.PANEL, betreft=3)
    client.get(reverse("mijn:intrekken"), {"grond": weg.pk})
    assert Grond.objects.filter(ingetrokken_op=None).count() == 2
    client.post(reverse("mijn:intrekken"), {"grond": weg.pk})
    assert Grond.objects.get(ingetrokken_op=None) == blijft
    for rommel in ("", "x", "-1", "9" * 40, "²"):
        assert client.post(reverse("mijn:intrekken"), {"grond": rommel}).status_code == 302


def test_nobody_withdraws_for_another(client, inwoner):
    vreemd = grond(eigen(email="ander@voorbeeld.example"))
    client.post(reverse("mijn:intrekken"), {"grond": vreemd.pk})
    assert not Grond.objects.exclude(ingetrokken_op=None).exists()


# --- the link without an account --------------------------------------------------------------------------------
def test_download_by_secret_link(client):
    from tests.meedenkers.fabriek import meedenker

    m = meedenker(contactgegevens={"naam": "Ina MERK-NAAM"}, talen="MERK-TALEN")
    token = links.maak(m)
    adres = reverse("publiek:eigen_gegevens", args=[token, "json"])
    antwoord = client.get(adres)
    assert "MERK-NAAM" in antwoord.content.decode()
    assert "MERK-TALEN" in antwoord.content.decode()
    assert "no-store" in antwoord["Cache-Control"]
    pagina = client.get(reverse("publiek:eigen_gegevens", args=["onzin", "json"]))
    assert pagina.status_code == 404
    for pad in (adres.replace("/json/", "/exe/"), adres.replace(token, token[:-2])):
        assert client.get(pad).content == pagina.content or client.get(pad).status_code == 404
    avg.wis(contact=m.contact, door=BEZOEKER)
    assert client.get(adres).status_code == 404


# --- texts of grounds -------------------------------------------------------------------------------------------
TEKST = {"doel": "benaderen", "grondslag": "taak", "tekst": "Wij mogen u vragen.", "tekst_en": "We may ask you."}


def test_beheerder_only_adds_versions(client):
    beheerder = gebruiker("beheerder")
    log_in(client, beheerder)
    nieuw = reverse("admin:avg_grondtekst_add")
    assert client.get(nieuw).status_code == 200
    for _ in range(2):
        assert client.post(nieuw, TEKST).status_code == 302
    assert list(Grondtekst.objects.values_list("versie", "door")) == [(2, beheerder.pk), (1, beheerder.pk)]
    assert Gebeurtenis.objects.filter(actie="toevoegen", soort="avg.grondtekst").count() == 2
    rij = Grondtekst.objects.first()
    pagina = reverse("admin:avg_grondtekst_change", args=[rij.pk])
    assert client.get(pagina).status_code == 200
    assert client.post(pagina, TEKST | {"tekst": "Anders"}).status_code == 403
    assert client.post(reverse("admin:avg_grondtekst_delete", args=[rij.pk]), {"post": "yes"}).status_code == 403
    assert not Grondtekst.objects.filter(tekst="Anders").exists()
    geldig = avg.geldige_tekst(Doel.BENADEREN, "standaard")
    assert (geldig.versie, geldig.grondslag, geldig.vraagt_ja) == (2, Grondslag.TAAK, False)


def test_sensitive_data_only_with_consent(client):
    log_in(client, gebruiker("beheerder"))
    antwoord = client.post(reverse("admin:avg_grondtekst_add"), TEKST | {"doel": "ervaring"})
    assert "alleen met toestemming" in antwoord.content.decode()
    assert not Grondtekst.objects.exists()
