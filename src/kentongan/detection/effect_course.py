"""For the chart: what the treated areas saw, block by block, and what the others' course lets expect there."""

from dataclasses import dataclass

import numpy as np

from kentongan.detection.effect_expected import forecast
from kentongan.detection.effect_input import Trial


@dataclass(frozen=True)
class Stretch:
    """Some periods: columns `first` to `last`, what was seen, what was to be expected; None where nobody listened."""

    first: int
    last: int
    observed: int | None
    expected: float | None


def course(given: Trial, *, size: int) -> list[Stretch]:
    """Cut time into stretches of `size` periods, counted from the start both ways; a rest at either end falls away.

    Before the start the treated areas stand at their own mean of that time, since the start at the level that their
    past let expect; both follow the season and the shocks of the areas they are compared with.
    """
    rate = _city(given)
    level = np.full(given.counts.shape[1], _before(given, rate))
    made = forecast(given)
    rows = given.treated
    heard = given.observed[rows] * given.people[rows, None]
    level_after = made.level[rows]
    expected = np.where(np.isnan(rate), np.nan, heard.sum(axis=0) * level * rate)
    later = np.arange(given.counts.shape[1]) >= given.start
    expected[later] = ((heard * level_after[:, None]).sum(axis=0) * _city(given, made.level))[later]
    counted = np.where(given.observed, given.counts, 0.0)[rows].sum(axis=0)
    told = np.asarray(given.observed[rows].any(axis=0))
    firsts = [
        *range(given.start % size, given.start, size),
        *range(given.start, given.counts.shape[1] - size + 1, size),
    ]
    return [_stretch(first, size, counted, expected, told) for first in firsts]


def _stretch(first: int, size: int, counted: np.ndarray, expected: np.ndarray, told: np.ndarray) -> Stretch:
    part = slice(first, first + size)
    hoped = expected[part][told[part]]
    known = hoped.size and not np.isnan(hoped).any()
    observed = int(counted[part].sum()) if told[part].any() else None
    return Stretch(first, first + size - 1, observed, float(hoped.sum()) if known else None)


def _city(given: Trial, level: np.ndarray | None = None) -> np.ndarray:
    """Rate of the compared areas in each period, for an area of level one; NaN where none of them was heard."""
    group = given.compared
    weight = given.people[group, None] * (1.0 if level is None else level[group, None])
    heard = (given.observed[group] * weight).sum(axis=0)
    seen = np.where(given.observed, given.counts, 0.0)[group].sum(axis=0)
    return np.divide(seen, heard, out=np.full(heard.shape, np.nan), where=heard > 0)


def _before(given: Trial, rate: np.ndarray) -> float:
    """How many times the compared areas' rate the treated ones had before the start."""
    past = slice(0, given.start)
    heard = (given.observed[given.treated, past] * given.people[given.treated, None]).sum(axis=0)
    expected = float(np.nansum(heard * rate[past]))
    seen = float(np.where(given.observed, given.counts, 0.0)[given.treated, past].sum())
    return seen / expected if expected > 0 else 0.0
