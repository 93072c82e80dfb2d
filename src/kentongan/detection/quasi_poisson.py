"""Quasi-Poisson regression on season levels and a trend, for one series among very many.

Iteratively reweighted least squares takes the very path of R's `glm` (start at count + 0.1, stop when the deviance
moves by less than 1e-8), because thresholds depend on where it stops. But nothing is kept per period: given the trend
every level has a closed form, and for equal weights the sums over a run of neighbouring periods are those of a
geometric series. Only periods with reports, missing ones and those weighted down are looked at one by one.
"""

import math
from typing import Any, NamedTuple

import numpy as np
from numba import njit

_MOST_STEPS = 25
_TOLERANCE = 1e-8
_START = 0.1
_START_SCORE = _START * math.log(_START) - _START
_NO_INFORMATION = 1e-11

# Columns of Work.sums, one row per level: sums of w, w t, w t t, w z and w z t over the periods of the level.
_W, _WT, _WTT, _WZ, _WZT = range(5)
# Places in Work.state.
SLOPE, OLD_SLOPE, INFORMATION, PLAIN, DISPERSION, PHI, DEGREES = range(7)


class Design(NamedTuple):
    """What all series share: runs of neighbouring periods, oldest first, with times counted from the period judged."""

    columns: Any
    """First column of each run."""
    lengths: Any
    levels: Any
    times: Any
    """Time of the first period of each run, negative."""
    sizes: Any
    """Levels x 3: number of periods, sum of times, sum of squared times."""


class Work(NamedTuple):
    """Scratch space of one thread, so that nothing is allocated for each series."""

    count: Any
    time: Any
    level: Any
    weight: Any
    """These four: periods with reports."""
    odd_time: Any
    odd_level: Any
    odd_weight: Any
    """These three: periods whose weight differs from that of the others, and by how much."""
    present: Any
    """Observed periods of each level."""
    effect: Any
    old_effect: Any
    sums: Any
    old_sums: Any
    powers: Any
    """Powers of the growth per period, and sums of j**0, j**1, j**2 times them."""
    state: Any


@njit(cache=True, error_model="numpy")
def workspace(design):
    """Room for the longest series that `design` allows."""
    most = design.lengths.sum()
    levels = design.sizes.shape[0]
    widest = design.lengths.max() + 1
    for run in range(1, len(design.times)):
        widest = max(widest, int(design.times[run] - design.times[run - 1]) + 1)
    return Work(
        np.empty(most), np.empty(most), np.empty(most, np.int64), np.empty(most), np.empty(2 * most),
        np.empty(2 * most, np.int64), np.empty(2 * most), np.empty(levels), np.empty(levels), np.empty(levels),
        np.empty((levels, 5)), np.empty((levels, 5)), np.empty((4, widest)), np.empty(7),
    )  # fmt: skip


@njit(cache=True, error_model="numpy")
def load(counts, observed, row, design, work):
    """Take one series up. Returns the numbers of periods with reports, of missing ones, and the highest count."""
    active = missing = 0
    highest = 0.0
    work.present[:] = design.sizes[:, 0]
    for run in range(len(design.columns)):
        level, first = design.levels[run], design.columns[run]
        for j in range(design.lengths[run]):
            if not observed[row, first + j]:
                work.odd_time[missing] = design.times[run] + j
                work.odd_level[missing] = level
                work.odd_weight[missing] = -1.0
                work.present[level] -= 1
                missing += 1
            elif counts[row, first + j] > 0:
                work.count[active] = counts[row, first + j]
                work.time[active] = design.times[run] + j
                work.level[active] = level
                work.weight[active] = 1.0
                highest = max(highest, work.count[active])
                active += 1
    work.state[PLAIN] = 1.0
    return active, missing, highest


@njit(cache=True, error_model="numpy")
def fit(design, work, active, odd, trend):
    """Fit the weighted regression. Returns whether it converged; `work` then holds effects, slope and old sums."""
    deviance, constant = _first_sums(design, work, active, odd)
    for step in range(_MOST_STEPS):
        if not _solve(work, trend):
            return False
        total = _model_sums(design, work, odd, trend)
        before, deviance = deviance, 2 * (constant + total)
        for k in range(active):
            eta = work.effect[work.level[k]] + work.state[SLOPE] * work.time[k]
            deviance -= 2 * work.weight[k] * work.count[k] * eta
        if not math.isfinite(deviance):
            return False
        if step and abs(deviance - before) < _TOLERANCE * (abs(deviance) + _START):
            return True
        _working_sums(work, active)
    return False


@njit(cache=True, error_model="numpy")
def _first_sums(design, work, active, odd):
    """Sums at the start, where the mean is the count + 0.1: as if all counts were zero, then put right."""
    plain = work.state[PLAIN]
    sums = work.sums
    for level in range(len(sums)):
        for power in range(3):
            sums[level, power] = plain * _START * design.sizes[level, power]
        for power in range(2):
            sums[level, _WZ + power] = plain * _START_SCORE * design.sizes[level, power]
    for k in range(odd):
        _add(sums, work.odd_level[k], work.odd_time[k], work.odd_weight[k] * _START, work.odd_weight[k] * _START_SCORE)
    deviance = work.state[PLAIN] * design.sizes[:, 0].sum() * _START
    for k in range(odd):
        deviance += work.odd_weight[k] * _START
    constant = 0.0
    for k in range(active):
        y, w = work.count[k], work.weight[k]
        logarithm = math.log(y + _START)
        score = (y + _START) * logarithm - _START - _START_SCORE
        _add(sums, work.level[k], work.time[k], w * y, w * score)
        deviance += w * y * (math.log(y) - logarithm)
        constant += w * y * (math.log(y) - 1)
    return 2 * deviance, constant


