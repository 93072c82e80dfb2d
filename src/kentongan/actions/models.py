"""Who does what by when; with proof, and with a second pair of eyes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import Alert
from kentongan.city.models import Agency, Classification, Region
from kentongan.verification.models import Incident


class ActionState(models.TextChoices):
    ASSIGNED = "assigned", _("ditugaskan")
    ACCEPTED = "accepted", _("diterima")
    REFUSED = "refused", _("ditolak")
    DONE = "done", _("selesai, menunggu pemeriksaan")
    CHECKED = "checked", _("selesai dan diperiksa")
    CANCELLED = "cancelled", _("dibatalkan")


class ActionItem(models.Model):
    """One promise: one owner agency, one due date. It comes from an alert, an incident, or neither."""

    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    title = models.CharField(_("tugas"), max_length=240)
    detail = models.TextField(_("uraian"), blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="actions", verbose_name=_("penanggung jawab"))
    supporting = models.ManyToManyField(
        Agency, related_name="supported_actions", blank=True, verbose_name=_("pendukung")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="actions", verbose_name=_("wilayah"))
    phase = models.CharField(_("tahap"), max_length=40)
    due_on = models.DateField(_("tenggat"))
    state = models.CharField(_("keadaan"), max_length=9, choices=ActionState, default=ActionState.ASSIGNED)
    alert = models.ForeignKey(Alert, models.PROTECT, null=True, related_name="actions", verbose_name=_("peringatan"))
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, related_name="actions", verbose_name=_("peristiwa")
    )
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="actions_assigned", verbose_name=_("ditugaskan oleh")
    )
    assigned_at = models.DateTimeField(_("ditugaskan pada"))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="actions_done",
        verbose_name=_("diselesaikan oleh"),
    )
    done_at = models.DateTimeField(_("diselesaikan pada"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="actions_checked",
        verbose_name=_("diperiksa oleh"),
    )
    checked_at = models.DateTimeField(_("diperiksa pada"), null=True)
    reason = models.TextField(_("alasan"), blank=True)  # of a refusal or a cancellation
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("tindak lanjut")
        verbose_name_plural = _("tindak lanjut")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="checked") | ~models.Q(checked_by=models.F("done_by")),
                name="action_checked_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["refused", "cancelled"]) | ~models.Q(reason=""),
                name="action_no_without_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "due_on"], name="action_agency"),  # mine, and what is late
            models.Index(fields=["state", "due_on"], name="action_late"),
        ]

    def __str__(self) -> str:
        return f"TL-{self.number:05d}"


class Evidence(models.Model):
    """Proof of work: a photo with place and time, or a document."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="evidence", verbose_name=_("tindak lanjut"))
    file = models.FileField(_("berkas"), upload_to="bukti/%Y/%m")
    digest = models.CharField(_("sidik"), max_length=64)
    caption = models.CharField(_("keterangan"), max_length=200, blank=True)
    is_photo = models.BooleanField(_("foto"))
    taken_at = models.DateTimeField(_("diambil"), null=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="evidence_added", verbose_name=_("ditambahkan oleh")
    )
    added_at = models.DateTimeField(_("ditambahkan pada"))

    class Meta:
        verbose_name = _("bukti")
        verbose_name_plural = _("bukti")
        ordering = ["added_at"]
        constraints = [models.UniqueConstraint(fields=["action", "digest"], name="evidence_once")]


class ProgressNote(models.Model):
    """How it goes, in the words of who does it."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="notes", verbose_name=_("tindak lanjut"))
    text = models.TextField(_("catatan"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="progress_notes", verbose_name=_("ditulis oleh")
    )
    written_at = models.DateTimeField(_("ditulis pada"))

    class Meta:
        verbose_name = _("catatan kemajuan")
        verbose_name_plural = _("catatan kemajuan")
        ordering = ["written_at"]
