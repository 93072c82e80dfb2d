"""The city's mailbox for reports: how it is set, how it fares, and which letters it has seen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.intake.models import Report


class LetterFate(models.TextChoices):
    REPORT = "report", _("menjadi laporan")
    AUTOMATIC = "automatic", _("balasan otomatis")
    LIST = "list", _("surat massal atau milis")
    BOUNCE = "bounce", _("pemberitahuan gagal kirim")
    OWN = "own", _("kiriman Kentongan sendiri")
    EMPTY = "empty", _("tanpa isi yang dapat dibaca")
    TOO_LARGE = "too_large", _("terlalu besar")
    BROKEN = "broken", _("tidak dapat dibaca")


class MailDoor(models.Model):
    """The one row of how letters are taken in. The server and its password stand in the environment, not here."""

    number = models.PositiveSmallIntegerField(_("nomor"), primary_key=True, default=1)
    is_on = models.BooleanField(_("surel dibaca"), default=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", null=True, verbose_name=_("wilayah"))
    trusted_server = models.CharField(_("server yang memeriksa pengirim"), max_length=120, blank=True)
    keep_days = models.PositiveSmallIntegerField(_("jejak disimpan (hari)"), default=365)
    last_tried_at = models.DateTimeField(_("terakhir dibuka"), null=True)
    last_ok_at = models.DateTimeField(_("terakhir berhasil"), null=True)
    last_error = models.CharField(_("galat terakhir"), max_length=200, blank=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)

    class Meta:
        verbose_name = _("pintu surel")
        verbose_name_plural = _("pintu surel")
        constraints = [models.CheckConstraint(condition=models.Q(number=1), name="mail_door_one")]


class Letter(models.Model):
    """That a letter was seen once, by the digest of its Message-ID, and what came of it. Nothing of what it says."""

    digest = models.CharField(_("sidik nomor surel"), max_length=64, unique=True)
    fate = models.CharField(_("menjadi apa"), max_length=9, choices=LetterFate)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+", null=True, verbose_name=_("laporan"))
    remarks = models.JSONField(_("catatan"), default=list)  # codes of what was left out
    seen_at = models.DateTimeField(_("dibaca"))

    class Meta:
        verbose_name = _("surel masuk")
        verbose_name_plural = _("surel masuk")
        ordering = ["-seen_at", "-id"]
        indexes = [models.Index(fields=["fate", "seen_at"], name="letter_counts")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fate="report", report__isnull=False) | ~models.Q(fate="report"),
                name="letter_report_is_there",
            )
        ]
