"""What trouble looks like: short bursts, clusters of neighbours, slow rises; and how much a count speaks for one.

Each shape says how many additional reports it would bring to each of the last periods. The score of an area is the
log of the likelihood of what was counted if one of the shapes were there, over the likelihood if none were, summed over
the shapes: the logic of the Bayesian scan (Neill, Moore & Cooper 2006, NIPS 18:1003), with one rule for all shapes, so
that they share one budget of false alarms. A cluster is told of where it is strongest and nowhere else: else every
chance cluster would be a dozen alarms.
"""

from dataclasses import dataclass

import numpy as np

from kentongan.detection.judgement import Floats, Ints

# Additional reports a period, as multiples of the usual scatter of the area (one at least).
EXTRA = (0.3, 0.7, 1.5, 3.0, 6.0)
LONGEST = 14


@dataclass(frozen=True)
class Shape:
    """Additional reports over the last periods: stretches of (level in EXTRA, from periods ago, to periods ago)."""

    kind: str
    stretches: tuple[tuple[int, int, int], ...]

    @property
    def length(self) -> int:
        """How many periods it takes in."""
        return max(end for _level, _begin, end in self.stretches)


BURSTS = tuple(
    Shape("burst", ((level, 0, length),))
    for length, levels in ((1, (2, 3, 4)), (2, (1, 2, 3)), (4, (0, 1, 2)))
    for level in levels
)
CLUSTERS = tuple(Shape("cluster", ((level, 0, length),)) for length in (1, 2, 4) for level in (0, 1))
RISES = (
    Shape("rise", ((0, 0, 8),)),
    Shape("rise", ((1, 0, 8),)),
    Shape("rise", ((0, 0, 13),)),
    Shape("rise", ((2, 0, 3), (1, 3, 8), (0, 8, 14))),
    Shape("rise", ((1, 0, 4), (0, 4, 12))),
)
SHAPES = (*BURSTS, *CLUSTERS, *RISES)


def score(
    counts: Floats, mean: Floats, dispersion: float, neighbours: tuple[Ints, ...], *, columns: int
) -> tuple[Floats, Ints]:
    """Score the last `columns` periods of every area, and say which of SHAPES fits best.

    counts, mean  areas x periods, at least LONGEST before the first one judged; both are 0 where not observed
    neighbours    arrays areas x k: each area itself first, then its k - 1 nearest; may be empty

    Returns log likelihood ratios and numbers of shapes, areas x `columns`.

    >>> quiet = np.zeros((1, 16))
    >>> busy = quiet.copy()
    >>> busy[0, -1] = 5
    >>> usual = np.full((1, 16), 0.1)
    >>> [round(float(score(x, usual, 0.5, (), columns=1)[0][0, 0]), 1) for x in (quiet, busy)]
    [0.5, 12.0]
    """
    sums = [_sums(counts, mean, extra, dispersion) for extra in EXTRA]
    total = np.full((len(counts), columns), -np.inf, dtype=np.float32)
    best, which = total.copy(), np.zeros(total.shape, dtype=np.int64)
    for number, shape in enumerate(SHAPES):
        own = _along(sums, shape, columns)
        layers = [_of_cluster(own, near) for near in neighbours] if shape.kind == "cluster" else [own]
        for layer in layers:
            np.copyto(which, number, where=layer > best)
            np.maximum(best, layer, out=best)
            np.logaddexp(total, layer, out=total)
    return total.astype(float), which


def _sums(counts: Floats, mean: Floats, extra: float, dispersion: float) -> Floats:
    """Running sums of log NB(count; mean + extra) - log NB(count; mean); nothing where there is no mean."""
    usual = np.maximum(mean, 1e-9)
    shift = extra * np.maximum(1.0, np.sqrt(usual + dispersion * usual**2))
    size = 1 / dispersion
    wider = np.log((size + usual) / (size + usual + shift))
    gain = counts * (np.log1p(shift / usual) + wider) + size * wider
    gain[mean <= 0] = 0
    running = np.zeros((len(counts), counts.shape[1] + 1), dtype=np.float32)
    np.cumsum(gain, axis=1, out=running[:, 1:])
    return running


def _along(sums: list[Floats], shape: Shape, columns: int) -> Floats:
    end = sums[0].shape[1]
    parts = [
        sums[level][:, end - columns - begin : end - begin] - sums[level][:, end - columns - stop : end - stop]
        for level, begin, stop in shape.stretches
    ]
    return np.asarray(sum(parts))


def _of_cluster(own: Floats, near: Ints) -> Floats:
    """The sum over an area and its neighbours, where the area itself takes part and none of them has a larger one."""
    total = own[near].sum(axis=1) + 1e-4 * own  # of areas with the same neighbours, the one that has most
    others = total[near[:, 1:]].max(axis=1, initial=-np.inf) if near.shape[1] > 1 else np.full_like(total, -np.inf)
    return np.where((own > 0) & (total >= others), total, np.float32(-50.0))
