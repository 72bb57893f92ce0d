"""Two rows of one person made one, undone exactly, settled, erased."""

import datetime
import json
import random
import threading

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meedenkers.models import (
    Ervaring,
    Lidmaatschap,
    Meedenker,
    MeedenkerStatus,
    NietDubbel,
    Panel,
    Panellid,
    Samenvoeging,
    Uitnodiging,
    Verzoek,
)
from meedenkers.queries_dubbel import mogelijke_dubbelen
from meedenkers.services import bewaar_ervaring, pauzeren, vertrekken, zet_in_panel
from meedenkers.services import samenvoegen as diensten
from meedenkers.tasks import sluit_samenvoegingen_af
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond
from participatie.contacten import links
from participatie.contacten.models import Contact, Kanaal, Organisatie
from participatie.gemeente.models import Afdeling, Thema, Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.meedenkers import import_fabriek
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.test_import_schermen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def door():
    return import_fabriek.adviseur()


@pytest.fixture
def adviseur(client, door):
    return log_in(client, door.user)


def voeg_samen(een, ander, door, **keuzes):
    return diensten.samenvoegen(een=een, ander=ander, keuzes=keuzes, door=door)


def stand(*meedenkers) -> str:
    """Everything that the database knows of these people, but for the log and the merges themselves."""
    pks, contacten = [m.pk for m in meedenkers], [m.contact_id for m in meedenkers]
    uit = {}
    for model in apps.get_models():
        if model in (Samenvoeging, NietDubbel) or model._meta.app_label == "audit":
            continue
        for veld in model._meta.concrete_fields:
            doel = {Meedenker: pks, Contact: contacten}.get(veld.related_model)
            if doel:
                rijen = model._base_manager.filter(**{f"{veld.name}__in": doel}).order_by("pk")
                uit[f"{model.__name__}.{veld.name}"] = list(rijen.values())
    uit["mensen"] = list(Meedenker.objects.filter(pk__in=pks).order_by("pk").values())
    uit["contacten"] = list(Contact.objects.filter(pk__in=contacten).order_by("pk").values())
    return json.dumps(uit, default=str, sort_keys=True)


# --- property: undo gives back exactly what was -----------------------------------------------------------------
def willekeurig(dobbel: random.Random, door, wereld) -> Meedenker:
    """Somebody with any mixture of what a row can hold, a moment later than the one before."""
    wereld["dag"] += 1
    with klok.op(klok.lokaal(datetime.date(2026, 1, 1)) + datetime.timedelta(days=wereld["dag"])):
        m = meedenker(
            contactgegevens={"naam": dobbel.choice(["Ria", "R. Test"]), "email": f"r{wereld['dag']}@post.example",
                             "telefoon": dobbel.choice(["", f"+3161234{wereld['dag']:04}"])},
            wijk=dobbel.choice([None, *wereld["wijken"]]), leeftijdsgroep=dobbel.choice(["", "65+", "16-25"]),
            talen=dobbel.choice(["", "NL"]), wanneer=dobbel.choice(["", "avond"]), 
            themas=dobbel.sample(wereld["themas"], 2),
        )  # fmt: skip
        Contact.objects.filter(pk=m.contact_id).update(
            kanaal=dobbel.choice(Kanaal.values), adres=dobbel.choice(["", "Weg 1"])
        )
        m.nooit_themas.set(dobbel.sample(wereld["themas"], dobbel.randrange(2)))
        m.dichte_afdelingen.set(dobbel.sample(wereld["afdelingen"], dobbel.randrange(2)))
        Meedenker.objects.filter(pk=m.pk).update(limiet_per_jaar=dobbel.choice([None, 1, 5]))
        for panel in dobbel.sample(wereld["panels"], dobbel.randrange(3)):
            zet_in_panel(meedenker=m, panel=panel, tekst="ja", hoe="test", door=door)
        for organisatie in dobbel.sample(wereld["organisaties"], dobbel.randrange(3)):
            Lidmaatschap.objects.create(meedenker=m, organisatie=organisatie)
        if dobbel.random() < 0.6:
            avg.leg_grond_vast(contact=m.contact, doel=Doel.ERVARING, tekst="ja", hoe="test", door=door)
            if dobbel.random() < 0.8:
                tekst = dobbel.choice(["Merkhulp", "Thuiszorg"])
                bewaar_ervaring(
                    meedenker=m, soorten=dobbel.sample([1, 2, 3], 2), toelichting=tekst, nodig="", door=door
                )
        for verzoek in dobbel.sample(wereld["verzoeken"], dobbel.randrange(3)):
            Uitnodiging.objects.create(
                verzoek=verzoek, meedenker=m, herkomst="loting", status="nee", antwoord_uiterlijk=klok.vandaag()
            )
    m.refresh_from_db()
    if dobbel.random() < 0.3:
        pauzeren(meedenker=m, tot=klok.vandaag() + datetime.timedelta(days=dobbel.randrange(1, 90)), door=door)
    elif dobbel.random() < 0.2:
        Meedenker.objects.filter(pk=m.pk).update(status=MeedenkerStatus.ONBEVESTIGD)
        Grond.objects.filter(contact=m.contact, doel=Doel.BENADEREN).delete()
    return Meedenker.objects.select_related("contact").get(pk=m.pk)


