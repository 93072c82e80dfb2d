"""Words that several papers share: offices in one line, promises, the head of a rakor."""

from collections.abc import Iterable
from typing import Any

from kentongan.actions.models import ActionItem
from kentongan.briefs.as_of import actions_on
from kentongan.briefs.content import Order, zone
from kentongan.briefs.words import DAYS, day
from kentongan.city.models import Agency
from kentongan.meetings import queries as meetings
from kentongan.meetings.models import Directive, Meeting
from kentongan.meetings.standing import Promise, Standing, promise, stands

GROUP_NAMES = {"kelurahan": "seluruh kelurahan", "kecamatan": "seluruh kecamatan"}


def promises(directives: Iterable[Directive], order: Order) -> list[Promise]:
    """Return directives with the state their actions had on the day of the paper."""
    kept = [promise(one, ceiling=order.ceiling, today=order.as_of) for one in directives]
    items = {item.pk: item for one in kept for item in one.actions}
    known = {item.pk: item for item in actions_on(list(items.values()), day=order.as_of, today=order.today)}
    return [_then(one, known, order) for one in kept]


def _then(one: Promise, known: dict[int, ActionItem], order: Order) -> Promise:
    actions = [known[item.pk] for item in one.actions if item.pk in known]
    if one.directive.withdrawn_at is not None:
        return Promise(one.directive, actions, one.standing)
    if not actions:  # nobody had been given anything yet, or it is not for this paper
        return Promise(one.directive, [], Standing.OPEN if one.actions else one.standing)
    return Promise(one.directive, actions, stands(one.directive, actions, today=order.as_of))


def told(one: Promise) -> dict[str, str]:
    """Return the row of one promise."""
    return {
        "text": text_of(one.directive),
        "responsible": offices(one.directive.responsible.all()),
        "region": one.directive.region.name,
        "due": day(one.directive.due_on),
        "state": str(one.standing.label),
    }


def text_of(directive: Directive) -> str:
    """Return the words of a directive; one that was withdrawn says so, and why."""
    if directive.withdrawn_at is None:
        return directive.text
    return f"{directive.text} (dicabut sebelum notulen disahkan: {directive.withdrawn_why.rstrip('.')})"


def of_meeting(meeting: Meeting) -> list[Directive]:
    """Return the directives of a rakor with what their rows need."""
    return list(meetings.with_actions(meeting.directives.order_by("id")))


def long_day(meeting: Meeting) -> str:
    """Return the day of a rakor as letters write it."""
    return f"{DAYS[meeting.held_on.weekday()]}, {day(meeting.held_on)}"


def hours(meeting: Meeting) -> str:
    """Return from when to when, with the time zone; empty when no time is known."""
    if meeting.starts_at is None:
        return ""
    until = f" sampai dengan {meeting.ends_at:%H.%M}" if meeting.ends_at else ""
    return f"{meeting.starts_at:%H.%M}{until} {zone()}".strip()


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


def facts_of(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the head of a rakor as label and value; what is not known is left out."""
    rows: list[tuple[str, Any]] = [
        ("Nama rapat", meeting.title),
        ("Hari, tanggal", long_day(meeting)),
        ("Pukul", hours(meeting)),
        ("Tempat", meeting.place),
        ("Cara hadir", str(meeting.get_mode_display())),
        ("Pimpinan rapat", meeting.chair),
        ("Wilayah", meeting.region.name),
    ]
    return [(label, value) for label, value in rows if value]


def _city(group: list[Agency]) -> str:
    return group[0].region_id[:5]
