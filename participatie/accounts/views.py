from django.contrib.auth.decorators import login_not_required
from django.http import Http404


@login_not_required
def geen_wachtwoorden(request):
    """Nobody has a password here: allauth's pages that set or restore one do not exist (participatie/urls.py)."""
    raise Http404
