from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from participatie.accounts.adapter import start_van

VRIJ = ("/account/", "/static/", "/gezond/", "/taal/", "/ontwikkeling/")
# Signing in with a passkey is possession and a gesture or PIN: it counts as both factors.
STERK = {"mfa"}


def met_tweede_factor(request) -> bool:
    return any(r.get("method") in STERK for r in get_authentication_records(request, request.user))


def _vraag_tweede_factor(request) -> str:
    """Where this person shows a second factor, or sets one up; afterwards they get the page they asked for."""
    soorten = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in soorten:
        adres = reverse("mfa_reauthenticate")
    elif Authenticator.Type.WEBAUTHN in soorten:
        # Who only has a key has no app to read a code from: ask for the key at once.
        adres = reverse("mfa_reauthenticate_webauthn")
    else:
        return reverse("mfa_index")
    volgende = request.get_full_path() if request.method == "GET" else start_van(request.user)
    return f"{adres}?{urlencode({'next': volgende})}"


def tweede_factor_verplicht(get_response):
    """Staff and committee see other people's data: without a second factor they get no further than setting one up."""

    def middleware(request):
        user = request.user
        if (
            user.is_authenticated
            and user.is_medewerker
            and not request.path.startswith(VRIJ)
            and not met_tweede_factor(request)
        ):
            return redirect(_vraag_tweede_factor(request))
        return get_response(request)

    return middleware
