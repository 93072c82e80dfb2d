"""EARS C1, C2 and C3: the usual answer where there is hardly any history (CDC, 2003).

Sources: Hutwagner et al. 2003, J. Urban Health 80:i89; Fricker, Hegler & Dunfee 2008, Stat. Med. 27:3407. The levels
(0.001 for C1 and C2, 0.025 for C3) and the bound of C3 are those documented for the R package surveillance 1.24
(Salmon, Schumacher & Höhle 2016, J. Stat. Softw. 70(10)).

C3 is documented there as mean + sd (z - carried), what the two periods before hand on being carried. The program of
surveillance 1.20.3 puts the count of the period itself in place of the mean, so that it alarms on what the two periods
before brought, whatever came today. Ours is the documented one; `c3_bound="count"` answers as the program does, bound
for bound and alarm for alarm, for who must compare with it.
"""

import numpy as np
import numpy.typing as npt

from kentongan.detection.judgement import Judgement, Mask, Why
from kentongan.detection.tails import Floats, normal_tail

METHODS = ("C1", "C2", "C3")
USUAL_ALPHA = {"C1": 0.001, "C2": 0.001, "C3": 0.025}
C3_BOUNDS = ("mean", "count")
_LAG = {"C1": 0, "C2": 2, "C3": 2}
LEAST_BASELINE = 3


def ears(
    counts: npt.NDArray[np.int64],
    observed: Mask,
    *,
    method: str,
    baseline: int = 7,
    min_sigma: float = 0.0,
    alpha: float | None = None,
    c3_bound: str = "mean",
) -> Judgement:
    """Judge every period of every area against the `baseline` periods shortly before it.

    counts, observed  areas x periods
    method            "C1" (no gap before the period), "C2" (a gap of two), "C3" (C2 summed over three periods)
    baseline          periods compared with, at least 3; of these at least half, and 3, must have been observed
    min_sigma         floor of the standard deviation; 0.5 or 1 keeps sparse series from alarming at the first report
    alpha             one-sided level; None takes the usual one of the method
    c3_bound          what the bound of C3 stands on: the "mean" of the baseline, or the "count" of the period, as
                      the program of R does; then a baseline without any spread gives no bound, and nothing is said

    Returns a Judgement of areas x periods. C3 has no normal score of its own, so its p-value is NaN, and a day whose
    baseline shows no spread passes nothing on to the next. Raises ValueError for impossible options.

    >>> quiet = np.array([[1, 0, 2, 1, 0, 1, 2, 9]])
    >>> ears(quiet, quiet >= 0, method="C1").upper[0, -1].round(3).item()
    3.523
    """
    level = _checked(method, baseline, min_sigma, alpha)
    if c3_bound not in C3_BOUNDS:
        raise ValueError(f"unknown c3_bound {c3_bound!r}")
    lag = _LAG[method]
    mean, sigma, seen = _baseline(counts, observed, baseline, lag)
    sigma = np.maximum(sigma, min_sigma)
    enough = seen >= max(LEAST_BASELINE, baseline / 2)
    usable = observed & enough
    score = _score(counts, mean, sigma, usable)
    carried = _carried(score) if method == "C3" else np.zeros_like(score)
    upper = np.maximum(mean + sigma * (_normal_quantile(level) - carried), 0.0)
    why = np.where(usable, Why.JUDGED, np.where(observed, Why.SHORT_HISTORY, Why.SILENT_NOW)).astype(np.int64)
    if method == "C3" and c3_bound == "count":
        upper = _count_bound(counts, mean, sigma, usable, _normal_quantile(level))
        usable, why = usable & ~np.isnan(upper), np.where(usable & np.isnan(upper), Why.NO_BOUND, why)
    scored = usable & (sigma > 0) & (method != "C3")
    return Judgement(
        observed=np.where(observed, counts, 0),
        exposure=observed.astype(np.int64),
        history=seen,
        expected=np.where(usable, mean, np.nan),
        lower=np.where(usable, 0.0, np.nan),
        upper=np.where(usable, upper, np.nan),
        p_value=np.where(scored, normal_tail(score), np.nan),
        needed=np.where(usable & (c3_bound == "mean"), np.floor(upper) + 1, np.nan),
        exceeds=usable & (counts > upper),
        why=why,
    )


def _checked(method: str, baseline: int, min_sigma: float, alpha: float | None) -> float:
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r}")
    if baseline < LEAST_BASELINE:
        raise ValueError(f"baseline must be at least {LEAST_BASELINE}")
    if not 0 <= min_sigma < np.inf:
        raise ValueError("min_sigma must be finite and not negative")
    level = USUAL_ALPHA[method] if alpha is None else alpha
    if not 0 < level < 1:
        raise ValueError("alpha must lie between 0 and 1")
    return level


def _baseline(
    counts: npt.NDArray[np.int64], observed: Mask, width: int, lag: int
) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Mean, standard deviation and number of the observed periods before each period; NaN where there are too few."""
    areas, periods = counts.shape
    reach = width + lag
    values = np.hstack([np.zeros((areas, reach)), np.where(observed, counts, 0)])
    mask = np.hstack([np.zeros((areas, reach)), observed.astype(float)])
    values = np.lib.stride_tricks.sliding_window_view(values, width, axis=1)[:, :periods]
    mask = np.lib.stride_tricks.sliding_window_view(mask, width, axis=1)[:, :periods]
    seen = mask.sum(axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = values.sum(axis=2) / seen
        squares = (np.where(mask > 0, values - mean[:, :, None], 0.0) ** 2).sum(axis=2)
        sigma = np.sqrt(squares / (seen - 1))
    return np.where(seen > 0, mean, np.nan), np.where(seen > 1, sigma, np.nan), seen.astype(np.int64)


def _score(counts: npt.NDArray[np.int64], mean: Floats, sigma: Floats, usable: Mask) -> Floats:
    spread = usable & (sigma > 0)
    return np.where(spread, (counts - np.where(spread, mean, 0)) / np.where(spread, sigma, 1), 0.0)


def _carried(score: Floats) -> Floats:
    """What the two periods before hand on: the part of their scores above one."""
    over = np.maximum(score - 1, 0.0)
    carried = np.zeros_like(score)
    carried[:, 1:] += over[:, :-1]
    carried[:, 2:] += over[:, :-2]
    return carried


def _count_bound(counts: npt.NDArray[np.int64], mean: Floats, sigma: Floats, usable: Mask, quantile: float) -> Floats:
    """Bounds that stand on the count; a baseline without spread makes a score endless, or none (NaN), as in R."""
    with np.errstate(divide="ignore", invalid="ignore"):
        carried = _carried(np.where(usable, (counts - mean) / sigma, 0.0))
        return np.asarray(np.maximum(counts + sigma * (quantile - carried), 0.0))


def _normal_quantile(alpha: float) -> float:
    """z with P(Z >= z) = alpha, by bisection: asked once per call, so plain is fast enough."""
    low, high = -40.0, 40.0
    for _ in range(80):
        middle = (low + high) / 2
        if float(normal_tail(middle)) > alpha:
            low = middle
        else:
            high = middle
    return (low + high) / 2
