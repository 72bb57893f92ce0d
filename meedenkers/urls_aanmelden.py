"""Addresses of joining and of passing a contact on; included by urls.py."""

from django.urls import path

from meedenkers.views import aanmelden, doorgeven

urlpatterns = [
    path("meedenken/", aanmelden.meedenken, name="meedenken"),
    path("meedenken/stap/<slug:naam>/", aanmelden.stap, name="stap"),
    path("werkplek/meedenkers/contact-doorgeven/", doorgeven.contact_doorgeven, name="contact_doorgeven"),
]
