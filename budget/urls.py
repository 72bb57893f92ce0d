from django.urls import path

from budget.views import publiek, werkplek

app_name = "budget"
urlpatterns = [
    path("budget/", publiek.overzicht, name="overzicht"),
    path("budget/aanvragen/", publiek.aanvragen, name="aanvragen"),
    path("werkplek/budget/", werkplek.lijst, name="werkplek_lijst"),
    path("werkplek/budget/<str:nummer>/", werkplek.aanvraag, name="werkplek_aanvraag"),
    *(
        path(f"werkplek/budget/<str:nummer>/{actie.replace('_', '-')}/", werkplek.doen, {"actie": actie}, name=actie)
        for actie in werkplek.ACTIES
    ),
]
