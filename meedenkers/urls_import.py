"""Addresses of the import; included by urls.py, so the names are `meedenkers:import_…`."""

from django.urls import path

from meedenkers.importeren import views

urlpatterns = [
    path("werkplek/meedenkers/import/", views.import_lijst, name="import_lijst"),
    path("werkplek/meedenkers/import/nieuw/", views.import_nieuw, name="import_nieuw"),
    path("werkplek/meedenkers/import/<int:pk>/", views.import_voorbeeld, name="import_voorbeeld"),
    path("werkplek/meedenkers/import/<int:pk>/bevestigen/", views.import_bevestigen, name="import_bevestigen"),
    path("werkplek/meedenkers/import/<int:pk>/annuleren/", views.import_annuleren, name="import_annuleren"),
    path("werkplek/meedenkers/import/<int:pk>/geweigerd/", views.import_geweigerd, name="import_geweigerd"),
    path("werkplek/meedenkers/import/<int:pk>/blad/", views.import_blad, name="import_blad"),
    path("werkplek/meedenkers/import/<int:pk>/kiezen/", views.import_kiezen, name="import_kiezen"),
    path("werkplek/meedenkers/import/<int:pk>/regel/<int:regel>/", views.import_regel, name="import_regel"),
]
