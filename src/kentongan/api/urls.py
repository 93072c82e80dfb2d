"""/umpan/"""

from django.urls import path

from kentongan.api import feeds, views

app_name = "api"
urlpatterns = [
    path("", views.feeds, name="feeds"),
    path("pesan/", views.messages, name="messages"),
    path("pesan/<int:pk>/", views.message, name="message"),
    path("kunci/baru/", views.key_new, name="key_new"),
    path("kunci/<int:pk>/cabut/", views.key_revoke, name="key_revoke"),
    path("profil/", views.profile, name="profile"),
    path("profil/tingkat/<str:code>/", views.level, name="level"),
    path("profil/perkara/<str:code>/", views.category, name="category"),
    # for machines, by key
    path("cap.atom", feeds.cap_index, name="cap_index"),
    path("cap/<slug:identifier>.xml", feeds.cap_message, name="cap_message"),
    path("peringatan.atom", feeds.alerts_atom, name="alerts_atom"),
    path("peringatan.geojson", feeds.alerts_geojson, name="alerts_geojson"),
]
