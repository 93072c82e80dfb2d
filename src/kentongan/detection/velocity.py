"""Is something heard faster than it usually is? For one thing with its own short past, as a rumour.

The past is a Poisson count over some days with a gamma prior worth half an event in one day (Jeffreys' shape, one day's
weight), so that what was never heard before expects a little more than nothing. What a day then brings is negative
binomial (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6).
"""

from dataclasses import dataclass

from kentongan.detection.tails import tail, upper_quantile

_SHAPE, _DAYS = 0.5, 1.0


@dataclass(frozen=True)
class Velocity:
    """How unusual a day is: `expected` events, `upper` the most that passes for usual, `p_value` of so many or more."""

    expected: float
    upper: int
    p_value: float
    exceeds: bool


def velocity(count: int, past: int, days: float, *, alpha: float = 0.005, minimum: int = 3) -> Velocity:
    """Judge the last day.

    Args:
        count: events in the last day.
        past: events in the days before it.
        days: how many days that were, at least 0; a thing first heard today has none.
        alpha: how seldom chance alone may do this.
        minimum: fewer events never exceed.

    Raises:
        ValueError: a count or the days are negative.

    >>> velocity(7, past=4, days=10).exceeds, velocity(2, past=20, days=10).exceeds
    (True, False)
    >>> velocity(7, past=4, days=10).upper
    3
    """
    if min(count, past, days) < 0:
        raise ValueError("counts and days must not be negative")
    shape, exposure = past + _SHAPE, days + _DAYS
    mean, dispersion = shape / exposure, 1 / shape
    p_value = float(tail(count, mean, dispersion))
    upper = int(upper_quantile(alpha, mean, dispersion))
    return Velocity(mean, upper, p_value, count >= minimum and p_value <= alpha)
