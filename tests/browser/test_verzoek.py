"""A request for people, from the question to what it led to; each role in a browser of its own."""

import re
from datetime import date, timedelta

import pytest

from meedenkers import services
from meedenkers.forms import TOESTEMMING
from meedenkers.models import Bron, Uitnodiging, Verzoek
from meedenkers.opzet import Opzet
from meedenkers.tasks import bewaak_uitnodigingen
from participatie.accounts.models import User
from participatie.audit.actor import BEZOEKER, Actor
from participatie.berichten.tasks import verstuur_berichten
from tests.browser.test_keten import druk, kamer, lees, op, post_aan, vul  # noqa: F401 - fixtures
from voorbeeld.laden import Voorbeeld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

DAG = date(2026, 6, 16)
ACTIVITEIT = DAG + timedelta(days=28)
NAMEN = ("Aisha Bakker", "Wil Verhoef", "Cor de Boer", "Dina Smit", "Els Mulder", "Femke Vos")


def mailadres(naam: str) -> str:
    return f"{naam.lower().replace(' ', '.')}@bewoners.example"


def link_uit(post) -> str:
    return re.search(r"/status/\S+?/(?=\s|$)", post.tekst).group()


def loot(nummer: str) -> None:
    """The screens of the draw have their own test; here it is done through the service."""
    door = Actor.gebruiker(User.objects.get(email="adviseur@voorbeeld.example"))
    verzoek = Verzoek.objects.get(**Verzoek.bij_nummer(nummer))
    opzet = Opzet(gewenst=2, ja_procent=50, antwoord_uiterlijk=DAG + timedelta(days=10))
    services.trek(verzoek=verzoek, opzet=opzet, door=door)


