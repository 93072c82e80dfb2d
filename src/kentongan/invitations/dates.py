"""On which day a series holds its rakor: by its rule, then off weekends and holidays."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

LAST_WEEK = 5
WEEKEND = (5, 6)


def nth_weekday(month: date, weekday: int, nth: int) -> date:
    """Return the n-th weekday of a month; 5 is the last one.

    >>> nth_weekday(date(2026, 11, 1), 2, 4), nth_weekday(date(2026, 11, 1), 0, 5)
    (datetime.date(2026, 11, 25), datetime.date(2026, 11, 30))
    """
    days = [date(month.year, month.month, day) for day in range(1, _length(month) + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    return fitting[-1] if nth >= LAST_WEEK else fitting[nth - 1]


def same_date(month: date, day: int) -> date:
    """Return a day of a month, the last one where the month is shorter.

    >>> same_date(date(2027, 2, 1), 31)
    datetime.date(2027, 2, 28)
    """
    return month.replace(day=min(day, _length(month)))


def months(first: date, interval: int, until: date) -> Iterator[date]:
    """Yield the first days of the months in which a rakor falls.

    >>> [str(one) for one in months(date(2026, 11, 9), 3, date(2027, 6, 1))]
    ['2026-11-01', '2027-02-01', '2027-05-01']
    """
    month = first.replace(day=1)
    while month <= until:
        yield month
        month = later(month, interval)


def later(day: date, number: int) -> date:
    """Return the first day of the month so many months on.

    >>> later(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 1)
    """
    years, month = divmod(day.month - 1 + number, 12)
    return date(day.year + years, month + 1, 1)


def working_day(day: date, off: Mapping[date, str]) -> tuple[date, str]:
    """Return the nearest day on which people work, later rather than earlier but within the month, and why.

    Args:
        day: the day by the rule.
        off: holidays with their names.

    Returns:
        The day, and the reason it was moved, "" when it was not.

    >>> working_day(date(2026, 12, 25), {date(2026, 12, 25): "Hari Raya Natal"})[0]
    datetime.date(2026, 12, 28)
    >>> working_day(date(2026, 10, 31), {})[0]
    datetime.date(2026, 10, 30)
    """
    why = _closed(day, off)
    if not why:
        return day, ""
    for step in (1, -1):
        other = day
        while _closed(other, off):
            other += timedelta(days=step)
        if other.month == day.month:
            break
    return other, why


def _closed(day: date, off: Mapping[date, str]) -> str:
    if day in off:
        return off[day]
    return _("hari %(day)s") % {"day": date_format(day, "l")} if day.weekday() in WEEKEND else ""


def _length(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]