@pytest.fixture
def wereld(door):
    def maak(model, *namen):
        return [model.objects.create(naam=naam) for naam in namen]

    velden = {
        "project": "x",
        "vraag": "x",
        "wat_ermee": "x",
        "aantal": 3,
        "wanneer": "x",
        "waar": "x",
        "vergoeding": "x",
    }
    return {
        "dag": 0,
        "wijken": maak(Wijk, "Noord", "Zuid"),
        "themas": maak(Thema, "A", "B", "C", "D"),
        "afdelingen": maak(Afdeling, "Jeugd", "Werk"),
        "panels": maak(Panel, "P1", "P2", "P3"),
        "organisaties": maak(Organisatie, "O1", "O2", "O3"),
        "verzoeken": [Verzoek.objects.create(aanvrager=door.user, **velden) for _ in range(3)],
    }


@pytest.mark.parametrize("zaad", range(40))
def test_undo_restores_both_exactly(zaad, door, wereld):
    dobbel = random.Random(zaad)
    een, ander = (willekeurig(dobbel, door, wereld) for _ in range(2))
    voor = stand(een, ander)
    velden = dobbel.sample([*diensten.VAN_CONTACT, *diensten.VAN_MEEDENKER], 5)
    samenvoeging = voeg_samen(een, ander, door, **{v: dobbel.choice([een.pk, ander.pk]) for v in velden})
    assert stand(een, ander) != voor
    assert Meedenker.objects.in_database().get() == samenvoeging.blijft
    for model, sleutel in ((Panellid, "panel_id"), (Lidmaatschap, "organisatie_id"), (Uitnodiging, "verzoek_id")):
        eerder = {r[sleutel] for r in json.loads(voor)[f"{model.__name__}.meedenker"]}
        nu = model.objects.filter(meedenker=samenvoeging.blijft)
        nu = nu.filter(tot=None) if model is Panellid else nu
        assert set(nu.values_list(sleutel, flat=True)) == eerder
    for lid in Panellid.objects.filter(meedenker=samenvoeging.blijft, tot=None).select_related("grond"):
        assert (lid.grond.contact_id, lid.grond.ingetrokken_op) == (samenvoeging.blijft.contact_id, None)
    for ervaring in Ervaring.objects.all():
        ervaring.save()  # on a ground of this very person, or it raises
    diensten.terugdraaien(samenvoeging=samenvoeging, door=door)
    assert stand(een, ander) == voor
    assert diensten.Samenvoeging.objects.get().terug == {}


def test_every_table_that_points_at_a_meedenker_was_thought_of():
    """A new table must be moved along, left where it is, or refused: decide in services/samenvoegen.py, then here."""
    bekend = {
        "Panellid", "Lidmaatschap", "Uitnodiging", "Ervaring", "Meedenker_themas", "Meedenker_nooit_themas",
        "Meedenker_dichte_afdelingen",  # moved, or joined
        "Samenvoeging", "NietDubbel", "Kandidaat", "Importrij",  # stay: they tell what was
    }  # fmt: skip
    wijst = {m.__name__ for m in apps.get_models(include_auto_created=True)
             for v in m._meta.concrete_fields if v.related_model is Meedenker}  # fmt: skip
    assert wijst == bekend


