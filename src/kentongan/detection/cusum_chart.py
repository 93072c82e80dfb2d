"""CUSUM of transformed counts: small excesses add up until they are too many.

Sources: Rossi, Lampugnani & Marchi 1999, Stat. Med. 18:2111; Pierce & Schafer 1986, J. Am. Stat. Assoc. 81:977. The
transformations, and what counts as their bound, are those of `cusum` in the R package surveillance 1.20.3.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import hyp2f1

from kentongan.detection.judgement import Floats, Judgement, Mask, Why
from kentongan.detection.rules import RuleError, number, one_of
from kentongan.detection.series_input import checked_range, checked_series

TRANSFORMS = ("standard", "rossi", "anscombe", "anscombe2nd", "pearson_neg_bin", "anscombe_neg_bin", "none")


@dataclass(frozen=True)
class CusumRule:
    """Raises RuleError for what cannot be meant.

    k, h   excess that is forgiven each period, and the sum from which it is an alarm
    m      expected count; None: the mean of everything before the first period judged
    trans  one of TRANSFORMS
    alpha  dispersion of the two negative-binomial ones: variance m + alpha m**2
    """

    k: float = 1.04
    h: float = 2.26
    m: float | None = None
    trans: str = "standard"
    alpha: float | None = None

    def __post_init__(self) -> None:
        one_of("trans", self.trans, TRANSFORMS)
        for name in ("k", "h"):
            if number(name, getattr(self, name)) < 0:
                raise RuleError(f"{name} tidak boleh negatif: {getattr(self, name)}.")
        if self.m is not None and number("m", self.m) <= 0:
            raise RuleError(f"m harus di atas 0, bukan {self.m}.")
        if self.trans.endswith("neg_bin") and self.alpha is None:
            raise RuleError(f"trans {self.trans} memerlukan alpha.")
        if self.alpha is not None and number("alpha", self.alpha) <= 0:
            raise RuleError(f"alpha harus di atas 0, bukan {self.alpha}.")


def cusum(
    counts: npt.ArrayLike,
    observed: Mask | None = None,
    *,
    first: int | None = None,
    last: int | None = None,
    **options: Any,
) -> Judgement:
    """Judge columns `first` to `last` (both the last column if None); the sum starts at zero before `first`.

    counts    series x periods, or one series; NaN is "not observed" and leaves the sum as it is
    observed  where reports came in; None: wherever `counts` is not NaN
    options   those of CusumRule

    Returns a Judgement of series x columns judged. `upper` is the count that would have sufficed for an alarm; the
    sum is not taken back after one. There is no p-value. Raises RuleError and PanelError.

    >>> found = cusum([2, 3, 1, 2, 2, 2, 5, 6, 2], first=5, m=2.0)
    >>> found.exceeds.tolist(), found.upper.tolist()
    ([[False, False, True, False]], [[7.0, 7.0, 6.0, 3.0]])
    """
    return judge(counts, observed, CusumRule(**options), first=first, last=last)


def judge(
    counts: npt.ArrayLike,
    observed: Mask | None,
    rule: CusumRule,
    *,
    first: int | None = None,
    last: int | None = None,
) -> Judgement:
    """The same with the options as a rule."""
    numbers, seen = checked_series(counts, observed)
    start, stop = checked_range(numbers.shape[1], first, last)
    history = seen[:, :start].sum(axis=1)
    mean = _expected(numbers, seen, start, history, rule)
    now, shown = numbers[:, start : stop + 1], seen[:, start : stop + 1]
    upper, sums = np.full(now.shape, np.nan), np.full(now.shape, np.nan)
    total = np.zeros(len(numbers))
    for at in range(now.shape[1]):
        score = _score(now[:, at].astype(float), mean, rule)
        added = np.maximum(total + score - rule.k, 0.0)
        sums[:, at] = added
        upper[:, at] = _bound(mean, total, added, rule)
        total = np.where(shown[:, at], added, total)
    return _judgement(np.where(shown, now, 0), shown, history, mean, upper, sums >= rule.h, rule)


def _expected(counts: npt.NDArray[Any], seen: Mask, start: int, history: npt.NDArray[Any], rule: CusumRule) -> Floats:
    if rule.m is not None:
        return np.full(len(counts), float(rule.m))
    reports = np.where(seen[:, :start], counts[:, :start], 0).sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.asarray(reports / history)


def _judgement(
    now: npt.NDArray[Any],
    shown: Mask,
    history: npt.NDArray[Any],
    mean: Floats,
    upper: Floats,
    signal: Mask,
    rule: CusumRule,
) -> Judgement:
    shape = now.shape
    short = np.broadcast_to((np.isnan(mean) if rule.m is None else np.zeros(len(mean), dtype=bool))[:, None], shape)
    empty = np.broadcast_to((mean == 0)[:, None], shape)
    why = np.select([~shown, short, empty], [Why.SILENT_NOW, Why.SHORT_HISTORY, Why.NO_MODEL], Why.JUDGED)
    judged = why == Why.JUDGED
    nothing = np.full(shape, np.nan)
    return Judgement(
        observed=now,
        exposure=shown.astype(np.int64),
        history=np.broadcast_to(history[:, None], shape).astype(np.int64),
        expected=np.where(judged, mean[:, None], np.nan),
        lower=np.where(judged, 0.0, np.nan),
        upper=np.where(judged, upper, np.nan),
        p_value=nothing,
        needed=np.where(judged, np.ceil(upper), np.nan),
        exceeds=judged & signal,
        why=why.astype(np.int64),
    )


def _score(x: Floats, m: Floats, rule: CusumRule) -> Floats:
    """The count on a scale on which nothing the matter means about 0, and about 1 for the spread."""
    root, alpha = np.sqrt(m), rule.alpha or 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        if rule.trans == "standard":
            return np.asarray((x - m) / root)
        if rule.trans == "rossi":
            return np.asarray((x - 3 * m + 2 * np.sqrt(x * m)) / (2 * root))
        if rule.trans == "anscombe":
            return np.asarray(1.5 * (x ** (2 / 3) - m ** (2 / 3)) / m ** (1 / 6))
        if rule.trans == "anscombe2nd":
            return np.asarray(1.5 * (x ** (2 / 3) - m ** (2 / 3) + m ** (-1 / 3) / 9) / m ** (1 / 6))
        if rule.trans == "pearson_neg_bin":
            return np.asarray((x - m) / np.sqrt(m + alpha * m * m))
        if rule.trans == "anscombe_neg_bin":
            return np.asarray((_area(x, alpha) - _area(m, alpha)) / (m + alpha * m * m) ** (1 / 6))
    return x


def _area(x: Floats, alpha: float) -> Floats:
    """The integral of (t + alpha t**2)**(-1/3) from 0 to x."""
    return np.asarray(1.5 * x ** (2 / 3) * hyp2f1(1 / 3, 2 / 3, 5 / 3, -alpha * x))


def _bound(m: Floats, before: Floats, after: Floats, rule: CusumRule) -> Floats:
    """The count that would have brought the sum up to `h`. Where the package has no such formula it tells what is
    left of `h`; and its bound for "anscombe2nd" leaves another rest than its score. Both are kept.
    """
    missing = rule.h + rule.k - before
    with np.errstate(invalid="ignore"):
        if rule.trans == "standard":
            bound = np.ceil(m + np.sqrt(m) * missing)
        elif rule.trans == "rossi":
            bound = (np.sqrt(4 * m + 2 * np.sqrt(m) * missing) - np.sqrt(m)) ** 2
        elif rule.trans == "anscombe":
            bound = (m ** (2 / 3) + 2 / 3 * m ** (1 / 6) * missing) ** 1.5
        elif rule.trans == "anscombe2nd":
            bound = (m ** (2 / 3) - m ** (1 / 3) / 9 + 2 / 3 * m ** (1 / 6) * missing) ** 1.5
        elif rule.trans == "pearson_neg_bin":
            bound = m + missing * np.sqrt(m + (rule.alpha or 0.0) * m * m)
        else:
            bound = rule.h - after
    return np.where(bound > 0, bound, 0.0)
