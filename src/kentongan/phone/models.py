"""The phones and browsers that people log in with, and what was written without a network and came too late."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem


class Device(models.Model):
    """A browser that a member logged in with. What it writes without a network is sealed to `public_key`.

    `private_key` never leaves this table, and is itself sealed with the key ring; it is wiped when the device ends, and
    what is still on the phone can then be read by nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices", verbose_name=_("anggota")
    )
    label = models.CharField(_("sebutan"), max_length=80)
    public_key = models.CharField(_("kunci umum"), max_length=100)
    private_key = models.BinaryField(_("kunci rahasia (tersandi)"))
    since = models.DateTimeField(_("dipakai sejak"))
    last_seen_at = models.DateTimeField(_("terakhir dipakai"))
    ended_at = models.DateTimeField(_("dikeluarkan"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="devices_ended",
        verbose_name=_("dikeluarkan oleh"),
    )

    class Meta:
        verbose_name = _("perangkat")
        verbose_name_plural = _("perangkat")
        ordering = ["-last_seen_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ended_at=None) | Q(private_key=b""), name="device_ended_has_no_key"),
        ]

    def __str__(self) -> str:
        return self.label


class ClashState(models.TextChoices):
    OPEN = "open", _("menunggu keputusan")
    KEPT = "kept", _("dimasukkan sebagai catatan")
    DROPPED = "dropped", _("dikesampingkan")


class Deed(models.TextChoices):
    """What can be done for one's own action without a network."""

    ACCEPT = "accept", _("menerima tugas")
    NOTE = "note", _("catatan kemajuan")
    PROVE = "prove", _("bukti")
    FINISH = "finish", _("menyatakan selesai")


class Clash(models.Model):
    """What was done for an action without a network while the action had moved on: both stay, a person decides.

    Its id is the one that the phone gave the deed, so that sending it again makes no second one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    action = models.ForeignKey(ActionItem, models.CASCADE, related_name="clashes", verbose_name=_("tindak lanjut"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="clashes", verbose_name=_("penulis")
    )
    deed = models.CharField(_("perbuatan"), max_length=6, choices=Deed)
    text = models.TextField(_("tulisan"), blank=True)
    file = models.FileField(_("berkas"), upload_to="luring/%Y/%m", blank=True)
    is_photo = models.BooleanField(_("berupa foto"), default=False)
    found = models.CharField(_("keadaan tugas saat tiba"), max_length=9)
    written_at = models.DateTimeField(_("ditulis"))
    received_at = models.DateTimeField(_("diterima"))
    state = models.CharField(_("keadaan"), max_length=7, choices=ClashState, default=ClashState.OPEN)
    reason = models.TextField(_("alasan"), blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="clashes_settled",
        verbose_name=_("diputuskan oleh"),
    )
    settled_at = models.DateTimeField(_("diputuskan pada"), null=True)

    class Meta:
        verbose_name = _("tulisan luring")
        verbose_name_plural = _("tulisan luring")
        ordering = ["received_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None) | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="clash_settled_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(reason=""), name="clash_dropped_with_reason"),
        ]


class Received(models.Model):
    """That a deed of a phone was done: the same id a second time does nothing more."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="received", verbose_name=_("pengirim")
    )
    kind = models.CharField(_("macam"), max_length=10)
    subject = models.CharField(_("perihal"), max_length=40)
    at = models.DateTimeField(_("diterima"))

    class Meta:
        verbose_name = _("kiriman ponsel")
        verbose_name_plural = _("kiriman ponsel")
        indexes = [models.Index(fields=["at"], name="received_at")]
