"""/naskah/"""

from django.urls import path

from kentongan.briefs import views

app_name = "briefs"
urlpatterns = [
    path("", views.briefs, name="briefs"),
    path("<int:pk>/", views.brief, name="brief"),
    path("<int:pk>/notulen.pdf", views.pdf, name="pdf"),
    path("<int:pk>/notulen.docx", views.docx, name="docx"),
    path("rakor/<int:pk>/susun/", views.compose, name="compose"),
]
