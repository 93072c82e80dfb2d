"""/hadir/: the page behind the code on the wall"""

from django.urls import path

from kentongan.live import door_views

app_name = "door"
urlpatterns = [path("<slug:code>/", door_views.door, name="door")]
