"""The inner loops of the hotspots, compiled on first use."""

from typing import Any

import numpy as np
import numpy.typing as npt

from kentongan.detection.compiled import njit

Array = npt.NDArray[Any]


@njit(cache=True, nogil=True)
def draws_without_repeats(uniform: Array, others: int) -> Array:
    """For each column of `uniform` (draws x replicates) as many different numbers below `others`, one under another."""
    deep, replicates = uniform.shape
    chosen = np.empty((deep, replicates), np.int32)
    deck = np.arange(others).astype(np.int32)
    for r in range(replicates):
        for j in range(deep):
            other = j + int(uniform[j, r] * (others - j))
            deck[j], deck[other] = deck[other], deck[j]
            chosen[j, r] = deck[j]
    return chosen


@njit(cache=True, nogil=True)
def compare(values: Array, starts: Array, members: Array, chosen: Array, same: float) -> tuple[Array, Array]:
    """Per area: how many replicates give its neighbours a sum at least, and at most, as high as the one they have.

    Each replicate deals the neighbours other areas' values, never the area's own. `same` is what counts as equal.
    """
    areas, replicates = len(values), chosen.shape[1]
    above, below = np.zeros(areas, np.int64), np.zeros(areas, np.int64)
    others = values[1:].copy()
    sums = np.empty(replicates)
    for area in range(areas):
        if area:
            others[area - 1] = values[area - 1]
        found = 0.0
        sums[:] = 0.0
        for j in range(starts[area + 1] - starts[area]):
            found += values[members[starts[area] + j]]
            drawn = chosen[j]
            for r in range(replicates):
                sums[r] += others[drawn[r]]
        more = less = 0
        for r in range(replicates):
            more += sums[r] >= found - same
            less += sums[r] <= found + same
        above[area], below[area] = more, less
    return above, below
