from django.urls import path

from agenda.views import publiek, werkplek

app_name = "agenda"
urlpatterns = [
    path("agenda/", publiek.agenda, name="agenda"),
    path("agenda/<int:jaar>/", publiek.jaar, name="jaar"),
    path("agenda/<int:jaar>/<slug:slug>/", publiek.traject, name="traject"),
    path("werkplek/agenda/", werkplek.lijst, name="werk_lijst"),
    path("werkplek/agenda/nieuw/", werkplek.nieuw, name="werk_nieuw"),
    path("werkplek/agenda/jaar/nieuw/", werkplek.jaaragenda_maken, name="jaaragenda_maken"),
    path("werkplek/agenda/jaar/<int:pk>/wijzigen/", werkplek.jaaragenda_wijzigen, name="jaaragenda_wijzigen"),
    path("werkplek/agenda/jaar/<int:pk>/publiceren/", werkplek.jaaragenda_publiceren, name="jaaragenda_publiceren"),
    path("werkplek/agenda/<int:pk>/", werkplek.detail, name="werk_traject"),
    path("werkplek/agenda/<int:pk>/wijzigen/", werkplek.wijzig, name="werk_wijzig"),
    path("werkplek/agenda/<int:pk>/publiceren/", werkplek.publiceren, name="werk_publiceren"),
    path("werkplek/agenda/<int:pk>/fase/", werkplek.fase, name="werk_fase"),
    path("werkplek/agenda/<int:pk>/doe/<slug:overgang>/", werkplek.doe, name="werk_doe"),
]
