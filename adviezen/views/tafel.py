"""Typing in what is said at a table: with the table code of the day, or as staff from the meeting."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from adviezen import services
from adviezen.forms import TafelcodeForm, TafelForm, TafelMedewerkerForm
from adviezen.models import Bron
from inloop.models import Bijeenkomst, BijeenkomstStatus
from inloop.queries import bijeenkomst_voor_tafelcode
from participatie import klok
from participatie.audit.actor import Actor
from participatie.audit.services import log_inzage
from participatie.kamers.toegang import openbaar, werkplek
from participatie.workflow.formulier import meld_fouten

SLEUTEL = "tafelcode"
# Only wrong codes count: a whole room behind one address types the right one.
POGINGEN = {"tafelcode": "20/10m/ip"}


@openbaar
def tafel(request):
    """The code first; then one form per remark, as long as the code is valid (its own day)."""
    bijeenkomst = bijeenkomst_voor_tafelcode(request.session.get(SLEUTEL, ""))
    if bijeenkomst is not None:
        form = TafelForm(request.POST or None, initial=_onthouden(request, bijeenkomst))
        if request.method == "POST" and _bewaard(request, bijeenkomst, form):
            return redirect("adviezen:tafel")
        return render(request, "publiek/tafel/invoer.html", _context(request, bijeenkomst, form))
    verlopen = bool(request.session.pop(SLEUTEL, ""))
    if request.method == "POST" and "code" not in request.POST:
        # The day ended while somebody was typing: keep the words on the screen.
        return render(request, "publiek/tafel/verlopen.html", {"tekst": request.POST.get("tekst", "")}, status=403)
    form = TafelcodeForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid() and _code_klopt(request, form):
        return redirect("adviezen:tafel")
    return render(request, "publiek/tafel/code.html", {"form": form, "verlopen": verlopen})


def _code_klopt(request, form) -> bool:
    verbruik = ratelimit.consume(request, app="adviezen", action="tafelcode", config=POGINGEN)
    if verbruik is None:
        form.add_error("code", _("Er is te vaak een verkeerde code ingevuld. Probeer het over tien minuten weer."))
        return False
    bijeenkomst = bijeenkomst_voor_tafelcode(form.cleaned_data["code"])
    if bijeenkomst is None:
        form.add_error(
            "code",
            _("Deze code werkt niet. Typ hem nog eens over. Een code werkt alleen op de dag zelf."),
        )
        return False
    verbruik.rollback()
    request.session[SLEUTEL] = form.cleaned_data["code"]
    return True


@openbaar
@require_POST
def tafel_stoppen(request):
    request.session.pop(SLEUTEL, None)
    messages.success(request, _("U bent klaar. Dank u wel voor het invoeren."))
    return redirect("adviezen:tafel")


@werkplek()
def tafel_medewerker(request, slug):
    """The same form for staff, without code; they may choose the giver from who is present."""
    bijeenkomst = get_object_or_404(
        Bijeenkomst.objects.voor_deur(request.user).filter(
            status__in=[BijeenkomstStatus.GEPUBLICEERD, BijeenkomstStatus.AFGESLOTEN]
        ),
        slug=slug,
    )
    form = TafelMedewerkerForm(request.POST or None, bijeenkomst=bijeenkomst, initial=_onthouden(request, bijeenkomst))
    if request.method == "POST" and _bewaard(request, bijeenkomst, form):
        return redirect("adviezen:tafel_medewerker", slug=bijeenkomst.slug)
    if aantal := form.fields["aanwezige"].queryset.count():
        log_inzage(door=Actor.van(request), obj=bijeenkomst, aantal=aantal)
    return render(request, "werkplek/adviezen/tafel.html", _context(request, bijeenkomst, form))


def _bewaard(request, bijeenkomst, form) -> bool:
    if not form.is_valid():
        return False
    schoon = form.cleaned_data
    trajecten = list(bijeenkomst.trajecten.all()[:2])
    with meld_fouten(request, form) as uitkomst:
        inbreng = services.ontvang_inbreng(
            tekst=schoon["tekst"],
            bron=Bron.TAFEL,
            gevraagd=True,
            bijeenkomst=bijeenkomst,
            tafel=schoon["tafel"],
            traject=trajecten[0] if len(trajecten) == 1 else None,
            thema=schoon["thema"] or bijeenkomst.thema,
            wijk=bijeenkomst.wijk,
            spoed=schoon["spoed"],
            door=Actor.van(request),
            **form.gegevens(),
        )
    if uitkomst.gelukt:
        vorig = request.session.get(_sleutel(bijeenkomst), {})
        request.session[_sleutel(bijeenkomst)] = {
            "aantal": vorig.get("aantal", 0) + 1,
            "tafel": schoon["tafel"],
            "thema": schoon["thema"].pk if schoon["thema"] else None,
        }
        messages.success(request, _("Opgeslagen als %(nummer)s.") % {"nummer": inbreng.nummer})
    return uitkomst.gelukt


def _sleutel(bijeenkomst) -> str:
    return f"tafel:{bijeenkomst.pk}:{klok.vandaag():%Y%m%d}"


def _onthouden(request, bijeenkomst) -> dict:
    """Table and theme stay from one remark to the next."""
    vorig = request.session.get(_sleutel(bijeenkomst), {})
    return {"tafel": vorig.get("tafel", ""), "thema": vorig.get("thema") or bijeenkomst.thema_id}


def _context(request, bijeenkomst, form) -> dict:
    aantal = request.session.get(_sleutel(bijeenkomst), {}).get("aantal", 0)
    return {"bijeenkomst": bijeenkomst, "form": form, "aantal": aantal}
