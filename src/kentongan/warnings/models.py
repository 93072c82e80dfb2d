"""What official bodies outside warn of, and where we hear it from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region


class FeedKind(models.TextChoices):
    MANUAL = "manual", _("berkas CAP yang diunggah")
    CAP = "cap", _("satu pesan CAP")
    RSS = "rss", _("daftar RSS yang menunjuk pesan CAP")
    EARTHQUAKE = "earthquake", _("gempa bumi (JSON BMKG)")
    WEATHER = "weather", _("prakiraan cuaca per kelurahan (JSON BMKG)")


class CapKind(models.TextChoices):
    ALERT = "alert", _("peringatan baru")
    UPDATE = "update", _("pembaruan")
    CANCEL = "cancel", _("pembatalan")


class CapUrgency(models.TextChoices):
    IMMEDIATE = "immediate", _("bertindak sekarang juga")
    EXPECTED = "expected", _("bertindak dalam satu jam")
    FUTURE = "future", _("bertindak dalam waktu dekat")
    PAST = "past", _("sudah lewat")
    UNKNOWN = "unknown", _("mendesaknya tidak diketahui")


class CapSeverity(models.TextChoices):
    EXTREME = "extreme", _("ancaman luar biasa")
    SEVERE = "severe", _("ancaman besar")
    MODERATE = "moderate", _("ancaman yang mungkin")
    MINOR = "minor", _("ancaman kecil")
    UNKNOWN = "unknown", _("beratnya tidak diketahui")


class CapCertainty(models.TextChoices):
    OBSERVED = "observed", _("sudah teramati")
    LIKELY = "likely", _("besar kemungkinan")
    POSSIBLE = "possible", _("mungkin terjadi")
    UNLIKELY = "unlikely", _("kecil kemungkinan")
    UNKNOWN = "unknown", _("kepastiannya tidak diketahui")


class WarningSource(models.Model):
    """An address outside that is asked now and then; off until an administrator switches it on.

    `options` are settings of the reading, as how near an earthquake has to be. `mark` is what the other side wants to
    hear next time, so that it need not send the same again: ETag and Last-Modified.
    """

    code = models.SlugField(_("kode"), max_length=60, primary_key=True)
    label = models.CharField(_("sebutan"), max_length=120)
    kind = models.CharField(_("bentuk"), max_length=10, choices=FeedKind)
    url = models.CharField(_("alamat"), max_length=400, blank=True)
    attribution = models.CharField(_("disebut sebagai"), max_length=200)
    enabled = models.BooleanField(_("dibaca"), default=False)
    every_minutes = models.PositiveSmallIntegerField(_("setiap (menit)"), default=15)
    options = models.JSONField(_("setelan"), default=dict, blank=True)
    mark = models.JSONField(_("penanda"), default=dict, blank=True)
    last_tried_at = models.DateTimeField(_("terakhir dicoba"), null=True)
    last_ok_at = models.DateTimeField(_("terakhir berhasil"), null=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)
    last_error = models.CharField(_("galat terakhir"), max_length=300, blank=True)
    next_at = models.DateTimeField(_("berikutnya"), null=True)

    class Meta:
        verbose_name = _("sumber peringatan")
        verbose_name_plural = _("sumber peringatan")
        ordering = ["label", "code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(every_minutes__gte=1), name="warning_source_polite"),
            models.CheckConstraint(
                condition=models.Q(enabled=False) | ~models.Q(url=""), name="warning_source_enabled_has_address"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class OfficialWarning(models.Model):
    """One message of an official body that touches the city; kept with the kelurahan it touches.

    The words of urgency, severity and certainty are those of CAP 1.2. They are not our levels.
    """

    source = models.ForeignKey(WarningSource, models.PROTECT, related_name="warnings", verbose_name=_("sumber"))
    identifier = models.CharField(_("nomor dari sumber"), max_length=200)
    sender = models.CharField(_("pengirim"), max_length=200)
    sent_at = models.DateTimeField(_("dikirim"))
    kind = models.CharField(_("jenis pesan"), max_length=6, choices=CapKind)
    references = models.JSONField(_("menunjuk"), default=list, blank=True)
    event = models.CharField(_("bahaya"), max_length=120, blank=True)
    headline = models.CharField(_("judul"), max_length=300, blank=True)
    urgency = models.CharField(_("mendesaknya"), max_length=9, choices=CapUrgency)
    severity = models.CharField(_("beratnya"), max_length=8, choices=CapSeverity)
    certainty = models.CharField(_("kepastiannya"), max_length=8, choices=CapCertainty)
    onset = models.DateTimeField(_("mulai"))
    expires = models.DateTimeField(_("berakhir"))
    areas = models.TextField(_("wilayah menurut sumber"), blank=True)
    regions = models.ManyToManyField(Region, related_name="official_warnings", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    attribution = models.CharField(_("sumber resmi"), max_length=200)
    is_cancelled = models.BooleanField(_("dibatalkan"), default=False)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="supersedes", verbose_name=_("diganti oleh")
    )
    received_at = models.DateTimeField(_("diterima"))

    class Meta:
        verbose_name = _("peringatan resmi")
        verbose_name_plural = _("peringatan resmi")
        ordering = ["-sent_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="official_warning_once")]
        indexes = [models.Index(fields=["expires"], name="official_warning_running")]

    def __str__(self) -> str:
        return f"PR-{self.pk:05d}"
