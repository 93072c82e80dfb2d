"""What a scan answers: the clusters, most likely first, and how often chance alone gives such a one."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_EULER = 0.5772156649015329
# Scores equal but for rounding count as equal, so that a tie is never taken for rarity.
SAME = 1e-9


@dataclass(frozen=True)
class Cluster:
    """One group of areas and stretch of time; areas and periods are numbers from 0, both periods included.

    areas            the areas, rising
    first, last      the periods
    observed         cases counted there
    expected         cases to be expected there
    llr              log-likelihood ratio (for the negative binomial: half the squared score)
    p_value          share of replicates, the data among them, whose best cluster scores as much; None: not asked
    p_value_gumbel   the same from a Gumbel law through the replicates, which reaches below 1 / (replicates + 1)
    silent           areas of the cluster from which no report came in all that time
    """

    areas: tuple[int, ...]
    first: int
    last: int
    observed: int
    expected: float
    llr: float
    p_value: float | None
    p_value_gumbel: float | None
    silent: tuple[int, ...]

    @property
    def relative(self) -> float:
        """Observed over expected."""
        return self.observed / self.expected


@dataclass(frozen=True, eq=False)
class ScanResult:
    """The answer of a scan.

    clusters    most likely first; each shares no area with those before it
    silent      areas of which nothing can be said: not one period that the scan looks at was observed
    replicates  data sets simulated under "nothing is the matter"
    maxima      the best score in each of them; empty when only the p-value was asked for
    """

    clusters: tuple[Cluster, ...]
    silent: tuple[int, ...]
    replicates: int
    maxima: npt.NDArray[np.float64]


def monte_carlo(llr: float, maxima: npt.NDArray[np.float64]) -> float:
    """Rank of a score among the replicates, itself included: never 0.

    >>> monte_carlo(3.0, np.array([1.0, 2.0, 3.0, 4.0]))
    0.6
    """
    return float((maxima >= llr * (1 - SAME)).sum() + 1) / (len(maxima) + 1)


def gumbel(llr: float, maxima: npt.NDArray[np.float64]) -> float | None:
    """The tail above `llr` of a Gumbel law with the mean and variance of the replicates' best scores.

    Abrams, Kulldorff & Kleinman 2010, Int. J. Health Geogr. 9:61. None where fewer than two replicates, or all alike,
    leave nothing to fit.

    >>> round(gumbel(12.0, np.array([4.0, 5.0, 5.5, 6.0, 8.0])), 5)
    0.00242
    """
    if len(maxima) < 2 or not (spread := float(maxima.std(ddof=1))) > 0:
        return None
    scale = spread * math.sqrt(6) / math.pi
    place = float(maxima.mean()) - _EULER * scale
    return -math.expm1(-math.exp(min(700.0, -(llr - place) / scale)))
