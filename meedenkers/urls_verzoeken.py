"""Addresses of requests for people; included by urls.py."""

from django.urls import path

from meedenkers.views import verzoeken

urlpatterns = [
    path("werkplek/verzoeken/", verzoeken.lijst, name="verzoeken"),
    path("werkplek/verzoeken/nieuw/", verzoeken.nieuw, name="verzoek_nieuw"),
    path("werkplek/verzoeken/<str:nummer>/", verzoeken.detail, name="verzoek"),
    path("werkplek/verzoeken/<str:nummer>/beantwoorden/", verzoeken.beantwoorden, name="verzoek_beantwoorden"),
    path("werkplek/verzoeken/<str:nummer>/wijzigen/", verzoeken.wijzig, name="verzoek_wijzig"),
]
