"""Addresses of the input half; those of the advice half are in urls_advies.py."""

from django.urls import path

from adviezen import urls_advies
from adviezen.views import publiek, tafel, werkplek

app_name = "adviezen"
urlpatterns = [
    path("inbreng/", publiek.inbreng_nieuw, name="inbreng_nieuw"),
    path("tafel/", tafel.tafel, name="tafel"),
    path("tafel/stoppen/", tafel.tafel_stoppen, name="tafel_stoppen"),
    path("werkplek/bijeenkomsten/<slug:slug>/tafel/", tafel.tafel_medewerker, name="tafel_medewerker"),
    path("werkplek/inbreng/", werkplek.triage, name="triage"),
    path("werkplek/inbreng/nieuw/", werkplek.inbreng_invoeren, name="inbreng_invoeren"),
    path("werkplek/inbreng/bundelen/", werkplek.bundelen, name="bundelen"),
    path("werkplek/inbreng/<str:nummer>/", werkplek.inbreng, name="inbreng"),
    path(
        "werkplek/inbreng/<str:nummer>/persoonlijk-contact/", werkplek.persoonlijk_contact, name="persoonlijk_contact"
    ),
    path("werkplek/inbreng/<str:nummer>/geen-vervolg/", werkplek.geen_vervolg, name="geen_vervolg"),
    path("werkplek/inbreng/<str:nummer>/terug-naar-nieuw/", werkplek.terug_naar_nieuw, name="terug_naar_nieuw"),
    path("werkplek/inbreng/<str:nummer>/niet-te-bereiken/", werkplek.niet_te_bereiken, name="niet_te_bereiken"),
    path("werkplek/contact/", werkplek.contacten, name="contacten"),
    path("werkplek/contact/<str:nummer>/", werkplek.contact, name="contact"),
    path("werkplek/contact/<str:nummer>/poging/", werkplek.contactpoging, name="contactpoging"),
    path("werkplek/contact/<str:nummer>/afronden/", werkplek.contact_afronden, name="contact_afronden"),
    path("werkplek/contact/<str:nummer>/overdragen/", werkplek.overdragen, name="overdragen"),
    *urls_advies.urlpatterns,
]
