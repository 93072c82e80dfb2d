"""What a word means when it is said today, and which reminder is due. Pure: rules and holidays come in as arguments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True)
class Due:
    """A day that was counted out, and the days passed over: (day, name of the holiday or "" at a weekend)."""

    day: date
    skipped: tuple[tuple[date, str], ...] = ()


def count(start: date, days: int, *, working_only: bool, holidays: Mapping[date, str], back: bool = False) -> Due:
    """Return the day that lies so many days after another one, or before it.

    Args:
        start: the day on which it is said; it does not count itself.
        days: how many; 0 is the day itself.
        working_only: pass over Saturdays, Sundays and holidays.
        holidays: day → name.
        back: count towards the past.

    >>> count(date(2026, 12, 23), 2, working_only=True, holidays={date(2026, 12, 25): "Hari Raya Natal"}).day
    datetime.date(2026, 12, 28)
    >>> count(date(2026, 12, 23), 2, working_only=False, holidays={}, back=True).day
    datetime.date(2026, 12, 21)
    """
    step = timedelta(days=-1 if back else 1)
    day, left = start, days
    skipped: list[tuple[date, str]] = []
    while left:
        day += step
        off = day.weekday() >= SATURDAY or day in holidays
        if working_only and off:
            skipped.append((day, holidays.get(day, "")))
        else:
            left -= 1
    return Due(day, tuple(skipped))


def newest_reminder(due_on: date, today: date, *, first: date, every: int) -> tuple[str, date] | None:
    """Return the kind of the newest reminder whose day has come, and that day; None while it is too early.

    Of several that were missed only this one is sent: nobody is helped by five messages at once.

    Args:
        first: the day of the reminder before the due date.
        every: days between two reminders after it.

    >>> newest_reminder(date(2026, 11, 20), date(2026, 11, 27), first=date(2026, 11, 18), every=3)
    ('after-2', datetime.date(2026, 11, 26))
    >>> newest_reminder(date(2026, 11, 20), date(2026, 11, 18), first=date(2026, 11, 18), every=3)
    ('before', datetime.date(2026, 11, 18))
    """
    late = (today - due_on).days
    if late >= every:
        times = late // every
        return f"after-{times}", due_on + timedelta(days=times * every)
    if late >= 0:
        return "due", due_on
    return ("before", first) if today >= first else None
