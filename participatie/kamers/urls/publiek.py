from django.urls import path

from participatie.kamers.views import publiek

app_name = "publiek"
urlpatterns = [
    path("", publiek.start, name="start"),
    path("status/<str:token>/", publiek.status, name="status"),
    path("status/<str:token>/gegevens/<slug:vorm>/", publiek.eigen_gegevens, name="eigen_gegevens"),
    path("cijfers/", publiek.cijfers, name="cijfers"),
    path("privacy/", publiek.privacy, name="privacy"),
    path("toegankelijkheid/", publiek.toegankelijkheid, name="toegankelijkheid"),
    path("taal/", publiek.taal, name="taal"),
    path("gezond/", publiek.gezond, name="gezond"),
    path(".well-known/security.txt", publiek.security_txt, name="security_txt"),
]
