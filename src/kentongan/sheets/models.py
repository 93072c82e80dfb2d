"""Tables that offices bring: a file, which column means what, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region


class SheetState(models.TextChoices):
    MAPPING = "mapping", _("kolom belum ditetapkan")
    CHECKED = "checked", _("sudah diperiksa")
    STORING = "storing", _("sedang disimpan")
    STORED = "stored", _("tersimpan")
    DROPPED = "dropped", _("dibatalkan")


class SheetImport(models.Model):
    """One file on its way in. Its rows stay here, sealed, only until they are reports.

    `faults` names every bad cell: `[{"row": 17, "column": "D", "why": "…"}]`. A file with faults is not stored at all.
    """

    name = models.CharField(_("nama berkas"), max_length=120)
    headers = models.JSONField(_("judul kolom"), default=list)
    digest = models.CharField(_("sidik berkas"), max_length=64)
    content = models.BinaryField(_("baris (tersandi)"), null=True)  # the cells as JSON; they may name an informant
    first_row = models.PositiveIntegerField(_("baris pertama"), default=2)  # where the rows begin in the file
    total = models.PositiveIntegerField(_("banyak baris"), default=0)
    mapping = models.JSONField(_("arti kolom"), default=dict)  # field to number of the column
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("wilayah"))
    state = models.CharField(_("keadaan"), max_length=8, choices=SheetState, default=SheetState.MAPPING)
    faults = models.JSONField(_("kesalahan"), default=list)
    fresh = models.PositiveIntegerField(_("baris baru"), default=0)
    known = models.PositiveIntegerField(_("baris yang sudah ada"), default=0)
    done = models.PositiveIntegerField(_("baris selesai"), default=0)
    added = models.PositiveIntegerField(_("laporan ditambahkan"), default=0)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sheets", verbose_name=_("pengunggah")
    )
    uploaded_at = models.DateTimeField(_("diunggah"))
    finished_at = models.DateTimeField(_("selesai"), null=True)

    class Meta:
        verbose_name = _("tabel unggahan")
        verbose_name_plural = _("tabel unggahan")
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.name


class ColumnMemory(models.Model):
    """What the columns of a table meant last time, so that next month's file needs no second look."""

    digest = models.CharField(_("sidik judul kolom"), max_length=64, unique=True)
    mapping = models.JSONField(_("arti kolom"))
    used_at = models.DateTimeField(_("terakhir dipakai"))

    class Meta:
        verbose_name = _("ingatan kolom")
        verbose_name_plural = _("ingatan kolom")
