"""Rencana Aksi Terpadu: what the team means to do in a year, and what came of it in each of the three periods."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency, Classification, Region


class PlanState(models.TextChoices):
    DRAFT = "draft", _("rancangan")
    ADOPTED = "adopted", _("ditetapkan")
    CLOSED = "closed", _("ditutup")


class PlanField(models.TextChoices):
    """What a column of the matrix can hold. Which columns there are, and what they are called, the form says."""

    NUMBER = "number", _("nomor")
    PHASE = "phase", _("fase")
    ACTIVITY = "activity", _("kegiatan")
    RESPONSIBLE = "responsible", _("penanggung jawab")
    SUPPORTING = "supporting", _("instansi pendukung")
    REGION = "region", _("wilayah")
    PLACE = "place", _("lokasi")
    CRITERION = "criterion", _("kriteria keberhasilan")
    MEASURE = "measure", _("ukuran keberhasilan")
    UNIT = "unit", _("satuan")
    TARGET_B04 = "target_B04", _("target B04")
    TARGET_B08 = "target_B08", _("target B08")
    TARGET_B12 = "target_B12", _("target B12")
    RESULT_B04 = "result_B04", _("capaian B04")
    RESULT_B08 = "result_B08", _("capaian B08")
    RESULT_B12 = "result_B12", _("capaian B12")
    OBSTACLE = "obstacle", _("kendala")
    BUDGET = "budget", _("anggaran")
    FUND = "fund", _("sumber dana")


class PlanForm(models.Model):
    """The columns of the matrix from a day on, the limits of the four results, and how long offices have to report."""

    name = models.CharField(_("nama"), max_length=120)
    source = models.CharField(_("sumber"), max_length=200, blank=True)
    valid_from = models.DateField(_("berlaku sejak"), unique=True)
    exceeds_above = models.DecimalField(_("melebihi target bila di atas (%)"), max_digits=6, decimal_places=2)
    meets_from = models.DecimalField(_("sesuai target mulai (%)"), max_digits=6, decimal_places=2)
    near_from = models.DecimalField(_("mendekati target mulai (%)"), max_digits=6, decimal_places=2)
    due_days = models.PositiveSmallIntegerField(_("tenggat capaian, hari kerja sesudah masa berakhir"), default=10)

    class Meta:
        verbose_name = _("format rencana aksi")
        verbose_name_plural = _("format rencana aksi")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(exceeds_above__gte=F("meets_from")) & Q(meets_from__gt=F("near_from")),
                name="plan_form_limits",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PlanColumn(models.Model):
    """One column of a form: what it holds and what it is called."""

    form = models.ForeignKey(PlanForm, models.CASCADE, related_name="columns", verbose_name=_("format"))
    order = models.PositiveSmallIntegerField(_("urutan"))
    field = models.CharField(_("isi"), max_length=12, choices=PlanField)
    label = models.CharField(_("judul kolom"), max_length=80)

    class Meta:
        verbose_name = _("kolom rencana aksi")
        verbose_name_plural = _("kolom rencana aksi")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["form", "field"], name="plan_column_field_once"),
            models.UniqueConstraint(fields=["form", "label"], name="plan_column_label_once"),
        ]


class Plan(models.Model):
    """The plan of one year for one region."""

    year = models.PositiveSmallIntegerField(_("tahun"))
    title = models.CharField(_("judul"), max_length=200)
    form = models.ForeignKey(PlanForm, models.PROTECT, related_name="plans", verbose_name=_("format"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="plans", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    state = models.CharField(_("keadaan"), max_length=7, choices=PlanState, default=PlanState.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="plans_drafted", verbose_name=_("disusun oleh")
    )
    drafted_at = models.DateTimeField(_("disusun pada"))
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="plans_adopted",
        verbose_name=_("ditetapkan oleh"),
    )
    adopted_at = models.DateTimeField(_("ditetapkan pada"), null=True)
    closed_at = models.DateTimeField(_("ditutup pada"), null=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("rencana aksi terpadu")
        verbose_name_plural = _("rencana aksi terpadu")
        ordering = ["-year", "region"]
        constraints = [
            models.UniqueConstraint(fields=["year", "region"], name="plan_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(adopted_at__isnull=False, adopted_by__isnull=False),
                name="plan_adopted_by",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanItem(models.Model):
    """One activity of a plan, with who answers for it and by what its success is known."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items", verbose_name=_("rencana"))
    number = models.PositiveSmallIntegerField(_("nomor"))
    phase = models.CharField(_("fase"), max_length=40)
    activity = models.TextField(_("kegiatan"))
    responsible = models.ManyToManyField(Agency, related_name="plan_items", verbose_name=_("penanggung jawab"))
    supporting = models.ManyToManyField(
        Agency, blank=True, related_name="plan_items_supported", verbose_name=_("instansi pendukung")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="plan_items", verbose_name=_("wilayah"))
    place = models.CharField(_("lokasi"), max_length=160, blank=True)
    criterion = models.CharField(_("kriteria keberhasilan"), max_length=300, blank=True)
    measure = models.CharField(_("ukuran keberhasilan"), max_length=300, blank=True)
    unit = models.CharField(_("satuan"), max_length=40, blank=True)
    budget = models.DecimalField(_("anggaran (Rp)"), max_digits=16, decimal_places=2, null=True, blank=True)
    fund = models.CharField(_("sumber dana"), max_length=80, blank=True)
    dropped_at = models.DateTimeField(_("dicabut pada"), null=True)  # after adoption an item is dropped, never deleted

    class Meta:
        verbose_name = _("butir rencana aksi")
        verbose_name_plural = _("butir rencana aksi")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_item_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.activity}"


