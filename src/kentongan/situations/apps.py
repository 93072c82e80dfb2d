from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SituationsConfig(AppConfig):
    name = "kentongan.situations"
    verbose_name = _("Laporan situasi")
