from django.urls import path

from kentongan.actions import deed_views, list_views, report_views, task_set_views, views

app_name = "actions"
urlpatterns = [
    path("", list_views.actions, name="actions"),
    path("cetak/", list_views.print_list, name="print"),
    path("unduh.csv", list_views.export, name="export"),
    path("tugas-saya/", list_views.owed, name="owed"),
    path("instansi/", list_views.offices, name="offices"),
    path("instansi/<slug:code>/", list_views.office, name="office"),
    path("sekaligus/", list_views.bulk, name="bulk"),
    path("tugaskan/", views.assign, name="assign"),
    path("bukti/<int:pk>/", views.evidence, name="evidence"),
    path("peringatan/<int:pk>/tutup/", views.settle, name="settle"),
    path("laporan/<uuid:report>/", report_views.of_report, name="of_report"),
    path("laporan/<uuid:report>/<int:pk>/sanggah/", report_views.dispute, name="dispute"),
    path("paket/", task_set_views.task_sets, name="task_sets"),
    path("paket/baru/", task_set_views.task_set_new, name="task_set_new"),
    path("paket/tenggat/", task_set_views.edit_due_rules, name="due_rules"),
    path("paket/terapkan/", task_set_views.apply, name="apply"),
    path("paket/<int:pk>/", task_set_views.task_set, name="task_set"),
    path("tenggat/<int:pk>/jawab/", deed_views.answer_due, name="answer_due"),
    path("<int:pk>/", views.action, name="action"),
    path("<int:pk>/terima/", deed_views.accept, name="accept"),
    path("<int:pk>/tolak/", deed_views.refuse, name="refuse"),
    path("<int:pk>/penanggung-jawab/", deed_views.name, name="name"),
    path("<int:pk>/alihkan/", deed_views.reassign, name="reassign"),
    path("<int:pk>/minta-tenggat/", deed_views.ask_due, name="ask_due"),
    path("<int:pk>/pindah-tenggat/", deed_views.move_due, name="move_due"),
    path("<int:pk>/catat/", deed_views.note, name="note"),
    path("<int:pk>/buktikan/", deed_views.prove, name="prove"),
    path("<int:pk>/selesai/", deed_views.finish, name="finish"),
    path("<int:pk>/periksa/", deed_views.check, name="check"),
    path("<int:pk>/kembalikan/", deed_views.send_back, name="send_back"),
    path("<int:pk>/batalkan/", deed_views.cancel, name="cancel"),
]
