"""The default way: what was counted against what the past of all areas let expect (see `effect_expected`)."""

import math
from functools import cache

import numpy as np
from scipy import optimize
from scipy.special import gammaincc, ndtri, stdtr

from kentongan.detection.effect_expected import Forecast, forecast
from kentongan.detection.effect_input import Trial
from kentongan.detection.effect_result import NOMINAL, WORTH_KNOWING, Estimate
from kentongan.detection.judgement import Floats

_BELIEF = 10
"""The model's own word on its error weighs as much as so many areas."""
_NODES = 48
_LONGEST = 2
"""Nobody is told to wait longer than twice as long as there are data."""
_SEEN_FOUR_IN_FIVE = 1.96 + 0.84


def shrunken(trial: Trial) -> Estimate:
    """Estimate the rate ratio from a forecast for treated and compared areas. Nothing is drawn by lot."""
    made = forecast(trial)
    counted = _counted(trial)
    spread, freedom = _spread(trial, made, counted)
    observed, expected = float(counted[trial.treated].sum()), float(made.expected[trial.treated].sum())
    shock = _shock(trial, made, spread)
    low, high = (_bound(observed, expected, shock, freedom, tail) for tail in (1 - NOMINAL / 2, NOMINAL / 2))
    change = made.change
    return Estimate(
        ratio=observed / expected,
        low=low,
        high=high,
        p_value=min(1.0, 2 * min(_tails(observed, expected, shock, freedom))),
        observed=observed,
        expected=expected,
        diagnostics={
            "error": math.sqrt(1 / expected + shock),
            "spread": spread,
            "lasting": change.lasting,
            "fading": change.fading,
            "memory": change.memory,
            "clump": change.clump,
            "level_before": float(_crude_level(trial)),
            "level_expected": float(made.level[trial.treated].mean()),
        },
    )


def outlook(trial: Trial) -> tuple[int | None, float]:
    """How long until a drop of 30 % would be seen four times in five, and what would be seen so now.

    Returns:
        Further periods, None when it takes more than twice the time there are data of; and the smallest drop (0 to 1)
        that the data there are would show.
    """
    counted = _counted(trial)
    made = forecast(trial)
    spread, _freedom = _spread(trial, made, counted)
    expected = float(made.expected[trial.treated].sum())
    now = _smallest(expected, _shock(trial, made, spread))
    wanted = 1 - WORTH_KNOWING
    length = trial.after
    longest = _LONGEST * trial.counts.shape[1]
    while now > wanted and length < longest:
        length = math.ceil(length * 1.15) + 1
        later = forecast(trial, after=length)
        # Longer alone: the same rates, and the errors of levels as they are so far ahead.
        scale = length / trial.after
        shock = _shock(trial, later, spread, scale=scale)
        if _smallest(expected * scale, shock) <= wanted:
            return length - trial.after, now
    return (0 if now <= wanted else None), now


def _smallest(expected: float, shock: float) -> float:
    return 1 - math.exp(-_SEEN_FOUR_IN_FIVE * math.sqrt(1 / expected + shock))


def _counted(trial: Trial) -> Floats:
    """What each area saw since the start, in the periods in which there was something to compare with."""
    heard = trial.observed[:, trial.start :] & trial.observed[trial.compared, trial.start :].any(axis=0)
    return np.asarray(np.where(heard, trial.counts[:, trial.start :], 0.0).sum(axis=1))


def _spread(trial: Trial, made: Forecast, counted: Floats) -> tuple[float, int]:
    """How much larger the errors of the compared areas are than the model says, and the degrees of freedom."""
    rest = (counted - made.expected)[trial.compared]
    said = (made.expected + made.error)[trial.compared]
    known = said > 0
    freedom = max(int(known.sum()) - 1, 1)
    found = float((rest[known] ** 2 / said[known]).sum()) / freedom
    return (found * freedom + _BELIEF) / (freedom + _BELIEF), freedom + _BELIEF


def _shock(trial: Trial, made: Forecast, spread: float, *, scale: float = 1.0) -> float:
    """Square of the relative error of what is expected in the treated areas, chance of their own counts aside."""
    expected, other = made.expected[trial.treated].sum(), made.expected[trial.compared].sum()
    own = expected / scale + made.error[trial.treated].sum()
    lent = (other / scale + made.error[trial.compared].sum()) * (expected / other) ** 2
    return float(max(spread * (own + lent) - expected / scale, 0.0) / expected**2)


@cache
def _nodes() -> tuple[Floats, Floats]:
    points, weights = np.polynomial.hermite_e.hermegauss(_NODES)
    return points, weights / weights.sum()


def _tails(observed: float, expected: float, shock: float, freedom: int) -> tuple[float, float]:
    """Chances of a count as low and as high, by halves of what was seen: Poisson about a mean that errs log-normally.

    The error was itself estimated, so the normal score is read off Student's distribution.

    >>> [round(chance, 3) for chance in _tails(5, 10, 0.0, 1000)]
    [0.048, 0.952]
    """
    points, weights = _nodes()
    width = math.sqrt(math.log1p(shock))
    means = expected * np.exp(width * points - width * width / 2)
    below = float(weights @ (gammaincc(observed + 1, means) + gammaincc(observed, means))) / 2
    score = float(ndtri(min(max(below, 1e-14), 1 - 1e-14)))
    return float(stdtr(freedom, score)), float(stdtr(freedom, -score))


def _bound(observed: float, expected: float, shock: float, freedom: int, tail: float) -> float:
    """The rate ratio under which the chance of so low a count would be `tail`; zero where even none was possible."""

    def miss(log_ratio: float) -> float:
        return _tails(observed, expected * math.exp(log_ratio), shock, freedom)[0] - tail

    centre = math.log((observed + 0.5) / expected)
    low, high = centre - 12, centre + 12
    if miss(low) <= 0:
        return 0.0
    return math.exp(float(optimize.brentq(miss, low, high, xtol=1e-6)))


def _crude_level(trial: Trial) -> float:
    """How many times the city's mean the treated areas had just before the start: what regression starts from."""
    window = slice(max(0, trial.start - max(trial.selection, 1)), trial.start)
    used = trial.treated | trial.compared
    counts = np.where(trial.observed, trial.counts, 0.0)[:, window].sum(axis=1)
    heard = (trial.observed[:, window] * trial.people[:, None]).sum(axis=1)
    city = counts[used].sum() / max(heard[used].sum(), 1e-9)
    own = counts[trial.treated].sum() / max(heard[trial.treated].sum(), 1e-9)
    return float(own / city) if city > 0 else 1.0
