from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "participatie.berichten"
    label = "berichten"
    default_auto_field = "django.db.models.BigAutoField"
