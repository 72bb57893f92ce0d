"""Addresses of the advice half; urls.py adds them to those of the input half."""

from django.urls import path

from adviezen.views import commissie, publiek_advies, verslag, werkplek_advies

WERK = "werkplek/adviezen/<str:nummer>/"
OPVOLGING = "werkplek/opvolging/<str:nummer>/"
TERUGKOPPELEN = f"{WERK}publiceren-en-terugkoppelen/"

urlpatterns = [
    path("adviezen/", publiek_advies.lijst, name="adviezen"),
    path("adviezen/<str:nummer>/", publiek_advies.advies, name="advies"),
    path("bijeenkomsten/<slug:slug>/verslag/", verslag.verslag, name="verslag"),
    path("werkplek/bijeenkomsten/<slug:slug>/verslag/", verslag.werk, name="verslag_werk"),
    path("werkplek/bijeenkomsten/<slug:slug>/verslag/publiceren/", verslag.publiceren, name="verslag_publiceren"),
    path("werkplek/adviezen/", werkplek_advies.lijst, name="advies_lijst"),
    path("werkplek/adviezen/nieuw/", werkplek_advies.nieuw, name="advies_nieuw"),
    path(WERK, werkplek_advies.advies, name="advies_werk"),
    path(f"{WERK}wijzigen/", werkplek_advies.wijzigen, name="advies_wijzigen"),
    path(f"{WERK}wegen/", werkplek_advies.wegen, name="advies_wegen"),
    path(f"{WERK}route-kiezen/", werkplek_advies.route_kiezen, name="advies_route_kiezen"),
    path(f"{WERK}heropenen/", werkplek_advies.heropenen, name="advies_heropenen"),
    path(f"{WERK}route-vertellen/", werkplek_advies.route_vertellen, name="advies_route_vertellen"),
    path(f"{WERK}publiceren/", werkplek_advies.publiceren, name="advies_publiceren"),
    path(f"{WERK}terugkoppelen/", werkplek_advies.terugkoppelen, name="advies_terugkoppelen"),
    path(TERUGKOPPELEN, werkplek_advies.publiceren_en_terugkoppelen, name="advies_publiceren_en_terugkoppelen"),
    path("werkplek/toets/<int:pk>/beantwoorden/", werkplek_advies.toets_beantwoorden, name="toets_beantwoorden"),
    path("werkplek/opvolging/", werkplek_advies.opvolgingen, name="opvolgingen"),
    path(OPVOLGING, werkplek_advies.opvolging, name="opvolging"),
    path(f"{OPVOLGING}aanvaarden/", werkplek_advies.aanvaarden, name="opvolging_aanvaarden"),
    path(f"{OPVOLGING}voortgang/", werkplek_advies.voortgang_melden, name="opvolging_voortgang"),
    path(f"{OPVOLGING}beleidsstap/", werkplek_advies.beleidsstap_zetten, name="opvolging_beleidsstap"),
    path(f"{OPVOLGING}afronden/", werkplek_advies.afronden, name="opvolging_afronden"),
    path(f"{OPVOLGING}overdragen/", werkplek_advies.overdragen, name="opvolging_overdragen"),
    path("commissie/maand/", commissie.maand, name="maand"),
    path("commissie/toets/<int:pk>/", commissie.toets, name="toets"),
    path("commissie/toets/<int:pk>/oordelen/", commissie.oordelen, name="toets_oordelen"),
]
