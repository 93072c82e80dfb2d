"""What could have been if nothing were the matter: blocks of 64 simulated data sets, side by side.

Each source of replicates answers `block(rng)` with prefix sums, areas x depth x lanes, newest period first, in whole
numbers small enough for its `dtype`, and says in `unit` what one of them is worth.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

import kentongan.detection.scan.kernels as kernels
from kentongan.detection.scan.kernels import LANES

Floats = npt.NDArray[np.float64]
Sums = npt.NDArray[Any]
_SMALL = 32_000
# From so many cases a cell on, drawing cell by cell is quicker than case by case.
_MANY_A_CELL = 4
# A mean above this is drawn by NumPy: inversion would take as many steps.
_MOST_BY_STEPS = 30.0
_FIRST_WALK, _NEXT_WALK = 40, 10


class Null(Protocol):
    """A source of replicates; see the module's first lines."""

    dtype: npt.DTypeLike
    unit: float

    def block(self, rng: np.random.Generator) -> Sums: ...


def whole_numbers(largest: float) -> npt.DTypeLike:
    """The narrowest type that holds sums up to `largest` with room for a threshold nobody reaches."""
    return np.int16 if largest < _SMALL else np.int32


class PoissonNull:
    """The cases fall independently, each on a cell with probability in proportion to what is expected there."""

    unit = 1.0

    def __init__(self, expected: Floats, depth: int, largest: float) -> None:
        """`expected` areas x periods sums to the number of cases; `largest` is that of the zone with the most."""
        self._cases = round(float(expected.sum()))
        self._shape = (len(expected), depth)
        # A sum so far above its mean does not happen in the life of the universe.
        self.dtype = whole_numbers(min(self._cases, 2 * largest + 1000))
        parts = expected[:, ::-1][:, :depth].ravel()
        self._recent = min(1.0, float(parts.sum()) / self._cases)
        self._parts = parts / max(float(parts.sum()), np.finfo(float).tiny)
        self._shares = self._parts.cumsum()
        self._shares[-1] = 2.0
        steps = np.arange(4 * len(parts)) / (4 * len(parts))
        self._guide = np.searchsorted(self._shares, steps, side="right").astype(np.int32)

    def block(self, rng: np.random.Generator) -> Sums:
        """Draw 64 data sets."""
        counts = np.zeros((LANES, len(self._parts)), dtype=self.dtype)
        recent = rng.binomial(self._cases, self._recent, size=LANES)
        for lane, cases in zip(counts, recent, strict=True):
            if cases > _MANY_A_CELL * len(lane):
                lane[:] = rng.multinomial(cases, self._parts)
            else:
                kernels.scatter(rng.random(cases), self._shares, self._guide, lane)
        sums = np.ascontiguousarray(counts.T)
        blocks = sums.reshape(*self._shape, LANES)
        kernels.add_up(blocks)
        return blocks


class PermutationNull:
    """Every case keeps its area; the times are dealt anew among the cases (Kulldorff and others 2005).

    Where cells are not observed no case may be dealt there: then pairs of cases swap times at random wherever both
    swaps are allowed, a walk that visits all permitted arrangements alike and starts from the data themselves.
    """

    unit = 1.0

    def __init__(
        self, counts: npt.NDArray[np.int64], observed: npt.NDArray[np.bool_], depth: int, largest: float
    ) -> None:
        """`largest` is the number of cases, at any time, in the zone with the most."""
        back = np.ascontiguousarray(counts[:, ::-1])
        periods, areas = np.meshgrid(np.arange(back.shape[1]), np.arange(len(back)))
        times = back.ravel()
        newest_first = np.argsort(np.repeat(periods.ravel(), times), kind="stable")
        self._areas = np.repeat(areas.ravel(), times)[newest_first].astype(np.int32)
        self._periods = np.repeat(periods.ravel(), times)[newest_first].astype(np.int32)
        self._recent = int((self._periods < depth).sum())
        self._shape = (len(back), depth)
        self._allowed = None if observed.all() else np.ascontiguousarray(observed[:, ::-1])
        self._walk = _FIRST_WALK
        self.dtype = whole_numbers(largest)

    def block(self, rng: np.random.Generator) -> Sums:
        """Draw 64 data sets."""
        sums = np.zeros((*self._shape, LANES), dtype=self.dtype)
        for lane in range(LANES):
            if self._allowed is None:
                kernels.permute(rng.random(self._recent), self._areas, self._periods, sums, lane)
            else:
                draws = rng.random(2 * self._walk * len(self._areas))
                kernels.exchange(draws, self._areas, self._periods, self._allowed)
                kernels.tally(self._areas, self._periods, sums, lane)
                self._walk = _NEXT_WALK
        kernels.add_up(sums)
        return sums


@dataclass(frozen=True, eq=False)
class Clumped:
    """Counts with clumps around a model's expectation, newest period first; all areas x depth, `doubt` per area.

    mean        expected count, 0 where not observed
    dispersion  d in the variance ``mean + d * mean**2``
    doubt       relative variance of the area's expectation itself, which the fit left open
    share_out   the model's total for each period is the total that was counted, in the replicates as in the data
    """

    mean: Floats
    dispersion: Floats
    doubt: Floats
    share_out: bool

    @property
    def inflation(self) -> Floats:
        """Variance over mean of each cell."""
        return np.asarray(1 + self.dispersion * self.mean)

    def surplus(self, counts: npt.NDArray[Any]) -> Floats:
        """(count - mean) / inflation for counts of areas x depth x data sets."""
        mean = self.mean[:, :, None]
        if self.share_out:
            total = np.maximum(self.mean.sum(axis=0), np.finfo(float).tiny)
            mean = mean * (counts.sum(axis=0) / total[:, None])
        return np.asarray((counts - mean) / self.inflation[:, :, None])

    def draw(self, rng: np.random.Generator) -> npt.NDArray[np.int64]:
        """64 sets of counts: areas x depth x lanes."""
        areas, depth = self.mean.shape
        factors = np.ones((areas, LANES))
        unsure = self.doubt > 0
        shape = 1 / self.doubt[unsure][:, None]
        factors[unsure] = rng.standard_gamma(shape, size=(len(shape), LANES)) / shape
        if float((self.mean * factors.max(axis=1, keepdims=True)).max(initial=0.0)) <= _MOST_BY_STEPS:
            counts = np.empty((areas, depth, LANES), dtype=np.int64)
            draws = rng.random((areas, depth, LANES))
            kernels.clumped(draws, self.mean, self.dispersion, factors, counts)
            return counts
        rate = self.mean[:, :, None] * factors[:, None, :]
        clumps = self.dispersion > 0
        size = 1 / self.dispersion[clumps][:, None]
        rate[clumps] *= rng.standard_gamma(size, size=(len(size), LANES)) / size
        return rng.poisson(rate)


class ClumpedNull:
    """Replicates of a fitted model with clumps, as scaled surpluses over its expectation (Tango and others 2011)."""

    dtype: npt.DTypeLike = np.int32

    def __init__(self, model: Clumped, *, emerging: bool, room: float) -> None:
        """`room` is a bound on the absolute surplus of any zone: it sets how finely surpluses are kept."""
        self._model, self._emerging = model, emerging
        self.unit = max(room, 1.0) / 2**29

    def block(self, rng: np.random.Generator) -> Sums:
        """Draw 64 data sets."""
        surplus = self._model.surplus(self._model.draw(rng))
        sums = np.rint(surplus / self.unit).clip(-(2**29), 2**29).astype(np.int32)
        kernels.add_up(sums)
        if self._emerging:
            kernels.add_up(sums)
        return sums
