"""The own page behind the secret link: GET shows (`?deel=` one form), POST acts and comes back here.

The legal representative has a link of its own (`Vertegenwoordigde`): the same page, where that one may say yes.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from meedenkers import services
from meedenkers.forms import ErvaringForm, JaForm, PauzeForm, VoorkeurenForm
from meedenkers.models import Ervaring, Ervaringsoort, Meedenker, Vertegenwoordigde
from meedenkers.workflow import MEEDENKER
from participatie.audit.actor import Actor
from participatie.avg import services as avg
from participatie.avg.models import Doel, DoorWie
from participatie.contacten import links
from participatie.ui.forms import toon_telefoon
from participatie.workflow.formulier import meld_fouten


class _Pagina:
    """One visit: who is it about, who opened it."""

    def __init__(self, request, obj: Meedenker):
        self.request, self.door = request, Actor.van(request)
        self.namens = isinstance(obj, Vertegenwoordigde)
        self.m = Meedenker.objects.select_related("contact", "wijk", "vertegenwoordiger").get(pk=obj.pk)
        self.ervaring = Ervaring.objects.filter(meedenker=self.m).first()
        self.heeft_grond = avg.geldt(contact=self.m.contact, doel=Doel.ERVARING)
        # Who is represented may take things back, but needs the representative to allow more.
        self.mag_ja = self.namens or not self.m.vertegenwoordiging
        self.door_wie = DoorWie.VERTEGENWOORDIGER if self.namens else DoorWie.ZELF

    def formulier(self, deel: str, data=None):
        if deel == "voorkeuren":
            return VoorkeurenForm(data, meedenker=self.m)
        if deel == "ervaring" and (self.mag_ja or self.heeft_grond):
            return ErvaringForm(data, heeft_grond=self.heeft_grond, ervaring=self.ervaring)
        if deel == "bevestigen":
            return JaForm(data)
        return PauzeForm(data) if deel == "pauzeren" else None


def status(request, obj: Meedenker):
    pagina = _Pagina(request, obj)
    if request.method == "POST":
        return _doe(pagina, request.POST.get("actie", ""))
    deel = request.GET.get("deel", "")
    form = pagina.formulier(deel) if deel in ("voorkeuren", "ervaring") else None
    return _toon(pagina, deel if form else "", form)


def _toon(pagina: _Pagina, deel: str, form=None):
    m = pagina.m
    context = {
        "meedenker": m,
        "namens": pagina.namens,
        "form": form,
        "heeft_ervaring_grond": pagina.heeft_grond,
        "intrekken": {"actie": "intrekken"},
        "token": links.maak(Vertegenwoordigde.objects.get(pk=m.pk) if pagina.namens else m),
    }
    if deel in ("voorkeuren", "ervaring"):
        return render(pagina.request, f"publiek/meedenkers/status_{deel}.html", context)
    acties = MEEDENKER.namen(pagina.door, m)
    if not pagina.mag_ja:
        acties -= {"bevestigen"}
    soorten = pagina.ervaring.soorten if pagina.ervaring else []
    return render(
        pagina.request,
        "publiek/meedenkers/status.html",
        context
        | {
            "telefoon": toon_telefoon(m.contact.telefoon),
            "acties": acties,
            "gronden": m.contact.gronden.filter(ingetrokken_op=None).order_by("pk"),
            "ervaring": pagina.ervaring,
            "ervaringen": Ervaringsoort.objects.filter(pk__in=soorten),
            "mag_ervaring": pagina.mag_ja or pagina.heeft_grond,
            "ja_form": form if deel == "bevestigen" else JaForm(),
            "pauze_form": form if deel == "pauzeren" else PauzeForm(),
            "Doel": Doel,
        },
    )


def _doe(pagina: _Pagina, actie: str):
    request, m, door = pagina.request, pagina.m, pagina.door
    if actie in ("voorkeuren", "ervaring", "pauzeren", "bevestigen"):
        form = pagina.formulier(actie, request.POST)
        if form is None:
            return redirect(request.path)
        if form.is_valid():
            # The form of the yes is not on the page of who cannot give it: a message tells why.
            with meld_fouten(request, None if actie == "bevestigen" else form) as uitkomst:
                _bewaar(pagina, actie, form)
            if uitkomst.gelukt:
                messages.success(request, GELUKT[actie]())
            if uitkomst.gelukt or actie == "bevestigen":
                return redirect(request.path)
        return _toon(pagina, actie, form)
    if actie == "vertrekken":
        return _vertrek(request, lambda: services.vertrekken(meedenker=m, door=door))
    if actie == "intrekken":
        grond = m.contact.gronden.filter(pk=_sleutel(request.POST.get("grond", "")), ingetrokken_op=None).first()
        if grond is None:
            return redirect(request.path)

        def trek_in():
            avg.trek_in(contact=m.contact, doel=grond.doel, betreft=grond.betreft, door=door)

        if grond.doel == Doel.BENADEREN:
            return _vertrek(request, trek_in)
        trek_in()
        messages.success(request, _("Dit is ingetrokken. Wij gebruiken uw gegevens hier niet meer voor."))
    elif actie == "hervatten":
        with meld_fouten(request):
            services.hervatten(meedenker=m, door=door)
            messages.success(request, _("Fijn dat u weer meedoet."))
    return redirect(request.path)


GELUKT = {
    "voorkeuren": lambda: _("Wij hebben uw wensen bewaard."),
    "ervaring": lambda: _("Wij hebben dit bewaard."),
    "pauzeren": lambda: _("U hebt nu pauze. Wij vragen u tot die dag niets."),
    "bevestigen": lambda: _("Dank u wel. U staat nu op de lijst."),
}


def _bewaar(pagina: _Pagina, actie: str, form) -> None:
    m, door = pagina.m, pagina.door
    if actie == "voorkeuren":
        services.wijzig_voorkeuren(meedenker=m, door=door, **form.voorkeuren())
    elif actie == "pauzeren":
        services.pauzeren(meedenker=m, door=door, **form.cleaned_data)
    elif actie == "bevestigen":
        tekst = form.tekst
        services.bevestigen(
            meedenker=m,
            toestemming_tekst=tekst.tekst,
            versie=tekst.versie,
            grondslag=tekst.grondslag,
            hoe="eigen pagina",
            door_wie=pagina.door_wie,
            door=door,
        )
    else:
        services.wijzig_ervaring(
            meedenker=m,
            opgave=services.Ervaringsopgave(grond=form.tekst, **form.ervaring()),
            ja=form.cleaned_data.get("ja", False),
            door_wie=pagina.door_wie,
            door=door,
        )


def _vertrek(request, dienst):
    with meld_fouten(request) as uitkomst:
        dienst()
    return redirect(reverse("meedenkers:afscheid") if uitkomst.gelukt else request.path)


def _sleutel(tekst: str) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 18 else 0
