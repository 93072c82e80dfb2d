"""/peringatan-resmi/"""

from django.urls import path

from kentongan.warnings import views

app_name = "warnings"
urlpatterns = [
    path("", views.warnings, name="warnings"),
    path("unggah/", views.upload, name="upload"),
    path("sumber/", views.sources, name="sources"),
    path("sumber/<slug:code>/", views.source, name="source"),
    path("<int:pk>/", views.warning, name="warning"),
]
