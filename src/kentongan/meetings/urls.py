"""/rakor/"""

from django.urls import path

from kentongan.meetings import signing_views, views

app_name = "meetings"
urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("rencana/", views.plan, name="plan"),
    path("dari-laporan/<uuid:pk>/", views.from_report, name="from_report"),
    path("<int:pk>/", views.meeting, name="meeting"),
    path("<int:pk>/agenda/", views.agenda, name="agenda"),
    path("<int:pk>/ubah/", views.edit, name="edit"),
    path("<int:pk>/tutup/", signing_views.close, name="close"),
    path("<int:pk>/ralat/", signing_views.correct, name="correct"),
]
