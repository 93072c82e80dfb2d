"""/kotak/"""

from django.urls import path

from kentongan.notices import channel_views, route_views, views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("hitung/", views.count, name="count"),
    path("baca-semua/", views.read_all, name="read_all"),
    path("<int:pk>/", views.open_notice, name="open"),
    path("<int:pk>/baca/", views.read, name="read"),
    path("pengaturan/", channel_views.settings, name="settings"),
    path("saluran/tambah/", channel_views.add, name="channel_add"),
    path("saluran/peramban/", channel_views.browser, name="channel_browser"),
    path("saluran/<int:pk>/bukti/", channel_views.confirm, name="channel_confirm"),
    path("saluran/<int:pk>/kode/", channel_views.code, name="channel_code"),
    path("saluran/<int:pk>/perihal/", channel_views.topics, name="channel_topics"),
    path("saluran/<int:pk>/uji/", channel_views.test, name="channel_test"),
    path("saluran/<int:pk>/hapus/", channel_views.remove, name="channel_remove"),
    path("jalur/", route_views.routes, name="routes"),
    path("jalur/<str:way>/ulang/", route_views.retry, name="route_retry"),
    path("gerbang/", route_views.webhook, name="webhook"),
    path("gerbang/lepas/", route_views.webhook_end, name="webhook_end"),
]
