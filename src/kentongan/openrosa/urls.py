"""/odk/"""

from django.urls import path

from kentongan.openrosa import phone_views, views

app_name = "openrosa"
urlpatterns = [
    path("", views.phones, name="phones"),
    path("<int:pk>/cabut/", views.revoke, name="revoke"),
    path("kunci/", views.keys, name="keys"),
    path("kunci/<int:pk>/cabut/", views.key_revoke, name="key_revoke"),
    path("formulir.xlsx", views.form_workbook, name="workbook"),
    path("laporan/<uuid:report>/berkas/", views.missing, name="missing"),
    # for phones, by key; the last parts are what OpenRosa calls them
    path("<str:token>/formList", phone_views.form_list, name="form_list"),
    path("<str:token>/formulir.xml", phone_views.form, name="form"),
    path("<str:token>/manifest.xml", phone_views.manifest, name="manifest"),
    path("<str:token>/submission", phone_views.submission, name="submission"),
]
