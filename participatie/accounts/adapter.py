"""allauth's hooks: how codes are sent, and who a new person is."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.urls import reverse

from participatie.gemeente.models import Gemeente


def start_van(user) -> str:
    """The room where someone's work is. A `next` in the request wins from this (allauth sees to that)."""
    if user.heeft("adviseur", "ambtenaar"):
        return reverse("werkplek:start")
    if user.heeft("commissielid"):
        return reverse("commissie:start")
    return reverse("admin:index") if user.heeft("beheerder") else reverse("mijn:start")


class AccountAdapter(DefaultAccountAdapter):
    def get_login_redirect_url(self, request):
        return start_van(request.user)

    def send_mail(self, template_prefix, email, context):
        # Sign-in codes go at once and are not stored in the outbox: a code has no use a minute later.
        super().send_mail(template_prefix, email, {**context, "gemeente": Gemeente.huidig()})


class SociaalAdapter(DefaultSocialAccountAdapter):
    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        user.naam = (data.get("name") or f"{data.get('first_name', '')} {data.get('last_name', '')}").strip()[:120]
        return user


class MFAAdapter(DefaultMFAAdapter):
    def get_public_key_credential_rp_entity(self):
        entity = super().get_public_key_credential_rp_entity()
        entity["name"] = Gemeente.huidig().sitenaam
        return entity
