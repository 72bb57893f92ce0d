"""Error pages, also where no session or user exists yet."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template import loader

from participatie.audit.actor import Actor
from participatie.audit.services import log


def ongeldig(request, exception=None):
    return render(_kaal(request), "400.html", status=400)


def verboden(request, exception=None):
    """Somebody with an account came where they may not: that is kept, with the name of the page and nothing else."""
    if request.user.is_authenticated:
        plek = request.resolver_match.view_name if request.resolver_match else ""
        log(door=Actor.van(request), actie="geweigerd", soort=plek)
    return render(request, "403.html", status=403)


def niet_gevonden(request, exception=None):
    return render(_kaal(request), "404.html", status=404)


def niet_zo(request, antwoord):
    """A page for an answer 405, with the methods that it allows."""
    pagina = render(_kaal(request), "405.html", status=405)
    pagina["Allow"] = antwoord["Allow"]
    return pagina


def csrf(request, reason=""):
    return render(request, "403_csrf.html", status=403)


def _kaal(request):
    from django.contrib.auth.models import AnonymousUser

    if not hasattr(request, "user"):
        request.user = AnonymousUser()
    return request


def kapot(request):
    """No database, no session: whatever broke may be one of them."""
    return HttpResponseServerError(loader.render_to_string("500.html"))
