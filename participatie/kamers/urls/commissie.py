from django.urls import path

from participatie.kamers.views import commissie

app_name = "commissie"
urlpatterns = [path("", commissie.start, name="start")]
