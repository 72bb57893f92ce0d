from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KamersConfig(AppConfig):
    name = "participatie.kamers"
    label = "kamers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        autodiscover_modules("kamers")
