"""/pos/"""

from django.urls import path

from kentongan.operations import views

app_name = "operations"
urlpatterns = [
    path("", views.posts, name="posts"),
    path("baru/", views.new, name="new"),
    path("<int:pk>/", views.post, name="post"),
    path("<int:pk>/akhiri/", views.end, name="end"),
    path("<int:pk>/lapor/", views.check_in, name="check_in"),
    path("<int:pk>/lapor/<uuid:number>/foto/", views.photo, name="photo"),
    path("<int:pk>/lapor/<uuid:number>/tanggapi/", views.answer, name="answer"),
]
