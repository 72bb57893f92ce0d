"""Calendar files. One meeting is one UID, whoever gets the file: a later change or cancellation finds the entry."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from inloop.models import Bijeenkomst
from participatie import klok
from participatie.contacten import links
from participatie.gemeente.models import Gemeente


def uid(bijeenkomst: Bijeenkomst) -> str:
    return f"bijeenkomst-{bijeenkomst.pk}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


def maak(bijeenkomst: Bijeenkomst, *, methode: str = "PUBLISH", contact=None, link: str = "") -> bytes:
    """`methode`: PUBLISH for the file on the public page; REQUEST and CANCEL go to one `contact`, by mail.

    A calendar is often shared or shown on a locked phone: what goes to a person does not name the subject.
    """
    gemeente = Gemeente.huidig()
    kalender = Calendar()
    kalender.add("prodid", "-//Meepraten//Bijeenkomsten//NL")
    kalender.add("version", "2.0")
    kalender.add("method", methode)
    afspraak = Event()
    afspraak.add("uid", uid(bijeenkomst))
    afspraak.add("sequence", bijeenkomst.ics_volgorde)
    afspraak.add("dtstamp", klok.nu())
    zone = timezone.get_default_timezone()
    afspraak.add("dtstart", bijeenkomst.begin.astimezone(zone))
    afspraak.add("dtend", bijeenkomst.eind.astimezone(zone))
    afspraak.add("location", f"{bijeenkomst.locatie}, {bijeenkomst.adres}")
    afgelast = methode == "CANCEL" or bijeenkomst.status == "afgelast"
    afspraak.add("status", "CANCELLED" if afgelast else "CONFIRMED")
    if contact is None:
        afspraak.add("summary", bijeenkomst.titel)
        afspraak.add("url", links.volledig(bijeenkomst.get_absolute_url()))
    else:
        afspraak.add("summary", _("Bijeenkomst van gemeente %(naam)s") % {"naam": gemeente.naam})
        organisator = vCalAddress(f"MAILTO:{gemeente.email}")
        organisator.params["cn"] = vText(gemeente.sitenaam)
        afspraak["organizer"] = organisator
        if contact.email:
            genodigde = vCalAddress(f"MAILTO:{contact.email}")
            genodigde.params["partstat"] = vText("ACCEPTED")
            genodigde.params["rsvp"] = vText("FALSE")
            afspraak.add("attendee", genodigde, encode=0)
        if link:
            afspraak.add("description", _("Komt u toch niet? Meld u af: %(link)s") % {"link": link})
    kalender.add_component(afspraak)
    # Without the dates the zone would be written out for every year since 1970.
    kalender.add_missing_timezones(bijeenkomst.dag - timedelta(days=1), bijeenkomst.dag + timedelta(days=366))
    return kalender.to_ical()
