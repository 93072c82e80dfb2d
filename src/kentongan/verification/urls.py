"""/peristiwa/"""

from django.urls import path

from kentongan.verification import views

app_name = "verification"
urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("<int:pk>/", views.incident, name="incident"),
    path("<int:pk>/periksa/", views.check, name="check"),
    path("catat/<uuid:pk>/", views.record, name="record"),
    path("gabung/<uuid:pk>/", views.join, name="join"),
]
