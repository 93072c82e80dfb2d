"""/kota/"""

from django.urls import path

from kentongan.city import views

app_name = "city"
urlpatterns = [
    path("istilah/", views.terms, name="terms"),
    path("istilah/baru/", views.term_new, name="term_new"),
    path("istilah/<int:pk>/akhiri/", views.term_end, name="term_end"),
    path("anggota/", views.members, name="members"),
    path("anggota/baru/", views.member_new, name="member_new"),
    path("anggota/<int:pk>/", views.member, name="member"),
    path("anggota/<int:pk>/kata-sandi/", views.member_password, name="member_password"),
    path("kata-sandi/", views.password, name="password"),
]
