"""The periods situation reports are of: a calendar month, or a day from one hour to the same hour of the next. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

DAILY = "daily"
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """From the first to the last day; of a daily window the last day is the one on which it ends."""

    start: date
    end: date


class Timed(Protocol):
    """What a form says of its times."""

    cadence: str
    window_from: time
    due_days: int
    due_time: time


def period_from(cadence: str, start: date) -> Period | None:
    """Return the period that starts on a day, None when no period does.

    >>> period_from("monthly", date(2026, 2, 1))
    Period(start=datetime.date(2026, 2, 1), end=datetime.date(2026, 2, 28))
    >>> period_from("monthly", date(2026, 2, 2))
    """
    if cadence == DAILY:
        return Period(start, start + DAY)
    return Period(start, _next_month(start) - DAY) if start.day == 1 else None


def period_of(form: Timed, moment: datetime) -> Period:
    """Return the period in which a moment of the city's clock lies."""
    if form.cadence == DAILY:
        today = moment.date()
        start = today if moment.time() >= form.window_from else today - DAY
        return Period(start, start + DAY)
    first = moment.date().replace(day=1)
    return Period(first, _next_month(first) - DAY)


def before(cadence: str, period: Period) -> Period:
    """Return the period before another.

    >>> before("monthly", Period(date(2026, 3, 1), date(2026, 3, 31))).start
    datetime.date(2026, 2, 1)
    """
    last = period.start - DAY
    return Period(last, period.start) if cadence == DAILY else Period(last.replace(day=1), last)


def latest(form: Timed, moment: datetime, count: int) -> Iterator[Period]:
    """Yield so many periods, the running one first."""
    period = period_of(form, moment)
    for _number in range(count):
        yield period
        period = before(form.cadence, period)


def begins_at(form: Timed, period: Period, zone: ZoneInfo) -> datetime:
    """Return the moment from which a report of a period can be sent."""
    hour = form.window_from if form.cadence == DAILY else time.min
    return datetime.combine(period.start, hour, zone)


def ends_at(form: Timed, period: Period, zone: ZoneInfo) -> datetime:
    """Return the moment a period is over: what is sent before cannot know all of it."""
    if form.cadence == DAILY:
        return datetime.combine(period.end, form.window_from, zone)
    return datetime.combine(period.end + DAY, time.min, zone)


def due_at(form: Timed, period: Period, zone: ZoneInfo) -> datetime:
    """Return the moment by which a report is due."""
    return datetime.combine(period.end + form.due_days * DAY, form.due_time, zone)


def _next_month(first: date) -> date:
    return (first + 31 * DAY).replace(day=1)
