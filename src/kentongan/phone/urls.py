"""/lapor/, /ponsel/, and what browsers look for at the top of a site."""

from django.urls import path

from kentongan.phone import clash_views, device_views, sending_views, views

app_name = "phone"
urlpatterns = [
    path("lapor/", views.page, name="shell"),
    path("lapor/bagikan/", views.shared, name="shared"),
    path("luring/", views.offline, name="offline"),
    path("pekerja.js", views.worker, name="worker"),
    path("kentongan.webmanifest", views.manifest, name="manifest"),
    path("ponsel/tanda/", views.sign, name="sign"),
    path("ponsel/kirim/", sending_views.send, name="send"),
    path("ponsel/buka/", sending_views.reopen, name="reopen"),
    path("ponsel/tugas/<int:pk>/", clash_views.of_action, name="of_action"),
    path("ponsel/luring/<uuid:pk>/putuskan/", clash_views.settle, name="settle"),
    path("ponsel/luring/<uuid:pk>/berkas/", clash_views.late_file, name="late_file"),
    path("perangkat/", device_views.devices, name="devices"),
    path("perangkat/<uuid:pk>/keluarkan/", device_views.end, name="end"),
    path("perangkat/anggota/<int:pk>/", device_views.member_devices, name="member_devices"),
    path("perangkat/anggota/<int:pk>/keluarkan/", device_views.member_end, name="member_end"),
]
