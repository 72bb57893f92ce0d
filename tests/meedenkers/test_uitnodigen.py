"""Inviting, answering and filling up: limits hold, everybody hears it once, a yes too many waits."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meedenkers import services
from meedenkers.models import (
    Herkomst,
    Lotingsregels,
    Meedenker,
    Panel,
    Selectie,
    SelectieStatus,
    Uitnodiging,
    UitnodigingStatus,
    Verzoek,
    VerzoekStatus,
)
from meedenkers.queries_verzoeken import waarom_vast
from meedenkers.services import uitnodigingen
from meedenkers.services.uitnodigingen import bewaak
from meedenkers.tasks import bewaak_uitnodigingen
from participatie import klok
from participatie.audit.actor import BEZOEKER, Actor
from participatie.audit.models import Gebeurtenis
from participatie.avg import services as avg
from participatie.berichten.models import Bericht, BerichtStatus
from participatie.berichten.services import verstuur
from participatie.gemeente.models import Wijk
from participatie.workflow.kern import Afgewezen, Conflict
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.selectie_fabriek import getrokken, mensen
from tests.meedenkers.uitnodigen_fabriek import (
    ACTIVITEIT,
    DAG,
    aangenomen,
    adviseur,
    geloot,
    genodigd,
    op,
    wie,
    zeg,
)

pytestmark = pytest.mark.django_db
S = UitnodigingStatus


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr("participatie.berichten.services.wek", lambda: None)
    with op():
        yield


def standen(verzoek) -> Counter:
    return Counter(verzoek.uitnodigingen.values_list("status", flat=True))


def soorten(uitnodiging) -> list[str]:
    rijen = Bericht.objects.filter(contact=uitnodiging.meedenker.contact, soort__startswith="meedenkers.")
    rijen = rijen.exclude(soort="meedenkers.welkom").order_by("pk")
    return [soort.removeprefix("meedenkers.") for soort in rijen.values_list("soort", flat=True)]


# --- inviting ---------------------------------------------------------------------------------------------------
def test_who_was_drawn_is_asked_once_and_hears_the_department_before_answering(mailoutbox):
    selectie = geloot(gewenst=4)
    services.uitnodigen(selectie=selectie, door=adviseur())
    verzoek = Verzoek.objects.get()
    selectie.refresh_from_db()
    assert (verzoek.status, selectie.status) == (VerzoekStatus.UITGENODIGD, SelectieStatus.UITGENODIGD)
    assert sorted(verzoek.uitnodigingen.values_list("meedenker", flat=True)) == getrokken(selectie)
    assert set(verzoek.uitnodigingen.values_list("herkomst", flat=True)) == {Herkomst.LOTING}
    assert Gebeurtenis.objects.filter(actie="uitnodigen", soort="meedenkers.uitnodiging").count() == 4
    with pytest.raises(Conflict):
        services.uitnodigen(selectie=selectie, door=adviseur())
    verstuur()
    post = [m for m in mailoutbox if m.subject == "Wilt u met ons meedenken?"]
    assert len(post) == 4
    for stuk in ("Zorg en welzijn", "maandag 13 juli 2026", "Wijkcentrum Noord", "Reiskosten", "Wij passen de tijden"):
        assert stuk in post[0].body, stuk
    for stuk in ("geen gevolgen", "donderdag 11 juni 2026", "/status/"):
        assert stuk in post[0].body, stuk
    assert "taxi" not in post[0].subject.lower()


def test_who_cannot_be_asked_any_more_is_replaced_by_the_next_of_the_same_kind():
    selectie = geloot(pool=10, gewenst=4)
    weg = Meedenker.objects.get(pk=getrokken(selectie)[0])
    services.pauzeren(meedenker=weg, tot=DAG + timedelta(days=90), door=BEZOEKER)
    eerste = selectie.kandidaten.get(volgorde=1).meedenker_id
    rijen = services.uitnodigen(selectie=selectie, door=adviseur())
    assert len(rijen) == 4
    assert weg.pk not in {u.meedenker_id for u in rijen}
    assert [u.meedenker_id for u in rijen if u.herkomst == Herkomst.AANVULLING] == [eerste]


def test_when_nobody_can_take_the_place_nobody_is_asked():
    selectie = geloot(pool=4, gewenst=4)
    avg.wis(contact=Meedenker.objects.get(pk=getrokken(selectie)[0]).contact, door=BEZOEKER)
    with pytest.raises(Afgewezen, match="Loot opnieuw"):
        services.uitnodigen(selectie=selectie, door=adviseur())
    assert not Uitnodiging.objects.exists()
    assert Verzoek.objects.get().status == VerzoekStatus.AANVAARD


def test_a_limit_reached_in_another_request_keeps_somebody_out():
    eerste = geloot(pool=4, gewenst=4)
    tweede = geloot(pool=0, gewenst=4, v=aangenomen(project="Een ander project"))
    Meedenker.objects.update(limiet_per_jaar=1)
    services.uitnodigen(selectie=eerste, door=adviseur())
    with pytest.raises(Afgewezen):
        services.uitnodigen(selectie=tweede, door=adviseur())
    assert Uitnodiging.objects.count() == 4


def test_only_the_adviseur_invites():
    selectie = geloot()
    for door in (Actor.gebruiker(wie("ambtenaar")), BEZOEKER):
        with pytest.raises(PermissionDenied):
            services.uitnodigen(selectie=selectie, door=door)
        with pytest.raises(PermissionDenied):
            services.vul_aan(verzoek=selectie.verzoek, door=door)
    assert not Uitnodiging.objects.exists()


@pytest.mark.parametrize("dagen", [10, 42])
def test_the_answer_date_lies_between_today_and_the_activity(dagen):
    selectie = geloot(dagen=dagen)
    with op(11 if dagen == 10 else 0), pytest.raises(Afgewezen, match="antwoorddag"):
        services.uitnodigen(selectie=selectie, door=adviseur())


def test_a_whole_panel_is_asked_without_a_draw_on_its_own_ground():
    panel = Panel.objects.create(naam="Werkpanel")
    leden = mensen(3, panels=[panel])
    mensen(2)
    verzoek = aangenomen(panel=panel)
    assert verzoek.aantal == 3
    avg.trek_in(contact=leden[0].contact, doel="panel", betreft=panel.pk, door=BEZOEKER)
    rijen = services.uitnodigen_panel(verzoek=verzoek, antwoord_uiterlijk=DAG + timedelta(days=9), door=adviseur())
    assert {u.meedenker for u in rijen} == set(leden[1:])
    for u in rijen:
        assert zeg(u).status == S.JA  # a panel is never full
    assert bewaak() == (0, 0)


# --- answering --------------------------------------------------------------------------------------------------
def test_a_yes_too_many_waits_on_the_reserve_list_and_moves_up_in_order():
    rijen = genodigd(pool=10, gewenst=2, ja_procent=40)
    assert len(rijen) == 5
    een, twee, drie, vier, vijf = rijen
    for minuut, u in enumerate((een, twee, vier, drie)):
        with klok.op(klok.lokaal(DAG, 11, minuut)):
            zeg(u)
    assert zeg(vijf, ja=False).status == S.NEE
    assert standen(een.verzoek) == {S.JA: 2, S.RESERVE: 2, S.NEE: 1}
    assert soorten(vier) == ["uitnodiging", "nog_geen_antwoord", "reserve"]
    zeg(een, ja=False)
    vier.refresh_from_db()
    drie.refresh_from_db()
    assert (vier.status, drie.status) == (S.JA, S.RESERVE)
    assert soorten(vier)[3:] == ["plaats_vrij", "herinnering"]
    assert zeg(een).status == S.RESERVE  # behind who waited
    assert zeg(een).status == S.RESERVE  # again changes nothing
    assert soorten(een).count("reserve") == 1


def test_answering_goes_on_until_the_day_itself():
    (u,) = genodigd(pool=1, gewenst=1)
    with op(41):
        bewaak()
        u.refresh_from_db()
        assert u.status == S.VERLOPEN
        assert zeg(u).status == S.JA
    with op(42):
        assert zeg(u, ja=False).status == S.NEE
    with op(43), pytest.raises(Afgewezen):
        zeg(u)


def test_yes_in_a_call_takes_the_question_off_the_call_list():
    m = meedenker(contactgegevens={"naam": "Bel Mij", "email": "", "telefoon": "+31750001234"})
    (u,) = genodigd(pool=0, gewenst=1)
    assert u.meedenker == m
    verstuur()
    vraag = Bericht.objects.get(soort="meedenkers.uitnodiging")
    assert vraag.status == BerichtStatus.OP_LIJST
    zeg(u, via="telefoon", door=adviseur())
    vraag.refresh_from_db()
    assert vraag.status == BerichtStatus.VERZONDEN
    verstuur()
    assert Bericht.objects.get(soort="meedenkers.ja").status == BerichtStatus.VERVALLEN  # said it on the phone
    u.refresh_from_db()
    assert (u.antwoord_via, u.status) == ("telefoon", S.JA)


def test_reminders_go_only_where_they_are_needed(mailoutbox):
    een, twee, _drie = genodigd(pool=3, gewenst=3)
    zeg(een)
    zeg(twee, ja=False)
    verstuur()
    mailoutbox.clear()
    with op(8, 11):  # two days before the answer date
        verstuur()
    assert [m.to for m in mailoutbox] == [[_drie.meedenker.contact.email]]
    mailoutbox.clear()
    with op(41, 11):  # the day before
        verstuur()
        verstuur()
    assert [m.to for m in mailoutbox] == [[een.meedenker.contact.email]]
    assert "Herinnering" in mailoutbox[0].subject


def test_the_message_does_not_go_to_who_shut_the_department_out_since(mailoutbox):
    een, twee = genodigd(pool=2, gewenst=2)
    een.meedenker.dichte_afdelingen.add(een.verzoek.afdeling)
    services.pauzeren(meedenker=twee.meedenker, tot=DAG + timedelta(days=90), door=BEZOEKER)
    verstuur()
    assert [m for m in mailoutbox if "meedenken?" in m.subject] == []


def test_erasing_ends_what_is_open_and_gives_the_place_away():
    een, twee, *_ = genodigd(pool=4, gewenst=1, ja_procent=40)
    zeg(een)
    assert zeg(twee).status == S.RESERVE
    services.vertrekken(meedenker=een.meedenker, door=BEZOEKER)
    een.refresh_from_db()
    twee.refresh_from_db()
    assert (een.status, twee.status, een.link_versie) == (S.INGETROKKEN, S.JA, 2)


# --- filling up -------------------------------------------------------------------------------------------------
def test_after_the_answer_date_as_many_are_asked_as_the_missing_yeses_take():
    rijen = genodigd(pool=30, gewenst=4, ja_procent=50)
    Lotingsregels.objects.update_or_create(pk=1, defaults={"ja_procent": 50})
    assert len(rijen) == 8
    zeg(rijen[0])
    zeg(rijen[1], ja=False)
    verzoek = rijen[0].verzoek
    with op(10):
        assert bewaak() == (0, 0)  # the answer date itself still counts
    with op(11):
        assert bewaak_uitnodigingen() == (6, 6)  # 3 missing, half says yes
        assert bewaak() == (0, 0)  # and waits for those
        nieuw = list(verzoek.uitnodigingen.filter(status=S.UITGENODIGD))
        assert {u.herkomst for u in nieuw} == {Herkomst.AANVULLING}
        assert {u.antwoord_uiterlijk for u in nieuw} == {klok.vandaag() + timedelta(days=10)}
    assert standen(verzoek) == {S.JA: 1, S.NEE: 1, S.VERLOPEN: 6, S.UITGENODIGD: 6}
    # In the order of the draw.
    volgorde = list(Selectie.objects.get().kandidaten.filter(volgorde__lte=6).values_list("meedenker", flat=True))
    assert {u.meedenker_id for u in nieuw} == set(volgorde)


def test_filling_up_can_be_switched_off_and_done_by_hand():
    rijen = genodigd(pool=30, gewenst=4, vult_aan=False)
    verzoek = rijen[0].verzoek
    with op(11):
        assert bewaak() == (4, 0)
        assert len(services.vul_aan(verzoek=verzoek, door=adviseur())) == 4  # up to the number of the draw
        assert services.vul_aan(verzoek=verzoek, door=adviseur()) == []


def test_a_quota_that_falls_is_told_and_can_be_let_go():
    noord, zuid = Wijk.objects.create(naam="Noord"), Wijk.objects.create(naam="Zuid")
    mensen(2, wijk=noord)
    mensen(6, wijk=zuid)
    quota = [("wijk", str(noord.pk), "Noord", 2, 2)]
    rijen = genodigd(pool=0, gewenst=4, quota=quota)
    verzoek = rijen[0].verzoek
    for u in rijen:
        if u.meedenker.wijk == zuid:
            zeg(u)
    with op(11):
        assert bewaak() == (2, 0)
        selectie = Selectie.objects.get()
        assert waarom_vast(selectie) == ["De verdeling “Wijk: Noord” is niet meer te halen: het scheelt 2."]
        assert services.vul_aan(verzoek=verzoek, door=adviseur()) == []
        erbij = services.vul_aan(verzoek=verzoek, door=adviseur(), binnen_quota=False)
        assert [u.meedenker.wijk for u in erbij] == [zuid, zuid]
        selectie.refresh_from_db()
        assert selectie.vastgelopen == {}


def test_too_close_to_the_activity_nobody_is_asked_any_more():
    genodigd(pool=30, gewenst=2)
    with op(41):
        assert bewaak() == (2, 0)
        assert waarom_vast(Selectie.objects.get()) == ["De activiteit is te dichtbij om nog mensen te vragen."]


def test_filling_up_passes_over_who_reached_the_limit_meanwhile():
    genodigd(pool=6, gewenst=2)
    eerste = Selectie.objects.get().kandidaten.get(volgorde=1).meedenker
    eerste.limiet_per_jaar = 0
    eerste.save()
    with op(11):
        bewaak()
    assert not eerste.uitnodigingen.exists()


def test_twin_without_the_check_who_reached_the_limit_is_asked(monkeypatch):
    genodigd(pool=6, gewenst=2)
    eerste = Selectie.objects.get().kandidaten.get(volgorde=1).meedenker
    eerste.limiet_per_jaar = 0
    eerste.save()
    monkeypatch.setattr(
        uitnodigingen,
        "_mogen",
        lambda verzoek, selectie: (
            set(selectie.kandidaten.values_list("meedenker", flat=True))
            - set(verzoek.uitnodigingen.values_list("meedenker", flat=True))
        ),
    )
    with op(11):
        bewaak()
    assert eerste.uitnodigingen.exists()


def test_one_request_that_fails_does_not_hold_up_the_others(monkeypatch, caplog):
    stuk = genodigd(pool=4, gewenst=2)[0].verzoek
    goed = genodigd(pool=8, gewenst=2, v=aangenomen(project="Een ander"))[0].verzoek
    echt = uitnodigingen.vul_aan

    def kapot(*, verzoek, door):
        if verzoek.pk == stuk.pk:
            raise RuntimeError("kapot")
        return echt(verzoek=verzoek, door=door)

    monkeypatch.setattr(uitnodigingen, "vul_aan", kapot)
    with op(11):
        assert bewaak() == (4, 2)
    assert goed.uitnodigingen.count() == 4


# --- withdrawing ------------------------------------------------------------------------------------------------
def test_a_withdrawn_request_is_told_to_everybody_and_counts_for_nobody(mailoutbox):
    een, twee, drie = genodigd(pool=3, gewenst=3)
    zeg(een)
    zeg(twee, ja=False)
    mailoutbox.clear()
    services.intrekken(verzoek=een.verzoek, door=Actor.gebruiker(wie("ambtenaar")))
    verstuur()
    weg = [m for m in mailoutbox if "gaat niet door" in m.subject]
    assert {m.to[0] for m in weg} == {een.meedenker.contact.email, drie.meedenker.contact.email}
    assert [m for m in mailoutbox if "meedenken?" in m.subject] == []  # the question itself went not any more
    assert Uitnodiging.objects.telt_mee().count() == 1
    assert Selectie.objects.get().status == SelectieStatus.VERVALLEN
    with pytest.raises(Afgewezen):
        zeg(drie)
    mailoutbox.clear()
    with op(41, 11):
        verstuur()
    assert mailoutbox == []
    assert ACTIVITEIT > DAG


def test_only_the_asker_and_the_adviseur_withdraw():
    verzoek = aangenomen()
    for door in (Actor.gebruiker(wie("ambtenaar", "ander")), BEZOEKER):
        with pytest.raises(PermissionDenied):
            services.intrekken(verzoek=verzoek, door=door)
    services.intrekken(verzoek=verzoek, door=adviseur())
