"""What was done in the field against what happens there: since when, for how long, and whether it helped."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency, Classification, Region


class InterventionState(models.TextChoices):
    PLANNED = "planned", _("direncanakan")
    BUILDING = "building", _("sedang disiapkan")
    LIVE = "live", _("sudah berjalan")
    ENDED = "ended", _("diakhiri")


class Chosen(models.TextChoices):
    """Was the place chosen because much had happened there lately? Then it would have calmed down by itself."""

    YES = "yes", _("ya, karena sedang rawan")
    NO = "no", _("tidak, misalnya diundi atau bergiliran")
    UNKNOWN = "unknown", _("tidak diketahui")


class Intervention(models.Model):
    """A deed in the field with place, start and kind. An interim one names the permanent one that it bridges to.

    `bridge_live_since` of an interim is the day on which the permanent one was live: it is written when that happens,
    and only then will the database let the interim end.
    """

    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    label = models.CharField(_("sebutan"), max_length=160)
    kind = models.CharField(_("jenis"), max_length=40)
    is_interim = models.BooleanField(_("sementara"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="interventions", verbose_name=_("wilayah"))
    spot = models.CharField(_("tempat"), max_length=200, blank=True)
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    against = models.JSONField(_("ditujukan terhadap"))  # codes of issue_category
    phase = models.CharField(_("tahap"), max_length=40)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="interventions", verbose_name=_("pelaksana"))
    action = models.ForeignKey(
        ActionItem, models.PROTECT, null=True, related_name="interventions", verbose_name=_("tindak lanjut")
    )
    ending_action = models.ForeignKey(
        ActionItem,
        models.PROTECT,
        null=True,
        related_name="interventions_ended",
        verbose_name=_("tindak lanjut yang mengakhiri"),
    )
    budget_note = models.CharField(_("catatan anggaran"), max_length=240, blank=True)
    budget_year = models.PositiveSmallIntegerField(_("tahun anggaran"), null=True)
    state = models.CharField(_("keadaan"), max_length=8, choices=InterventionState, default=InterventionState.PLANNED)
    due_on = models.DateField(_("dijanjikan berjalan"))
    live_since = models.DateField(_("berjalan sejak"), null=True)
    ended_on = models.DateField(_("berakhir"), null=True)
    ending_reason = models.TextField(_("alasan berakhir"), blank=True)
    bridges_to = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="bridged_by", verbose_name=_("sampai berjalannya")
    )
    bridge_live_since = models.DateField(_("yang tetap berjalan sejak"), null=True)
    chosen_because_bad = models.CharField(
        _("dipilih karena rawan"), max_length=7, choices=Chosen, default=Chosen.UNKNOWN
    )
    proof_note = models.TextField(_("catatan bukti"), blank=True)
    proof_file = models.FileField(_("berkas bukti"), upload_to="intervensi/%Y/%m", blank=True)
    proof_is_photo = models.BooleanField(_("bukti berupa foto"), default=False)
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="interventions_planned",
        verbose_name=_("direncanakan oleh"),
    )
    planned_at = models.DateTimeField(_("direncanakan pada"))
    token = models.UUIDField(_("nomor formulir"), null=True, unique=True)
    is_simulated = models.BooleanField(_("simulasi"), default=False)

    class Meta:
        verbose_name = _("intervensi")
        verbose_name_plural = _("intervensi")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "building"], live_since=None)
                | Q(state="live", live_since__isnull=False)
                | Q(state="ended"),
                name="intervention_live_has_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(state="ended", ended_on__isnull=False) & ~Q(ending_reason=""))
                | (~Q(state="ended") & Q(ended_on=None)),
                name="intervention_ended_with_reason",
            ),
            # An interim that has been live ends only once the permanent one is live.
            models.CheckConstraint(
                condition=~Q(state="ended", is_interim=True, live_since__isnull=False)
                | Q(bridges_to__isnull=False, bridge_live_since__isnull=False),
                name="intervention_interim_until_permanent",
            ),
            models.CheckConstraint(
                condition=Q(is_interim=True) | Q(bridges_to=None, bridge_live_since=None),
                name="intervention_only_interim_bridges",
            ),
            models.CheckConstraint(
                condition=Q(live_since=None) | ~Q(proof_note="") | ~Q(proof_file=""), name="intervention_live_is_proven"
            ),
            models.CheckConstraint(
                condition=Q(lat=None, lng=None) | Q(lat__isnull=False, lng__isnull=False),
                name="intervention_whole_point",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="intervention_late")]

    def __str__(self) -> str:
        return f"IV-{self.number:05d}"


class EffectRun(models.Model):
    """One answer to "did it help?", with the counts it used, so that it can be recomputed."""

    intervention = models.ForeignKey(
        Intervention, models.CASCADE, related_name="effect_runs", verbose_name=_("intervensi")
    )
    at = models.DateTimeField(_("waktu"))
    last = models.DateField(_("hari terakhir"))
    counts = models.JSONField(_("hitungan"))
    words = models.JSONField(_("sebutan dalam kalimat"))
    found = models.JSONField(_("temuan"))

    class Meta:
        verbose_name = _("putaran dampak")
        verbose_name_plural = _("putaran dampak")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["intervention", "-at"], name="effect_run_latest")]
