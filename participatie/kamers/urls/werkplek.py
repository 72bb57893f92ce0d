from django.urls import path

from participatie.kamers.views import werkplek

app_name = "werkplek"
urlpatterns = [
    path("", werkplek.start, name="start"),
    path("berichten/", werkplek.berichten, name="berichten"),
    path("berichten/<int:pk>/afvinken/", werkplek.afvinken, name="bericht_afvinken"),
    path("berichten/<int:pk>/opnieuw/", werkplek.opnieuw, name="bericht_opnieuw"),
    path("belverzoeken/", werkplek.belverzoeken, name="belverzoeken"),
    path("belverzoeken/<int:pk>/gebeld/", werkplek.gebeld, name="belverzoek_gebeld"),
]
