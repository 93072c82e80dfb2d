"""Local news that is listened to: where, and which of it was about the city's peace."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.intake.models import Report


class ItemFate(models.TextChoices):
    REPORT = "report", _("menjadi laporan")
    IRRELEVANT = "irrelevant", _("tidak berkaitan")
    ELSEWHERE = "elsewhere", _("di luar wilayah")
    UNREAD = "unread", _("tidak dapat dibaca")


class NewsFeed(models.Model):
    """An RSS or Atom address of local news; off until an administrator switches it on."""

    name = models.CharField(_("nama"), max_length=80)
    url = models.CharField(_("alamat"), max_length=400, unique=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("wilayah"))
    is_active = models.BooleanField(_("dibaca"), default=False)
    every_minutes = models.PositiveSmallIntegerField(_("setiap (menit)"), default=30)
    keep_days = models.PositiveSmallIntegerField(_("jejak disimpan (hari)"), default=180)
    mark = models.JSONField(_("penanda"), default=dict, blank=True)
    last_tried_at = models.DateTimeField(_("terakhir dicoba"), null=True)
    last_ok_at = models.DateTimeField(_("terakhir berhasil"), null=True)
    next_at = models.DateTimeField(_("berikutnya"), null=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)
    last_error = models.CharField(_("galat terakhir"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("sumber berita")
        verbose_name_plural = _("sumber berita")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class NewsItem(models.Model):
    """One item that was seen. Of one that is no report only that it was there is kept; of no item the article.

    `facts` is what our own reading found, without a word of the article: kind, matters, places by code, the day.
    """

    feed = models.ForeignKey(NewsFeed, models.CASCADE, related_name="items", verbose_name=_("sumber berita"))
    digest = models.CharField(_("sidik"), max_length=64, unique=True)  # of its guid, else of its link
    fate = models.CharField(_("menjadi apa"), max_length=10, choices=ItemFate)
    title = models.CharField(_("judul"), max_length=300, blank=True)
    link = models.CharField(_("tautan"), max_length=600, blank=True)
    published_at = models.DateTimeField(_("terbit"), null=True)
    facts = models.JSONField(_("hasil baca"), default=dict, blank=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+", null=True, verbose_name=_("laporan"))
    tries = models.PositiveSmallIntegerField(_("percobaan"), default=1)
    seen_at = models.DateTimeField(_("terbaca"))

    class Meta:
        verbose_name = _("butir berita")
        verbose_name_plural = _("butir berita")
        ordering = ["-seen_at", "-id"]
        indexes = [models.Index(fields=["feed", "fate"], name="news_item_counts")]
