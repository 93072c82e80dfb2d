from django.urls import path

from kentongan.alerts import backtest_views, calendar_views, matrix_views, pulse, rule_views, views

app_name = "alerts"
urlpatterns = [
    path("", views.alerts, name="alerts"),
    path("denyut/", pulse.pulse, name="pulse"),
    path("deteksi/", views.runs, name="runs"),
    path("deteksi/jalankan/", views.detect, name="detect"),
    path("deteksi/<int:pk>/", views.run, name="run"),
    path("deteksi/<int:pk>/hitung-ulang/", views.recompute, name="recompute"),
    path("uji/", backtest_views.backtests, name="backtests"),
    path("uji/baru/", backtest_views.backtest_new, name="backtest_new"),
    path("uji/<int:pk>/", backtest_views.backtest, name="backtest"),
    path("swaperiksa/", views.self_check, name="selfcheck"),
    path("kalender/", calendar_views.calendar, name="calendar"),
    path("kalender/baru/", calendar_views.calendar_new, name="calendar_new"),
    path("kalender/<int:pk>/", calendar_views.calendar_entry, name="calendar_entry"),
    path("kalender/<int:pk>/akhiri/", calendar_views.calendar_end, name="calendar_end"),
    path("matriks/", matrix_views.matrix_page, name="matrix"),
    path("aturan/", rule_views.rules, name="rules"),
    path("aturan/<int:pk>/", rule_views.rule, name="rule"),
    path("aturan/<int:pk>/nyala/", rule_views.rule_switch, name="rule_switch"),
    path("<int:pk>/", views.alert, name="alert"),
    path("<int:pk>/tanggapi/", views.acknowledge, name="acknowledge"),
    path("<int:pk>/tahap/", views.stage, name="stage"),
    path("<int:pk>/tutup/", views.close, name="close"),
]
