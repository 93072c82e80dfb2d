"""Rules, the runs that applied them, and the alerts they raised."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.verification.models import Incident


class RuleKind(models.TextChoices):
    COUNTS = "counts", _("jumlah di atas kebiasaan")
    SEVERITY = "severity", _("satu peristiwa berat")


class AlertLevel(models.TextChoices):
    SAFE = "aman", _("Aman")
    WATCH = "waspada", _("Waspada")
    READY = "siaga", _("Siaga")
    DANGER = "awas", _("Awas")


class AlertState(models.TextChoices):
    RAISED = "raised", _("menunggu tanggapan")
    ACKNOWLEDGED = "acknowledged", _("sudah ditanggapi")
    RESPONDING = "responding", _("sedang ditangani")
    CLOSED = "closed", _("ditutup")


class AlertVerdict(models.TextChoices):
    """Said at closing: was the alarm right? It feeds the monthly self-check."""

    TRUE = "true", _("peringatan benar")
    FALSE = "false", _("peringatan keliru")
    CANNOT_TELL = "cannot_tell", _("tidak dapat dipastikan")


class Rule(models.Model):
    """A rule of detection. A change makes a new version; runs keep the version they used."""

    code = models.SlugField(_("kode"), max_length=40)
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    label = models.CharField(_("sebutan"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=8, choices=RuleKind)
    options = models.JSONField(_("setelan"), default=dict)
    is_active = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("aturan deteksi")
        verbose_name_plural = _("aturan deteksi")
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="rule_version_once"),
            models.UniqueConstraint(fields=["code"], condition=models.Q(is_active=True), name="rule_one_active"),
        ]

    def __str__(self) -> str:
        return self.label


class Run(models.Model):
    """One application of a rule: its window, its options and the counts it used, so that it can be recomputed."""

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="runs", verbose_name=_("aturan"))
    category = models.CharField(_("perkara"), max_length=40)
    at = models.DateTimeField(_("waktu"))
    first = models.DateField(_("hari pertama"))
    last = models.DateField(_("hari terakhir"))
    counts = models.JSONField(_("hitungan"))
    findings = models.JSONField(_("temuan"))

    class Meta:
        verbose_name = _("putaran deteksi")
        verbose_name_plural = _("putaran deteksi")
        indexes = [models.Index(fields=["category", "-at"], name="run_latest")]


class Alert(models.Model):
    """An early warning with an owner and a life. One is open per region, rule and category; later signals join it."""

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="alerts", verbose_name=_("aturan"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="alerts", verbose_name=_("wilayah"))
    category = models.CharField(_("perkara"), max_length=40)
    level = models.CharField(_("tingkat"), max_length=7, choices=AlertLevel)
    state = models.CharField(_("keadaan"), max_length=12, choices=AlertState, default=AlertState.RAISED)
    reason = models.TextField(_("alasan"))
    finding = models.JSONField(_("temuan"), default=dict)
    run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="alerts", verbose_name=_("putaran"))
    incidents = models.ManyToManyField(Incident, related_name="alerts", verbose_name=_("peristiwa"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    raised_at = models.DateTimeField(_("muncul"))
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="alerts_acknowledged",
        verbose_name=_("ditanggapi oleh"),
    )
    acknowledged_at = models.DateTimeField(_("ditanggapi"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="alerts_closed",
        verbose_name=_("ditutup oleh"),
    )
    closed_at = models.DateTimeField(_("ditutup pada"), null=True)
    closing_reason = models.TextField(_("alasan penutupan"), blank=True)
    verdict = models.CharField(_("penilaian"), max_length=11, choices=AlertVerdict, blank=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("peringatan dini")
        verbose_name_plural = _("peringatan dini")
        ordering = ["-raised_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "rule", "category"], condition=~models.Q(state="closed"), name="alert_one_open"
            ),
            # Promise 2: no alert ends without a signed reason (an action done is such a reason, with its number).
            models.CheckConstraint(
                condition=~models.Q(state="closed")
                | (~models.Q(closing_reason="") & models.Q(closed_by__isnull=False, closed_at__isnull=False)),
                name="alert_closed_with_signed_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "-raised_at"], name="alert_open")]

    def __str__(self) -> str:
        return f"PD-{self.pk:05d}"
