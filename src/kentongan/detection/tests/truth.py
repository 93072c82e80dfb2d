"""A country of villages whose truth is known: clumps, season, feast, trend, lasting differences, shocks, silence.

For tests and for `benchmarks.detection`. Counts are negative binomial around means that nobody but the oracle sees;
most are far below one a week. On top of them, if asked for, outbreaks of three kinds: bursts, clusters and slow rises.
"""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

DISPERSION = 0.5
SPREADS = {"city": 0.55, "district": 0.4, "village": 0.85}  # of the logarithms of lasting rates
MIDDLE = 0.058  # reports a week of the village in the middle
SHOCK = 0.04  # relative variance of what befalls a whole city in a week
YEAR, HIJRI = 52.18, 50.63


@dataclass(frozen=True)
class Outbreak:
    """What was put in: "burst", "cluster" or "rise", in which villages, from and to which week, both included."""

    kind: str
    villages: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Country:
    """Villages x weeks. `mean` and DISPERSION are the truth without outbreaks; `near` the ten nearest, itself first."""

    counts: np.ndarray
    observed: np.ndarray
    mean: np.ndarray
    district: np.ndarray
    city: np.ndarray
    near: np.ndarray
    outbreaks: tuple[Outbreak, ...]


def country(
    rng: np.random.Generator, *, cities: int, weeks: int = 260, last: int = 52, kinds: dict[str, int] | None = None
) -> Country:
    """About 163 villages to a city, a dozen to a kecamatan; outbreaks (number by kind) in the last weeks."""
    district, city, place = _map(rng, cities)
    mean = _means(rng, district, city, weeks)
    counts = np.empty(mean.shape, dtype=np.int16)
    for start in range(0, len(mean), 4_000):
        rows = slice(start, start + 4_000)
        counts[rows] = rng.poisson(mean[rows] * rng.gamma(1 / DISPERSION, DISPERSION, mean[rows].shape))
    near = cKDTree(place).query(place, k=min(10, len(place)))[1]
    outbreaks = _outbreaks(rng, counts, near, kinds or {}, weeks - last)
    observed = np.ones(counts.shape, dtype=bool)
    hit = {village for one in outbreaks for village in one.villages}
    for village in rng.choice(len(counts), len(counts) // 20, replace=False):
        begin = int(rng.integers(weeks))
        if village not in hit:
            observed[village, begin : begin + int(rng.integers(2, 27))] = False
    counts[~observed] = 0
    return Country(counts, observed, mean, district, city, near, outbreaks)


def _map(rng, cities):
    sizes = np.maximum(3, rng.poisson(11.5, cities * 14))
    district = np.repeat(np.arange(len(sizes)), sizes)
    city = district // 14
    at_city = np.stack([np.arange(cities) % 23, np.arange(cities) // 23], axis=1) * 10.0
    at_district = rng.uniform(-4, 4, (len(sizes), 2))
    place = at_city[city] + at_district[district] + rng.normal(0, 0.5, (len(district), 2))
    return district, city, place


def _means(rng, district, city, weeks):
    cities = int(city[-1]) + 1
    effects = (
        rng.normal(0, SPREADS["city"], cities)[city],
        rng.normal(0, SPREADS["district"], district[-1] + 1)[district],
    )
    rate = MIDDLE * np.exp(sum(effects) + rng.normal(0, SPREADS["village"], len(city)))
    week = np.arange(weeks)
    province = np.arange(cities) // 14
    phase, height = rng.uniform(0, 2 * np.pi, province[-1] + 1), rng.uniform(0.1, 0.4, province[-1] + 1)
    season = height[province, None] * np.cos(2 * np.pi * week / YEAR + phase[province, None])
    feast = 0.25 * ((week % HIJRI) < 4)
    trend = rng.normal(0, 0.06, cities)[:, None] * (week / YEAR - 2.5)
    factor = np.exp(season + feast + trend) * rng.gamma(1 / SHOCK, SHOCK, (cities, weeks))
    return (rate[:, None] * factor[city]).astype(np.float32)


def _outbreaks(rng, counts, near, kinds, first):
    """Puts the reports into `counts`, one outbreak to a village."""
    weeks, free, found = counts.shape[1], set(range(len(counts))), []
    for kind, number in kinds.items():
        while number:
            middle = int(rng.integers(len(counts)))
            villages = (
                tuple(int(v) for v in near[middle][: int(rng.integers(6, 11))]) if kind == "cluster" else (middle,)
            )
            length = {"burst": rng.integers(1, 4), "cluster": rng.integers(2, 5), "rise": 20}[kind]
            begin = int(rng.integers(first, weeks - length + 1))
            if not free.issuperset(villages):
                continue
            free.difference_update(villages)
            number -= 1
            found.append(Outbreak(kind, villages, begin, begin + int(length) - 1))
            for village in villages:
                counts[village, begin : begin + length] += rng.poisson(_extra(rng, kind, int(length))).astype(np.int16)
    return tuple(found)


def _extra(rng, kind, length):
    if kind == "burst":
        return np.full(length, rng.uniform(2.2, 8.4) / length)
    if kind == "cluster":
        return np.full(length, rng.uniform(0.2, 1.0))
    return np.linspace(0, rng.uniform(0.2, 1.1), length)
