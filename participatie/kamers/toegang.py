"""Who may enter a room. Closed by default: LoginRequiredMiddleware; a view says its room with one decorator."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participatie.accounts.models import Rol

# Reading and posting is all that a page does; a view narrows it down with require_POST or require_safe.
_methoden = require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])


def openbaar(view):
    """A page for everyone."""
    view = _methoden(view)
    view.kamer = "publiek"
    return login_not_required(view)


def _kamer(naam: str, rollen: frozenset[str]):
    def decorator(view):
        @never_cache
        @_methoden
        @wraps(view)
        def met_rol(request, *args, **kwargs):
            if rollen and not request.user.heeft(*rollen):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        met_rol.kamer = naam
        met_rol.rollen = rollen
        return met_rol

    return decorator


def mijn(view):
    """A page of the signed-in person about themselves."""
    return _kamer("mijn", frozenset())(view)


def werkplek(*rollen: str):
    """A page of the daily work. Without roles: adviseur and ambtenaar."""
    return _kamer("werkplek", frozenset(rollen or (Rol.ADVISEUR, Rol.AMBTENAAR)))


adviseur = werkplek(Rol.ADVISEUR)
commissie = _kamer("commissie", frozenset({Rol.COMMISSIELID}))
