"""/kalender/"""

from django.urls import path

from kentongan.calendars import views

app_name = "calendars"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("buat/", views.make, name="make"),
    path("cabut/", views.revoke, name="revoke"),
    path("rakor/<int:pk>/rakor.ics", views.meeting, name="meeting"),
    path("<str:token>.ics", views.feed, name="feed"),
]
