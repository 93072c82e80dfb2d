"""/"""

from django.urls import path

from kentongan.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("peta/", views.atlas_page, name="map"),
    path("peta/wilayah.geojson", views.regions, name="regions"),
    path("wilayah/<str:region>/", views.region, name="region"),
    path("jurnal/", views.journal, name="journal"),
]
