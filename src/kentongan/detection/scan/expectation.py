"""What to expect in each area and period, from the past alone: the model that the negative-binomial scan starts from.

Each area's share of the city's reports is drawn from its past towards those of all areas, whose distribution is itself
read off the areas (Laird 1978, J. Am. Stat. Assoc. 73:805): lasting factors of five between areas are common, and a
bell-shaped guess makes the quietest ones look suspicious. How clumpy reports are is pooled over all areas. What the
city as a whole did in a period - season, a holiday, a tense week - scales every area alike, so the past is first freed
of it, and the scan is told to share out what was counted.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.scan.zones import ScanError
from kentongan.detection.shrinkage import Clumps, overdispersion, relative_variance, shrunken

Floats = npt.NDArray[np.float64]
_LEAST_PAST = 4
# Rates looked at, as multiples of the city's; and how often their shares are improved: few enough to stay smooth.
_MULTIPLES = np.geomspace(1e-3, 1e3, 241)
_ROUNDS = 60
_KERNEL = np.exp(-0.5 * (np.arange(-9, 10) / 3) ** 2)
# An area with so many independent reports is known more closely than those rates lie apart: it speaks for itself.
_MANY = 75.0


@dataclass(frozen=True, eq=False)
class Modelled:
    """Input of `negative_binomial_scan`, to be used with `share_out`: see there."""

    expected: Floats
    dispersion: Floats
    doubt: Floats


def modelled(
    counts: npt.NDArray[np.int64],
    observed: npt.NDArray[np.bool_],
    *,
    recent: int,
    population: Floats | None = None,
) -> Modelled:
    """Expectation, dispersion and doubt for the last `recent` periods, learnt from those before.

    counts, observed  areas x periods; counts are 0 where not observed
    population        per area; then areas are drawn towards each other's rate per head

    Returns arrays of areas x periods; of the periods before, every one is given the area's level. Raises ScanError
    when fewer than four periods lie before.

    >>> counts = np.random.default_rng(3).poisson([[0.2]] * 20 + [[2.0]] * 20, (40, 60))
    >>> model = modelled(counts, counts >= 0, recent=8)
    >>> model.expected[:20, -1].mean().round(1).item(), model.expected[20:, -1].mean().round(1).item()
    (0.2, 1.9)
    """
    before = counts.shape[1] - recent
    if before < _LEAST_PAST:
        raise ScanError(f"Untuk harapan dari masa lalu perlu sedikitnya {_LEAST_PAST} periode sebelum jendela waktu.")
    weight = np.ones(len(counts)) if population is None else population / population.mean()
    past, seen = counts[:, :before].astype(float), observed[:, :before]
    exposure = seen * weight[:, None] * _city_factor(past, seen, weight)
    clumps = overdispersion(past, exposure)
    rate, doubt = _levels(past.sum(axis=1), exposure, clumps)
    level = rate * weight
    expected = np.repeat(level[:, None], counts.shape[1], axis=1)
    return Modelled(expected, _dispersion(clumps, expected), doubt)


def _levels(total: Floats, exposure: Floats, clumps: Clumps) -> tuple[Floats, Floats]:
    """Each area's rate and the relative variance left; the distribution of rates is fitted to the areas (EM).

    Half a report is added to the city's total, so that a city where nothing ever happened still expects a little.
    """
    seen = exposure.sum(axis=1)
    city = (total.sum() + 0.5) / max(float(seen.sum()), 1e-9)
    own = np.divide(total + 0.5, seen + 0.5 / city, out=np.full_like(total, city), where=seen > 0)
    clumping = clumps.per_report(own[:, None] * exposure)
    rates = city * _MULTIPLES
    # Clumped reports tell less: as many as there are independent ones among them.
    fit = (total[:, None] * np.log(rates) - seen[:, None] * rates) / clumping[:, None]
    fit = np.exp(fit - fit.max(axis=1, keepdims=True))
    share = np.exp(-0.5 * (np.log(_MULTIPLES) / 2) ** 2)
    for _ in range(_ROUNDS):
        member = fit * share
        member /= member.sum(axis=1, keepdims=True)
        # Smoothed at every step, or the shares pile up on single rates (Silverman and others 1990, J. R. Stat. Soc. B).
        share = np.convolve(member.mean(axis=0), _KERNEL / _KERNEL.sum(), mode="same")
    mean = member @ rates
    doubt = member @ rates**2 / mean**2 - 1
    known = total > _MANY * clumping
    alone = np.divide(total, seen, out=np.zeros_like(total), where=known)
    return np.where(known, alone, mean), np.where(known, clumping / np.maximum(total, 1.0), np.maximum(doubt, 0.0))


def _city_factor(past: Floats, seen: npt.NDArray[np.bool_], weight: Floats) -> Floats:
    """How busy the whole city was in each period, 1 on average, drawn towards 1 as far as chance explains it."""
    total, exposure = past.sum(axis=1), (seen * weight[:, None]).sum(axis=1)
    rate = np.divide(total, exposure, out=np.zeros_like(total), where=exposure > 0)
    expected = ((rate * weight)[:, None] * seen).sum(axis=0)
    counted = past.sum(axis=0)
    clumps = overdispersion(past, seen * weight[:, None])
    spread_out = ((rate * weight)[:, None] ** 2 * seen).sum(axis=0)
    noise = expected * (1 + clumps.linear) + clumps.square * spread_out
    whole = np.zeros(len(counted), dtype=np.int64)
    spread = relative_variance(counted, expected, noise, whole)
    clumping = np.divide(noise, expected, out=np.ones_like(noise), where=expected > 0)
    factor, _ = shrunken(counted, expected, np.ones_like(counted), np.zeros_like(counted), spread, clumping)
    return np.asarray(factor / factor.mean())


def _dispersion(clumps: Clumps, expected: Floats) -> Floats:
    """d in ``m + d m**2`` for a variance of ``m + linear * m + square * m**2``."""
    return clumps.square + np.divide(clumps.linear, expected, out=np.zeros_like(expected), where=expected > 0)
