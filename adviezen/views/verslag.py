"""The report of a meeting: public once published; written and sent by the adviseur."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from adviezen import queries_advies, services
from adviezen.forms_advies import VerslagForm
from adviezen.models import Verslag
from adviezen.services.verslag import aanwezigen
from adviezen.workflow_advies import VERSLAG
from inloop.models import Bijeenkomst, BijeenkomstStatus
from participatie.audit.actor import Actor
from participatie.kamers.toegang import adviseur, openbaar
from participatie.workflow.formulier import meld_fouten


@openbaar
@require_safe
def verslag(request, slug):
    verslag = get_object_or_404(Verslag.objects.gepubliceerd().select_related("bijeenkomst"), bijeenkomst__slug=slug)
    return render(
        request,
        "publiek/adviezen/verslag.html",
        {
            "verslag": verslag,
            "bijeenkomst": verslag.bijeenkomst,
            "inhoud": queries_advies.verslag_inhoud(verslag.bijeenkomst),
        },
    )


def _bijeenkomst(request, slug) -> Bijeenkomst:
    return get_object_or_404(Bijeenkomst.objects.visible_to(request.user), slug=slug)


@adviseur
def werk(request, slug):
    """Write the introduction, and see the whole as people will read it."""
    bijeenkomst = _bijeenkomst(request, slug)
    verslag = Verslag.objects.filter(bijeenkomst=bijeenkomst).first()
    form = VerslagForm(request.POST or None, initial={"inleiding": verslag.inleiding if verslag else ""})
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.bewaar_verslag(bijeenkomst=bijeenkomst, **form.cleaned_data, door=Actor.van(request))
        if uitkomst.gelukt:
            messages.success(request, _("Het verslag is opgeslagen. Lees het hieronder nog eens door."))
            return redirect("adviezen:verslag_werk", slug=slug)
    return render(
        request,
        "werkplek/adviezen/verslag.html",
        {
            "verslag": verslag,
            "bijeenkomst": bijeenkomst,
            "form": form,
            "geweest": bijeenkomst.status == BijeenkomstStatus.AFGESLOTEN,
            "mag_publiceren": verslag is not None and "publiceren" in VERSLAG.namen(Actor.van(request), verslag),
            "ontvangers": len(aanwezigen(bijeenkomst)),
            "inhoud": queries_advies.verslag_inhoud(bijeenkomst),
        },
    )


@adviseur
@require_POST
def publiceren(request, slug):
    bijeenkomst = _bijeenkomst(request, slug)
    verslag = get_object_or_404(Verslag, bijeenkomst=bijeenkomst)
    with meld_fouten(request) as uitkomst:
        services.publiceer_verslag(verslag=verslag, door=Actor.van(request))
    if uitkomst.gelukt:
        messages.success(request, _("Het verslag is openbaar. Wie er was en bereikbaar is, krijgt het toegestuurd."))
    return redirect("adviezen:verslag_werk", slug=slug)
