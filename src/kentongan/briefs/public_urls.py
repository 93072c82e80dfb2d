"""/siaran/: the pages that everybody reads."""

from django.urls import path

from kentongan.briefs import public

app_name = "press"
urlpatterns = [
    path("", public.releases, name="releases"),
    path("atom.xml", public.feed, name="feed"),
    path("<slug:slug>/", public.release, name="release"),
]
