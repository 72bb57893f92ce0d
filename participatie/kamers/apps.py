from django.apps import AppConfig


class KamersConfig(AppConfig):
    name = "participatie.kamers"
    label = "kamers"
    default_auto_field = "django.db.models.BigAutoField"
