"""What goes out: papers made from a frozen snapshot, so that the same paper can be printed again years later."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.meetings.models import Meeting


class BriefKind(models.TextChoices):
    MINUTES = "minutes", _("notulen rakor")


class Brief(models.Model):
    """One paper. `snapshot` holds everything printed on it; PDF and DOCX are made from that alone."""

    kind = models.CharField(_("jenis"), max_length=10, choices=BriefKind)
    number = models.CharField(_("nomor naskah"), max_length=60, unique=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="briefs", verbose_name=_("rakor"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="briefs", verbose_name=_("wilayah"))
    classification = models.PositiveSmallIntegerField(
        _("klasifikasi"), choices=Classification, default=Classification.OPEN
    )
    snapshot = models.JSONField(_("isi"))
    digest = models.CharField(_("sidik isi"), max_length=64)
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="briefs", verbose_name=_("disusun oleh")
    )
    composed_at = models.DateTimeField(_("disusun pada"))

    class Meta:
        verbose_name = _("naskah")
        verbose_name_plural = _("naskah")
        ordering = ["-composed_at"]

    def __str__(self) -> str:
        return self.number
