"""iCalendar (RFC 5545) out of rakor and tasks. Pure: the same rows give the same bytes.

What is not open to all says only that there is something: a feed is kept by programs and servers of others.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.utils.translation import gettext as _

from kentongan.actions.models import ActionItem, ActionState
from kentongan.alerts.models import AlertLevel
from kentongan.meetings.models import Meeting, MeetingState, Mode

PRODUCT = "-//Kentongan//Kalender//ID"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# How far a task is by its state, and how RFC 5545 calls that; done is not completed before somebody has checked it.
PROGRESS = {
    ActionState.ASSIGNED: ("NEEDS-ACTION", 0),
    ActionState.ACCEPTED: ("IN-PROCESS", 50),
    ActionState.DONE: ("IN-PROCESS", 90),
}
PRIORITY = {AlertLevel.DANGER: 1, AlertLevel.READY: 3, AlertLevel.WATCH: 5}
USUAL = 5
ONLINE = {Mode.ONLINE, Mode.BOTH}


def calendar(name: str, parts: Iterable[icalendar.Component], *, method: str = "PUBLISH", minutes: int = 60) -> bytes:
    """Return a whole calendar, with the rules of every time zone that is used in it.

    Args:
        name: what a program calls it.
        method: PUBLISH for a feed, REQUEST or CANCEL for one invitation (RFC 5546).
        minutes: how often a program should ask again.
    """
    whole = icalendar.Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", method)
    whole.add("x-wr-calname", name)
    if method == "PUBLISH":
        whole.add("refresh-interval", timedelta(minutes=minutes), parameters={"VALUE": "DURATION"})
        whole.add("x-published-ttl", timedelta(minutes=minutes))
    for part in parts:
        whole.add_component(part)
    whole.add_missing_timezones(first_date=date(2020, 1, 1), last_date=date(2040, 1, 1))
    return bytes(whole.to_ical())


def event(meeting: Meeting, *, host: str, page: str, zone: ZoneInfo, at: datetime | None) -> icalendar.Event:
    """Return a rakor as VEVENT.

    Args:
        meeting: with its agenda fetched, as far as it may be told.
        host: what makes the UID unique among cities.
        page: the address of its page.
        zone: the city's time zone.
        at: when it last changed.
    """
    one = icalendar.Event()
    one.add("uid", f"rakor-{meeting.pk}@{host}")
    one.add("dtstamp", (at or LONG_AGO).astimezone(UTC))
    one.add("last-modified", (at or LONG_AGO).astimezone(UTC))
    one.add("sequence", meeting.sequence)
    one.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    _when(one, meeting, zone)
    if meeting.classification:
        one.add("summary", _secret(meeting, _("Rakor")))
        one.add("class", "CONFIDENTIAL")
        one.add("url", page)
        return one
    one.add("summary", _simulated(meeting) + meeting.title)
    one.add("location", meeting.place)
    one.add("url", meeting.link if meeting.link and meeting.mode in ONLINE else page)
    one.add("description", _description(meeting, page))
    return one


def task(action: ActionItem, *, host: str, page: str, at: datetime | None) -> icalendar.Todo:
    """Return a task as VTODO; the level of an open alert behind it makes its priority."""
    status, percent = PROGRESS[ActionState(action.state)]
    one = icalendar.Todo()
    one.add("uid", f"tugas-{action.pk}@{host}")
    one.add("dtstamp", (at or LONG_AGO).astimezone(UTC))
    one.add("last-modified", (at or LONG_AGO).astimezone(UTC))
    one.add("due", action.due_on)
    one.add("status", status)
    one.add("percent-complete", percent)
    alert = action.alert if action.alert and action.alert.classification == 0 else None
    one.add("priority", PRIORITY.get(AlertLevel(alert.level), USUAL) if alert else USUAL)
    one.add("url", page)
    if action.classification:
        one.add("summary", _secret(action, f"{_('Tugas')} {action}"))
        one.add("class", "CONFIDENTIAL")
        return one
    one.add("summary", f"{_simulated(action)}{action.title} ({action})")
    one.add("description", "\n".join(part for part in (action.detail, action.region.name, page) if part))
    return one


def attend(one: icalendar.Event, *, organizer: tuple[str, str], attendees: Iterable[Mapping[str, str]]) -> None:
    """Say who calls and who is called, as RFC 5546 wants it of a REQUEST.

    Args:
        organizer: name and address (a URI).
        attendees: `name`, `uri` and `state` (PARTSTAT) of each office.
    """
    one.add("organizer", organizer[1], parameters={"CN": organizer[0]})
    for office in attendees:
        told: dict[str, Any] = {"CN": office["name"], "PARTSTAT": office["state"]}
        one.add("attendee", office["uri"], parameters={"CUTYPE": "GROUP", "ROLE": "REQ-PARTICIPANT", **told})


def _when(one: icalendar.Event, meeting: Meeting, zone: ZoneInfo) -> None:
    """With a time as that time of the city's clock, without one as a whole day."""
    if meeting.starts_at is None:
        one.add("dtstart", meeting.held_on)
        one.add("dtend", meeting.held_on + timedelta(days=1))
        return
    one.add("dtstart", datetime.combine(meeting.held_on, meeting.starts_at, tzinfo=zone))
    if meeting.ends_at and meeting.ends_at > meeting.starts_at:
        one.add("dtend", datetime.combine(meeting.held_on, meeting.ends_at, tzinfo=zone))


def _description(meeting: Meeting, page: str) -> str:
    items = [f"{number}. {item.text}" for number, item in enumerate(meeting.agenda.all(), 1)]
    head = [f"{_('Pimpinan rapat')}: {meeting.chair}", f"{_('Cara hadir')}: {meeting.get_mode_display()}"]
    return "\n".join([*head, *([_("Agenda") + ":"] if items else []), *items, page])


def _secret(thing: Any, what: str) -> str:
    return f"{_simulated(thing)}{what} ({thing.get_classification_display()})"


def _simulated(thing: Any) -> str:
    return "SIMULASI: " if thing.is_simulated else ""
