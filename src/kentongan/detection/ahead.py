"""The next weeks as the past lets them be: many futures are drawn from the fitted echo, and what most of them share is
said. Where too little is known, nothing is said.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from kentongan.detection.endemic import EndemicData, EndemicError, EndemicFit, endemic_data, fit_endemic
from kentongan.detection.judgement import Mask
from kentongan.detection.shrinkage import overdispersion, rates
from kentongan.detection.tails import Floats, Ints

LAGS = ((1.0,), (0.5, 0.25, 0.15, 0.1))
_TWO_YEARS = 2.0
_MOST_PARAMETER_ERROR = 4.0


class Unknown(IntEnum):
    """Why nothing is said of an area."""

    SAID = 0
    SILENT_NOW = 1
    """Nothing was heard of it in the newest period."""
    SHORT_HISTORY = 2
    FEW_REPORTS = 3
    """So few that a figure would point at single happenings."""
    FEW_IN_ALL = 4
    """All areas together have too few for the model."""


@dataclass(frozen=True)
class AheadRule:
    """How far and how surely. All lengths in periods.

    steps          periods ahead, together
    share          of the futures that lie within the interval
    year           periods in a year, for the season
    least_in_all   reports that all areas together must have, or nothing is said anywhere
    least_reports  reports that an area must have, or nothing is said of it
    least_history  periods that an area must have been heard of
    paths          futures drawn
    """

    steps: int = 2
    share: float = 0.8
    year: float = 52.18
    least_in_all: int = 30
    least_reports: int = 5
    least_history: int = 26
    paths: int = 2000

    def __post_init__(self) -> None:
        low = [name for name in ("steps", "least_in_all", "least_reports", "least_history", "paths") if
               getattr(self, name) < 1]  # fmt: skip
        if low or not 0 < self.share < 1 or not self.year > 0:
            raise ValueError(f"{low[0] if low else 'share or year'} is out of range")


@dataclass(frozen=True, eq=False)
class Ahead:
    """One entry per area; figures are NaN where `why` is not SAID.

    expected      mean number of reports in the periods ahead
    lower, upper  between them lies `share` of the futures, ends included
    any           share of the futures with at least one report
    usual         what as many periods brought on average, drawn to the group where the area says little
    echo          share of the mean that echoes the last periods here and next door; the rest is level and season
    why           an `Unknown`
    fit           the model, None where there was too little for one
    """

    expected: Floats
    lower: Floats
    upper: Floats
    any: Floats
    usual: Floats
    echo: Floats
    why: Ints
    fit: EndemicFit | None


def look_ahead(
    counts: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    observed: npt.ArrayLike | None = None,
    near: npt.ArrayLike | None = None,
    group: npt.ArrayLike | None = None,
    exposure: npt.ArrayLike = 1.0,
    rule: AheadRule | None = None,
) -> Ahead:
    """Forecast every area.

    counts, observed  areas x periods, oldest first, whole numbers; False: no report came in, which is not zero
    near              areas x areas: weights with which others echo in an area (`neighbour_weights`); None: none do
    group             number of each area's group (kecamatan); areas are drawn to their group where they say little
    exposure          share of the reports of each period, or area and period, that is in by now (`completeness`)

    Parameters are drawn anew for each future, so that what the fit left open widens the interval. Raises EndemicError
    for arrays that do not fit.

    >>> rng = np.random.default_rng(5)
    >>> counts = rng.poisson([[0.2], [1.0], [2.0], [0.02]], (4, 104))
    >>> ahead = look_ahead(counts, rng=rng)
    >>> [Unknown(why).name for why in ahead.why], ahead.lower[2].item(), ahead.upper[2].item()
    (['SAID', 'SAID', 'SAID', 'FEW_REPORTS'], 1.0, 7.0)
    """
    chosen = AheadRule() if rule is None else rule
    data = endemic_data(counts, observed=observed, near=near, exposure=exposure)
    seen = data.exposure > 0
    why = _why(data.counts, seen, chosen)
    blank = np.full(len(why), np.nan)
    nothing = Ahead(blank, blank, blank, blank, blank, blank, np.full_like(why, Unknown.FEW_IN_ALL), None)
    if (why == Unknown.FEW_IN_ALL).all():
        return nothing
    shape = data.counts.shape
    level = _level(data, np.zeros(shape[0], dtype=np.int64) if group is None else np.asarray(group, dtype=np.int64))
    design = _season(shape[1] + chosen.steps, chosen.year, seen)
    try:
        fit, lags = _best_fit(data, near, exposure, level, design[: shape[1]])
    except EndemicError:
        return nothing
    past = np.divide(data.counts, data.exposure, out=np.zeros(shape), where=seen)
    across = np.zeros((shape[0], shape[0])) if near is None else np.asarray(near, dtype=float)
    futures = _Futures(fit, level, design[shape[1] :], across, np.asarray(lags), past, seen)
    total, lasting, mean = futures.draw(rng, chosen)
    said = why == Unknown.SAID
    tail = (1 - chosen.share) / 2
    lower, upper = np.quantile(total, [tail, 1 - tail], axis=1, method="inverted_cdf")
    echo = np.clip(1 - lasting / np.maximum(mean, np.finfo(float).tiny), 0.0, 1.0)

    def known(values: Floats) -> Floats:
        return np.where(said, values, np.nan)

    return Ahead(
        expected=known(total.mean(axis=1)),
        lower=known(lower),
        upper=known(upper),
        any=known((total > 0).mean(axis=1)),
        usual=known(level * chosen.steps),
        echo=known(echo),
        why=why,
        fit=fit,
    )


def neighbour_weights(points: npt.ArrayLike, *, most: int = 4, reach: float = 2.0) -> Floats:
    """Areas x areas: each area listens to its nearest others, the nearer the more; each row sums to 1 or, alone, 0.

    points  areas x 2 (or 3), one length along all axes; a row of NaN has no place and no neighbours
    most    how many it listens to
    reach   how many times as far as its nearest neighbour it still listens

    >>> neighbour_weights([[0, 0], [1, 0], [3, 0], [np.nan, np.nan]]).round(2).tolist()[0]
    [0.0, 1.0, 0.0, 0.0]
    """
    places = np.asarray(points, dtype=float)
    away = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
    np.fill_diagonal(away, np.nan)
    weights = np.zeros(away.shape)
    for row, distance in enumerate(away):
        order = [j for j in np.argsort(distance, kind="stable")[:most] if np.isfinite(distance[j])]
        if not order:
            continue
        nearest = max(float(distance[order[0]]), 1e-12)
        for j in order:
            if distance[j] <= reach * nearest:
                weights[row, j] = nearest / max(float(distance[j]), 1e-12)
        weights[row] /= weights[row].sum()
    return weights


def _why(counts: Ints, seen: Mask, rule: AheadRule) -> Ints:
    reports, heard = counts.sum(axis=1), seen.sum(axis=1)
    why = np.full(len(counts), int(Unknown.SAID), dtype=np.int64)
    why[reports < rule.least_reports] = Unknown.FEW_REPORTS
    why[heard < rule.least_history] = Unknown.SHORT_HISTORY
    why[~seen[:, -1]] = Unknown.SILENT_NOW
    if reports.sum() < rule.least_in_all:
        why[:] = Unknown.FEW_IN_ALL
    return why


def _level(data: EndemicData, group: Ints) -> Floats:
    """Reports a period in each area, drawn to its group where it has few: one per area."""
    counts = data.counts.astype(float)
    level, _ = rates(counts, data.exposure, group, overdispersion(counts, data.exposure))
    return np.asarray(level)


def _season(periods: int, year: float, seen: Mask) -> Floats:
    """An intercept and, with two years of past, one wave a year."""
    waves = [np.ones(periods)]
    if seen.shape[1] >= _TWO_YEARS * year:
        turn = 2 * np.pi * np.arange(periods) / year
        waves += [np.sin(turn), np.cos(turn)]
    return np.column_stack(waves)


def _best_fit(
    data: EndemicData, near: npt.ArrayLike | None, exposure: npt.ArrayLike, level: Floats, design: Floats
) -> tuple[EndemicFit, tuple[float, ...]]:
    """The lags that fit better; both speak of the same cells, so that their likelihoods compare."""
    longest = max(len(lags) for lags in LAGS)
    fits = []
    for lags in LAGS:
        one = endemic_data(
            data.counts, observed=data.exposure > 0, near=near, level=level, design=design, exposure=exposure, lags=lags
        )
        one.usable[:, :longest] = False
        fits.append((fit_endemic(one, near=near is not None), lags))
    return max(fits, key=lambda pair: pair[0].log_likelihood)


@dataclass(frozen=True, eq=False)
class _Futures:
    """Draws futures, all paths side by side: areas x paths."""

    fit: EndemicFit
    level: Floats
    design: Floats
    across: Floats
    lags: Floats
    past: Floats
    seen: Mask

    def draw(self, rng: np.random.Generator, rule: AheadRule) -> tuple[Floats, Floats, Floats]:
        """Reports in all steps together (areas x paths); and per area the lasting part's mean and that with echoes,
        both at the estimates themselves."""
        theta = self._parameters(rng, rule.paths)
        recent = self._recent()
        history = [np.repeat(one[:, None], rule.paths, axis=1) for one in recent]
        total = np.zeros((len(self.level), rule.paths))
        for step in range(rule.steps):
            mean = self._mean(theta, step, history)
            drawn = _draw(rng, mean, self._each(theta, "dispersion"))
            total += drawn
            history = [drawn, *history[:-1]]
        lasting, expected = self._at_estimates(recent, rule.steps)
        return total, lasting, expected

    def _at_estimates(self, recent: list[Floats], steps: int) -> tuple[Floats, Floats]:
        theta = self.fit.theta[:, None]
        history = [one[:, None] for one in recent]
        lasting, expected = np.zeros(len(self.level)), np.zeros(len(self.level))
        for step in range(steps):
            mean = self._mean(theta, step, history)
            lasting += self._lasting(theta, step)[:, 0]
            expected += mean[:, 0]
            history = [mean, *history[:-1]]
        return lasting, expected

    def _parameters(self, rng: np.random.Generator, paths: int) -> Floats:
        """Parameters x paths: the estimates and what the fit left open, cut off far out."""
        size = len(self.fit.theta)
        values, vectors = np.linalg.eigh(self.fit.covariance)
        spread = vectors * np.sqrt(np.maximum(values, 0.0))
        error = spread @ np.clip(rng.standard_normal((size, paths)), -_MOST_PARAMETER_ERROR, _MOST_PARAMETER_ERROR)
        # Echoes and dispersion may be nearly flat below: a tenfold error says no more than a hundredfold one.
        return np.asarray(self.fit.theta[:, None] + np.clip(error, -2.3, 2.3))

    def _recent(self) -> list[Floats]:
        """The last periods, newest first; where an area was silent its level stands in, and it is not spoken of."""
        filled = np.where(self.seen, self.past, self.level[:, None])
        return [filled[:, -lag] for lag in range(1, len(self.lags) + 1)]

    def _each(self, theta: Floats, name: str) -> Floats:
        """A parameter on each path; 0 where it was not fitted or lies at its bound."""
        if getattr(self.fit, name) == 0:
            return np.zeros(theta.shape[1])
        at = len(theta) - len(self.fit.names) + self.fit.names.index(name)
        return np.asarray(np.exp(theta[at]))

    def _lasting(self, theta: Floats, step: int) -> Floats:
        width = self.design.shape[1]
        return np.asarray(self.level[:, None] * np.exp(self.design[step] @ theta[:width]))

    def _mean(self, theta: Floats, step: int, history: list[Floats]) -> Floats:
        echo = np.tensordot(self.lags, np.stack(history), axes=1)
        own, near = self._each(theta, "own"), self._each(theta, "near")
        return np.asarray(self._lasting(theta, step) + own * echo + near * (self.across @ echo))


def _draw(rng: np.random.Generator, mean: Floats, dispersion: Floats) -> Floats:
    """Negative-binomial counts; Poisson where the dispersion is nothing."""
    clumped = dispersion > 1e-9
    size = 1 / np.where(clumped, dispersion, 1.0)
    rate = mean * np.where(clumped, rng.standard_gamma(np.broadcast_to(size, mean.shape)) / size, 1.0)
    return rng.poisson(np.minimum(rate, 1e9)).astype(float)
