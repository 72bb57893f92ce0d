from django.apps import AppConfig


class AvgConfig(AppConfig):
    name = "participatie.avg"
    label = "avg"
    default_auto_field = "django.db.models.BigAutoField"
