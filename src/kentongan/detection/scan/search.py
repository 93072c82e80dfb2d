"""The two searches: the clusters of the data, and the best score of each replicate."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

import kentongan.detection.scan.kernels as kernels
from kentongan.detection.scan.kernels import LANES
from kentongan.detection.scan.null import Null, Sums
from kentongan.detection.scan.result import SAME
from kentongan.detection.scan.time_windows import TimeWindows
from kentongan.detection.scan.zones import Zones

Floats = npt.NDArray[np.float64]
_WINDOWS_AT_ONCE = 400_000
_BYTES_AT_ONCE = 100_000_000
_PILOT_ROWS = 16
_PILOT_LEVEL = 2.0
_LEAST_LEVEL = 1e-6
_LOW = 0.05
_LOWER = 0.8


@dataclass(frozen=True, eq=False)
class Field:
    """What is searched: prefix sums (areas x depth + 1) of what was found and of what is usual, and `total` cases.

    total = 0 says that `found` are surpluses and `usual` their variances: see `kernels.score`.
    """

    zones: Zones
    windows: TimeWindows
    found: Floats
    usual: Floats
    total: int


@dataclass(frozen=True)
class Hit:
    """The best zone and window of a row: its score, its end in `Zones.members`, the number of the window."""

    score: float
    position: int
    window: int


def clusters_of(field: Field, most: int) -> Iterator[Hit]:
    """The best window, then the best that shares no area with it, and so on; only scores above 0."""
    zones, windows = field.zones, field.windows
    rows = np.arange(len(zones.starts) - 1)
    best, place, window = np.zeros(len(rows)), np.full(len(rows), -1), np.full(len(rows), -1)
    taken = np.zeros(zones.areas, dtype=bool)
    again = rows
    for _ in range(most):
        kernels.best_of_rows(
            again,
            field.found,
            field.usual,
            zones.starts,
            zones.members,
            zones.closed,
            windows.low,
            windows.high,
            float(field.total),
            taken,
            best,
            place,
            window,
        )
        top = float(best.max())
        if top <= SAME:  # as many as expected, but for rounding
            return
        row = _first_of_equals(zones, best, place, window, top)
        yield Hit(float(best[row]), int(place[row]), int(window[row]))
        taken[zones.members[zones.starts[row] : place[row] + 1]] = True
        again = _spoilt(zones, place, taken)


def _first_of_equals(
    zones: Zones, best: Floats, place: npt.NDArray[np.int64], window: npt.NDArray[np.int64], top: float
) -> int:
    """Among rows whose scores differ by rounding alone: the smallest zone, the shortest window, the lowest areas."""
    equal = np.flatnonzero(best >= top * (1 - 1e-12))
    if len(equal) == 1:
        return int(equal[0])
    return int(min(equal, key=lambda row: (place[row] - zones.starts[row], window[row], zones.zone(int(place[row])))))


def _spoilt(zones: Zones, place: npt.NDArray[np.int64], taken: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Rows whose best zone holds an area that is taken by now."""
    gone = np.concatenate([[0], taken[zones.members].cumsum()])
    return np.flatnonzero((place >= 0) & (gone[place + 1] > gone[zones.starts[:-1]]))


def maxima_of(field: Field, null: Null, replicates: int, rng: np.random.Generator) -> Floats:
    """The best score of each of `replicates` data sets.

    Windows are compared with whole-number thresholds for one level, and only those that pass are scored. The level is
    taken from the first replicates, so that nearly every later one passes somewhere; those that do not are searched
    again at lower levels. The result does not depend on the levels.
    """
    found: list[Floats] = []
    missed: list[Sums] = []
    where: list[int] = []
    level = _PILOT_LEVEL
    for number, part in enumerate(_parts(field, null, replicates, rng, first_alone=True)):
        if number == 0:
            level = max(_LEAST_LEVEL, float(np.median(_pilot(field, null, part[0]))))
        for sums, best in zip(part, _best(field, null, part, level), strict=True):
            short = np.flatnonzero(best == 0)
            if len(short):
                missed.append(np.ascontiguousarray(sums[:, :, short]))
                where.extend(len(found) * LANES + short)
            found.append(best)
        if number == 0:
            level = max(level, float(np.partition(found[0], 1)[1]))
    result = np.concatenate(found)
    if missed:
        result[where] = _at_lower_levels(field, null, np.concatenate(missed, axis=2), level)
    return result[:replicates]


def exceedances(
    field: Field, null: Null, llr: float, replicates: int, rng: np.random.Generator, stop_after: int | None
) -> tuple[int, int]:
    """How many of how many replicates score `llr` or more somewhere; ends early after `stop_after` of them."""
    reached = done = 0
    for part in _parts(field, null, replicates, rng, first_alone=stop_after is not None):
        marks = np.concatenate(_best(field, null, part, llr * (1 - SAME), scored=False))[: replicates - done]
        if stop_after is not None and reached + marks.sum() >= stop_after:
            # Besag & Clifford 1991: the p-value is that share at the very replicate where the last of them came.
            done += int(np.flatnonzero(marks)[stop_after - reached - 1]) + 1
            return stop_after, done
        reached += int(marks.sum())
        done += len(marks)
    return reached, done


