from django.urls import path

from kentongan.alerts import pulse, views

app_name = "alerts"
urlpatterns = [
    path("", views.alerts, name="alerts"),
    path("denyut/", pulse.pulse, name="pulse"),
    path("deteksi/", views.runs, name="runs"),
    path("deteksi/jalankan/", views.detect, name="detect"),
    path("deteksi/<int:pk>/", views.run, name="run"),
    path("<int:pk>/", views.alert, name="alert"),
    path("<int:pk>/tanggapi/", views.acknowledge, name="acknowledge"),
    path("<int:pk>/tutup/", views.close, name="close"),
]
