"""/laporan/"""

from django.urls import path

from kentongan.intake import desk_views, field_views, inbox_views, saved_view_views, triage_views, views
from kentongan.intake.attachment_view import attachment

app_name = "intake"
urlpatterns = [
    path("", inbox_views.inbox, name="inbox"),
    path("denyut/", inbox_views.pulse, name="pulse"),
    path("sekaligus/", triage_views.many, name="many"),
    path("saringan/", saved_view_views.view_save, name="view_save"),
    path("saringan/<int:pk>/hapus/", saved_view_views.view_forget, name="view_forget"),
    path("isian/", field_views.questions, name="fields"),
    path("isian/baru/", field_views.question_new, name="field_new"),
    path("isian/<int:pk>/", field_views.question, name="field"),
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
    path("<uuid:pk>/gabungkan/", desk_views.merge, name="merge"),
    path("<uuid:pk>/pisahkan/", desk_views.unmerge, name="unmerge"),
    path("<uuid:pk>/buka-kembali/", desk_views.reopen, name="reopen"),
    path("<uuid:pk>/nilai/", desk_views.grade, name="grade"),
    path("<uuid:pk>/perbaiki/", views.correct, name="correct"),
    path("<uuid:pk>/narasumber/", views.informant, name="informant"),
]
