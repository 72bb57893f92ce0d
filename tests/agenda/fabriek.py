"""People, lists and trajecten for tests, made through the services."""

import time
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from agenda import services
from agenda.models import Jaaragenda
from participatie.accounts.models import User
from participatie.audit.actor import Actor


def gebruiker(*rollen, naam="Sam de Vries", email=None):
    return User.objects.create_user(email or f"{'-'.join(rollen) or 'inwoner'}@gemeente.example", naam, rollen)


def log_in(client, user):
    """Signed in with a second factor, as staff must be."""
    client.force_login(user)
    sessie = client.session
    sessie["account_authentication_methods_user"] = str(user.pk)
    sessie["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    sessie.save()
    return client


def verzoek_van(user=None, pad="/"):
    request = RequestFactory().get(pad)
    request.user = user or AnonymousUser()
    return request


def velden(verantwoordelijke, titel="De Wmo-taxi", **anders):
    return {
        "titel": titel,
        "samenvatting": "Hoe komt u ergens als u niet zelf kunt rijden?",
        "te_beinvloeden": "De tijden en hoe u de taxi belt.",
        "wet": "wmo",
        "begin": date(2026, 4, 1),
        "eind": date(2026, 9, 30),
        "verantwoordelijke": verantwoordelijke,
        **anders,
    }


def traject(adviseur, titel="De Wmo-taxi", jaar=2026, openbaar=True, status="gepland", **anders):
    """A traject on the agenda of its year; `openbaar`: published, and the agenda too."""
    door = Actor.gebruiker(adviseur)
    agenda = Jaaragenda.objects.filter(jaar=jaar).first() or services.maak_jaaragenda(jaar=jaar, door=door)
    anders.setdefault("verantwoordelijke", adviseur)
    t = services.maak_traject(jaaragenda=agenda, door=door, **velden(titel=titel, **anders))
    if openbaar:
        services.publiceren(traject=t, door=door)
        if agenda.publicatie == "concept":
            services.publiceer_jaaragenda(agenda=agenda, door=door)
        t.jaaragenda.refresh_from_db()
    if status != "gepland":
        services.starten(traject=t, door=door)
    if status == "afgerond":
        services.afronden(traject=t, door=door)
    return t
