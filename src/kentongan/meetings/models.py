"""The rakor: who came, what was at issue, what was ordered, and what became of it."""

import uuid

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
    CANCELLED = "cancelled", _("dibatalkan")


class Meeting(models.Model):
    """One rakor, past or to come."""

    title = models.CharField(_("nama rapat"), max_length=200)
    held_on = models.DateField(_("tanggal"))
    starts_at = models.TimeField(_("pukul"), null=True, blank=True)
    ends_at = models.TimeField(_("sampai pukul"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=160)
    mode = models.CharField(_("cara hadir"), max_length=8, choices=Mode, default=Mode.BOTH)
    link = models.URLField(_("tautan rapat daring"), max_length=300, blank=True)
    sequence = models.PositiveSmallIntegerField(_("perubahan ke"), default=0)  # of date, place or mode: RFC 5545
    chair = models.CharField(_("pimpinan rapat"), max_length=160)
    summary = models.TextField(_("pokok bahasan"), blank=True)
    state = models.CharField(_("keadaan"), max_length=9, choices=MeetingState, default=MeetingState.PLANNED)
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
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="meetings_signed", verbose_name=_("disahkan")
    )
    signed_name = models.CharField(_("nama penanda tangan"), max_length=160, blank=True)
    signed_office = models.CharField(_("jabatan penanda tangan"), max_length=160, blank=True)
    digest = models.CharField(_("sidik notulen"), max_length=64, blank=True)
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


class Arrival(models.TextChoices):
    HAND = "hand", _("dicatat sekretaris")
    DOOR = "door", _("kode di pintu")
    LINK = "link", _("tautan daring")


class Attendance(models.Model):
    """An office was there, in the room or online: by whom, and for whom they stood in."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance", verbose_name=_("rakor"))
    office = models.CharField(_("unsur"), max_length=120)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="attendance", verbose_name=_("instansi"))
    person = models.CharField(_("nama"), max_length=120, blank=True)
    representing = models.CharField(_("mewakili"), max_length=120, blank=True)
    mode = models.CharField(_("cara hadir"), max_length=8, choices=Mode, default=Mode.ON_SITE)
    arrival = models.CharField(_("cara tercatat"), max_length=4, choices=Arrival, default=Arrival.HAND)
    arrived_at = models.DateTimeField(_("tercatat pada"), null=True)

    class Meta:
        verbose_name = _("kehadiran")
        verbose_name_plural = _("kehadiran")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "office", "person"], name="attendance_once")]


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


class AgendaKind(models.TextChoices):
    PREVIOUS = "previous", _("arahan rakor lalu")
    LATE = "late", _("tindak lanjut terlambat")
    ALERTS = "alerts", _("peringatan terbuka")
    MAP = "map", _("perubahan di peta")
    RUMOURS = "rumours", _("isu yang beredar")
    CALENDAR = "calendar", _("kalender kerawanan")
    SITUATION = "situation", _("laporan situasi instansi")
    POINT = "point", _("tambahan sekretaris")


class AgendaItem(models.Model):
    """A point of the agenda. Those that build themselves bear a key, so that building again doubles none."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name=_("rakor"))
    text = models.CharField(_("mata acara"), max_length=240)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    kind = models.CharField(_("jenis"), max_length=9, choices=AgendaKind, default=AgendaKind.POINT)
    key = models.CharField(_("kunci"), max_length=60, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="agenda", verbose_name=_("instansi"))
    left_out = models.BooleanField(_("dilewati"), default=False)  # by the secretary; building again respects it

    class Meta:
        verbose_name = _("mata acara")
        verbose_name_plural = _("mata acara")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key"], condition=~models.Q(key=""), name="agenda_key_once")
        ]


class NoteKind(models.TextChoices):
    NOTE = "note", _("catatan")
    QUOTE = "quote", _("kutipan")


class Note(models.Model):
    """What was said while it was being said: a line of the minutes, or somebody's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)  # made by the writer's browser: sent twice is kept once
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes", verbose_name=_("rakor"))
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="notes", verbose_name=_("mata acara"))
    kind = models.CharField(_("jenis"), max_length=5, choices=NoteKind, default=NoteKind.NOTE)
    speaker = models.CharField(_("pembicara"), max_length=160, blank=True)
    text = models.TextField(_("isi"))
    version = models.PositiveIntegerField(_("versi"), default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="meeting_notes", verbose_name=_("dicatat oleh")
    )
    written_at = models.DateTimeField(_("dicatat pada"))
    removed_at = models.DateTimeField(_("dihapus pada"), null=True)
    second_of = models.ForeignKey(  # two wrote the same line at once: both stay until a person decides
        "self", models.SET_NULL, null=True, related_name="seconds", verbose_name=_("versi kedua dari")
    )

    class Meta:
        verbose_name = _("catatan rapat")
        verbose_name_plural = _("catatan rapat")
        ordering = ["written_at", "id"]


class Erratum(models.Model):
    """What turned out to be wrong in signed minutes. The minutes stay; the correction stands beside them."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="errata", verbose_name=_("rakor"))
    written = models.TextField(_("tertulis"))
    correct = models.TextField(_("seharusnya"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="errata", verbose_name=_("disahkan oleh")
    )
    signed_name = models.CharField(_("nama penanda tangan"), max_length=160)
    signed_office = models.CharField(_("jabatan penanda tangan"), max_length=160)
    signed_at = models.DateTimeField(_("disahkan pada"))

    class Meta:
        verbose_name = _("ralat notulen")
        verbose_name_plural = _("ralat notulen")
        ordering = ["signed_at", "id"]


class Directive(models.Model):
    """What the chair ordered. Each responsible agency gets an action item of its own; those open the next rakor.

    One that was given by mistake is withdrawn, never deleted: the others keep their places in the minutes.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="directives", verbose_name=_("rakor"))
    text = models.TextField(_("arahan"))
    responsible = models.ManyToManyField(Agency, related_name="directives", verbose_name=_("penanggung jawab"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="directives", verbose_name=_("wilayah"))
    phase = models.CharField(_("tahap"), max_length=40)
    due_on = models.DateField(_("tenggat"))
    key = models.UUIDField(_("nomor kiriman"), null=True, unique=True)  # made by the writer's browser
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, related_name="directives", verbose_name=_("mata acara")
    )
    actions = models.ManyToManyField(ActionItem, related_name="directives", verbose_name=_("tindak lanjut"))
    renews = models.ForeignKey(  # an unfinished order of an earlier rakor, said again: its action items go on
        "self", models.PROTECT, null=True, related_name="renewals", verbose_name=_("melanjutkan arahan")
    )
    version = models.PositiveIntegerField(_("versi"), default=1)  # rises with each correction
    withdrawn_at = models.DateTimeField(_("dicabut pada"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="directives_withdrawn",
        verbose_name=_("dicabut oleh"),
    )  # fmt: skip
    withdrawn_why = models.CharField(_("alasan pencabutan"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("arahan")
        verbose_name_plural = _("arahan")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | (models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~models.Q(withdrawn_why="")),
                name="directive_withdrawn_why",
            )
        ]
