from adviezen import urls_advies

app_name = "adviezen"
urlpatterns = [
    *urls_advies.urlpatterns,
]
