"""Reports that come in late: how much of what happened is known by now, read off how late the earlier ones came.

Delays are only seen where they have ended, so the newest days seem prompter than they are. Looked at backwards in time
that bias goes: Lawless 1994, Can. J. Stat. 22:15 (and Kalbfleisch & Lawless 1989). Nothing is added to any count; what
is still to come lowers what may be expected so far.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.tails import Floats, Ints, upper_quantile

LEAST_DELAYS = 50
_LEAST_KNOWN = 0.1


@dataclass(frozen=True, eq=False)
class Delay:
    """How late reports come. `share[age]` of what happened `age` days ago is known by now; from `longest` on, all.

    share       rising to 1, one entry for each age in days 0 .. longest
    variance    variance of the logarithm of each
    delays      how many reports told it
    """

    share: Floats
    variance: Floats
    delays: int

    @property
    def longest(self) -> int:
        return len(self.share) - 1

    @property
    def is_known(self) -> bool:
        """Did enough reports tell it?"""
        return self.delays >= LEAST_DELAYS


@dataclass(frozen=True, eq=False)
class Nowcast:
    """What will be known once all is in: an estimate and between which counts it lies. NaN where it cannot be said."""

    expected: Floats
    lower: Floats
    upper: Floats


def reporting_delay(
    happened: npt.ArrayLike, known: npt.ArrayLike, *, now: int, longest: int = 56, window: int | None = None
) -> Delay:
    """Learn the delay from reports that are in.

    happened, known  one whole number of days for each report; what became known after `now` is not looked at
    longest          later ones (archives typed in, say) tell nothing of the usual delay, and all is in by then
    window           only what became known in so many days up to `now` speaks; None: everything

    Raises ValueError for days that do not fit, or something known before it happened.

    >>> delay = reporting_delay([0, 0, 1, 1, 2, 2, 3], [0, 1, 1, 2, 2, 3, 3], now=3, longest=2)
    >>> delay.share.round(3).tolist(), delay.is_known
    ([0.5, 1.0, 1.0], False)
    """
    start, end = np.asarray(happened), np.asarray(known)
    if start.shape != end.shape or start.ndim != 1 or (start.size and (start.dtype.kind not in "iu")):
        raise ValueError("happened and known must be equally many whole days")
    if longest < 1 or (start.size and (end < start).any()):
        raise ValueError("nothing is known before it happens, and longest must be at least 1")
    late = end - start
    use = (end <= now) & (late <= longest)
    if window is not None:
        use &= end > now - window
    start, late = start[use].astype(np.int64), late[use].astype(np.int64)
    share, variance = np.ones(longest + 1), np.zeros(longest + 1)
    for age in range(longest, 0, -1):
        # Of those that had the time to be so late, and were no later: how many were just so late?
        could = (start <= now - age) & (late <= age)
        if window is not None:
            could &= start + age > now - window
        held, just = int(could.sum()), int((late[could] == age).sum())
        hazard = just / held if held else 0.0
        share[age - 1] = share[age] * (1 - hazard)
        if hazard < 1:
            variance[age - 1] = variance[age] + (hazard / ((1 - hazard) * held) if held else 0.0)
    return Delay(share, variance, len(late))


def completeness(delay: Delay, periods: int, *, days: int = 1) -> Floats:
    """Share of each period's reports that is in by the end of the last one; oldest first, `days` days a period.

    A share under a tenth says too little to count on: it becomes 0, as if nobody had been heard. Where too few reports
    told the delay, all are 1: nothing is corrected.

    >>> delay = Delay(np.array([0.5, 0.75, 1.0]), np.zeros(3), 80)
    >>> completeness(delay, 4).tolist(), completeness(delay, 2, days=2).tolist()
    ([1.0, 1.0, 0.75, 0.5], [1.0, 0.625])
    """
    if periods < 1 or days < 1:
        raise ValueError("periods and days must be at least 1")
    if not delay.is_known:
        return np.ones(periods)
    ages = np.minimum(np.arange(periods * days), delay.longest)
    shares = delay.share[ages].reshape(periods, days).mean(axis=1)[::-1]
    return np.where(shares < _LEAST_KNOWN, 0.0, shares)


def nowcast(counts: npt.ArrayLike, delay: Delay, ages: npt.ArrayLike, *, share: float = 0.8) -> Nowcast:
    """What counts of single days will become.

    counts  reports known by now
    ages    days since each
    share   probability that the truth lies between `lower` and `upper`

    What is still missing is drawn from the gamma-Poisson law that follows from a flat guess at the day's true rate,
    widened by what the delay's own fit left open.

    >>> delay = Delay(np.array([0.5, 1.0]), np.array([0.001, 0.0]), 500)
    >>> soon = nowcast([4, 4], delay, [0, 1])
    >>> soon.expected.tolist(), soon.lower.tolist(), soon.upper.tolist()
    ([8.0, 4.0], [5.0, 4.0], [13.0, 4.0])
    """
    seen, old = np.asarray(counts, dtype=float), np.asarray(ages, dtype=np.int64)
    if (seen < 0).any() or (old < 0).any() or not 0 < share < 1:
        raise ValueError("counts and ages must not be negative, share lies between 0 and 1")
    age = np.minimum(old, delay.longest)
    held, doubt = delay.share[age], delay.variance[age]
    sayable = np.full(held.shape, delay.is_known) & (held >= _LEAST_KNOWN)
    safe = np.where(sayable, held, 1.0)
    missing = (seen + 0.5) * (1 - safe) / safe
    spread = 1 / (seen + 0.5) + np.where(safe < 1, doubt / np.maximum(1 - safe, 1e-9) ** 2, 0.0)
    tail = (1 - share) / 2
    low, high = upper_quantile(1 - tail, missing, spread), upper_quantile(tail, missing, spread)
    figures = (seen / safe, seen + low, seen + high)
    return Nowcast(*(np.where(sayable, values, np.nan) for values in figures))


@dataclass(frozen=True, eq=False)
class LateReports:
    """One entry for each report: the row of its area, the column of its day, and the column on which it became known
    (which may lie beyond the panel)."""

    row: Ints
    happened: Ints
    known: Ints

    def counts(self, shape: tuple[int, int], at: int) -> Ints:
        """Areas x periods as they stood at the end of column `at`."""
        counts = np.zeros(shape, dtype=np.int64)
        use = (self.known <= at) & (self.happened <= at)
        np.add.at(counts, (self.row[use], self.happened[use]), 1)
        return counts

    def completeness(self, periods: int, at: int, *, longest: int = 56) -> Floats:
        """Per column, what share was in at the end of column `at`, as could be learnt then; 1 after it."""
        delay = reporting_delay(self.happened, self.known, now=at, longest=longest)
        shares = np.ones(periods)
        shares[: at + 1] = completeness(delay, at + 1)
        return shares
