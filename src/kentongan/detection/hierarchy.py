"""What to expect in each area and period when nothing is the matter, with strength borrowed from all other areas.

The mean of a count is a rate of the area times a factor of the period. The rate is drawn towards that of the
kecamatan, this towards the city's and that towards the whole, the more so the less was seen. The factor (season, feast,
a week in which everybody reports) is that of the city, drawn towards that of the whole; the area's own kecamatan has no
part in it, so that its outbreak does not explain itself away. Gamma-Poisson empirical Bayes (Clayton & Kaldor 1987,
Biometrics 43:671), all variances by moments and never below zero; counts are negative binomial around the mean.
"""

from dataclasses import dataclass

import numpy as np

from kentongan.detection.judgement import Floats, Ints, Mask

_ROUNDS = 3  # rates given factors, factors given rates; more rounds move nothing any more
_CLUMPING = 1.5  # variance over mean of a sum of reports: two of them are worth less than two witnesses
_LEAST = 1e-4


@dataclass(frozen=True, eq=False)
class Tree:
    """To which kecamatan and which city each area belongs: numbers from 0, one per area."""

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

    rate         reports to be expected in an average period, per area
    doubt        relative variance of that rate, per area
    city_spread  relative variance of a city's factor around that of the whole
    all_spread   relative variance of the whole's factor around 1
    dispersion   variance of a count is ``mean + dispersion * mean**2``
    """

    rate: Floats
    doubt: Floats
    city_spread: float
    all_spread: float
    dispersion: float


def fit(counts: Floats, observed: Mask, tree: Tree) -> Ground:
    """Learn rates, spreads and dispersion from areas x periods; counts are 0 where not observed.

    >>> tree = Tree(np.zeros(4, dtype=int), np.zeros(4, dtype=int))
    >>> fit(np.full((4, 50), 2.0), np.ones((4, 50), dtype=bool), tree).rate.round(2).tolist()
    [2.0, 2.0, 2.0, 2.0]
    """
    whole = bool(observed.all())
    of_city = _sums(counts, tree.city)
    factor = np.ones_like(of_city)
    total = counts.sum(axis=1)
    city_spread = all_spread = 0.0
    rate, doubt = total, np.zeros_like(total)
    for _round in range(_ROUNDS):
        exposure = factor.sum(axis=1)[tree.city] if whole else _exposure(factor, observed, tree.city)
        rate, doubt = _rates(total, exposure, tree)
        by_city = np.bincount(tree.city, rate)[:, None] if whole else _sums(rate[:, None] * observed, tree.city)
        expected = by_city * np.ones(counts.shape[1])
        all_factor, all_spread = _drawn(of_city.sum(axis=0), expected.sum(axis=0), 1.0)
        factor, city_spread = _drawn(of_city, expected, all_factor)
    return Ground(rate, doubt, city_spread, all_spread, _dispersion(counts, observed, rate, factor, tree.city))


def expect(ground: Ground, counts: Floats, observed: Mask, tree: Tree) -> Floats:
    """The mean of every area and period of a stretch (areas x periods), each without its own kecamatan's reports."""
    of_district = _sums(counts, tree.district)
    fair = _sums(ground.rate[:, None] * observed, tree.district)
    home = tree.city_of_district
    reports, expected = _sums(of_district, home)[home] - of_district, _sums(fair, home)[home] - fair
    rest, rest_fair = of_district.sum(axis=0) - of_district, fair.sum(axis=0) - fair
    whole = _shrink(rest, rest_fair, 1.0, ground.all_spread)
    factor = _shrink(reports, expected, whole, ground.city_spread)
    return np.asarray(np.maximum(ground.rate[:, None] * factor[tree.district], _LEAST))


def _sums(values: Floats, group: Ints) -> Floats:
    """Sums over the rows of each group."""
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(int(group.max()) + 1))
    ordered = values if (np.diff(group) >= 0).all() else values[order]
    return np.asarray(np.add.reduceat(ordered, starts, axis=0, dtype=float))


def _exposure(factor: Floats, observed: Mask, city: Ints) -> Floats:
    return np.einsum("ij,ij->i", factor[city], observed, dtype=float)


def _shrink(reports: Floats, expected: Floats, prior: Floats | float, spread: float) -> Floats:
    trust = spread / _CLUMPING
    return np.asarray(prior * (1 + trust * reports) / (1 + trust * prior * expected))


def _drawn(reports: Floats, expected: Floats, prior: Floats | float) -> tuple[Floats, float]:
    """Factors drawn towards `prior`, and by how much they truly differ from it."""
    mean = prior * expected
    spread = float((((reports - mean) ** 2) - _CLUMPING * mean).sum() / max(float((mean**2).sum()), 1e-12))
    return _shrink(reports, expected, prior, max(spread, 0.0)), max(spread, 0.0)


def _rates(total: Floats, exposure: Floats, tree: Tree) -> tuple[Floats, Floats]:
    """Rates per unit of exposure down the tree, and the relative variance left in those of the areas."""
    home = tree.city_of_district
    overall = np.full(int(tree.city.max()) + 1, (total.sum() + 0.5) / max(float(exposure.sum()), 1e-9))
    city, _spread = _drawn(np.bincount(tree.city, total), np.bincount(tree.city, exposure), overall)
    prior = (overall * city / overall)[home]
    reports, seen = np.bincount(tree.district, total), np.bincount(tree.district, exposure)
    district, _spread = _drawn(reports, seen, prior)
    rate, spread = _drawn(total, exposure, district[tree.district])
    return rate, spread / (1 + spread * total / _CLUMPING)


def _dispersion(counts: Floats, observed: Mask, rate: Floats, factor: Floats, city: Ints) -> float:
    above = below = 0.0
    for start in range(0, len(counts), 4096):
        rows = slice(start, start + 4096)
        mean = rate[rows, None] * factor[city[rows]] * observed[rows]
        above += float((((counts[rows] - mean) ** 2 - mean) * observed[rows]).sum())
        below += float((mean**2).sum())
    return min(max(above / max(below, 1e-12), 0.01), 10.0)
