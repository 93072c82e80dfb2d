"""Words that several papers share: offices in one line, promises, the head of a rakor."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from kentongan.actions.models import ActionItem
from kentongan.briefs.as_of import actions_on
from kentongan.briefs.content import Order, zone
from kentongan.briefs.words import DAYS, day
from kentongan.city.models import Agency
from kentongan.meetings import queries as meetings
from kentongan.meetings.models import Directive, Meeting
from kentongan.meetings.standing import Promise, Standing, promise, said_again, stands

GROUP_NAMES = {"kelurahan": "seluruh kelurahan", "kecamatan": "seluruh kecamatan"}


def promises(directives: Iterable[Directive], order: Order) -> list[Promise]:
    """Return directives with the state their actions had on the day of the paper."""
    directives = list(directives)
    prefetch_related_objects(directives, "renewals__actions")
    kept = [promise(one, ceiling=order.ceiling, today=order.as_of) for one in directives]
    items = {item.pk: item for one in kept for item in one.actions}
    known = {item.pk: item for item in actions_on(list(items.values()), day=order.as_of, today=order.today)}
    return [_then(one, known, order) for one in kept]


def _then(one: Promise, known: dict[int, ActionItem], order: Order) -> Promise:
    given, again = one.directive, said_again(one.directive, ceiling=order.ceiling, on=order.as_of)
    actions = [known[item.pk] for item in one.actions if item.pk in known]
    if given.withdrawn_at is not None:
        return Promise(given, actions, one.standing)
    if actions:
        _carry(actions, given, again)
        return Promise(given, actions, stands(given, actions, today=order.as_of), again)
    if not one.actions:  # not for this paper
        return Promise(given, [], one.standing)
    # The rakor was put on record later than this day: its order was given, and nothing is known of what became of it.
    late = (again or given).due_on < order.as_of
    return Promise(given, [], Standing.LATE if late else Standing.OPEN, again)


def _carry(actions: list[ActionItem], given: Directive, again: Directive | None) -> None:
    """Give the tasks that a later rakor had carried on by then its day, if that was put on record only afterwards."""
    if again is not None:
        going = {item.pk for item in again.actions.all()}
        for item in actions:
            if item.pk in going and item.due_on == given.due_on:
                item.due_on = again.due_on


def told(promised: Sequence[Promise]) -> list[dict[str, str]]:
    """Return the rows of promises."""
    whole = _whole_groups(one.directive for one in promised)
    return [
        {
            "text": text_of(one),
            "responsible": offices(one.directive.responsible.all(), whole),
            "region": one.directive.region.name,
            "due": day(one.directive.due_on),
            "state": str(one.standing.label),
        }
        for one in promised
    ]


def text_of(one: Promise) -> str:
    """Return the words of a promise; one that was withdrawn, or said again by a later rakor, says so."""
    given = one.directive
    if given.withdrawn_at is not None:
        return f"{given.text} (dicabut sebelum notulen disahkan: {given.withdrawn_why.rstrip('.')})"
    if one.again is not None:
        held, due = day(one.again.meeting.held_on), day(one.again.due_on)
        return f"{given.text} (ditegaskan lagi di rakor {held} dengan tenggat {due})"
    return given.text


def of_meeting(meeting: Meeting) -> list[Directive]:
    """Return the directives of a rakor with what their rows need."""
    return of_meetings([meeting])


def of_meetings(held: Iterable[Meeting]) -> list[Directive]:
    """Return the directives of some rakor with what their rows need."""
    return list(meetings.with_actions(Directive.objects.filter(meeting__in=held).order_by("id")))


def long_day(meeting: Meeting) -> str:
    """Return the day of a rakor as letters write it."""
    return f"{DAYS[meeting.held_on.weekday()]}, {day(meeting.held_on)}"


def hours(meeting: Meeting) -> str:
    """Return from when to when, with the time zone; empty when no time is known."""
    if meeting.starts_at is None:
        return ""
    until = f" sampai dengan {meeting.ends_at:%H.%M}" if meeting.ends_at else ""
    return f"{meeting.starts_at:%H.%M}{until} {zone()}".strip()


def offices(agencies: Iterable[Agency], whole: Mapping[tuple[str, str], int]) -> str:
    """Return offices in one line; all kelurahan together are said as such, not one by one.

    Args:
        agencies: the offices.
        whole: how many of a kind a city has, by the kind and the code of the city.
    """
    rest, said = list(agencies), []
    for kind, words in GROUP_NAMES.items():
        group = [one for one in rest if one.kind == kind]
        if len(group) > 1 and len(group) == whole.get((kind, _city(group[0]))):
            said.append(words)
            rest = [one for one in rest if one.kind != kind]
    return ", ".join([one.short for one in rest] + said)


def _whole_groups(directives: Iterable[Directive]) -> Mapping[tuple[str, str], int]:
    """Count the kelurahan and the kecamatan of each city; only asked where an order goes to several of them."""
    kinds = [[unit.kind for unit in one.responsible.all()] for one in directives]
    if not any(found.count(kind) > 1 for found in kinds for kind in GROUP_NAMES):
        return {}
    return Counter((unit.kind, _city(unit)) for unit in Agency.objects.filter(kind__in=GROUP_NAMES))


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


def _city(unit: Agency) -> str:
    return unit.region_id[:5]
