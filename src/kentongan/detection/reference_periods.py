"""Which past periods a period is compared with, and the season level of each, as Farrington's methods choose them.

Round the same time of each earlier year lies a window of `w` periods on both sides. With one season level these
windows are everything; with more, the time between two windows is cut into levels of equal length (Noufaily et al.
2013, Stat. Med. 32:1206), the longer ones first where it does not divide evenly.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Time:
    """How columns and years belong together. With `dates` (the day of each column) a year goes by the calendar, and
    the column nearest to the day counts; without them a year has `frequency` columns.
    """

    frequency: int = 52
    dates: tuple[date, ...] | None = None

    def back(self, at: int, years: int) -> int:
        """The column that lies so many years before column `at`; negative if it lies before the first.

        >>> Time(frequency=52).back(300, 3)
        144
        """
        if self.dates is None:
            return at - years * self.frequency
        first = self.dates[0]
        step = (self.dates[1] - first).days if len(self.dates) > 1 else 1
        days = (_earlier(self.dates[at], years) - first).days
        return (2 * days + step) // (2 * step)


@dataclass(frozen=True, eq=False)
class Reference:
    """Runs of neighbouring columns of one season level each, oldest first; level 0 is that of the period judged."""

    starts: Ints
    lengths: Ints
    levels: Ints

    @property
    def columns(self) -> Ints:
        """All columns compared with.

        >>> reference(120, Time(), b=2, w=1, n_periods=1, not_included=1).columns.tolist()
        [15, 16, 17, 67, 68, 69]
        """
        runs = [np.arange(s, s + n) for s, n in zip(self.starts, self.lengths, strict=True)]
        return np.concatenate([np.zeros(0, dtype=np.int64), *runs])


def reference(at: int, time: Time, *, b: int, w: int, n_periods: int, not_included: int) -> Reference:
    """The reference of column `at`: `b` years, half-width `w`, without the last `not_included` columns before it.

    Columns may be negative: then the history does not reach back far enough.

    >>> reference(120, Time(), b=1, w=3, n_periods=4, not_included=26).lengths.tolist()
    [7, 15, 7]
    """
    centres = [time.back(at, years) for years in range(b, -1, -1)]
    runs = []
    for this, following in pairwise(centres):
        runs.append((this - w, 2 * w + 1, 0))
        if n_periods > 1:
            runs += _between(this + w + 1, following - w, n_periods - 1)
    runs.append((at - w, w, 0))
    stop = at - not_included
    kept = [(start, min(length, stop - start), level) for start, length, level in runs if length and start < stop]
    starts, lengths, levels = np.array(kept, dtype=np.int64).reshape(-1, 3).T
    return Reference(starts.copy(), lengths.copy(), levels.copy())


def _between(start: int, stop: int, levels: int) -> list[tuple[int, int, int]]:
    size, longer = divmod(max(0, stop - start), levels)
    runs = []
    for level in range(levels):
        length = size + (level < longer)
        runs.append((start, length, level + 1))
        start += length
    return runs


def _earlier(day: date, years: int) -> date:
    """The same day some years before; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
