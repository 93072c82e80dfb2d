"""Message gateways that may hand reports in, what they have handed in, and whose numbers the city knows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.intake.models import Report


class Proof(models.TextChoices):
    SIGNED = "signed", _("tanda tangan HMAC-SHA256")
    TOKEN = "token", _("kata sandi di kepala kiriman")


class Gateway(models.Model):
    """A service that turns SMS or chat messages into requests to us.

    `mapping` says where in its JSON our fields lie, as `{"text": "data.message.body"}`. The secret is sealed with the
    identity keys. How the last request fared is kept as a code, never with anything that it held.
    """

    slug = models.SlugField(_("alamat"), max_length=40, unique=True)
    name = models.CharField(_("nama"), max_length=80)
    proof = models.CharField(_("pembuktian"), max_length=6, choices=Proof, default=Proof.SIGNED)
    secret = models.BinaryField(_("rahasia (tersandi)"))
    mapping = models.JSONField(_("letak isian"), default=dict)
    region = models.ForeignKey(Region, models.PROTECT, related_name="gateways", verbose_name=_("wilayah"))
    trusts_numbers = models.BooleanField(_("nomor pengirim dapat dipercaya"), default=False)
    keep_days = models.PositiveSmallIntegerField(_("jejak disimpan (hari)"), default=365)
    is_active = models.BooleanField(_("aktif"), default=False)
    last_ok_at = models.DateTimeField(_("terakhir diterima"), null=True)
    last_refused_at = models.DateTimeField(_("terakhir ditolak"), null=True)
    last_refusal = models.CharField(_("sebab penolakan terakhir"), max_length=40, blank=True)
    refusals = models.PositiveIntegerField(_("ditolak sejak yang terakhir diterima"), default=0)

    class Meta:
        verbose_name = _("gerbang masuk")
        verbose_name_plural = _("gerbang masuk")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class GatewayMessage(models.Model):
    """That a message came in once; the same one again adds nothing."""

    gateway = models.ForeignKey(Gateway, models.CASCADE, related_name="messages", verbose_name=_("gerbang masuk"))
    digest = models.CharField(_("sidik nomor pesan"), max_length=64)
    report = models.ForeignKey(Report, models.CASCADE, related_name="+", null=True, verbose_name=_("laporan"))
    received_at = models.DateTimeField(_("diterima"))

    class Meta:
        verbose_name = _("pesan gerbang")
        verbose_name_plural = _("pesan gerbang")
        constraints = [models.UniqueConstraint(fields=["gateway", "digest"], name="gateway_message_once")]
        indexes = [models.Index(fields=["gateway", "received_at"], name="gateway_message_rate")]


class SenderNumber(models.Model):
    """A member's telephone number as a keyed digest: enough to know it again, not enough to call it."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sender_numbers", verbose_name=_("anggota")
    )
    digest = models.CharField(_("sidik nomor"), max_length=64, unique=True)
    ending = models.CharField(_("tiga angka terakhir"), max_length=3)
    added_at = models.DateTimeField(_("didaftarkan"))

    class Meta:
        verbose_name = _("nomor anggota")
        verbose_name_plural = _("nomor anggota")
        ordering = ["member__name", "id"]
