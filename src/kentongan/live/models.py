"""A rakor while it goes on: where the agenda stands, who speaks, and who has knocked at the door."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency
from kentongan.meetings.models import AgendaItem, Arrival, Meeting, Mode


class DoorPolicy(models.TextChoices):
    CLOSED = "closed", _("pintu tertutup")
    MEMBERS = "members", _("hanya yang punya akun")
    ANYONE = "anyone", _("siapa pun yang memindai")


class LiveMeeting(models.Model):
    """The running of one rakor, which the wall and every secretary's screen follow.

    `version` rises with each deed, so that a screen can ask whether anything came. What hangs on the door's code bears
    `started_at`, so that codes of an earlier start open nothing.
    """

    meeting = models.OneToOneField(
        Meeting, models.CASCADE, primary_key=True, related_name="live", verbose_name=_("rakor")
    )
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, related_name="+", verbose_name=_("mata acara sekarang")
    )
    speaker = models.CharField(_("pembicara"), max_length=120, blank=True)
    next_speaker = models.CharField(_("pembicara berikutnya"), max_length=120, blank=True)
    door = models.CharField(_("pintu"), max_length=7, choices=DoorPolicy, default=DoorPolicy.CLOSED)
    version = models.PositiveIntegerField(_("versi"), default=1)
    started_at = models.DateTimeField(_("dimulai pada"))
    paused_at = models.DateTimeField(_("diskors sejak"), null=True)
    ended_at = models.DateTimeField(_("selesai pada"), null=True)

    class Meta:
        verbose_name = _("rakor berlangsung")
        verbose_name_plural = _("rakor berlangsung")

    @property
    def region_id(self) -> str:
        return self.meeting.region_id

    @property
    def classification(self) -> int:
        return self.meeting.classification

    @property
    def is_running(self) -> bool:
        return self.ended_at is None


class DoorNameState(models.TextChoices):
    WAITING = "waiting", _("menunggu sekretaris")
    CONFIRMED = "confirmed", _("dibenarkan")
    STRUCK = "struck", _("dicoret")


class DoorName(models.Model):
    """Somebody says at the door that they are here. It counts once the secretary confirms it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # made with the form: sent twice is one arrival
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="door_names", verbose_name=_("rakor"))
    office = models.CharField(_("unsur"), max_length=120)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", verbose_name=_("instansi"))
    person = models.CharField(_("nama"), max_length=120)
    representing = models.CharField(_("mewakili"), max_length=120, blank=True)
    mode = models.CharField(_("cara hadir"), max_length=8, choices=Mode, default=Mode.ON_SITE)
    arrival = models.CharField(_("cara tercatat"), max_length=4, choices=Arrival, default=Arrival.DOOR)
    arrived_at = models.DateTimeField(_("tercatat pada"))
    state = models.CharField(_("keadaan"), max_length=9, choices=DoorNameState, default=DoorNameState.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diputuskan oleh")
    )

    class Meta:
        verbose_name = _("kedatangan")
        verbose_name_plural = _("kedatangan")
        ordering = ["arrived_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "office", "person"], condition=~models.Q(state="struck"), name="door_name_once"
            )
        ]
        indexes = [models.Index(fields=["meeting", "arrived_at"], name="door_name_rate")]

    @property
    def region_id(self) -> str:
        return self.meeting.region_id

    @property
    def classification(self) -> int:
        return self.meeting.classification
