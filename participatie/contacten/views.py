from datetime import date

from django.shortcuts import redirect, render

from participatie import klok
from participatie.audit.actor import Actor
from participatie.contacten import services
from participatie.contacten.forms import BelmijForm
from participatie.kamers.toegang import openbaar

UITERLIJK = "bellen_uiterlijk"


@openbaar
def belmij(request):
    form = BelmijForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.vraag_om_te_bellen(**form.cleaned_data, door=Actor.van(request))
        # Kept, so that the page still says the same day when it is opened again tomorrow.
        request.session[UITERLIJK] = services.bellen_uiterlijk(klok.vandaag()).isoformat()
        return redirect("contacten:belmij_dank")
    uiterlijk = services.bellen_uiterlijk(klok.vandaag())
    return render(request, "publiek/contacten/belmij.html", {"form": form, "uiterlijk": uiterlijk})


@openbaar
def belmij_dank(request):
    gevraagd = request.session.get(UITERLIJK)
    uiterlijk = date.fromisoformat(gevraagd) if gevraagd else services.bellen_uiterlijk(klok.vandaag())
    return render(request, "publiek/contacten/belmij_dank.html", {"uiterlijk": uiterlijk})
