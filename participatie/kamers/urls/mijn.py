from django.urls import path

from participatie.kamers.views import mijn

app_name = "mijn"
urlpatterns = [
    path("", mijn.start, name="start"),
    path("wissen/", mijn.wissen, name="wissen"),
]
