from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WarningsConfig(AppConfig):
    name = "kentongan.warnings"
    verbose_name = _("Peringatan resmi")
