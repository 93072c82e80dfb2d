"""/surel/"""

from django.urls import path

from kentongan.mailbox import views

app_name = "mailbox"
urlpatterns = [path("", views.standing, name="standing")]
