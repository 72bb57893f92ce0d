from django.shortcuts import redirect, render

from participatie.audit.actor import Actor
from participatie.contacten import services
from participatie.contacten.forms import BelmijForm
from participatie.kamers.toegang import openbaar


@openbaar
def belmij(request):
    form = BelmijForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.vraag_om_te_bellen(**form.cleaned_data, door=Actor.van(request))
        return redirect("contacten:belmij_dank")
    return render(request, "publiek/contacten/belmij.html", {"form": form})


@openbaar
def belmij_dank(request):
    return render(request, "publiek/contacten/belmij_dank.html")
