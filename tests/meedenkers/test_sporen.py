"""A marker in every text of a person; after erasing it is nowhere, and who was not erased is found everywhere."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models

from meedenkers import kamers, services
from meedenkers.models import Ervaring, Ervaringsoort, Meedenker, MeedenkerStatus, Panel, Vertegenwoordiging
from participatie import klok
from participatie.audit.actor import BEZOEKER
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond, Grondslag
from participatie.avg.versleuteling import VersleuteldVeld, ontsleutel
from participatie.contacten.models import Contact
from tests.inloop.fabriek import bijeenkomst
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.stappen_fabriek import CONTACT, loop, stuur

pytestmark = pytest.mark.django_db
_ = count(1)


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


def sporen(merk: str) -> set[str]:
    """Where a word stands in the database: every column of every table, what is encrypted also in plain words."""
    gevonden = set()
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")  # noqa: S608 - our own tables
            kolommen = [k[0] for k in cursor.description]
            for rij in cursor.fetchall():
                gevonden |= {
                    f"{tabel}.{kolom}" for kolom, waarde in zip(kolommen, rij, strict=True) if merk in _leesbaar(waarde)
                }
    for sessie in Session.objects.all():
        if merk in str(sessie.get_decoded()):
            gevonden.add("sessie")
    return gevonden


def _leesbaar(waarde) -> str:
    tekst = waarde.decode("utf-8", "ignore") if isinstance(waarde, bytes | memoryview) else str(waarde)
    if tekst.startswith("gAAAA"):
        return str(ontsleutel(tekst))
    return tekst


def vol(merk: str, *, vertegenwoordigd: bool = False) -> Meedenker:
    """A meedenker with the marker in every text that the row, its contact and its experience can hold."""
    n = next(_)
    namens = {"naam": f"{merk} ouder", "email": f"{merk.lower()}.ouder@voorbeeld.example", "adres": merk}
    m = meedenker(
        contactgegevens={
            "naam": merk,
            "email": f"{merk.lower()}@voorbeeld.example",
            "telefoon": f"+3161234{n:04}",
            "adres": f"{merk}straat 1",
        },
        talen=merk,
        wanneer=merk,
        waar=merk,
        leeftijdsgroep="65+",
        limiet_per_jaar=2,
        panels=[] if vertegenwoordigd else [Panel.objects.create(naam=f"Panel {n}")],
        **(
            {"vertegenwoordiging": Vertegenwoordiging.ONDER_CURATELE, "vertegenwoordiger": namens}
            if vertegenwoordigd
            else {}
        ),
    )
    if not vertegenwoordigd:
        tekst = avg.Geldig(Doel.ERVARING, Grondslag.TOESTEMMING, 0, "Ja")
        soort = Ervaringsoort.objects.create(naam=f"Soort {n}")
        opgave = services.Ervaringsopgave(grond=tekst, soorten=[soort.pk], toelichting=merk, nodig=merk)
        services.wijzig_ervaring(meedenker=m, opgave=opgave, ja=True, door=BEZOEKER)
    return m


def test_the_marker_reaches_every_text_field_of_a_meedenker():
    """So that a field that is added later is not forgotten here."""
    m = vol("MERKA")
    leeg = {}
    for model in (Meedenker, Contact, Ervaring):
        rij = m if model is Meedenker else m.contact if model is Contact else m.ervaring
        for veld in model._meta.concrete_fields:
            tekst = isinstance(veld, models.CharField | models.TextField | models.JSONField | VersleuteldVeld)
            if tekst and not veld.choices and not str(getattr(rij, veld.attname)):
                leeg[veld.name] = model
    assert leeg == {}
    gevonden = sporen("MERKA")
    assert {
        "contacten_contact.naam",
        "contacten_contact.adres",
        "meedenkers_meedenker.talen",
        "meedenkers_meedenker.wanneer",
        "meedenkers_meedenker.waar",
        "meedenkers_ervaring.toelichting",
        "meedenkers_ervaring.nodig",
    } <= gevonden


@pytest.mark.parametrize("weg", ["vertrekken", "wissen", "intrekken"])
def test_after_leaving_there_is_nothing_and_the_other_is_found(weg):
    blijft, m = vol("MERKBLIJFT"), vol("MERKWEG")
    plekken, nummer = sporen("MERKBLIJFT"), m.contact.telefoon
    assert len(nummer) == 12
    voor = [c.waarde for c in kamers.cijfers(2026)]
    if weg == "vertrekken":
        services.vertrekken(meedenker=m, door=BEZOEKER)
    elif weg == "wissen":
        avg.wis(contact=m.contact, door=BEZOEKER)
    else:
        avg.trek_in(contact=m.contact, doel=Doel.BENADEREN, door=BEZOEKER)
    assert sporen("MERKWEG") == sporen("merkweg") == sporen(nummer) == set()
    assert sporen("MERKBLIJFT") == plekken
    m.refresh_from_db()
    assert (m.status, m.wijk, m.leeftijdsgroep, m.limiet_per_jaar) == (MeedenkerStatus.VERTROKKEN, None, "", None)
    assert not any(r.exists() for r in (m.themas, m.nooit_themas, m.dichte_afdelingen))
    assert set(Meedenker.objects.in_database()) == {blijft}
    assert len(voor) == len(kamers.cijfers(2026))


def test_the_representative_goes_too():
    m = vol("MERKKIND", vertegenwoordigd=True)
    assert "contacten_contact.adres" in sporen("MERKKIND ouder") | sporen("MERKKIND")
    services.vertrekken(meedenker=m, door=BEZOEKER)
    assert sporen("MERKKIND") == sporen("merkkind") == set()


def test_after_thirty_days_without_a_yes_there_is_nothing():
    vol("MERKLAAT", vertegenwoordigd=True)
    with klok.op(klok.nu() + timedelta(days=30)):
        assert services.verloop() == 1
    assert sporen("MERKLAAT") == sporen("merklaat") == set()


def test_twin_an_eraser_that_forgets_a_field_is_found_out(monkeypatch):
    m = vol("MERKTWEE")
    monkeypatch.setattr(services.lijst.Ervaring, "objects", Ervaring.objects.none())
    services.vertrekken(meedenker=m, door=BEZOEKER)
    assert sporen("MERKTWEE") == {"meedenkers_ervaring.toelichting", "meedenkers_ervaring.nodig"}


def test_the_unfinished_form_leaves_nothing_once_sent_and_erased(client):
    merk = "MERKSESSIE"
    loop(client, tot="toestemming", contact=CONTACT | {"naam": merk}, over_u={"nodig": merk, "talen": merk})
    assert sporen(merk) == set()  # encrypted between the steps, with another form of token than the tables
    stuur(client, "controleren")
    assert sporen(merk) != set()
    services.vertrekken(meedenker=Meedenker.objects.get(), door=BEZOEKER)
    assert sporen(merk) == set()


def test_what_a_meeting_knew_goes_with_its_own_contact(client):
    """The tick makes a contact of its own: who asks by the account is erased everywhere."""
    from inloop.services import aanmelden

    merk = "MERKTICK"
    tekst = avg.Geldig(Doel.BENADEREN, Grondslag.TOESTEMMING, 0, "Ja")
    aanmelden(
        bijeenkomst=bijeenkomst(),
        contactgegevens={"naam": merk, "email": "merktick@voorbeeld.example"},
        door=BEZOEKER,
        meedenken=tekst,
        tolk=True,
        tolk_taal=merk,
    )
    contacten = Contact.objects.filter(email="merktick@voorbeeld.example")
    assert contacten.count() == 2
    for contact in contacten:
        avg.wis(contact=contact, door=BEZOEKER)
    assert sporen(merk) == sporen("merktick") == set()


def test_proof_of_the_yes_stays_without_a_person():
    m = vol("MERKBEWIJS")
    services.vertrekken(meedenker=m, door=BEZOEKER)
    assert Grond.objects.filter(contact=m.contact).exclude(ingetrokken_op=None).count() == 3
    assert apps.get_model("contacten", "Contact").objects.get(pk=m.contact_id).gewist_op
