"""The house's addresses. Apps are named by string: participatie imports none of them.

adviezen comes before inloop: the table screen and the report of a meeting live in adviezen, under a meeting's address.
"""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from participatie.accounts.views import geen_wachtwoorden

urlpatterns = [
    path("", include("participatie.kamers.urls.publiek")),
    path("", include("participatie.contacten.urls")),
    path("", include("agenda.urls")),
    path("", include("adviezen.urls")),
    path("", include("inloop.urls")),
    path("", include("meedenkers.urls")),
    path("", include("budget.urls")),
    path("mijn/", include("participatie.kamers.urls.mijn")),
    path("werkplek/", include("participatie.kamers.urls.werkplek")),
    path("commissie/", include("participatie.kamers.urls.commissie")),
    re_path("^account/password/", geen_wachtwoorden),  # before allauth, which would answer
    path("account/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
]
if not settings.PRODUCTIE:
    urlpatterns.append(path("ontwikkeling/", include("participatie.ontwikkeling.urls")))

handler400 = "participatie.kamers.fouten.ongeldig"
handler403 = "participatie.kamers.fouten.verboden"
handler404 = "participatie.kamers.fouten.niet_gevonden"
handler500 = "participatie.kamers.fouten.kapot"
