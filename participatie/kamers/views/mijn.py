from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from participatie.accounts.services import sluit_account
from participatie.audit.actor import Actor
from participatie.avg import inzage
from participatie.avg import services as avg
from participatie.avg.models import Doel, Grond
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
    """Leave: everything that carries the own address is emptied, and the account itself unless it is one for work."""
    contacten = list(eigen_contacten(request.user))
    if request.method == "POST":
        door = Actor.van(request)
        with transaction.atomic():
            for contact in contacten:
                avg.wis(contact=contact, door=door)
            gesloten = sluit_account(user=request.user, door=door)
        if gesloten:
            logout(request)
            messages.success(
                request, _("Uw gegevens en uw account zijn gewist. Wat al openbaar was, bevat uw naam niet.")
            )
            return redirect("publiek:start")
        messages.success(
            request, _("Uw gegevens zijn gewist. Uw account voor het werk blijft. Dat haalt de beheerder weg.")
        )
        return redirect("mijn:start")
    gebruik = [regel for contact in contacten for regel in haken.vraag("contact_gebruik", contact)]
    return render(request, "mijn/wissen.html", {"aantal": len(contacten), "gebruik": gebruik})


@mijn
@require_safe
def gegevens(request):
    """What is known, to read here or to take along; and each ground, to withdraw."""
    contacten = list(eigen_contacten(request.user))
    gronden = Grond.objects.filter(contact__in=contacten, ingetrokken_op=None).order_by("pk")
    delen = [{"titel": deel.titel, "regels": inzage.regels(deel)} for deel in inzage.verzamel(contacten)]
    return render(request, "mijn/gegevens.html", {"delen": delen, "gronden": gronden, "Doel": Doel})


@mijn
@require_safe
def download(request, vorm):
    if vorm not in inzage.VORMEN:
        raise Http404
    return inzage.bijlage(contacten=eigen_contacten(request.user), vorm=vorm, door=Actor.van(request))


@mijn
@require_POST
def intrekken(request):
    """Withdraw one ground of one's own, at once. One that was withdrawn already, or is another's, changes nothing."""
    pk = request.POST.get("grond", "")
    eigen = Grond.objects.filter(contact__in=eigen_contacten(request.user), ingetrokken_op=None)
    grond = eigen.filter(pk=pk).first() if pk.isascii() and pk.isdigit() and len(pk) < 18 else None
    if grond is not None:
        avg.trek_in(contact=grond.contact, doel=grond.doel, betreft=grond.betreft, door=Actor.van(request))
        messages.success(request, _("Dit is ingetrokken. Wij gebruiken uw gegevens hier niet meer voor."))
    return redirect("mijn:gegevens")
