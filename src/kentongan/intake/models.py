"""Reports as they came in. The words of the sender are never edited."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region


class Door(models.TextChoices):
    PHONE = "phone", _("halaman lapor")
    DESK = "desk", _("dicatat operator")
    FILE = "file", _("berkas teks")
    CHAT = "chat", _("percakapan grup")
    PUBLIC = "public", _("formulir warga")
    ODK = "odk", _("ODK Collect")
    HOOK = "hook", _("gerbang pesan")
    MAIL = "mail", _("surel")
    SHEET = "sheet", _("tabel")
    NEWS = "news", _("berita daring")
    API = "api", _("sambungan program")


class ReportState(models.TextChoices):
    NEW = "new", _("baru")
    TAKEN = "taken", _("sedang dibaca")
    WAITING = "waiting", _("menunggu jawaban pelapor")
    VERIFIED = "verified", _("terverifikasi")
    SET_ASIDE = "set_aside", _("dikesampingkan")
    MERGED = "merged", _("digabungkan")


class Report(models.Model):
    """What came in, from whom, by which door; with the machine's Reading as a suggestion, never as a fact.

    `id` is made by the sender's device: the same id a second time is the same report, not another one. `region` is
    the smallest one known, at worst the city; there is a point only if the sender gave one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    door = models.CharField(_("pintu"), max_length=6, choices=Door)
    text = models.TextField(_("isi laporan"))
    digest = models.CharField(_("sidik isi"), max_length=64)
    origin = models.CharField(_("asal"), max_length=200, blank=True)  # a file's name; never a person
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="reports", verbose_name=_("pengirim")
    )
    informant = models.BinaryField(_("narasumber (tersandi)"), null=True)
    occurred_at = models.DateTimeField(_("waktu kejadian"), null=True)
    sent_at = models.DateTimeField(_("waktu ditulis"), null=True)  # of a chat message, which comes in later
    received_at = models.DateTimeField(_("waktu diterima"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="reports", verbose_name=_("wilayah"))
    spot = models.CharField(_("tempat"), max_length=200, blank=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    category = models.CharField(_("perkara"), max_length=40, blank=True)
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    extra = models.JSONField(_("isian tambahan"), default=dict, blank=True)  # the city's own questions, code to answer
    reading = models.JSONField(_("hasil baca"), null=True)
    state = models.CharField(_("keadaan"), max_length=9, choices=ReportState, default=ReportState.NEW)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="taken_reports", verbose_name=_("ditangani")
    )
    reason = models.TextField(_("alasan"), blank=True)  # why it was set aside, told to the sender
    reason_code = models.CharField(_("alasan baku"), max_length=40, blank=True)
    lead = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", verbose_name=_("digabungkan ke"), db_index=False
    )  # it speaks for this one, whose sender sees what becomes of it
    state_before = models.CharField(_("keadaan sebelum digabung"), max_length=9, choices=ReportState, blank=True)
    grade = models.CharField(_("nilai informasi"), max_length=2, blank=True)  # the latest Grade, as B2
    settled_below = models.BooleanField(_("sudah selesai di tingkat kelurahan"), default=False)
    # What the worker notes for the inbox: suggestions, like the reading.
    fold = models.PositiveBigIntegerField(_("lipatan"), null=True)  # the number of the first one nearly equal to it
    read_severity = models.PositiveSmallIntegerField(_("keparahan terbaca"), null=True)
    read_category = models.CharField(_("perkara terbaca"), max_length=40, blank=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("laporan masuk")
        verbose_name_plural = _("laporan masuk")
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lat=None, lng=None) | models.Q(lat__isnull=False, lng__isnull=False),
                name="report_whole_point",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="set_aside") | ~models.Q(reason=""), name="report_set_aside_with_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", lead__isnull=False) & ~models.Q(state_before="")
                | ~models.Q(state="merged") & models.Q(lead=None, state_before=""),
                name="report_merged_has_lead",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-received_at", "classification", "region"], name="report_queue"),
            models.Index(fields=["sender", "-received_at"], name="report_mine"),
            # Who is silent, and every count of reports: all of it is answered without reading a single text.
            models.Index(fields=["region", "received_at", "classification", "state"], name="report_counts"),
            models.Index(fields=["digest"], name="report_digest"),  # the same file a second time
            models.Index(fields=["fold", "state", "number"], name="report_fold"),  # which one stands for the others
            # Few are merged: an index full of NULL SQLite would take for useless, and read every report instead.
            models.Index(fields=["lead"], condition=models.Q(lead__isnull=False), name="report_merged_into"),
        ]

    def __str__(self) -> str:
        return f"LAP-{self.number:06d}"

    @property
    def fate(self) -> "Report":
        """The report whose state, reason and outcome hold for this one: the lead it was merged into, else itself."""
        return self.lead or self


