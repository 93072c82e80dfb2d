"""/data/"""

from django.urls import path

from kentongan.rest import views

app_name = "rest"
urlpatterns = [
    path("", views.docs, name="docs"),
    path("laporan.csv", views.reports_csv, name="reports_csv"),
]