def test_from_a_request_to_what_it_led_to(kamer, op):  # noqa: F811 - the fixtures
    op(DAG, 9)
    Voorbeeld(DAG).lijsten()
    for naam in NAMEN:
        services.word_meedenker(
            contactgegevens={"naam": naam, "email": mailadres(naam)},
            bron=Bron.WEBSITE,
            toestemming_tekst=str(TOESTEMMING),
            door=BEZOEKER,
        )

    # 1. The civil servant asks; the advisor asks back, and accepts.
    ambtenaar = kamer("ambtenaar")
    ambtenaar.goto("/werkplek/verzoeken/nieuw/")
    assert "de afdeling Wmo en zorg" in lees(ambtenaar)
    vul(
        ambtenaar,
        project="Rust voor mantelzorgers",
        vraag="Wanneer had u voor het laatst een dag vrij?",
        wat_ermee="Wij kiezen welke hulp wij inkopen. De wethouder beslist in september.",
        wie="aantal",
        aantal="2",
        activiteit_op="14-07-2026",
        wanneer="Van 14.00 tot 16.00 uur",
        waar="Wijkcentrum De Lindeboom",
        vergoeding="Reiskosten",
    )
    druk(ambtenaar, "Verstuur het verzoek")
    nummer = re.search(r"V-2026-\d{4}", lees(ambtenaar)).group()
    adviseur = kamer("adviseur")
    adviseur.goto("/werkplek/")
    adviseur.get_by_role("link", name=f"Antwoord op verzoek {nummer}").click()
    vul(adviseur, besluit="terugvragen", antwoord="Hoe laat begint het precies?")
    druk(adviseur, "Stuur het antwoord")
    ambtenaar.goto("/werkplek/")
    ambtenaar.get_by_role("link", name=f"Vraag van de adviseur over {nummer}").click()
    ambtenaar.get_by_role("link", name="Pas uw verzoek aan").click()
    vul(ambtenaar, wanneer="Van 14.00 tot 16.00 uur. De koffie staat om 13.45 uur klaar.")
    druk(ambtenaar, "Dien opnieuw in")
    adviseur.goto(f"/werkplek/verzoeken/{nummer}/")
    vul(adviseur, besluit="aanvaarden", antwoord="Goede vraag. Ik loot mensen voor u.")
    druk(adviseur, "Stuur het antwoord")

    # 2. Drawn, and invited.
    loot(nummer)
    adviseur.goto(f"/werkplek/verzoeken/{nummer}/")
    adviseur.get_by_role("link", name="Loting 1").click()
    druk(adviseur, "Uitnodigen")
    verstuur_berichten()
    gevraagd = list(Uitnodiging.objects.select_related("meedenker__contact").order_by("pk"))
    assert len(gevraagd) == 4
    adressen = [u.meedenker.contact.email for u in gevraagd]
    uitnodigingen = {adres: post_aan(adres)[-1] for adres in adressen}
    assert {p.onderwerp for p in uitnodigingen.values()} == {"Wilt u met ons meedenken?"}
    ambtenaar.goto(f"/werkplek/verzoeken/{nummer}/")
    assert "4" in ambtenaar.locator(".site-cijfer, .site-cijfers").first.inner_text()
    ambtenaar.get_by_role("link", name="Bekijk wie meedoet").click()
    assert not [naam for naam in NAMEN if naam in lees(ambtenaar)], "nog niemand zei ja"

    # 3. On a phone, without login: the department stands there before one answers.
    op(DAG + timedelta(days=1), 11)
    inwoner = kamer("bezoeker", breed=360)
    for adres in adressen[:3]:
        inwoner.goto(link_uit(uitnodigingen[adres]))
        assert "De afdeling Wmo en zorg" in lees(inwoner)
        assert "geen gevolgen" in lees(inwoner)
        druk(inwoner, "Ja, ik doe mee")
    assert "reservelijst" in lees(inwoner), "twee plaatsen, drie keer ja"
    inwoner.goto(link_uit(uitnodigingen[adressen[0]]))
    druk(inwoner, "Ik doe toch niet mee")
    verstuur_berichten()
    assert post_aan(adressen[2])[-1].onderwerp == "Er is een plaats voor u"
    # One says no on the phone.
    adviseur.goto(f"/werkplek/verzoeken/{nummer}/uitnodigingen/")
    rij = adviseur.locator("tr").filter(has_text=adressen[3])
    rij.get_by_role("button", name="Nee").click()
    assert "doet niet mee" in lees(adviseur)
    op(DAG + timedelta(days=11), 10)
    assert bewaak_uitnodigingen() == (0, 0), "er zijn er genoeg"

    # 4. The civil servant sees who said yes, and nobody else.
    wie_komt = {gevraagd[1].meedenker.contact.naam, gevraagd[2].meedenker.contact.naam}
    ambtenaar.goto(f"/werkplek/verzoeken/{nummer}/deelnemers/")
    assert {naam for naam in NAMEN if naam in lees(ambtenaar)} == wie_komt

    # 5. The day before, the day, and who was there.
    op(ACTIVITEIT - timedelta(days=1), 10, 5)
    verstuur_berichten()
    assert post_aan(adressen[1])[-1].onderwerp == "Herinnering: u doet mee"
    op(ACTIVITEIT, 17)
    ambtenaar.goto(f"/werkplek/verzoeken/{nummer}/")
    ambtenaar.get_by_role("link", name="Leg vast wie er was").click()
    ambtenaar.get_by_label(gevraagd[1].meedenker.contact.naam).check()
    druk(ambtenaar, "Leg vast wie er was")
    verstuur_berichten()
    inwoner.goto(link_uit(post_aan(adressen[1])[-1]))
    with inwoner.expect_download() as download:
        inwoner.get_by_role("link", name="Download het bewijs").click()
    with open(download.value.path(), "rb") as bewijs:
        assert bewijs.read(5) == b"%PDF-"

    # 6. What it led to: a duty on the worklist until it is told, once, to who came.
    op(ACTIVITEIT + timedelta(days=20), 10)
    ambtenaar.goto("/werkplek/")
    ambtenaar.get_by_role("link", name=f"Vertel wat {nummer} opleverde").click()
    vul(ambtenaar, gevolg="Wij kopen logeerweekenden in. Vanaf september kunt u ze aanvragen.")
    druk(ambtenaar, "Verstuur aan wie meedeed")
    verstuur_berichten()
    verstuur_berichten()
    verteld = {adres: [p for p in post_aan(adres) if "logeerweekenden" in p.tekst] for adres in adressen}
    assert [len(posten) for posten in verteld.values()] == [0, 1, 0, 0]
    inwoner.goto(link_uit(verteld[adressen[1]][0]))
    assert "logeerweekenden" in lees(inwoner)
    ambtenaar.goto("/werkplek/")
    assert nummer not in lees(ambtenaar)

    # 7. A month after the day the names are gone.
    ambtenaar.goto(f"/werkplek/verzoeken/{nummer}/deelnemers/")
    assert wie_komt & {naam for naam in NAMEN if naam in lees(ambtenaar)}
    op(ACTIVITEIT + timedelta(days=31), 10)
    ambtenaar.goto(f"/werkplek/verzoeken/{nummer}/deelnemers/")
    assert not [naam for naam in NAMEN if naam in ambtenaar.locator("body").inner_text()]
