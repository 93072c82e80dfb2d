"""Farrington's methods: is this more than the same time of earlier years lets expect?

For one series or very many at once; the answers are those of `farrington` and `farringtonFlexible` of the R package
surveillance 1.20.3 (Salmon, Schumacher & Höhle 2016, J. Stat. Softw. 70(10)), alarm for alarm.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri, stdtrit

import kentongan.detection.farrington_model as model
from kentongan.detection.compiled import one_at_a_time
from kentongan.detection.count_law import tail_and_bound
from kentongan.detection.farrington_rules import FarringtonFlexibleRule, FarringtonRule
from kentongan.detection.judgement import Floats, Judgement, Mask, Why
from kentongan.detection.quasi_poisson import TIME, Design
from kentongan.detection.reference_periods import Reference, Time, reference
from kentongan.detection.series_input import checked_range, checked_series

_decide = one_at_a_time(model.decide)
_EXPONENT = {"2/3": 2 / 3, "1/2": 0.5, "none": 1.0}
_OLD_WEIGHTS_THRESHOLD = 1.0
_OLD_P_THRESHOLD_TREND = 0.05
_YEARS_FOR_A_TREND = 3


def farrington_flexible(
    counts: npt.ArrayLike,
    observed: Mask | None = None,
    *,
    time: Time | None = None,
    first: int | None = None,
    last: int | None = None,
    **options: Any,
) -> Judgement:
    """Judge columns `first` to `last` (both the last column if None) by Farrington Flexible.

    counts    series x periods, or one series; NaN is "not observed"
    observed  where reports came in; None: wherever `counts` is not NaN
    time      how columns and years belong together; None: 52 columns a year
    options   those of FarringtonFlexibleRule

    Returns a Judgement of series x columns judged. `upper` is NaN where `limit54` forbids an alarm. Raises RuleError
    for impossible options, PanelError for impossible counts.

    >>> calm = np.tile([2, 3, 1, 2], 70)
    >>> calm[-1] = 12
    >>> found = farrington_flexible(calm, b=3, n_periods=4, threshold_method="nb_plugin", alpha=0.005)
    >>> found.exceeds.item(), found.upper.item(), found.expected.round(2).item()
    (True, 6.0, 2.0)
    """
    return judge(counts, observed, FarringtonFlexibleRule(**options), time=time, first=first, last=last)


def farrington(
    counts: npt.ArrayLike,
    observed: Mask | None = None,
    *,
    time: Time | None = None,
    first: int | None = None,
    last: int | None = None,
    **options: Any,
) -> Judgement:
    """The same by the method of 1996, with the options of FarringtonRule. `upper` is 0 where `limit54` forbids alarms.

    >>> farrington(np.tile([2, 3, 1, 2], 70), b=3).upper.round(4).item()
    5.428
    """
    return judge(counts, observed, FarringtonRule(**options), time=time, first=first, last=last)


def judge(
    counts: npt.ArrayLike,
    observed: Mask | None,
    rule: FarringtonRule,
    *,
    time: Time | None = None,
    first: int | None = None,
    last: int | None = None,
) -> Judgement:
    """What both come down to: the kind of `rule` tells which of the two is meant."""
    numbers, seen = checked_series(counts, observed)
    numbers = numbers.astype(np.int64)  # one type for whatever came in: each other would be compiled anew
    start, stop = checked_range(numbers.shape[1], first, last)
    looks = [_look(numbers, seen, rule, at, time or Time()) for at in range(start, stop + 1)]
    fields = Judgement.__dataclass_fields__
    return Judgement(**{name: np.stack([getattr(look, name) for look in looks], axis=1) for name in fields})


def _look(counts: npt.NDArray[Any], observed: Mask, rule: FarringtonRule, at: int, time: Time) -> Judgement:
    past = _reference(rule, at, time)
    if len(past.starts) and past.starts[0] >= 0:
        fitted = _decide(counts, observed, _design(past, at), _options(rule, int(past.lengths.sum())))
    else:
        fitted = np.full((len(counts), 6), np.nan)
        fitted[:, model.PERIODS] = observed[:, np.maximum(past.columns, 0)].sum(axis=1) if len(past.starts) else 0
        fitted[:, model.STATUS] = model.TOO_FEW
    return _answer(counts, observed, rule, at, fitted)


def _reference(rule: FarringtonRule, at: int, time: Time) -> Reference:
    if not isinstance(rule, FarringtonFlexibleRule):
        return reference(at, time, b=rule.b, w=rule.w, n_periods=1, not_included=rule.w)
    left_out = rule.w if rule.past_periods_not_included is None else rule.past_periods_not_included
    return reference(at, time, b=rule.b, w=rule.w, n_periods=rule.n_periods, not_included=left_out)


def _design(past: Reference, at: int) -> Design:
    times = past.starts - at
    sizes = np.zeros((3, int(past.levels.max()) + 1))
    for start, length, level in zip(times, past.lengths, past.levels, strict=True):
        run = start + np.arange(length, dtype=float)
        sizes[:, level] += length, run.sum(), (run * run).sum()
    block, years = _alike(past)
    runs = np.stack([past.starts, past.lengths, past.levels, times, np.diff(times, prepend=times[0])])
    return Design(runs.astype(np.int64), sizes, runs[TIME, : block * years : block].astype(np.int64), block)


def _alike(past: Reference) -> tuple[int, int]:
    """How many runs make a year, and how many years from the first on have the same runs at the same distances."""
    again = np.flatnonzero(past.levels == past.levels[0])
    block = int(again[1]) if len(again) > 1 else len(past.levels)
    steps, years = np.diff(past.starts[:block]), 1
    while (years + 1) * block <= len(past.levels):
        year = slice(years * block, (years + 1) * block)
        same = (past.levels[year] == past.levels[:block]) & (past.lengths[year] == past.lengths[:block])
        if not same.all() or (np.diff(past.starts[year]) != steps).any():
            break
        years += 1
    return block, years


def _options(rule: FarringtonRule, periods: int) -> model.Options:
    flexible = isinstance(rule, FarringtonFlexibleRule)
    level = rule.p_threshold_trend if isinstance(rule, FarringtonFlexibleRule) else _OLD_P_THRESHOLD_TREND
    return model.Options(
        trend=rule.trend and rule.b >= _YEARS_FOR_A_TREND,
        critical=np.asarray(stdtrit(np.arange(periods + 1), 1 - level / 2)),
        reweight=rule.reweight,
        threshold=rule.weights_threshold if isinstance(rule, FarringtonFlexibleRule) else _OLD_WEIGHTS_THRESHOLD,
        flexible=flexible,
        least=(periods + 1) // 2,
    )


def _answer(counts: npt.NDArray[Any], observed: Mask, rule: FarringtonRule, at: int, fitted: Floats) -> Judgement:
    now = np.where(observed[:, at], counts[:, at], 0)
    mean = fitted[:, model.MEAN]
    if isinstance(rule, FarringtonFlexibleRule) and rule.threshold_method != "delta":
        p_value, upper = _count_bound(now, fitted, rule)
    else:
        p_value, upper = _delta_bound(now, fitted, rule)
    why = np.select(
        [~observed[:, at], fitted[:, model.STATUS] == model.TOO_FEW, fitted[:, model.STATUS] != model.FITTED],
        [Why.SILENT_NOW, Why.SHORT_HISTORY, Why.NO_MODEL],
        np.where(np.isfinite(upper), Why.JUDGED, Why.NO_BOUND),
    ).astype(np.int64)
    judged = why == Why.JUDGED
    cases, periods = rule.limit54
    recent = slice(max(0, at - periods + 1), at + 1)
    few = np.where(observed[:, recent], counts[:, recent], 0).sum(axis=1) < cases
    forbidden = np.nan if isinstance(rule, FarringtonFlexibleRule) else 0.0
    upper = np.where(judged, np.where(few, forbidden, upper), np.nan)
    return Judgement(
        observed=now,
        exposure=observed[:, at].astype(np.int64),
        history=fitted[:, model.PERIODS].astype(np.int64),
        expected=np.where(judged, mean, np.nan),
        lower=np.where(judged, 0.0, np.nan),
        upper=upper,
        p_value=np.where(judged, p_value, np.nan),
        needed=np.where(few, np.nan, np.floor(upper) + 1),
        exceeds=judged & ~few & (now > upper),
        why=why,
    )


def _delta_bound(now: npt.NDArray[Any], fitted: Floats, rule: FarringtonRule) -> tuple[Floats, Floats]:
    """The count transformed is taken as normal; its variance is that of a new count and that of the estimate."""
    mean = fitted[:, model.MEAN]
    spread = fitted[:, model.OVERDISPERSION] + fitted[:, model.VARIANCE] * mean
    power = _EXPONENT[rule.power_transform]
    level = rule.alpha if isinstance(rule, FarringtonFlexibleRule) else rule.alpha / 2
    with np.errstate(all="ignore"):
        error = power * np.sqrt(mean ** (2 * power - 1) * spread)
        p_value = ndtr((mean**power - now**power) / error)
        upper = np.maximum(mean**power - ndtri(level) * error, 0.0) ** (1 / power)
    return p_value, upper


def _count_bound(now: npt.NDArray[Any], fitted: Floats, rule: FarringtonFlexibleRule) -> tuple[Floats, Floats]:
    """A negative-binomial count with the expected mean, or with an upper limit of that mean ("muan")."""
    mean = fitted[:, model.MEAN]
    if rule.threshold_method == "muan":
        with np.errstate(all="ignore"):
            mean = mean * np.exp(-ndtri(rule.alpha) * np.sqrt(fitted[:, model.VARIANCE]))
    return tail_and_bound(now.astype(float), mean, fitted[:, model.OVERDISPERSION], rule.alpha)
