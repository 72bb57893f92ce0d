"""The report of a meeting, and the feedback report to everyone who was there."""

from django.db import transaction
from django.utils.translation import gettext as _

from adviezen.models import Inbreng, Verslag, VerslagStatus
from adviezen.services.advies import vergrendel
from adviezen.workflow_advies import VERSLAG, bijeenkomst_is_geweest, vereis
from inloop.models import AanmeldingStatus, Bijeenkomst
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log
from participatie.berichten.services import schrijf
from participatie.contacten.models import Contact
from participatie.workflow.kern import Afgewezen


def bewaar_verslag(*, bijeenkomst: Bijeenkomst, inleiding: str, door: Actor) -> Verslag:
    """Write or change the introduction; a published report stays as people read it."""
    vereis(door, "adviseur")
    with transaction.atomic():
        Bijeenkomst.objects.select_for_update().filter(pk=bijeenkomst.pk).first()
        verslag, nieuw = Verslag.objects.get_or_create(bijeenkomst=bijeenkomst, defaults={"inleiding": inleiding})
        if not nieuw:
            if verslag.status != VerslagStatus.CONCEPT:
                raise Afgewezen(_("Dit verslag is al gepubliceerd. De tekst verandert niet meer."))
            verslag.inleiding = inleiding
            verslag.save(update_fields=["inleiding"])
        log(door=door, actie="maken" if nieuw else "wijzigen", obj=verslag)
    return verslag


def publiceer_verslag(*, verslag: Verslag, door: Actor) -> Verslag:
    """Publish, and send the feedback report once to everyone who was present and can be reached."""
    vereis(door, "adviseur")
    with transaction.atomic():
        vergrendel(verslag)
        if not bijeenkomst_is_geweest(door, verslag):
            raise Afgewezen(_("Sluit de bijeenkomst eerst af. Daarna kunt u het verslag publiceren."))
        VERSLAG.doe("publiceren", verslag, door=door, gepubliceerd_op=klok.nu())
        for contact in aanwezigen(verslag.bijeenkomst):
            schrijf(
                soort="adviezen.verslag",
                contact=contact,
                object_id=verslag.pk,
                sleutel=f"adviezen.verslag:{verslag.bijeenkomst_id}:{contact.pk}",
            )
    return verslag


def aanwezigen(bijeenkomst: Bijeenkomst) -> list[Contact]:
    """Who was there: the door list and the givers at the tables. An address that came in twice counts once."""
    contacten = Contact.objects.filter(
        pk__in=bijeenkomst.aanmeldingen.filter(status=AanmeldingStatus.AANWEZIG).values("contact")
    ) | Contact.objects.filter(
        pk__in=Inbreng.objects.filter(bijeenkomst=bijeenkomst, contact__isnull=False).values("contact")
    )
    uit: dict[str, Contact] = {}
    for contact in contacten.order_by("pk"):
        uit.setdefault(contact.email.lower() or contact.telefoon or f"contact {contact.pk}", contact)
    return list(uit.values())
