from django.urls import include, path

app_name = "meedenkers"
urlpatterns = [path("", include("meedenkers.urls_import"))]
