"""Farrington's decision for each series: fit, weigh down past outbreaks, fit again, keep the trend or drop it.

Sources: Farrington et al. 1996, J. R. Stat. Soc. A 159:547; Noufaily et al. 2013, Stat. Med. 32:1206. Where the papers
leave something open, the answers are those of the R package surveillance 1.20.3, found by asking it.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from kentongan.detection.compiled import njit, prange
from kentongan.detection.quasi_poisson import (
    DEGREES,
    DISPERSION,
    EFFECT,
    INFORMATION,
    PHI,
    PLAIN,
    PRESENT,
    SLOPE,
    dispersion,
    fit,
    load,
    mean_at,
    unweighted_dispersion,
    variance_at,
    workspace,
)

# Columns of the answer.
MEAN, OVERDISPERSION, VARIANCE, TREND, PERIODS, STATUS = range(6)
FITTED, NOT_FITTED, TOO_FEW = 0, 1, 2
_CHUNK = 64


class Options(NamedTuple):
    """What is asked of every series."""

    trend: bool
    """Try a trend; it stays if significant and if it predicts no more than has ever been seen."""
    critical: Any
    """Least |t| of a significant trend, by degrees of freedom."""
    reweight: bool
    threshold: float
    """Anscombe residual above which a period is weighted down."""
    flexible: bool
    """Scale variances as `farringtonFlexible` does, not as `farrington`."""
    least: int
    """Fewest observed periods."""


@njit(cache=True, parallel=True, error_model="numpy")
def decide(counts, observed, design, options):
    """One row of MEAN .. STATUS for each row of `counts`."""
    series = counts.shape[0]
    answer = np.full((series, 6), np.nan)
    for chunk in prange((series + _CHUNK - 1) // _CHUNK):
        work = workspace(design)
        for row in range(chunk * _CHUNK, min(series, (chunk + 1) * _CHUNK)):
            _decide_one(counts, observed, row, design, options, work, answer[row])
    return answer


@njit(cache=True, error_model="numpy")
def _decide_one(counts, observed, row, design, options, work, answer):
    active, missing, highest = load(counts, observed, row, design, work)
    periods = work.table[PRESENT].sum()
    answer[PERIODS] = periods
    answer[STATUS] = TOO_FEW
    if periods < options.least or work.table[PRESENT, 0] == 0:
        return
    for trend in (True, False):
        if trend and not options.trend:
            continue
        converged = _estimate(design, options, work, active, missing, periods, trend)
        if converged and (not trend or _keep_trend(options, work, highest)):
            answer[STATUS] = FITTED
            answer[MEAN] = math.exp(work.table[EFFECT, 0])
            answer[OVERDISPERSION] = work.state[PHI]
            scale = work.state[DISPERSION] if options.flexible else work.state[PHI]
            answer[VARIANCE] = scale * variance_at(work, 0, 0.0, trend)
            if trend:
                answer[TREND] = work.state[SLOPE]
            return
    answer[STATUS] = NOT_FITTED


@njit(cache=True, error_model="numpy")
def _keep_trend(options, work, highest):
    error = math.sqrt(work.state[DISPERSION] / work.state[INFORMATION])
    significant = abs(work.state[SLOPE]) >= options.critical[int(work.state[DEGREES])] * error
    return significant and math.exp(work.table[EFFECT, 0]) <= highest


@njit(cache=True, error_model="numpy")
def _estimate(design, options, work, active, missing, periods, trend):
    """Fit, and fit again with past outbreaks weighed down. Returns whether both converged."""
    degrees = periods - (work.table[PRESENT] > 0).sum() - trend
    if degrees <= 0:
        return False
    state = work.state
    state[SLOPE], state[DEGREES] = 0.0, degrees
    _even_weights(work, active, missing)
    if not fit(design, work, active, missing, trend):
        return False
    state[DISPERSION] = dispersion(work, active, degrees)
    state[PHI] = max(state[DISPERSION], 1.0)
    if options.reweight:
        odd = _weigh_down(options, work, active, missing, periods, trend)
        if odd > missing:
            if not fit(design, work, active, odd, trend):
                return False
            state[DISPERSION] = dispersion(work, active, degrees)
            state[PHI] = max(state[DISPERSION], 1.0)
    if options.reweight and options.flexible:
        state[DISPERSION] = unweighted_dispersion(work, active, periods, degrees)
    return True


@njit(cache=True, error_model="numpy")
def _even_weights(work, active, missing):
    work.state[PLAIN] = 1.0
    work.weight[:active] = 1.0
    work.odd_weight[:missing] = -1.0


@njit(cache=True, error_model="numpy")
def _weigh_down(options, work, active, missing, periods, trend):
    """Weights 1 / residual**2 for residuals above the threshold, all scaled so that they sum to the periods."""
    phi, odd, total = work.state[PHI], missing, periods
    for k in range(active):
        mean, before = mean_at(work, k)
        if work.count[k] > mean:
            leverage = before * variance_at(work, work.level[k], work.time[k], trend)
            residual = 1.5 * (work.count[k] ** (2 / 3) * mean ** (-1 / 6) - math.sqrt(mean))
            residual /= math.sqrt(phi * max(0.0, 1 - leverage))
            if residual > options.threshold:
                work.weight[k] = 1 / (residual * residual)
                work.odd_time[odd], work.odd_level[odd] = work.time[k], work.level[k]
                work.odd_weight[odd] = work.weight[k]
                odd += 1
                total += work.weight[k] - 1
    scale = periods / total
    work.state[PLAIN] = scale
    for k in range(active):
        work.weight[k] *= scale
    for k in range(odd):
        work.odd_weight[k] = -scale if k < missing else scale * work.odd_weight[k] - scale
    return odd