def _parts(
    field: Field, null: Null, replicates: int, rng: np.random.Generator, *, first_alone: bool
) -> Iterator[list[Sums]]:
    """Blocks of replicates, as many at a time as memory allows; with `first_alone` a single one to begin with."""
    left = math.ceil(replicates / LANES)
    a_block = field.zones.areas * field.windows.depth * LANES * np.dtype(null.dtype).itemsize
    at_once = 1 if first_alone else max(1, _BYTES_AT_ONCE // a_block)
    while left:
        yield [null.block(rng) for _ in range(min(at_once, left))]
        left -= min(at_once, left)
        at_once = max(1, _BYTES_AT_ONCE // a_block)


def _pilot(field: Field, null: Null, sums: Sums) -> Floats:
    """Best scores of one block among a few rows only: a lower bound."""
    rows = np.unique(np.linspace(0, len(field.zones.starts) - 2, _PILOT_ROWS).astype(int))
    best = np.zeros(LANES)
    for row in rows:
        _sweep_rows(field, null, [sums], [best], int(row), int(row) + 1, _Level(field, null, _PILOT_LEVEL), scored=True)
    return best


def _at_lower_levels(field: Field, null: Null, sums: Sums, level: float) -> Floats:
    """Best scores of replicates that reach `level` nowhere."""
    result = np.zeros(sums.shape[2])
    open_ = np.arange(len(result))
    while len(open_) and level > _LEAST_LEVEL:
        level = level * _LOWER if level > _LOW else _LEAST_LEVEL
        width = math.ceil(len(open_) / LANES) * LANES
        padded = np.zeros((*sums.shape[:2], width), dtype=sums.dtype)
        padded[:, :, : len(open_)] = sums[:, :, open_]
        blocks = [np.ascontiguousarray(padded[:, :, i : i + LANES]) for i in range(0, width, LANES)]
        best = np.concatenate(_best(field, null, blocks, level))[: len(open_)]
        result[open_] = best
        open_ = open_[best == 0]
    return result


def _best(field: Field, null: Null, part: list[Sums], level: float, *, scored: bool = True) -> list[Floats]:
    """Best score of each replicate in each block where it reaches `level`, else 0; or, not `scored`, 1 for those."""
    starts, windows = field.zones.starts, len(field.windows.high)
    best = [np.zeros(LANES) for _ in part]
    thresholds = _Level(field, null, level)
    first, rows = 0, len(starts) - 1
    while first < rows:
        fits = int(np.searchsorted(starts, starts[first] + max(1, _WINDOWS_AT_ONCE // windows), side="right")) - 1
        last = min(max(fits, first + 1), rows)
        _sweep_rows(field, null, part, best, first, last, thresholds, scored=scored)
        first = last
    return best


class _Level:
    """Turns the usual counts of windows into the lowest whole numbers that reach one level."""

    def __init__(self, field: Field, null: Null, level: float) -> None:
        self._dtype = np.dtype(null.dtype)
        self._never = int(np.iinfo(self._dtype).max) // (1 if self._dtype == np.int16 else 2)
        self._total = field.total
        self._scale = math.sqrt(2 * level) / null.unit
        if field.total:
            self._needed = kernels.needed_means(field.total, level)
            edges = np.linspace(0, field.total, 4 * field.total + 1)
            self._guide = np.searchsorted(self._needed, edges, side="left").astype(np.int64)

    def of(self, means: Floats, closed: npt.NDArray[np.bool_]) -> npt.NDArray[np.integer]:
        """Thresholds for windows (zones x windows of time); zones that are not closed are never reached."""
        thresholds = np.empty(means.shape, dtype=self._dtype)
        if self._total:
            kernels.count_thresholds(means, closed, self._needed, self._guide, self._never, thresholds)
        else:
            kernels.surplus_thresholds(means, closed, self._scale, self._never, thresholds)
        return thresholds


def _sweep_rows(
    field: Field,
    null: Null,
    part: list[Sums],
    best: list[Floats],
    first: int,
    last: int,
    level: _Level,
    *,
    scored: bool,
) -> None:
    """All blocks of a part through some rows of zones; raises `best` in place."""
    zones, windows = field.zones, field.windows
    here = slice(int(zones.starts[first]), int(zones.starts[last]))
    means = np.empty((here.stop - here.start, len(windows.high)))
    kernels.window_means(first, last, field.usual, zones.starts, zones.members, windows.low, windows.high, means)
    thresholds = level.of(means, zones.closed[here])
    for sums, lanes in zip(part, best, strict=True):
        kernels.sweep(
            first,
            last,
            sums.reshape(len(sums), -1),
            zones.starts,
            zones.members,
            windows.low,
            windows.high,
            thresholds,
            means,
            null.unit,
            float(field.total),
            scored,
            lanes,
        )
