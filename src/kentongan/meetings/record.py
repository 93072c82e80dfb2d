"""The minutes as one text that never varies, and the mark that proves they were not changed after they were signed."""

import hashlib
import json
from typing import Any

from kentongan.journal import queries as journal
from kentongan.meetings.models import Directive, Meeting, MeetingState, Note

HEAD = (
    "title",
    "place",
    "mode",
    "link",
    "chair",
    "summary",
    "region_id",
    "classification",
    "signed_name",
    "signed_office",
)


def canonical(meeting: Meeting) -> bytes:
    """Return the minutes as JSON: sorted keys, no blanks, UTF-8, so that the same minutes are the same bytes.

    Times of day and days are ISO 8601. Lines that were taken out,
    and what became of the directives, are not part of it.
    """
    whole: dict[str, Any] = {name: getattr(meeting, name) for name in HEAD}
    for name in ("held_on", "starts_at", "ends_at"):
        whole[name] = str(getattr(meeting, name) or "")
    people = meeting.attendance.order_by("office", "person")
    whole["attendance"] = [[one.office, one.person, one.representing, one.mode] for one in people]
    whole["agenda"] = [[one.kind, one.text] for one in meeting.agenda.filter(left_out=False)]
    whole["issues"] = [[one.category, one.dimension, one.text, one.region_id] for one in meeting.issues.all()]
    whole["notes"] = [[str(one.pk), one.kind, one.speaker, one.text] for one in lines(meeting)]
    whole["directives"] = [_order(one) for one in meeting.directives.prefetch_related("responsible")]
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _order(one: Directive) -> list[Any]:
    offices = sorted(unit.pk for unit in one.responsible.all())
    told = [one.text, one.region_id, one.phase, one.due_on.isoformat(), offices]
    return [*told, "withdrawn", one.withdrawn_why] if one.withdrawn_at else told  # the marks of older minutes stay true


def digest(meeting: Meeting) -> str:
    """Return the SHA-256 of the minutes as they are stored now, in hexadecimal."""
    return hashlib.sha256(canonical(meeting)).hexdigest()


def lines(meeting: Meeting) -> list[Note]:
    """Return the lines of the minutes that stand, in the order in which they were said."""
    return list(meeting.notes.filter(removed_at=None).select_related("item", "written_by"))


def faults(meeting: Meeting) -> list[str]:
    """Return what does not fit a signed rakor, by code: "changed" minutes, a mark the "journal" does not know."""
    if meeting.state != MeetingState.CLOSED or not meeting.digest:
        return []  # closed before there were marks
    closings = journal.entries("meeting", meeting.pk).filter(verb="meeting.close")
    told = [line.changes.get("digest", ["", ""])[1] for line in closings]
    wrong = ["changed"] if digest(meeting) != meeting.digest else []
    return wrong if told[-1:] == [meeting.digest] else [*wrong, "journal"]
