"""Posts that are kept by people, and what these people say of them by the hour."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Region

LATE = timedelta(minutes=10)  # more than a slow line needs


class Condition(models.TextChoices):
    FINE = "fine", _("aman")
    HELP = "help", _("perlu bantuan")


class Post(models.Model):
    """A place that somebody keeps: pos kamling, TPS, posko. How often it should be heard from is its own.

    Without `every_minutes` nothing is expected of it, and it is never silent. `opens` and `closes` are hours of the
    city's clock; without them it is kept around the clock, and one that opens later than it closes is kept overnight.
    """

    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    label = models.CharField(_("sebutan"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=40)
    region = models.ForeignKey(Region, models.PROTECT, related_name="posts", verbose_name=_("wilayah"))
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="posts", verbose_name=_("penyelenggara"))
    active_from = models.DateField(_("dijaga sejak"))
    active_to = models.DateField(_("dijaga sampai"), null=True)
    every_minutes = models.PositiveIntegerField(_("lapor masuk setiap (menit)"), null=True)
    opens = models.TimeField(_("jam mulai"), null=True)
    closes = models.TimeField(_("jam selesai"), null=True)
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts_added", verbose_name=_("ditambahkan oleh")
    )
    added_at = models.DateTimeField(_("ditambahkan pada"))
    token = models.UUIDField(_("nomor formulir"), null=True, unique=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("pos")
        verbose_name_plural = _("pos")
        ordering = ["region", "label", "id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "label"], condition=Q(active_to=None), name="post_once"),
            models.CheckConstraint(
                condition=Q(lat=None, lng=None) | Q(lat__isnull=False, lng__isnull=False), name="post_whole_point"
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(opens__isnull=False, closes__isnull=False),
                name="post_whole_hours",
            ),
            models.CheckConstraint(
                condition=Q(active_to=None) | Q(active_to__gte=models.F("active_from")), name="post_period"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class PostCheckIn(models.Model):
    """Somebody at a post says how it stands there. Its id is made by the phone: the same id twice is one check-in.

    `at` is when it was said, by the phone's clock as far as that could be put right; `received_at` when it came in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    post = models.ForeignKey(Post, models.PROTECT, related_name="check_ins", verbose_name=_("pos"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="check_ins", verbose_name=_("pelapor")
    )
    at = models.DateTimeField(_("waktu"))
    received_at = models.DateTimeField(_("diterima"))
    condition = models.CharField(_("keadaan"), max_length=4, choices=Condition, default=Condition.FINE)
    note = models.CharField(_("catatan"), max_length=500, blank=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    distance = models.PositiveIntegerField(_("jarak dari pos (meter)"), null=True)
    photo = models.ImageField(_("foto"), upload_to="pos/%Y/%m", blank=True)
    photo_digest = models.CharField(_("sidik foto"), max_length=64, blank=True)
    answer = models.CharField(_("tanggapan"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="check_ins_answered",
        verbose_name=_("ditanggapi oleh"),
    )
    answered_at = models.DateTimeField(_("ditanggapi pada"), null=True)

    class Meta:
        verbose_name = _("lapor masuk")
        verbose_name_plural = _("lapor masuk")
        ordering = ["-at", "-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lat=None, lng=None) | Q(lat__isnull=False, lng__isnull=False), name="check_in_whole_point"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="check_in_answered_in_words",
            ),
        ]
        indexes = [
            models.Index(fields=["post", "-at"], name="check_in_latest"),
            models.Index(fields=["condition", "answered_at"], name="check_in_help"),
        ]

    @property
    def late(self) -> bool:
        """Did it come in long after it was said, as from a phone without a network?"""
        return self.received_at - self.at > LATE
