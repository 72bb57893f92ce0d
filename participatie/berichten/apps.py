from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BerichtenConfig(AppConfig):
    name = "participatie.berichten"
    label = "berichten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        autodiscover_modules("berichten")
