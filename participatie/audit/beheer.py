"""Editing lists in /beheer/, audited."""

from django.contrib import admin

from participatie.audit.actor import Actor
from participatie.audit.services import log


class BeheerAdmin(admin.ModelAdmin):
    """Every change leaves its row in our own log, not only in Django's."""

    def log_addition(self, request, obj, message):
        log(door=Actor.van(request), actie="toevoegen", obj=obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        log(door=Actor.van(request), actie="wijzigen", obj=obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            log(door=Actor.van(request), actie="verwijderen", obj=obj)
        return super().log_deletions(request, queryset)
