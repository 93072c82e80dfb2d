"""Who does what by when; with proof, and with a second pair of eyes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import Alert
from kentongan.city.models import Agency, Classification, Region
from kentongan.rumours.models import Rumour
from kentongan.verification.models import Incident


class ActionState(models.TextChoices):
    ASSIGNED = "assigned", _("ditugaskan")
    ACCEPTED = "accepted", _("diterima")
    REFUSED = "refused", _("ditolak")
    DONE = "done", _("selesai, menunggu pemeriksaan")
    CHECKED = "checked", _("selesai dan diperiksa")
    CANCELLED = "cancelled", _("dibatalkan")


class ActionOrigin(models.TextChoices):
    """What called for it. An alert that rests on incidents is the origin, not they."""

    ALERT = "alert", _("peringatan")
    INCIDENT = "incident", _("peristiwa")
    RUMOUR = "rumour", _("rumor")
    DIRECTIVE = "directive", _("arahan rakor")
    PLAN = "plan", _("rencana aksi")
    INSPECTION = "inspection", _("peninjauan lapangan")
    NONE = "none", _("tanpa asal")


class ActionItem(models.Model):
    """One promise: one owner agency, one due date, and one person there who answers for it once it is accepted.

    `token` is the number of the form it was made with: the same form sent twice makes one action.
    """

    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    title = models.CharField(_("tugas"), max_length=240)
    detail = models.TextField(_("uraian"), blank=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="actions", verbose_name=_("instansi penanggung jawab")
    )
    accountable = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="actions_accountable",
        verbose_name=_("penanggung jawab perorangan"),
    )
    supporting = models.ManyToManyField(
        Agency, related_name="supported_actions", blank=True, verbose_name=_("pendukung")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="actions", verbose_name=_("wilayah"))
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    phase = models.CharField(_("tahap"), max_length=40)
    budget_note = models.CharField(_("catatan anggaran"), max_length=240, blank=True)
    due_on = models.DateField(_("tenggat"))
    climbed = models.PositiveSmallIntegerField(_("anak tangga"), default=0)  # the highest rung that heard of it late
    state = models.CharField(_("keadaan"), max_length=9, choices=ActionState, default=ActionState.ASSIGNED)
    origin = models.CharField(_("asal"), max_length=10, choices=ActionOrigin, default=ActionOrigin.NONE)
    alert = models.ForeignKey(Alert, models.PROTECT, null=True, related_name="actions", verbose_name=_("peringatan"))
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, related_name="actions", verbose_name=_("peristiwa")
    )
    rumour = models.ForeignKey(Rumour, models.PROTECT, null=True, related_name="actions", verbose_name=_("rumor"))
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
    token = models.UUIDField(_("nomor formulir"), null=True, unique=True)
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
            models.CheckConstraint(
                condition=models.Q(origin="alert", alert__isnull=False)
                | (~models.Q(origin="alert") & models.Q(alert__isnull=True)),
                name="action_origin_alert",
            ),
            models.CheckConstraint(
                condition=models.Q(incident__isnull=True, rumour__isnull=True) | ~models.Q(origin="none"),
                name="action_origin_named",
            ),
            models.CheckConstraint(
                condition=~models.Q(origin="incident") | models.Q(incident__isnull=False), name="action_origin_incident"
            ),
            models.CheckConstraint(
                condition=~models.Q(origin="rumour") | models.Q(rumour__isnull=False), name="action_origin_rumour"
            ),
            models.CheckConstraint(
                condition=models.Q(lat=None, lng=None) | models.Q(lat__isnull=False, lng__isnull=False),
                name="action_whole_point",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "due_on"], name="action_agency"),  # mine, and what is late
            models.Index(fields=["state", "due_on"], name="action_late"),
            models.Index(fields=["due_on", "id"], name="action_order"),
            models.Index(fields=["accountable", "state", "due_on"], name="action_person"),
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


class Refusal(models.Model):
    """An office said no, and why; kept when the action then goes to another office under the same number."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="refusals", verbose_name=_("tindak lanjut"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="refusals", verbose_name=_("instansi"))
    reason = models.TextField(_("alasan"))
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="refusals", verbose_name=_("ditolak oleh")
    )
    refused_at = models.DateTimeField(_("ditolak pada"))

    class Meta:
        verbose_name = _("penolakan")
        verbose_name_plural = _("penolakan")
        ordering = ["refused_at", "id"]


class DueState(models.TextChoices):
    ASKED = "asked", _("diminta")
    GRANTED = "granted", _("disetujui")
    DECLINED = "declined", _("tidak disetujui")


