"""Lists and rules of the draw, edited in /beheer/."""

from django.contrib import admin

from meedenkers.models import Bevolkingsaandeel, Ervaringsoort, Lotingsregels
from participatie.audit.beheer import BeheerAdmin


@admin.register(Lotingsregels)
class LotingsregelsAdmin(BeheerAdmin):
    def has_add_permission(self, request):
        return not Lotingsregels.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Ervaringsoort)
class ErvaringsoortAdmin(BeheerAdmin):
    list_display = ["naam", "actief"]
    search_fields = ["naam"]

    def has_delete_permission(self, request, obj=None):
        """What people said they know stands with its key: out of use, yes; gone, no."""
        return False


@admin.register(Bevolkingsaandeel)
class BevolkingsaandeelAdmin(BeheerAdmin):
    list_display = ["waarde", "kenmerk", "aantal"]
    list_filter = ["kenmerk"]
    search_fields = ["waarde"]
