"""The room as Django knows it."""

from django.apps import AppConfig


class StreetformConfig(AppConfig):
    name = "kentongan.streetform"