# --- merging ----------------------------------------------------------------------------------------------------
def test_the_older_row_stays_with_the_chosen_values_and_the_other_link_is_dead(door, client):
    oud = meedenker(contactgegevens={"naam": "Ria Oud", "telefoon": ""})
    nieuw = meedenker(contactgegevens={"naam": "Ria Nieuw", "telefoon": "+31612345678"})
    link_oud, link_nieuw = links.maak(oud), links.maak(nieuw)
    voeg_samen(nieuw, oud, door, naam=nieuw.pk)
    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.contact.naam, oud.contact.telefoon, nieuw.status) == ("Ria Nieuw", "+31612345678", "samengevoegd")
    assert client.get(reverse("publiek:status", args=[link_oud])).status_code == 200
    dood = client.get(reverse("publiek:status", args=[link_nieuw]))
    assert (dood.status_code, dood.templates[0].name) == (404, "publiek/link_ongeldig.html")
    assert client.get(reverse("publiek:status", args=[links.maak(nieuw)])).status_code == 404
    assert set(Gebeurtenis.objects.filter(actie="samenvoegen").values_list("object_id", flat=True)) == {
        oud.pk,
        nieuw.pk,
    }
    diensten.terugdraaien(samenvoeging=Samenvoeging.objects.get(), door=door)
    assert client.get(reverse("publiek:status", args=[link_nieuw])).status_code == 200


def test_a_confirmed_row_stays_even_if_it_is_younger(door):
    oud, nieuw = meedenker(), meedenker()
    Meedenker.objects.filter(pk=oud.pk).update(status=MeedenkerStatus.ONBEVESTIGD)
    oud.refresh_from_db()
    assert voeg_samen(oud, nieuw, door).blijft == nieuw
    nieuw.refresh_from_db()
    assert (nieuw.sinds, nieuw.status) == (oud.sinds, "actief")


def test_rest_asked_on_one_row_counts_for_the_person(door):
    een, ander = meedenker(), meedenker()
    pauzeren(meedenker=ander, tot=klok.vandaag() + datetime.timedelta(days=30), door=door)
    voeg_samen(een, ander, door)
    een.refresh_from_db()
    assert een.toestand == MeedenkerStatus.GEPAUZEERD


def test_not_wanting_to_hear_about_a_subject_is_stronger(door):
    thema = Thema.objects.create(naam="A")
    een, ander = meedenker(), meedenker(themas=[thema])
    een.nooit_themas.add(thema)
    voeg_samen(een, ander, door)
    assert not een.themas.exists()


def test_what_is_refused(door):
    een, ander = meedenker(), meedenker()
    Meedenker.objects.filter(pk=ander.pk).update(vertegenwoordiging="onder_curatele")
    with pytest.raises(Afgewezen, match="vertegenwoordiger"):
        voeg_samen(een, ander, door)
    Meedenker.objects.filter(pk=ander.pk).update(vertegenwoordiging="")
    velden = {
        "project": "x",
        "vraag": "x",
        "wat_ermee": "x",
        "aantal": 3,
        "wanneer": "x",
        "waar": "x",
        "vergoeding": "x",
    }
    verzoek = Verzoek.objects.create(aanvrager=door.user, **velden)
    for m in (een, ander):
        Uitnodiging.objects.create(verzoek=verzoek, meedenker=m, herkomst="loting", antwoord_uiterlijk=klok.vandaag())
    with pytest.raises(Afgewezen, match="hetzelfde verzoek"):
        voeg_samen(een, ander, door)
    Uitnodiging.objects.filter(meedenker=ander).update(status="nee")
    # A later no on one row against a yes on the other: not for us to decide.
    panel = Panel.objects.create(naam="P")
    for m in (een, ander):
        zet_in_panel(meedenker=m, panel=panel, tekst="ja", hoe="test", door=door)
    avg.trek_in(contact=ander.contact, doel=Doel.PANEL, betreft=panel.pk, door=door)
    with pytest.raises(Afgewezen, match="trok later"):
        voeg_samen(een, ander, door)
    avg.trek_in(contact=een.contact, doel=Doel.PANEL, betreft=panel.pk, door=door)
    voeg_samen(een, ander, door)
    with pytest.raises(Conflict):
        voeg_samen(een, ander, door)
    assert Samenvoeging.objects.count() == 1


