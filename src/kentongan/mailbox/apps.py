"""The room as Django knows it."""

from django.apps import AppConfig


class MailboxConfig(AppConfig):
    name = "kentongan.mailbox"
