from django.contrib import admin

from participatie.audit.beheer import BeheerAdmin
from participatie.gemeente.models import Afdeling, Gemeente, Thema, Wijk


@admin.register(Gemeente)
class GemeenteAdmin(BeheerAdmin):
    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Wijk, Thema, Afdeling)
class LijstAdmin(BeheerAdmin):
    list_display = ["naam", "actief"]
    search_fields = ["naam"]
