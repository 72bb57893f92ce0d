app_name = "inloop"
urlpatterns = []
