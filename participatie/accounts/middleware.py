from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.shortcuts import redirect
from django.urls import reverse

VRIJ = ("/account/", "/static/", "/gezond/", "/taal/", "/ontwikkeling/")
# Signing in with a passkey is possession and a gesture or PIN: it counts as both factors.
STERK = {"mfa"}


def met_tweede_factor(request) -> bool:
    return any(r.get("method") in STERK for r in get_authentication_records(request, request.user))


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
            if Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
                return redirect(f"{reverse('mfa_reauthenticate')}?next={reverse('mijn:start')}")
            return redirect("mfa_index")
        return get_response(request)

    return middleware
