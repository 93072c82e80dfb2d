"""The form for everybody: whether it is open, how much it takes, and the slips that people take home."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.intake.models import Report


class StreetForm(models.Model):
    """The one row of how the public form stands; closed until an administrator opens it."""

    number = models.PositiveSmallIntegerField(_("nomor"), primary_key=True, default=1)
    is_open = models.BooleanField(_("formulir dibuka"), default=False)
    opens = models.TimeField(_("buka mulai"), default=time(0, 0))
    closes = models.TimeField(_("tutup pada"), default=time(0, 0))  # the same as `opens`: all day
    per_source = models.PositiveSmallIntegerField(_("laporan sehari dari satu jaringan"), default=5)
    per_day = models.PositiveSmallIntegerField(_("laporan sehari seluruhnya"), default=200)
    last_refused_at = models.DateTimeField(_("terakhir ditolak"), null=True)
    last_refusal = models.CharField(_("sebab penolakan terakhir"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("formulir warga")
        verbose_name_plural = _("formulir warga")
        constraints = [models.CheckConstraint(condition=models.Q(number=1), name="street_form_one")]


class StreetTally(models.Model):
    """How many requests came from one network on one day: a digest with a salt of that day, never an address."""

    day = models.DateField(_("hari"))
    source = models.CharField(_("sidik jaringan"), max_length=64)
    purpose = models.CharField(_("untuk"), max_length=8)
    count = models.PositiveIntegerField(_("banyaknya"), default=0)

    class Meta:
        verbose_name = _("hitungan formulir")
        verbose_name_plural = _("hitungan formulir")
        constraints = [models.UniqueConstraint(fields=["day", "source", "purpose"], name="street_tally_once")]


class Receipt(models.Model):
    """The slip of a report that nobody's account sent; of its code only a digest is kept."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("laporan"))
    digest = models.CharField(_("sidik kode"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("dibuat"))

    class Meta:
        verbose_name = _("tanda terima")
        verbose_name_plural = _("tanda terima")
