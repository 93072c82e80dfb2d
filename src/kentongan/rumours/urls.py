"""/rumor/"""

from django.urls import path

from kentongan.rumours import answering_views, clarification_views, clock_views, hearing_views, opening_views, views

app_name = "rumours"
urlpatterns = [
    path("", views.rumours, name="rumours"),
    path("baru/", opening_views.open_rumour, name="open"),
    path("gabung/<uuid:pk>/", opening_views.join, name="join"),
    path("dengar/", hearing_views.hear, name="hear"),
    path("kabar-saya/", hearing_views.mine, name="mine"),
    path("kabar-masuk/", hearing_views.unlaid, name="unlaid"),
    path("kabar-masuk/<int:pk>/", hearing_views.lay, name="lay"),
    path("kabar-masuk/<int:pk>/kesampingkan/", hearing_views.drop, name="drop"),
    path("pertanyaan/", answering_views.questions, name="questions"),
    path("pertanyaan/<int:pk>/", answering_views.answer, name="answer"),
    path("batas-waktu/", clock_views.targets, name="clocks"),
    path("batas-waktu/<int:pk>/", clock_views.target, name="clock"),
    path("klarifikasi/<int:pk>/", clarification_views.clarification, name="clarification"),
    path("klarifikasi/<int:pk>/setujui/", clarification_views.approve, name="approve"),
    path("klarifikasi/<int:pk>/terbitkan/", clarification_views.publish, name="publish"),
    path("klarifikasi/<int:pk>/tarik/", clarification_views.withdraw, name="withdraw"),
    path("<int:pk>/", views.rumour, name="rumour"),
    path("<int:pk>/serupa/", views.alike, name="alike"),
    path("<int:pk>/terdengar/", opening_views.sight, name="sight"),
    path("<int:pk>/tanya/", views.ask, name="ask"),
    path("<int:pk>/putusan/", views.judge, name="judge"),
    path("<int:pk>/pantau/", views.watch, name="watch"),
    path("<int:pk>/tutup/", views.close, name="close"),
    path("<int:pk>/klarifikasi/", clarification_views.draft, name="draft"),
]
