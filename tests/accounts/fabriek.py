"""People with an account, and the codes that sign-in asks them for."""

import re
import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from participatie.accounts.models import User


def maak_user(email="inwoner@voorbeeld.example", *rollen, bevestigd=True, **velden) -> User:
    user = User.objects.create_user(email, naam=velden.pop("naam", "Sam de Vries"), rollen=rollen, **velden)
    if bevestigd:
        EmailAddress.objects.filter(user=user).update(verified=True)
    return user


def code_in(post) -> str:
    """The code in a sign-in mail: the only line of its own in capitals and digits."""
    return re.search(r"^\s*([A-Z0-9]{3,}(?:-?[A-Z0-9]{3,})?)\s*$", post.body, re.MULTILINE).group(1)


def totp_code(geheim: str) -> str:
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def met_totp(user) -> str:
    geheim = generate_totp_secret()
    TOTP.activate(user, geheim)
    return geheim


def met_sleutel(user) -> Authenticator:
    """A security key as a browser would register it (attestation "none", a public key made up on the spot)."""
    publiek = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    sleutel = AttestedCredentialData.create(Aaguid.NONE, b"sleutel", publiek)
    gegevens = AuthenticatorData.create(b"0" * 32, AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT, 0, sleutel)
    herkomst = CollectedClientData.create("webauthn.create", b"uitdaging", "http://testserver")
    antwoord = {
        "clientDataJSON": websafe_encode(herkomst),
        "attestationObject": websafe_encode(AttestationObject.create("none", gegevens, {})),
    }
    credential = {"id": websafe_encode(b"sleutel"), "rawId": websafe_encode(b"sleutel"), "response": antwoord}
    credential |= {"type": "public-key", "clientExtensionResults": {"credProps": {"rk": False}}}
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Sleutel", "credential": credential}
    )
