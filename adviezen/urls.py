app_name = "adviezen"
urlpatterns = []
