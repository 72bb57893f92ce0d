"""Workflow, log, numbers, links, erasure."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.signing import dumps
from django.db import transaction

from participatie.audit.actor import Actor
from participatie.audit.models import Gebeurtenis
from participatie.audit.services import log
from participatie.avg.models import Doel, Grond
from participatie.avg.services import leg_grond_vast, trek_in, wis
from participatie.berichten.models import Bericht
from participatie.contacten import links, services
from participatie.contacten.models import Belverzoek, Contact
from participatie.kamers.views.mijn import eigen_contacten
from participatie.workflow import kern
from participatie.workflow.kern import Conflict
from participatie.workflow.nummers import Teller, volgende
from tests.kern.fabriek import contact, inloggen, persoon, tegelijk
from tests.vergelijken import zonder_tokens


def _verzoek(naam="Ria de Boer") -> Belverzoek:
    return services.vraag_om_te_bellen(
        naam=naam, telefoon="+31612345678", wanneer="ochtend", vraag="Vervoer", door=Actor()
    )


# --- workflow ---------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_moved_meanwhile_is_a_conflict_and_logs_once():
    verzoek = _verzoek()
    ander = Belverzoek.objects.get(pk=verzoek.pk)
    door = Actor.gebruiker(persoon("adviseur"))
    services.gebeld(verzoek=verzoek, uitkomst="Gesproken", door=door)
    with pytest.raises(Conflict, match="ondertussen"):
        services.gebeld(verzoek=ander, uitkomst="Nog een keer", door=door)
    verzoek.refresh_from_db()
    assert verzoek.uitkomst == "Gesproken"
    rij = Gebeurtenis.objects.get(actie="gebeld")
    assert (rij.van, rij.naar, rij.user_id, rij.via, rij.object_id) == (
        "open",
        "gebeld",
        door.user_id,
        "werkplek",
        verzoek.pk,
    )


@pytest.mark.django_db(transaction=True)
def test_two_at_once_one_wins():
    verzoek = _verzoek()
    door = Actor.gebruiker(persoon("adviseur"))
    uit = tegelijk(lambda: services.gebeld(verzoek=Belverzoek.objects.get(pk=verzoek.pk), uitkomst="x", door=door), 4)
    assert sum(isinstance(u, Conflict) for u in uit) == 3
    assert Gebeurtenis.objects.filter(actie="gebeld").count() == 1


@pytest.mark.django_db
def test_twin_without_the_condition_a_second_change_wins(monkeypatch):
    verzoek = _verzoek()
    ander = Belverzoek.objects.get(pk=verzoek.pk)
    door = Actor.gebruiker(persoon("adviseur"))
    services.gebeld(verzoek=verzoek, uitkomst="Gesproken", door=door)
    overgang = services.BELVERZOEK.transitions["gebeld"]
    monkeypatch.setitem(
        services.BELVERZOEK.transitions,
        "gebeld",
        kern.Transition(overgang.name, ("open", "gebeld"), overgang.target, overgang.who),
    )
    services.gebeld(verzoek=ander, uitkomst="Overschreven", door=door)
    verzoek.refresh_from_db()
    assert verzoek.uitkomst == "Overschreven"


@pytest.mark.django_db
def test_wrong_role_changes_and_logs_nothing():
    verzoek = _verzoek()
    with pytest.raises(PermissionDenied):
        services.gebeld(verzoek=verzoek, uitkomst="x", door=Actor())
    verzoek.refresh_from_db()
    assert verzoek.status == "open"
    assert not Gebeurtenis.objects.filter(actie="gebeld").exists()


@pytest.mark.django_db
def test_inactive_person_has_no_role():
    user = persoon("adviseur")
    user.is_active = False
    assert Actor.gebruiker(user).rollen == frozenset()


# --- log --------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_log_is_append_only():
    rij = log(door=Actor(), actie="proef", soort="x")
    for verboden in (
        lambda: Gebeurtenis.objects.update(actie="anders"),
        lambda: Gebeurtenis.objects.all().delete(),
        lambda: Gebeurtenis.objects.filter(pk=rij.pk).update(actie="anders"),
        lambda: Gebeurtenis.objects.bulk_update([rij], ["actie"]),
        rij.save,
        rij.delete,
    ):
        with pytest.raises(TypeError), transaction.atomic():
            verboden()
    assert Gebeurtenis.objects.get().actie == "proef"


@pytest.mark.django_db
def test_beheer_reads_the_log_only(client):
    inloggen(client, "beheerder")
    rij = log(door=Actor(), actie="proef", soort="x")
    assert client.get("/beheer/audit/gebeurtenis/").status_code == 200
    for adres in ("add/", f"{rij.pk}/delete/"):
        assert client.post(f"/beheer/audit/gebeurtenis/{adres}").status_code == 403
    assert client.post(f"/beheer/audit/gebeurtenis/{rij.pk}/change/", {"actie": "anders"}).status_code == 403


# --- numbers ----------------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_numbers_are_unique_under_parallel_use():
    uit = tegelijk(lambda: [volgende("T", 2026) for _ in range(10)], 6)
    assert sorted(nummer for deel in uit for nummer in deel) == list(range(1, 61))


@pytest.mark.django_db
def test_twin_that_reads_before_it_writes_gives_a_number_twice():
    Teller.objects.create(soort="T", jaar=2026, laatste=5)

    def lees_en_schrijf(gelezen):
        Teller.objects.filter(soort="T").update(laatste=gelezen + 1)
        return gelezen + 1

    een, twee = Teller.objects.get(), Teller.objects.get()
    assert lees_en_schrijf(een.laatste) == lees_en_schrijf(twee.laatste)


@pytest.mark.django_db
def test_a_refusal_leaves_a_row_with_the_page_only(client):
    inloggen(client, "ambtenaar")
    assert client.get("/werkplek/berichten/?q=geheim").status_code == 403
    [rij] = Gebeurtenis.objects.filter(actie="geweigerd")
    assert (rij.user_id, rij.soort, rij.object_id, rij.bijzonderheden) == (
        persoon("ambtenaar").pk,
        "werkplek:berichten",
        None,
        {},
    )
    client.logout()
    client.get("/werkplek/berichten/")
    assert Gebeurtenis.objects.filter(actie="geweigerd").count() == 1, "a visitor is asked to sign in, not refused"


# --- accounts ---------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_who_leaves_takes_the_account_along(client):
    user = persoon("inwoner")
    inloggen(client, "inwoner")
    EmailAddress.objects.filter(user=user).update(verified=True)
    eigen = contact(email=user.email)
    pagina = client.post("/mijn/wissen/", follow=True)
    assert "uw account zijn gewist" in pagina.content.decode()
    assert client.get("/mijn/").status_code == 302, "signed out"
    user.refresh_from_db()
    eigen.refresh_from_db()
    assert (user.naam, user.is_active, eigen.naam) == ("", False, "")
    assert "voorbeeld" not in user.email
    assert not EmailAddress.objects.filter(user=user).exists()


@pytest.mark.django_db
def test_an_unverified_address_erases_nothing_of_somebody_else(client):
    user = persoon("inwoner")
    inloggen(client, "inwoner")
    EmailAddress.objects.filter(user=user).update(verified=False)
    van_een_ander = contact(email=user.email)
    client.post("/mijn/wissen/")
    van_een_ander.refresh_from_db()
    assert not van_een_ander.gewist_op


@pytest.mark.django_db
def test_an_account_for_work_stays(client):
    inloggen(client, "ambtenaar")
    client.post("/mijn/wissen/")
    assert persoon("ambtenaar").is_active


# --- links ------------------------------------------------------------------------------------------------------
@pytest.fixture
def aanvraag(monkeypatch):
    from tests.budget.fabriek import aanvraag

    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)
    return aanvraag()


@pytest.mark.django_db
def test_every_invalid_link_gives_one_and_the_same_page(client, aanvraag):
    goed = links.maak(aanvraag)
    assert client.get(f"/status/{goed}/").status_code == 200
    begin, _, handtekening = goed.rpartition(":")
    fout = [
        goed[:-1] + ("a" if goed[-1] != "a" else "b"),
        goed[:-4],
        f"{begin}:{handtekening[::-1]}",
        dumps(["aanvraag", aanvraag.pk, 1], salt="anders"),
        dumps(["aanvraag", 999_999, 1], salt=links.ZOUT),
        dumps(["bestaatniet", 1, 1], salt=links.ZOUT),
        dumps(["aanvraag", aanvraag.pk, 7], salt=links.ZOUT),
        dumps(["aanvraag"], salt=links.ZOUT),
        dumps("tekst", salt=links.ZOUT),
        "x",
        "é:😀:x",
        ":" * 40,
    ]
    type(aanvraag).objects.filter(pk=aanvraag.pk).update(link_versie=2)
    paginas = {(r.status_code, zonder_tokens(r)) for r in (client.get(f"/status/{token}/") for token in [*fout, goed])}
    assert len(paginas) == 1
    [(status, tekst)] = paginas
    assert status == 404
    assert "Deze link werkt niet (meer)" in tekst
    assert {client.post(f"/status/{token}/", {"actie": "intrekken"}).status_code for token in [*fout, goed]} == {404}
    aanvraag.refresh_from_db()
    assert aanvraag.status == "ontvangen"


@pytest.mark.django_db
def test_looking_changes_nothing(client, aanvraag):
    adres = f"/status/{links.maak(aanvraag)}/"
    voor = (Gebeurtenis.objects.count(), Bericht.objects.count())
    for _ in range(10):
        assert client.get(adres).headers["Cache-Control"] == "no-store, private"
        client.head(adres)
    assert (Gebeurtenis.objects.count(), Bericht.objects.count()) == voor


# --- erasure ----------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_erasing_empties_the_person_and_lapses_what_was_to_be_sent(aanvraag):
    rij, ander = aanvraag.contact, contact(naam="Blijver")
    Contact.objects.filter(pk=rij.pk).update(telefoon="+31612345678", adres="Straat 1")
    leg_grond_vast(contact=rij, doel=Doel.PANEL, tekst="ja", hoe="site", door=Actor())
    wis(contact=rij, door=Actor.gebruiker(persoon("inwoner")))
    assert (rij.naam, rij.email, rij.telefoon, rij.adres) == ("", "", "", "")
    assert rij.gewist_op
    assert not rij.bereikbaar
    assert set(Bericht.objects.filter(contact=rij).values_list("status", flat=True)) == {"vervallen"}
    assert Grond.objects.get().ingetrokken_op
    assert Gebeurtenis.objects.filter(actie="wissen", object_id=rij.pk).count() == 1
    ander.refresh_from_db()
    assert ander.naam == "Blijver"


@pytest.mark.django_db
def test_one_valid_ground_per_purpose():
    rij = contact()
    grond = {"contact": rij, "doel": Doel.PANEL, "tekst": "ja", "hoe": "site", "door": Actor()}
    assert leg_grond_vast(**grond) == leg_grond_vast(**grond)
    assert trek_in(contact=rij, doel=Doel.PANEL, door=Actor()) == 1
    assert trek_in(contact=rij, doel=Doel.PANEL, door=Actor()) == 0
    leg_grond_vast(**grond)
    assert Grond.objects.count() == 2


@pytest.mark.django_db
def test_mijn_shows_what_carries_a_verified_address_only(client):
    user = inloggen(client, "inwoner") and persoon("inwoner")
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=False)
    eigen = contact(email=user.email.upper())
    assert not eigen_contacten(user).exists()
    EmailAddress.objects.update(verified=True)
    contact(email="ander@post.example")
    assert list(eigen_contacten(user)) == [eigen]
    assert client.get("/mijn/wissen/").status_code == 200
    eigen.refresh_from_db()
    assert not eigen.gewist_op, "looking erases nothing"
    assert client.post("/mijn/wissen/", follow=True).status_code == 200
    eigen.refresh_from_db()
    assert eigen.gewist_op
    assert Contact.objects.filter(email="ander@post.example").exists()
