"""The pages after signing up and after leaving."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from participatie.kamers.toegang import openbaar


@openbaar
@require_safe
def dank(request):
    return render(request, "publiek/meedenkers/dank.html")


@openbaar
@require_safe
def afscheid(request):
    return render(request, "publiek/meedenkers/afscheid.html")
