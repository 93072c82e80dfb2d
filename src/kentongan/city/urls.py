"""/kota/"""

from django.urls import path

from kentongan.city import views

app_name = "city"
urlpatterns = [
    path("istilah/", views.terms, name="terms"),
    path("istilah/baru/", views.term_new, name="term_new"),
    path("istilah/<int:pk>/akhiri/", views.term_end, name="term_end"),
    path("tangga/", views.ladders, name="ladders"),
    path("tangga/<slug:ladder>/baru/", views.rung_new, name="rung_new"),
    path("tangga/<int:pk>/", views.rung, name="rung"),
    path("tangga/<int:pk>/pindah/", views.rung_move, name="rung_move"),
    path("tangga/<int:pk>/hapus/", views.rung_remove, name="rung_remove"),
    path("anggota/", views.members, name="members"),
    path("anggota/baru/", views.member_new, name="member_new"),
    path("anggota/<int:pk>/", views.member, name="member"),
    path("anggota/<int:pk>/kata-sandi/", views.member_password, name="member_password"),
    path("kata-sandi/", views.password, name="password"),
]
