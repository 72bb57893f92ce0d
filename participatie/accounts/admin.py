from django.contrib import admin

from participatie.accounts.models import Toekenning, User
from participatie.audit.beheer import BeheerAdmin


class ToekenningInline(admin.TabularInline):
    model = Toekenning
    extra = 1


@admin.register(User)
class UserAdmin(BeheerAdmin):
    list_display = ["naam", "email", "afdeling", "is_active"]
    search_fields = ["naam", "email"]
    fields = ["naam", "email", "afdeling", "is_active"]
    inlines = [ToekenningInline]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change or "email" in form.changed_data:
            obj.zet_inlogadres()

    def has_delete_permission(self, request, obj=None):
        # Audit rows and follow-up point at people: deactivate instead.
        return False
