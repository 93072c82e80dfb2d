"""Situation reports: by which headings an office reports, when, and what it wrote.

Empty means NIHIL, absent means silent: two answers that are never mixed up.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Region


class Cadence(models.TextChoices):
    DAILY = "daily", _("harian")
    MONTHLY = "monthly", _("bulanan")


class Wants(models.TextChoices):
    TEXT = "text", _("uraian")
    FIGURES = "figures", _("angka")


class SituationState(models.TextChoices):
    DRAFT = "draft", _("sedang ditulis")
    SENT = "sent", _("terkirim")
    RETURNED = "returned", _("dikembalikan")
    REPLACED = "replaced", _("diganti versi baru")


class ReminderKind(models.TextChoices):
    BEFORE = "before", _("menjelang tenggat")
    DUE = "due", _("pada hari tenggat")
    AFTER = "after", _("sesudah tenggat")


class Indicator(models.Model):
    """Something counted or priced the same way every time. A pair has a lowest and a highest, as prices do."""

    code = models.SlugField(_("kode"), max_length=40, primary_key=True)
    label = models.CharField(_("sebutan"), max_length=120)
    unit = models.CharField(_("satuan"), max_length=30)
    is_pair = models.BooleanField(_("terendah dan tertinggi"), default=False)
    least = models.DecimalField(_("paling kecil yang wajar"), max_digits=14, decimal_places=2)
    most = models.DecimalField(_("paling besar yang wajar"), max_digits=14, decimal_places=2)
    # A figure is marked when it moved from the one before by at least this share and at least this much.
    jump_percent = models.PositiveSmallIntegerField(_("tanda lonjakan mulai (%)"), default=25)
    jump_least = models.DecimalField(_("dan mulai selisih"), max_digits=14, decimal_places=2, default=0)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("indikator")
        verbose_name_plural = _("indikator")
        ordering = ["order", "code"]
        constraints = [models.CheckConstraint(condition=Q(most__gt=F("least")), name="indicator_bounds")]

    def __str__(self) -> str:
        return self.label


class ReportForm(models.Model):
    """The headings by which offices report, in one version. A later version takes over on its first day."""

    code = models.SlugField(_("kode"), max_length=40)
    name = models.CharField(_("nama"), max_length=120)
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    source = models.CharField(_("sumber"), max_length=200, blank=True)
    cadence = models.CharField(_("irama"), max_length=7, choices=Cadence)
    window_from = models.TimeField(_("jendela mulai pukul"))  # of a day's report: 08.00 to 08.00 of the next day
    due_days = models.PositiveSmallIntegerField(_("tenggat, hari sesudah masa berakhir"))
    due_time = models.TimeField(_("tenggat pukul"))
    is_for_all = models.BooleanField(_("untuk semua instansi"), default=False)
    agency_kinds = models.JSONField(_("jenis instansi"), default=list, blank=True)
    agencies = models.ManyToManyField(Agency, blank=True, related_name="report_forms", verbose_name=_("instansi"))
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)  # the first day on which it no longer holds

    class Meta:
        verbose_name = _("format laporan situasi")
        verbose_name_plural = _("format laporan situasi")
        ordering = ["cadence", "name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="report_form_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="report_form_period"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Heading(models.Model):
    """One heading of a form: what is to be written there, or which figures stand there."""

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="headings", verbose_name=_("format"))
    order = models.PositiveSmallIntegerField(_("urutan"))
    code = models.CharField(_("kode"), max_length=12)  # as it is printed: "I.A"
    label = models.CharField(_("judul"), max_length=160)
    dimension = models.CharField(_("bidang"), max_length=20, blank=True)
    wants = models.CharField(_("isi"), max_length=7, choices=Wants, default=Wants.TEXT)
    hint = models.CharField(_("petunjuk"), max_length=200, blank=True)
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="headings", verbose_name=_("indikator"))

    class Meta:
        verbose_name = _("judul laporan situasi")
        verbose_name_plural = _("judul laporan situasi")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["form", "code"], name="heading_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class SituationReport(models.Model):
    """What one office says of one period. Sent, it never changes; a correction is a new version with its reason."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="situations", verbose_name=_("instansi"))
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="reports", verbose_name=_("format"))
    start = models.DateField(_("awal masa"))
    end = models.DateField(_("akhir masa"))
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    reason = models.CharField(_("alasan perbaikan"), max_length=400, blank=True)
    state = models.CharField(_("keadaan"), max_length=8, choices=SituationState, default=SituationState.DRAFT)
    region = models.ForeignKey(Region, models.PROTECT, related_name="situations", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="situations_begun", verbose_name=_("dimulai oleh")
    )
    begun_at = models.DateTimeField(_("dimulai pada"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="situations_sent", verbose_name=_("pengirim")
    )
    sent_at = models.DateTimeField(_("dikirim pada"), null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="situations_returned",
        verbose_name=_("dikembalikan oleh"),
    )
    returned_reason = models.CharField(_("alasan pengembalian"), max_length=400, blank=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("laporan situasi")
        verbose_name_plural = _("laporan situasi")
        ordering = ["-start", "agency__short", "-version", "id"]
        indexes = [models.Index(fields=["form", "start"], name="situation_by_period")]
        constraints = [
            models.UniqueConstraint(fields=["agency", "form", "start", "version"], name="situation_version_once"),
            models.UniqueConstraint(
                fields=["agency", "form", "start"], condition=Q(state="draft"), name="situation_one_draft"
            ),
            models.UniqueConstraint(
                fields=["agency", "form", "start"], condition=Q(state="sent"), name="situation_one_sent"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_at__isnull=False, sent_by__isnull=False), name="situation_sent_by"
            ),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="situation_correction_reason"),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(returned_reason=""), name="situation_returned_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form.name}, {self.agency.short}"


class Section(models.Model):
    """What was written below one heading. `revision` lets two writers of one office lose nothing."""

    report = models.ForeignKey(SituationReport, models.CASCADE, related_name="sections", verbose_name=_("laporan"))
    heading = models.ForeignKey(Heading, models.PROTECT, related_name="sections", verbose_name=_("judul"))
    text = models.TextField(_("uraian"), blank=True)
    is_nil = models.BooleanField(_("nihil"), default=False)  # it was sent empty: nothing to report, and said so
    revision = models.PositiveIntegerField(_("perubahan ke"), default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sections", verbose_name=_("ditulis oleh")
    )
    written_at = models.DateTimeField(_("ditulis pada"))

    class Meta:
        verbose_name = _("bagian laporan situasi")
        verbose_name_plural = _("bagian laporan situasi")
        ordering = ["heading__order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "heading"], name="section_once"),
            models.CheckConstraint(condition=Q(is_nil=False) | Q(text=""), name="section_nil_is_empty"),
        ]


class Figure(models.Model):
    """One figure of a report; a pair has a lowest and a highest, a single one has no highest. No row: not reported."""

    report = models.ForeignKey(SituationReport, models.CASCADE, related_name="figures", verbose_name=_("laporan"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures", verbose_name=_("indikator"))
    low = models.DecimalField(_("nilai atau terendah"), max_digits=14, decimal_places=2)
    high = models.DecimalField(_("tertinggi"), max_digits=14, decimal_places=2, null=True)
    place = models.CharField(_("tempat"), max_length=120, blank=True)
    revision = models.PositiveIntegerField(_("perubahan ke"), default=1)

    class Meta:
        verbose_name = _("angka laporan situasi")
        verbose_name_plural = _("angka laporan situasi")
        ordering = ["indicator__order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="figure_once"),
            models.CheckConstraint(condition=Q(high=None) | Q(high__gte=F("low")), name="figure_low_high"),
        ]


class SituationReminder(models.Model):
    """That an office was reminded of one period in one way; the unique row lets each go out once."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="situation_reminders", verbose_name=_("instansi"))
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="reminders", verbose_name=_("format"))
    start = models.DateField(_("awal masa"))
    due_on = models.DateField(_("tenggat"))
    kind = models.CharField(_("jenis"), max_length=6, choices=ReminderKind)
    region = models.ForeignKey(Region, models.PROTECT, related_name="situation_reminders", verbose_name=_("wilayah"))
    sent_at = models.DateTimeField(_("dikirim pada"))

    class Meta:
        verbose_name = _("pengingat laporan situasi")
        verbose_name_plural = _("pengingat laporan situasi")
        constraints = [
            models.UniqueConstraint(fields=["agency", "form", "start", "kind"], name="situation_reminder_once")
        ]
