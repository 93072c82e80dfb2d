"""Counts that feed on themselves and on their neighbours: a lasting level, plus an echo of the periods just past.

The model of Held, Höhle & Hofmann 2005 (Stat. Model. 5:187) and Paul & Held 2011 (Stat. Med. 30:1118), as R's
surveillance fits it by `hhh4`: one set of a few parameters for all areas, since no single village has enough reports
for its own. With several lags as Bracher & Held 2022 (Int. J. Forecast. 38:1221).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import digamma, gammaln

from kentongan.detection.judgement import Mask
from kentongan.detection.tails import Floats

Counts = npt.NDArray[np.int64]
_LOWEST, _HIGHEST = -9.0, 6.0
_STEP = 1e-4
_AT_BOUND = 1e-3
_MOST_STEPS, _FARTHEST, _ENOUGH = 200, 3.0, 1e-13
_NO_MEAN = 1e-300


class EndemicError(ValueError):
    """The model cannot be fitted to these arrays; the message names what does not fit."""


@dataclass(frozen=True, eq=False)
class EndemicData:
    """What the model is fitted to; build it with `endemic_data`. All arrays areas x periods but `design` and `near`.

    counts     reports, 0 where not observed
    usable     cells that may speak: observed themselves, with a known past
    exposure   how much of the truth a count holds: 1, less where reports are still to come, 0 where not observed
    level      relative level of each area and period, known beforehand
    design     periods x coefficients of the logarithm of the lasting part
    own, near  the echo of the area's own past, and of its neighbours' (per unit of exposure)
    """

    counts: Counts
    usable: Mask
    exposure: Floats
    level: Floats
    design: Floats
    own: Floats
    near: Floats


@dataclass(frozen=True, eq=False)
class EndemicFit:
    """Estimates. `theta` holds the coefficients, then the logarithms of the parameters that were fitted, by `names`.

    own, near       expected reports that follow one report in the area itself, and among its neighbours
    dispersion      d in the variance ``m + d * m**2``
    covariance      of `theta`; a parameter that lies at its bound (an echo of nothing) has none
    cells           how many cells spoke
    """

    theta: Floats
    names: tuple[str, ...]
    log_likelihood: float
    covariance: Floats
    cells: int

    @property
    def own(self) -> float:
        return _parameter(self.names, self.theta, "own")

    @property
    def near(self) -> float:
        return _parameter(self.names, self.theta, "near")

    @property
    def dispersion(self) -> float:
        return _parameter(self.names, self.theta, "dispersion")


def endemic_data(
    counts: npt.ArrayLike,
    *,
    observed: npt.ArrayLike | None = None,
    near: npt.ArrayLike | None = None,
    level: npt.ArrayLike = 1.0,
    design: npt.ArrayLike | None = None,
    exposure: npt.ArrayLike = 1.0,
    lags: tuple[float, ...] = (1.0,),
) -> EndemicData:
    """Lay out what `fit_endemic` needs.

    counts    areas x periods, whole numbers
    observed  the same shape; False: no report came in, which says nothing. A period after such a one says nothing of
              echoes either, and is left out with it
    near      areas x areas; row i holds the weights with which the others echo in area i, the diagonal is 0
    level     per area or areas x periods: relative level known beforehand (people, past reports)
    design    periods x coefficients, an intercept among them; None: an intercept alone
    exposure  per period or areas x periods: expected share of the reports that are in by now
    lags      weights of the echoes of the last periods, newest first; they sum to 1

    Raises EndemicError for arrays that do not fit.

    >>> data = endemic_data([[0, 2, 1], [1, 0, 0]], near=[[0, 1], [1, 0]])
    >>> data.own[:, 1:].tolist(), data.near[:, 1:].tolist(), data.usable.tolist()[0]
    ([[0.0, 2.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 2.0]], [False, True, True])
    """
    numbers = np.asarray(counts)
    if numbers.ndim != 2 or numbers.dtype.kind not in "iu" or (numbers < 0).any():
        raise EndemicError("counts must be areas x periods, whole and not negative")
    areas, periods = numbers.shape
    seen = np.ones(numbers.shape, dtype=bool) if observed is None else np.asarray(observed)
    if seen.shape != numbers.shape or seen.dtype != np.bool_:
        raise EndemicError("observed must be true or false for each area and period")
    weights = _lag_weights(lags)
    across = np.zeros((areas, areas)) if near is None else np.asarray(near, dtype=float)
    if across.shape != (areas, areas) or not (np.isfinite(across).all() and (across >= 0).all()):
        raise EndemicError("near must be areas x areas, not negative")
    known = np.where(seen, _spread(exposure, numbers.shape, "exposure"), 0.0)
    true = np.divide(numbers, known, out=np.zeros(numbers.shape), where=known > 0)
    own, own_known = _echo(true, known > 0, weights)
    around, around_known = _around(true, known > 0, across, weights)
    columns = np.ones((periods, 1)) if design is None else np.asarray(design, dtype=float)
    if columns.ndim != 2 or len(columns) != periods or not np.isfinite(columns).all():
        raise EndemicError("design must have one row for each period")
    usable = (known > 0) & own_known & around_known
    spread = _spread(level, numbers.shape, "level")
    usable &= spread > 0
    return EndemicData(np.where(seen, numbers, 0), usable, known, spread, columns, own, around)


def fit_endemic(data: EndemicData, *, own: bool = True, near: bool = True, dispersed: bool = True) -> EndemicFit:
    """Fit by maximum likelihood, all areas together.

    own, near   whether the area's own past and its neighbours' echo at all
    dispersed   negative binomial; else Poisson

    Raises EndemicError where there is nothing to fit: not one report, or not more cells than parameters.

    >>> counts = np.random.default_rng(1).poisson(2.0, (3, 200))
    >>> fit = fit_endemic(endemic_data(counts), near=False, dispersed=False)
    >>> bool(np.exp(fit.theta[0]) / (1 - fit.own) > 1.8), fit.cells
    (True, 597)
    """
    names = tuple(name for name, wanted in (("own", own), ("near", near), ("dispersion", dispersed)) if wanted)
    width = data.design.shape[1]
    cells = int(data.usable.sum())
    reports = int(data.counts[data.usable].sum())
    if not reports or cells <= width + len(names):
        raise EndemicError("too few cells or reports for a fit")
    rows = _Cells.of(data)
    start = np.concatenate([np.zeros(width), [{"own": -1.5, "near": -2.5, "dispersion": -0.5}[name] for name in names]])
    base = float((rows.level * rows.exposure).sum())
    start[0] = np.log(reports / base) if (data.design[:, 0] == 1).all() else 0.0
    theta, log_likelihood = _climbed(rows, start, names, width)
    return EndemicFit(theta, names, log_likelihood, _covariance(rows, theta, names, width), cells)


def endemic_parts(fit: EndemicFit, data: EndemicData) -> tuple[Floats, Floats, Floats]:
    """What each cell would hold if all reports were in: the lasting part, the own echo, the neighbours' echo."""
    width = data.design.shape[1]
    lasting = data.level * np.exp(data.design @ fit.theta[:width])
    return lasting, fit.own * data.own, fit.near * data.near


