"""/beheer/: Django admin for the beheerder only. It edits lists and texts; domain objects are changed by services."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class BeheerSite(admin.AdminSite):
    site_header = "Beheer"
    site_title = "Beheer"
    index_title = "Lijsten, teksten en personen"
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.heeft("beheerder")


class BeheerConfig(AdminConfig):
    default_site = "participatie.gemeente.beheer.BeheerSite"