class PlanResult(models.Model):
    """What one item was to reach in one period, and what it reached. No target: nothing was due then."""

    item = models.ForeignKey(PlanItem, models.CASCADE, related_name="results", verbose_name=_("butir"))
    period = models.CharField(_("masa"), max_length=3)  # a code of the list plan_period: B04, B08, B12
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    result = models.DecimalField(_("capaian"), max_digits=14, decimal_places=2, null=True, blank=True)
    percentage = models.DecimalField(_("persentase"), max_digits=8, decimal_places=2, null=True)
    overruled = models.CharField(_("alasan persentase ditetapkan"), max_length=300, blank=True)
    outcome = models.CharField(_("penilaian"), max_length=40, blank=True)  # a code of the list plan_result
    told = models.TextField(_("uraian capaian"), blank=True)
    obstacle = models.TextField(_("kendala"), blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="plan_results", verbose_name=_("diisi oleh")
    )
    reported_at = models.DateTimeField(_("diisi pada"), null=True)
    revision = models.PositiveIntegerField(_("perubahan ke"), default=0)
    proofs = models.ManyToManyField(
        ActionItem, blank=True, related_name="plan_results", verbose_name=_("tindak lanjut sebagai bukti")
    )

    class Meta:
        verbose_name = _("capaian rencana aksi")
        verbose_name_plural = _("capaian rencana aksi")
        ordering = ["period"]
        constraints = [
            models.UniqueConstraint(fields=["item", "period"], name="plan_result_once"),
            models.CheckConstraint(condition=Q(target=None) | Q(target__gt=0), name="plan_target_positive"),
            models.CheckConstraint(
                condition=Q(reported_at=None) | Q(reported_by__isnull=False), name="plan_result_reported_by"
            ),
        ]


class PlanAmendment(models.Model):
    """What was changed in a plan after it had been adopted: what stood there, what stands there now, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="amendments", verbose_name=_("rencana"))
    item = models.ForeignKey(PlanItem, models.CASCADE, related_name="amendments", verbose_name=_("butir"))
    what = models.CharField(_("yang diubah"), max_length=80)
    before = models.TextField(_("semula"), blank=True)
    after = models.TextField(_("menjadi"), blank=True)
    reason = models.CharField(_("alasan"), max_length=400)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="plan_amendments", verbose_name=_("diubah oleh")
    )
    made_at = models.DateTimeField(_("diubah pada"))

    class Meta:
        verbose_name = _("perubahan rencana aksi")
        verbose_name_plural = _("perubahan rencana aksi")
        ordering = ["-made_at", "id"]
