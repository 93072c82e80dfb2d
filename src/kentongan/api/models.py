"""Keys of machines, the messages published for them, and how this city's alerts are told in CAP's words."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import Alert, AlertLevel
from kentongan.city.models import Agency, Classification, Region
from kentongan.journal.models import Entry


class Feed(models.TextChoices):
    """What a key may open."""

    CAP = "cap", _("pesan CAP")
    ATOM = "atom", _("peringatan untuk pembaca Atom")
    GEOJSON = "geojson", _("peringatan untuk peta (GeoJSON)")
    DATA = "data", _("data lewat REST (baca)")
    SEND = "report.send", _("mengirim laporan lewat REST")


class MessageKind(models.TextChoices):
    """The kinds of CAP messages this city sends, by the words of the standard."""

    ALERT = "Alert", _("peringatan baru")
    UPDATE = "Update", _("pembaruan")
    CANCEL = "Cancel", _("pembatalan")


class ApiKey(models.Model):
    """A machine's key. Of the secret only its SHA-256 is kept: 32 random bytes need no slow hash."""

    label = models.CharField(_("sebutan"), max_length=80)
    prefix = models.CharField(_("awalan"), max_length=12, unique=True)
    digest = models.CharField(_("sidik rahasia"), max_length=64)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="keys_held", verbose_name=_("pemegang")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="keys", verbose_name=_("instansi pemegang")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="keys", verbose_name=_("wilayah"))
    clearance = models.PositiveSmallIntegerField(_("hak baca"), choices=Classification, default=Classification.OPEN)
    feeds = models.JSONField(_("umpan"), default=list)  # codes of Feed
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="keys_made", verbose_name=_("dibuat oleh")
    )
    created_at = models.DateTimeField(_("dibuat"))
    expires_at = models.DateTimeField(_("berlaku sampai"))
    last_used_at = models.DateTimeField(_("terakhir dipakai"), null=True)  # to the minute
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="keys_revoked", verbose_name=_("dicabut oleh")
    )
    revoked_at = models.DateTimeField(_("dicabut"), null=True)

    class Meta:
        verbose_name = _("kunci umpan")
        verbose_name_plural = _("kunci umpan")
        constraints = [
            # A form sent twice makes one key.
            models.UniqueConstraint(
                fields=["label"], condition=models.Q(revoked_at__isnull=True), name="key_label_once_in_use"
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) ^ models.Q(agency__isnull=True), name="key_one_holder"
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True) ^ models.Q(revoked_by__isnull=False),
                name="key_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def opens(self) -> str:
        """The feeds it is for, in words."""
        return ", ".join(str(Feed(code).label) for code in self.feeds)


class Quota(models.Model):
    """How many requests came in one minute, by a key or, without a valid one, from an address (kept as a digest)."""

    who = models.CharField(_("siapa"), max_length=64)
    minute = models.DateTimeField(_("menit"), db_index=True)
    count = models.PositiveIntegerField(_("banyak permintaan"), default=0)

    class Meta:
        verbose_name = _("jatah permintaan")
        verbose_name_plural = _("jatah permintaan")
        constraints = [models.UniqueConstraint(fields=["who", "minute"], name="quota_once")]


