"""Who and where: regions, agencies, members, and the words that law or the city may change."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    NATION = "nation", _("Negara")
    PROVINCE = "province", _("Provinsi")
    REGENCY = "regency", _("Kabupaten/Kota")
    DISTRICT = "district", _("Kecamatan")
    VILLAGE = "village", _("Kelurahan/Desa")


class Classification(models.IntegerChoices):
    """How secret; a member sees what does not pass their clearance."""

    OPEN = 0, _("Biasa")
    LIMITED = 1, _("Terbatas")
    SECRET = 2, _("Rahasia")


class Role(models.TextChoices):
    FIELD = "field", _("Pelapor lapangan")
    OPERATOR = "operator", _("Operator")
    VERIFIER = "verifier", _("Verifikator")
    LIAISON = "liaison", _("Penghubung instansi")
    SECRETARY = "secretary", _("Sekretaris rakor")
    HEAD = "head", _("Pimpinan")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Region(models.Model):
    """A province, city, kecamatan or kelurahan. Its Kemendagri code is its key, and a prefix of codes is a scope."""

    code = models.CharField(_("kode"), max_length=13, primary_key=True)
    name = models.CharField(_("nama"), max_length=80)
    level = models.CharField(_("tingkat"), max_length=8, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name=_("induk"))
    lat = models.FloatField(_("lintang"), null=True)
    lng = models.FloatField(_("bujur"), null=True)
    population = models.PositiveIntegerField(_("penduduk"), null=True)

    class Meta:
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """The polygon of a region, apart from it, since few pages need its weight."""

    region = models.OneToOneField(Region, models.CASCADE, primary_key=True, verbose_name=_("wilayah"))
    geometry = models.JSONField(_("bentuk"))  # a GeoJSON Polygon or MultiPolygon, WGS84, longitude first
    source = models.CharField(_("sumber"), max_length=200)
    imported_at = models.DateTimeField(_("diimpor pada"))

    class Meta:
        verbose_name = _("batas wilayah")
        verbose_name_plural = _("batas wilayah")


class Alias(models.Model):
    """Another spelling of a region's name, as people here write it."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="aliases", verbose_name=_("wilayah"))
    name = models.CharField(_("nama lain"), max_length=80)

    class Meta:
        verbose_name = _("nama lain")
        verbose_name_plural = _("nama lain")
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="alias_once")]


class Spot(models.Model):
    """A named place below the kelurahan; it need not have a point ("belakang Eratex")."""

    name = models.CharField(_("nama"), max_length=120)
    region = models.ForeignKey(Region, models.PROTECT, related_name="spots", verbose_name=_("wilayah"))
    lat = models.FloatField(_("lintang"), null=True, blank=True)
    lng = models.FloatField(_("bujur"), null=True, blank=True)

    class Meta:
        verbose_name = _("titik bernama")
        verbose_name_plural = _("titik bernama")
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="spot_once")]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """An office of the team: OPD, Polres, Kodim, Kejari, kecamatan, kelurahan, forum."""

    code = models.SlugField(_("kode"), max_length=40, primary_key=True)
    name = models.CharField(_("nama"), max_length=120)
    short = models.CharField(_("singkatan"), max_length=60)
    kind = models.CharField(_("jenis"), max_length=30)
    region = models.ForeignKey(Region, models.PROTECT, related_name="agencies", verbose_name=_("wilayah"))

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ["short"]

    def __str__(self) -> str:
        return self.short


class MemberManager(BaseUserManager["Member"]):
    """Django's log-in looks members up through this."""


class Member(AbstractBaseUser):
    """One who logs in: a role, an office, a region whose code is the scope, and a clearance."""

    username = models.CharField(_("nama pengguna"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=150)
    role = models.CharField(_("peran"), max_length=13, choices=Role)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="members", verbose_name=_("instansi"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="members", verbose_name=_("wilayah kerja"))
    clearance = models.PositiveSmallIntegerField(_("hak baca"), choices=Classification, default=Classification.OPEN)
    is_active = models.BooleanField(_("aktif"), default=True)

    objects = MemberManager()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("anggota")
        verbose_name_plural = _("anggota")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A word that law or the city may change: a category, a dimension, a phase. Never a constant in code."""

    kind = models.CharField(_("daftar"), max_length=30)
    code = models.CharField(_("kode"), max_length=40)
    label = models.CharField(_("sebutan"), max_length=120)
    gloss = models.CharField(_("arti (Inggris)"), max_length=160, blank=True)
    source = models.CharField(_("sumber"), max_length=200)
    valid_from = models.DateField(_("berlaku sejak"))
    valid_to = models.DateField(_("berlaku sampai"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    extra = models.JSONField(_("rincian"), default=dict, blank=True)

    class Meta:
        verbose_name = _("istilah")
        verbose_name_plural = _("istilah")
        ordering = ["kind", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "valid_from"], name="term_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")), name="term_period"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Ladder(models.TextChoices):
    ALERT = "alert", _("peringatan yang belum ditanggapi")
    ACTION = "action", _("tindak lanjut yang lewat tenggat")


class Rung(models.Model):
    """One step of a ladder: who hears of it when nobody below has answered in time. The city edits the table.

    Who stands on a rung is told by the kind of office (`agency_kind`) or by one office (`agency`), and by the role if
    one is named; their region must cover the thing's region. A rung on which nobody stands is passed at once.
    """

    ladder = models.CharField(_("tangga"), max_length=6, choices=Ladder)
    order = models.PositiveSmallIntegerField(_("urutan"))
    label = models.CharField(_("sebutan"), max_length=60)
    agency_kind = models.CharField(_("jenis instansi"), max_length=30, blank=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="rungs", verbose_name=_("instansi")
    )
    role = models.CharField(_("peran"), max_length=13, choices=Role, blank=True)
    minutes = models.PositiveIntegerField(_("naik ke sini setelah (menit)"))  # counted from the rung below
    urgent_minutes = models.PositiveIntegerField(_("bila Awas (menit)"))

    class Meta:
        verbose_name = _("anak tangga")
        verbose_name_plural = _("tangga eskalasi")
        ordering = ["ladder", "order"]
        constraints = [
            models.UniqueConstraint(fields=["ladder", "order"], name="rung_once"),
            models.CheckConstraint(
                condition=~models.Q(agency_kind="") | models.Q(agency__isnull=False), name="rung_names_an_office"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Counter(models.Model):
    """The last number given out in a series; the next one is taken inside the transaction that uses it."""

    series = models.CharField(_("deret"), max_length=60, primary_key=True)
    value = models.PositiveBigIntegerField(_("nomor terakhir"), default=0)

    class Meta:
        verbose_name = _("penomoran")
        verbose_name_plural = _("penomoran")
