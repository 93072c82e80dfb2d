"""How high areas score in which nothing is the matter: the fitted model itself, drawn from again and again.

Rates are drawn from what is known of them, factors of the periods from what is known of these, counts from the negative
binomial around both; then everything is scored as if the draws were reports. So the doubt about what to expect, the
clumps and the dependence between neighbours are in the chances, and no table of a textbook is needed.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from kentongan.detection.hierarchy import Ground
from kentongan.detection.judgement import Floats, Ints
from kentongan.detection.shapes import LONGEST, score

FEWEST, MOST = 40_000, 400_000  # null scores
_TAIL = 200  # the highest of them, from which rarer ones are reckoned


@dataclass(frozen=True, eq=False)
class Null:
    """Sorted scores under "nothing is the matter"."""

    scores: Floats

    def chance(self, scores: Floats) -> Floats:
        """Share of null scores as high; beyond the highest the tail goes on as it began, falling exponentially.

        >>> Null(np.arange(9.0)).chance(np.array([-1.0, 8.0])).tolist()
        [1.0, 0.2]
        """
        count = len(self.scores)
        share = (count - np.searchsorted(self.scores, scores, side="left") + 1) / (count + 1)
        edge, slope = self._tail()
        if np.isinf(edge):
            return np.asarray(share)
        return np.where(scores > edge, _TAIL / count * np.exp(-(np.maximum(scores, edge) - edge) / slope), share)

    def critical(self, levels: Floats) -> Floats:
        """The lowest score whose chance is at most each level; NaN stays NaN."""
        count = len(self.scores)
        edge, slope = self._tail()
        with np.errstate(divide="ignore", invalid="ignore"):
            beyond = edge - slope * np.log(levels * count / _TAIL)
        rank = np.ceil(count - np.nan_to_num(levels, nan=1.0) * (count + 1) + 1 - 1e-9).astype(np.int64)
        within = np.nextafter(self.scores[np.clip(rank - 1, 0, count - 1)], np.inf)
        return np.where(np.isnan(levels), np.nan, np.where(levels * count < _TAIL, beyond, np.minimum(within, edge)))

    def _tail(self) -> tuple[float, float]:
        if len(self.scores) <= 2 * _TAIL:
            return np.inf, 1.0
        edge = float(self.scores[-_TAIL])
        return edge, max(float(self.scores[-_TAIL:].mean()) - edge, 1e-6)


def null(
    ground: Ground,
    usual: Floats,
    doubt: Floats,
    city: Ints,
    neighbours: tuple[Ints, ...],
    rng: np.random.Generator,
    *,
    draws: int,
) -> Null:
    """Draw and score, `draws` scores at least.

    usual  mean of every area in an ordinary period; 0 leaves the area out
    doubt  relative variance of what is known of a period's factor, per city
    """
    areas = len(usual)
    columns = max(2, ceil(draws / max(int((usual > 0).sum()), 1)))
    wide = columns + LONGEST
    true = usual * _gammas(rng, ground.doubt, (areas,))
    factor = _gammas(rng, np.broadcast_to(doubt[:, None], (len(doubt), wide)), (len(doubt), wide))
    size = 1 / ground.dispersion
    counts = np.empty((areas, wide), dtype=np.int32)
    for start in range(0, areas, 8192):
        rows = slice(start, start + 8192)
        clumps = rng.standard_gamma(size, size=counts[rows].shape)
        counts[rows] = rng.poisson(true[rows, None] * factor[city[rows]] * clumps / size)
    flat = np.repeat(usual[:, None], wide, axis=1)
    found = score(counts, flat, ground.dispersion + ground.doubt, neighbours, columns=columns)
    return Null(np.sort(found.total[usual > 0], axis=None))


def _gammas(rng: np.random.Generator, variance: Floats, shape: tuple[int, ...]) -> Floats:
    """Factors around 1 with these variances."""
    scale = np.maximum(variance, 1e-9)
    return np.asarray(rng.standard_gamma(1 / scale, size=shape) * scale)
