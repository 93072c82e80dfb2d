"""What goes out: papers made from a frozen snapshot, so that the same paper can be printed again years later."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Region
from kentongan.meetings.models import Meeting


class BriefKind(models.TextChoices):
    MINUTES = "minutes", _("notulen rakor")
    INVITATION = "invitation", _("undangan rakor")
    ATTENDANCE = "attendance", _("daftar hadir rakor")
    OUTCOME = "outcome", _("laporan hasil rakor")
    FOLLOW_UP = "follow_up", _("lembar tindak lanjut instansi")
    PRESS = "press", _("siaran pers")
    MONTHLY = "monthly", _("laporan bulanan")
    DAILY = "daily", _("laporan situasi harian")
    INFORMATION = "information", _("laporan informasi")
    RISK_MAP = "risk_map", _("peta kerawanan")
    PLAN = "plan", _("rencana aksi terpadu")
    PLAN_REPORT = "plan_report", _("laporan rencana aksi terpadu")


class Reset(models.TextChoices):
    YEARLY = "yearly", _("tiap tahun")
    MONTHLY = "monthly", _("tiap bulan")
    NEVER = "never", _("tidak pernah")


class PressState(models.TextChoices):
    DRAFT = "draft", _("konsep")
    RELEASED = "released", _("terbit")
    REPLACED = "replaced", _("diganti konsep baru")
    WITHDRAWN = "withdrawn", _("ditarik")


class Letterhead(models.Model):
    """What stands above every paper. A change is a new row, so that an old paper keeps its own head."""

    lines = models.TextField(_("baris kop"))  # one a line, the last two the largest
    address = models.CharField(_("alamat"), max_length=300, blank=True)
    logo = models.BinaryField(_("lambang"), null=True)  # a PNG, checked when it is taken in
    digest = models.CharField(_("sidik lambang"), max_length=64, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="letterheads", verbose_name=_("diatur oleh")
    )
    set_at = models.DateTimeField(_("diatur pada"))

    class Meta:
        verbose_name = _("kop surat")
        verbose_name_plural = _("kop surat")
        ordering = ["-set_at", "-id"]


class PaperSetting(models.Model):
    """How the city numbers and signs one kind of paper. Without a row the shipped values count (data/settings.toml)."""

    kind = models.CharField(_("jenis"), max_length=12, choices=BriefKind, unique=True)
    series = models.SlugField(_("deret nomor"), max_length=20)  # kinds that share it count together
    pattern = models.CharField(_("pola nomor"), max_length=80)
    code = models.CharField(_("kode"), max_length=30, blank=True)
    office = models.CharField(_("kode kantor"), max_length=30, blank=True)
    reset = models.CharField(_("mulai lagi dari satu"), max_length=7, choices=Reset, default=Reset.YEARLY)
    nature = models.CharField(_("sifat"), max_length=30, blank=True)
    signatory_office = models.CharField(_("jabatan penanda tangan"), max_length=160, blank=True)
    signatory_name = models.CharField(_("nama penanda tangan"), max_length=120, blank=True)
    signatory_rank = models.CharField(_("pangkat"), max_length=80, blank=True)
    signatory_nip = models.CharField(_("NIP"), max_length=30, blank=True)
    copies = models.TextField(_("tembusan"), blank=True)  # one a line
    is_public = models.BooleanField(_("tampil di halaman umum"), default=True)  # asked of press releases only

    class Meta:
        verbose_name = _("aturan naskah")
        verbose_name_plural = _("aturan naskah")
        ordering = ["kind"]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PaperTemplate(models.Model):
    """A DOCX file by which the city prints one kind of paper, from a day on. Papers composed with it keep it."""

    kind = models.CharField(_("jenis"), max_length=12, choices=BriefKind)
    name = models.CharField(_("nama berkas"), max_length=120)
    content = models.BinaryField(_("isi berkas"))
    digest = models.CharField(_("sidik berkas"), max_length=64)
    valid_from = models.DateField(_("berlaku sejak"))
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="paper_templates", verbose_name=_("diunggah oleh")
    )
    loaded_at = models.DateTimeField(_("diunggah pada"))
    retired_at = models.DateTimeField(_("tidak dipakai lagi sejak"), null=True)

    class Meta:
        verbose_name = _("templat naskah")
        verbose_name_plural = _("templat naskah")
        ordering = ["kind", "-valid_from", "-id"]

    def __str__(self) -> str:
        return self.name


class Brief(models.Model):
    """One paper. `snapshot` holds everything printed on it; PDF and DOCX are made from that alone."""

    kind = models.CharField(_("jenis"), max_length=12, choices=BriefKind)
    number = models.CharField(_("nomor naskah"), max_length=120, unique=True)
    title = models.CharField(_("judul"), max_length=300, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="briefs", verbose_name=_("rakor"))
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="briefs", verbose_name=_("instansi"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="briefs", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    starts_on = models.DateField(_("dari tanggal"), null=True)
    ends_on = models.DateField(_("sampai tanggal"), null=True)
    as_of = models.DateField(_("keadaan per tanggal"), null=True)
    letterhead = models.ForeignKey(
        Letterhead, models.PROTECT, null=True, related_name="briefs", verbose_name=_("kop surat")
    )
    template = models.ForeignKey(
        PaperTemplate, models.PROTECT, null=True, related_name="briefs", verbose_name=_("templat naskah")
    )
    snapshot = models.JSONField(_("isi"))
    digest = models.CharField(_("sidik isi"), max_length=64)
    token = models.UUIDField(_("nomor formulir"), null=True, unique=True)  # the same form sent twice makes one paper
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="briefs", verbose_name=_("disusun oleh")
    )
    composed_at = models.DateTimeField(_("disusun pada"))

    class Meta:
        verbose_name = _("naskah")
        verbose_name_plural = _("naskah")
        ordering = ["-composed_at"]
        indexes = [models.Index(fields=["kind", "-composed_at"], name="brief_kind")]  # the list with its filter

    def __str__(self) -> str:
        return self.number

    @property
    def name(self) -> str:
        """Return the title; papers older than titles are called by their rakor."""
        return self.title or (self.meeting.title if self.meeting else self.number)


class PressRelease(models.Model):
    """The way of one press release to the public: who drafted it, and which other person let it out."""

    brief = models.OneToOneField(Brief, models.PROTECT, related_name="press", verbose_name=_("naskah"))
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="press", verbose_name=_("rakor"))
    slug = models.SlugField(_("alamat"), max_length=120, unique=True)
    state = models.CharField(_("keadaan"), max_length=9, choices=PressState, default=PressState.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="press_drafted", verbose_name=_("penyusun")
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="press_released",
        verbose_name=_("diterbitkan oleh"),
    )
    released_at = models.DateTimeField(_("terbit pada"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="press_withdrawn", verbose_name=_("penarik")
    )
    withdrawn_at = models.DateTimeField(_("ditarik pada"), null=True)
    withdrawn_why = models.CharField(_("alasan ditarik"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("penerbitan siaran pers")
        verbose_name_plural = _("penerbitan siaran pers")
        ordering = ["-released_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(state="released"), name="press_one_released"),
            models.UniqueConstraint(fields=["meeting"], condition=Q(state="draft"), name="press_one_draft"),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("drafted_by")), name="press_second_person"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "replaced"), released_at=None)
                | Q(state="released", released_by__isnull=False, released_at__isnull=False)
                | Q(state="withdrawn"),
                name="press_released_by_whom",
            ),
            models.CheckConstraint(condition=~Q(state="withdrawn") | ~Q(withdrawn_why=""), name="press_withdrawn_why"),
        ]

    def __str__(self) -> str:
        return self.slug
