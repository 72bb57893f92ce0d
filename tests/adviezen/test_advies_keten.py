"""From input to an answer, per route; who may do what; and what nobody may skip."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from adviezen import services, workflow_advies
from adviezen.models import Advies, Inbreng, Route, Toets, Weging
from adviezen.services import advies as advies_services
from participatie import klok
from participatie.audit.models import Gebeurtenis
from participatie.berichten import services as berichten
from participatie.berichten.models import Bericht
from participatie.contacten.models import Contact
from participatie.workflow.kern import Afgewezen, Conflict, Transition
from tests.adviezen import fabriek, fabriek_advies

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _overdag():
    with klok.op(klok.lokaal(fabriek.MAANDAG, 10)):
        yield


@pytest.fixture
def adviseur():
    return fabriek.actor("adviseur")


@pytest.fixture
def ambtenaar():
    return fabriek.actor("ambtenaar")


@pytest.fixture
def lid():
    return fabriek.actor("commissielid")


def test_quick_win_to_the_answer(adviseur, ambtenaar, mailoutbox):
    een, twee, anoniem = fabriek.inbreng(), fabriek.inbreng(), fabriek.inbreng(anoniem=True)
    opvolging = fabriek_advies.in_opvolging(adviseur, ambtenaar, inbreng=[een, twee, anoniem])
    advies = opvolging.advies
    assert advies.status == "in_opvolging"
    assert Bericht.objects.filter(soort="adviezen.route").count() == 2
    with pytest.raises(Afgewezen, match="waaraan men ziet"):
        services.afronden(opvolging=opvolging, uitkomst="uitgevoerd", publiek_antwoord="Klaar.", door=ambtenaar)
    services.voortgang_melden(opvolging=opvolging, tekst="Gebeld.", openbaar=True, door=ambtenaar)
    services.afronden(
        opvolging=opvolging, uitkomst="uitgevoerd", publiek_antwoord="Gedaan.", bewijs="Zie foto.", door=ambtenaar
    )
    advies.refresh_from_db()
    services.publiceren(advies=advies, door=adviseur)
    assert advies.mandaat
    services.terugkoppelen(advies=advies, door=adviseur)
    anoniem.refresh_from_db()
    assert (anoniem.status, anoniem.beantwoord_op) == ("afgerond", klok.nu())
    een.refresh_from_db()
    assert een.beantwoord_op is None  # only when the message is out
    while berichten.verstuur():
        pass
    for inbreng in (een, twee):
        inbreng.refresh_from_db()
        assert inbreng.status == "afgerond"
        assert inbreng.beantwoord_op is not None
        mails = [m for m in mailoutbox if m.to == [inbreng.contact.email]]
        # The route lapsed: when it was due, the outcome was known already.
        assert len([m for m in mails if "Antwoord op uw inbreng" in m.subject]) == 1
        assert "Gedaan." in mails[-1].body
    assert advies.toetsen.get().moment == "achteraf"


def test_verbinden_is_accepted_by_its_owner_first(adviseur, ambtenaar):
    opvolging = fabriek_advies.in_opvolging(adviseur, ambtenaar, route=Route.VERBINDEN)
    klaar = {"opvolging": opvolging, "uitkomst": "deels", "publiek_antwoord": "Het zit in het plan."}
    with pytest.raises(Afgewezen, match="Aanvaard"):
        services.afronden(**klaar, door=ambtenaar)
    with pytest.raises(PermissionDenied):
        services.aanvaarden(opvolging=opvolging, door=adviseur)
    services.aanvaarden(opvolging=opvolging, door=ambtenaar)
    with pytest.raises(Afgewezen):
        services.aanvaarden(opvolging=opvolging, door=ambtenaar)
    services.afronden(**klaar, door=ambtenaar)
    opvolging.refresh_from_db()
    assert opvolging.akkoord_door == ambtenaar.user
    assert opvolging.advies.publiek_antwoord == "Het zit in het plan."


def test_new_policy_goes_by_committee_and_decision(adviseur, ambtenaar, lid):
    opvolging = fabriek_advies.in_opvolging(adviseur, ambtenaar, route=Route.NIEUW_BELEID, lid=lid)
    assert opvolging.beleidsstap == "onderzocht"
    assert opvolging.advies.toetsen.get().aanleiding == "nieuw_beleid"
    klaar = {"opvolging": opvolging, "uitkomst": "uitgevoerd", "publiek_antwoord": "Er is nieuw beleid."}
    with pytest.raises(Afgewezen, match="besluit"):
        services.afronden(**klaar, door=ambtenaar)
    with pytest.raises(Afgewezen, match="besluit"):
        services.beleidsstap_zetten(opvolging=opvolging, stap="college", door=ambtenaar)
    opvolging.refresh_from_db()
    services.beleidsstap_zetten(opvolging=opvolging, stap="voorstel", door=ambtenaar)
    services.beleidsstap_zetten(
        opvolging=opvolging, stap="college", besluit="deels", motivering="Geld voor een jaar.", door=ambtenaar
    )
    with pytest.raises(Afgewezen, match="verder"):
        services.beleidsstap_zetten(opvolging=opvolging, stap="voorstel", door=ambtenaar)
    services.afronden(**klaar, door=ambtenaar)
    assert opvolging.voortgang.filter(openbaar=True).count() == 2


@pytest.mark.parametrize(
    ("route", "feiten"), [(Route.VERBINDEN, {}), (Route.QUICK_WIN, {}), (Route.QUICK_WIN, {"actie": ""})]
)
def test_a_route_asks_for_its_facts(adviseur, ambtenaar, route, feiten):
    advies = fabriek_advies.gewogen(adviseur, route=route)
    morgen = klok.vandaag() + timedelta(days=1)
    with pytest.raises(Afgewezen):
        services.route_vertellen(advies=advies, eigenaar=ambtenaar.user, uiterlijk=morgen, door=adviseur, **feiten)
    assert not Bericht.objects.filter(soort="adviezen.route").exists()


def test_owner_works_here_and_the_date_is_to_come(adviseur, ambtenaar):
    advies = fabriek_advies.gewogen(adviseur)
    dag = klok.vandaag()
    with pytest.raises(Afgewezen, match="medewerker"):
        services.route_vertellen(
            advies=advies, eigenaar=fabriek.gebruiker(), uiterlijk=dag, door=adviseur, actie="Bellen"
        )
    with pytest.raises(Afgewezen, match="voorbij"):
        services.route_vertellen(
            advies=advies, eigenaar=ambtenaar.user, uiterlijk=dag - timedelta(days=1), door=adviseur, actie="Bellen"
        )


def test_every_criterion_needs_a_motivation(adviseur):
    advies = fabriek_advies.advies(adviseur)
    een, twee = advies.criteriaset.criteria.all()
    with pytest.raises(Afgewezen, match="waarom"):
        services.wegen(advies=advies, scores={een.pk: ("hoog", "  ")}, door=adviseur)
    services.wegen(advies=advies, scores={een.pk: ("hoog", "Veel mensen.")}, door=adviseur)
    with pytest.raises(Afgewezen, match="Weeg eerst"):
        services.route_kiezen(advies=advies, route=Route.QUICK_WIN, door=adviseur)
    services.wegen(advies=advies, scores={twee.pk: ("laag", "Geen haast.")}, door=adviseur)
    services.route_kiezen(advies=advies, route=Route.QUICK_WIN, door=adviseur)
    assert advies.status == "gewogen"
    assert Gebeurtenis.objects.filter(actie="wegen").count() == Weging.objects.count() == 2


@pytest.mark.parametrize(
    ("velden", "procent", "aanleiding"),
    [
        ({"route": Route.NIEUW_BELEID}, 0, "nieuw_beleid"),
        ({"betwist": True}, 0, "betwist"),
        ({}, 100, "steekproef"),
        ({}, 0, None),
    ],
)
def test_what_the_committee_sees_first(adviseur, monkeypatch, velden, procent, aanleiding):
    monkeypatch.setattr(advies_services, "in_steekproef", lambda p: procent == 100)
    advies = fabriek_advies.gewogen(adviseur, **velden)
    assert advies.status == ("te_toetsen" if aanleiding else "gewogen")
    assert [t.aanleiding for t in advies.toetsen.all()] == ([aanleiding] if aanleiding else [])


def test_the_sample_follows_the_percentage():
    assert not any(advies_services.in_steekproef(0) for _ in range(200))
    assert all(advies_services.in_steekproef(100) for _ in range(200))


def test_only_the_adviseur_writes(ambtenaar, lid):
    adviseur = fabriek.actor("adviseur")
    advies = fabriek_advies.advies(adviseur)
    for ander in (ambtenaar, lid, fabriek.PUBLIEK):
        with pytest.raises(PermissionDenied):
            services.wijzig_advies(advies=advies, titel="Anders", door=ander)
        with pytest.raises(PermissionDenied):
            services.wegen(advies=advies, scores={}, door=ander)
        with pytest.raises(PermissionDenied):
            services.publiceren(advies=advies, door=ander)


def test_reopened_advice_is_weighed_again(adviseur):
    advies = fabriek_advies.gewogen(adviseur)
    with pytest.raises(Afgewezen):
        services.wijzig_advies(advies=advies, titel="Anders", door=adviseur)
    services.heropenen(advies=advies, door=adviseur)
    services.wijzig_advies(advies=advies, titel="Anders", door=adviseur)
    assert Advies.objects.get().titel == "Anders"


# --- each giver hears once --------------------------------------------------------------------------------------
def _bestelde(soort):
    return list(Bericht.objects.filter(soort=soort).values_list("contact_id", flat=True))


def test_each_giver_hears_the_outcome_once(adviseur, ambtenaar):
    """A giver with two pieces of input gets one message, and telling twice is refused."""
    contact = fabriek.inbreng().contact
    stukken = [fabriek.inbreng(contact=contact), fabriek.inbreng(contact=contact), fabriek.inbreng()]
    advies = fabriek_advies.teruggekoppeld(adviseur, ambtenaar, inbreng=stukken)
    assert sorted(_bestelde("adviezen.uitkomst")) == sorted({s.contact_id for s in stukken})
    with pytest.raises((Afgewezen, Conflict)):
        services.terugkoppelen(advies=advies, door=adviseur)
    while berichten.verstuur():
        pass
    assert not Inbreng.objects.filter(advies=advies, beantwoord_op__isnull=True).exists()


def test_without_the_unique_key_it_doubles(adviseur, ambtenaar, monkeypatch):
    """Twin: a key that is different each time, and the same person hears it twice."""
    teller = iter(range(100))
    echt = advies_services.schrijf
    monkeypatch.setattr(
        advies_services, "schrijf", lambda *, sleutel, **velden: echt(sleutel=f"{sleutel}:{next(teller)}", **velden)
    )
    contact = fabriek.inbreng().contact
    stukken = [fabriek.inbreng(contact=contact), fabriek.inbreng(contact=contact)]
    fabriek_advies.teruggekoppeld(adviseur, ambtenaar, inbreng=stukken)
    assert _bestelde("adviezen.uitkomst") == [contact.pk, contact.pk]


def test_who_has_no_address_is_written_down(adviseur, ambtenaar):
    inbreng = fabriek.inbreng()
    Contact.objects.filter(pk=inbreng.contact_id).update(email="", telefoon="", adres="")
    fabriek_advies.teruggekoppeld(adviseur, ambtenaar, inbreng=[inbreng])
    inbreng.refresh_from_db()
    assert (inbreng.status, inbreng.niet_bereikbaar) == ("afgerond", "geen adres bekend")


def test_route_goes_by_mail_and_sms_only(adviseur, ambtenaar):
    """By phone or letter a giver hears twice: received and outcome."""
    gegevens = {"naam": "Bel Mij", "telefoon": "+31201234567"}
    inbreng = fabriek.inbreng(contactgegevens=gegevens)
    fabriek_advies.in_opvolging(adviseur, ambtenaar, inbreng=[inbreng])
    while berichten.verstuur():
        pass
    assert Bericht.objects.get(soort="adviezen.route").status == "vervallen"


# --- the owner agrees -------------------------------------------------------------------------------------------
def _zonder_akkoord(adviseur, ambtenaar):
    advies = fabriek_advies.uitgevoerd(adviseur, ambtenaar)
    type(advies.opvolging).objects.update(akkoord_op=None)
    advies.refresh_from_db()
    return advies


def test_no_outcome_without_the_owners_agreement(adviseur, ambtenaar):
    advies = _zonder_akkoord(adviseur, ambtenaar)
    with pytest.raises(Afgewezen, match="akkoord"):
        services.publiceren_en_terugkoppelen(advies=advies, door=adviseur)
    assert not Bericht.objects.filter(soort="adviezen.uitkomst").exists()
    assert not Advies.objects.gepubliceerd().exists()  # both, or neither


def test_without_the_guard_it_is_told_without_agreement(adviseur, ambtenaar, monkeypatch):
    """Twin: the predicate patched away in the table and in the service."""
    advies = _zonder_akkoord(adviseur, ambtenaar)
    monkeypatch.setattr(advies_services, "heeft_akkoord", lambda actor, advies: True)
    t = workflow_advies.ADVIES.transitions["terugkoppelen"]
    open_deur = Transition(t.name, t.sources, t.target, t.who)
    monkeypatch.setitem(workflow_advies.ADVIES.transitions, "terugkoppelen", open_deur)
    services.publiceren_en_terugkoppelen(advies=advies, door=adviseur)
    assert Bericht.objects.filter(soort="adviezen.uitkomst").count() == 1


def test_only_the_owner_closes(adviseur, ambtenaar):
    opvolging = fabriek_advies.in_opvolging(adviseur, ambtenaar)
    for ander in (adviseur, fabriek.actor("ambtenaar"), fabriek.actor("commissielid")):
        with pytest.raises(PermissionDenied):
            services.afronden(opvolging=opvolging, uitkomst="niet", publiek_antwoord="Nee.", bewijs="-", door=ander)
    services.opvolging_overdragen(opvolging=opvolging, eigenaar=adviseur.user, door=ambtenaar)
    services.afronden(opvolging=opvolging, uitkomst="niet", publiek_antwoord="Nee.", bewijs="Geen.", door=adviseur)
    assert opvolging.advies.status == "uitgevoerd"


def test_publishing_freezes_words_and_weighting(adviseur, ambtenaar):
    opvolging = fabriek_advies.in_opvolging(adviseur, ambtenaar)
    advies = services.publiceren(advies=opvolging.advies, door=adviseur)
    with pytest.raises(Afgewezen, match="openbaar"):
        services.wijzig_advies(advies=advies, tekst="Anders", door=adviseur)
    criterium = advies.criteriaset.criteria.first()
    with pytest.raises(Afgewezen, match="openbaar"):
        services.wegen(advies=advies, scores={criterium.pk: ("laag", "Toch niet.")}, door=adviseur)
    assert Weging.objects.get(criterium=criterium).score == "hoog"


def test_an_advice_that_is_not_in_follow_up_is_not_published(adviseur):
    with pytest.raises(PermissionDenied):
        services.publiceren(advies=fabriek_advies.gewogen(adviseur), door=adviseur)


def test_every_step_leaves_one_row_per_changed_object(adviseur, ambtenaar):
    advies = fabriek_advies.teruggekoppeld(adviseur, ambtenaar)
    acties = list(
        Gebeurtenis.objects.filter(soort="adviezen.advies", object_id=advies.pk)
        .order_by("pk")
        .values_list("actie", flat=True)
    )
    assert acties == ["maken", "route_kiezen", "route_vertellen", "afronden", "publiceren", "terugkoppelen"]
    assert Toets.objects.filter(moment="achteraf").count() == 1
