from django.urls import include, path

from meedenkers.views import publiek, werkplek

app_name = "meedenkers"
urlpatterns = [
    path("meedenken/dank/", publiek.dank, name="dank"),
    path("meedenken/afscheid/", publiek.afscheid, name="afscheid"),
    path("werkplek/meedenkers/", werkplek.lijst, name="werk_lijst"),
    path("werkplek/meedenkers/nieuw/", werkplek.nieuw, name="werk_nieuw"),
    path("werkplek/meedenkers/<int:pk>/", werkplek.detail, name="werk_meedenker"),
    path("werkplek/meedenkers/<int:pk>/bevestigen/", werkplek.bevestigen, name="werk_bevestigen"),
    path("werkplek/meedenkers/<int:pk>/pauzeren/", werkplek.pauzeren, name="werk_pauzeren"),
    path("werkplek/meedenkers/<int:pk>/doe/<slug:overgang>/", werkplek.doe, name="werk_doe"),
    path("", include("meedenkers.urls_aanmelden")),
    path("", include("meedenkers.urls_import")),
    path("", include("meedenkers.urls_lijsten")),
    path("", include("meedenkers.urls_verzoeken")),
    path("", include("meedenkers.urls_selectie")),
]