class Question(models.Model):
    """Something asked back of the sender, and the answer."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="questions", verbose_name=_("laporan"))
    text = models.TextField(_("pertanyaan"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="questions_asked", verbose_name=_("penanya")
    )
    asked_at = models.DateTimeField(_("ditanyakan"))
    answer = models.TextField(_("jawaban"), blank=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True)

    class Meta:
        verbose_name = _("pertanyaan")
        verbose_name_plural = _("pertanyaan")
        ordering = ["asked_at"]


class Photo(models.Model):
    """A picture with a report, shrunk and rid of what the camera wrote into it; its place and time kept if given.

    Until the worker has done that it is not `is_clean`, and shown to nobody.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="photos", verbose_name=_("laporan"))
    file = models.ImageField(_("foto"), upload_to="laporan/%Y/%m")
    digest = models.CharField(_("sidik"), max_length=64)
    is_clean = models.BooleanField(_("sudah dibersihkan"), default=True)
    taken_at = models.DateTimeField(_("diambil"), null=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)

    class Meta:
        verbose_name = _("foto laporan")
        verbose_name_plural = _("foto laporan")
        constraints = [models.UniqueConstraint(fields=["report", "digest"], name="photo_once")]


class Attachment(models.Model):
    """A file with a report that is no picture: a voice note, a document. Never opened by us, only handed on."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="attachments", verbose_name=_("laporan"))
    file = models.FileField(_("berkas"), upload_to="laporan/%Y/%m")
    name = models.CharField(_("nama berkas"), max_length=120)
    media_type = models.CharField(_("jenis berkas"), max_length=80)
    size = models.PositiveIntegerField(_("ukuran"))
    digest = models.CharField(_("sidik"), max_length=64)

    class Meta:
        verbose_name = _("lampiran laporan")
        verbose_name_plural = _("lampiran laporan")
        constraints = [models.UniqueConstraint(fields=["report", "digest"], name="attachment_once")]


class Correction(models.Model):
    """What the reader had said of a report, and what the desk says instead: a marked example to learn from."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="corrections", verbose_name=_("laporan"))
    before = models.JSONField(_("semula"))
    after = models.JSONField(_("menjadi"))
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrections", verbose_name=_("diperbaiki oleh")
    )
    corrected_at = models.DateTimeField(_("diperbaiki pada"))

    class Meta:
        verbose_name = _("perbaikan hasil baca")
        verbose_name_plural = _("perbaikan hasil baca")
        ordering = ["corrected_at", "id"]


class LearnedClasses(models.Model):
    """A model of kinds and issues that was moved by the desk's corrections, and what that was worth when adopted."""

    weights = models.BinaryField(_("bobot"))
    examples = models.PositiveIntegerField(_("contoh"))
    worth = models.JSONField(_("nilai"))
    adopted_at = models.DateTimeField(_("dipakai sejak"))

    class Meta:
        verbose_name = _("model hasil belajar")
        verbose_name_plural = _("model hasil belajar")
        ordering = ["id"]


class FieldKind(models.TextChoices):
    TEXT = "text", _("teks")
    NUMBER = "number", _("angka")
    CHOICE = "choice", _("pilihan")
    YESNO = "yesno", _("ya atau tidak")
    DATE = "date", _("tanggal")


class Field(models.Model):
    """A question that the city adds to the report form. It asks about a happening or a place, never about persons."""

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    label = models.CharField(_("pertanyaan"), max_length=120)
    help = models.CharField(_("petunjuk"), max_length=200, blank=True)
    kind = models.CharField(_("jenis isian"), max_length=6, choices=FieldKind)
    choices = models.JSONField(_("pilihan"), default=list, blank=True)  # the words of each, as they are shown and kept
    is_required = models.BooleanField(_("wajib diisi"), default=False)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    valid_from = models.DateField(_("ditanyakan sejak"))
    valid_to = models.DateField(_("ditanyakan sampai"), null=True, blank=True)

    class Meta:
        verbose_name = _("isian tambahan")
        verbose_name_plural = _("isian tambahan")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")), name="field_period"
            )
        ]

    def __str__(self) -> str:
        return self.label


class SavedView(models.Model):
    """A search of the inbox that somebody keeps, for themselves or for their whole office."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name=_("pemilik")
    )
    name = models.CharField(_("nama"), max_length=60)
    query = models.CharField(_("saringan"), max_length=600)
    is_shared = models.BooleanField(_("untuk seluruh instansi"), default=False)
    created_at = models.DateTimeField(_("dibuat pada"))

    class Meta:
        verbose_name = _("saringan tersimpan")
        verbose_name_plural = _("saringan tersimpan")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_once")]

    def __str__(self) -> str:
        return self.name


class Grade(models.Model):
    """How far a source is trusted and its content believed; a later grade stands beside the earlier one."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="grades", verbose_name=_("laporan"))
    source = models.CharField(_("kepercayaan sumber"), max_length=1)  # A to F; the words are terms
    content = models.CharField(_("kebenaran isi"), max_length=1)  # 1 to 6
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="grades_given", verbose_name=_("dinilai oleh")
    )
    graded_at = models.DateTimeField(_("dinilai pada"))

    class Meta:
        verbose_name = _("nilai informasi")
        verbose_name_plural = _("nilai informasi")
        ordering = ["graded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source__in=list("ABCDEF"), content__in=list("123456")), name="grade_on_the_scale"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}{self.content}"


class Fingerprint(models.Model):
    """The signature of an open report's words, by which the worker finds what is nearly equal to it."""

    report = models.OneToOneField(
        Report, models.CASCADE, primary_key=True, related_name="fingerprint", verbose_name=_("laporan")
    )
    signature = models.BinaryField(_("sidik kata"))  # 128 numbers of 32 bits, see extraction.copies

    class Meta:
        verbose_name = _("sidik kata laporan")
        verbose_name_plural = _("sidik kata laporan")
