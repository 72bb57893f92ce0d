"""Mail that goes out: not to who was erased, and not with a stranger's bait in it."""

import pytest
from django.core import mail

from adviezen.services import ontvang_inbreng
from participatie import klok
from participatie.audit.actor import Actor
from participatie.berichten import services, verzenden
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.contacten.models import Contact
from tests.kern.fabriek import persoon

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _overdag(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def _inbreng(naam, email):
    return ontvang_inbreng(
        tekst="De bus komt niet.", bron="formulier", contactgegevens={"naam": naam, "email": email}, door=Actor()
    )


@pytest.mark.parametrize(
    "naam",
    [
        "Klik op https://kwaad.example/betaal",
        "Betaal op kwaad.example",
        "www.kwaad.example",
        "Bel 0900 1234",
        "mail naar kwaad@kwaad.example",
    ],
)
def test_een_lokkende_naam_komt_niet_in_de_post(naam):
    _inbreng(naam, "slachtoffer@voorbeeld.example")
    services.verstuur()
    (post,) = mail.outbox
    for tekst in (post.body, post.alternatives[0][0]):
        assert naam not in tekst
        assert "Goedendag," in tekst


@pytest.mark.parametrize("naam", ["Fatima el Amrani", "J.de Vries", "Anne-Marie O'Hara", "Ds. A. Jansen", "Şükrü Öz"])
def test_een_gewone_naam_wel(naam):
    assert Contact(naam=naam).aanhef == naam


def test_wie_tijdens_het_versturen_wordt_gewist_krijgt_niets(monkeypatch):
    _inbreng("Een", "een@voorbeeld.example")
    tweede = _inbreng("Twee", "twee@voorbeeld.example")
    echt = verzenden.mail

    def mail_en_wis(contact, tekst, bericht):
        if contact.pk != tweede.contact_id:
            # Only the contact: whether an app still finds its message needed must not matter.
            Contact.objects.filter(pk=tweede.contact_id).update(email="", gewist_op=klok.nu())
        echt(contact, tekst, bericht)

    monkeypatch.setattr(verzenden, "mail", mail_en_wis)
    services.verstuur()
    assert [post.to for post in mail.outbox] == [["een@voorbeeld.example"]]
    assert Bericht.objects.get(object_id=tweede.pk).status == BerichtStatus.VERVALLEN


def test_wat_een_mens_intussen_terugnam_gaat_niet_twee_keer(monkeypatch):
    """A round that took too long: the second row became uncertain, and the adviseur sent it again."""
    _inbreng("Een", "een@voorbeeld.example")
    tweede = _inbreng("Twee", "twee@voorbeeld.example")
    echt = verzenden.mail
    keren = []

    def langzaam(contact, tekst, bericht):
        echt(contact, tekst, bericht)
        keren.append(contact.pk)
        if len(keren) == 1:
            rij = Bericht.objects.get(object_id=tweede.pk)
            with klok.op(klok.nu() + services.CLAIM_VERLOOPT * 2):
                services.markeer_onzeker()
            services.opnieuw(bericht=rij, door=Actor.gebruiker(persoon("adviseur")))
            services.verstuur()

    monkeypatch.setattr(verzenden, "mail", langzaam)
    services.verstuur()
    assert keren.count(tweede.contact_id) == 1
