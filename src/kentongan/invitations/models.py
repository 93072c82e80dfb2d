"""Calling the rakor: the series it belongs to, who is invited, what they answer, and what was moved."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Region
from kentongan.meetings.models import Meeting, Mode


class RuleOfDay(models.TextChoices):
    DATE = "date", _("tanggal yang sama")
    WEEKDAY = "weekday", _("hari yang sama dalam minggu")


class Weekday(models.IntegerChoices):
    """As Python counts them; a working week has five."""

    MONDAY = 0, _("Senin")
    TUESDAY = 1, _("Selasa")
    WEDNESDAY = 2, _("Rabu")
    THURSDAY = 3, _("Kamis")
    FRIDAY = 4, _("Jumat")


class NthWeek(models.IntegerChoices):
    FIRST = 1, _("pertama")
    SECOND = 2, _("kedua")
    THIRD = 3, _("ketiga")
    FOURTH = 4, _("keempat")
    LAST = 5, _("terakhir")


class Series(models.Model):
    """A rakor that comes back: every so many months, on a day told by a rule, at one place, with the same offices."""

    title = models.CharField(_("pola nama rapat"), max_length=160)  # {bulan} becomes the month and the year
    region = models.ForeignKey(Region, models.PROTECT, related_name="meeting_series", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    interval = models.PositiveSmallIntegerField(_("setiap (bulan)"), default=1)
    rule = models.CharField(_("aturan hari"), max_length=7, choices=RuleOfDay, default=RuleOfDay.WEEKDAY)
    day = models.PositiveSmallIntegerField(_("tanggal"), null=True, blank=True)  # 1 to 31; a short month ends earlier
    weekday = models.PositiveSmallIntegerField(_("hari"), choices=Weekday, null=True, blank=True)
    nth = models.PositiveSmallIntegerField(_("minggu ke"), choices=NthWeek, null=True, blank=True)
    starts_at = models.TimeField(_("pukul"), null=True, blank=True)
    ends_at = models.TimeField(_("sampai pukul"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=160)
    mode = models.CharField(_("cara hadir"), max_length=8, choices=Mode, default=Mode.BOTH)
    link = models.URLField(_("tautan rapat daring"), max_length=300, blank=True)
    chair = models.CharField(_("pimpinan rapat"), max_length=160)
    agencies = models.ManyToManyField(
        Agency, blank=True, related_name="meeting_series", verbose_name=_("instansi yang diundang")
    )
    lead_days = models.PositiveSmallIntegerField(_("disiapkan (hari sebelumnya)"), default=21)
    remind_days = models.PositiveSmallIntegerField(_("diingatkan (hari sebelumnya)"), default=2)
    active_from = models.DateField(_("berlaku sejak"))  # its month is the first that has a rakor
    active_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="meeting_series", verbose_name=_("diatur oleh")
    )

    class Meta:
        verbose_name = _("seri rakor")
        verbose_name_plural = _("seri rakor")
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["region", "title"], name="series_title_once"),
            models.CheckConstraint(condition=Q(interval__gte=1, interval__lte=12), name="series_interval"),
            models.CheckConstraint(
                condition=Q(rule="date", day__gte=1, day__lte=31, weekday=None, nth=None)
                | Q(rule="weekday", day=None, weekday__lte=4, nth__gte=1, nth__lte=5),
                name="series_one_rule",
            ),
            models.CheckConstraint(
                condition=Q(active_to=None) | Q(active_to__gte=F("active_from")), name="series_period"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Proposal(models.Model):
    """That a series has made its rakor of one period, and from which day it was moved off."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="proposals", verbose_name=_("seri rakor"))
    period = models.DateField(_("periode"))  # the first of its month
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="proposal", verbose_name=_("rakor"))
    moved_from = models.DateField(_("digeser dari"), null=True)
    moved_why = models.CharField(_("alasan digeser"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("usulan rakor")
        verbose_name_plural = _("usulan rakor")
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="proposal_once")]


class Reply(models.TextChoices):
    """What an office says to an invitation."""

    NONE = "", _("belum menjawab")
    COMING = "coming", _("hadir")
    DEPUTY = "deputy", _("diwakili")
    ABSENT = "absent", _("tidak hadir")


class Invitation(models.Model):
    """One office is called to one rakor, and says who comes. The words are shown to whom the rakor exists for."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations", verbose_name=_("rakor"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="invitations", verbose_name=_("instansi"))
    sent_at = models.DateTimeField(_("dikirim pada"), null=True)  # none: chosen, not sent yet
    reply = models.CharField(_("jawaban"), max_length=7, choices=Reply, default=Reply.NONE, blank=True)
    represented_by = models.CharField(_("nama yang hadir"), max_length=120, blank=True)
    represented_office = models.CharField(_("jabatannya"), max_length=160, blank=True)
    note = models.CharField(_("keterangan"), max_length=240, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="invitations_answered",
        verbose_name=_("dijawab oleh"),
    )
    answered_at = models.DateTimeField(_("dijawab pada"), null=True)
    answered_for = models.PositiveSmallIntegerField(_("untuk perubahan ke"), null=True)  # Meeting.sequence at that time
    reminded_for = models.PositiveSmallIntegerField(_("diingatkan untuk perubahan ke"), null=True)

    class Meta:
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")
        ordering = ["agency__short", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "agency"], name="invitation_once"),
            models.CheckConstraint(
                condition=Q(reply="", answered_at=None, answered_by=None)
                | (~Q(reply="") & Q(answered_at__isnull=False, answered_by__isnull=False, sent_at__isnull=False)),
                name="invitation_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(reply="deputy") | ~Q(represented_by=""), name="invitation_deputy_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"UND-{self.pk:05d}"

    @property
    def is_outdated(self) -> bool:
        """Answered before the rakor was moved: the answer may no longer hold."""
        return bool(self.reply) and self.answered_for != self.meeting.sequence


class ChangeKind(models.TextChoices):
    MOVED = "moved", _("diubah")
    CANCELLED = "cancelled", _("dibatalkan")


class Change(models.Model):
    """What a rakor was before it was moved or cancelled, and why it was."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="changes", verbose_name=_("rakor"))
    kind = models.CharField(_("jenis"), max_length=9, choices=ChangeKind)
    sequence = models.PositiveSmallIntegerField(_("perubahan ke"))
    held_on = models.DateField(_("tanggal semula"))
    starts_at = models.TimeField(_("pukul semula"), null=True)
    place = models.CharField(_("tempat semula"), max_length=160)
    mode = models.CharField(_("cara hadir semula"), max_length=8, choices=Mode)
    reason = models.CharField(_("alasan"), max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="meeting_changes", verbose_name=_("diubah oleh")
    )
    made_at = models.DateTimeField(_("diubah pada"))

    class Meta:
        verbose_name = _("perubahan rakor")
        verbose_name_plural = _("perubahan rakor")
        ordering = ["sequence", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sequence"], name="meeting_change_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="meeting_change_has_a_reason"),
        ]
