"""P-values and bounds of counts with variance ``phi * mean``: negative binomial, Poisson where phi is 1, compiled."""

import math

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, gammainc, ndtr, ndtri

from kentongan.detection.compiled import njit, one_at_a_time, prange

Floats = npt.NDArray[np.float64]

# Above this mean summing from zero is long, and the chance of zero could vanish.
_LARGE = 300.0
# Above this one no count of people's reports lies, and the normal law has nine digits right.
_VAST = 1e9
_ENOUGH = 1e-17
# R looks for a quantile with this much mercy.
_MERCY = 1 - 64 * 2.220446049250313e-16


def tail_and_bound(count: Floats, mean: Floats, phi: Floats, alpha: float) -> tuple[Floats, Floats]:
    """P(Y >= count) and the smallest u with P(Y > u) <= alpha; NaN where the mean is not a positive finite number.

    All three are one-dimensional, `phi` at least 1. A mean above 1e15 is no mean of reports: NaN too.

    >>> p, bound = tail_and_bound(np.array([3.0]), np.array([1.0]), np.array([1.0]), 0.05)
    >>> p.round(4).tolist(), bound.tolist()
    ([0.0803], [3.0])
    """
    known = np.isfinite(mean) & (mean > 0)
    small = known & (mean <= _LARGE)
    result = np.full((2, len(mean)), np.nan)
    result[:, small] = _small(count[small], mean[small], phi[small], alpha)
    for chosen, way in ((known & ~small & (mean <= _VAST), _searched), (known & (mean > _VAST), _normal)):
        if chosen.any():
            result[:, chosen] = way(count[chosen], mean[chosen], phi[chosen], alpha)
    return result[0], result[1]


def _searched(count: Floats, mean: Floats, phi: Floats, alpha: float) -> tuple[Floats, Floats]:
    """By incomplete beta and gamma functions; the bound by halving an interval that Cantelli's inequality gives."""
    low, high = np.full(len(mean), -1.0), np.ceil(mean + np.sqrt(phi * mean * (1 / alpha - 1)))
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        enough = _tail(middle + 1, mean, phi) <= alpha
        high, low = np.where(enough, middle, high), np.where(enough, low, middle)
    return _tail(count, mean, phi), high


def _tail(count: Floats, mean: Floats, phi: Floats) -> Floats:
    clumped = phi > 1
    excess = np.where(clumped, phi - 1, 1.0)
    positive = np.maximum(count, 1.0)
    beyond = np.where(clumped, betainc(positive, mean / excess, excess / phi), gammainc(positive, mean))
    return np.where(count > 0, beyond, 1.0)


def _normal(count: Floats, mean: Floats, phi: Floats, alpha: float) -> tuple[Floats, Floats]:
    error = np.sqrt(phi) * np.sqrt(mean)
    return ndtr((mean - count) / error), np.floor(mean - ndtri(alpha) * error)


@njit(cache=True, parallel=True, error_model="numpy")
def _small_kernel(count, mean, phi, alpha):
    result = np.empty((2, len(count)))
    for i in prange(len(count)):
        result[0, i], result[1, i] = _one(count[i], mean[i], phi[i], alpha)
    return result


_small = one_at_a_time(_small_kernel)


@njit(cache=True, error_model="numpy")
def _one(count, mean, phi, alpha):
    clumped = phi > 1
    size = mean / (phi - 1) if clumped else 0.0
    share = (phi - 1) / phi
    term = math.exp(-size * math.log(phi)) if clumped else math.exp(-mean)
    below = below_count = 0.0
    bound = -1.0
    k = 0
    while True:
        if k == count:
            below_count = below
            at_count = term
        below += term
        if bound < 0 and below >= (1 - alpha) * _MERCY:
            bound = k
        if bound >= 0 and k >= count and (count <= mean or k > count + 1):
            break
        k += 1
        term *= (size + k - 1) * share / k if clumped else mean / k
        if k > 100000:
            break
    if count <= 0:
        return 1.0, bound
    if count <= mean:
        return 1.0 - below_count, bound
    k, term, above = count, at_count, at_count
    while term > above * _ENOUGH:
        k += 1
        term *= (size + k - 1) * share / k if clumped else mean / k
        above += term
    return min(1.0, above), bound
