"""/warga/"""

from django.urls import path

from kentongan.streetform import views

app_name = "streetform"
urlpatterns = [
    path("", views.report, name="report"),
    path("cek/", views.look, name="look"),
    path("jawab/", views.answer, name="answer"),
    path("atur/", views.standing, name="standing"),
]
