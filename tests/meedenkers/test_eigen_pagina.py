"""The own page: change what one wants, tell and take back experience, withdraw per purpose, take the data along."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers import services
from meedenkers.models import Ervaring, Ervaringsoort, Meedenker, MeedenkerStatus, Panel, Panellid
from meedenkers.teksten import TOESTEMMING_ERVARING
from participatie import klok
from participatie.audit.actor import BEZOEKER
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond, Grondslag
from participatie.contacten import links
from participatie.contacten.models import Contact
from participatie.gemeente.models import Afdeling, Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.stappen_fabriek import gelezen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _zomer():
    with klok.op(klok.lokaal(date(2026, 7, 1), 12)):
        yield


def tekst(antwoord):
    return antwoord.content.decode()


def pad(m):
    return reverse("publiek:status", args=[links.maak(m)])


def deel(client, m, naam, **velden):
    """Open one form of the page and send it."""
    html = tekst(client.get(pad(m), {"deel": naam}))
    return client.post(pad(m), {"actie": naam} | gelezen(html) | velden)


# --- preferences ------------------------------------------------------------------------------------------------
def test_what_one_wants_is_seen_and_changed(client):
    wijk, geld = Wijk.objects.create(naam="Noord"), Thema.objects.create(naam="Geldzorgen")
    weg, werk = Thema.objects.create(naam="Oud thema", actief=False), Afdeling.objects.create(naam="Werk")
    m = meedenker(contactgegevens={"telefoon": "+31612345678"}, themas=[weg])
    html = tekst(client.get(pad(m), {"deel": "voorkeuren"}))
    assert "Oud thema" in html  # chosen before it went out of use
    antwoord = deel(
        client,
        m,
        "voorkeuren",
        themas=[weg.pk],
        nooit_themas=[geld.pk],
        dichte_afdelingen=[werk.pk],
        kanaal="bellen",
        limiet_per_jaar="1",
        wijk=wijk.pk,
        wanneer="in de ochtend",
        waar="online",
    )
    assert antwoord.status_code == 302
    m = Meedenker.objects.select_related("contact").get(pk=m.pk)
    assert (m.contact.kanaal, m.limiet_per_jaar, m.wijk, m.wanneer, m.waar) == (
        "bellen",
        1,
        wijk,
        "in de ochtend",
        "online",
    )
    assert [list(r.all()) for r in (m.themas, m.nooit_themas, m.dichte_afdelingen)] == [[weg], [geld], [werk]]
    html = tekst(client.get(pad(m)))
    for woord in ("Geldzorgen", "in de ochtend", "online", "Telefoon"):
        assert woord in html
    assert Gebeurtenis.objects.filter(actie="voorkeuren_wijzigen", object_id=m.pk).count() == 1


def test_only_ways_that_can_work_are_offered(client):
    m = meedenker()
    html = tekst(client.get(pad(m), {"deel": "voorkeuren"}))
    assert 'value="email"' in html
    assert 'value="sms"' not in html
    assert deel(client, m, "voorkeuren", kanaal="sms").status_code == 200
    m.contact.refresh_from_db()
    assert m.contact.kanaal == "email"


def test_garbage_is_answered_and_changes_nothing(client):
    m = meedenker(wanneer="overdag")
    for rommel in (
        {"themas": ["x"]},
        {"wijk": "9" * 30},
        {"limiet_per_jaar": "-1"},
        {"kanaal": ""},
        {"wanneer": "a\0b"},
        {"talen": "x" * 9999},
        {"dichte_afdelingen": ["1", "x"]},
    ):
        Afdeling.objects.get_or_create(naam="Werk")
        assert deel(client, m, "voorkeuren", **({"kanaal": "email"} | rommel)).status_code == 200
    for rommel in ({"nodig": "a\0b"}, {"toelichting": "x" * 9999}, {"soorten": ["x"]}):
        Ervaringsoort.objects.get_or_create(naam="Jeugdhulp")
        assert deel(client, m, "ervaring", ja="on", **rommel).status_code == 200
    for actie in ("", "onzin", "intrekken", "wis\0"):
        assert client.post(pad(m), {"actie": actie, "grond": "9" * 50}).status_code == 302
    assert client.get(pad(m), {"deel": "onzin"}).status_code == 200
    m.refresh_from_db()
    assert (m.wanneer, m.status) == ("overdag", MeedenkerStatus.ACTIEF)
    assert not Ervaring.objects.exists()


def test_who_left_is_not_filled_in_again():
    m = meedenker()
    services.vertrekken(meedenker=m, door=BEZOEKER)
    velden = dict.fromkeys(("leeftijdsgroep", "talen", "wanneer", "waar"), "") | {"wijk": None, "limiet_per_jaar": 2}
    lijsten = dict.fromkeys(("themas", "nooit_themas", "dichte_afdelingen"), ())
    with pytest.raises(Conflict):
        services.wijzig_voorkeuren(meedenker=m, door=BEZOEKER, kanaal="email", **velden, **lijsten)
    opgave = services.Ervaringsopgave(grond=None, nodig="een tolk")
    with pytest.raises(Conflict):
        services.wijzig_ervaring(meedenker=m, opgave=opgave, ja=True, door=BEZOEKER)


# --- experience -------------------------------------------------------------------------------------------------
def test_experience_is_told_changed_and_taken_back(client):
    soort = Ervaringsoort.objects.create(naam="Jeugdhulp")
    m = meedenker()
    html = tekst(deel(client, m, "ervaring", soorten=[soort.pk], nodig="een tolk"))
    assert "Zonder toestemming" in html
    assert "een tolk" in html  # nothing typed is lost
    assert not Ervaring.objects.exists()
    deel(client, m, "ervaring", soorten=[soort.pk], nodig="een tolk", ja="on")
    grond = Grond.objects.get(doel=Doel.ERVARING)
    assert (grond.tekst, grond.grondslag, grond.hoe) == (
        str(TOESTEMMING_ERVARING),
        Grondslag.TOESTEMMING,
        "eigen pagina",
    )
    html = tekst(client.get(pad(m)))
    assert "Jeugdhulp" in html
    assert "een tolk" in html
    # On the ground that stands, without asking again.
    assert 'name="ja"' not in tekst(client.get(pad(m), {"deel": "ervaring"}))
    deel(client, m, "ervaring", nodig="een rustige plek")
    assert (Ervaring.objects.get().soorten, Ervaring.objects.get().nodig) == ([], "een rustige plek")
    client.post(pad(m), {"actie": "intrekken", "grond": grond.pk})
    assert not Ervaring.objects.exists()
    assert "een rustige plek" not in tekst(client.get(pad(m)))
    assert Meedenker.objects.get().status == MeedenkerStatus.ACTIEF


def test_nothing_filled_in_asks_for_no_yes_and_clears(client):
    m = meedenker()
    assert deel(client, m, "ervaring").status_code == 302
    assert not Grond.objects.filter(doel=Doel.ERVARING).exists()
    deel(client, m, "ervaring", nodig="een tolk", ja="on")
    deel(client, m, "ervaring", nodig="")
    assert not Ervaring.objects.exists()


def test_who_did_not_agree_yet_tells_nothing(client):
    from meedenkers.models import Bron
    from participatie.audit.actor import Actor

    m = meedenker(bron=Bron.AMBTENAAR, door=Actor.systeem("test"))
    html = tekst(deel(client, m, "ervaring", nodig="een tolk", ja="on"))
    assert "Zeg eerst ja" in html
    assert not Ervaring.objects.exists()


# --- withdrawing ------------------------------------------------------------------------------------------------
def test_withdrawing_a_panel_ends_it_and_nothing_else(client):
    panel = Panel.objects.create(naam="Werkpanel")
    m = meedenker(panels=[panel])
    grond = Grond.objects.get(doel=Doel.PANEL)
    client.post(pad(m), {"actie": "intrekken", "grond": grond.pk})
    assert Panellid.objects.get().tot is not None
    assert list(Meedenker.objects.in_database()) == [m]
    assert avg.geldt(contact=m.contact, doel=Doel.BENADEREN)


def test_withdrawing_being_asked_is_leaving_and_the_page_says_so_before(client):
    m = meedenker(panels=[Panel.objects.create(naam="Werkpanel")], talen="Turks")
    assert "ook voor panels. Dit kan niet worden teruggedraaid" in tekst(client.get(pad(m)))
    grond = Grond.objects.get(doel=Doel.BENADEREN)
    antwoord = client.post(pad(m), {"actie": "intrekken", "grond": grond.pk}, follow=True)
    assert "gewist" in tekst(antwoord)
    m.refresh_from_db()
    assert (m.status, m.talen) == (MeedenkerStatus.VERTROKKEN, "")
    assert not Grond.objects.filter(ingetrokken_op=None).exists()
    assert not Contact.objects.exclude(naam="").exists()
    assert Gebeurtenis.objects.filter(actie="vertrekken").count() == 1


def test_objecting_to_the_task_of_the_municipality_is_the_same(client):
    m = meedenker(grondslag=Grondslag.TAAK)
    assert "bezwaar" in tekst(client.get(pad(m)))
    client.post(pad(m), {"actie": "intrekken", "grond": Grond.objects.get().pk})
    assert Meedenker.objects.get().status == MeedenkerStatus.VERTROKKEN


def test_the_ground_of_another_cannot_be_withdrawn(client):
    m, ander = meedenker(), meedenker()
    client.post(pad(m), {"actie": "intrekken", "grond": ander.contact.gronden.get().pk})
    assert Grond.objects.filter(ingetrokken_op=None).count() == 2


# --- reading ----------------------------------------------------------------------------------------------------
def test_page_gives_the_downloads(client):
    m = meedenker(talen="Turks")
    services.wijzig_ervaring(
        meedenker=m,
        opgave=services.Ervaringsopgave(
            grond=avg.Geldig(Doel.ERVARING, Grondslag.TOESTEMMING, 0, "ja"),
            nodig="een tolk",
            toelichting="lang verhaal",
        ),
        ja=True,
        door=BEZOEKER,
    )
    html = tekst(client.get(pad(m)))
    token = html.split('/gegevens/json/"')[0].rsplit("/status/", 1)[1]
    inhoud = json.loads(client.get(reverse("publiek:eigen_gegevens", args=[token, "json"])).content)
    alles = json.dumps(inhoud, ensure_ascii=False)
    for woord in ("Turks", "een tolk", "lang verhaal", "Op de lijst sinds"):
        assert woord in alles
    assert client.get(reverse("publiek:eigen_gegevens", args=[token, "pdf"])).content.startswith(b"%PDF")


def test_looking_changes_nothing(client):
    m = meedenker()
    voor = (Gebeurtenis.objects.count(), Meedenker.objects.values().get(pk=m.pk))
    for _ in range(10):
        for naam in ("", "voorkeuren", "ervaring", "vertrekken"):
            client.get(pad(m), {"deel": naam, "actie": "vertrekken"})
            client.head(pad(m), {"deel": naam})
    assert (Gebeurtenis.objects.count(), Meedenker.objects.values().get(pk=m.pk)) == voor


def test_no_door_keeps_experience_without_its_ground():
    m = meedenker()
    with pytest.raises(Afgewezen):
        services.bewaar_ervaring(meedenker=m, soorten=[], toelichting="", nodig="een tolk", door=BEZOEKER)
    with pytest.raises(ValueError, match="zonder geldige grond"):
        Ervaring(meedenker=m, grond=m.contact.gronden.get(), nodig="een tolk").save()


def test_queries_do_not_grow_with_what_one_chose(client):
    m = meedenker()
    client.get(pad(m), {"deel": "voorkeuren"})  # makes the rules of the draw, once
    aantallen = []
    for n in (1, 12):
        for i in range(n):
            m.themas.add(Thema.objects.create(naam=f"Thema {n} {i}"))
            m.dichte_afdelingen.add(Afdeling.objects.create(naam=f"Afdeling {n} {i}"))
        for naam in ("", "voorkeuren"):
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(pad(m), {"deel": naam}).status_code == 200
            aantallen.append(len(vragen))
    assert aantallen[:2] == aantallen[2:]
    # The form reads six lists to choose from and what was chosen of each: one person, once in a while.
    assert max(aantallen) <= 14
