from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "participatie.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from participatie.accounts import checks  # noqa: F401 - registers itself
