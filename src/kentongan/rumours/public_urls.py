"""/klarifikasi/: the pages that everybody reads."""

from django.urls import path

from kentongan.rumours import public

app_name = "clarifications"
urlpatterns = [
    path("", public.clarifications, name="clarifications"),
    path("atom.xml", public.feed, name="feed"),
    path("<slug:slug>/", public.clarification, name="clarification"),
]
