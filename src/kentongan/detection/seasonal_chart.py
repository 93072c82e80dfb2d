"""A detector for dense single series with years of past: one smooth year instead of season levels, and short windows.

Level, trend and waves of the year are fitted as a quasi-Poisson regression over all of the past, drawn a little towards
no trend and no season where the past says little. Weeks that stand out weigh less, as in Farrington's methods
(Farrington et al. 1996, J. R. Stat. Soc. A 159:547). The last one, two and three periods are judged together: their
p-values are joined by Cauchy's rule (Liu & Xie 2020, J. Am. Stat. Assoc. 115:393), which holds however much they depend
on each other.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, gammainc

from kentongan.detection.judgement import Floats, Ints, Judgement, Mask, Why
from kentongan.detection.reference_periods import Time
from kentongan.detection.rules import RuleError, number, whole
from kentongan.detection.season_model import season_terms
from kentongan.detection.series_input import checked_range, checked_series

WINDOWS = {1: 0.4, 2: 0.5, 3: 0.1}  # periods, and how much each counts
_STEPS, _MORE_STEPS = 12, 5
_NO_TREND, _NO_SEASON = 0.3, 2.0  # precision of the draw towards none (of the trend: in five years)
_ODD = 3.5  # residuals above this weigh less
_AT_A_TIME = 2_000  # series
_MOST = 10**9
_SURE, _TINY = 1e-9, 1e-300


@dataclass(frozen=True)
class SeasonalRule:
    """Raises RuleError for what cannot be meant.

    alpha      chance of an alarm per period in which nothing is the matter
    minimum    with fewer reports in the period there is no alarm
    history    periods of the past that are learnt from
    least      of these must have been observed
    harmonics  waves to a year
    gap        newest periods that are not learnt from
    refit      periods after which the past is learnt anew, counted from the first column
    """

    alpha: float = 0.005
    minimum: int = 1
    history: int = 416
    least: int = 104
    harmonics: int = 2
    gap: int = 4
    refit: int = 13

    def __post_init__(self) -> None:
        if not 0 < number("alpha", self.alpha) < 1:
            raise RuleError(f"alpha harus di antara 0 dan 1, bukan {self.alpha}.")
        for name, least in (("minimum", 1), ("history", 26), ("harmonics", 0), ("gap", 0), ("refit", 1)):
            whole(name, getattr(self, name), least)
        whole("least", self.least, 4 + 2 * self.harmonics)


def seasonal(
    counts: npt.ArrayLike,
    observed: Mask | None = None,
    *,
    time: Time | None = None,
    first: int | None = None,
    last: int | None = None,
    **options: Any,
) -> Judgement:
    """Judge columns `first` to `last` (both the last column if None), each knowing nothing of later ones.

    counts    series x periods, or one series; NaN is "not observed"
    observed  where reports came in; None: wherever `counts` is not NaN
    time      how columns and years belong together; None: 52 columns a year
    options   those of SeasonalRule

    Raises RuleError for impossible options, PanelError for impossible counts.

    >>> calm = np.tile([2, 3, 1, 2], 70)
    >>> calm[-3:] = 6, 5, 5
    >>> found = seasonal(calm)
    >>> found.exceeds.item(), found.needed.item(), found.expected.round(1).item()
    (True, 5.0, 2.0)
    """
    return judge(counts, observed, SeasonalRule(**options), time=time, first=first, last=last)


def judge(
    counts: npt.ArrayLike,
    observed: Mask | None,
    rule: SeasonalRule,
    *,
    time: Time | None = None,
    first: int | None = None,
    last: int | None = None,
) -> Judgement:
    """The same for a rule that was made before."""
    numbers, seen = checked_series(counts, observed)
    start, stop = checked_range(numbers.shape[1], first, last)
    angle = _angles(time or Time(), numbers.shape[1])
    parts = []
    for top in range(0, len(numbers), _AT_A_TIME):
        rows, blocks, begin = slice(top, top + _AT_A_TIME), [], start
        while begin <= stop:
            end = min(stop + 1, (begin // rule.refit + 1) * rule.refit)
            blocks.append(_block(numbers[rows], seen[rows], rule, angle, begin, end))
            begin = end
        parts.append(blocks)
    names = Judgement.__dataclass_fields__
    return Judgement(
        **{
            name: np.concatenate([np.concatenate([getattr(one, name) for one in some], axis=1) for some in parts])
            for name in names
        }
    )


def _angles(time: Time, columns: int) -> Floats:
    """The time of the year of each column, as a column of a year of 52 periods would have it."""
    if time.dates is None:
        return np.arange(columns) * 52 / time.frequency
    return np.array([day.toordinal() for day in time.dates[:columns]]) * 52 / 365.25


def _block(counts: npt.NDArray[Any], seen: Mask, rule: SeasonalRule, angle: Floats, start: int, end: int) -> Judgement:
    """The columns between two fits. What is learnt depends on the first column of the stretch, not on `start`."""
    anchor = start // rule.refit * rule.refit
    past, now = slice(max(0, anchor - rule.gap - rule.history), max(0, anchor - rule.gap)), slice(start, end)
    known = seen[:, past].sum(axis=1)
    history = np.repeat(known[:, None], end - start, axis=1)
    why = np.where(~seen[:, now], Why.SILENT_NOW, np.where(history < rule.least, Why.SHORT_HISTORY, Why.JUDGED))
    begin = max(0, start - max(WINDOWS) + 1)
    told = np.where(seen[:, begin:end], counts[:, begin:end], 0).astype(np.int64)
    mean, variance = np.ones(told.shape), np.ones(told.shape)
    able = known >= rule.least
    if able.any():
        learnt = _fit(np.where(seen[able, past], counts[able, past], 0), seen[able, past], rule, angle[past])
        mean[able], variance[able] = _foreseen(learnt, rule, angle[begin:end], angle[past], known[able])
    heard = seen[:, begin:end]
    mean, variance = mean * heard, variance * heard
    p_value = joined(told, mean, variance, end - start)
    least = np.maximum(_needed(told, mean, variance, end - start, rule.alpha), rule.minimum)
    told, expected = told[:, start - begin :], mean[:, start - begin :]
    judged = why == Why.JUDGED
    blank = np.where(judged, 0.0, np.nan)
    return Judgement(
        observed=told, exposure=seen[:, now].astype(np.int64), history=history.astype(np.int64),
        expected=expected + blank, lower=blank, upper=least - 1 + blank, p_value=p_value + blank, needed=least + blank,
        exceeds=judged & (told >= least), why=why.astype(np.int64),
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Learnt:
    """Effects (series x terms), dispersion of each series (variance over mean), and how sure the effects are."""

    effects: Floats
    dispersion: Floats
    covariance: Floats


def _terms(rule: SeasonalRule, angle: Floats, middle: float) -> Floats:
    terms = season_terms(angle, rule.harmonics, True, 52)
    terms[:, 1] = (angle - middle) / 260
    return terms


def _fit(counts: npt.NDArray[Any], seen: Mask, rule: SeasonalRule, angle: Floats) -> _Learnt:
    terms, total = _terms(rule, angle, float(angle[-1])), seen.sum(axis=1)
    draw = np.array([0.0, _NO_TREND] + [_NO_SEASON] * (terms.shape[1] - 2))
    effects = np.zeros((len(counts), terms.shape[1]))
    effects[:, 0] = np.log(np.maximum(counts.sum(axis=1), 0.5) / total)
    dispersion, weight = np.ones(len(counts)), seen.astype(float)
    hessian = np.empty(0)
    for steps in (_STEPS, _MORE_STEPS):
        for step in range(steps):
            effects, hessian = _step(counts, weight, terms, draw, effects, dispersion)
            if step == _MORE_STEPS - 1:
                dispersion = _dispersion(counts, weight, np.exp(effects @ terms.T), terms.shape[1])
        mean = np.exp(effects @ terms.T)
        dispersion = _dispersion(counts, weight, mean, terms.shape[1])
        odd = 1.5 * (counts ** (2 / 3) * mean ** (-1 / 6) - np.sqrt(mean)) / np.sqrt(dispersion)[:, None]
        weight = seen * (_ODD / np.maximum(odd, _ODD)) ** 2
    return _Learnt(effects, dispersion, np.linalg.inv(hessian).astype(np.float64))


def _step(
    counts: npt.NDArray[Any], weight: Floats, terms: Floats, draw: Floats, effects: Floats, dispersion: Floats
) -> tuple[Floats, Floats]:
    """One step of Newton's towards the likeliest effects, not too wide; and the curvature there."""
    mean = np.exp(effects @ terms.T)
    slope = (weight * (counts - mean)) @ terms / dispersion[:, None] - effects * draw
    size = terms.shape[1]
    squares = (terms[:, :, None] * terms[:, None, :]).reshape(len(terms), size * size)
    hessian = ((weight * mean) @ squares / dispersion[:, None]).reshape(-1, size, size) + np.diag(draw + _SURE)
    moved = effects + np.clip(np.linalg.solve(hessian, slope[:, :, None])[:, :, 0], -1.0, 1.0)
    moved[:, 0] = np.clip(moved[:, 0], -_STEPS, 25.0)
    return moved, hessian


