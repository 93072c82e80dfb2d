from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RestConfig(AppConfig):
    name = "kentongan.rest"
    verbose_name = _("Data lewat REST")
