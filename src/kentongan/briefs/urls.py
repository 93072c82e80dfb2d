"""/naskah/"""

from django.urls import path

from kentongan.briefs import compose_views, press_views, setting_views, views

app_name = "briefs"
urlpatterns = [
    path("", views.briefs, name="briefs"),
    path("susun/", compose_views.choose, name="choose"),
    path("susun/<slug:kind>/", compose_views.new, name="new"),
    path("susun/<slug:kind>/pratinjau.pdf", compose_views.preview, name="preview"),
    path("<int:pk>/", views.brief, name="brief"),
    path("<int:pk>/naskah.pdf", views.pdf, name="pdf"),
    path("<int:pk>/naskah.docx", views.docx, name="docx"),
    path("<int:pk>/terbitkan/", press_views.release, name="release"),
    path("<int:pk>/tarik/", press_views.withdraw, name="withdraw"),
    path("aturan/", setting_views.every, name="settings"),
    path("aturan/<slug:kind>/", setting_views.one, name="setting"),
    path("aturan/<slug:kind>/templat/", setting_views.upload, name="template_upload"),
    path("aturan/<slug:kind>/templat.docx", setting_views.shipped, name="template_shipped"),
    path("kop/", setting_views.head, name="head"),
    path("templat/<int:pk>.docx", setting_views.own, name="template_own"),
    path("templat/<int:pk>/henti/", setting_views.retire, name="template_retire"),
    path("uji/<int:pk>/naskah.pdf", views.backtest_pdf, name="backtest_pdf"),
    path("rakor/<int:pk>/susun/", views.compose, name="compose"),
]
