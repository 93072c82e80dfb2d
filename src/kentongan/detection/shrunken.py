"""Is this more than usual here? For counts so rare that an area's own past says little.

The past is cut into windows as wide as the one in question. An area's rate is drawn towards the mean of its group
(kecamatan), a group's towards the mean of the city, the more so the less has been seen and the more alike the areas
are: empirical Bayes with gamma-distributed rates (Clayton & Kaldor 1987, Biometrics 43:671), all variances by moments
and never below zero. Clumps (one quarrel, several reports) are pooled over the areas into a negative-binomial law.
The season is what the whole city did at this time in earlier years, drawn towards "no season". A period that was not
observed adds neither reports nor exposure.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.control import levels
from kentongan.detection.judgement import Judgement, Mask, Why
from kentongan.detection.shrinkage import overdispersion, rates
from kentongan.detection.tails import Floats, Ints, tail, upper_quantile

# A season factor of plus or minus a fifth is what we believe before looking: a gamma law with this shape.
_SEASON_SHAPE = 25.0


@dataclass(frozen=True)
class Settings:
    """All lengths in periods. `year` may be broken (365.25); `history` is how far back the past is looked at."""

    window: int
    history: int
    year: float
    alpha: float
    minimum: int
    least_history: int
    least_share: float
    control: str = "fixed"


@dataclass(frozen=True, eq=False)
class _Past:
    """Past windows, areas x windows; exposure in whole windows of an average area."""

    counts: Floats
    exposure: Floats


def judge(
    counts: npt.NDArray[np.int64],
    observed: Mask,
    settings: Settings,
    *,
    at: int,
    group: Ints | None = None,
    population: Floats | None = None,
    arrived: Floats | None = None,
) -> Judgement:
    """Judge the window that ends with column `at`, knowing nothing of later columns.

    counts, observed  areas x periods; counts are 0 where not observed
    group             per area the number of its group, 0 .. n-1; None: one group
    population        per area; then areas are compared per head
    arrived           per period, what share of its reports is in by now (`delay.completeness`); less is then expected
                      of it, and a period with a share of 0 counts as not observed

    Returns a Judgement of one cell per area.
    """
    now = slice(max(0, at - settings.window + 1), at + 1)
    if arrived is not None:
        observed = observed & (arrived > 0)
        counts = np.where(observed, counts, 0)
    held = observed if arrived is None else observed * arrived
    seen = observed[:, now].sum(axis=1)
    reports = counts[:, now].sum(axis=1)
    weight = np.ones(len(counts)) if population is None else population / population.mean()
    past, history = _past(counts, observed, held, weight, settings, now.start)
    silent = seen < settings.least_share * settings.window
    short = history < settings.least_history
    why = np.where(silent, Why.SILENT_NOW, np.where(short, Why.SHORT_HISTORY, Why.JUDGED)).astype(np.int64)
    blank = np.full(len(counts), np.nan)
    expected, lower, upper, p_value, needed = (blank.copy() for _ in range(5))
    judged = why == Why.JUDGED
    if judged.any():
        groups = np.zeros(len(counts), dtype=np.int64) if group is None else group
        clumps = overdispersion(past.counts, past.exposure)
        rate, doubt = rates(past.counts, past.exposure, groups, clumps)
        factor, season_doubt = season(counts, observed, settings, at)
        mean = (rate * factor * weight * held[:, now].sum(axis=1) / settings.window)[judged]
        dispersion = clumps.square + clumps.linear / mean + doubt[judged] + season_doubt
        p = tail(reports[judged], mean, dispersion)
        level = levels(p, settings.alpha, settings.control)
        expected[judged], p_value[judged] = mean, p
        lower[judged] = upper_quantile(1 - level, mean, dispersion)
        upper[judged] = upper_quantile(level, mean, dispersion)
        needed[judged] = np.maximum(upper[judged] + 1, settings.minimum)
    with np.errstate(invalid="ignore"):
        exceeds = judged & (reports >= needed)
    return Judgement(reports, seen, history, expected, lower, upper, p_value, needed, exceeds, why)


def _past(
    counts: npt.NDArray[np.int64], observed: Mask, held: Floats | Mask, weight: Floats, settings: Settings, stop: int
) -> tuple[_Past, Ints]:
    """Whole windows before column `stop`, the newest flush with it; and the observed periods of each area in them.

    `held` is `observed`, or less than 1 where reports are still to come.
    """
    number = min(settings.history, stop) // settings.window
    start = stop - number * settings.window
    shape = (len(counts), number, settings.window)
    reports = counts[:, start:stop].reshape(shape).sum(axis=2)
    seen = observed[:, start:stop].reshape(shape).sum(axis=2)
    exposure = held[:, start:stop].reshape(shape).sum(axis=2) * weight[:, None] / settings.window
    return _Past(reports.astype(float), exposure), seen.sum(axis=1)


def season(counts: npt.NDArray[np.int64], observed: Mask, settings: Settings, at: int) -> tuple[float, float]:
    """How much busier than the rest of the year this time of year is, in the whole city.

    Compares the same window of each earlier year, half a window wider on both sides, with what whole years would let
    expect. Returns the factor and its relative variance. Without a whole year of past the factor is 1.
    """
    first = at - settings.window + 1
    oldest = max(0, first - settings.history)
    wider = settings.window // 2
    slices = []
    base = first
    for years in range(1, int((first - oldest) / settings.year) + 1):
        back = round(years * settings.year)
        start, stop = first - back - wider, at - back + 1 + wider
        if start < oldest or stop > first:
            break
        slices.append(np.arange(start, stop))
        base = first - back
    if not slices:
        return 1.0, 1 / _SEASON_SHAPE
    whole = slice(base, first)
    seen = observed[:, whole].sum(axis=1)
    rate = counts[:, whole].sum(axis=1) / np.maximum(seen, 1)
    columns = np.concatenate(slices)
    same = float(counts[:, columns].sum())
    expected = float(rate @ observed[:, columns].sum(axis=1))
    trust = 1 / _city_spread(counts, observed, settings.window, whole)
    factor = (same * trust + _SEASON_SHAPE) / (expected * trust + _SEASON_SHAPE)
    return factor, 1 / (same * trust + _SEASON_SHAPE)


def _city_spread(counts: npt.NDArray[np.int64], observed: Mask, window: int, whole: slice) -> float:
    """Variance over mean of the city's windows, at least 1: how many reports count as one independent witness."""
    number = (whole.stop - whole.start) // window
    if number < 2:
        return 1.0
    columns = slice(whole.stop - number * window, whole.stop)
    seen = observed[:, columns].reshape(len(counts), number, window).sum(axis=2)
    reports = counts[:, columns].reshape(len(counts), number, window).sum(axis=2)
    rate = reports.sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    expected = rate @ seen
    if expected.sum() == 0:
        return 1.0
    spread = ((reports.sum(axis=0) - expected) ** 2).sum() / expected.sum() * number / (number - 1)
    return float(max(1.0, spread))
