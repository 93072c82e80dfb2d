"""Happenings that call forth happenings: each raises the rate near it for a while (near-repeat, retaliation).

Hawkes 1971 (Biometrika 58:83) over areas, as Mohler and others 2011 (J. Am. Stat. Assoc. 106:100) use it on crime: a
background that differs between areas, and after each event an echo that fades with time, partly in the same area,
partly next door. Needs moments; where only days or weeks are known, `endemic` is the model.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq, minimize_scalar

import kentongan.detection.hawkes_kernels as kernels
from kentongan.detection.tails import Floats, Ints

LEAST_EVENTS = 30
_GRID, _ROUGH_GRID = 14, 6
_MOST_STEPS = 100
_SURE = 1.920729410347062  # half of the chi-square quantile for 95 %
_MOST_BRANCHING = 5.0


class HawkesError(ValueError):
    """The events cannot be used; the message names what does not fit."""


@dataclass(frozen=True, eq=False)
class HawkesFit:
    """Estimates; `is_known` False and everything NaN where too few events tell nothing.

    background      events a unit of time that nothing called forth, over all areas
    own, near       events that one event calls forth directly in its own area, and per unit of `near` elsewhere
    lag             mean time until them (for a power law the scale)
    shape           exponent of the power law, None for the exponential
    log_likelihood  of this model; `without`: of the background alone
    low, high       95 % interval of own + near, by the likelihood ratio with all else fitted anew
    """

    is_known: bool
    background: float
    own: float
    near: float
    lag: float
    shape: float | None
    log_likelihood: float
    without: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class HawkesAhead:
    """Per area: the mean number of events to come, between which counts `share` of the futures lie, and in which share
    of them there is any at all."""

    expected: Floats
    lower: Floats
    upper: Floats
    any: Floats


@dataclass(frozen=True, eq=False)
class HawkesEvents:
    """Checked input, in order of time; build it with `hawkes_events`."""

    times: Floats
    areas: Ints
    span: float
    share: Floats
    near: Floats


def hawkes_events(
    times: npt.ArrayLike,
    *,
    span: float,
    areas: npt.ArrayLike | None = None,
    share: npt.ArrayLike = (1.0,),
    near: npt.ArrayLike | None = None,
) -> HawkesEvents:
    """Check and sort.

    times  moments in [0, span]; events of one moment do not call forth each other
    areas  number of the area of each event; None: all in one
    share  each area's share of the background (people, long experience); scaled to sum to 1
    near   areas x areas: column b says where an event in b echoes outside its own area; the diagonal is 0

    Raises HawkesError.

    >>> hawkes_events([3.0, 1.0], span=10.0).times.tolist()
    [1.0, 3.0]
    """
    moments = np.asarray(times, dtype=float)
    where = np.zeros(len(moments), dtype=np.int64) if areas is None else np.asarray(areas)
    weights = np.asarray(share, dtype=float)
    if not (math.isfinite(span) and span > 0) or moments.ndim != 1 or where.shape != moments.shape:
        raise HawkesError("span must be above 0, times and areas equally many")
    if moments.size and not ((moments >= 0) & (moments <= span)).all():
        raise HawkesError("times must lie between 0 and span")
    size = len(weights)
    if where.dtype.kind not in "iu" or (where.size and not ((where >= 0) & (where < size)).all()):
        raise HawkesError("areas must be numbers of entries of share")
    if weights.ndim != 1 or not (np.isfinite(weights).all() and (weights > 0).all()):
        raise HawkesError("share must be above 0 in each area")
    across = np.zeros((size, size)) if near is None else np.asarray(near, dtype=float)
    if across.shape != (size, size) or not (np.isfinite(across).all() and (across >= 0).all()) or across.trace():
        raise HawkesError("near must be areas x areas, not negative, nothing on the diagonal")
    order = np.lexsort((where, moments))
    return HawkesEvents(moments[order], where[order].astype(np.int64), float(span), weights / weights.sum(), across)


def hawkes_log_likelihood(
    events: HawkesEvents, *, background: float, own: float, near: float, lag: float, shape: float | None = None
) -> float:
    """The log-likelihood of given parameters (see `HawkesFit`).

    >>> alone = hawkes_events([1.0, 2.0, 4.0], span=5.0)
    >>> round(hawkes_log_likelihood(alone, background=0.6, own=0.0, near=0.0, lag=1.0), 6)   # 3 log 0.6 - 0.6 * 5
    -4.532477
    """
    mixture = _Mixture.of(events, lag, shape)
    return mixture.value(np.array([background, own, near]))


def fit_hawkes(events: HawkesEvents, *, shape: float | None = None) -> HawkesFit:
    """Fit by maximum likelihood: the lag by search, all else, given the lag, as one concave problem.

    shape  None: the echo fades exponentially; a number: as (1 + time / lag) ** -(1 + shape), with a heavier tail

    >>> rng = np.random.default_rng(1)
    >>> fit = fit_hawkes(hawkes_events(rng.uniform(0, 500, 300), span=500.0))
    >>> fit.is_known, fit.low, fit.own < 0.2
    (True, 0.0, True)
    """
    if shape is not None and not shape > 0:
        raise HawkesError("shape must be above 0")
    count = len(events.times)
    blank = math.nan
    if count < LEAST_EVENTS:
        return HawkesFit(False, blank, blank, blank, blank, shape, blank, blank, blank, blank)
    lag, best = _best_lag(events, shape, None)
    background, own, near = _Mixture.of(events, lag, shape).climbed()[0]
    without = count * math.log(count / events.span) - count + float(np.log(events.share[events.areas]).sum())
    low, high = _interval(events, shape, own + near, best)
    return HawkesFit(True, background, own, near, lag, shape, best, without, low, high)


def hawkes_ahead(
    fit: HawkesFit,
    events: HawkesEvents,
    *,
    ahead: float,
    rng: np.random.Generator,
    share: float = 0.8,
    paths: int = 2000,
) -> HawkesAhead:
    """What comes within `ahead` units of time after `events.span`, by simulation of whole families of events.

    The parameters are taken as they were fitted. Raises HawkesError for a fit that is not known.
    """
    if not fit.is_known or not ahead > 0:
        raise HawkesError("nothing can be said: too few events, or no time ahead")
    size = len(events.share)
    counts = np.zeros((size, paths))
    strangers = rng.poisson(fit.background * ahead * events.share[:, None], (size, paths))
    area, path = (np.repeat(index, strangers.ravel()) for index in np.indices(strangers.shape).reshape(2, -1))
    born = rng.uniform(0, ahead, len(area))
    old, whose = _Family(fit, events).of_the_past(rng, ahead, paths)
    area, path, born = np.append(area, old[0]), np.append(path, whose), np.append(born, old[1])
    while len(area):
        np.add.at(counts, (area, path), 1)
        if counts.sum() > 1e7:
            raise HawkesError("the echo does not fade: nothing can be said")
        parent, area, born = _Family(fit, events).children(rng, area, born, ahead)
        path = path[parent]
    tail = (1 - share) / 2
    lower, upper = np.quantile(counts, [tail, 1 - tail], axis=1, method="inverted_cdf")
    return HawkesAhead(counts.mean(axis=1), lower, upper, (counts > 0).mean(axis=1))


@dataclass(frozen=True, eq=False)
class _Family:
    """Who is born of whom."""

    fit: HawkesFit
    events: HawkesEvents

    def of_the_past(self, rng: np.random.Generator, ahead: float, paths: int) -> tuple[tuple[Ints, Floats], Ints]:
        """Direct children, after the span, of the events in it: areas and times, and the path of each."""
        age = self.events.span - self.events.times
        left = _beyond(age, self.fit) - _beyond(age + ahead, self.fit)
        number = rng.poisson(left[:, None] * self._fertility(self.events.areas)[:, None], (len(age), paths))
        parent, path = (np.repeat(index, number.ravel()) for index in np.indices(number.shape).reshape(2, -1))
        reach = _beyond(age[parent], self.fit) - rng.random(len(parent)) * left[parent]
        return (self._where(rng, self.events.areas[parent]), _when(reach, self.fit) - age[parent]), path

    def children(self, rng: np.random.Generator, area: Ints, born: Floats, ahead: float) -> tuple[Ints, Ints, Floats]:
        """Direct children before `ahead`: their parent's number, area and time."""
        parent = np.repeat(np.arange(len(area)), rng.poisson(self._fertility(area)))
        times = born[parent] + _when(rng.random(len(parent)), self.fit)
        soon = times < ahead
        return parent[soon], self._where(rng, area[parent[soon]]), times[soon]

    def _fertility(self, area: Ints) -> Floats:
        return np.asarray(self.fit.own + self.fit.near * self.events.near.sum(axis=0)[area])

    def _where(self, rng: np.random.Generator, area: Ints) -> Ints:
        """The area of each child of a parent in `area`."""
        spread = self.fit.own * np.eye(len(self.events.share)) + self.fit.near * self.events.near
        steps = spread.cumsum(axis=0)
        draw = rng.random(len(area)) * steps[-1, area]
        return np.minimum((steps[:, area] <= draw).sum(axis=0), len(spread) - 1)


