"""The minutes of a rakor, and the list of who came."""

from collections import defaultdict
from typing import Any

from django.utils.timezone import localdate

from kentongan.actions.models import ActionItem
from kentongan.actions.queries import OWED
from kentongan.briefs.as_of import actions_on
from kentongan.briefs.content import Content, Order
from kentongan.briefs.snapshot import facts_of, of_meeting, promises, told
from kentongan.briefs.words import day, day_spelled
from kentongan.meetings import queries as meetings
from kentongan.meetings import renewing
from kentongan.meetings.models import AgendaKind, Directive, Meeting, NoteKind
from kentongan.meetings.standing import UNFINISHED

CLOSING = "Demikian notulen ini dibuat untuk ditindaklanjuti oleh instansi yang disebut di dalamnya."


def minutes(order: Order) -> Content:
    """Return what the minutes of one rakor print, with its promises as they stood on the day of the paper."""
    meeting = the_meeting(order)
    own = promises(of_meeting(meeting), order)
    before = previous(meeting, order)
    named = {item.pk for one in own for item in one.actions} | before.pop("named")
    return Content(
        title=f"Notulen {meeting.title}",
        file=f"Notulen Rakor {meeting.held_on.isoformat()}",
        simulated=meeting.is_simulated,
        facts=facts_of(meeting),
        opening=[_opening(meeting), *([meeting.summary] if meeting.summary else [])],
        filled={
            "attendance": {"rows": present(meeting)},
            "agenda": {"entries": [p.text for p in meeting.agenda.filter(kind=AgendaKind.POINT, left_out=False)]},
            "previous": before,
            "issues": issues(meeting),
            "notes": _notes(meeting),
            "directives": {"lead": _standing_on(order) if own else "", "rows": told(own)},
            "late": {"rows": _late(order, named)},
            "errata": {"rows": _errata(meeting)},
        },
        closing=[CLOSING],
        countersign=_chair(meeting),
    )


def attendance(order: Order) -> Content:
    """Return the list of who came, with room for signatures."""
    meeting = the_meeting(order)
    return Content(
        title=f"Daftar hadir {meeting.title}",
        file=f"Daftar Hadir {meeting.held_on.isoformat()}",
        simulated=meeting.is_simulated,
        facts=facts_of(meeting),
        filled={"present": {"rows": [row | {"signature": ""} for row in present(meeting)]}},
    )


def the_meeting(order: Order) -> Meeting:
    """Return the rakor a paper is about; whoever builds papers asks only with one."""
    if order.meeting is None:
        raise ValueError(order.kind)
    return order.meeting


def present(meeting: Meeting) -> list[dict[str, str]]:
    """Return who was there."""
    return [
        {
            "office": one.office,
            "person": one.person or "–",
            "representing": one.representing or "–",
            "mode": str(one.get_mode_display()),
        }
        for one in meeting.attendance.all()
    ]


def issues(meeting: Meeting) -> dict[str, Any]:
    """Return what was raised, by dimension."""
    groups = [
        {
            "title": f"Bidang {dimension.lower()}",
            "entries": [f"{one.text} ({said}; {one.region.name})" for said, one in found],
        }
        for dimension, found in meetings.matters(meeting)
    ]
    return {"groups": groups}


def previous(meeting: Meeting, order: Order) -> dict[str, Any]:
    """Return what the rakor before promised, and what older ones still owe; `named` are the actions told of."""
    last = meetings.previous(meeting)
    if last is None:
        return {"rows": [], "lead": "", "named": set()}
    # A directive that was settled since may have been open on the day of the paper: its state is asked, not the row's.
    earlier = meetings.before(meeting).exclude(pk=last.pk)
    said_again = renewing.renewed(Directive.objects.filter(meeting__in=meetings.before(meeting)))
    older = Directive.objects.filter(meeting__in=earlier).exclude(pk__in=said_again).order_by("due_on", "pk")
    if order.as_of >= order.today:
        older = older.filter(pk__in=older.filter(actions__state__in=UNFINISHED).values("pk"))
    kept = promises(of_meeting(last), order)
    owed = [one for one in promises(meetings.with_actions(older), order) if not one.is_settled]
    rows = told(kept)
    rows += [_older(row, one.directive) for row, one in zip(told(owed), owed, strict=True)]
    named = {item.pk for one in [*kept, *owed] for item in one.actions}
    lead = f"{last.title}, {day(last.held_on)}. {_standing_on(order)}"
    if not kept:
        lead += " Rakor itu tidak memberi arahan."
    return {"rows": rows, "lead": lead, "named": named}


def _older(row: dict[str, str], directive: Directive) -> dict[str, str]:
    return row | {"text": f"{row['text']} (rakor {day(directive.meeting.held_on)})"}


def _opening(meeting: Meeting) -> str:
    return (
        f"Pada hari {day_spelled(meeting.held_on)}, telah dilaksanakan rapat koordinasi Tim Terpadu Penanganan "
        "Konflik Sosial, dengan keterangan sebagai berikut."
    )


def _standing_on(order: Order) -> str:
    return f"Keadaan per {day(order.as_of)}."


def _notes(meeting: Meeting) -> dict[str, Any]:
    """Return what was written down while it was said, under the point of the agenda it belongs to."""
    groups: dict[str, list[str]] = defaultdict(list)
    for note in meeting.notes.filter(removed_at=None).select_related("item").order_by("written_at", "pk"):
        words = f"“{note.text}”" if note.kind == NoteKind.QUOTE else note.text
        groups[note.item.text if note.item else "Lain-lain"].append(
            f"{note.speaker}: {words}" if note.speaker else words
        )
    return {"groups": [{"title": title, "entries": entries} for title, entries in groups.items()]}


def _late(order: Order, named: set[int]) -> list[dict[str, str]]:
    """Return late work besides what the paper tells of already."""
    things = order.reach(ActionItem.objects.exclude(pk__in=named)).select_related("agency", "region")
    if order.as_of >= order.today:
        things = things.filter(state__in=OWED, due_on__lt=order.as_of)
    items = actions_on(list(things.order_by("agency__short", "due_on", "id")), day=order.as_of, today=order.today)
    late = [item for item in items if item.state in OWED and item.due_on < order.as_of]
    return [{"agency": one.agency.short, "title": f"{one}. {one.title}", "due": day(one.due_on)} for one in late]


def _errata(meeting: Meeting) -> list[dict[str, str]]:
    return [
        {
            "written": one.written,
            "correct": one.correct,
            "signed": f"{one.signed_name}, {one.signed_office}, {day(localdate(one.signed_at))}",
        }
        for one in meeting.errata.all()
    ]


def _chair(meeting: Meeting) -> dict[str, Any]:
    """Return who signs beside the secretary: whoever signed the minutes, else the chair."""
    return {
        "intro": "Mengetahui,",
        "office": [meeting.signed_office or "Pimpinan rapat"],
        "name": meeting.signed_name or meeting.chair,
    }
