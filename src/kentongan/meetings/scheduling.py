"""When and where a rakor is: moved or called off before it is held. Each change counts (RFC 5545, SEQUENCE)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.meetings.models import Meeting, MeetingState

NAMES = ("held_on", "starts_at", "ends_at", "place", "mode", "link")


class NotPlannedAnyMore(Refused):
    code = "not-planned-any-more"
    text = _("Rakor ini sudah berlangsung atau sudah dibatalkan; jadwalnya tidak dapat diubah lagi.")


class NothingMoved(Refused):
    code = "nothing-moved"
    status = 422
    text = _("Tidak ada yang berubah: tanggal, waktu, tempat, dan cara hadirnya sama.")


class DayGone(Refused):
    code = "meeting-day-gone"
    status = 422
    text = _("Tanggal baru sudah lewat. Pilih hari ini atau sesudahnya.")


class HasSlot(Protocol):
    """Whatever says when and where: a rakor, its facts, or a slot."""

    @property
    def held_on(self) -> date: ...


@dataclass(frozen=True)
class Slot:
    """When and where, and how one takes part."""

    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    mode: str
    link: str = ""


def move(meeting: Meeting, slot: Slot, *, member: Member, at: datetime) -> None:
    """Give a planned rakor another slot, inside the transaction of the verb that calls.

    Raises:
        DayGone: the new day is past.
        NothingMoved: it is the slot it has.
        NotPlannedAnyMore: it was held, closed or cancelled.
    """
    if slot.held_on < localdate(at):
        raise DayGone
    _hold(meeting)
    if not _differs(meeting, slot):
        raise NothingMoved
    changes = _changes(meeting, slot)
    Meeting.objects.filter(pk=meeting.pk).update(**vars(slot), sequence=F("sequence") + 1)
    meeting.refresh_from_db()
    journal.record("meeting.reschedule", meeting, actor=member, at=at, changes=changes)


def call_off(meeting: Meeting, *, member: Member, at: datetime) -> None:
    """Cancel a planned rakor, inside the transaction of the verb that calls. It stays on record.

    Raises:
        NotPlannedAnyMore: it was held, closed or cancelled.
    """
    _hold(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CANCELLED, sequence=F("sequence") + 1)
    meeting.refresh_from_db()
    journal.record("meeting.cancel", meeting, actor=member, at=at, changes={"state": ["planned", "cancelled"]})


def follow(meeting: Meeting, facts: HasSlot, *, member: Member, at: datetime) -> None:
    """Count it as a change when the head of a planned rakor is written with another slot."""
    if meeting.state == MeetingState.PLANNED and _differs(meeting, facts):
        Meeting.objects.filter(pk=meeting.pk).update(sequence=F("sequence") + 1)
        journal.record("meeting.reschedule", meeting, actor=member, at=at, changes=_changes(meeting, facts))


def _hold(meeting: Meeting) -> None:
    """Hold the row until the transaction ends, and see it as it is."""
    planned = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED)
    if not planned.update(state=MeetingState.PLANNED):
        raise NotPlannedAnyMore
    meeting.refresh_from_db()


def _differs(meeting: Meeting, other: HasSlot) -> bool:
    return any(getattr(meeting, name) != getattr(other, name) for name in NAMES)


def _changes(meeting: Meeting, other: HasSlot) -> dict[str, list[object]]:
    """Days, times and codes; where it is held is free text and stays out of the journal."""
    told = [name for name in (*NAMES[:3], "mode") if getattr(meeting, name) != getattr(other, name)]
    changes: dict[str, list[object]] = {
        name: [str(getattr(meeting, name) or ""), str(getattr(other, name) or "")] for name in told
    }
    return changes | {"sequence": [meeting.sequence, meeting.sequence + 1]}
