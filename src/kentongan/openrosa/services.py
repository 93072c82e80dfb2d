"""Verbs on the keys of phones."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import access, keys
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.openrosa.models import OdkKey


class PhoneLabelTaken(Refused):
    code = "odk-label-taken"
    text = _("Sudah ada ponsel bernama {label}. Cabut dahulu kuncinya, atau beri nama lain.")


class HolderMayNotSend(Refused):
    code = "odk-holder-may-not-send"
    status = 403
    text = _("Peran {who} tidak mengirim laporan, jadi tidak memerlukan kunci ponsel. Pilih anggota lain.")


class PhoneAlreadyRevoked(Refused):
    code = "odk-already-revoked"
    text = _("Kunci ponsel ini sudah dicabut pada {day}.")


@transaction.atomic
def create_key(*, label: str, member: Member, by: Member, at: datetime) -> tuple[OdkKey, str]:
    """Make a key for one phone.

    Returns:
        The key, and the secret that stands in the phone's address. It is not kept: a lost one is revoked.

    Raises:
        HolderMayNotSend, PhoneLabelTaken; NotYours when the member is outside the area of whoever makes it.
    """
    if member.pk != by.pk and not access.in_scope(by, member.region_id):
        raise NotYours
    if not access.permits(member, "report.send"):
        raise HolderMayNotSend(who=member.name)
    prefix, secret = keys.make(4)
    try:
        with transaction.atomic():
            key = OdkKey.objects.create(
                label=label, prefix=prefix, digest=keys.digest(secret), member=member, created_by=by, created_at=at
            )
    except IntegrityError:
        raise PhoneLabelTaken(label=label) from None
    journal.record("odk_key.create", key, actor=by, at=at, region=member.region_id, changes={"for": ["", member.pk]})
    return key, prefix + secret


@transaction.atomic
def revoke_key(*, key: OdkKey, by: Member, at: datetime) -> None:
    """Take a phone's key for good; what it has sent stays."""
    if not keys.end(key, at=at, revoked_by=by):
        key.refresh_from_db()
        raise PhoneAlreadyRevoked(day=f"{key.revoked_at:%d-%m-%Y}")
    journal.record("odk_key.revoke", key, actor=by, at=at, region=key.member.region_id)
    key.refresh_from_db()
