app_name = "meedenkers"
urlpatterns = []
