"""Who did what to which thing, and when: append-only, sealed in batches into a hash chain."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """One link of the chain: the hash of the link before and of every entry in this batch."""

    number = models.PositiveBigIntegerField(_("nomor"), primary_key=True)
    at = models.DateTimeField(_("waktu"))
    entries = models.PositiveIntegerField(_("banyak baris"))
    previous = models.CharField(_("sidik sebelumnya"), max_length=64)
    digest = models.CharField(_("sidik"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("segel jurnal")
        verbose_name_plural = _("segel jurnal")


class Entry(models.Model):
    """One deed. Holds codes and ids, never free text: words stay with their thing, behind its own access rules.

    The actor is a number and a name, not a foreign key, so that history outlives an account. Database triggers refuse
    to change or delete a line (see `append_only`); only `noticed_at` and an empty `seal` may be filled in.
    """

    at = models.DateTimeField(_("waktu"), db_index=True)
    actor = models.PositiveBigIntegerField(_("nomor anggota"), null=True)
    actor_name = models.CharField(_("pelaku"), max_length=150)
    verb = models.CharField(_("perbuatan"), max_length=40)
    kind = models.CharField(_("jenis"), max_length=30)
    subject = models.CharField(_("nomor"), max_length=36)
    region = models.CharField(_("kode wilayah"), max_length=13)
    classification = models.PositiveSmallIntegerField(_("klasifikasi"), default=0)
    changes = models.JSONField(_("perubahan"), default=dict)
    noticed_at = models.DateTimeField(_("diberitahukan"), null=True)
    seal = models.ForeignKey(Seal, models.PROTECT, null=True, related_name="lines")

    class Meta:
        verbose_name = _("baris jurnal")
        verbose_name_plural = _("jurnal")
        indexes = [
            models.Index(fields=["kind", "subject", "id"], name="entry_subject"),  # the history of one thing
            models.Index(fields=["kind", "-id"], name="entry_newest_of_kind"),  # has anything come since?
            models.Index(fields=["id"], name="entry_unsealed", condition=models.Q(seal=None)),  # the sealer
            models.Index(fields=["id"], name="entry_unnoticed", condition=models.Q(noticed_at=None)),  # the outbox
        ]
