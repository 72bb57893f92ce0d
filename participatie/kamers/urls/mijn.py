from django.urls import path

from participatie.kamers.views import mijn

app_name = "mijn"
urlpatterns = [
    path("", mijn.start, name="start"),
    path("wissen/", mijn.wissen, name="wissen"),
    path("gegevens/", mijn.gegevens, name="gegevens"),
    path("gegevens/download/<slug:vorm>/", mijn.download, name="download"),
    path("gegevens/intrekken/", mijn.intrekken, name="intrekken"),
]
