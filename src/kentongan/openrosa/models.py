"""Phones that report through ODK Collect: their keys, what they sent, and the files they announced."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.intake.models import Report


class OdkKey(models.Model):
    """What one phone bears in place of a log-in. It stands in the address; only its SHA-256 is kept."""

    label = models.CharField(_("ponsel"), max_length=80)
    prefix = models.CharField(_("awalan"), max_length=12, unique=True)
    digest = models.CharField(_("sidik rahasia"), max_length=64)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="odk_keys", verbose_name=_("pemegang")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="odk_keys_made", verbose_name=_("dibuat oleh")
    )
    created_at = models.DateTimeField(_("dibuat"))
    last_used_at = models.DateTimeField(_("terakhir dipakai"), null=True)  # to the minute
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="odk_keys_revoked",
        verbose_name=_("dicabut oleh"),
    )
    revoked_at = models.DateTimeField(_("dicabut"), null=True)

    class Meta:
        verbose_name = _("kunci ODK Collect")
        verbose_name_plural = _("kunci ODK Collect")
        constraints = [
            # A form sent twice makes one key.
            models.UniqueConstraint(
                fields=["member", "label"], condition=models.Q(revoked_at__isnull=True), name="odk_key_label_once"
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True) ^ models.Q(revoked_by__isnull=False),
                name="odk_key_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class OdkSubmission(models.Model):
    """One filled form as it came from a phone. The words are in the report; here is what makes a resend known."""

    report = models.OneToOneField(
        Report, models.CASCADE, primary_key=True, related_name="odk", verbose_name=_("laporan")
    )
    key = models.ForeignKey(OdkKey, models.PROTECT, related_name="submissions", verbose_name=_("kunci"))
    instance = models.CharField(_("nomor pada ponsel"), max_length=200)  # instanceID, as the phone says it
    digest = models.CharField(_("sidik kiriman"), max_length=64)  # of the XML; another one under this id is refused
    version = models.CharField(_("versi formulir"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("kiriman ODK Collect")
        verbose_name_plural = _("kiriman ODK Collect")


class OdkFile(models.Model):
    """A photo or recording that a filled form names; it may come in a later message, or never."""

    submission = models.ForeignKey(
        OdkSubmission, models.CASCADE, related_name="files", verbose_name=_("kiriman ODK Collect")
    )
    name = models.CharField(_("nama berkas"), max_length=120)
    arrived_at = models.DateTimeField(_("tiba"), null=True)
    is_unreadable = models.BooleanField(_("tidak dapat dibaca"), default=False)

    class Meta:
        verbose_name = _("berkas kiriman ODK Collect")
        verbose_name_plural = _("berkas kiriman ODK Collect")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["submission", "name"], name="odk_file_once")]
