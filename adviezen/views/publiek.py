from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from adviezen import services
from adviezen.forms import InbrengForm
from adviezen.models import Bron, Inbreng
from agenda.models import Traject
from participatie.audit.actor import Actor
from participatie.contacten import links
from participatie.contacten.models import Kanaal
from participatie.kamers.toegang import openbaar
from participatie.workflow.formulier import meld_fouten


@openbaar
def inbreng_nieuw(request):
    """Say something, without an account. Afterwards one's own status page, behind the secret link."""
    form = InbrengForm(request.POST or None, initial={"traject": _voorkeuze(request.GET.get("traject", ""))})
    if request.method == "POST" and form.is_valid():
        schoon = form.cleaned_data
        with meld_fouten(request, form) as uitkomst:
            inbreng = services.ontvang_inbreng(
                tekst=schoon["tekst"],
                bron=Bron.FORMULIER,
                thema=schoon["thema"],
                wijk=schoon["wijk"],
                traject=schoon["traject"],
                hoedanigheid=schoon["hoedanigheid"],
                door=Actor.van(request),
                **form.gegevens(),
            )
        if uitkomst.gelukt:
            # By what was typed in, nothing else: whether we knew the address shows nowhere.
            bericht = inbreng.contact is not None and inbreng.contact.werkelijk_kanaal in (Kanaal.EMAIL, Kanaal.SMS)
            messages.success(
                request,
                _("Dank u wel. Wij hebben uw inbreng ontvangen. Wij stuurden u ook een bericht.")
                if bericht
                else _("Dank u wel. Wij hebben uw inbreng ontvangen."),
            )
            return redirect("publiek:status", links.maak(inbreng))
    return render(request, "publiek/adviezen/inbreng_nieuw.html", {"form": form})


def _voorkeuze(traject: str):
    """`?traject=` of a link on the agenda: the number or the slug; anything else is no choice."""
    trajecten = Traject.objects.gepubliceerd()
    if traject.isascii() and traject.isdigit() and len(traject) < 10:
        return trajecten.filter(pk=int(traject)).first()
    return trajecten.filter(slug=traject).order_by("-pk").first() if traject else None


def status(request, inbreng: Inbreng):
    """Where this input stands, for who holds its link."""
    advies = inbreng.advies
    verteld = advies is not None and (advies.route_verteld_op is not None or advies.publicatie == "gepubliceerd")
    contact = inbreng.persoonlijk_contact if inbreng.heeft_contact else None
    return render(
        request,
        "publiek/adviezen/inbreng_status.html",
        {
            "inbreng": inbreng,
            "advies": advies if verteld else None,
            "openbaar": verteld and advies.publicatie == "gepubliceerd",
            "contact": contact,
            "route": _route(inbreng),
            "stappen_lijst": _stappen(inbreng),
        },
    )


def _route(inbreng: Inbreng) -> str:
    """The route as the giver may know it: `geen vervolg` can be taken back until its message is out."""
    return "" if inbreng.route == "geen_vervolg" and inbreng.beantwoord_op is None else inbreng.route


def _stappen(inbreng: Inbreng) -> list[dict]:
    """The road; the words for the present step are on the page itself. Without follow-up there is no third step."""
    klaar = inbreng.beantwoord_op is not None
    gekozen = bool(_route(inbreng)) or klaar
    stappen = [
        {"titel": _("Ontvangen"), "staat": "klaar"},
        {"titel": _("Wij lezen het en kiezen wat wij ermee doen"), "staat": "klaar" if gekozen else "nu"},
    ]
    if _route(inbreng) != "geen_vervolg":
        stappen.append(
            {"titel": _("Wij doen er iets mee"), "staat": "klaar" if klaar else "nu" if gekozen else "straks"}
        )
    return [*stappen, {"titel": _("U hebt antwoord"), "staat": "klaar" if klaar else "straks"}]
