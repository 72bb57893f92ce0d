from django.utils.translation import gettext as _

from participatie.avg.models import Grond
from participatie.kamers.haken import Inzage, haak
from participatie.ui.templatetags.ui import datum


@haak("inzage")
def inzage(contact):
    return [
        Inzage(
            _("Waarom wij uw gegevens mogen gebruiken: %(doel)s") % {"doel": grond.get_doel_display()},
            {
                _("Op grond van"): grond.get_grondslag_display(),
                _("De tekst"): grond.tekst,
                _("Versie van de tekst"): str(grond.versie),
                _("Op welke dag"): datum(grond.gegeven_op) or _("niet bekend"),
                _("Hoe"): grond.hoe,
                _("Door wie"): grond.get_door_wie_display(),
                _("Ingetrokken op"): datum(grond.ingetrokken_op) or _("niet ingetrokken"),
            },
        )
        for grond in Grond.objects.filter(contact=contact).order_by("pk")
    ]
