"""Rules, the runs that applied them, the alerts they raised; the matrix and the calendar that weigh an alert."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.intake.models import Report
from kentongan.rumours.models import Rumour
from kentongan.verification.models import Incident
from kentongan.warnings.models import OfficialWarning


class RuleKind(models.TextChoices):
    COUNTS = "counts", _("jumlah di atas kebiasaan")
    SEVERITY = "severity", _("satu peristiwa berat")
    REPORT = "report", _("satu laporan gawat")
    RUMOUR = "rumour", _("kabar yang cepat menyebar")
    SILENCE = "silence", _("pelapor yang senyap")
    OFFICIAL = "official", _("peringatan resmi dari luar")


class AlertLevel(models.TextChoices):
    SAFE = "aman", _("Aman")
    WATCH = "waspada", _("Waspada")
    READY = "siaga", _("Siaga")
    DANGER = "awas", _("Awas")


class AlertStage(models.TextChoices):
    """How far a disturbance has come, after the ladder of the police; each stage calls for its own response."""

    POTENTIAL = "pg", _("Potensi Gangguan")
    THRESHOLD = "ag", _("Ambang Gangguan")
    ACTUAL = "gn", _("Gangguan Nyata")


class Degree(models.IntegerChoices):
    """One scale for both sides of the matrix: how likely, and how bad if it happens."""

    LOW = 1, _("Rendah")
    MEDIUM = 2, _("Sedang")
    HIGH = 3, _("Tinggi")
    VERY_HIGH = 4, _("Sangat tinggi")


class CalendarKind(models.TextChoices):
    HOLIDAY = "holiday", _("hari libur nasional")
    RELIGIOUS = "religious", _("hari keagamaan")
    ELECTION = "election", _("tahapan pemilihan")
    SEASON = "season", _("musim")
    LOCAL = "local", _("kegiatan setempat")


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


class BacktestTruth(models.TextChoices):
    """What a warning should have come before."""

    GRAVE = "grave", _("peristiwa berat yang terbukti")
    SURGES = "surges", _("lonjakan yang terlihat kemudian")


class BacktestKnowledge(models.TextChoices):
    """What is taken to have been known on a day of the past."""

    THEN = "then", _("hanya yang tercatat sampai hari itu")
    HINDSIGHT = "hindsight", _("setiap peristiwa, sejak hari terjadinya")


class BacktestState(models.TextChoices):
    WAITING = "waiting", _("sedang dihitung")
    DONE = "done", _("selesai")
    FAILED = "failed", _("tidak dapat dihitung")


class Rule(models.Model):
    """A rule of detection. A change makes a new version; runs keep the version they used."""

    code = models.SlugField(_("kode"), max_length=40)
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    label = models.CharField(_("sebutan"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=12, choices=RuleKind)
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
    # The cell of the matrix; null on rows older than the matrix.
    likelihood = models.PositiveSmallIntegerField(_("kemungkinan"), choices=Degree, null=True)
    impact = models.PositiveSmallIntegerField(_("dampak"), choices=Degree, null=True)
    stage = models.CharField(_("tahap"), max_length=2, choices=AlertStage, default=AlertStage.POTENTIAL)
    # What of the calendar was running: [{"code": …, "label": …}], as it stood then.
    attention = models.JSONField(_("kerawanan kalender"), default=list, blank=True)
    state = models.CharField(_("keadaan"), max_length=12, choices=AlertState, default=AlertState.RAISED)
    reason = models.TextField(_("alasan"))
    finding = models.JSONField(_("temuan"), default=dict)
    run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="alerts", verbose_name=_("putaran"))
    incidents = models.ManyToManyField(Incident, related_name="alerts", verbose_name=_("peristiwa"))
    # What else it rests on, by its origin.
    reports = models.ManyToManyField(Report, related_name="alerts", verbose_name=_("laporan"))
    rumours = models.ManyToManyField(Rumour, related_name="alerts", verbose_name=_("rumor"))
    official_warnings = models.ManyToManyField(
        OfficialWarning, related_name="alerts", verbose_name=_("peringatan resmi")
    )
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    raised_at = models.DateTimeField(_("muncul"))
    urgent_since = models.DateTimeField(_("Awas sejak"), null=True)  # the short waits of the ladder count from here
    rung = models.PositiveSmallIntegerField(_("anak tangga tertinggi"), default=0)  # 0: nobody was told by the ladder
    reached_at = models.DateTimeField(_("anak tangga itu dicapai"), null=True)
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


class Climb(models.Model):
    """One step that an alert has climbed. The database lets each be taken once, however many workers run."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="climbs", verbose_name=_("peringatan"))
    rung_order = models.PositiveSmallIntegerField(_("urutan anak tangga"))
    label = models.CharField(_("sebutan"), max_length=60)
    due_at = models.DateTimeField(_("jatuh giliran"))  # the next wait counts from here, also after a standstill
    reached_at = models.DateTimeField(_("dicapai"))
    is_empty = models.BooleanField(_("tidak ada orangnya"), default=False)

    class Meta:
        verbose_name = _("kenaikan peringatan")
        verbose_name_plural = _("kenaikan peringatan")
        ordering = ["alert", "rung_order"]
        constraints = [models.UniqueConstraint(fields=["alert", "rung_order"], name="climb_once")]


