"""/laporan/"""

from django.urls import path

from kentongan.intake import views
from kentongan.intake.attachment_view import attachment

app_name = "intake"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("baru/", views.new, name="new"),
    path("percakapan/", views.paste, name="paste"),
    path("saya/", views.mine, name="mine"),
    path("saya/<uuid:pk>/", views.own, name="own"),
    path("saya/<uuid:pk>/jawab/<int:question>/", views.answer, name="answer"),
    path("foto/<int:pk>/", views.photo, name="photo"),
    path("lampiran/<int:pk>/", attachment, name="attachment"),
    path("<uuid:pk>/", views.report, name="report"),
    path("<uuid:pk>/serupa/", views.alike, name="alike"),
    path("<uuid:pk>/ambil/", views.take, name="take"),
    path("<uuid:pk>/lepas/", views.release, name="release"),
    path("<uuid:pk>/tanya/", views.ask, name="ask"),
    path("<uuid:pk>/kesampingkan/", views.set_aside, name="set_aside"),
    path("<uuid:pk>/perbaiki/", views.correct, name="correct"),
    path("<uuid:pk>/narasumber/", views.informant, name="informant"),
]
