"""Work for the background, in the same database as everything else, so that it cannot be lost apart from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    READY = "ready", _("menunggu")
    RUNNING = "running", _("berjalan")
    DONE = "done", _("selesai")
    DEAD = "dead", _("gagal")


class Job(models.Model):
    """One piece of work, done at least once: a worker holds it by a lease that it must keep renewing.

    A worker that is killed lets the lease run out, and another takes the job up again; so jobs are idempotent.
    `key` is unique: the same work asked for twice is one job.
    """

    kind = models.CharField(_("jenis"), max_length=40)
    arguments = models.JSONField(_("masukan"), default=dict)
    key = models.CharField(_("kunci"), max_length=100, unique=True, null=True)
    state = models.CharField(_("keadaan"), max_length=8, choices=JobState, default=JobState.READY)
    due_at = models.DateTimeField(_("mulai"))
    attempt = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    attempts_allowed = models.PositiveSmallIntegerField(_("batas percobaan"), default=5)
    worker = models.CharField(_("pekerja"), max_length=60, default="", blank=True)
    leased_until = models.DateTimeField(_("dipegang sampai"), null=True)
    finished_at = models.DateTimeField(_("selesai pada"), null=True)
    error = models.CharField(_("galat terakhir"), max_length=200, default="", blank=True)

    class Meta:
        verbose_name = _("pekerjaan")
        verbose_name_plural = _("pekerjaan")
        indexes = [
            # the claim: what is ready, and what a dead worker still seems to hold
            models.Index(fields=["state", "due_at"], name="job_claim"),
        ]


class Schedule(models.Model):
    """Work that comes back: every so many minutes, or daily at an hour of the city's clock."""

    name = models.CharField(_("nama"), max_length=40, primary_key=True)
    kind = models.CharField(_("jenis"), max_length=40)
    minutes = models.PositiveIntegerField(_("setiap (menit)"), null=True)
    daily_at = models.TimeField(_("setiap hari pukul"), null=True)
    next_at = models.DateTimeField(_("berikutnya"))
    enabled = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("jadwal")
        verbose_name_plural = _("jadwal")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=False) ^ models.Q(daily_at__isnull=False), name="schedule_one_rhythm"
            )
        ]
