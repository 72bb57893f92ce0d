from django.http import HttpResponseBadRequest
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
