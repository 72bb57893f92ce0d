from django.contrib import admin

from budget.forms import BegrotingForm
from budget.models import Begroting
from participatie.audit.beheer import BeheerAdmin
from participatie.ui.templatetags.ui import euro


@admin.register(Begroting)
class BegrotingAdmin(BeheerAdmin):
    form = BegrotingForm
    list_display = ["jaar", "in_euro"]

    @admin.display(description="bedrag", ordering="bedrag")
    def in_euro(self, obj):
        return euro(obj.bedrag)

    def get_readonly_fields(self, request, obj=None):
        return ["jaar"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False
