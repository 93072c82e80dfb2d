"""The personal address of somebody's calendar. Of the secret in it only a hash is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CalendarAddress(models.Model):
    """A secret address under which a calendar program fetches what concerns one member; one is in use at a time.

    `version` and `changed_at` remember the last content handed out, so that "not changed since" can be said truly
    even when something has gone from it.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_addresses", verbose_name=_("anggota")
    )
    prefix = models.CharField(_("awalan"), max_length=12, unique=True)
    digest = models.CharField(_("sidik rahasia"), max_length=64)
    created_at = models.DateTimeField(_("dibuat pada"))
    revoked_at = models.DateTimeField(_("dicabut pada"), null=True)
    last_used_at = models.DateTimeField(_("terakhir diambil"), null=True)  # to the minute
    version = models.CharField(_("sidik isi"), max_length=64, blank=True)
    changed_at = models.DateTimeField(_("isi berubah pada"), null=True)

    class Meta:
        verbose_name = _("alamat kalender")
        verbose_name_plural = _("alamat kalender")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(revoked_at__isnull=True), name="calendar_one_address_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.prefix
