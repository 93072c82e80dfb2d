"""The table of contents of the site."""

from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.i18n import set_language

from kentongan.desk.views import health
from kentongan.phone.log_in import Enter
from kentongan.rest.v1 import api as rest
from kentongan.rest.views import nowhere

urlpatterns = [
    path("", include("kentongan.desk.urls")),
    path("laporan/", include("kentongan.intake.urls")),
    path("gerbang/", include("kentongan.gateways.urls")),
    path("surel/", include("kentongan.mailbox.urls")),
    path("berita/", include("kentongan.news.urls")),
    path("warga/", include("kentongan.streetform.urls")),
    path("tabel/", include("kentongan.sheets.urls")),
    path("odk/", include("kentongan.openrosa.urls")),
    path("peristiwa/", include("kentongan.verification.urls")),
    path("peringatan-resmi/", include("kentongan.warnings.urls")),
    path("rumor/", include("kentongan.rumours.urls")),
    path("klarifikasi/", include("kentongan.rumours.public_urls")),
    path("peringatan/", include("kentongan.alerts.urls")),
    path("tindak-lanjut/", include("kentongan.actions.urls")),
    path("intervensi/", include("kentongan.interventions.urls")),
    path("situasi/", include("kentongan.situations.urls")),
    path("rencana/", include("kentongan.plans.urls")),
    path("pos/", include("kentongan.operations.urls")),
    path("", include("kentongan.phone.urls")),
    path("rakor/", include("kentongan.meetings.urls")),
    path("undangan/", include("kentongan.invitations.urls")),
    path("kalender/", include("kentongan.calendars.urls")),
    path("rakor/", include("kentongan.live.urls")),
    path("hadir/", include("kentongan.live.door_urls")),
    path("naskah/", include("kentongan.briefs.urls")),
    path("data/", include("kentongan.rest.urls")),
    path("api/v1/", rest.urls),
    path("api/<path:rest>", nowhere, name="api_nowhere"),
    path("siaran/", include("kentongan.briefs.public_urls")),
    path("umpan/", include("kentongan.api.urls")),
    path("kotak/", include("kentongan.notices.urls")),
    path("kota/", include("kentongan.city.urls")),
    path("masuk/", Enter.as_view(redirect_authenticated_user=True), name="login"),
    path("keluar/", LogoutView.as_view(), name="logout"),
    path("bahasa/", set_language, name="set_language"),
    path("sehat/", health, name="health"),
]
