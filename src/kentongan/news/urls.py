"""/berita/"""

from django.urls import path

from kentongan.news import views

app_name = "news"
urlpatterns = [
    path("", views.feeds, name="feeds"),
    path("baru/", views.new, name="new"),
    path("<int:pk>/", views.feed, name="feed"),
]