# --- undo after things changed ----------------------------------------------------------------------------------
def test_what_changed_since_stays_and_a_no_stays_a_no(door):
    panel = Panel.objects.create(naam="P")
    een = meedenker(contactgegevens={"naam": "Een"})
    ander = meedenker(contactgegevens={"naam": "Ander", "telefoon": "+31612345678"}, panels=[panel])
    samenvoeging = voeg_samen(een, ander, door, naam=ander.pk)
    Contact.objects.filter(pk=een.contact_id).update(telefoon="+31687654321")
    avg.trek_in(contact=een.contact, doel=Doel.PANEL, betreft=panel.pk, door=door)
    diensten.terugdraaien(samenvoeging=samenvoeging, door=door)
    een.contact.refresh_from_db()
    assert (een.contact.naam, een.contact.telefoon) == ("Een", "+31687654321")
    assert not ander.huidige_panels.exists()
    assert not avg.geldt(contact=ander.contact, doel=Doel.PANEL, betreft=panel.pk)


def test_a_no_while_both_were_one_counts_for_both(door):
    panel = Panel.objects.create(naam="P")
    een, ander = meedenker(panels=[panel]), meedenker(panels=[panel])
    samenvoeging = voeg_samen(een, ander, door)
    avg.trek_in(contact=een.contact, doel=Doel.PANEL, betreft=panel.pk, door=door)
    diensten.terugdraaien(samenvoeging=samenvoeging, door=door)
    assert Panellid.objects.filter(tot=None).count() == 0


def test_undo_goes_backward_and_only_once(door):
    een, twee, drie = meedenker(), meedenker(), meedenker()
    eerste = voeg_samen(een, twee, door)
    tweede = voeg_samen(een, drie, door)
    with pytest.raises(Afgewezen, match="latere"):
        diensten.terugdraaien(samenvoeging=eerste, door=door)
    for samenvoeging in (tweede, eerste):
        diensten.terugdraaien(samenvoeging=samenvoeging, door=door)
        with pytest.raises(Conflict):
            diensten.terugdraaien(samenvoeging=samenvoeging, door=door)
    assert Meedenker.objects.in_database().count() == 3


# --- settling and erasing ---------------------------------------------------------------------------------------
def met_merk(door):
    een = meedenker(contactgegevens={"naam": "Merkeen", "email": "merk1@post.example"})
    ander = meedenker(contactgegevens={"naam": "Merkander", "email": "merk2@post.example"}, talen="Merktaal")
    for m in (een, ander):
        avg.leg_grond_vast(contact=m.contact, doel=Doel.ERVARING, tekst="ja", hoe="test", door=door)
        bewaar_ervaring(meedenker=m, soorten=[], toelichting="Merkhulp", nodig="", door=door)
    return een, ander, voeg_samen(een, ander, door, naam=ander.pk)


def alles() -> str:
    uit = []
    for model in apps.get_models():
        uit += [list(model._base_manager.values_list())]
    return json.dumps(uit, default=str)


def test_after_thirty_days_the_other_row_is_empty_and_nothing_can_be_undone(door):
    een, ander, samenvoeging = met_merk(door)
    with klok.op(klok.nu() + datetime.timedelta(days=29)):
        assert sluit_samenvoegingen_af() == 0
    with klok.op(klok.nu() + datetime.timedelta(days=30, minutes=1)):
        assert sluit_samenvoegingen_af() == 1
        assert sluit_samenvoegingen_af() == 0
    samenvoeging.refresh_from_db()
    ander = Meedenker.objects.select_related("contact").get(pk=ander.pk)
    assert (samenvoeging.terug, ander.contact.naam, ander.status) == ({}, "", "samengevoegd")
    assert "Merkeen" not in alles()
    een = Meedenker.objects.select_related("contact").get(pk=een.pk)
    assert (een.contact.naam, een.talen, een.ervaring.toelichting) == ("Merkander", "Merktaal", "Merkhulp")
    with pytest.raises(Conflict):
        diensten.terugdraaien(samenvoeging=samenvoeging, door=door)


