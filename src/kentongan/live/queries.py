"""What a member may see of a running rakor, and what its screens show."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kentongan.actions import due_rules
from kentongan.actions.days_off import days_off
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Agency, Member
from kentongan.journal import queries as journal
from kentongan.live.door_codes import MINUTE
from kentongan.live.models import DoorName, DoorNameState, DoorPolicy, LiveMeeting
from kentongan.meetings import kin, queries, spoken
from kentongan.meetings.agenda_sections import Section
from kentongan.meetings.models import AgendaItem, Attendance, Directive, Meeting, Note
from kentongan.meetings.offices import Offices
from kentongan.meetings.spoken import Proposal


def live(member: Member, pk: int) -> LiveMeeting:
    """Return the running of one rakor of the member's area."""
    theirs = access.within(member, Meeting.objects.order_by()).values("pk")
    things = LiveMeeting.objects.filter(meeting__in=theirs).select_related("meeting__region", "item__agency")
    return access.one(things, pk=pk)


def running(member: Member) -> QuerySet[LiveMeeting]:
    """Return the rakor that go on now in the member's area."""
    theirs = access.within(member, Meeting.objects.order_by()).values("pk")
    return LiveMeeting.objects.filter(meeting__in=theirs, ended_at=None).select_related("meeting")


def door_name(member: Member, pk: Any) -> DoorName:
    """Return one arrival at the door of a rakor of the member's area."""
    theirs = access.within(member, Meeting.objects.order_by()).values("pk")
    return access.one(DoorName.objects.filter(meeting__in=theirs).select_related("meeting__region", "agency"), pk=pk)


def mark(thing: LiveMeeting, at: datetime) -> str:
    """Return a mark that changes with whatever a screen shows: deeds of the rakor, and the code of an open door."""
    line = journal.entries("meeting", thing.pk).last()
    minute = int(at.timestamp()) // MINUTE if thing.door != DoorPolicy.CLOSED else 0
    return hashlib.sha256(f"{thing.pk}:{thing.version}:{line.pk if line else 0}:{minute}".encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Hall:
    """Who is there, and who says so at the door."""

    waiting: list[DoorName]
    present: list[Attendance]


def hall(meeting: Meeting) -> Hall:
    """Return who is there, and who waits to be confirmed, first come first."""
    waiting = meeting.door_names.filter(state=DoorNameState.WAITING)
    return Hall(list(waiting), list(meeting.attendance.order_by("office", "person")))


def lines(meeting: Meeting) -> list[Note]:
    """Return the lines that stand, in the order in which they were said."""
    return list(meeting.notes.filter(removed_at=None).select_related("item", "written_by", "second_of"))


def orders(thing: LiveMeeting) -> QuerySet[Directive]:
    """Return what was ordered under the current item, the latest first."""
    given = thing.meeting.directives.prefetch_related("responsible").order_by("-pk")
    return given.filter(item=thing.item_id) if thing.item_id else given.none()


def areas(thing: LiveMeeting, section: Section | None, given: Iterable[Directive]) -> set[str]:
    """Return the codes of the regions the current item speaks of: in its rows, its orders and its own words."""
    told = {row.area for row in section.rows} if section else set()
    told |= {order.region_id for order in given}
    words = thing.item.text.lower() if thing.item else ""
    villages = city.villages(thing.meeting.region_id).values_list("code", "name")
    return told | {code for code, name in villages if f" {name.lower()} " in f" {words} "}


def neighbours(items: list[AgendaItem], current: int | None) -> tuple[AgendaItem | None, AgendaItem | None]:
    """Return the item before the current one and the one after it; before the first step, the first is next."""
    places = {item.pk: place for place, item in enumerate(items)}
    if current not in places:
        return None, items[0] if items else None
    here = places[current]
    return (items[here - 1] if here else None, items[here + 1] if here + 1 < len(items) else None)


def offices(member: Member) -> Offices:
    """Return the offices of the member's city, to be found by what people call them."""
    return Offices(city.agencies(member.region_id[:5]), home=city.home_name())


def proposal(member: Member, meeting: Meeting, line: str) -> tuple[Proposal, list[Agency], str]:
    """Read one line as an order: what it says, and for "OPD terkait" who got such an order before, and when."""
    told = spoken.propose(
        line,
        offices=offices(member),
        regions={region.code: region for region in city.regions_of(member)},
        rules=due_rules.rules(),
        holidays=days_off(meeting.held_on.year),
        said_on=meeting.held_on,
    )
    if told.offices:
        return told, [], ""
    usual, source = kin.related(told.text, queries.precedents(member))
    return told, usual, source