@dataclass(frozen=True, eq=False)
class _Cells:
    """The usable cells side by side."""

    counts: Floats
    exposure: Floats
    level: Floats
    design: Floats
    own: Floats
    near: Floats
    different: tuple[Floats, Floats]
    """Which counts there are, and how often."""

    @classmethod
    def of(cls, data: EndemicData) -> "_Cells":
        use = data.usable
        design = np.broadcast_to(data.design[None], (*use.shape, data.design.shape[1]))[use]
        counts = data.counts[use].astype(float)
        values, times = np.unique(counts, return_counts=True)
        parts = (data.exposure[use], data.level[use], design, data.own[use], data.near[use])
        return cls(counts, *parts, (values, times.astype(float)))

    def look(self, theta: Floats, names: tuple[str, ...]) -> tuple[float, Floats, Floats]:
        """The log-likelihood, its slopes, and the information that is to be expected (Fisher's); the dispersion's is
        apart from the rest and left at 1."""
        width = self.design.shape[1]
        own, near, d = (_parameter(names, theta, name) for name in ("own", "near", "dispersion"))
        lasting = self.level * np.exp(np.clip(self.design @ theta[:width], -500, 50))
        mean = np.maximum(self.exposure * (lasting + own * self.own + near * self.near), _NO_MEAN)
        y = self.counts
        columns = [lasting[:, None] * self.design]
        columns += [
            value[:, None] for value, name in ((own * self.own, "own"), (near * self.near, "near")) if name in names
        ]
        slopes = self.exposure[:, None] * np.hstack(columns)
        slope = ((y - mean) / (mean * (1 + d * mean))) @ slopes
        information = np.eye(len(theta))
        known = slopes.shape[1]
        information[:known, :known] = (slopes / (mean * (1 + d * mean))[:, None]).T @ slopes
        if "dispersion" in names:
            slope = np.append(slope, self._dispersion_slope(mean, d))
        return self._log_likelihood(mean, d), slope, information

    def _log_likelihood(self, mean: Floats, d: float) -> float:
        """Only different counts need log-gammas, and nearly all counts are 0, 1 or 2."""
        y, (values, times) = self.counts, self.different
        fixed = float((gammaln(values + 1) * times).sum())
        by_mean = float((y[y > 0] * np.log(mean[y > 0])).sum())
        if d == 0:
            return by_mean - float(mean.sum()) - fixed
        size = 1 / d
        rising = float(((gammaln(values + size) - gammaln(size) + values * np.log(d)) * times).sum())
        return rising + by_mean - float(((y + size) * np.log1p(d * mean)).sum()) - fixed

    def _dispersion_slope(self, mean: Floats, d: float) -> float:
        """Slope of the log-likelihood along the logarithm of the dispersion."""
        size, (values, times) = 1 / d, self.different
        each = (1 - (size + self.counts) / (size + mean) - np.log1p(d * mean)).sum()
        return float(-size * (each + ((digamma(values + size) - digamma(size)) * times).sum()))


