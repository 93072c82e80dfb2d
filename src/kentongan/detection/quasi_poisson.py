"""Quasi-Poisson regression on season levels and a trend, for one series among very many.

Iteratively reweighted least squares takes the very path of R's `glm` (start at count + 0.1, stop when the deviance
moves by less than 1e-8), because thresholds depend on where it stops. But nothing is kept per period: given the trend
every level has a closed form, and for equal weights the sums over a run of neighbouring periods are those of a
geometric series; years whose runs lie alike share them. Steps that only let levels without reports fall are made at
once. Only missing periods and those weighted down are looked at one
by one; periods with reports only before the first step and after the last.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from kentongan.detection.compiled import njit

_MOST_STEPS = 25
_TOLERANCE = 1e-8
_START = 0.1
_START_SCORE = _START * math.log(_START) - _START
_NO_INFORMATION = 1e-11
_SETTLED = 1e-3

# Rows of Work.table, one column per level: sums of w, w t, w t t, w z and w z t over the periods of the level, those of
# w y and w y t over its reports, the observed periods, the effect; and what the last step started from.
_W, _WT, _WTT, _WZ, _WZT, _WY, _WYT, PRESENT, EFFECT, _OLD_W, _OLD_WT, _OLD_WTT, _OLD_EFFECT = range(13)
# Rows of Design.runs.
COLUMN, LENGTH, LEVEL, TIME, GAP = range(5)
# Places in Work.state.
SLOPE, OLD_SLOPE, INFORMATION, PLAIN, DISPERSION, PHI, DEGREES = range(7)


class Design(NamedTuple):
    """What all series share: runs of neighbouring periods, oldest first, with times counted from the period judged."""

    runs: Any
    """COLUMN .. GAP x runs: first column, length, level, time of the first period, time since the run before."""
    sizes: Any
    """3 x levels: number of periods, sum of times, sum of squared times."""
    years: Any
    """Times at which the same runs begin again, `block` of them from each on."""
    block: int


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
    table: Any
    """What is known of each level; one array, since handing on many costs more than adding up."""
    powers: Any
    """Powers of the growth per period, and sums of j**0, j**1, j**2 times them."""
    state: Any


@njit(cache=True, error_model="numpy")
def workspace(design):
    """Room for the longest series that `design` allows."""
    most = design.runs[LENGTH].sum()
    levels = design.sizes.shape[1]
    widest = max(design.runs[LENGTH].max(), design.runs[GAP].max()) + 1
    return Work(
        np.empty(most), np.empty(most), np.empty(most, np.int64), np.empty(most), np.empty(2 * most),
        np.empty(2 * most, np.int64), np.empty(2 * most), np.zeros((13, levels)), np.empty((4, widest)), np.empty(7),
    )  # fmt: skip


@njit(cache=True, error_model="numpy")
def load(counts, observed, row, design, work):
    """Take one series up. Returns the numbers of periods with reports, of missing ones, and the highest count."""
    active = missing = 0
    highest = 0.0
    for level in range(work.table.shape[1]):
        work.table[PRESENT, level] = design.sizes[0, level]
    runs = design.runs
    for run in range(runs.shape[1]):
        level, first, time = runs[LEVEL, run], runs[COLUMN, run], runs[TIME, run]
        for j in range(runs[LENGTH, run]):
            if not observed[row, first + j]:
                work.odd_time[missing] = time + j
                work.odd_level[missing] = level
                work.odd_weight[missing] = -1.0
                work.table[PRESENT, level] -= 1
                missing += 1
            elif counts[row, first + j] > 0:
                work.count[active] = counts[row, first + j]
                work.time[active] = time + j
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
    step = 0
    while step < _MOST_STEPS:
        if not _solve(work.table, work.state, trend):
            return False
        total = _model_sums(design, work, odd, trend)
        before, deviance = deviance, 2 * (constant + total - _of_reports(work.table, work.state[SLOPE]))
        if not math.isfinite(deviance):
            return False
        if step and abs(deviance - before) < _TOLERANCE * (abs(deviance) + _START):
            return True
        fading = _fading(work.table)
        leap = _steps_alike(before - deviance, 2 * fading, _TOLERANCE * (abs(deviance) + _START)) if step else 0
        if leap:
            deviance -= 2 * fading * (1 - math.exp(-leap))
            _fade(work.table, leap)
        _working_sums(work.table, work.state[SLOPE])
        step += 1 + leap
    return False


@njit(cache=True, error_model="numpy")
def _fading(table):
    """Sum of the means of levels without any report: their effects fall by one a step, for ever."""
    total = 0.0
    for level in range(table.shape[1]):
        if table[PRESENT, level] > 0 and table[_WY, level] == 0:
            total += table[_W, level]
    return total


@njit(cache=True, error_model="numpy")
def _steps_alike(fallen, fading, tolerance):
    """How many further steps will do nothing but let levels without reports fall, less the last two before the end.

    fallen     by how much the deviance fell in this step
    fading     what those levels add to it now; it was e times as much before
    tolerance  the fall at which the steps end
    """
    alone = fading * (math.e - 1)
    if not alone > tolerance or abs(fallen - alone) > _SETTLED * alone:
        return 0
    return max(0, int(math.log(alone / tolerance)) - 2)


@njit(cache=True, error_model="numpy")
def _fade(table, steps):
    """Let levels without reports fall by so many steps at once."""
    scale = math.exp(-steps)
    for level in range(table.shape[1]):
        if table[PRESENT, level] > 0 and table[_WY, level] == 0:
            table[EFFECT, level] -= steps
            table[_W, level] *= scale
            table[_WT, level] *= scale
            table[_WTT, level] *= scale


@njit(cache=True, error_model="numpy")
def _of_reports(table, slope):
    """Sum of the linear predictor over all reports."""
    total = 0.0
    for level in range(table.shape[1]):
        if table[PRESENT, level] > 0:
            total += table[EFFECT, level] * table[_WY, level] + slope * table[_WYT, level]
    return total


@njit(cache=True, error_model="numpy")
def _first_sums(design, work, active, odd):
    """Sums at the start, where the mean is the count + 0.1: as if all counts were zero, then put right."""
    plain, sums = work.state[PLAIN], work.table
    deviance = constant = 0.0
    for level in range(work.table.shape[1]):
        for power in range(3):
            sums[power, level] = plain * _START * design.sizes[power, level]
        for power in range(2):
            sums[_WZ + power, level] = plain * _START_SCORE * design.sizes[power, level]
            sums[_WY + power, level] = 0.0
        deviance += sums[_W, level]
    for k in range(odd):
        _add(sums, work.odd_level[k], work.odd_time[k], work.odd_weight[k] * _START, work.odd_weight[k] * _START_SCORE)
        deviance += work.odd_weight[k] * _START
    for k in range(active):
        y, w = work.count[k], work.weight[k]
        logarithm = math.log(y + _START)
        score = (y + _START) * logarithm - _START - _START_SCORE
        _add(sums, work.level[k], work.time[k], w * y, w * score)
        sums[_WY, work.level[k]] += w * y
        sums[_WYT, work.level[k]] += w * y * work.time[k]
        known = math.log(y)
        deviance += w * y * (known - logarithm)
        constant += w * y * (known - 1)
    return 2 * deviance, constant


@njit(cache=True, error_model="numpy")
def _add(sums, level, time, w, score):
    sums[_W, level] += w
    sums[_WT, level] += w * time
    sums[_WTT, level] += w * time * time
    sums[_WZ, level] += score
    sums[_WZT, level] += score * time


@njit(cache=True, error_model="numpy")
def _solve(table, state, trend):
    """One step of least squares; what it started from is kept as old. False where the trend cannot be told."""
    information = score = square = slope = 0.0
    for level in range(table.shape[1]):
        table[_OLD_W, level], table[_OLD_WT, level] = table[_W, level], table[_WT, level]
        table[_OLD_WTT, level], table[_OLD_EFFECT, level] = table[_WTT, level], table[EFFECT, level]
        if trend and table[PRESENT, level] > 0:
            mean_time = table[_WT, level] / table[_W, level]
            square += table[_WTT, level]
            information += table[_WTT, level] - table[_WT, level] * mean_time
            score += table[_WZT, level] - table[_WZ, level] * mean_time
    is_told = not trend or information > _NO_INFORMATION * square
    if trend and is_told:
        slope = score / information
    state[OLD_SLOPE], state[SLOPE], state[INFORMATION] = state[SLOPE], slope, information
    for level in range(table.shape[1]):
        if table[PRESENT, level] > 0:
            table[EFFECT, level] = (table[_WZ, level] - slope * table[_WT, level]) / table[_W, level]
        else:
            table[EFFECT, level] = -np.inf
    return is_told


@njit(cache=True, error_model="numpy")
def _model_sums(design, work, odd, trend):
    """Sums of w, w t and w t t where the mean follows the model. Returns the sum of the means, weighted."""
    sums, plain, slope = work.table, work.state[PLAIN], work.state[SLOPE]
    if trend:
        _power_sums(work.powers, math.exp(slope))
        _run_sums(sums, work.powers, design.runs, design.years, design.block, slope)
    for level in range(sums.shape[1]):
        scale = plain * math.exp(sums[EFFECT, level])
        for power in range(3):
            sums[power, level] = scale * (sums[power, level] if trend else design.sizes[power, level])
    for k in range(odd):
        level, time = work.odd_level[k], work.odd_time[k]
        _add(sums, level, time, work.odd_weight[k] * math.exp(sums[EFFECT, level] + slope * time), 0.0)
    total = 0.0
    for level in range(sums.shape[1]):
        if sums[PRESENT, level] > 0:
            total += sums[_W, level]
    return total


@njit(cache=True, error_model="numpy")
def _power_sums(powers, growth):
    power = 1.0
    none = one = two = 0.0
    for j in range(powers.shape[1]):
        powers[0, j], powers[1, j], powers[2, j], powers[3, j] = power, none, one, two
        none += power
        one += power * j
        two += power * j * j
        power *= growth


@njit(cache=True, error_model="numpy")
def _run_sums(sums, powers, runs, years, block, slope):
    """For each level the sums of exp(slope t) t**0, t**1, t**2, run by run as geometric series.

    The runs of the years that lie alike are summed once, with times counted from the beginning of their year.
    """
    for level in range(sums.shape[1]):
        sums[_W, level] = sums[_WT, level] = sums[_WTT, level] = 0.0
    _add_runs(sums, powers, runs, 0, block, years[0], 1.0)
    none = one = two = 0.0
    for year in range(len(years)):
        here = math.exp(slope * years[year])
        none += here
        one += here * years[year]
        two += here * years[year] * years[year]
    for level in range(sums.shape[1]):
        w, wt, wtt = sums[_W, level], sums[_WT, level], sums[_WTT, level]
        sums[_W, level] = none * w
        sums[_WT, level] = none * wt + one * w
        sums[_WTT, level] = none * wtt + 2 * one * wt + two * w
    alike = block * len(years)
    if alike < runs.shape[1]:
        _add_runs(sums, powers, runs, alike, runs.shape[1], 0, math.exp(slope * runs[TIME, alike]))


@njit(cache=True, error_model="numpy")
def _add_runs(sums, powers, runs, first, stop, origin, here):
    """Add some runs, with times counted from `origin`; `here` is the mean at the beginning of the first of them."""
    for run in range(first, stop):
        start, length, level = float(runs[TIME, run] - origin), runs[LENGTH, run], runs[LEVEL, run]
        if run > first:
            here *= powers[0, runs[GAP, run]]
        none, one = here * powers[1, length], here * powers[2, length]
        sums[_W, level] += none
        sums[_WT, level] += start * none + one
        sums[_WTT, level] += start * (start * none + 2 * one) + here * powers[3, length]


@njit(cache=True, error_model="numpy")
def _working_sums(table, slope):
    """Sums of w z and w z t for the next step, where z is the working response."""
    for level in range(table.shape[1]):
        if table[PRESENT, level] > 0:
            base, wt = table[EFFECT, level] - 1, table[_WT, level]
            table[_WZ, level] = base * table[_W, level] + slope * wt + table[_WY, level]
            table[_WZT, level] = base * wt + slope * table[_WTT, level] + table[_WYT, level]


@njit(cache=True, error_model="numpy")
def mean_at(work, k):
    """Fitted mean of the k-th period with reports, and the one the last step started from."""
    level, time = work.level[k], work.time[k]
    now = math.exp(work.table[EFFECT, level] + work.state[SLOPE] * time)
    return now, math.exp(work.table[_OLD_EFFECT, level] + work.state[OLD_SLOPE] * time)


@njit(cache=True, error_model="numpy")
def variance_at(work, level, time, trend):
    """Variance of the linear predictor, for a dispersion of one."""
    sums = work.table
    variance = 1.0 / sums[_OLD_W, level]
    if trend:
        variance += (time - sums[_OLD_WT, level] / sums[_OLD_W, level]) ** 2 / work.state[INFORMATION]
    return variance


@njit(cache=True, error_model="numpy")
def dispersion(work, active, degrees):
    """Pearson's chi-square over the degrees of freedom."""
    total = 0.0
    for level in range(work.table.shape[1]):
        if work.table[PRESENT, level] > 0:
            total += work.table[_OLD_W, level]
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
