"""/"""

from django.urls import path

from kentongan.desk import doors_page, ledger_page, settings_page, views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("peta/", views.atlas_page, name="map"),
    path("peta/wilayah.geojson", views.regions, name="regions"),
    path("wilayah/<str:region>/", views.region, name="region"),
    path("jurnal/", views.journal, name="journal"),
    path("pintu/", doors_page.doors, name="doors"),
    path("pengaturan/", settings_page.page, name="settings"),
    path("buku-waktu/", ledger_page.page, name="ledger"),
    path("buku-waktu/tabel.csv", ledger_page.export, name="ledger_csv"),
    path("buku-waktu/batas/", ledger_page.goals, name="goals"),
]