def _climbed(rows: _Cells, theta: Floats, names: tuple[str, ...], width: int) -> tuple[Floats, float]:
    """The highest likelihood, by Fisher's scoring: each step is halved until it does not lead down.

    The parameters of the mean and the dispersion take turns; what reaches a bound stays there unless it is drawn back.
    """
    low = np.array([-30.0] * width + [_LOWEST] * len(names))
    high = np.array([30.0] * width + [_HIGHEST] * len(names))
    value, slope, information = rows.look(theta, names)
    for _ in range(_MOST_STEPS):
        free = ~(((theta <= low) & (slope < 0)) | ((theta >= high) & (slope > 0)))
        step = np.zeros(len(theta))
        part = information[np.ix_(free, free)]
        ridge = 1e-10 * max(float(np.trace(part)), 1e-10)
        step[free] = np.linalg.solve(part + ridge * np.eye(int(free.sum())), slope[free])
        if "dispersion" in names and free[-1]:
            step[-1] = _newton(rows, theta, names, float(slope[-1]))
        step = np.clip(step, -_FARTHEST, _FARTHEST)
        for _halving in range(40):
            there = np.clip(theta + step, low, high)
            found = rows.look(there, names)
            if found[0] >= value:
                break
            step = step / 2
        else:
            return theta, value
        gain, (theta, (value, slope, information)) = found[0] - value, (there, found)
        if gain <= _ENOUGH * (1 + abs(value)):
            break
    return theta, value


