"""/situasi/"""

from django.urls import path

from kentongan.situations import figure_views, form_views, views, writing_views

app_name = "situations"
urlpatterns = [
    path("", views.situations, name="situations"),
    path("mulai/", writing_views.begin, name="begin"),
    path("kelengkapan/", figure_views.completeness, name="completeness"),
    path("angka/", figure_views.figures, name="figures"),
    path("angka.csv", figure_views.export, name="export"),
    path("angka/<slug:code>/", figure_views.figure, name="figure"),
    path("format/", form_views.report_forms, name="forms"),
    path("format/baru/", form_views.form_new, name="form_new"),
    path("format/<int:pk>/", form_views.form_edit, name="form"),
    path("format/<int:pk>/versi/", form_views.version, name="form_version"),
    path("indikator/baru/", form_views.indicator_new, name="indicator_new"),
    path("indikator/<slug:code>/", form_views.indicator, name="indicator"),
    path("<int:pk>/", views.situation, name="situation"),
    path("<int:pk>/tulis/", writing_views.write, name="write"),
    path("<int:pk>/kirim/", writing_views.send, name="send"),
    path("<int:pk>/perbaiki/", views.correct, name="correct"),
    path("<int:pk>/kembalikan/", views.send_back, name="send_back"),
]
