"""What happened, and when each of it became known: the past can then be shown as it looked on any day of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from kentongan.detection.panel import Counts, Mask, PanelError
from kentongan.detection.tails import Ints

NEVER = 10**9
HEARD_DAYS = 28


@dataclass(frozen=True)
class Event:
    """One happening.

    area, day  where and when; None for an area that nobody knows
    known      the day on which it came to be known; None: on the day itself
    gone       the day from which it no longer counted, since it was found untrue; None: never
    marked     one that people would have liked to be warned of
    since      first of the days it may have happened on, where only a span is known; `day` is then the last of them
    """

    area: str | None
    day: date
    known: date | None = None
    gone: date | None = None
    marked: bool = False
    since: date | None = None


@dataclass(frozen=True, eq=False)
class History:
    """Events of some areas over some days, with the days of knowledge. All days are numbered from `first`.

    areas, first, days        names; the first day; how many days
    row, day, known, gone     one entry for each event, `gone` NEVER where it still counts
    marked                    one entry for each event
    heard                     areas x days (or 1 x days, for all areas alike): the day on which it was known that this
                              day was reported on; NEVER where it never was
    elsewhere                 events left out, since their area is not known
    """

    areas: tuple[str, ...]
    first: date
    days: int
    row: Ints
    day: Ints
    known: Ints
    gone: Ints
    marked: Mask
    heard: Ints
    elsewhere: int = 0

    @classmethod
    def of(
        cls, events: Iterable[Event], *, areas: Sequence[str], first: date, last: date, heard: Ints | None = None
    ) -> "History":
        """Lay events out as arrays; what lies outside the days is left out. Raises PanelError for an unknown area.

        Without `heard`, a day is heard in every area where some event anywhere had become known within the four weeks
        before it: where a whole record falls silent, nobody knows.

        >>> history = History.of([Event("A", date(2026, 1, 1), known=date(2026, 1, 3))], areas=["A"],
        ...                      first=date(2026, 1, 1), last=date(2026, 1, 5))
        >>> history.as_known(1)[0].tolist(), history.as_known(2)[0].tolist()
        ([[0, 0]], [[1, 0, 0]])
        """
        row_of = {area: row for row, area in enumerate(areas)}
        size = (last - first).days + 1
        if size < 1:
            raise PanelError(f"Hari terakhir {last} mendahului hari pertama {first}.")
        rows, told, elsewhere = [], [], 0
        for event in events:
            day = (event.day - first).days
            if not 0 <= day < size:
                continue
            known = max(day, _number(event.known, first, day))
            told.append((min(day, _number(event.since, first, day)), known))
            if event.area is None:
                elsewhere += 1
                continue
            if event.area not in row_of:
                raise PanelError(f"Wilayah {event.area!r} tidak ada dalam daftar wilayah.")
            rows.append((row_of[event.area], day, known, _number(event.gone, first, NEVER), int(event.marked)))
        table = np.array(rows, dtype=np.int64).reshape(len(rows), 5)
        spoken = _spoken(told, size) if heard is None else heard
        row, when, known_on, gone, marked = table.T
        return cls(tuple(areas), first, size, row, when, known_on, gone, marked.astype(bool), spoken, elsewhere)

    def as_known(self, at: int, *, back: int | None = None) -> tuple[Counts, Mask]:
        """Counts and observed days (areas x days) up to day `at`, as they were known at its end.

        `back` cuts the answer to so many days before and with `at`. An event makes its own cell observed.
        """
        start = max(0, at + 1 - (self.days if back is None else back))
        width = at + 1 - start
        use = (self.day >= start) & (self.day <= at) & (self.known <= at) & (self.gone > at)
        cells = self.row[use] * width + self.day[use] - start
        counts = np.bincount(cells, minlength=len(self.areas) * width).reshape(len(self.areas), width)
        return counts.astype(np.int64), (self.heard[:, start : at + 1] <= at) | (counts > 0)

    def by_now(self) -> tuple[Counts, Mask]:
        """Counts and observed days (areas x days) of the whole record, with all that is known by now."""
        use = self.gone >= NEVER
        counts = np.zeros((len(self.areas), self.days), dtype=np.int64)
        np.add.at(counts, (self.row[use], self.day[use]), 1)
        return counts, (self.heard < NEVER) | (counts > 0)

    def date_of(self, day: int) -> date:
        """The date of a numbered day."""
        return self.first + timedelta(days=day)

    def late(self) -> int:
        """How many events became known after the day on which they happened."""
        return int((self.known > self.day).sum())


def _number(day: date | None, first: date, otherwise: int) -> int:
    return otherwise if day is None else (day - first).days


def _spoken(told: Iterable[tuple[int, int]], size: int) -> Ints:
    """For each day, when it was known that the record was being kept: 1 x days."""
    heard = np.full(size, NEVER, dtype=np.int64)
    for since, known in set(told):
        span = np.arange(max(0, since), min(size, known + HEARD_DAYS))
        heard[span] = np.minimum(heard[span], np.maximum(span, known))
    return heard[None, :]