def _newton(rows: _Cells, theta: Floats, names: tuple[str, ...], slope: float) -> float:
    """A step along the logarithm of the dispersion; uphill where the likelihood is not yet hollow side down."""
    ahead = theta.copy()
    ahead[-1] += _STEP
    bend = (float(rows.look(ahead, names)[1][-1]) - slope) / _STEP
    return -slope / bend if bend < 0 else float(np.sign(slope)) * 0.5


def _covariance(rows: _Cells, theta: Floats, names: tuple[str, ...], width: int) -> Floats:
    """Inverse of the observed information; parameters at a bound are left out and get no variance."""
    free = [i for i in range(len(theta)) if i < width or _LOWEST + _AT_BOUND < theta[i] < _HIGHEST - _AT_BOUND]
    hessian = np.empty((len(free), len(free)))
    for row, i in enumerate(free):
        step = np.zeros(len(theta))
        step[i] = _STEP
        hessian[row] = (rows.look(theta - step, names)[1] - rows.look(theta + step, names)[1])[free] / (2 * _STEP)
    values, vectors = np.linalg.eigh((hessian + hessian.T) / 2)
    values = np.maximum(values, 1e-6 * max(float(values.max(initial=0.0)), 1e-6))
    result = np.zeros((len(theta), len(theta)))
    result[np.ix_(free, free)] = (vectors / values) @ vectors.T
    return result


def _parameter(names: tuple[str, ...], theta: Floats, name: str) -> float:
    if name not in names:
        return 0.0
    value = float(theta[len(theta) - len(names) + names.index(name)])
    # At its lower bound an echo is none.
    return 0.0 if name != "dispersion" and value <= _LOWEST + _AT_BOUND else float(np.exp(value))


def _lag_weights(lags: tuple[float, ...]) -> Floats:
    weights = np.asarray(lags, dtype=float)
    if not len(weights) or (weights < 0).any() or abs(weights.sum() - 1) > 1e-9:
        raise EndemicError("lags must not be negative and must sum to 1")
    return weights


def _spread(values: npt.ArrayLike, shape: tuple[int, int], name: str) -> Floats:
    given = np.asarray(values, dtype=float)
    if name == "level" and given.shape == shape[:1]:
        given = given[:, None]
    try:
        full = np.broadcast_to(given, shape)
    except ValueError as error:
        raise EndemicError(f"{name} does not fit areas x periods") from error
    if not (np.isfinite(full).all() and (full >= 0).all()) or (name == "exposure" and (full > 1).any()):
        raise EndemicError(f"{name} is not finite, negative, or an impossible share")
    return full


def _echo(true: Floats, known: Mask, weights: Floats) -> tuple[Floats, Mask]:
    """Weighted mean of the known ones among the last periods, and whether any was known."""
    total, held = np.zeros(true.shape), np.zeros(true.shape)
    for lag, weight in enumerate(weights, start=1):
        total[:, lag:] += weight * np.where(known, true, 0.0)[:, :-lag]
        held[:, lag:] += weight * known[:, :-lag]
    held[:, : len(weights)] = 0.0
    return np.divide(total, held, out=np.zeros_like(total), where=held > 0), held > 0


def _around(true: Floats, known: Mask, across: Floats, weights: Floats) -> tuple[Floats, Mask]:
    """The neighbours' weighted sum; silent neighbours are stood in for by those that reported, in proportion."""
    wanted = across.sum(axis=1, keepdims=True)
    held = across @ known.astype(float)
    sums = across @ np.where(known, true, 0.0)
    scaled = np.divide(sums * wanted, held, out=np.zeros_like(sums), where=held > 0)
    echo, ever = _echo(scaled, held > 0, weights)
    lone = np.broadcast_to(wanted == 0, true.shape)
    return np.where(lone, 0.0, echo), ever | lone
