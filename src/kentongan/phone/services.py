"""Verbs on devices: know one again, let one go for good."""

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake import identity
from kentongan.journal import services as journal
from kentongan.phone import sealing
from kentongan.phone.models import Device

IN_SESSION = "device"


class DeviceEnded(Refused):
    code = "device-ended"
    status = 410
    text = _(
        "Perangkat ini sudah dikeluarkan. Kiriman yang tersimpan di dalamnya tidak dapat dibaca lagi oleh siapa pun."
    )


@transaction.atomic
def remember(*, member: Member, label: str, known: UUID | None, at: datetime) -> Device:
    """Return the device that a member logs in with: the one it says it is, if that is theirs and still welcome.

    Raises:
        IdentityKeyMissing: the installation has no key ring, so nothing can be kept for a phone.
    """
    if known and Device.objects.filter(pk=known, member=member, ended_at=None).update(label=label, last_seen_at=at):
        return Device.objects.get(pk=known)
    pk = uuid4()
    private, public = sealing.new_key()
    device = Device.objects.create(
        id=pk,
        member=member,
        label=label,
        public_key=public,
        private_key=identity.seal(private, bound_to=f"device:{pk}"),
        since=at,
        last_seen_at=at,
    )
    journal.record("device.start", device, actor=member, at=at, region=member.region_id)
    return device


@transaction.atomic
def end(*, device: Device, by: Member, at: datetime) -> bool:
    """Log a device out at once and wipe the key of what is kept on it; False if that was done before."""
    gone = {"ended_at": at, "ended_by": by, "private_key": b""}
    if not Device.objects.filter(pk=device.pk, ended_at=None).update(**gone):
        return False
    _end_sessions(str(device.member_id), str(device.pk))
    journal.record("device.end", device, actor=by, at=at, region=device.member.region_id)
    return True


@transaction.atomic
def end_all(*, member: Member, by: Member, at: datetime) -> int:
    """Log a member out everywhere, also where no device is known; return how many devices there were."""
    devices = list(Device.objects.filter(member=member, ended_at=None))
    for device in devices:
        end(device=device, by=by, at=at)
    _end_sessions(str(member.pk), None)
    return len(devices)


def _end_sessions(member: str, device: str | None) -> None:
    """End a member's sessions, on one device or on all. The key of a session changes, what it says does not."""
    gone = []
    for session in Session.objects.iterator():
        told = session.get_decoded()
        if told.get(SESSION_KEY) == member and (device is None or told.get(IN_SESSION) == device):
            gone.append(session.pk)
    Session.objects.filter(pk__in=gone).delete()


def open_parcel(*, device: Device, number: UUID, parcel: bytes) -> bytes:
    """Open what was sealed for a device.

    Raises:
        DeviceEnded: its key is wiped.
        Unreadable: the parcel is broken or not what it says it is.
    """
    if device.ended_at:
        raise DeviceEnded
    private = identity.unseal(bytes(device.private_key), bound_to=f"device:{device.pk}")
    return sealing.unseal(parcel, private=private, bound_to=f"{device.pk}:{number}")
