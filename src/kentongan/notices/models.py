"""Who is told of what, by which way, and whether it has left. A notice holds no words: they are made for its reader."""

import uuid
from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.journal.models import Entry


class Urgency(models.IntegerChoices):
    USUAL = 0, _("biasa")
    IMPORTANT = 1, _("penting")
    URGENT = 2, _("mendesak")


class Topic(models.TextChoices):
    ALERT = "alert", _("peringatan dini")
    ACTION = "action", _("tindak lanjut")
    RUMOUR = "rumour", _("rumor")
    REPORT = "report", _("laporan saya")
    MEETING = "meeting", _("rakor")
    SYSTEM = "system", _("akun dan sistem")


class Way(models.TextChoices):
    """By which way a message goes out."""

    MAIL = "mail", _("surel")
    PUSH = "push", _("peramban")
    WEBHOOK = "webhook", _("gerbang pesan")


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("langsung")
    DAILY = "daily", _("satu ringkasan sehari")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("menunggu")
    SENDING = "sending", _("sedang dikirim")
    SENT = "sent", _("terkirim")
    GIVEN_UP = "given_up", _("tidak sampai")
    SKIPPED = "skipped", _("tidak perlu lagi")


class Notice(models.Model):
    """One line of the journal, for one person; the pair is unique, so nobody is told twice of one deed."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="notices", verbose_name=_("baris jurnal"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("penerima")
    )
    topic = models.CharField(_("perihal"), max_length=8, choices=Topic)
    urgency = models.PositiveSmallIntegerField(_("kemendesakan"), choices=Urgency, default=Urgency.USUAL)
    created_at = models.DateTimeField(_("dibuat"))
    read_at = models.DateTimeField(_("dibaca"), null=True)

    class Meta:
        verbose_name = _("pemberitahuan")
        verbose_name_plural = _("pemberitahuan")
        constraints = [models.UniqueConstraint(fields=["entry", "member"], name="notice_once")]
        indexes = [
            models.Index(fields=["member", "-id"], name="notice_inbox"),
            # the number in the frame of every page
            models.Index(fields=["member"], name="notice_unread", condition=models.Q(read_at=None)),
        ]


class Preference(models.Model):
    """When somebody wants to be disturbed. Without a row the defaults hold; what is urgent comes at any hour."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preference", verbose_name=_("anggota")
    )
    rhythm = models.CharField(_("irama"), max_length=7, choices=Rhythm, default=Rhythm.AT_ONCE)
    quiet_from = models.TimeField(_("tenang sejak"), default=time(21))
    quiet_until = models.TimeField(_("tenang sampai"), default=time(5))
    digest_at = models.TimeField(_("ringkasan pukul"), default=time(7))

    class Meta:
        verbose_name = _("pilihan pemberitahuan")
        verbose_name_plural = _("pilihan pemberitahuan")


class Channel(models.Model):
    """One way to one person: a mail address, a browser, an account at the city's gateway.

    A mail address and an account count only once the code sent there has come back (`confirmed_at`). `dead_since` is
    set when it bounces: then the next channel takes over, and after a day it is tried again.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="channels", verbose_name=_("anggota")
    )
    way = models.CharField(_("jalur"), max_length=7, choices=Way)
    address = models.CharField(_("alamat"), max_length=700, blank=True)  # emptied when the channel is removed
    keys = models.JSONField(_("kunci peramban"), default=dict, blank=True)
    topics = models.JSONField(_("perihal"), default=list, blank=True)
    added_at = models.DateTimeField(_("ditambahkan"))
    confirmed_at = models.DateTimeField(_("terbukti"), null=True)
    removed_at = models.DateTimeField(_("dihapus"), null=True)
    dead_since = models.DateTimeField(_("tidak sampai sejak"), null=True)
    error = models.CharField(_("galat terakhir"), max_length=60, blank=True)
    code_digest = models.CharField(_("sidik kode"), max_length=64, blank=True)
    code_until = models.DateTimeField(_("kode berlaku sampai"), null=True)
    code_tries = models.PositiveSmallIntegerField(_("kode salah"), default=0)

    class Meta:
        verbose_name = _("saluran")
        verbose_name_plural = _("saluran")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "way", "address"], condition=models.Q(removed_at=None), name="channel_once"
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None) | models.Q(address=""), name="channel_removed_forgets"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_way_display())


class Delivery(models.Model):
    """One notice by one channel: waiting, held by a worker while it is sent, then sent, or why not.

    `held` ones were kept back (quiet hours, daily rhythm) and go out as one message, their `bundle`: the key of the
    first of them. A bundle never changes once it was first sent, so the same message always has the same key.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries", verbose_name=_("pemberitahuan"))
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="deliveries", verbose_name=_("saluran"))
    way = models.CharField(_("jalur"), max_length=7, choices=Way)
    urgency = models.PositiveSmallIntegerField(_("kemendesakan"), choices=Urgency)
    held = models.BooleanField(_("ditahan"), default=False)
    key = models.UUIDField(_("kunci"), default=uuid.uuid4, unique=True)
    bundle = models.UUIDField(_("kunci pesan"), null=True)
    state = models.CharField(_("keadaan"), max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    due_at = models.DateTimeField(_("kirim pada"))
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    holder = models.CharField(_("pemegang"), max_length=32, blank=True)
    leased_until = models.DateTimeField(_("dipegang sampai"), null=True)
    sent_at = models.DateTimeField(_("terkirim pada"), null=True)
    reference = models.CharField(_("tanda terima"), max_length=100, blank=True)
    error = models.CharField(_("galat terakhir"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("pengiriman")
        verbose_name_plural = _("pengiriman")
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once"),
            models.CheckConstraint(
                condition=~models.Q(state="sending") | models.Q(leased_until__isnull=False, bundle__isnull=False),
                name="delivery_held_by_lease",
            ),
        ]
        indexes = [
            models.Index(fields=["way", "state", "due_at"], name="delivery_claim"),
            models.Index(fields=["bundle"], name="delivery_bundle", condition=models.Q(bundle__isnull=False)),
        ]


class Route(models.Model):
    """How one way is doing: the mail server, the push services, the gateway. Dead after some failures in a row."""

    way = models.CharField(_("jalur"), max_length=7, choices=Way, primary_key=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)
    dead_since = models.DateTimeField(_("mati sejak"), null=True)
    probe_at = models.DateTimeField(_("dicoba lagi"), null=True)
    worked_at = models.DateTimeField(_("terakhir berhasil"), null=True)
    error = models.CharField(_("galat terakhir"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("jalur keluar")
        verbose_name_plural = _("jalur keluar")

    def __str__(self) -> str:
        return str(self.get_way_display())


class Webhook(models.Model):
    """The address of the city's message gateway and the secret that signs what goes there; one is in use at a time."""

    url = models.URLField(_("alamat"), max_length=500)
    secret = models.BinaryField(_("kunci (tersandi)"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="webhooks_set", verbose_name=_("dipasang oleh")
    )
    set_at = models.DateTimeField(_("dipasang pada"))
    is_current = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("gerbang pesan")
        verbose_name_plural = _("gerbang pesan")
        constraints = [
            models.UniqueConstraint(fields=["is_current"], condition=models.Q(is_current=True), name="webhook_one")
        ]
