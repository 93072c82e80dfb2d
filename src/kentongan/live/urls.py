"""/rakor/: what belongs to one that goes on"""

from django.urls import path

from kentongan.live import line_views, running_views, screen_views

app_name = "live"
urlpatterns = [
    path("<int:pk>/mulai/", running_views.start, name="start"),
    path("<int:pk>/sekretaris/", screen_views.desk, name="desk"),
    path("<int:pk>/dinding/", screen_views.wall, name="wall"),
    path("<int:pk>/denyut/", screen_views.pulse, name="pulse"),
    path("<int:pk>/langkah/", running_views.step, name="step"),
    path("<int:pk>/pembicara/", running_views.speak, name="speak"),
    path("<int:pk>/pintu/", running_views.door, name="door"),
    path("<int:pk>/jeda/", running_views.pause, name="pause"),
    path("<int:pk>/selesai/", running_views.end, name="end"),
    path("<int:pk>/hadir/", running_views.attend, name="attend"),
    path("<int:pk>/hadir/coret/", running_views.leave, name="leave"),
    path("kedatangan/<uuid:pk>/", running_views.decide, name="decide"),
    path("<int:pk>/baris/", line_views.deeds, name="deeds"),
    path("<int:pk>/arahan/usul/", line_views.propose, name="propose"),
]
