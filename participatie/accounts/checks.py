"""With the production flag on, an insecure configuration does not start."""

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def productie_is_veilig(app_configs, **kwargs):
    if not settings.PRODUCTIE:
        return []
    fouten = []

    def eis(goed, bericht, nummer):
        if not goed:
            fouten.append(Error(bericht, id=f"participatie.E{nummer:03}"))

    eis(not settings.DEBUG, "DEBUG mag in productie niet aan staan.", 1)
    eis(len(settings.SECRET_KEY) >= 50, "SECRET_KEY moet minstens 50 tekens lang zijn.", 2)
    eis(settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS, "Noem de eigen adressen in ALLOWED_HOSTS.", 3)
    eis(settings.SITE_URL.startswith("https://"), "SITE_URL moet met https:// beginnen.", 4)
    eis("sqlite" not in settings.DATABASES["default"]["ENGINE"], "Zet DATABASE_URL op PostgreSQL.", 5)
    eis(settings.REDIS_URL, "Zet REDIS_URL.", 6)
    eis(settings.EMAIL_URL, "Zet EMAIL_URL: anders gaat er geen mail uit.", 7)
    eis(_zijn_sleutels(settings.GEGEVENSSLEUTELS), "Zet GEGEVENSSLEUTELS: een of meer sleutels van Fernet.", 8)
    return fouten


def _zijn_sleutels(sleutels) -> bool:
    try:
        return bool([Fernet(sleutel) for sleutel in sleutels])
    except ValueError:
        return False
