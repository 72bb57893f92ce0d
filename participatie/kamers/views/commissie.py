from django.shortcuts import render

from participatie.kamers import haken
from participatie.kamers.toegang import commissie


@commissie
def start(request):
    return render(request, "commissie/start.html", {"blokken": haken.blokken("start.commissie", request.user)})
