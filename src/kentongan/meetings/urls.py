"""/rakor/"""

from django.urls import path

from kentongan.meetings import agenda_views, directive_views, kept_views, paste_views, signing_views, views

app_name = "meetings"
urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("rencana/", views.plan, name="plan"),
    path("janji/", kept_views.promises, name="kept"),
    path("lampau/", paste_views.paste, name="paste"),
    path("dari-laporan/<uuid:pk>/", views.from_report, name="from_report"),
    path("<int:pk>/", views.meeting, name="meeting"),
    path("<int:pk>/agenda/", agenda_views.agenda, name="agenda"),
    path("<int:pk>/agenda/susun/", agenda_views.build, name="agenda_build"),
    path("<int:pk>/agenda/tambah/", agenda_views.add, name="agenda_add"),
    path("agenda/<int:pk>/geser/", agenda_views.move, name="agenda_move"),
    path("agenda/<int:pk>/lewati/", agenda_views.leave, name="agenda_leave"),
    path("agenda/<int:pk>/ubah/", agenda_views.rename, name="agenda_rename"),
    path("<int:pk>/ubah/", views.edit, name="edit"),
    path("arahan/<int:pk>/ubah/", directive_views.directive, name="directive"),
    path("arahan/<int:pk>/cabut/", directive_views.withdraw, name="directive_withdraw"),
    path("<int:pk>/tutup/", signing_views.close, name="close"),
    path("<int:pk>/ralat/", signing_views.correct, name="correct"),
]
