"""/peristiwa/"""

from django.urls import path

from kentongan.verification import split_views, views

app_name = "verification"
urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("<int:pk>/", views.incident, name="incident"),
    path("<int:pk>/periksa/", views.check, name="check"),
    path("<int:pk>/pisahkan/<uuid:report>/", split_views.split, name="split"),
    path("catat/<uuid:pk>/", views.record, name="record"),
    path("gabung/<uuid:pk>/", views.join, name="join"),
]
