"""A civil servant passes a contact on; what is on the list stays unseen, also whether this person is on it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from meedenkers import services
from meedenkers.forms import DoorgeefForm
from meedenkers.models import Bron
from participatie.audit.actor import Actor
from participatie.kamers.toegang import werkplek
from participatie.workflow.formulier import meld_fouten


@werkplek()
def contact_doorgeven(request):
    form = DoorgeefForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.word_meedenker(
                contactgegevens=form.contactgegevens(),
                bron=Bron.AMBTENAAR,
                toestemming_tekst="",
                door=Actor.van(request),
            )
        if uitkomst.gelukt:
            messages.success(
                request,
                _("Dank u wel. Stond deze persoon nog niet op de lijst? Dan vragen wij nu zelf of het goed is."),
            )
            return redirect("meedenkers:contact_doorgeven")
    return render(request, "werkplek/meedenkers/contact_doorgeven.html", {"form": form})
