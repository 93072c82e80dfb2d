"""The clocks of many alerts side by side: a column for each moment, so that two years are counted in one stroke.

Pure: no queries, no clock. A moment is in seconds since 1970, a gap in minutes, and what has not come is NaN. Columns
are numbered like `Mark`: the gap that ends at a mark stands in its column, and the first column of gaps is empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np

from kentongan.alerts.models import AlertState
from kentongan.desk.steps import GAPS, Flags, Mark, Minutes, Span, gaps, length

NO_OFFICE = ""  # a clock that runs and that no office has taken on
ANSWERED = 7  # where a row of an alert tells the office that said "I am on it"
Row = tuple[Any, ...]


class Fact(NamedTuple):
    """What an alert is, besides its times."""

    pk: int
    region: str
    place: str
    category: str
    level: str
    is_open: bool
    is_simulated: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """One alert: its moments in seconds, and the gap that ends at each."""

    fact: Fact
    moments: tuple[float | None, ...]
    spans: tuple[Span | None, ...]
    disputed_at: datetime | None = None

    def __str__(self) -> str:
        return f"PD-{self.fact.pk:05d}"

    @property
    def marks(self) -> tuple[datetime | None, ...]:
        """The seven moments."""
        return tuple(None if moment is None else datetime.fromtimestamp(moment, UTC) for moment in self.moments)

    @property
    def running(self) -> list[Mark]:
        """The gaps that have not ended yet."""
        return [mark for mark in GAPS if (span := self.spans[mark]) and span.runs]


@dataclass(frozen=True)
class Shares:
    """Gaps with the office each lay with: which alert (its place among the clocks), which office, how long."""

    alerts: np.ndarray
    offices: np.ndarray
    minutes: Minutes
    runs: Flags


@dataclass(frozen=True)
class Clocks:
    """Some alerts.

    Args:
        facts: what each is, n of them.
        moments: seconds, shape (n, 7), NaN where a moment has not come.
        minutes: the length of the gap that ends at each moment, shape (n, 7), NaN where there is none.
        runs: whether that gap's end is still awaited, shape (n, 7).
        shares: for each gap the offices it lay with.
        disputed: by number of the alert, when work on it was last disputed.
    """

    facts: Sequence[Fact]
    moments: Minutes
    minutes: Minutes
    runs: Flags
    shares: Mapping[Mark, Shares]
    disputed: Mapping[int, datetime]

    def __len__(self) -> int:
        return len(self.facts)

    def __getitem__(self, place: int) -> Clock:
        moments = [None if moment != moment else moment for moment in self.moments[place].tolist()]
        spans = [
            None if minutes != minutes else Span(minutes, runs)
            for minutes, runs in zip(self.minutes[place].tolist(), self.runs[place].tolist(), strict=True)
        ]
        fact = self.facts[place]
        return Clock(fact, tuple(moments), tuple(spans), self.disputed.get(fact.pk))


class Read(NamedTuple):
    """What the queries brought: rows as `clocks` orders their fields, and two things by number of the alert."""

    alerts: Sequence[Row]
    heard: Sequence[Row]
    told: Mapping[int, float]
    tasks: Sequence[Row]
    disputed: Mapping[int, datetime]


def table(read: Read, *, at: float) -> Clocks:
    """Put together the clocks of alerts from what was read about them; `at` is now, in seconds."""
    facts = [
        Fact(pk, region, place, category, level, state != AlertState.CLOSED, is_simulated)
        for pk, region, place, category, level, state, is_simulated, *_rest in read.alerts
    ]
    moments = np.full((len(facts), len(Mark)), np.nan)
    places = {fact.pk: place for place, fact in enumerate(facts)}
    answered = np.array([row[ANSWERED] or NO_OFFICE for row in read.alerts], dtype=object)
    moments[:, Mark.RAISED], moments[:, Mark.ACKNOWLEDGED] = _columns(read.alerts, ANSWERED + 1, 2)
    desks, is_heard = _hear(moments, read, places)
    work, checks = _answer(moments, [row for row in read.tasks if row[0] in places], places, at=at)
    is_open = np.array([fact.is_open for fact in facts], dtype=bool)
    is_refuted = is_heard & np.isnan(moments[:, Mark.VERIFIED])
    minutes, runs = gaps(moments, at=at, is_open=is_open, is_refuted=is_refuted)
    nobody = np.full(len(facts), NO_OFFICE, dtype=object)
    lay = {Mark.VERIFIED: desks, Mark.RAISED: nobody, Mark.ACKNOWLEDGED: answered, Mark.ASSIGNED: answered}
    shares = {mark: _shares(offices, minutes[:, mark], runs[:, mark]) for mark, offices in lay.items()}
    return Clocks(facts, moments, minutes, runs, {**shares, Mark.DONE: work, Mark.CHECKED: checks}, read.disputed)


def _columns(rows: Sequence[Row], first: int, count: int) -> Minutes:
    """Return some fields of rows as columns of numbers, shape (count, n), nothing as NaN."""
    return np.array([row[first : first + count] for row in rows], dtype=float).reshape(len(rows), count).T


def _places(rows: Sequence[Row], places: Mapping[int, int]) -> np.ndarray:
    return np.array([places[row[0]] for row in rows], dtype=int)


def _hear(moments: Minutes, read: Read, places: Mapping[int, int]) -> tuple[np.ndarray, Flags]:
    """Fill in the first report and the first record; return whose desk recorded it, and what has incidents at all."""
    rows = sorted((row for row in read.heard if row[0] in places), key=lambda row: row[1], reverse=True)
    here, (reported, recorded) = _places(rows, places), _columns(rows, 2, 2)
    np.fmin.at(moments[:, Mark.REPORTED], here, reported)
    np.fmin.at(moments[:, Mark.VERIFIED], here, recorded)
    told = [(places[alert], first) for alert, first in read.told.items() if alert in places]
    for place, first in told:
        moments[place, Mark.REPORTED] = np.fmin(moments[place, Mark.REPORTED], first)
    desks = np.full(len(moments), NO_OFFICE, dtype=object)
    for row, place, at in zip(rows, here.tolist(), recorded.tolist(), strict=True):
        if at == moments[place, Mark.VERIFIED]:
            desks[place] = row[1]
    is_heard = np.zeros(len(moments), dtype=bool)
    is_heard[here] = True
    return desks, is_heard


def _answer(moments: Minutes, rows: Sequence[Row], places: Mapping[int, int], *, at: float) -> tuple[Shares, Shares]:
    """Fill in when work was given, done and checked; return the work by office, and the checks by whoever gave it."""
    here, (given, done, checked, owed, unchecked) = _places(rows, places), _columns(rows, 3, 5)
    np.fmin.at(moments[:, Mark.ASSIGNED], here, given)
    np.fmax.at(moments[:, Mark.DONE], here, done)
    np.fmax.at(moments[:, Mark.CHECKED], here, checked)
    moments[here[owed > 0], Mark.DONE] = np.nan  # done when all of it is
    moments[here[unchecked > 0], Mark.CHECKED] = np.nan
    offices, givers = (np.array([row[field] for row in rows], dtype=object) for field in (1, 2))
    works, waits = (owed > 0) | np.isnan(done), (unchecked > 0) | np.isnan(checked)
    is_done = ~np.isnan(done) & (owed == 0)
    work = Shares(here, offices, length(given, np.where(works, at, done)), works)
    checks = length(done, np.where(waits, at, checked))
    return work, Shares(here[is_done], givers[is_done], checks[is_done], waits[is_done])


def _shares(offices: np.ndarray, minutes: Minutes, runs: Flags) -> Shares:
    there = ~np.isnan(minutes)
    return Shares(there.nonzero()[0], offices[there], minutes[there], runs[there])
