from django.apps import AppConfig


class GemeenteConfig(AppConfig):
    name = "participatie.gemeente"
    label = "gemeente"
    default_auto_field = "django.db.models.BigAutoField"
