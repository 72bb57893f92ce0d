"""Signing up and off.

Signing up again with the same way to reach makes no second sign-up, and the page must not tell that somebody was on the
list already (who comes to a meeting about debts is nobody's business). So `aanmelden` answers a repeat with a number of
its own (`Herhaling`, from the same series: staff find the sign-up by it), the page after it (`publiek.aangemeld`) says
only what depends on the meeting and on what was just typed in, and never links to a status page. The message, to
the address that stood there already, tells what is the case and holds the secret link.
"""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from inloop import queries
from inloop.models import Aanmelding, AanmeldingStatus, Bijeenkomst, Herhaling
from inloop.services import plaatsen
from inloop.workflow import AANMELDING
from meedenkers.models import Bron
from meedenkers.services import word_meedenker
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.avg.services import Geldig
from participatie.contacten.services import maak_contact
from participatie.workflow.kern import Afgewezen

MAX_PERSONEN = 50


def aanmelden(
    *,
    bijeenkomst: Bijeenkomst,
    contactgegevens: dict,
    door: Actor,
    aantal: int = 1,
    meedenken: Geldig | None = None,
    **behoeften,
) -> Aanmelding:
    """Sign up `aantal` persons; full, or others waiting: the waiting list, in order of arrival.

    The same person again gets the sign-up that stood there, unchanged, with `herhaling` (else None) set on it: see the
    top of this file. `meedenken`: the text that was agreed to, for who also comes on the list of meedenkers; that too
    answers the same for who was on it already.
    """
    with transaction.atomic():
        bijeenkomst = plaatsen.op_slot(bijeenkomst.pk)
        if not bijeenkomst.kan_aanmelden:
            raise Afgewezen(_("U kunt zich voor deze bijeenkomst niet (meer) aanmelden."))
        _controleer_aantal(bijeenkomst, aantal)
        if meedenken is not None:
            word_meedenker(
                contactgegevens=contactgegevens,
                bron=Bron.BIJEENKOMST,
                toestemming_tekst=meedenken.tekst,
                versie=meedenken.versie,
                grondslag=meedenken.grondslag,
                door=door,
            )
        eerder = queries.bestaande(bijeenkomst, contactgegevens.get("email", ""), contactgegevens.get("telefoon", ""))
        if eerder is not None:
            return _herhaal(eerder, door)
        geteld = plaatsen.bezetting(bijeenkomst)
        aanmelding = Aanmelding.objects.create(
            bijeenkomst=bijeenkomst,
            contact=maak_contact(**contactgegevens),
            aantal=aantal,
            status=AanmeldingStatus.GEPLAATST if geteld.past(aantal) else AanmeldingStatus.WACHTLIJST,
            **behoeften,
        )
        aanmelding.herhaling = None
        log(door=door, actie="aanmelden", obj=aanmelding, naar=aanmelding.status, aantal=aantal)
        plaatsen.vertel("bevestiging", aanmelding, direct=True)
        if aanmelding.heeft_plaats:
            plaatsen.herinner(aanmelding, bijeenkomst)
    return aanmelding


def _controleer_aantal(bijeenkomst: Bijeenkomst, aantal: int) -> None:
    meest = MAX_PERSONEN if bijeenkomst.capaciteit is None else min(MAX_PERSONEN, bijeenkomst.capaciteit)
    if not 1 <= aantal <= meest:
        raise Afgewezen(
            _("U kunt zich aanmelden met 1 tot en met %(n)s mensen. Komt u met een grotere groep? Bel ons.")
            % {"n": meest}
        )


def _herhaal(aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    aanmelding.herhaling = Herhaling.objects.create(aanmelding=aanmelding)
    log(door=door, actie="herhaald_aanmelden", obj=aanmelding, van=aanmelding.status, naar=aanmelding.status)
    # Once a day at most: somebody who presses on must not fill somebody else's mailbox.
    plaatsen.vertel("stond_al", aanmelding, moment=str(klok.vandaag()), direct=True)
    return aanmelding


def afmelden(*, aanmelding: Aanmelding, door: Actor) -> Aanmelding:
    """Sign off; the place goes to who waits longest, at once. Signing off twice is the same as once."""
    with transaction.atomic():
        bijeenkomst = plaatsen.op_slot(aanmelding.bijeenkomst_id)
        aanmelding.refresh_from_db()
        if aanmelding.status == AanmeldingStatus.AFGEMELD:
            return aanmelding
        if bijeenkomst.is_geweest:
            raise Afgewezen(_("De bijeenkomst is al geweest. Afmelden hoeft niet meer."))
        had_plaats = aanmelding.heeft_plaats
        AANMELDING.doe("afmelden", aanmelding, door=door)
        plaatsen.vertel("afgemeld", aanmelding, direct=True, had_plaats=had_plaats)
        # Also when it was on the waiting list: a group that did not fit held up those behind it.
        plaatsen.schuif_door(bijeenkomst)
    return aanmelding


def wis(*, contact) -> None:
    """Part of erasing a person, in the transaction of avg.services.wis: signed off from what is to come, no needs."""
    door = Actor.systeem("wissen")
    rijen = Aanmelding.objects.filter(contact=contact).order_by("bijeenkomst_id", "pk")
    for aanmelding in rijen.verwacht().filter(bijeenkomst__eind__gte=klok.nu()):
        bijeenkomst = plaatsen.op_slot(aanmelding.bijeenkomst_id)
        AANMELDING.doe("afmelden", aanmelding, door=door)
        plaatsen.schuif_door(bijeenkomst)
    Aanmelding.objects.filter(contact=contact).update(
        rolstoel=False,
        ringleiding=False,
        tolk=False,
        tolk_taal="",
        kinderopvang=False,
        vervoer=False,
        stille_plek=False,
        link_versie=F("link_versie") + 1,
    )
