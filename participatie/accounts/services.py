"""Writes about accounts that people do themselves; roles are given in /beheer/."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from participatie.accounts.models import User
from participatie.audit.actor import Actor
from participatie.audit.services import log


def sluit_account(*, user: User, door: Actor) -> bool:
    """Empty an account, so that nobody signs in with it again; the row stays for the log.

    One that holds a role belongs to the work, not to the person: it stays, and False is given.
    """
    if user.is_medewerker:
        return False
    with transaction.atomic():
        for model in (EmailAddress, Authenticator, SocialAccount):
            model.objects.filter(user=user).delete()
        User.objects.filter(pk=user.pk).update(email=f"gewist-{user.pk}@account.invalid", naam="", is_active=False)
        log(door=door, actie="account_sluiten", obj=user)
    return True
