from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenrosaConfig(AppConfig):
    name = "kentongan.openrosa"
    verbose_name = _("ODK Collect")
