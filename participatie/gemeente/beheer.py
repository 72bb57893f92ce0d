"""/beheer/: Django admin for the beheerder only. It edits lists and texts; domain objects are changed by services."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache

# Their admin pages show the secrets of second factors and give addresses away, past our own log.
VREEMD = ("allauth.", "django.contrib.auth.")


class BeheerSite(admin.AdminSite):
    site_header = "Beheer"
    site_title = "Beheer"
    index_title = "Lijsten, teksten en personen"
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        if admin_class is None or not admin_class.__module__.startswith(VREEMD):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.heeft("beheerder")

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Nobody has a password: sign-in is the same as everywhere on the site."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        volgende = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(volgende, {request.get_host()}, require_https=request.is_secure()):
            volgende = reverse("admin:index")
        return redirect(f"{reverse('account_login')}?{urlencode({'next': volgende})}")

    def password_change(self, request, extra_context=None):
        raise Http404

    def password_change_done(self, request, extra_context=None):
        raise Http404


class BeheerConfig(AdminConfig):
    default_site = "participatie.gemeente.beheer.BeheerSite"
