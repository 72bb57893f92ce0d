from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.db import transaction

from participatie.accounts.models import Toekenning, User
from participatie.audit.actor import Actor
from participatie.audit.beheer import BeheerAdmin
from participatie.audit.services import log


class ToekenningInline(admin.TabularInline):
    model = Toekenning
    extra = 1


@admin.register(User)
class UserAdmin(BeheerAdmin):
    list_display = ["naam", "email", "afdeling", "is_active"]
    search_fields = ["naam", "email"]
    fields = ["naam", "email", "afdeling", "is_active"]
    inlines = [ToekenningInline]
    actions = ["tweede_factor_weghalen"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change or "email" in form.changed_data:
            obj.zet_inlogadres()

    @admin.action(description="Tweede factor weghalen (telefoon of sleutel kwijt)")
    def tweede_factor_weghalen(self, request, queryset):
        """Who lost a phone sets up a new one after signing in by mail. Nobody does this for themselves."""
        with transaction.atomic():
            mensen = list(queryset.exclude(pk=request.user.pk).filter(authenticator__isnull=False).distinct())
            for user in mensen:
                Authenticator.objects.filter(user=user).delete()
                log(door=Actor.van(request), actie="tweede_factor_weghalen", obj=user)
        messages.success(request, f"Tweede factor weggehaald bij: {len(mensen)}. Zij stellen hem opnieuw in.")

    def has_delete_permission(self, request, obj=None):
        # Audit rows and follow-up point at people: deactivate instead.
        return False
