"""Negative-binomial GLR chart: has the level risen at some time since the last alarm?

Hoehle & Paul 2008, Comput. Stat. Data Anal. 52:4357, as `glrnb` in the R package surveillance 1.20.3 computes it: the
usual means are fitted once, to everything before the first period judged.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kentongan.detection.compiled import one_at_a_time
from kentongan.detection.glr_model import ratios
from kentongan.detection.judgement import Floats, Judgement, Mask, Why
from kentongan.detection.rules import RuleError, number, one_of, truth, whole
from kentongan.detection.season_model import fit_season, season_terms
from kentongan.detection.series_input import checked_range, checked_series

_ratios = one_at_a_time(ratios)
_MOST_REPORTS = 10_000
_NEVER = 1e99


@dataclass(frozen=True)
class GlrNbRule:
    """Raises RuleError for what cannot be meant.

    c_arl      statistic from which it is an alarm
    alpha      dispersion, variance m + alpha m**2; 0: Poisson; None: estimated
    theta      log of the factor by which counts rise; None: unknown
    m          periods looked back at most; -1: all since the last alarm
    harmonics  sines and cosines of the year in the usual mean
    trend      a trend in the usual mean
    direction  "inc" for rises, "dec" for falls
    ret        what `upper` is: "cases", the count that would have sufficed, or "value", the statistic itself
    """

    c_arl: float = 5.0
    alpha: float | None = 0.0
    theta: float | None = None
    m: int = -1
    harmonics: int = 1
    trend: bool = False
    direction: str = "inc"
    ret: str = "cases"

    def __post_init__(self) -> None:
        if number("c_arl", self.c_arl) <= 0:
            raise RuleError(f"c_arl harus di atas 0, bukan {self.c_arl}.")
        if self.alpha is not None and number("alpha", self.alpha) < 0:
            raise RuleError(f"alpha tidak boleh negatif: {self.alpha}.")
        if self.theta is not None:
            number("theta", self.theta)
        whole("m", self.m, -1)
        whole("harmonics", self.harmonics, 0)
        truth("trend", self.trend)
        one_of("direction", self.direction, ("inc", "dec"))
        one_of("ret", self.ret, ("cases", "value"))
        if self.ret == "cases" and self.direction == "dec":
            raise RuleError("ret harus value bila direction dec.")


def glr_nb(
    counts: npt.ArrayLike,
    observed: Mask | None = None,
    *,
    frequency: int = 52,
    first: int | None = None,
    last: int | None = None,
    **options: Any,
) -> Judgement:
    """Judge columns `first` to `last` (both the last column if None); what lies before `first` is the past.

    counts     series x periods, or one series; NaN is "not observed"
    observed   where reports came in; None: wherever `counts` is not NaN
    frequency  columns a year
    options    those of GlrNbRule

    Returns a Judgement of series x columns judged; there is no p-value. Raises RuleError and PanelError.

    >>> calm = np.tile([2, 3, 1, 2], 30)
    >>> calm[-3:] = 5, 6, 6
    >>> found = glr_nb(calm, first=110, harmonics=0)
    >>> found.exceeds[0, -3:].tolist(), found.upper[0, -3:].tolist()
    ([False, False, True], [8.0, 7.0, 5.0])
    """
    return judge(counts, observed, GlrNbRule(**options), frequency=frequency, first=first, last=last)


def judge(
    counts: npt.ArrayLike,
    observed: Mask | None,
    rule: GlrNbRule,
    *,
    frequency: int = 52,
    first: int | None = None,
    last: int | None = None,
) -> Judgement:
    """The same with the options as a rule."""
    numbers, seen = checked_series(counts, observed)
    start, stop = checked_range(numbers.shape[1], first, last)
    means, alpha, why = _usual(numbers, seen, rule, frequency, start, stop)
    shown = seen[:, start : stop + 1]
    now = np.where(shown, numbers[:, start : stop + 1], 0)
    used = np.where(shown & (why == Why.JUDGED)[:, None], means, 0.0)
    most = _MOST_REPORTS if rule.ret == "cases" else 0
    kappa = np.nan if rule.theta is None else float(rule.theta)
    sign = 1.0 if rule.direction == "inc" else -1.0
    given = np.where(used > 0, now, 0).astype(float)
    value, needed = _ratios(given, used, alpha, kappa, float(rule.c_arl), rule.m, sign, most)
    reason = np.where(shown, why[:, None], Why.SILENT_NOW)
    judged = reason == Why.JUDGED
    return Judgement(
        observed=now,
        exposure=shown.astype(np.int64),
        history=np.broadcast_to(seen[:, :start].sum(axis=1)[:, None], now.shape).astype(np.int64),
        expected=np.where(judged, means, np.nan),
        lower=np.where(judged, 0.0, np.nan),
        upper=np.where(judged, _upper(now, needed, value, alpha, rule), np.nan),
        p_value=np.full(now.shape, np.nan),
        needed=np.where(judged, needed, np.nan),
        exceeds=judged & (value >= rule.c_arl),
        why=reason.astype(np.int64),
    )


def _upper(now: npt.NDArray[Any], needed: Floats, value: Floats, alpha: Floats, rule: GlrNbRule) -> Floats:
    """What `glrnb` calls the bound. For a negative binomial rise of unknown size it starts to count from the reports
    of the period, and gives up at once where there is none: 1e99. `needed` tells the count all the same.
    """
    if rule.ret == "value":
        return value
    gives_up = (now == 0) & (alpha > 0)[:, None] & (value < rule.c_arl) & (rule.theta is None)
    return np.where(gives_up | np.isinf(needed), _NEVER, needed)


def _usual(
    counts: npt.NDArray[Any], seen: Mask, rule: GlrNbRule, frequency: int, start: int, stop: int
) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Usual means of the columns judged, dispersions, and why there is none."""
    past = season_terms(np.arange(1.0, start + 1), rule.harmonics, rule.trend, frequency)
    now = season_terms(np.arange(start + 1.0, stop + 2), rule.harmonics, rule.trend, frequency)
    means = np.full((len(counts), stop - start + 1), np.nan)
    alpha = np.zeros(len(counts))
    why = np.full(len(counts), int(Why.SHORT_HISTORY))
    for row in range(len(counts)):
        shown = seen[row, :start]
        if shown.sum() <= past.shape[1]:
            continue
        fitted = fit_season(counts[row, :start][shown].astype(float), past[shown], rule.alpha)
        why[row] = Why.NO_MODEL if fitted is None else Why.JUDGED
        if fitted is not None:
            means[row], alpha[row] = np.exp(now @ fitted[0]), fitted[1]
    return means, alpha, why
