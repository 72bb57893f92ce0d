"""How the draw works, for everybody; and how one draw went, without persons."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meedenkers.models import Lotingsregels, SelectieStatus, Uitnodiging, Verzoek
from meedenkers.opzet import Opzet, kans_in_woorden
from meedenkers.queries_selectie import ZEI_JA
from participatie.kamers.toegang import openbaar


@openbaar
@require_safe
def algemeen(request):
    return render(request, "publiek/meedenkers/loting.html", {"regels": Lotingsregels.huidig()})


@openbaar
@require_safe
def uitleg(request, nummer):
    """Public once people were invited; also when the request ended, since they may still want to read it."""
    verzoek = get_object_or_404(Verzoek.objects.select_related("afdeling"), **Verzoek.bij_nummer(nummer))
    uitgenodigd = Q(status=SelectieStatus.UITGENODIGD) | Q(uitgenodigd_op__isnull=False)
    selectie = verzoek.selecties.filter(uitgenodigd).first()
    if selectie is None:
        raise Http404
    gevraagd = Uitnodiging.objects.filter(verzoek=verzoek).telt_mee()
    return render(
        request,
        "publiek/meedenkers/loting_uitleg.html",
        {
            "verzoek": verzoek,
            "selectie": selectie,
            "opzet": Opzet.uit_json(selectie.opzet),
            "kans_min": kans_in_woorden(selectie.uitleg["kans_min"]),
            "kans_max": kans_in_woorden(selectie.uitleg["kans_max"]),
            "telling": gevraagd.aggregate(gevraagd=Count("pk"), ja=Count("pk", filter=Q(status__in=ZEI_JA))),
            "wissels": selectie.wissels.count(),
            "eerder": verzoek.selecties.filter(volgnummer__lt=selectie.volgnummer).count(),
            "regels": Lotingsregels.huidig(),
        },
    )