class MatrixCell(models.Model):
    """What level a likelihood and an impact make together; the city edits the sixteen of them."""

    likelihood = models.PositiveSmallIntegerField(_("kemungkinan"), choices=Degree)
    impact = models.PositiveSmallIntegerField(_("dampak"), choices=Degree)
    level = models.CharField(_("tingkat"), max_length=7, choices=AlertLevel)

    class Meta:
        verbose_name = _("sel matriks")
        verbose_name_plural = _("matriks tingkat")
        ordering = ["likelihood", "impact"]
        constraints = [
            models.UniqueConstraint(fields=["likelihood", "impact"], name="matrix_cell_once"),
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 4), impact__range=(1, 4)), name="matrix_cell_in_grid"
            ),
        ]


class CalendarEntry(models.Model):
    """Days on which a city is more easily disturbed: why more attention is due, and to what."""

    code = models.SlugField(_("kode"), max_length=80, unique=True)
    label = models.CharField(_("sebutan"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=9, choices=CalendarKind)
    first = models.DateField(_("hari pertama"))
    last = models.DateField(_("hari terakhir"))
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="calendar", verbose_name=_("wilayah")
    )  # none: the whole city
    categories = models.JSONField(_("perkara"), default=list, blank=True)  # codes of issue_category; []: all
    raises = models.BooleanField(_("menaikkan kemungkinan"), default=False)
    source = models.CharField(_("sumber"), max_length=200)
    is_active = models.BooleanField(_("berlaku"), default=True)

    class Meta:
        verbose_name = _("masa rawan")
        verbose_name_plural = _("kalender kerawanan")
        ordering = ["first", "last", "code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="calendar_entry_period")
        ]
        indexes = [models.Index(fields=["last", "first"], name="calendar_running")]

    def __str__(self) -> str:
        return self.label


class Backtest(models.Model):
    """A rule tried on the past of an area: what was asked, how far it is, and what came out, frozen."""

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="backtests", verbose_name=_("aturan"))
    category = models.CharField(_("perkara"), max_length=40, blank=True)  # blank: each of them, added up
    truth = models.CharField(_("yang seharusnya diperingatkan"), max_length=6, choices=BacktestTruth)
    knowledge = models.CharField(_("yang dianggap diketahui"), max_length=9, choices=BacktestKnowledge)
    first = models.DateField(_("dari tanggal"))
    last = models.DateField(_("sampai tanggal"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="backtests", verbose_name=_("wilayah"))
    # As secret as the most secret incident that was counted; until then as the clearance of who asked.
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    state = models.CharField(_("keadaan"), max_length=7, choices=BacktestState, default=BacktestState.WAITING)
    done = models.PositiveIntegerField(_("pemeriksaan selesai"), default=0)
    total = models.PositiveIntegerField(_("semua pemeriksaan"), default=0)
    result = models.JSONField(_("hasil"), default=dict, blank=True)
    failure = models.CharField(_("sebabnya"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="backtests", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta pada"))
    finished_at = models.DateTimeField(_("selesai pada"), null=True)

    class Meta:
        verbose_name = _("uji masa lalu")
        verbose_name_plural = _("uji masa lalu")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["asked_by", "rule", "category", "truth", "knowledge", "first", "last"],
                condition=models.Q(state="waiting"),
                name="backtest_asked_once",
            ),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="backtest_period"),
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(finished_at__isnull=False), name="backtest_ended_when"
            ),
        ]

    def __str__(self) -> str:
        return f"UJI-{self.pk:04d}"
