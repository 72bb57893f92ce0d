from django.contrib import admin

from participatie.audit.actor import Actor
from participatie.audit.beheer import BeheerAdmin
from participatie.avg import services
from participatie.avg.models import Grondtekst


@admin.register(Grondtekst)
class GrondtekstAdmin(BeheerAdmin):
    """Only added: what people said yes to must stay as they read it. The highest version is in force at once."""

    list_display = ["doel", "versie", "grondslag", "created_at", "door"]
    list_filter = ["doel"]
    fields = ["doel", "grondslag", "tekst", "tekst_en", "versie", "door", "created_at"]
    readonly_fields = ["versie", "door", "created_at"]

    def get_fields(self, request, obj=None):
        return self.fields if obj else [n for n in self.fields if n not in self.readonly_fields]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        services.voeg_grondtekst_toe(grondtekst=obj, door=Actor.van(request))
