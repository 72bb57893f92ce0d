"""Becoming a meedenker, in short steps. The end is the same for an address that we know and one that we do not."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from meedenkers import services
from meedenkers.models import Bron
from meedenkers.teksten import geldig
from meedenkers.voortgang import FORMULIEREN, TITELS, Voortgang
from participatie.audit.actor import Actor
from participatie.avg.forms import merkteken
from participatie.avg.models import Doel
from participatie.kamers.toegang import openbaar
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten


def adres(stap: str) -> str:
    return reverse("meedenkers:meedenken") if stap == "contact" else reverse("meedenkers:stap", args=[stap])


@openbaar
@never_cache
def meedenken(request):
    """What it is, and the first step."""
    return _stap(request, "contact")


@openbaar
@never_cache
def stap(request, naam):
    if naam not in FORMULIEREN or naam == "contact":
        raise Http404
    return _stap(request, naam)


def _stap(request, naam):
    voortgang = Voortgang(request.session)
    if naam != "contact" and (open_stap := voortgang.eerste_open(naam)):
        if request.method == "POST" and voortgang.verzonden:
            return redirect("meedenkers:dank")
        if request.method == "POST":
            messages.error(request, _("Wij hebben nog niets verstuurd. Vul eerst deze stap in."))
        return redirect(adres(open_stap))
    if request.method == "POST":
        if request.POST.get("naar") == "vorige":
            voortgang.bewaar(naam, request.POST)
            return redirect(adres(voortgang.naast(naam, -1) or "contact"))
        form = voortgang.form(naam, request.POST)
        if form.is_valid():
            if naam == "controleren":
                return _verstuur(request, voortgang, form)
            voortgang.bewaar(naam, request.POST)
            return redirect(adres(voortgang.naast(naam, 1)))
    else:
        form = voortgang.form(naam)
    return _toon(request, voortgang, naam, form)


def _toon(request, voortgang, naam, form):
    stappen = voortgang.stappen
    return render(
        request,
        f"publiek/meedenkers/stap_{naam.replace('-', '_')}.html",
        {
            "form": form,
            "titel": TITELS[naam],
            "nummer": stappen.index(naam) + 1,
            "aantal": len(stappen),
            "eerste": naam == "contact",
            "voortgang": voortgang,
            "overzicht": _overzicht(voortgang) if naam == "controleren" else [],
            "benaderen": geldig(Doel.BENADEREN),
        },
    )


def _verstuur(request, voortgang, form):
    schoon = voortgang.schoon
    toestemming, over_u, contact = schoon["toestemming"], schoon["over-u"], schoon["contact"]
    if toestemming["gelezen"] != merkteken(form.teksten):
        return redirect(adres("toestemming"))
    benaderen = geldig(Doel.BENADEREN)
    ervaring = None
    if toestemming.get("ervaring"):
        stap_over_u = voortgang.form("over-u")
        stap_over_u.is_valid()
        ervaring = services.Ervaringsopgave(grond=geldig(Doel.ERVARING), **stap_over_u.ervaring())
    ja = toestemming.get("toestemming") or not benaderen.vraagt_ja
    with meld_fouten(request, form) as uitkomst:
        services.word_meedenker(
            contactgegevens={n: contact[n] for n in ("naam", "email", "telefoon")}
            | {"kanaal": toestemming.get("kanaal", "")},
            bron=Bron.WEBSITE,
            toestemming_tekst=benaderen.tekst if ja else "",
            versie=benaderen.versie,
            grondslag=benaderen.grondslag,
            ervaring=ervaring,
            vertegenwoordiging=voortgang.vertegenwoordiging,
            vertegenwoordiger=schoon.get("vertegenwoordiger"),
            themas=schoon["onderwerpen"]["themas"],
            nooit_themas=schoon["onderwerpen"]["nooit_themas"],
            dichte_afdelingen=toestemming.get("dichte_afdelingen", ()),
            limiet_per_jaar=toestemming["limiet_per_jaar"],
            leeftijdsgroep=over_u.get("leeftijdsgroep", ""),
            **{n: over_u[n] for n in ("wijk", "talen", "wanneer", "waar")},
            door=Actor.van(request),
        )
    if not uitkomst.gelukt:
        return _toon(request, voortgang, "controleren", form)
    voortgang.klaar()
    return redirect("meedenkers:dank")


def _overzicht(voortgang) -> list[dict]:
    """What is about to be sent, per step, in words; and what will not be kept."""
    uit = []
    for naam in voortgang.stappen[:-1]:
        form = voortgang.form(naam)
        form.is_valid()
        regels = [
            (bf.label, _in_woorden(form.cleaned_data.get(bf.name), bf))
            for bf in form
            if not bf.is_hidden and bf.name not in ("toestemming", "ervaring")
        ]
        uit.append({"titel": TITELS[naam], "adres": adres(naam), "regels": regels})
    return uit


def _in_woorden(waarde, bf) -> str:
    if bf.name == "telefoon":
        return toon_telefoon(waarde) if waarde else ""
    keuzes = getattr(bf.field, "choices", None)
    if hasattr(waarde, "model"):
        return ", ".join(str(rij) for rij in waarde)
    if keuzes is not None and not hasattr(waarde, "pk"):
        sleutel = "" if waarde is None else str(waarde)
        return next((str(tekst) for k, tekst in keuzes if str(k) == sleutel), "")
    return str(waarde or "")
