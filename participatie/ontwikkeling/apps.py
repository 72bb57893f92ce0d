from django.apps import AppConfig


class OntwikkelingConfig(AppConfig):
    name = "participatie.ontwikkeling"
    label = "ontwikkeling"
    default_auto_field = "django.db.models.BigAutoField"
