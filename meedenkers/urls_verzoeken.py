"""Addresses of requests for people and of invitations; included by urls.py."""

from django.urls import path

from meedenkers.views import uitnodigingen, verzoeken

urlpatterns = [
    path("status/<str:token>/bewijs/", uitnodigingen.bewijs, name="bewijs"),
    path("werkplek/verzoeken/", verzoeken.lijst, name="verzoeken"),
    path("werkplek/verzoeken/nieuw/", verzoeken.nieuw, name="verzoek_nieuw"),
    path("werkplek/verzoeken/<str:nummer>/", verzoeken.detail, name="verzoek"),
    path("werkplek/verzoeken/<str:nummer>/beantwoorden/", verzoeken.beantwoorden, name="verzoek_beantwoorden"),
    path("werkplek/verzoeken/<str:nummer>/wijzigen/", verzoeken.wijzig, name="verzoek_wijzig"),
    path("werkplek/verzoeken/<str:nummer>/intrekken/", verzoeken.intrekken, name="verzoek_intrekken"),
    path("werkplek/verzoeken/<str:nummer>/uitnodigen/", verzoeken.uitnodigen, name="uitnodigen"),
    path("werkplek/verzoeken/<str:nummer>/aanvullen/", verzoeken.aanvullen, name="verzoek_aanvullen"),
    path("werkplek/verzoeken/<str:nummer>/terugkoppelen/", verzoeken.terugkoppelen, name="verzoek_terugkoppelen"),
    path("werkplek/verzoeken/<str:nummer>/doorgeven/", verzoeken.doorgeven, name="verzoek_doorgeven"),
    path("werkplek/verzoeken/<str:nummer>/deelnemers/", uitnodigingen.deelnemers, name="deelnemers"),
    path("werkplek/verzoeken/<str:nummer>/uitnodigingen/", uitnodigingen.lijst, name="uitnodigingen"),
    path(
        "werkplek/verzoeken/<str:nummer>/uitnodigingen/<int:pk>/antwoord/",
        uitnodigingen.antwoord,
        name="uitnodiging_antwoord",
    ),
]
