from allauth.account.models import EmailAddress
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participatie.audit.actor import Actor
from participatie.avg import services as avg
from participatie.contacten.models import Contact
from participatie.kamers import haken
from participatie.kamers.toegang import mijn


def eigen_contacten(user):
    """What carries the account's verified addresses: an unverified address could be somebody else's."""
    adressen = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Contact.objects.filter(email__in=[a.lower() for a in adressen], gewist_op=None)


@mijn
def start(request):
    contacten = eigen_contacten(request.user)
    return render(
        request, "mijn/start.html", {"blokken": haken.blokken("start.mijn", contacten), "contacten": contacten}
    )


@mijn
def wissen(request):
    """Leave: everything that carries the own address is emptied."""
    contacten = list(eigen_contacten(request.user))
    if request.method == "POST":
        for contact in contacten:
            avg.wis(contact=contact, door=Actor.van(request))
        messages.success(request, _("Uw gegevens zijn gewist. Wat al openbaar was, bevat uw naam niet."))
        return redirect("mijn:start")
    return render(request, "mijn/wissen.html", {"aantal": len(contacten)})
