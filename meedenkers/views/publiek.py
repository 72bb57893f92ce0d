from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meedenkers import services
from meedenkers.forms import TOESTEMMING, MeedenkerForm, PauzeForm
from meedenkers.models import Bron, Meedenker
from meedenkers.workflow import MEEDENKER
from participatie.audit.actor import Actor
from participatie.kamers.toegang import openbaar
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def meedenken(request):
    """One form. The answer is the same for an address that we know and one that we do not."""
    form = MeedenkerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten(request, form) as uitkomst:
            services.word_meedenker(
                contactgegevens=form.contactgegevens(),
                bron=Bron.WEBSITE,
                toestemming_tekst=str(TOESTEMMING) if form.cleaned_data["toestemming"] else "",
                door=Actor.van(request),
                **form.over_de_persoon(),
            )
        if uitkomst.gelukt:
            return redirect("meedenkers:dank")
    return render(request, "publiek/meedenkers/meedenken.html", {"form": form})


@openbaar
@require_safe
def dank(request):
    return render(request, "publiek/meedenkers/dank.html")


@openbaar
@require_safe
def afscheid(request):
    return render(request, "publiek/meedenkers/afscheid.html")


def status(request, meedenker: Meedenker):
    """The own page behind the secret link: GET shows, POST acts and comes back here."""
    form = PauzeForm()
    if request.method == "POST":
        actie, door = request.POST.get("actie", ""), Actor.van(request)
        if actie == "vertrekken":
            with meld_fouten(request) as uitkomst:
                services.vertrekken(meedenker=meedenker, door=door)
            return redirect("meedenkers:afscheid" if uitkomst.gelukt else request.path)
        if actie == "pauzeren":
            form = PauzeForm(request.POST)
            if form.is_valid():
                with meld_fouten(request, form) as uitkomst:
                    services.pauzeren(meedenker=meedenker, door=door, **form.cleaned_data)
                if uitkomst.gelukt:
                    messages.success(request, _("U hebt nu pauze. Wij vragen u tot die dag niets."))
                    return redirect(request.path)
        else:
            _ja_of_verder(request, meedenker, actie, door)
            return redirect(request.path)
    return render(
        request,
        "publiek/meedenkers/status.html",
        {
            "meedenker": Meedenker.objects.select_related("contact", "wijk").get(pk=meedenker.pk),
            "telefoon": toon_telefoon(meedenker.contact.telefoon),
            "acties": MEEDENKER.namen(Actor.van(request), meedenker),
            "gronden": meedenker.contact.gronden.filter(ingetrokken_op=None),
            "toestemming": TOESTEMMING,
            "form": form,
        },
    )


def _ja_of_verder(request, meedenker, actie, door) -> None:
    with meld_fouten(request):
        if actie == "bevestigen":
            services.bevestigen(meedenker=meedenker, toestemming_tekst=str(TOESTEMMING), hoe="eigen pagina", door=door)
            messages.success(request, _("Dank u wel. U staat nu op de lijst."))
        elif actie == "hervatten":
            services.hervatten(meedenker=meedenker, door=door)
            messages.success(request, _("Fijn dat u weer meedoet."))