@pytest.mark.parametrize("wie", ["blijft", "weg"])
def test_erasing_either_erases_the_person_and_the_snapshot(door, wie):
    een, _ander, samenvoeging = met_merk(door)
    drie = meedenker(contactgegevens={"naam": "Merkdrie", "email": "merk3@post.example"})
    voeg_samen(een, drie, door)
    assert "Merk" in alles()
    avg.wis(contact=getattr(samenvoeging, wie).contact, door=door)
    assert "Merk" not in alles()
    assert "@post.example" not in alles()
    assert [s.terug for s in Samenvoeging.objects.all()] == [{}, {}]
    assert Meedenker.objects.in_database().count() == 0


def test_leaving_after_a_merge_erases_both(door):
    een, _ander, _samen = met_merk(door)
    vertrekken(meedenker=Meedenker.objects.get(pk=een.pk), door=door)
    assert "Merk" not in alles()


def test_the_snapshot_is_encrypted(door):
    met_merk(door)
    with connection.cursor() as cursor:
        cursor.execute("SELECT terug FROM meedenkers_samenvoeging")
        assert "Merk" not in str(cursor.fetchall())


# --- at once ----------------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_two_advisors_at_once_merge_once(door):
    een, ander = meedenker(), meedenker()
    klaar, uitkomsten = threading.Barrier(4), []

    def werker():
        try:
            klaar.wait()
            uitkomsten.append(voeg_samen(een, ander, door).pk)
        except Conflict:
            uitkomsten.append(None)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=werker) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert Samenvoeging.objects.count() == 1
    assert sorted(u is None for u in uitkomsten) == [False, True, True, True]


# --- proposals and screens --------------------------------------------------------------------------------------
def test_proposals_most_alike_first_and_two_people_are_not_proposed_again(door):
    wijk = Wijk.objects.create(naam="Noord")
    a = meedenker(contactgegevens={"naam": "Ria Test", "telefoon": "+31612345678"}, wijk=wijk)
    b = meedenker(contactgegevens={"naam": "RIA TEST", "telefoon": "+31612345678"}, wijk=wijk)
    c = meedenker(contactgegevens={"naam": "Jan", "telefoon": "+31612345678"}, wijk=wijk)
    Contact.objects.filter(pk=c.contact_id).update(email=a.contact.email.upper())
    meedenker(contactgegevens={"naam": "Ria Test"})
    paren = [(p.een, p.ander, p.redenen) for p in mogelijke_dubbelen()]
    assert paren == [
        (a.pk, c.pk, ("email", "telefoon")),
        (a.pk, b.pk, ("telefoon", "naam")),
        (b.pk, c.pk, ("telefoon",)),
    ]
    diensten.niet_dubbel(een=c, ander=a, door=door)
    diensten.niet_dubbel(een=a, ander=c, door=door)
    assert [(p.een, p.ander) for p in mogelijke_dubbelen()] == [(a.pk, b.pk), (b.pk, c.pk)]
    assert NietDubbel.objects.count() == 1
    # Undone: these are two people, so not proposed at once again.
    diensten.terugdraaien(samenvoeging=voeg_samen(a, b, door), door=door)
    assert [(p.een, p.ander) for p in mogelijke_dubbelen()] == [(b.pk, c.pk)]


def test_one_phone_of_a_whole_house_gives_no_thousands_of_pairs():
    import_fabriek.importeer(import_fabriek.mensen(30))
    Contact.objects.update(telefoon="+31751234567")
    assert len(mogelijke_dubbelen()) == 29


