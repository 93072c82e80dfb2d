"""Verbs of somebody's own calendar address: make it (a new one ends the old), take it back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from kentongan.calendars.models import CalendarAddress
from kentongan.city import keys
from kentongan.city.models import Member
from kentongan.journal import services as journal


@transaction.atomic
def make_address(*, member: Member, at: datetime) -> str:
    """Make a member's address; the one they had works no more.

    Returns:
        The secret part of the address, `<prefix>_<secret>`. It is not kept: whoever loses it makes a new one.
    """
    Member.objects.select_for_update().get(pk=member.pk)  # two at once: the second ends the first
    CalendarAddress.objects.filter(member=member, revoked_at=None).update(revoked_at=at)
    prefix, secret = keys.make()
    address = CalendarAddress.objects.create(member=member, prefix=prefix, digest=keys.digest(secret), created_at=at)
    journal.record("calendar_address.make", address, actor=member, at=at, region=settings.HOME_CODE)
    return f"{prefix}_{secret}"


@transaction.atomic
def revoke_address(*, member: Member, at: datetime) -> None:
    """End a member's address; done a second time it changes nothing."""
    for address in CalendarAddress.objects.filter(member=member, revoked_at=None):
        if keys.end(address, at=at):
            journal.record("calendar_address.revoke", address, actor=member, at=at, region=settings.HOME_CODE)


def note_version(*, address: CalendarAddress, version: str, at: datetime) -> datetime:
    """Remember what the feed holds now; return since when it holds that."""
    if address.version == version and address.changed_at:
        return address.changed_at
    moment = at.replace(microsecond=0)  # dates in HTTP know seconds only
    CalendarAddress.objects.filter(pk=address.pk).update(version=version, changed_at=moment)
    return moment