def _beyond(age: Floats, fit: HawkesFit) -> Floats:
    """Share of the echo that comes later than `age`."""
    return np.exp(-age / fit.lag) if fit.shape is None else (1 + age / fit.lag) ** -fit.shape


def _when(beyond: Floats, fit: HawkesFit) -> Floats:
    """The age beyond which that share comes."""
    beyond = np.maximum(beyond, 1e-300)
    return -fit.lag * np.log(beyond) if fit.shape is None else fit.lag * (beyond ** (-1 / fit.shape) - 1)


@dataclass(frozen=True, eq=False)
class _Mixture:
    """Given the lag, the rate at each event is a sum of three known columns with unknown weights.

    columns  events x 3: background, own echo, echo next door
    cost     how many events in all each unit of weight lets expect
    """

    columns: Floats
    cost: Floats

    @classmethod
    def of(cls, events: HawkesEvents, lag: float, shape: float | None) -> "_Mixture":
        if not lag > 0:
            raise HawkesError("lag must be above 0")
        left = events.span - events.times
        done = 1 - (np.exp(-left / lag) if shape is None else (1 + left / lag) ** -shape)
        cost = np.array([events.span, done.sum(), (done * events.near.sum(axis=0)[events.areas]).sum()])
        echo = kernels.faded if shape is None else kernels.heavy
        own, near = echo(events.times, events.areas, events.near, lag, 0.0 if shape is None else shape)
        return cls(np.column_stack([events.share[events.areas], own, near]), cost)

    def value(self, weights: Floats) -> float:
        rate = self.columns @ weights
        return float(np.log(rate).sum() - self.cost @ weights) if (rate > 0).all() else -math.inf

    def climbed(self, together: float | None = None) -> tuple[tuple[float, float, float], float]:
        """The best weights and their log-likelihood, by Newton steps within the bounds; with `together`, own + near is
        held at that."""
        columns, cost, fixed = self.columns, self.cost, np.zeros(3)
        high = np.full(3, np.inf)
        turn = np.eye(3)
        if together is not None:
            fixed[2 if cost[2] else 1] = together
            turn[2, 1], turn[2, 2] = (-1.0, 0.0) if cost[2] else (0.0, 0.0)
            turn[1, 1] = 1.0 if cost[2] else 0.0
            high[1] = together
        free = np.flatnonzero(np.abs(cost @ turn) + np.abs(columns @ turn).sum(axis=0) > 0)
        weights = np.zeros(3)
        weights[0] = len(columns) / cost[0] * 0.6
        if together is None:
            weights[1:] = 0.2 * (cost[1:] > 0)
        elif cost[2]:
            weights[1] = together / 2
        rates, prices = columns @ turn[:, free], cost @ turn[:, free]
        part, value = _concave(rates, prices, columns @ fixed, weights[free], high[free])
        weights = np.zeros(3)
        weights[free] = part
        found = turn @ weights + fixed
        return (float(found[0]), float(found[1]), float(found[2])), value - float(cost @ fixed)


