from django.urls import path

from kentongan.actions import views

app_name = "actions"
urlpatterns = [
    path("", views.actions, name="actions"),
    path("tugaskan/", views.assign, name="assign"),
    path("bukti/<int:pk>/", views.evidence, name="evidence"),
    path("peringatan/<int:pk>/tutup/", views.settle, name="settle"),
    path("<int:pk>/", views.action, name="action"),
    path("<int:pk>/terima/", views.accept, name="accept"),
    path("<int:pk>/tolak/", views.refuse, name="refuse"),
    path("<int:pk>/catat/", views.note, name="note"),
    path("<int:pk>/buktikan/", views.prove, name="prove"),
    path("<int:pk>/selesai/", views.finish, name="finish"),
    path("<int:pk>/periksa/", views.check, name="check"),
    path("<int:pk>/kembalikan/", views.send_back, name="send_back"),
    path("<int:pk>/batalkan/", views.cancel, name="cancel"),
]
