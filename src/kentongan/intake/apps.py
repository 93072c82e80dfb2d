from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "kentongan.intake"
    verbose_name = _("Laporan masuk")
