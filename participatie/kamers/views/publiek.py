from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from participatie import klok
from participatie.audit.actor import Actor
from participatie.avg import inzage
from participatie.contacten import links
from participatie.gemeente.models import Gemeente
from participatie.kamers import haken
from participatie.kamers.toegang import openbaar


@openbaar
@require_safe
def start(request):
    return render(request, "publiek/start.html", {"blokken": haken.blokken("start.publiek", request)})


@openbaar
@never_cache
def status(request, token):
    """The personal page behind a secret link: the app that owns the row shows it. GET shows, POST acts."""
    obj = links.lees(token)
    antwoorden = haken.vraag("status", request, obj) if obj is not None else []
    if not antwoorden:
        return render(request, "publiek/link_ongeldig.html", status=404)
    return antwoorden[0]


@openbaar
@never_cache
@require_safe
def eigen_gegevens(request, token, vorm):
    """What the page behind a secret link is about, to take along."""
    contact = getattr(links.lees(token), "contact", None)
    if contact is None or contact.gewist_op or vorm not in inzage.VORMEN:
        return render(request, "publiek/link_ongeldig.html", status=404)
    return inzage.bijlage(contacten=[contact], vorm=vorm, door=Actor.van(request))


@openbaar
@require_safe
def cijfers(request):
    """This year beside last year, from what the system knows.

    Some twenty queries, however much there is: each app counts its own tables, for each of the two years.
    """
    dit_jaar = klok.vandaag().year
    jaren = [dit_jaar, dit_jaar - 1]
    per_jaar = {jaar: {c.sleutel: c for c in haken.vraag("cijfers", jaar)} for jaar in jaren}
    sleutels = sorted(
        {c.sleutel: c for jaar in jaren for c in per_jaar[jaar].values()}.values(), key=lambda c: c.volgorde
    )
    rijen = [
        {"cijfer": c, "waarden": [getattr(per_jaar[jaar].get(c.sleutel), "waarde", None) for jaar in jaren]}
        for c in sleutels
    ]
    return render(request, "publiek/cijfers.html", {"jaren": jaren, "rijen": rijen})


@openbaar
@require_safe
def privacy(request):
    return render(request, "publiek/privacy.html")


@openbaar
@require_safe
def toegankelijkheid(request):
    return render(request, "publiek/toegankelijkheid.html")


@openbaar
@require_POST
def taal(request):
    """Choose a language: kept in a cookie, no part of the address."""
    terug = request.POST.get("volgende", "/")
    if not url_has_allowed_host_and_scheme(terug, {request.get_host()}, request.is_secure()):
        terug = "/"
    antwoord = HttpResponseRedirect(terug)
    keuze = request.POST.get("taal", "")
    if translation.check_for_language(keuze) and keuze in dict(settings.LANGUAGES):
        antwoord.set_cookie(settings.LANGUAGE_COOKIE_NAME, keuze, max_age=31_536_000, samesite="Lax")
    return antwoord


@openbaar
@require_GET
def gezond(request):
    """For the proxy and the containers: the database answers."""
    Gemeente.objects.exists()
    return HttpResponse("ok", content_type="text/plain")


@openbaar
@require_GET
def security_txt(request):
    gemeente = Gemeente.huidig()
    einde = f"{klok.vandaag().year + 1}-01-31T00:00:00.000Z"
    return HttpResponse(
        f"Contact: mailto:{gemeente.email}\nExpires: {einde}\nPreferred-Languages: nl, en\n", content_type="text/plain"
    )
