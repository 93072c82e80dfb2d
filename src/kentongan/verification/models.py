"""Incidents: is it true, how far is the check, how bad is it? Three questions, three fields."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.intake.models import Report


class Verdict(models.TextChoices):
    """Is it true?"""

    UNKNOWN = "unknown", _("belum diketahui")
    TRUE = "true", _("benar terjadi")
    FALSE = "false", _("tidak terjadi")
    CANNOT_TELL = "cannot_tell", _("tidak dapat dipastikan")


class Progress(models.TextChoices):
    """How far is the check?"""

    CHECKING = "checking", _("sedang diperiksa")
    CHECKED = "checked", _("selesai diperiksa")


class Severity(models.IntegerChoices):
    """How bad? One scale for the reader's suggestion, the verifier's judgement and the alert rules."""

    LIGHT = 1, _("ringan")
    MODERATE = 2, _("sedang")
    SERIOUS = 3, _("berat")
    CRITICAL = 4, _("kritis")


class Incident(models.Model):
    """One happening, told by one report or by many; only this is counted, never the reports."""

    title = models.CharField(_("judul"), max_length=160)
    category = models.CharField(_("perkara"), max_length=40)
    occurred_on = models.DateField(_("tanggal kejadian"))
    occurred_at = models.DateTimeField(_("waktu kejadian"), null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="incidents", verbose_name=_("wilayah"))
    spot = models.CharField(_("tempat"), max_length=200, blank=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    verdict = models.CharField(_("kebenaran"), max_length=11, choices=Verdict, default=Verdict.UNKNOWN)
    progress = models.CharField(_("pemeriksaan"), max_length=8, choices=Progress, default=Progress.CHECKING)
    severity = models.PositiveSmallIntegerField(_("keparahan"), choices=Severity, default=Severity.LIGHT)
    settled_below = models.BooleanField(_("sudah selesai di tingkat kelurahan"), default=False)
    settled_by = models.CharField(_("diselesaikan oleh"), max_length=120, blank=True)  # an office, never a person
    settled_on = models.DateField(_("diselesaikan pada"), null=True, blank=True)
    settled_how = models.CharField(_("cara penyelesaian"), max_length=300, blank=True)
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    reports = models.ManyToManyField(Report, through="Source", related_name="incidents", verbose_name=_("laporan"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="incidents_recorded", verbose_name=_("dicatat oleh")
    )
    recorded_at = models.DateTimeField(_("dicatat pada"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="incidents_checked",
        verbose_name=_("diperiksa oleh"),
    )
    checked_at = models.DateTimeField(_("diperiksa pada"), null=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("peristiwa")
        verbose_name_plural = _("peristiwa")
        ordering = ["-occurred_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(progress="checking") | ~models.Q(verdict="unknown"),
                name="incident_checked_has_verdict",
            ),
            models.CheckConstraint(
                condition=models.Q(lat=None, lng=None) | models.Q(lat__isnull=False, lng__isnull=False),
                name="incident_whole_point",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_below=True) | models.Q(settled_by="", settled_on=None, settled_how=""),
                name="incident_settled_below",
            ),
        ]
        indexes = [
            models.Index(fields=["category", "occurred_on", "region"], name="incident_counts"),  # the detector
            models.Index(fields=["region", "-occurred_on"], name="incident_region"),  # lists and the map
            models.Index(fields=["-occurred_on", "-id"], name="incident_latest"),  # the list of the whole city
        ]

    def __str__(self) -> str:
        return self.title


class Source(models.Model):
    """A report tells of an incident. A report belongs to one incident at most."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="sources", verbose_name=_("peristiwa"))
    report = models.OneToOneField(Report, models.CASCADE, related_name="source", verbose_name=_("laporan"))

    class Meta:
        verbose_name = _("sumber peristiwa")
        verbose_name_plural = _("sumber peristiwa")
