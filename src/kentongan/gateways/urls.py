"""/gerbang/"""

from django.urls import path

from kentongan.gateways import hook, views

app_name = "gateways"
urlpatterns = [
    path("", views.gateways, name="gateways"),
    path("baru/", views.new, name="new"),
    path("nomor/", views.numbers, name="numbers"),
    path("nomor/<int:pk>/hapus/", views.number_remove, name="number_remove"),
    path("atur/<slug:slug>/", views.gateway, name="gateway"),
    path("atur/<slug:slug>/rahasia/", views.secret, name="secret"),
    path("masuk/<slug:slug>/", hook.receive, name="receive"),
]
