from django.apps import AppConfig


class InloopConfig(AppConfig):
    name = "inloop"
    default_auto_field = "django.db.models.BigAutoField"
