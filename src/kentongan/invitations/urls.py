"""/undangan/"""

from django.urls import path

from kentongan.invitations import moving_views, series_views, views

app_name = "invitations"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.invitation, name="invitation"),
    path("<int:pk>/jawab/", views.answer, name="answer"),
    path("<int:pk>/atas-nama/", views.behalf, name="behalf"),
    path("rakor/<int:pk>/", views.overview, name="overview"),
    path("rakor/<int:pk>/kirim/", views.invite, name="invite"),
    path("rakor/<int:pk>/ringkas/", views.of_meeting, name="of_meeting"),
    path("rakor/<int:pk>/jadwal/", moving_views.reschedule, name="reschedule"),
    path("rakor/<int:pk>/batal/", moving_views.cancel, name="cancel"),
    path("kurang/", views.gap, name="gap"),
    path("seri/", series_views.all_series, name="series"),
    path("seri/baru/", series_views.new, name="series_new"),
    path("seri/<int:pk>/", series_views.edit, name="series_edit"),
]
