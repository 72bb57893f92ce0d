"""Addresses of the draw and of the load view; included by urls.py."""

from django.urls import path

from meedenkers.views import belasting, loting, selectie

urlpatterns = [
    path("meedenken/loting/", loting.algemeen, name="loting"),
    path("meedenken/loting/<str:nummer>/", loting.uitleg, name="loting_uitleg"),
    path("werkplek/meedenkers/belasting/", belasting.belasting, name="belasting"),
    path("werkplek/verzoeken/<str:nummer>/loten/", selectie.loten, name="loten"),
    path("werkplek/verzoeken/<str:nummer>/selectie/<int:volgnummer>/", selectie.detail, name="selectie"),
    path(
        "werkplek/verzoeken/<str:nummer>/selectie/<int:volgnummer>/controle/",
        selectie.controle,
        name="selectie_controle",
    ),
    path(
        "werkplek/verzoeken/<str:nummer>/selectie/<int:volgnummer>/wissel/<int:kandidaat>/",
        selectie.wissel,
        name="selectie_wissel",
    ),
]
