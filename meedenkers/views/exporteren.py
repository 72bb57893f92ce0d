"""Taking the list along as a file."""

from django.shortcuts import render

from meedenkers import queries
from meedenkers.forms.export import ExportForm
from meedenkers.models import Meedenker
from meedenkers.services.exporteren import exporteer
from participatie import klok
from participatie.audit.actor import Actor
from participatie.kamers.toegang import adviseur
from participatie.ui.tabellen import als_bestand
from participatie.workflow.formulier import meld_fouten


@adviseur
def exporteren(request):
    """GET shows the form, with the filter of the list; only a POST gives people out, and logs it.

    By POST, though it changes nothing: a browser that fetches ahead, or a link in a mail, must not take the list.
    """
    op_lijst = Meedenker.objects.visible_to(request.user).in_database()
    if request.method == "POST":
        form = ExportForm(request.POST)
        if form.is_valid():
            with meld_fouten(request, form) as uitkomst:
                soort = form.cleaned_data["soort"]
                tabel = exporteer(
                    meedenkers=queries.filter_meedenkers(op_lijst, form.filter()).order_by("contact__naam", "pk"),
                    kolommen=form.cleaned_data["kolommen"],
                    keuze=form.filter(),
                    soort=soort,
                    door=Actor.van(request),
                )
            if uitkomst.gelukt:
                return als_bestand(tabel, naam=f"meedenkers-{klok.vandaag()}", soort=soort)
    else:
        form = ExportForm(initial={n: request.GET[n] for n in ExportForm.base_fields if n in request.GET})
        # A list in the address is not a choice of columns.
        form.initial.pop("kolommen", None)
    return render(request, "werkplek/meedenkers/exporteren.html", {"form": form, "aantal": op_lijst.count()})
