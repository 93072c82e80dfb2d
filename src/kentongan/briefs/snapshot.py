"""The frozen content of a paper: words only, as they stood when it was composed, and their digest."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import translation

from kentongan.briefs.words import DAYS, day, day_spelled
from kentongan.city import queries as city
from kentongan.city.models import Agency, Member
from kentongan.meetings import agenda as agendas
from kentongan.meetings import queries as meetings
from kentongan.meetings.agenda import Agenda
from kentongan.meetings.models import Meeting
from kentongan.meetings.standing import Promise

VERSION = 1
GROUP_NAMES = {"kelurahan": "seluruh kelurahan", "kecamatan": "seluruh kecamatan"}
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def of_minutes(meeting: Meeting, *, member: Member, number: str, on: date, zone: str) -> dict[str, Any]:
    """Return everything the minutes of one rakor print.

    Whatever is above the classification of the rakor, or outside its region, is not in it: the paper travels further
    than the screen.

    Args:
        meeting: the rakor; the paper takes its classification.
        member: who composes; the paper names the secretariat's office, never a person.
        number: the number of the paper.
        on: the day of composing; the state of every promise is that of this day.
        zone: name of the city's time zone.
    """
    with translation.override("id"):
        agenda = agendas.build(meeting, today=on)
        return {
            "version": VERSION,
            "kind": "minutes",
            "number": number,
            "city": city.home_name(),
            "secretariat": meetings.secretariat(member).name,
            "classification": str(meeting.get_classification_display()) if meeting.classification else "",
            "simulated": meeting.is_simulated,
            "composed_on": day(on),
            "meeting": _head(meeting, zone),
            "attendance": [_present(one) for one in meeting.attendance.all()],
            "agenda": [point.text for point in agenda.points],
            "previous": _previous(agenda),
            "issues": _issues(meeting),
            "directives": [_promise(one) for one in meetings.promises(meeting, today=on)],
            "late": _late(agenda, meeting),
        }


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical form: sorted keys, no blanks, UTF-8."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _head(meeting: Meeting, zone: str) -> dict[str, Any]:
    time = f"{meeting.starts_at:%H.%M} {ZONES.get(zone, '')}".strip() if meeting.starts_at else ""
    return {
        "title": meeting.title,
        "iso": meeting.held_on.isoformat(),
        "day": f"{DAYS[meeting.held_on.weekday()]}, {day(meeting.held_on)}",
        "spelled": day_spelled(meeting.held_on),
        "time": time,
        "place": meeting.place,
        "mode": str(meeting.get_mode_display()),
        "chair": meeting.chair,
        "region": meeting.region.name,
        "summary": meeting.summary,
    }


def _present(one: Any) -> dict[str, str]:
    return {"office": one.office, "representing": one.representing, "mode": str(one.get_mode_display())}


def _promise(one: Promise) -> dict[str, str]:
    return {
        "text": one.directive.text,
        "responsible": offices(one.directive.responsible.all()),
        "region": one.directive.region.name,
        "due": day(one.directive.due_on),
        "state": str(one.standing.label),
    }


def offices(agencies: Iterable[Agency]) -> str:
    """Return offices in one line; all kelurahan together are said as such, not one by one."""
    rest, said = list(agencies), []
    for kind, words in GROUP_NAMES.items():
        group = [one for one in rest if one.kind == kind]
        if (
            len(group) > 1
            and len(group) == Agency.objects.filter(kind=kind, region__code__startswith=_city(group)).count()
        ):
            said.append(words)
            rest = [one for one in rest if one.kind != kind]
    return ", ".join([one.short for one in rest] + said)


def _city(group: list[Agency]) -> str:
    return group[0].region_id[:5]


def _previous(agenda: Agenda) -> dict[str, Any] | None:
    if agenda.previous is None:
        return None
    held = f"{DAYS[agenda.previous.held_on.weekday()]}, {day(agenda.previous.held_on)}"
    older = [
        _promise(one) | {"text": f"{one.directive.text} (rakor {day(one.directive.meeting.held_on)})"}
        for one in agenda.overdue
    ]
    return {"title": agenda.previous.title, "day": held, "promises": [_promise(p) for p in agenda.promises] + older}


def _issues(meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {
            "dimension": dimension,
            "items": [{"category": said, "region": one.region.name, "text": one.text} for said, one in issues],
        }
        for dimension, issues in meetings.matters(meeting)
    ]


def _late(agenda: Agenda, meeting: Meeting) -> list[dict[str, Any]]:
    """Late work besides what these minutes themselves order, which stands in its own table."""
    own = set(meeting.directives.values_list("actions", flat=True))
    rows = []
    for agency, items in agenda.late:
        kept = [item for item in items if item.pk not in own]
        if kept:
            told = [{"number": str(item), "title": item.title, "due": day(item.due_on)} for item in kept]
            rows.append({"agency": agency.short, "items": told})
    return rows
