from django.contrib import admin

from participatie.audit.models import Gebeurtenis


@admin.register(Gebeurtenis)
class GebeurtenisAdmin(admin.ModelAdmin):
    """Read only: the log cannot be changed through the application."""

    list_display = ["op", "actie", "soort", "object_id", "van", "naar", "user_id", "via"]
    list_filter = ["actie", "soort", "via"]
    date_hierarchy = "op"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
