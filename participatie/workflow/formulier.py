"""What a view does with an answer of the domain: tell it, lose nothing."""

from contextlib import contextmanager

from django.contrib import messages

from participatie.workflow.kern import Afgewezen, Conflict


@contextmanager
def meld_fouten(request, form=None):
    """Turn Conflict and Afgewezen into a message on the page (or an error of the form).

    Use as `with meld_fouten(request) as uitkomst: service(...)`; afterwards `uitkomst.gelukt` tells.
    """

    class Uitkomst:
        gelukt = False

    uitkomst = Uitkomst()
    try:
        yield uitkomst
        uitkomst.gelukt = True
    except (Conflict, Afgewezen) as fout:
        if form is not None:
            form.add_error(None, str(fout))
        else:
            messages.error(request, str(fout))