def test_from_proposal_to_one_person_and_back_in_the_browser(adviseur, door):
    een = meedenker(contactgegevens={"naam": "Ria Een", "telefoon": "+31612345678"})
    ander = meedenker(contactgegevens={"naam": "Ria Twee", "telefoon": "+31612345678"})
    lijst = reverse("meedenkers:dubbelen")
    assert "1 paar gevonden" in adviseur.get(lijst).content.decode()
    adres = reverse("meedenkers:dubbel_vergelijken", args=[ander.pk, een.pk])
    pagina = adviseur.get(adres)
    assert list(pagina.context["form"].fields) == ["naam", "email"]
    assert pagina.context["form"].fields["naam"].initial == str(een.pk)
    fout = adviseur.post(adres, {"naam": "999", "email": str(een.pk)})
    assert fout.context["form"].errors["naam"]
    tekst = adviseur.post(adres, {"naam": str(ander.pk), "email": str(een.pk)}, follow=True).content.decode()
    assert "Onlangs samengevoegd" in tekst
    een.contact.refresh_from_db()
    assert een.contact.naam == "Ria Twee"
    assert adviseur.get(adres).status_code == 404
    adres = reverse("meedenkers:dubbel_terugdraaien", args=[Samenvoeging.objects.get().pk])
    assert adviseur.get(adres).status_code == 405
    assert "Teruggedraaid" in adviseur.post(adres, follow=True).content.decode()
    assert "al veranderd" in adviseur.post(adres, follow=True).content.decode()
    assert Meedenker.objects.in_database().count() == 2


def test_two_people_button_and_looking_is_logged(adviseur):
    een = meedenker(contactgegevens={"telefoon": "+31612345678"})
    ander = meedenker(contactgegevens={"telefoon": "+31612345678"})
    adviseur.get(reverse("meedenkers:dubbelen"))
    adviseur.get(reverse("meedenkers:dubbel_vergelijken", args=[een.pk, ander.pk]))
    assert [g.bijzonderheden["aantal"] for g in Gebeurtenis.objects.filter(actie="inzien")] == [2, 2]
    tekst = adviseur.post(reverse("meedenkers:dubbel_apart", args=[een.pk, ander.pk]), follow=True).content.decode()
    assert "geen mensen die op elkaar lijken" in tekst
    assert adviseur.get(reverse("meedenkers:dubbel_vergelijken", args=[een.pk, een.pk])).status_code == 404


def test_query_count_of_the_proposals(adviseur, door):
    aantallen = []
    for aantal, vanaf in ((4, 1), (60, 100)):
        import_fabriek.importeer(import_fabriek.mensen(aantal, vanaf))
        Contact.objects.filter(email__startswith="p").update(telefoon="+31751234567")
        paar = [meedenker(), meedenker()]
        voeg_samen(*paar, door)
        with CaptureQueriesContext(connection) as vragen:
            assert adviseur.get(reverse("meedenkers:dubbelen")).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 12


@pytest.mark.parametrize("rol", ["ambtenaar", "commissielid", "beheerder"])
def test_only_the_adviseur(client, rol):
    een, ander = meedenker(), meedenker()
    log_in(client, import_fabriek.gebruiker(rol))
    for naam in ("dubbel_vergelijken", "dubbel_apart"):
        assert client.post(reverse(f"meedenkers:{naam}", args=[een.pk, ander.pk])).status_code == 403
    with pytest.raises(PermissionDenied), transaction.atomic():
        voeg_samen(een, ander, Actor.gebruiker(import_fabriek.gebruiker(rol)))
    assert Meedenker.objects.in_database().count() == 2


def test_twin_without_reading_the_pair_again_one_person_is_merged_twice(door, monkeypatch):
    een, ander = meedenker(), meedenker()
    monkeypatch.setattr(diensten, "_lees_paar", lambda *pks: [een, ander])
    monkeypatch.setattr(diensten.MEEDENKER, "doe", lambda *args, **kwargs: None)
    for _ in range(2):
        voeg_samen(een, ander, door)
    assert Samenvoeging.objects.count() == 2


def test_twin_without_the_slot_the_other_row_still_holds_the_person(door, monkeypatch):
    een, _ander, _samen = met_merk(door)
    monkeypatch.setattr(diensten, "_vergeet", lambda samenvoeging: False)
    avg.wis(contact=een.contact, door=door)
    assert "Merkander" in alles()
