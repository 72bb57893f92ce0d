"""Addresses of keeping the list in order: doubles, export, panels, organisations; included by urls.py."""

from django.urls import path

from meedenkers.views import dubbelen

urlpatterns = [
    path("werkplek/meedenkers/dubbel/", dubbelen.dubbelen, name="dubbelen"),
    path("werkplek/meedenkers/dubbel/<int:een>/<int:ander>/", dubbelen.vergelijken, name="dubbel_vergelijken"),
    path("werkplek/meedenkers/dubbel/<int:een>/<int:ander>/apart/", dubbelen.twee_mensen, name="dubbel_apart"),
    path("werkplek/meedenkers/dubbel/<int:pk>/terugdraaien/", dubbelen.terugdraaien, name="dubbel_terugdraaien"),
]
