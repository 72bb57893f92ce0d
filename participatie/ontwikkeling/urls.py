from django.urls import path

from participatie.ontwikkeling import views

app_name = "ontwikkeling"
urlpatterns = [
    path("", views.start, name="start"),
    path("inloggen/<str:rol>/", views.inloggen, name="inloggen"),
    path("berichten/", views.berichten, name="berichten"),
    path("berichten/<int:pk>/", views.bericht, name="bericht"),
]
