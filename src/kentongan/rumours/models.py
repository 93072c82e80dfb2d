"""Rumours: a claim that goes around, where it was heard, what institutions say of it, what the public is told.

Nowhere is it kept who *said* it: what spreads is recorded, not the people among whom it spreads.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Region
from kentongan.intake.models import Report


class RumourState(models.TextChoices):
    """How far is the team with it?"""

    OPEN = "open", _("baru")
    ASKED = "asked", _("dimintakan konfirmasi")
    JUDGED = "judged", _("sudah dinilai")
    CLARIFIED = "clarified", _("diklarifikasi")
    WATCHING = "watching", _("dipantau")
    CLOSED = "closed", _("ditutup")


class RumourVerdict(models.TextChoices):
    """What is the claim worth?"""

    TRUE = "true", _("benar")
    PARTLY = "partly", _("sebagian benar")
    FALSE = "false", _("salah")
    MISLEADING = "misleading", _("menyesatkan")
    CANNOT_TELL = "cannot_tell", _("belum dapat dipastikan")
    OUTDATED = "outdated", _("kedaluwarsa")


class RumourPriority(models.IntegerChoices):
    ORDINARY = 1, _("biasa")
    IMPORTANT = 2, _("penting")
    URGENT = 3, _("mendesak")


class Answer(models.TextChoices):
    """What an institution found in its own records."""

    YES = "yes", _("ada")
    NO = "no", _("tidak ada")
    UNKNOWN = "unknown", _("tidak tahu")


class ClarificationState(models.TextChoices):
    DRAFT = "draft", _("konsep")
    APPROVED = "approved", _("disetujui")
    PUBLISHED = "published", _("terbit")
    REPLACED = "replaced", _("diganti versi baru")
    WITHDRAWN = "withdrawn", _("ditarik")


class ClockKind(models.TextChoices):
    STATEMENT = "statement", _("pernyataan pertama")
    VERDICT = "verdict", _("putusan")


class Rumour(models.Model):
    """One claim in neutral words, however often and wherever it is heard."""

    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    claim = models.CharField(_("klaim"), max_length=400)
    category = models.CharField(_("perkara"), max_length=40)
    kind = models.CharField(_("jenis"), max_length=40, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="rumours", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    priority = models.PositiveSmallIntegerField(_("prioritas"), choices=RumourPriority, default=RumourPriority.ORDINARY)
    state = models.CharField(_("keadaan"), max_length=9, choices=RumourState, default=RumourState.OPEN)
    verdict = models.CharField(_("putusan"), max_length=11, choices=RumourVerdict, blank=True)
    verdict_reason = models.TextField(_("alasan putusan"), blank=True)
    repeat_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="repeats", verbose_name=_("pengulangan dari")
    )
    first_seen = models.DateTimeField(_("pertama terdengar"))
    known_at = models.DateTimeField(_("diketahui kantor"))  # both clocks start here
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="rumours_opened", verbose_name=_("dicatat oleh")
    )
    opened_at = models.DateTimeField(_("dicatat pada"))
    stated_at = models.DateTimeField(_("pernyataan pertama"), null=True)
    judged_first_at = models.DateTimeField(_("putusan pertama"), null=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="rumours_judged",
        verbose_name=_("diputuskan oleh"),
    )
    judged_at = models.DateTimeField(_("diputuskan pada"), null=True)
    watched_since = models.DateTimeField(_("dipantau sejak"), null=True)
    close_reason = models.CharField(_("alasan ditutup"), max_length=300, blank=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("rumor")
        verbose_name_plural = _("rumor")
        ordering = ["-known_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None, judged_by=None, judged_first_at=None)
                | (
                    ~Q(verdict="")
                    & ~Q(verdict_reason="")
                    & Q(judged_at__isnull=False, judged_by__isnull=False, judged_first_at__isnull=False)
                ),
                name="rumour_verdict_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="") | Q(state__in=("open", "asked", "watching", "closed")),
                name="rumour_judged_has_verdict",
            ),
            models.CheckConstraint(condition=~Q(state="closed") | ~Q(close_reason=""), name="rumour_closed_why"),
            models.CheckConstraint(condition=Q(repeat_of=None) | ~Q(repeat_of=F("id")), name="rumour_no_own_repeat"),
        ]
        indexes = [
            models.Index(fields=["-known_at", "-id"], name="rumour_list"),
            models.Index(fields=["state", "-known_at"], name="rumour_state"),
            models.Index(fields=["region", "-known_at"], name="rumour_region"),
        ]

    def __str__(self) -> str:
        return f"RMR-{self.number:06d}"


class Sighting(models.Model):
    """That a claim was heard or read somewhere: where, when, by which channel. Never who said it.

    `key` is made by the device that sends it: the same key a second time is the same sighting. One that nobody has
    yet laid to a rumour (`rumour` empty) carries in `told` what was heard.
    """

    key = models.UUIDField(_("kunci kiriman"), unique=True, default=uuid.uuid4)
    rumour = models.ForeignKey(Rumour, models.PROTECT, null=True, related_name="sightings", verbose_name=_("rumor"))
    told = models.CharField(_("kabar yang terdengar"), max_length=400, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="sightings", verbose_name=_("wilayah"))
    spot = models.CharField(_("tempat"), max_length=120, blank=True)
    heard_at = models.DateTimeField(_("terdengar pada"))
    channel = models.CharField(_("saluran"), max_length=40)
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="sightings", verbose_name=_("laporan"))
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sightings", verbose_name=_("dicatat oleh")
    )
    noted_at = models.DateTimeField(_("dicatat pada"))
    reach = models.PositiveIntegerField(_("perkiraan orang terjangkau"), null=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    dropped = models.CharField(_("alasan dikesampingkan"), max_length=200, blank=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("rumor terdengar")
        verbose_name_plural = _("rumor terdengar")
        ordering = ["-heard_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["rumour", "report"], name="sighting_report_once"),
            models.CheckConstraint(
                condition=Q(rumour__isnull=False, dropped="") | ~Q(told=""), name="sighting_tells_something"
            ),
        ]
        indexes = [
            models.Index(fields=["rumour", "heard_at"], name="sighting_rumour"),
            models.Index(fields=["heard_at"], name="sighting_time"),
            models.Index(fields=["heard_by", "-heard_at"], name="sighting_mine"),
        ]


class Confirmation(models.Model):
    """A question to a named member of an institution, and what its records say."""

    rumour = models.ForeignKey(Rumour, models.CASCADE, related_name="confirmations", verbose_name=_("rumor"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="confirmations", verbose_name=_("instansi"))
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="confirmations_asked",
        verbose_name=_("ditanyakan kepada"),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="confirmations_sent", verbose_name=_("penanya")
    )
    asked_at = models.DateTimeField(_("ditanyakan pada"))
    question = models.CharField(_("pertanyaan"), max_length=400)
    answer = models.CharField(_("jawaban"), max_length=7, choices=Answer, blank=True)
    count = models.PositiveIntegerField(_("jumlah kasus tercatat"), null=True)
    counted_from = models.DateField(_("dihitung sejak"), null=True)
    counted_to = models.DateField(_("dihitung sampai"), null=True)
    note = models.CharField(_("keterangan"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="confirmations_given",
        verbose_name=_("dijawab oleh"),
    )
    answered_at = models.DateTimeField(_("dijawab pada"), null=True)

    class Meta:
        verbose_name = _("konfirmasi")
        verbose_name_plural = _("konfirmasi")
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rumour", "agency"], condition=Q(answered_at=None), name="confirmation_one_open"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None, count=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="confirmation_answer_whole",
            ),
            models.CheckConstraint(
                condition=Q(count=None) | Q(answer="yes", count__gt=0) | Q(answer="no", count=0),
                name="confirmation_count_fits",
            ),
            models.CheckConstraint(
                condition=Q(counted_from=None) | Q(counted_to=None) | Q(counted_to__gte=F("counted_from")),
                name="confirmation_period",
            ),
        ]


class Judgement(models.Model):
    """A verdict with its reason; a later one stands beside the earlier, it never overwrites it."""

    rumour = models.ForeignKey(Rumour, models.CASCADE, related_name="judgements", verbose_name=_("rumor"))
    verdict = models.CharField(_("putusan"), max_length=11, choices=RumourVerdict)
    reason = models.TextField(_("alasan"))
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="judgements", verbose_name=_("diputuskan oleh")
    )
    judged_at = models.DateTimeField(_("diputuskan pada"))

    class Meta:
        verbose_name = _("putusan rumor")
        verbose_name_plural = _("putusan rumor")
        ordering = ["judged_at", "id"]


class Clarification(models.Model):
    """What the public is told about a rumour. Versions of one rumour share an address; one of them is published."""

    rumour = models.ForeignKey(Rumour, models.PROTECT, related_name="clarifications", verbose_name=_("rumor"))
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    slug = models.SlugField(_("alamat"), max_length=90)
    title = models.CharField(_("judul"), max_length=110)
    claim = models.CharField(_("kabar yang beredar"), max_length=400)
    verdict = models.CharField(_("putusan"), max_length=11, choices=RumourVerdict, blank=True)
    text = models.TextField(_("isi"))
    speaker = models.CharField(_("pejabat yang menyampaikan"), max_length=120)
    state = models.CharField(_("keadaan"), max_length=9, choices=ClarificationState, default=ClarificationState.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="clarifications_drafted", verbose_name=_("penyusun")
    )
    drafted_at = models.DateTimeField(_("disusun pada"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="clarifications_approved",
        verbose_name=_("disetujui oleh"),
    )
    approved_at = models.DateTimeField(_("disetujui pada"), null=True)
    published_at = models.DateTimeField(_("terbit pada"), null=True)
    withdrawn_at = models.DateTimeField(_("ditarik pada"), null=True)
    withdrawn_why = models.CharField(_("alasan ditarik"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("klarifikasi")
        verbose_name_plural = _("klarifikasi")
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["rumour", "version"], name="clarification_version_once"),
            models.UniqueConstraint(fields=["slug", "version"], name="clarification_address_once"),
            models.UniqueConstraint(
                fields=["rumour"], condition=Q(state="published"), name="clarification_one_published"
            ),
            models.UniqueConstraint(
                fields=["rumour"], condition=Q(state__in=("draft", "approved")), name="clarification_one_in_work"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("drafted_by")), name="clarification_second_person"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", approved_by=None, published_at=None)
                | Q(state="approved", approved_by__isnull=False, published_at=None)
                | Q(
                    state__in=("published", "replaced", "withdrawn"),
                    approved_by__isnull=False,
                    published_at__isnull=False,
                ),
                name="clarification_steps",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (~Q(withdrawn_why="") & Q(withdrawn_at__isnull=False)),
                name="clarification_withdrawn_why",
            ),
        ]
        indexes = [models.Index(fields=["state", "-published_at"], name="clarification_public")]

    def __str__(self) -> str:
        return self.title

    @property
    def region_id(self) -> str:
        """For the journal: where the rumour is."""
        return self.rumour.region_id

    @property
    def classification(self) -> int:
        """For the journal: as secret as the rumour."""
        return self.rumour.classification


class RumourClock(models.Model):
    """How long the city gives itself. No law sets these; they are local targets and are called so."""

    kind = models.CharField(_("sampai"), max_length=9, choices=ClockKind, unique=True)
    minutes = models.PositiveIntegerField(_("menit"))
    source = models.CharField(_("sumber"), max_length=200)

    class Meta:
        verbose_name = _("batas waktu rumor")
        verbose_name_plural = _("batas waktu rumor")
        ordering = ["kind"]
        constraints = [models.CheckConstraint(condition=Q(minutes__gt=0), name="rumour_clock_runs")]

    def __str__(self) -> str:
        return self.get_kind_display()
