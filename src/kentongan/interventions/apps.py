from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterventionsConfig(AppConfig):
    name = "kentongan.interventions"
    verbose_name = _("Intervensi")

    def ready(self) -> None:
        import_module("kentongan.interventions.services")  # hangs its hold on the checking of actions
