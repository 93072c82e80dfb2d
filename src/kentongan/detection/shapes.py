"""What trouble looks like: short bursts, clusters of neighbours, slow rises; and how much a count speaks for one.

Each shape says how many additional reports it would bring to each of the last periods. The score of an area is the log
of the likelihood of what was counted if one of the shapes were there, over the likelihood if none were, averaged over
the shapes: the logic of the Bayesian scan (Neill, Moore & Cooper 2006, NIPS 18:1003), with one rule for all shapes, so
that they share one budget of false alarms. Slow rises are negative-binomial CUSUMs: the likelihood ratio since the
beginning that fits best (Hoehle & Paul 2008, Comput. Stat. Data Anal. 52:4357). A cluster is told of where it is
loudest and nowhere else: else every chance cluster, and every burst next door, would be a dozen alarms.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.judgement import Floats, Ints
from kentongan.detection.shape_scores import cluster_scores, least_counts, own_scores

# Additional reports a period, as multiples of the usual scatter of the area (one at least).
EXTRA = np.array([0.15, 0.3, 0.7, 1.5, 3.0, 6.0])
LONGEST = 26  # periods that a rise may take in


@dataclass(frozen=True)
class Shape:
    """A kind of trouble: `level` in EXTRA over the last `length` periods, of the area or of its `near` nearest."""

    kind: str
    level: int
    length: int
    weight: float


def _shapes(kind: str, share: float, lengths: dict[int, tuple[int, ...]]) -> tuple[Shape, ...]:
    pairs = [(level, length) for length, levels in lengths.items() for level in levels]
    return tuple(Shape(kind, level, length, share / len(pairs)) for level, length in pairs)


BURSTS = _shapes("burst", 0.9, {1: (3, 4, 5), 2: (2, 3, 4), 4: (2, 3), 8: (1, 2)})
RISES = _shapes("rise", 0.06, {LONGEST: (0, 1)})
CLUSTERS = _shapes("cluster", 0.04, {1: (1, 2), 2: (1, 2), 4: (1, 2), 8: (1,)})
SHAPES = (*BURSTS, *RISES, *CLUSTERS)
_OWN = len(BURSTS) + len(RISES)
_TABLE = np.array([[shape.level, shape.length, shape.kind == "rise"] for shape in SHAPES])
_LOG_WEIGHT = np.log([shape.weight for shape in SHAPES])
_MOST_REPORTS = 10_000


@dataclass(frozen=True, eq=False)
class Scores:
    """How much speaks for trouble; arrays are areas x periods judged.

    total   log likelihood ratio, averaged over the shapes
    shape   number of the one of SHAPES that fits best
    zone    number of the neighbourhood where that is a cluster, -1 where it is the area alone
    length  how many periods it takes in
    parts   log likelihood ratios of single shapes, SHAPES first; of clusters those of the area alone
    shared  logarithm of what clusters add to the average
    """

    total: Floats
    shape: Ints
    zone: Ints
    length: Ints
    parts: npt.NDArray[np.float32]
    shared: Floats


def score(
    counts: npt.NDArray[np.integer], mean: Floats, dispersion: Floats, neighbours: tuple[Ints, ...], *, columns: int
) -> Scores:
    """Score the last `columns` periods of every area.

    counts, mean  areas x periods, at least LONGEST before the first one judged; `mean` is 0 where not observed
    dispersion    per area, variance ``mean + dispersion * mean**2``
    neighbours    arrays areas x k: each area itself first, then others; itself again where there are fewer than k

    >>> quiet = np.zeros((1, 30), dtype=int)
    >>> busy = quiet.copy()
    >>> busy[0, -1] = 5
    >>> usual = np.full((1, 30), 0.1)
    >>> [bool(score(x, usual, np.array([0.5]), (), columns=1).total[0, 0] > 2) for x in (quiet, busy)]
    [False, True]
    """
    counts = np.ascontiguousarray(counts, dtype=np.int32)  # one type, whatever came in: each other is compiled anew
    own, best, which, length, parts = own_scores(counts, mean, dispersion, EXTRA, _TABLE, _LOG_WEIGHT[:_OWN], columns)
    shared = np.full(best.shape, -np.inf)
    for number, near in enumerate(neighbours):
        logs = _LOG_WEIGHT[_OWN:] - np.log(len(neighbours))
        first = _OWN + number * len(CLUSTERS)
        cluster_scores(parts[_OWN:], near, logs, first, _TABLE[_OWN:, 1].copy(), shared, best, which, length)
    cluster = which >= _OWN
    shape = np.where(cluster, _OWN + (which - _OWN) % len(CLUSTERS), which)
    zone = np.where(cluster, (which - _OWN) // len(CLUSTERS), -1)
    return Scores(np.logaddexp(own, shared), shape, zone, length, parts, shared)


def needed(
    found: Scores, counts: npt.NDArray[np.integer], mean: Floats, dispersion: Floats, critical: Floats
) -> Floats:
    """The lowest count of the period at which the score reaches `critical`, all other counts as they are.

    counts, mean, critical  areas x periods judged. NaN where `critical` is, infinite where no count suffices. What
    neighbours add is taken to grow with the count as slowly as the smallest rise of a cluster does.
    """
    found_counts = least_counts(
        found.total, found.parts, found.shared, counts.astype(np.int64), mean, dispersion, EXTRA, _TABLE,
        _LOG_WEIGHT[:_OWN], critical, _MOST_REPORTS,
    )  # fmt: skip
    return np.asarray(found_counts)
