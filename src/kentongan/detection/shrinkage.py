"""Borrowing strength: how clumpy the counts are, how much the areas differ, and what each area's rate then is."""

from dataclasses import dataclass

import numpy as np

from kentongan.detection.tails import Floats, Ints


@dataclass(frozen=True)
class Clumps:
    """Variance of a count beyond Poisson: ``linear * mean + square * mean**2``; neither part is negative."""

    linear: float
    square: float

    def per_report(self, windows: Floats) -> Floats:
        """Variance over mean of the sum of independent windows with these means (areas x windows)."""
        total = windows.sum(axis=1)
        share = np.divide((windows**2).sum(axis=1), total, out=np.zeros_like(total), where=total > 0)
        return np.asarray(1 + self.linear + self.square * share)


def overdispersion(counts: Floats, exposure: Floats) -> Clumps:
    """Fit the two parts over all areas at once, each area measured against its own mean.

    counts, exposure  areas x windows. Weighted least squares of the squared residuals on mean and mean squared; a part
    that comes out negative is set to zero and the other fitted alone.

    >>> overdispersion(np.zeros((3, 20)), np.ones((3, 20)))
    Clumps(linear=0.0, square=0.0)
    """
    total, seen = counts.sum(axis=1), exposure.sum(axis=1)
    rate = np.divide(total, seen, out=np.zeros_like(total), where=seen > 0)
    mean = rate[:, None] * exposure
    # A residual from a mean that contains the count itself is too small by this much.
    own = np.divide(exposure, seen[:, None], out=np.zeros_like(exposure), where=seen[:, None] > 0)
    use = (mean > 0) & (own < 1)
    if not use.any():
        return Clumps(0.0, 0.0)
    m = mean[use]
    excess = (counts[use] - m) ** 2 / (1 - own[use]) - m
    weight = 1 / (m + 2 * m**2)
    a, b, c = (weight * m**2).sum(), (weight * m**3).sum(), (weight * m**4).sum()
    u, v = (weight * m * excess).sum(), (weight * m**2 * excess).sum()
    determinant = a * c - b * b
    # Windows with nearly one and the same mean cannot tell the two parts apart.
    if determinant > 1e-6 * a * c:
        linear, square = (u * c - v * b) / determinant, (v * a - u * b) / determinant
        if linear >= 0 and square >= 0:
            return Clumps(float(linear), float(square))
        if square < 0:
            return Clumps(float(max(0.0, u / a)), 0.0)
        return Clumps(0.0, float(max(0.0, v / c)))
    return Clumps(float(max(0.0, u / a)), 0.0)


def _grouped(group: Ints, values: Floats) -> Floats:
    return np.bincount(group, values).astype(float)


def relative_variance(total: Floats, expected: Floats, noise: Floats, group: Ints) -> float:
    """By how much the true rates differ within their groups: variance over squared mean, by moments, never below 0.

    `expected` shares each group's total out by exposure; `noise` is the variance of `total` around its own truth.
    Equal rates give 0, not a number that pushes estimates out of the range of what was seen.
    """
    size = _grouped(group, expected)[group]
    share = np.divide(expected, size, out=np.ones_like(expected), where=size > 0)
    crowd = _grouped(group, share**2)[group]
    scale = (expected**2 * np.maximum(1 - 2 * share + crowd, 0)).sum()
    if scale <= 0:
        return 0.0
    group_noise = _grouped(group, noise)[group]
    chance = noise * (1 - 2 * share) + share**2 * group_noise
    return float(max(0.0, (((total - expected) ** 2) - chance).sum() / scale))


def shrunken(
    total: Floats, exposure: Floats, prior: Floats, prior_doubt: Floats, spread: float, clumping: Floats
) -> tuple[Floats, Floats]:
    """Rates drawn towards `prior`, and their relative variances.

    total, exposure  what was seen
    prior            the mean drawn towards, with its own relative variance `prior_doubt`
    spread           relative variance of true rates around the prior (`relative_variance`)
    clumping         variance over mean of `total`: clumped reports are worth less

    The mean of the gamma posterior lies between the prior and what was seen.

    >>> one = np.ones(1)
    >>> shrunken(6 * one, one, 2 * one, 0 * one, 0.5, one)[0].tolist()
    [4.0]
    """
    pull = spread * prior * exposure / clumping
    rate = prior * (1 + spread * total / clumping) / (1 + pull)
    doubt = spread / (1 + spread * total / clumping) + prior_doubt / (1 + pull) ** 2
    return rate, doubt


def rates(counts: Floats, exposure: Floats, group: Ints, clumps: Clumps) -> tuple[Floats, Floats]:
    """Each area's rate per unit of exposure, drawn to its group, the group drawn to the city; and the doubt left.

    counts, exposure  areas x windows; `group` numbers 0 .. n-1. Returns two arrays over areas. Half a report is added
    to the city's total, so that a city where nothing ever happened still expects a little more than nothing.
    """
    total, seen = counts.sum(axis=1), exposure.sum(axis=1)
    group_total, group_seen = _grouped(group, total), _grouped(group, seen)
    city = (total.sum() + 0.5) / max(float(seen.sum()), 1e-9)
    group_rate = np.divide(group_total, group_seen, out=np.zeros_like(group_total), where=group_seen > 0)

    clumping = clumps.per_report(group_rate[group][:, None] * exposure)
    expected = group_rate[group] * seen
    area_spread = relative_variance(total, expected, clumping * expected, group)

    # A group's total also varies because its areas do.
    square_sum = _grouped(group, expected**2)
    among = np.divide(square_sum, group_total, out=np.zeros_like(square_sum), where=group_total > 0) * area_spread
    weighted = _grouped(group, clumping * seen)
    group_clumping = np.divide(weighted, group_seen, out=np.ones_like(weighted), where=group_seen > 0) + among
    whole = np.zeros(len(group_total), dtype=np.int64)
    group_expected = group_seen * group_total.sum() / max(float(seen.sum()), 1e-9)
    group_spread = relative_variance(group_total, group_expected, group_clumping * group_expected, whole)

    city_clumping = float((group_clumping * group_seen).sum() / max(float(group_seen.sum()), 1e-9))
    city_doubt = city_clumping / (total.sum() + 0.5)
    prior = np.full(len(group_total), city)
    means, doubts = shrunken(
        group_total, group_seen, prior, np.full_like(prior, city_doubt), group_spread, group_clumping
    )
    area_clumping = clumps.per_report(means[group][:, None] * exposure)
    return shrunken(total, seen, means[group], doubts[group], area_spread, area_clumping)
