from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers

PERSOONLIJK = ("/mijn/", "/werkplek/", "/commissie/", "/beheer/", "/status/", "/tafel/", "/account/", "/ontwikkeling/")


def geen_nul_bytes(get_response):
    """A NUL byte in a query or path is refused before a database sees it; in a form the field says so."""

    def middleware(request):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            from participatie.kamers.fouten import ongeldig

            return ongeldig(request) or HttpResponseBadRequest()
        return get_response(request)

    return middleware


def persoonlijke_paginas_niet_bewaren(get_response):
    """No browser, proxy or shared computer keeps a page that is about a person."""

    def middleware(request):
        antwoord = get_response(request)
        if request.path.startswith(PERSOONLIJK) or request.user.is_authenticated:
            add_never_cache_headers(antwoord)
            antwoord.headers["Cache-Control"] = "no-store, private"
        return antwoord

    return middleware


def geen_lege_405(get_response):
    """A browser that asks for the address of a button (reloaded after an error, or signed in again on it) gets a page.

    One level up is the page with the button, where there is one; else 405.html. Who may not come there was refused
    by the view before this. Programs get Django's bare answer.
    """

    def middleware(request):
        antwoord = get_response(request)
        if antwoord.status_code != 405 or "text/html" not in request.headers.get("Accept", ""):
            return antwoord
        boven = request.path.rstrip("/").rpartition("/")[0] + "/"
        if request.method == "GET" and _bestaat(boven):
            return HttpResponseRedirect(boven)
        from participatie.kamers.fouten import niet_zo

        return niet_zo(request, antwoord)

    return middleware


def _bestaat(pad: str) -> bool:
    try:
        resolve(pad)
    except Resolver404:
        return False
    return pad != "/"
