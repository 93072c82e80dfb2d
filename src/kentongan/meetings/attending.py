"""Verbs of attendance, one by one: who came while the rakor goes on."""

from datetime import datetime

from django.db import transaction

from kentongan.city.models import Member
from kentongan.journal import services as journal
from kentongan.meetings.holding import hold
from kentongan.meetings.models import Arrival, Attendance, Meeting
from kentongan.meetings.services import Present


@transaction.atomic
def attend(
    *, meeting: Meeting, present: Present, member: Member, at: datetime, arrival: str = Arrival.HAND
) -> Attendance:
    """Say that somebody is here; whoever is there already is not there twice.

    Raises:
        MinutesClosed, NotHeldYet: of the rakor.
    """
    hold(meeting, at)
    values = {name: value for name, value in present.__dict__.items() if name not in {"office", "person"}}
    row, is_new = Attendance.objects.get_or_create(
        meeting=meeting,
        office=present.office,
        person=present.person,
        defaults=values | {"arrival": arrival, "arrived_at": at},
    )
    if is_new:
        journal.record("meeting.arrive", meeting, actor=member, at=at, changes={"attendance": ["", row.pk]})
    return row


@transaction.atomic
def strike(*, meeting: Meeting, pk: int, member: Member, at: datetime) -> None:
    """Take somebody off the list of who was there."""
    hold(meeting, at)
    gone, _rows = Attendance.objects.filter(meeting=meeting, pk=pk).delete()
    if gone:
        journal.record("meeting.strike", meeting, actor=member, at=at, changes={"attendance": [pk, ""]})
