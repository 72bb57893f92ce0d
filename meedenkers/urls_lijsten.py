"""Addresses of keeping the list in order: doubles, export, panels, organisations; included by urls.py."""

from django.urls import path

from meedenkers.views import dubbelen, exporteren, organisaties, panels

urlpatterns = [
    path("werkplek/meedenkers/dubbel/", dubbelen.dubbelen, name="dubbelen"),
    path("werkplek/meedenkers/dubbel/<int:een>/<int:ander>/", dubbelen.vergelijken, name="dubbel_vergelijken"),
    path("werkplek/meedenkers/dubbel/<int:een>/<int:ander>/apart/", dubbelen.twee_mensen, name="dubbel_apart"),
    path("werkplek/meedenkers/dubbel/<int:pk>/terugdraaien/", dubbelen.terugdraaien, name="dubbel_terugdraaien"),
    path("werkplek/meedenkers/exporteren/", exporteren.exporteren, name="exporteren"),
    path("werkplek/meedenkers/panels/", panels.panels, name="panels"),
    path("werkplek/meedenkers/panels/nieuw/", panels.panel_nieuw, name="panel_nieuw"),
    path("werkplek/meedenkers/panels/<int:pk>/", panels.panel, name="panel"),
    path("werkplek/meedenkers/panels/<int:pk>/wijzigen/", panels.panel_wijzigen, name="panel_wijzigen"),
    path("werkplek/meedenkers/panels/<int:pk>/lid/", panels.panel_zoeken, name="panel_zoeken"),
    path("werkplek/meedenkers/panels/<int:pk>/lid/<int:meedenker>/", panels.panellid_nieuw, name="panellid_nieuw"),
    path("werkplek/meedenkers/panels/<int:pk>/lid/<int:meedenker>/weg/", panels.panellid_weg, name="panellid_weg"),
    path("werkplek/meedenkers/organisaties/", organisaties.organisaties, name="organisaties"),
    path("werkplek/meedenkers/organisaties/nieuw/", organisaties.organisatie_nieuw, name="organisatie_nieuw"),
    path("werkplek/meedenkers/organisaties/<int:pk>/", organisaties.organisatie, name="organisatie"),
    path(
        "werkplek/meedenkers/organisaties/<int:pk>/wijzigen/",
        organisaties.organisatie_wijzigen,
        name="organisatie_wijzigen",
    ),
    path("werkplek/meedenkers/organisaties/<int:pk>/lid/", organisaties.organisatie_zoeken, name="organisatie_zoeken"),
    path(
        "werkplek/meedenkers/organisaties/<int:pk>/lid/<int:meedenker>/",
        organisaties.organisatielid_nieuw,
        name="organisatielid_nieuw",
    ),
    path(
        "werkplek/meedenkers/organisaties/<int:pk>/lid/<int:meedenker>/weg/",
        organisaties.organisatielid_weg,
        name="organisatielid_weg",
    ),
]