def _concave(columns: Floats, cost: Floats, base: Floats, weights: Floats, high: Floats) -> tuple[Floats, float]:
    """Maximise sum(log(base + columns w)) - cost w over 0 <= w <= high: Newton, halved where a step leads down."""
    rate = base + columns @ weights
    value = float(np.log(rate).sum() - cost @ weights)
    for _ in range(_MOST_STEPS):
        slope = (columns / rate[:, None]).sum(axis=0) - cost
        free = ~(((weights <= 0) & (slope < 0)) | ((weights >= high) & (slope > 0)))
        if not free.any():
            break
        scaled = columns[:, free] / rate[:, None]
        bend = scaled.T @ scaled
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(bend + 1e-12 * np.trace(bend) * np.eye(int(free.sum())), slope[free])
        for _halving in range(50):
            there = np.clip(weights + step, 0, high)
            rate_there = base + columns @ there
            if (rate_there > 0).all() and (found := float(np.log(rate_there).sum() - cost @ there)) >= value:
                break
            step = step / 2
        else:
            break
        gain, weights, rate, value = found - value, there, rate_there, found
        if gain <= 1e-12 * (1 + abs(value)):
            break
    return weights, value


def _best_lag(events: HawkesEvents, shape: float | None, together: float | None) -> tuple[float, float]:
    """The lag with the highest likelihood, and that: a coarse grid, then a search around its best."""

    def loss(log_lag: float) -> float:
        return -_Mixture.of(events, math.exp(log_lag), shape).climbed(together)[1]

    gap = events.span / max(len(events.times), 1)
    points = _GRID if together is None else _ROUGH_GRID
    grid = np.linspace(math.log(gap / 50), math.log(events.span / 2), points)
    best = int(np.argmin([loss(one) for one in grid]))
    between = (grid[max(best - 1, 0)], grid[min(best + 1, points - 1)])
    found = minimize_scalar(
        loss, bounds=between, method="bounded", options={"xatol": 1e-6 if together is None else 1e-3}
    )
    return math.exp(float(found.x)), -float(found.fun)


def _interval(events: HawkesEvents, shape: float | None, estimate: float, best: float) -> tuple[float, float]:
    """Where own + near may lie: between them the profile likelihood is within 1.92 of the best."""

    def over(together: float) -> float:
        return best - _best_lag(events, shape, together)[1] - _SURE

    low = 0.0 if estimate <= 1e-9 or over(0.0) <= 0 else brentq(over, 0.0, estimate, xtol=3e-3)
    high = estimate + 0.1
    while high < _MOST_BRANCHING and over(high) <= 0:
        high += 0.25
    return float(low), float(brentq(over, estimate, high, xtol=3e-3) if over(high) > 0 else high)
