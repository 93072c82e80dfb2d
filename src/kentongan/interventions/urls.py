from django.urls import path

from kentongan.interventions import views

app_name = "interventions"
urlpatterns = [
    path("", views.interventions, name="interventions"),
    path("rencanakan/", views.plan, name="plan"),
    path("tindak-lanjut/<int:pk>/", views.of_action, name="of_action"),
    path("<int:pk>/", views.intervention, name="intervention"),
    path("<int:pk>/bukti/", views.proof, name="proof"),
    path("<int:pk>/siapkan/", views.build, name="build"),
    path("<int:pk>/berjalan/", views.live, name="live"),
    path("<int:pk>/hubungkan/", views.link, name="link"),
    path("<int:pk>/akhiri/", views.end, name="end"),
    path("<int:pk>/ukur/", views.measure, name="measure"),
]
