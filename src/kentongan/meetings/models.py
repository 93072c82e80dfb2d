"""The rakor: who came, what was at issue, what was ordered, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency, Classification, Region
from kentongan.intake.models import Report


class Mode(models.TextChoices):
    ON_SITE = "luring", _("luring")
    ONLINE = "daring", _("daring")
    BOTH = "gabungan", _("luring dan daring")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("direncanakan")
    HELD = "held", _("sudah berlangsung")
    CLOSED = "closed", _("notulen ditutup")


class Meeting(models.Model):
    """One rakor, past or to come."""

    title = models.CharField(_("nama rapat"), max_length=200)
    held_on = models.DateField(_("tanggal"))
    starts_at = models.TimeField(_("pukul"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=160)
    mode = models.CharField(_("cara hadir"), max_length=8, choices=Mode, default=Mode.BOTH)
    chair = models.CharField(_("pimpinan rapat"), max_length=160)
    summary = models.TextField(_("pokok bahasan"), blank=True)
    state = models.CharField(_("keadaan"), max_length=7, choices=MeetingState, default=MeetingState.PLANNED)
    region = models.ForeignKey(Region, models.PROTECT, related_name="meetings", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    source = models.OneToOneField(
        Report, models.PROTECT, null=True, related_name="meeting", verbose_name=_("laporan asal")
    )
    origin = models.CharField(_("asal"), max_length=200, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="meetings_called", verbose_name=_("dibuat oleh")
    )
    closed_at = models.DateTimeField(_("ditutup pada"), null=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("rakor")
        verbose_name_plural = _("rakor")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="closed") | models.Q(closed_at__isnull=False), name="meeting_closed_when"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """An office was there, in the room or online; who stood in for it is a remark."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance", verbose_name=_("rakor"))
    office = models.CharField(_("unsur"), max_length=120)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="attendance", verbose_name=_("instansi"))
    representing = models.CharField(_("mewakili"), max_length=120, blank=True)
    mode = models.CharField(_("cara hadir"), max_length=8, choices=Mode, default=Mode.ON_SITE)

    class Meta:
        verbose_name = _("kehadiran")
        verbose_name_plural = _("kehadiran")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "office"], name="attendance_once")]


class Issue(models.Model):
    """A matter that was raised."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="issues", verbose_name=_("rakor"))
    category = models.CharField(_("perkara"), max_length=40)
    dimension = models.CharField(_("bidang"), max_length=20)
    text = models.TextField(_("uraian"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="issues", verbose_name=_("wilayah"))

    class Meta:
        verbose_name = _("pokok masalah")
        verbose_name_plural = _("pokok masalah")
        ordering = ["id"]


class Directive(models.Model):
    """What the chair ordered. Each responsible agency gets an action item of its own; those open the next rakor."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="directives", verbose_name=_("rakor"))
    text = models.TextField(_("arahan"))
    responsible = models.ManyToManyField(Agency, related_name="directives", verbose_name=_("penanggung jawab"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="directives", verbose_name=_("wilayah"))
    phase = models.CharField(_("tahap"), max_length=40)
    due_on = models.DateField(_("tenggat"))
    actions = models.ManyToManyField(ActionItem, related_name="directives", verbose_name=_("tindak lanjut"))

    class Meta:
        verbose_name = _("arahan")
        verbose_name_plural = _("arahan")
        ordering = ["id"]


class AgendaItem(models.Model):
    """A point of the agenda that the secretary added; the rest of the agenda builds itself from what is open."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name=_("rakor"))
    text = models.CharField(_("mata acara"), max_length=240)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("mata acara")
        verbose_name_plural = _("mata acara")
        ordering = ["order", "id"]
