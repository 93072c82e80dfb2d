"""The room as Django knows it."""

from django.apps import AppConfig


class GatewaysConfig(AppConfig):
    name = "kentongan.gateways"
