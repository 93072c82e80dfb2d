"""What a warning should have come before: events that somebody marked, or surges that are plain in hindsight."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kentongan.detection.history import History
from kentongan.detection.panel import running_sums
from kentongan.detection.tails import tail

REACH = 30  # days before a marked event within which an alarm counts as a warning of it
RARE = 0.0001
_YEAR_HALF, _APART = 182, 28


@dataclass(frozen=True)
class Trouble:
    """Days are numbers of the history's days.

    row           the area
    since, until  an alarm on one of these days, both included, warned of it in time
    day           the day to which the lead is counted
    late          an alarm after `until` and up to this day was right, but too late
    """

    row: int
    since: int
    until: int
    day: int
    late: int


def marked(history: History, *, window: int, reach: int = REACH) -> list[Trouble]:
    """One for each area and day with a marked event that still counts; a warning has to come before its day."""
    use = history.marked & (history.gone > history.days)
    cells = sorted(set(zip(history.row[use].tolist(), history.day[use].tolist(), strict=True)))
    return [Trouble(row, day - reach, day - 1, day, day + window) for row, day in cells]


def surges(history: History, *, window: int, minimum: int, rare: float = RARE) -> list[Trouble]:
    """Stretches in which an area had far more than its usual, judged by the half year before and the half year after.

    Everything known by now is used, the future too, so no detector can reach this by itself. A stretch of `window`
    days belongs to a surge when it holds at least `minimum` events, at least twice the usual, and so many as
    single happenings (Poisson) bring of themselves less often than `rare`: a plainer yardstick than the detector's own
    model, so that it does not mark its own work. A warning is in time up to the last day on which something happened.
    """
    counts, observed = history.by_now()
    if history.days < 2 * _APART + 2 * window:
        return []
    sums, seen = running_sums(counts, window), running_sums(observed, window)
    usual = _usual(counts.astype(float), observed.astype(float), window) * seen
    candidates = (sums >= minimum) & (sums >= 2 * usual) & (2 * seen >= window) & (usual > 0)
    rows, places = np.nonzero(candidates)
    mean = usual[rows, places]
    rarely = tail(sums[rows, places], mean) <= rare
    found: list[Trouble] = []
    for row in np.unique(rows[rarely]).tolist():
        ends = places[rarely & (rows == row)] + window - 1
        for stretch in np.split(ends, np.flatnonzero(np.diff(ends) >= window) + 1):
            start, stop = int(stretch[0]) - window + 1, int(stretch[-1])
            happened = np.flatnonzero(counts[row, start : stop + 1]) + start
            begin, end = int(happened[0]), int(happened[-1])
            found.append(Trouble(row, begin, end, end, end + window))
    return found


def _usual(counts: np.ndarray, observed: np.ndarray, window: int) -> np.ndarray:
    """Events a reported day around each window, without the window itself and the four weeks beside it."""
    size = counts.shape[1]
    starts = np.arange(size - window + 1)
    outer = np.maximum(0, starts - _YEAR_HALF), np.minimum(size, starts + window + _YEAR_HALF)
    inner = np.maximum(0, starts - _APART), np.minimum(size, starts + window + _APART)

    def around(values: np.ndarray) -> np.ndarray:
        total = np.concatenate([np.zeros((len(values), 1)), values.cumsum(axis=1)], axis=1)
        return (total[:, outer[1]] - total[:, outer[0]]) - (total[:, inner[1]] - total[:, inner[0]])

    told, days = around(counts), around(observed)
    # Half an event more, so that an area that was quiet all year is not taken to be impossible.
    return np.asarray(np.divide(told + 0.5, days, out=np.zeros_like(told), where=days > 0))


def stacked(parts: Sequence[tuple[int, list[Trouble]]]) -> list[Trouble]:
    """Troubles of several histories as rows of one: each part bears the number of rows before it."""
    return [
        Trouble(one.row + before, one.since, one.until, one.day, one.late) for before, some in parts for one in some
    ]