class CapProfile(models.Model):
    """As whom the city speaks in CAP; one row."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sender = models.CharField(_("pengenal pengirim"), max_length=80)
    sender_name = models.CharField(_("nama pengirim"), max_length=120)
    contact = models.CharField(_("narahubung"), max_length=120, blank=True)
    site = models.URLField(_("alamat pemasangan ini"), max_length=120, blank=True)
    audience = models.CharField(_("untuk siapa"), max_length=200)
    is_public = models.BooleanField(_("peringatan biasa boleh diteruskan ke masyarakat"), default=False)

    class Meta:
        verbose_name = _("profil CAP")
        verbose_name_plural = _("profil CAP")
        constraints = [models.CheckConstraint(condition=models.Q(number=1), name="cap_profile_one")]


class CapLevel(models.Model):
    """How one of our levels is told in CAP: its three scales, the response, what people should do, and for how long."""

    level = models.CharField(_("tingkat"), max_length=7, choices=AlertLevel, primary_key=True)
    urgency = models.CharField(_("urgensi (urgency)"), max_length=9)
    severity = models.CharField(_("keparahan (severity)"), max_length=8)
    response = models.CharField(_("tanggapan (responseType)"), max_length=8)
    instruction = models.TextField(_("anjuran"), max_length=600)
    instruction_en = models.TextField(_("anjuran (Inggris)"), max_length=600, blank=True)
    description_en = models.TextField(_("uraian (Inggris)"), max_length=600, blank=True)
    hours = models.PositiveSmallIntegerField(_("berlaku (jam)"), default=24)

    class Meta:
        verbose_name = _("tingkat dalam CAP")
        verbose_name_plural = _("tingkat dalam CAP")
        constraints = [models.CheckConstraint(condition=models.Q(hours__range=(1, 720)), name="cap_level_hours")]

    def __str__(self) -> str:
        return str(self.get_level_display())


class CapCategory(models.Model):
    """Which of CAP's categories one of our kinds of trouble falls under."""

    code = models.CharField(_("perkara"), max_length=40, primary_key=True)
    categories = models.JSONField(_("kategori CAP"), default=list)
    because = models.CharField(_("alasan"), max_length=200)

    class Meta:
        verbose_name = _("perkara dalam CAP")
        verbose_name_plural = _("perkara dalam CAP")
        ordering = ["code"]


class CapLine(models.Model):
    """That a journal line of an alert was looked at for publishing; each line once, in one transaction with what it
    brought about."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="+", verbose_name=_("baris"))
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("baris yang sudah diumumkan")
        verbose_name_plural = _("baris yang sudah diumumkan")


class CapMessage(models.Model):
    """One CAP message as it was sent. The XML never changes; what changes is told by the next message.

    Messages of one `series` refer to each other. Another secrecy or region is another audience: the series ends there
    with a Cancel, and a new one begins for those who may know.
    """

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="cap_messages", verbose_name=_("peringatan"))
    number = models.PositiveIntegerField(_("nomor"))
    series = models.PositiveIntegerField(_("rangkaian"))  # the number of the message that opened it
    identifier = models.CharField(_("pengenal"), max_length=80, unique=True)
    kind = models.CharField(_("jenis"), max_length=6, choices=MessageKind)
    # Why it was sent: a line of the journal, or a message that was about to expire.
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+", verbose_name=_("baris jurnal"))
    renews = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="renewed", verbose_name=_("memperpanjang")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="cap_messages", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(_("klasifikasi"), choices=Classification)
    sender = models.CharField(_("pengirim"), max_length=80)
    sent_at = models.DateTimeField(_("dikirim"))
    expires_at = models.DateTimeField(_("berlaku sampai"))
    renew_at = models.DateTimeField(_("diperbarui mulai"))  # a little before it expires, if the alert is open then
    status = models.CharField(_("status"), max_length=8)
    scope = models.CharField(_("lingkup"), max_length=10)
    headline = models.CharField(_("judul"), max_length=160)
    facts = models.JSONField(_("keadaan yang diumumkan"))  # what a later change is measured against
    xml = models.TextField(_("isi"))
    digest = models.CharField(_("sidik"), max_length=64)
    is_current = models.BooleanField(_("terbaru"), default=True)

    class Meta:
        verbose_name = _("pesan CAP")
        verbose_name_plural = _("pesan CAP")
        constraints = [
            models.UniqueConstraint(fields=["alert", "number"], name="cap_number_once"),
            models.UniqueConstraint(fields=["alert", "entry", "kind"], name="cap_once_for_a_line"),
            models.UniqueConstraint(fields=["alert"], condition=models.Q(is_current=True), name="cap_one_current"),
            models.CheckConstraint(
                condition=models.Q(entry__isnull=True) ^ models.Q(renews__isnull=True), name="cap_one_cause"
            ),
        ]
        indexes = [
            models.Index(fields=["-sent_at", "-id"], name="cap_newest"),
            models.Index(fields=["renew_at"], condition=models.Q(is_current=True), name="cap_expiring"),
        ]

    def __str__(self) -> str:
        return self.identifier

    @property
    def uuid(self) -> UUID:
        """The part of the identifier that makes it unique."""
        return UUID(self.identifier.rpartition("-")[2])
