"""Sums over areas x periods for `hierarchy`, compiled, so that no nation's counts are copied as broken numbers."""

import numpy as np
import numpy.typing as npt

from kentongan.detection.compiled import njit
from kentongan.detection.judgement import Floats, Ints, Mask


def group_sums(values: npt.NDArray[np.generic], weight: Floats, group: Ints, groups: int) -> Floats:
    """Sums of ``weight * values`` over the areas of each group; groups x periods.

    >>> group_sums(np.array([[1, 0], [2, 3]]), np.ones(2), np.array([0, 0]), 1).tolist()
    [[3.0, 3.0]]
    """
    return np.asarray(_group_sums(values, weight, group, groups))


@njit(cache=True, error_model="numpy")
def _group_sums(values, weight, group, groups):
    found = np.zeros((groups, values.shape[1]))
    for area in range(len(values)):
        row = found[group[area]]
        for at in range(values.shape[1]):
            row[at] += weight[area] * values[area, at]
    return found


def exposures(observed: Mask, factor: Floats, group: Ints) -> Floats:
    """Per area the sum of its group's factors over the periods in which it was observed."""
    return np.asarray(_exposures(observed, factor, group))


@njit(cache=True, error_model="numpy")
def _exposures(observed, factor, group):
    found = np.zeros(len(observed))
    for area in range(len(observed)):
        row, total = factor[group[area]], 0.0
        for at in range(observed.shape[1]):
            total += row[at] * observed[area, at]
        found[area] = total
    return found


def scatter(
    counts: npt.NDArray[np.integer], observed: Mask, rate: Floats, factor: Floats, group: Ints
) -> tuple[float, float]:
    """Sums of squared residuals less the mean, and of squared means: their ratio is the dispersion."""
    above, below = _scatter(counts, observed, rate, factor, group)
    return float(above), float(below)


@njit(cache=True, error_model="numpy")
def _scatter(counts, observed, rate, factor, group):
    above, below = 0.0, 0.0
    for area in range(len(counts)):
        row = factor[group[area]]
        for at in range(counts.shape[1]):
            if observed[area, at]:
                mean = rate[area] * row[at]
                above += (counts[area, at] - mean) ** 2 - mean
                below += mean * mean
    return above, below
