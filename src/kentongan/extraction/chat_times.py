"""Tells the moments of a chat from their written form: which number is the day is decided over the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

Order = Literal["dmy", "mdy"]


class Written(NamedTuple):
    """A day and a time as a line's head has them; ``american``: it looks like the phone of an American."""

    a: int
    b: int
    c: int | None
    year_first: bool
    hour: int
    minute: int
    second: int
    half: str
    american: bool = False


def moments(written: Sequence[Written], received: date | None) -> list[datetime | None]:
    """The moment of each head; None where no year is known or no such day exists.

    Args:
        written: the heads in the order of the file.
        received: the day on which the chat came in, if known.

    >>> from datetime import date
    >>> [m.day for m in moments([Written(3, 4, 25, False, 8, 0, 0, ""), Written(13, 4, 25, False, 8, 0, 0, "")], None)]
    [3, 13]
    """
    order = order_of(written, received)
    return [_moment(each, order, received) or _moment(each, _other(order), received) for each in written]


def order_of(written: Sequence[Written], received: date | None) -> Order:
    """Day first or month first: by numbers over 12, else by which order runs forward in time with the fewest leaps.

    A chat is dense and ends before it comes in; where both orders do, day first, unless the heads look American.
    """
    plain = [each for each in written if not each.year_first]
    day_first = sum(each.a > 12 for each in plain)
    month_first = sum(each.b > 12 for each in plain)
    if day_first != month_first:
        return "dmy" if day_first > month_first else "mdy"
    american = 2 * sum(each.american for each in plain) > len(plain)
    likely: Order = "mdy" if american else "dmy"
    return min((likely, _other(likely)), key=lambda order: _strain(plain, order, received))


def _other(order: Order) -> Order:
    return "mdy" if order == "dmy" else "dmy"


def _strain(written: Iterable[Written], order: Order, received: date | None) -> tuple[int, timedelta]:
    # Without a year any leap year does: only the order of the days counts.
    told = [_moment(each, order, received or date(2024, 12, 31)) for each in written]
    known = [moment for moment in told if moment is not None]
    backward = sum(later < earlier - timedelta(hours=1) for earlier, later in pairwise(known))
    future = sum(moment.date() > received + timedelta(days=1) for moment in known) if received else 0
    width = max(known) - min(known) if known else timedelta(0)
    return (backward + future + len(told) - len(known), width)


def _moment(written: Written, order: Order, received: date | None) -> datetime | None:
    first, second, third = written.a, written.b, written.c
    year: int | None
    if written.year_first:
        year, month, day = first, second, third or 0
    else:
        day, month = (first, second) if order == "dmy" else (second, first)
        year = third if third is None or third >= 100 else 2000 + third
    if year is None:
        return _without_year(written, month, day, received)
    return _checked(written, year, month, day)


def _without_year(written: Written, month: int, day: int, received: date | None) -> datetime | None:
    """The latest such day that is not after the day of receipt (a clock may be a day ahead)."""
    if received is None:
        return None
    for year in range(received.year + 1, received.year - 5, -1):
        told = _checked(written, year, month, day)
        if told is not None and told.date() <= received + timedelta(days=1):
            return told
    return None


def _checked(written: Written, year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, _hour(written), written.minute, written.second)  # noqa: DTZ001
    except ValueError:
        return None


def _hour(written: Written) -> int:
    half, hour = written.half.replace(".", "").replace(" ", "")[:2], written.hour
    if hour > 12 or not half:
        return hour
    if half in ("am", "pa"):
        return hour % 12
    late = half in ("pm", "so", "ma") and not (half == "ma" and hour in (12, 1, 2, 3))
    midday = half == "si" and hour in (12, 1, 2, 3)
    return hour % 12 + 12 if late or midday else hour % 12 if half == "ma" else hour
