"""/tabel/"""

from django.urls import path

from kentongan.sheets import views

app_name = "sheets"
urlpatterns = [
    path("", views.sheets, name="sheets"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/kolom/", views.columns, name="columns"),
    path("<int:pk>/kesalahan.csv", views.faults, name="faults"),
    path("<int:pk>/simpan/", views.store, name="store"),
    path("<int:pk>/batal/", views.drop, name="drop"),
]
