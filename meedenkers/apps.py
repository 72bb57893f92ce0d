from django.apps import AppConfig


class MeedenkersConfig(AppConfig):
    name = "meedenkers"
    default_auto_field = "django.db.models.BigAutoField"