def _dispersion(counts: npt.NDArray[Any], weight: Floats, mean: Floats, terms: int) -> Floats:
    """Pearson's chi-square over the degrees of freedom, at least 1."""
    chi_square = (weight * (counts - mean) ** 2 / mean).sum(axis=1)
    return np.maximum(1.0, chi_square / np.maximum(weight.sum(axis=1) - terms, 1))


def _foreseen(learnt: _Learnt, rule: SeasonalRule, angle: Floats, past: Floats, known: Ints) -> tuple[Floats, Floats]:
    """Mean of each column, half a report in all of the past at least, and the variance of a new count there."""
    terms = _terms(rule, angle, float(past[-1]))
    mean = np.maximum(np.exp(learnt.effects @ terms.T), 0.5 / known[:, None])
    doubt = np.einsum("ti,nij,tj->nt", terms, learnt.covariance, terms, optimize=True)
    return mean, learnt.dispersion[:, None] * mean + np.minimum(doubt, 1.0) * mean**2


def joined(counts: Ints, mean: Floats, variance: Floats, columns: int, now: Floats | None = None) -> Floats:
    """The joint p-value of the windows that end with each of the last `columns`; `now` in place of their counts."""
    total: Floats = np.zeros((len(counts), columns))
    for window, share in WINDOWS.items():
        reports = _sums(counts, window, columns)
        if now is not None:
            reports = reports - counts[:, -columns:] + now
        p = _tail(reports, _sums(mean, window, columns), _sums(variance, window, columns))
        with np.errstate(divide="ignore"):
            total += share * np.where(p < _SURE, 1 / (np.pi * np.maximum(p, _TINY)), np.tan((0.5 - p) * np.pi))
    return np.where(total > 1 / _SURE, 1 / (np.pi * np.maximum(total, 1)), 0.5 - np.arctan(total) / np.pi)


