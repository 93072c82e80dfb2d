"""Which areas lie among high neighbours, on a map of rates? For the eye only: never alarm on them.

Getis-Ord G* (Ord & Getis 1995, Geogr. Anal. 27:286) and local Moran (Anselin 1995, Geogr. Anal. 27:93), with p-values
from conditional permutations: the area keeps its value, its neighbours are dealt those of other areas.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.hotspot_kernels import compare, draws_without_repeats
from kentongan.detection.shrinkage import relative_variance, shrunken

Floats = npt.NDArray[np.float64]
ALTERNATIVES = ("two-sided", "greater", "less", "directed")
_SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Hotspots:
    """Per area; NaN where nothing can be said: not observed, no observed neighbour, or all values alike.

    g_star   G* as a normal score: how high the area and its neighbours are
    moran    local Moran: positive among its like, negative as an outlier
    p_g      p-value of G*
    p_moran  p-value of local Moran
    """

    g_star: Floats
    moran: Floats
    p_g: Floats
    p_moran: Floats


def smoothed_rates(counts: npt.ArrayLike, population: npt.ArrayLike) -> Floats:
    """Rates per head drawn towards the mean of the map, the more so the fewer people an area has.

    Empirical Bayes by moments (Marshall 1991, Appl. Stat. 40:283), the spread never below 0, so that equal rates stay
    equal and a map without a single case has rate 0.

    >>> smoothed_rates([0, 10, 5], [10, 100, 50]).round(4).tolist()
    [0.0938, 0.0938, 0.0938]
    """
    total, people = np.asarray(counts, dtype=float), np.asarray(population, dtype=float)
    if total.shape != people.shape or total.ndim != 1 or not (people > 0).all() or not (total >= 0).all():
        raise ValueError("counts must not be negative, populations must be above zero, one of each per area")
    mean = np.full_like(people, total.sum() / people.sum())
    expected = mean * people
    spread = relative_variance(total, expected, expected, np.zeros(len(total), dtype=np.int64))
    return shrunken(total, people, mean, np.zeros_like(mean), spread, np.ones_like(mean))[0]


def hotspots(
    values: npt.ArrayLike,
    neighbours: Sequence[Sequence[int]],
    *,
    rng: np.random.Generator,
    permutations: int = 999,
    alternative: str = "two-sided",
) -> Hotspots:
    """Local statistics of a map.

    values       one per area; NaN: not observed
    neighbours   per area the numbers of its neighbours, itself not among them; all weigh the same
    alternative  "greater", "less", "two-sided" (twice the smaller, at most 1) or "directed" (the smaller, as some
                 programs do: it finds twice as many as its level says)

    Raises ValueError for neighbours or options that cannot be meant.

    >>> found = hotspots([1, 1, 1, 9, 9, 1, 1, 1], [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4, 6], [5, 7], [6]],
    ...                  rng=np.random.default_rng(1))
    >>> found.g_star.round(2).tolist()
    [-0.88, -1.18, 0.39, 1.97, 1.97, 0.39, -1.18, -0.88]
    """
    level = np.asarray(values, dtype=float)
    if alternative not in ALTERNATIVES or permutations < 1 or level.ndim != 1 or len(neighbours) != len(level):
        raise ValueError(f"need one list of neighbours per value, permutations, and one of {ALTERNATIVES}")
    known = np.isfinite(level)
    seen = level[known]
    blank = [np.full(len(level), np.nan) for _ in range(4)]
    if len(seen) < 3 or np.ptp(seen) <= _SAME * np.abs(seen).max():
        return Hotspots(*blank)
    starts, members = _among_known(neighbours, known)
    size = np.diff(starts)
    sums = np.add.reduceat(np.append(seen[members], 0.0), starts[:-1]) * (size > 0)
    uniform = rng.random((int(size.max(initial=0)), permutations))
    chosen = draws_without_repeats(uniform, len(seen) - 1)
    above, below = compare(seen, starts, members, chosen, _SAME * float(np.abs(seen).max()))
    lonely = size == 0
    deviation = seen - seen.mean()
    high = deviation >= 0
    # Where the area itself is low, a lower neighbourhood makes for a higher Moran.
    ours = (
        _g_star(seen, sums, size),
        _moran(deviation, sums - size * seen.mean(), size),
        _p_value(above, below, permutations, alternative),
        _p_value(np.where(high, above, below), np.where(high, below, above), permutations, alternative),
    )
    for full, part in zip(blank, ours, strict=True):
        full[known] = np.where(lonely, np.nan, part)
    return Hotspots(*blank)


def _among_known(
    neighbours: Sequence[Sequence[int]], known: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Neighbours of the observed areas among the observed, numbered anew: (starts, members)."""
    number = np.cumsum(known) - 1
    lists = []
    for area, beside in enumerate(neighbours):
        index = np.asarray(beside, dtype=np.int64)
        if len(set(index.tolist())) < len(index) or area in index or ((index < 0) | (index >= len(known))).any():
            raise ValueError(f"neighbours of area {area}: unknown, repeated, or the area itself")
        if known[area]:
            lists.append(number[index[known[index]]])
    starts = np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
    return starts, np.concatenate(lists).astype(np.int64)


def _g_star(seen: Floats, sums: Floats, size: npt.NDArray[np.int64]) -> Floats:
    weight = size + 1.0
    variance = seen.var() * weight * (len(seen) - weight) / (len(seen) - 1)
    surplus = sums + seen - weight * seen.mean()
    return np.divide(surplus, np.sqrt(variance), out=np.full_like(surplus, np.nan), where=variance > 0)


def _moran(deviation: Floats, lag: Floats, size: npt.NDArray[np.int64]) -> Floats:
    scale = (len(deviation) - 1) / (deviation**2).sum()
    return np.asarray(scale * deviation * lag / np.maximum(size, 1))


def _p_value(above: npt.NDArray[np.int64], below: npt.NDArray[np.int64], permutations: int, alternative: str) -> Floats:
    greater, less = (above + 1) / (permutations + 1), (below + 1) / (permutations + 1)
    smaller = np.minimum(greater, less)
    answers = {"greater": greater, "less": less, "directed": smaller, "two-sided": np.minimum(1.0, 2 * smaller)}
    return np.asarray(answers[alternative])
