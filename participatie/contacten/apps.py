from django.apps import AppConfig


class ContactenConfig(AppConfig):
    name = "participatie.contacten"
    label = "contacten"
    default_auto_field = "django.db.models.BigAutoField"