def _sums(values: npt.NDArray[Any], window: int, columns: int) -> npt.NDArray[Any]:
    """Sums over windows that end with each of the last columns; what lies before the first column adds nothing."""
    running = np.pad(np.cumsum(values, axis=1), ((0, 0), (columns + window, 0)))
    end = running.shape[1]
    return running[:, end - columns :] - running[:, end - columns - window : end - window]


def _tail(count: npt.NDArray[Any], mean: Floats, variance: Floats) -> Floats:
    """Chance of more, and half that of as many: negative binomial, Poisson where the variance is the mean."""
    mean = np.maximum(mean, _SURE)
    ratio = np.maximum(variance / mean, 1.0)
    excess = np.maximum(ratio - 1, _SURE)

    def beyond(least: npt.NDArray[Any]) -> Floats:
        some = np.maximum(least, 1)
        clumped = betainc(some, mean / excess, excess / ratio)
        return np.where(least > 0, np.where(ratio > 1 + _SURE, clumped, gammainc(some, mean)), 1.0)

    return np.clip((beyond(count) + beyond(count + 1)) / 2, _TINY, 0.99)


def _needed(counts: Ints, mean: Floats, variance: Floats, columns: int, alpha: float) -> Floats:
    """The lowest count of each of the last columns at which it is an alarm, all others as they are; by halving."""
    low, high = np.full((len(counts), columns), -1.0), np.ones((len(counts), columns))
    while (few := (joined(counts, mean, variance, columns, high) > alpha) & (high < _MOST)).any():
        low, high = np.where(few, high, low), np.where(few, high * 2, high)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        enough = joined(counts, mean, variance, columns, middle) <= alpha
        high, low = np.where(enough, middle, high), np.where(enough, low, middle)
    return high
