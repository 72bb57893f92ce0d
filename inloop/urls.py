from django.urls import path

from inloop.views import deur, publiek, werkplek

app_name = "inloop"
urlpatterns = [
    path("bijeenkomsten/", publiek.bijeenkomsten, name="lijst"),
    path("bijeenkomsten/<slug:slug>/", publiek.bijeenkomst, name="bijeenkomst"),
    path("bijeenkomsten/<slug:slug>/aanmelden/", publiek.aanmelden, name="aanmelden"),
    path("bijeenkomsten/<slug:slug>/aangemeld/<str:token>/", publiek.aangemeld, name="aangemeld"),
    path("bijeenkomsten/<slug:slug>/bijeenkomst.ics", publiek.ics, name="ics"),
    path("bijeenkomsten/<slug:slug>/enquete/", publiek.enquete, name="enquete"),
    path("bijeenkomsten/<slug:slug>/enquete/dank/", publiek.enquete_dank, name="enquete_dank"),
    path("werkplek/bijeenkomsten/", werkplek.lijst, name="werkplek_bijeenkomsten"),
    path("werkplek/bijeenkomsten/nieuw/", werkplek.nieuw, name="werkplek_bijeenkomst_nieuw"),
    path("werkplek/bijeenkomsten/<slug:slug>/", werkplek.bijeenkomst, name="werkplek_bijeenkomst"),
    path("werkplek/bijeenkomsten/<slug:slug>/wijzigen/", werkplek.wijzigen, name="werkplek_bijeenkomst_wijzigen"),
    path("werkplek/bijeenkomsten/<slug:slug>/publiceren/", werkplek.publiceren, name="werkplek_bijeenkomst_publiceren"),
    path("werkplek/bijeenkomsten/<slug:slug>/afgelasten/", werkplek.afgelasten, name="werkplek_bijeenkomst_afgelasten"),
    path("werkplek/bijeenkomsten/<slug:slug>/afsluiten/", werkplek.afsluiten, name="werkplek_bijeenkomst_afsluiten"),
    path("werkplek/bijeenkomsten/<slug:slug>/aanmelden/", werkplek.aanmelden, name="werkplek_aanmelden"),
    path("werkplek/bijeenkomsten/<slug:slug>/enquete/", werkplek.enquete, name="werkplek_enquete"),
    path("werkplek/aanmeldingen/<int:pk>/afmelden/", werkplek.afmelden, name="werkplek_afmelden"),
    path("werkplek/bijeenkomsten/<slug:slug>/deur/", deur.deur, name="deur"),
    path("werkplek/bijeenkomsten/<slug:slug>/deur/inloper/", deur.inloper, name="deur_inloper"),
    path("werkplek/bijeenkomsten/<slug:slug>/deur/tellen/", deur.tellen, name="deur_tellen"),
    path("werkplek/bijeenkomsten/<slug:slug>/deur/eentje-minder/", deur.eentje_minder, name="deur_eentje_minder"),
    path("werkplek/aanmeldingen/<int:pk>/inchecken/", deur.inchecken, name="deur_inchecken"),
    path("werkplek/aanmeldingen/<int:pk>/niet-inchecken/", deur.niet_inchecken, name="deur_niet_inchecken"),
]