@njit(cache=True, error_model="numpy")
def _add(sums, level, time, w, score):
    sums[level, _W] += w
    sums[level, _WT] += w * time
    sums[level, _WTT] += w * time * time
    sums[level, _WZ] += score
    sums[level, _WZT] += score * time


@njit(cache=True, error_model="numpy")
def _solve(work, trend):
    """One step of least squares; what it started from is kept as old. False where the trend cannot be told."""
    sums, state = work.sums, work.state
    work.old_effect[:] = work.effect
    work.old_sums[:] = sums
    state[OLD_SLOPE] = state[SLOPE]
    information = score = square = slope = 0.0
    if trend:
        for level in range(len(sums)):
            if work.present[level] > 0:
                mean_time = sums[level, _WT] / sums[level, _W]
                square += sums[level, _WTT]
                information += sums[level, _WTT] - sums[level, _WT] * mean_time
                score += sums[level, _WZT] - sums[level, _WZ] * mean_time
        if not information > _NO_INFORMATION * square:
            return False
        slope = score / information
    state[SLOPE], state[INFORMATION] = slope, information
    for level in range(len(sums)):
        if work.present[level] > 0:
            work.effect[level] = (sums[level, _WZ] - slope * sums[level, _WT]) / sums[level, _W]
        else:
            work.effect[level] = -np.inf
    return True


@njit(cache=True, error_model="numpy")
def _model_sums(design, work, odd, trend):
    """Sums of w, w t and w t t where the mean follows the model. Returns the sum of the means, weighted."""
    sums, plain, slope = work.sums, work.state[PLAIN], work.state[SLOPE]
    if trend:
        _run_sums(design, work)
    else:
        sums[:, :3] = design.sizes
    for level in range(len(sums)):
        scale = plain * math.exp(work.effect[level])
        for power in range(3):
            sums[level, power] *= scale
    for k in range(odd):
        level, time = work.odd_level[k], work.odd_time[k]
        _add(sums, level, time, work.odd_weight[k] * math.exp(work.effect[level] + slope * time), 0.0)
    total = 0.0
    for level in range(len(sums)):
        if work.present[level] > 0:
            total += sums[level, _W]
    return total


@njit(cache=True, error_model="numpy")
def _run_sums(design, work):
    """For each level the sums of exp(slope t) t**0, t**1, t**2, run by run as geometric series."""
    sums, powers = work.sums, work.powers
    sums[:, :3] = 0.0
    growth, power = math.exp(work.state[SLOPE]), 1.0
    powers[1:, 0] = 0.0
    for j in range(powers.shape[1]):
        powers[0, j] = power
        if j + 1 < powers.shape[1]:
            powers[1, j + 1] = powers[1, j] + power
            powers[2, j + 1] = powers[2, j] + power * j
            powers[3, j + 1] = powers[3, j] + power * j * j
        power *= growth
    here, before = math.exp(work.state[SLOPE] * design.times[0]), design.times[0]
    for run in range(len(design.times)):
        start, length, level = design.times[run], design.lengths[run], design.levels[run]
        here *= powers[0, int(start - before)]
        none, one, two = powers[1, length], powers[2, length], powers[3, length]
        sums[level, _W] += here * none
        sums[level, _WT] += here * (start * none + one)
        sums[level, _WTT] += here * (start * start * none + 2 * start * one + two)
        before = start


@njit(cache=True, error_model="numpy")
def _working_sums(work, active):
    """Sums of w z and w z t for the next step, where z is the working response."""
    sums, slope = work.sums, work.state[SLOPE]
    for level in range(len(sums)):
        if work.present[level] > 0:
            base = work.effect[level] - 1
            sums[level, _WZ] = base * sums[level, _W] + slope * sums[level, _WT]
            sums[level, _WZT] = base * sums[level, _WT] + slope * sums[level, _WTT]
    for k in range(active):
        reports = work.weight[k] * work.count[k]
        sums[work.level[k], _WZ] += reports
        sums[work.level[k], _WZT] += reports * work.time[k]


@njit(cache=True, error_model="numpy")
def mean_at(work, k):
    """Fitted mean of the k-th period with reports, and the one the last step started from."""
    level, time = work.level[k], work.time[k]
    now = math.exp(work.effect[level] + work.state[SLOPE] * time)
    return now, math.exp(work.old_effect[level] + work.state[OLD_SLOPE] * time)


@njit(cache=True, error_model="numpy")
def variance_at(work, level, time, trend):
    """Variance of the linear predictor, for a dispersion of one."""
    sums = work.old_sums
    variance = 1.0 / sums[level, _W]
    if trend:
        variance += (time - sums[level, _WT] / sums[level, _W]) ** 2 / work.state[INFORMATION]
    return variance


@njit(cache=True, error_model="numpy")
def dispersion(work, active, degrees):
    """Pearson's chi-square over the degrees of freedom."""
    total = 0.0
    for level in range(len(work.old_sums)):
        if work.present[level] > 0:
            total += work.old_sums[level, _W]
    for k in range(active):
        mean, before = mean_at(work, k)
        total += work.weight[k] * before * (((work.count[k] - mean) / mean) ** 2 - 1)
    return total / degrees


@njit(cache=True, error_model="numpy")
def unweighted_dispersion(work, active, observed, degrees):
    """The same with the weights of the periods alone: what `farringtonFlexible` scales variances with, reweighted."""
    total = observed
    for k in range(active):
        mean, _ = mean_at(work, k)
        total += work.weight[k] * (((work.count[k] - mean) / mean) ** 2 - 1)
    return total / degrees
