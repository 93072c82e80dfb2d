"""How things stood on an earlier day, read back from the journal, which forgets nothing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db.models import Model
from django.utils.timezone import get_default_timezone, localdate

from kentongan.actions.models import ActionItem
from kentongan.journal.models import Entry

M = TypeVar("M", bound=Model)


def end_of(day: date) -> datetime:
    """Return the moment at which a day of the city ends."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=get_default_timezone())


def rewound(things: Sequence[M], *, kind: str, fields: Iterable[str], day: date, today: date) -> list[M]:
    """Set fields of rows, in memory only, back to what they were at the end of a day.

    Every change of a state or a due date is a line of the journal with the old and the new value: of all lines since,
    the first of each field names what it was. What never changed since stands as it is.

    Args:
        things: rows of one kind; none of them is saved.
        kind: what the journal calls them, as `action`.
        fields: which fields to set back; dates come back as dates.
        day: the day asked for.
        today: when it is not before this, nothing is read.
    """
    if day >= today or not things:
        return list(things)
    by_key = {str(thing.pk): thing for thing in things}
    since = Entry.objects.filter(kind=kind, subject__in=by_key, at__gte=end_of(day)).order_by("id")
    seen: set[tuple[str, str]] = set()
    for subject, changes in since.values_list("subject", "changes"):
        for field in fields:
            if field in changes and (subject, field) not in seen:
                seen.add((subject, field))
                old = changes[field][0]
                if old != "":
                    setattr(by_key[subject], field, date.fromisoformat(old) if field.endswith("_on") else old)
    return list(things)


def actions_on(things: Sequence[ActionItem], *, day: date, today: date) -> list[ActionItem]:
    """Return the actions that were given by the end of a day, as they stood then."""
    known = [item for item in things if localdate(item.assigned_at) <= day]
    return rewound(known, kind="action", fields=("state", "due_on"), day=day, today=today)
