
app_name = "city"
urlpatterns: list = []
