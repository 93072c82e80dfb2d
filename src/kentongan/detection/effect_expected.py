"""What each area was to be expected to see, told by the past of all of them: the default way of evaluating.

Areas get a measure because they were bad lately, and would have come down by themselves. Whoever compares them with
their own past calls that a success. Here the past is not the yardstick but the evidence: an area's level is a random
effect with a lasting part and a fading part, both learnt from all areas, and its future is the best linear prediction
from its blocks of the past (evolutionary credibility; Buehlmann & Gisler 2005, A Course in Credibility Theory, ch. 9).
Given all that was known before the start, it no longer matters by which of it the areas were chosen.
The season and the shocks of the city come from the areas without the measure, since the start from them alone.
"""

from dataclasses import dataclass

import numpy as np
from scipy import optimize

from kentongan.detection.effect_input import Trial
from kentongan.detection.judgement import Floats

_FADING = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95)
_FLOOR = 0.05
_TINY = 1e-9


@dataclass(frozen=True)
class Change:
    """How levels of areas differ and move, in squares of the city's mean: lasting, fading with `memory` per block, and
    `clump` from block to block."""

    lasting: float
    fading: float
    memory: float
    clump: float

    def between(self, gaps: Floats) -> Floats:
        """Covariance of an area's levels so many blocks apart, clumps aside."""
        faded = self.memory**gaps if self.memory else np.zeros_like(gaps)
        return np.asarray(self.lasting + self.fading * faded)


@dataclass(frozen=True, eq=False)
class Forecast:
    """For each area what was to be expected since the start, and the square of its error that is not chance of counts.

    `level` is the prediction as a multiple of the city's mean, `error` the square of its error in that measure.
    """

    expected: Floats
    error: Floats
    level: Floats
    change: Change


def forecast(trial: Trial, *, after: int | None = None) -> Forecast:
    """Predict what each area would have seen without the measure, `after` periods long (usually as long as there are).

    Areas that are neither treated nor compared get zeros.
    """
    used = trial.treated | trial.compared
    seen, usual = _blocks(trial, used)
    change = _learn(seen, usual)
    after = trial.after if after is None else after
    level, error = _predict(seen, usual, change, after / trial.block)
    spread = np.maximum(level, _FLOOR) ** 2
    error = error * spread / spread.mean()
    wide = np.zeros((3, len(used)))
    wide[0, used], wide[1, used] = level, error
    exposure = _exposure(trial, wide[0])
    return Forecast(wide[0] * exposure, wide[1] * exposure**2, wide[0], change)


def _blocks(trial: Trial, used: np.ndarray) -> tuple[Floats, Floats]:
    """Counts of the past in blocks, and what an area of the city's mean level would have had where it was heard."""
    size, number = trial.block, trial.start // trial.block
    past = slice(trial.start - size * number, trial.start)
    counts = np.where(trial.observed, trial.counts, 0.0)[used, past]
    heard = trial.observed[used, past] * trial.people[used, None]
    level = np.ones(len(counts))
    for _each in range(3):  # where hot areas fall silent the city looks calm, unless their level is reckoned with
        weight = (heard * level[:, None]).sum(axis=0)
        rate = counts.sum(axis=0) / np.maximum(weight, _TINY)
        usual = heard * rate
        total = usual.sum(axis=1)
        level = (counts.sum(axis=1) + 1) / (total + 1)
        level /= max(level.mean(), _TINY)
    shape = (len(counts), number, size)
    return counts.reshape(shape).sum(axis=2), usual.reshape(shape).sum(axis=2)


def _learn(seen: Floats, usual: Floats) -> Change:
    """Moments: products of an area's residuals in two blocks owe nothing to the chance of counts."""
    areas, number = seen.shape
    apart = (seen - usual).T @ (seen - usual) * (areas / max(areas - 1, 1))
    weight = usual.T @ usual
    gaps = np.abs(np.subtract.outer(np.arange(number), np.arange(number))).astype(np.float64)
    pairs = np.triu_indices(number, 1)
    heavy = np.sqrt(weight[pairs])
    target = np.divide(apart[pairs], heavy, out=np.zeros_like(heavy), where=heavy > 0)
    best = (np.inf, 0.0, 0.0, 0.0)
    for memory in _FADING:
        columns = [heavy] if memory == 0 else [heavy, heavy * memory ** gaps[pairs]]
        found, rest = optimize.nnls(np.column_stack(columns), target)
        if rest < best[0] - 1e-9:
            best = (rest, memory, float(found[0]), float(found[1]) if memory else 0.0)
    _rest, memory, lasting, fading = best
    lasting = max(lasting, 1e-6)
    own = np.diag(apart).sum() - usual.sum() - (lasting + fading) * np.diag(weight).sum()
    return Change(lasting, fading, memory, max(0.0, float(own / max(np.diag(weight).sum(), _TINY))))


def _predict(seen: Floats, usual: Floats, change: Change, ahead: float) -> tuple[Floats, Floats]:
    """Levels of the time after the start (`ahead` blocks long) and the squares of their errors."""
    number = seen.shape[1]
    steps = max(1, round(ahead))
    future = number - 0.5 + (np.arange(steps) + 0.5) * (ahead / steps)
    past = np.arange(number, dtype=np.float64)
    known = change.between(np.abs(np.subtract.outer(past, past)))
    link = change.between(np.abs(np.subtract.outer(past, future))).mean(axis=1)
    own = change.between(np.abs(np.subtract.outer(future, future))).mean() + change.clump / max(ahead, _TINY)
    level, error = np.ones(len(seen)), np.full(len(seen), own)
    for area, (count, mean) in enumerate(zip(seen, usual, strict=True)):
        told = mean > _TINY
        if told.any():
            noise = np.diag(change.clump + 1.0 / mean[told])
            weights = np.linalg.solve(known[np.ix_(told, told)] + noise, link[told])
            level[area] += weights @ (count[told] / mean[told] - 1.0)
            error[area] = max(own - weights @ link[told], 1e-6)
    return np.maximum(level, _FLOOR), error


def _exposure(trial: Trial, level: Floats) -> Floats:
    """What an area of level one, heard when it was heard, would have seen since the start."""
    counts, heard = trial.counts[:, trial.start :], trial.observed[:, trial.start :] * trial.people[:, None]
    weight = (heard * level[:, None])[trial.compared].sum(axis=0)
    seen = np.where(trial.observed[:, trial.start :], counts, 0.0)[trial.compared].sum(axis=0)
    rate = np.divide(seen, weight, out=np.zeros_like(seen), where=weight > 0)
    return np.asarray((heard * rate).sum(axis=1))
