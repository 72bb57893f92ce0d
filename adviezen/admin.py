from django.contrib import admin

from adviezen.models import Criteriaset, Criterium
from participatie.audit.beheer import BeheerAdmin


class CriteriumInline(admin.TabularInline):
    model = Criterium
    extra = 1


@admin.register(Criteriaset)
class CriteriasetAdmin(BeheerAdmin):
    list_display = ["versie", "vastgesteld_op", "vastgesteld_met", "actief"]
    inlines = [CriteriumInline]
