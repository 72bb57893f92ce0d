from django.contrib import admin

from budget.models import Begroting
from participatie.audit.beheer import BeheerAdmin


@admin.register(Begroting)
class BegrotingAdmin(BeheerAdmin):
    list_display = ["jaar", "bedrag"]

    def has_delete_permission(self, request, obj=None):
        return False
