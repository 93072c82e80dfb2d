"""What to expect in each area and period when nothing is the matter, with strength borrowed from all other areas.

The mean of a count is a rate of the area times a factor of the period. The rate is drawn towards that of the
kecamatan, this towards the city's and that towards the whole, the more so the less was seen. The factor is made of the
season (the same time in earlier years), the level of late, and the period itself (a feast, a week in which everybody
reports), first of the whole, then of the city. The area's own kecamatan has no part in it, so that its outbreak does
not explain itself away. Gamma-Poisson empirical Bayes (Clayton & Kaldor 1987, Biometrics 43:671), variances by moments
and never below zero; counts are negative binomial around the mean.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.hierarchy_sums import exposures, group_sums, scatter
from kentongan.detection.judgement import Floats, Ints, Mask

_ROUNDS = 3  # rates given factors, factors given rates; more rounds move nothing any more
_CLUMPING = 1.5  # variance over mean of a sum of reports: three of them are worth two witnesses
_SEASON = _LEVEL = 0.04  # relative variance believed before looking: a fifth more or less
_FORGET = 0.95  # weight of a period against the one after it, in the level of late
_AROUND = 3  # periods on both sides that speak for the season of one
_LEAST = 1e-4


@dataclass(frozen=True, eq=False)
class Tree:
    """To which kecamatan and which city each area belongs: numbers from 0 without a gap, one per area."""

    district: Ints
    city: Ints

    @property
    def city_of_district(self) -> Ints:
        """The city of each kecamatan."""
        found = np.zeros(int(self.district.max()) + 1, dtype=np.int64)
        found[self.district] = self.city
        return found


@dataclass(frozen=True, eq=False)
class Ground:
    """What the past says.

    rate        reports to be expected in an average period, per area
    doubt       relative variance of that rate, per area
    spreads     relative variances of a period's factor around what season and level say: of the whole, of a city
    dispersion  variance of a count is ``mean + dispersion * mean**2``
    """

    rate: Floats
    doubt: Floats
    spreads: tuple[float, float]
    dispersion: float


def fit(
    counts: npt.NDArray[np.integer], observed: Mask, tree: Tree, *, year: float, arrived: Floats | None = None
) -> Ground:
    """Learn rates, spreads and dispersion from areas x periods, `year` periods to a year; 0 where not observed.

    arrived  share of each period's reports that is in by now; None: all of them

    >>> tree = Tree(np.zeros(4, dtype=int), np.zeros(4, dtype=int))
    >>> fit(np.full((4, 50), 2), np.ones((4, 50), dtype=bool), tree, year=52).rate.round(1).tolist()
    [2.0, 2.0, 2.0, 2.0]
    """
    cities = int(tree.city.max()) + 1
    share = np.ones(counts.shape[1]) if arrived is None else arrived
    of_city = group_sums(counts, np.ones(len(counts)), tree.city, cities)
    total = counts.sum(axis=1).astype(float)
    factor, dispersion = np.ones_like(of_city), 0.5
    told = observed.sum(axis=1) if arrived is None else observed @ share
    rate = total / np.maximum(told, 1)
    for _round in range(_ROUNDS):
        clumping = 1 + dispersion * rate
        rate, doubt = _rates(total, exposures(observed, factor * share, tree.city), tree, clumping)
        fair = group_sums(observed, rate, tree.city, cities) * share
        whole, all_spread = _factors(of_city.sum(axis=0)[None], fair.sum(axis=0)[None], year)
        own, city_spread = _factors(of_city, fair * whole, year) if cities > 1 else (np.ones_like(whole), 0.0)
        factor = whole * own
        above, below = scatter(counts, observed, rate, factor * share, tree.city)
        dispersion = min(max(above / max(below, 1e-12), 0.01), 10.0)
    return Ground(rate, doubt, (all_spread, city_spread), dispersion)


def expect(
    ground: Ground,
    counts: npt.NDArray[np.integer],
    observed: Mask,
    tree: Tree,
    *,
    year: float,
    last: int,
    arrived: Floats | None = None,
) -> tuple[Floats, Floats]:
    """The mean of every area in the last `last` periods once all is in, and the relative variance of its factor.

    counts, observed  areas x periods, from as far back as the past is learnt from
    arrived           share of each period's reports that is in by now; None: all of them
    """
    home, districts = tree.city_of_district, int(tree.district.max()) + 1
    reports = group_sums(counts, np.ones(len(counts)), tree.district, districts)
    fair = group_sums(observed, ground.rate, tree.district, districts)
    if arrived is not None:
        fair = fair * arrived
    whole, _spread = _factors(
        reports.sum(axis=0) - reports, fair.sum(axis=0) - fair, year, spread=ground.spreads[0], last=last
    )
    factor, doubt = whole, np.zeros_like(whole)
    if home.max() > 0:
        rest, rest_fair = (_of_city(one, home)[home] - one for one in (reports, fair))
        background = _factors(reports.sum(axis=0)[None], fair.sum(axis=0)[None], year, spread=ground.spreads[0])[0]
        expected = rest_fair * background
        own, _spread = _factors(rest, expected, year, spread=ground.spreads[1], last=last)
        factor = whole * own
        doubt = ground.spreads[1] / (1 + ground.spreads[1] / _CLUMPING * expected[:, -last:])
    else:
        others = (fair.sum(axis=0) - fair)[:, -last:]
        doubt = ground.spreads[0] / (1 + ground.spreads[0] / _CLUMPING * others)
    mean = np.maximum(ground.rate[:, None] * factor[tree.district], _LEAST)
    return np.asarray(mean), np.asarray(doubt)


def _of_city(values: Floats, home: Ints) -> Floats:
    found = np.zeros((int(home.max()) + 1, values.shape[1]))
    np.add.at(found, home, values)
    return found


def _factors(
    reports: Floats, expected: Floats, year: float, *, spread: float | None = None, last: int | None = None
) -> tuple[Floats, float]:
    """Factors of groups x periods (the last ones only, if `last`), and their relative variance around the foreseen."""
    season = _season(reports, expected, year)
    foreseen = season * _level(reports, expected * season)
    if spread is None:
        mean = foreseen * expected
        spread = max(0.0, float(((reports - mean) ** 2 - _CLUMPING * mean).sum() / max(float((mean**2).sum()), 1e-12)))
    if last is not None:
        reports, expected, foreseen = reports[:, -last:], expected[:, -last:], foreseen[:, -last:]
    return _shrink(reports, expected, foreseen, spread), spread


def _season(reports: Floats, expected: Floats, year: float) -> Floats:
    """What the same time of earlier years brought over what was expected then, drawn towards 1."""
    periods = reports.shape[1]
    found = [np.pad(np.cumsum(one, axis=1), ((0, 0), (1, 0))) for one in (reports, expected)]
    same, fair = np.zeros_like(reports), np.zeros_like(reports)
    for years in range(1, int((periods + _AROUND) / year) + 1):
        back = round(years * year)
        at = np.arange(max(0, back - _AROUND), periods)
        low, high = np.maximum(at - back - _AROUND, 0), np.minimum(at - back + _AROUND + 1, at)
        same[:, at] += found[0][:, high] - found[0][:, low]
        fair[:, at] += found[1][:, high] - found[1][:, low]
    return _shrink(same, fair, 1.0, _SEASON)


def _level(reports: Floats, expected: Floats) -> Floats:
    """What the periods before each brought over what was expected, the nearest with most weight, drawn towards 1."""
    found = np.ones_like(reports)
    came, fair = np.zeros(len(reports)), np.zeros(len(reports))
    for at in range(reports.shape[1]):
        found[:, at] = _shrink(came, fair, 1.0, _LEVEL)
        came, fair = _FORGET * came + reports[:, at], _FORGET * fair + expected[:, at]
    return found


def _shrink(
    reports: Floats, expected: Floats, prior: Floats | float, spread: float, clumping: Floats | float = _CLUMPING
) -> Floats:
    trust = spread / clumping
    return np.asarray(prior * (1 + trust * reports) / (1 + trust * prior * expected))


def _drawn(
    reports: Floats, expected: Floats, prior: Floats | float, clumping: Floats | float = _CLUMPING
) -> tuple[Floats, float]:
    """Rates drawn towards `prior`, and by how much they truly differ from it."""
    mean = prior * expected
    spread = float((((reports - mean) ** 2) - clumping * mean).sum() / max(float((mean**2).sum()), 1e-12))
    return _shrink(reports, expected, prior, max(spread, 0.0), clumping), max(spread, 0.0)


def _rates(total: Floats, exposure: Floats, tree: Tree, clumping: Floats) -> tuple[Floats, Floats]:
    """Rates per unit of exposure down the tree, and the relative variance left in those of the areas."""
    home = tree.city_of_district
    overall = np.full(int(tree.city.max()) + 1, (total.sum() + 0.5) / max(float(exposure.sum()), 1e-9))
    city, _spread = _drawn(_grouped(tree.city, total), _grouped(tree.city, exposure), overall)
    district, _spread = _drawn(_grouped(tree.district, total), _grouped(tree.district, exposure), city[home])
    rate, spread = _drawn(total, exposure, district[tree.district], clumping)
    return rate, spread / (1 + spread * total / clumping)


def _grouped(group: Ints, values: Floats) -> Floats:
    return np.bincount(group, values).astype(float)
