"""The generalised likelihood ratio of a rise of unknown size since an unknown time, compiled.

Hoehle & Paul 2008, Comput. Stat. Data Anal. 52:4357: counts are negative binomial with known means (Poisson where
alpha is 0); under a rise all means since some period are exp(kappa) times as high.
"""

import math

import numpy as np

from kentongan.detection.compiled import njit, prange

_MOST_STEPS = 100
_EPSILON = 1e-9
_FIRST_KAPPA = 0.4
_STEEPEST = 50.0


@njit(cache=True, parallel=True, error_model="numpy")
def ratios(counts, means, alpha, kappa, threshold, reach, sign, most):
    """Statistic and count that would have sufficed, for each period of each series.

    counts, means  series x periods; both 0 where nothing was observed
    alpha          dispersion of each series
    kappa          size of the rise on the log scale; NaN: unknown
    threshold      statistic from which it is an alarm; everything starts anew after one
    reach          periods looked back at most; negative: all since the last alarm
    sign           1 for rises, -1 for falls
    most           highest count tried; 0: do not look for one
    """
    statistic = np.zeros(counts.shape)
    needed = np.full(counts.shape, np.nan)
    for row in prange(counts.shape[0]):
        start, before = 0, 0.0
        for now in range(counts.shape[1]):
            begin = max(start, now - reach) if reach >= 0 else start
            x, m = counts[row, begin : now + 1].copy(), means[row, begin : now + 1]
            value = _value(x, m, alpha[row], kappa, before, sign)
            statistic[row, now] = value
            if most > 0:
                needed[row, now] = _needed(x, m, alpha[row], kappa, before, sign, threshold, most)
            before = value
            if value >= threshold:
                start, before = now + 1, 0.0
    return statistic, needed


@njit(cache=True, error_model="numpy")
def _value(x, m, alpha, kappa, before, sign):
    """The statistic at the last period of `x`; `before` is the one of the period before it."""
    if math.isnan(kappa):
        return _unknown_rise(x, m, alpha, sign)
    return max(0.0, before + _gain(x[-1:], m[-1:], alpha, kappa))


@njit(cache=True, error_model="numpy")
def _unknown_rise(x, m, alpha, sign):
    """Over all beginnings, the longest first: each search for kappa sets out from where the last one ended."""
    best, kappa = 0.0, _FIRST_KAPPA
    total, expected = x.sum(), m.sum()
    for first in range(len(x)):
        if alpha > 0:
            kappa = _best_kappa(x[first:], m[first:], alpha, total, kappa)
            if not math.isfinite(kappa):
                kappa = _FIRST_KAPPA
            elif kappa * sign > 0:
                best = max(best, _gain(x[first:], m[first:], alpha, kappa))
        elif expected > 0:
            rise = math.log(total / expected) if total > 0 else -_STEEPEST
            if rise * sign > 0:
                best = max(best, total * rise - expected * math.expm1(rise))
        total -= x[first]
        expected -= m[first]
    return best


@njit(cache=True, error_model="numpy")
def _best_kappa(x, m, alpha, total, kappa):
    """The kappa that makes these counts likeliest, by Newton's steps; NaN where they run away, as they do in `glrnb`
    where a count is dozens of times its mean.
    """
    for _ in range(_MOST_STEPS):
        slope, bend = total, 0.0
        rise = alpha * math.exp(kappa)
        for i in range(len(x)):
            share = rise * m[i] / (1 + rise * m[i])
            slope -= (x[i] + 1 / alpha) * share
            bend -= (x[i] + 1 / alpha) * share * (1 - share)
        step = slope / bend
        kappa -= step
        if not math.isfinite(kappa) or abs(step) < _EPSILON:
            return kappa
    return kappa


@njit(cache=True, error_model="numpy")
def _gain(x, m, alpha, kappa):
    """Log-likelihood with the rise, less that without."""
    gain = 0.0
    for i in range(len(x)):
        if alpha > 0:
            rise = math.log1p(alpha * m[i] * math.exp(kappa)) - math.log1p(alpha * m[i])
            gain += x[i] * kappa - (x[i] + 1 / alpha) * rise
        else:
            gain += x[i] * kappa - m[i] * math.expm1(kappa)
    return gain


@njit(cache=True, error_model="numpy")
def _needed(x, m, alpha, kappa, before, sign, threshold, most):
    """The nearest last count that is just enough for an alarm, one by one; infinite if none up to `most` is."""
    seen = x[-1]
    step = -1.0 if _value(x, m, alpha, kappa, before, sign) >= threshold else 1.0
    while 0 <= x[-1] + step <= most:
        x[-1] += step
        if (_value(x, m, alpha, kappa, before, sign) >= threshold) == (step > 0):
            found = x[-1] if step > 0 else x[-1] + 1
            x[-1] = seen
            return found
    x[-1] = seen
    return 0.0 if step < 0 else np.inf