class DueChange(models.Model):
    """A due date that was moved, or that its owner asks to move. One request waits at a time."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="due_changes", verbose_name=_("tindak lanjut"))
    old = models.DateField(_("tenggat semula"))
    new = models.DateField(_("tenggat baru"))
    reason = models.TextField(_("alasan"))
    state = models.CharField(_("keadaan"), max_length=8, choices=DueState, default=DueState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="due_changes_asked", verbose_name=_("diminta oleh")
    )
    asked_at = models.DateTimeField(_("diminta pada"))
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="due_changes_settled",
        verbose_name=_("diputuskan oleh"),
    )
    settled_at = models.DateTimeField(_("diputuskan pada"), null=True)
    answer = models.TextField(_("jawaban"), blank=True)

    class Meta:
        verbose_name = _("perubahan tenggat")
        verbose_name_plural = _("perubahan tenggat")
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action"], condition=models.Q(state="asked"), name="due_change_one_asked"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="due_change_with_reason"),
            models.CheckConstraint(
                condition=models.Q(state="asked", settled_by=None)
                | (~models.Q(state="asked") & models.Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="due_change_settled_by_somebody",
            ),
        ]


class Dispute(models.Model):
    """Who had reported the matter says that a checked action is not done. It is settled when another one checks it."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="disputes", verbose_name=_("tindak lanjut"))
    reason = models.TextField(_("alasan"))
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="disputes", verbose_name=_("disanggah oleh")
    )
    raised_at = models.DateTimeField(_("disanggah pada"))
    doubted = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="checks_disputed", verbose_name=_("pemeriksa semula")
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="disputes_settled",
        verbose_name=_("diputuskan oleh"),
    )
    settled_at = models.DateTimeField(_("diputuskan pada"), null=True)

    class Meta:
        verbose_name = _("sanggahan")
        verbose_name_plural = _("sanggahan")
        ordering = ["raised_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"], condition=models.Q(settled_at__isnull=True), name="dispute_one_open"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="dispute_with_reason"),
            models.CheckConstraint(condition=~models.Q(settled_by=models.F("doubted")), name="dispute_other_checker"),
        ]


class Reminder(models.Model):
    """That a reminder of one kind went out for one due date; the row is what makes it go out once."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="reminders", verbose_name=_("tindak lanjut"))
    kind = models.CharField(_("jenis"), max_length=12)  # before, due, after-1, after-2 …
    due_on = models.DateField(_("tenggat"))
    sent_at = models.DateTimeField(_("dikirim pada"))

    class Meta:
        verbose_name = _("pengingat")
        verbose_name_plural = _("pengingat")
        ordering = ["sent_at", "id"]
        constraints = [models.UniqueConstraint(fields=["action", "kind", "due_on"], name="reminder_once")]


class ActionClimb(models.Model):
    """That overdue work reached a rung of the ladder, for one due date."""

    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="climbs", verbose_name=_("tindak lanjut"))
    rung_order = models.PositiveSmallIntegerField(_("anak tangga"))
    due_on = models.DateField(_("tenggat"))
    reached_at = models.DateTimeField(_("sampai pada"))

    class Meta:
        verbose_name = _("kenaikan tindak lanjut")
        verbose_name_plural = _("kenaikan tindak lanjut")
        ordering = ["rung_order", "id"]
        constraints = [models.UniqueConstraint(fields=["action", "rung_order", "due_on"], name="action_climb_once")]


class RuleUse(models.TextChoices):
    DUE = "due", _("kata untuk tenggat")
    REMIND = "remind", _("pengingat")
    DISPUTE = "dispute", _("sanggahan")


class DueRule(models.Model):
    """How many days a word of the city means ("segera"), or how many pass before something is said."""

    code = models.SlugField(_("kode"), max_length=40, primary_key=True)
    label = models.CharField(_("sebutan"), max_length=120)
    use = models.CharField(_("dipakai untuk"), max_length=7, choices=RuleUse, default=RuleUse.DUE)
    days = models.PositiveSmallIntegerField(_("hari"))
    working_days_only = models.BooleanField(_("hari kerja saja"), default=False)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("aturan tenggat")
        verbose_name_plural = _("aturan tenggat")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label


class TaskSet(models.Model):
    """What is usually done in one kind of situation; the city edits it."""

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    label = models.CharField(_("situasi"), max_length=120)
    category = models.CharField(_("perkara"), max_length=40, blank=True)
    active = models.BooleanField(_("dipakai"), default=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("paket tugas")
        verbose_name_plural = _("paket tugas")
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label


class TaskTemplate(models.Model):
    """One task of a set. Its office is named, or told by its kind and the region, or chosen when the set is applied."""

    task_set = models.ForeignKey(TaskSet, models.CASCADE, related_name="tasks", verbose_name=_("paket tugas"))
    order = models.PositiveSmallIntegerField(_("urutan"))
    title = models.CharField(_("tugas"), max_length=200)
    detail = models.TextField(_("uraian"), blank=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="task_templates", verbose_name=_("instansi")
    )
    agency_kind = models.CharField(_("jenis instansi"), max_length=30, blank=True)
    supporting = models.JSONField(_("pendukung"), default=list)  # codes of offices, and kinds as "kind:kelurahan"
    phase = models.CharField(_("tahap"), max_length=40)
    rule = models.ForeignKey(
        DueRule, models.PROTECT, null=True, related_name="task_templates", verbose_name=_("aturan tenggat")
    )
    days = models.PositiveSmallIntegerField(_("hari"), null=True)
    active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("tugas baku")
        verbose_name_plural = _("tugas baku")
        ordering = ["task_set", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agency_kind="") | models.Q(agency__isnull=True), name="task_template_one_office"
            ),
            models.CheckConstraint(
                condition=models.Q(rule__isnull=True, days__isnull=False)
                | models.Q(rule__isnull=False, days__isnull=True),
                name="task_template_one_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title
