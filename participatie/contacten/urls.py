from django.urls import path

from participatie.contacten import views

app_name = "contacten"
urlpatterns = [
    path("bel-mij/", views.belmij, name="belmij"),
    path("bel-mij/dank/", views.belmij_dank, name="belmij_dank"),
]
