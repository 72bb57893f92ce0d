"""Who may be asked for a request, and how often people say yes."""

from datetime import timedelta

import pytest

from meedenkers import services
from meedenkers.models import Lotingsregels, Meedenker, Panel, UitnodigingStatus, Vertegenwoordiging
from meedenkers.queries_selectie import ja_procent, mag_gevraagd_worden, waarom_niet
from participatie import klok
from participatie.audit.actor import BEZOEKER
from participatie.avg import services as avg
from participatie.avg.models import Doel
from participatie.gemeente.models import Afdeling, Thema
from tests.agenda.fabriek import gebruiker
from tests.meedenkers.fabriek import meedenker
from tests.meedenkers.selectie_fabriek import aanvaard_verzoek, gevraagd, mensen

pytestmark = pytest.mark.django_db


@pytest.fixture
def verzoek():
    return aanvaard_verzoek(gebruiker("adviseur"))


def test_each_condition_keeps_somebody_out_and_says_why(verzoek):
    thema, afdeling = Thema.objects.create(naam="Vervoer"), Afdeling.objects.create(naam="Werk")
    verzoek.thema, verzoek.afdeling = thema, afdeling
    verzoek.save()
    goed, zonder_grond, pauze, vol, eigen_grens, onderwerp, dicht, namens, onbereikbaar, al = mensen(10)
    zonder_grond.contact.gronden.update(ingetrokken_op=klok.nu())
    services.pauzeren(meedenker=pauze, tot=klok.vandaag() + timedelta(days=30), door=BEZOEKER)
    for _keer in range(Lotingsregels.huidig().limiet_per_jaar):
        gevraagd(vol, 30)
    eigen_grens.limiet_per_jaar = 1
    eigen_grens.save()
    gevraagd(eigen_grens, 364)
    onderwerp.nooit_themas.add(thema)
    dicht.dichte_afdelingen.add(afdeling)
    namens.vertegenwoordiging = Vertegenwoordiging.JONGER_DAN_16
    namens.save()
    onbereikbaar.contact.email = ""
    onbereikbaar.contact.save()
    gevraagd(al, verzoek=verzoek)
    assert list(mag_gevraagd_worden(verzoek)) == [goed]
    waarom = waarom_niet(verzoek, Meedenker.objects.all())
    assert waarom.pop(goed.pk) == []
    redenen = list(waarom.values())
    assert len(redenen) == 9
    assert all(len(r) == 1 for r in redenen), redenen
    assert len({r[0] for r in redenen}) == 8  # the two limits read the same


def test_what_was_withdrawn_or_is_over_a_year_old_does_not_count_for_the_limit(verzoek):
    m = meedenker()
    m.limiet_per_jaar = 1
    m.save()
    gevraagd(m, 366)
    gevraagd(m, 1, UitnodigingStatus.INGETROKKEN)
    assert list(mag_gevraagd_worden(verzoek)) == [m]


def test_a_panel_is_asked_on_its_own_ground(verzoek):
    panel = Panel.objects.create(naam="Werk en inkomen")
    verzoek.panel = panel
    verzoek.save()
    lid, weg, _geen_lid = meedenker(panels=[panel]), meedenker(panels=[panel]), meedenker()
    avg.trek_in(contact=weg.contact, doel=Doel.PANEL, betreft=panel.pk, door=BEZOEKER)
    assert list(mag_gevraagd_worden(verzoek)) == [lid]


def test_the_rate_of_yes_is_measured_once_there_are_enough_answers(verzoek):
    regels = Lotingsregels.huidig()
    regels.ja_procent = 40
    regels.save()
    for nummer, m in enumerate(mensen(19)):
        gevraagd(m, 5, UitnodigingStatus.JA if nummer < 6 else UitnodigingStatus.VERLOPEN)
    assert ja_procent() == 40
    gevraagd(meedenker(), 5, UitnodigingStatus.UITGENODIGD)
    assert ja_procent() == 40, "wie nog kan antwoorden, telt niet"
    gevraagd(meedenker(), 5, UitnodigingStatus.NEE)
    assert ja_procent() == 30
