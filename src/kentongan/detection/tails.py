"""Tails and quantiles of the negative-binomial and Poisson distributions, for arrays.

Both are one family here: mean ``m`` and dispersion ``d`` with variance ``m + d * m**2``; ``d = 0`` is Poisson and is
reached without a jump. Tails are summed from their largest term outwards, so a tiny p-value keeps its leading digits.
"""

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_HALF_LOG_TWO_PI = 0.5 * math.log(2 * math.pi)
_SHIFT = 10
_EPSILON = 1e-17
_MOST_STEPS = 20_000
_LOOK_EVERY = 6
_TINY = 1e-300
_POISSON_BELOW = 1e-14
# Above this value of mean times dispersion the terms of the tail fall by less than a tenth each: sums grow long.
_LONG_TAIL = 9.0


def _stirling_rest(x: Floats) -> Floats:
    """What Stirling's formula leaves out of log-gamma, for x >= 10 (Abramowitz & Stegun 6.1.41)."""
    y = 1.0 / (x * x)
    series = 1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360)))))
    return np.asarray(series / x, dtype=float)


def log_gamma(x: npt.ArrayLike) -> Floats:
    """Natural logarithm of the gamma function of positive numbers.

    >>> log_gamma([1.0, 5.0]).round(6).tolist()
    [0.0, 3.178054]
    """
    x = np.asarray(x, dtype=float)
    small = x < _SHIFT
    shifted = np.where(small, x + _SHIFT, x)
    value = (shifted - 0.5) * np.log(shifted) - shifted + _HALF_LOG_TWO_PI + _stirling_rest(shifted)
    if not small.any():
        return np.asarray(value)
    # log Γ(x) = log Γ(x + 10) - log of x (x + 1) ... (x + 9)
    product = np.ones_like(x)
    for step in range(_SHIFT):
        product *= np.where(small, x + step, 1.0)
    return np.asarray(value - np.log(product))


def _log_rising(count: Floats, dispersion: Floats) -> Floats:
    """Sum of log(1 + j d) for j = 0 .. count - 1, without losing digits where the size 1/d is large."""
    size = 1.0 / np.where(dispersion > 0, dispersion, 1.0)
    large = size >= _SHIFT
    safe = np.where(large, size, _SHIFT)
    total = safe + count
    by_stirling = (total - 0.5) * np.log1p(count / safe) - count + _stirling_rest(total) - _stirling_rest(safe)
    direct_size = np.where(large, 1.0, size)
    direct = log_gamma(direct_size + count) - log_gamma(direct_size) - count * np.log(direct_size)
    return np.where(dispersion > 0, np.where(large, by_stirling, direct), 0.0)


def log_pmf(count: npt.ArrayLike, mean: npt.ArrayLike, dispersion: npt.ArrayLike) -> Floats:
    """Log-probability of exactly `count`; all arguments broadcast.

    >>> float(np.exp(log_pmf(0, 1.0, 0.0)).round(6))
    0.367879
    """
    k, m, d = _broadcast(count, mean, dispersion)
    spread = np.log1p(m * d)
    at_zero = np.where(d > 0, spread / np.where(d > 0, d, 1.0), m)
    with np.errstate(divide="ignore", invalid="ignore"):
        power = np.where(k > 0, k * (np.log(m) - spread), 0.0)
    return np.asarray(_log_rising(k, d) - log_gamma(k + 1) + power - at_zero)


def tail(count: npt.ArrayLike, mean: npt.ArrayLike, dispersion: npt.ArrayLike = 0.0) -> Floats:
    """P(Y >= count): how often a count this high or higher comes of itself.

    Arguments broadcast: `count` whole numbers, `mean` >= 0 the expected count, `dispersion` d >= 0 in the variance
    ``mean + d * mean**2``. Returns probabilities. Raises ValueError for a negative or infinite mean or dispersion.

    >>> tail([0, 1, 3], 1.0).round(6).tolist()
    [1.0, 0.632121, 0.080301]
    """
    k, m, d = _broadcast(count, mean, dispersion)
    if not (np.isfinite(m).all() and np.isfinite(d).all() and (m >= 0).all() and (d >= 0).all()):
        raise ValueError("mean and dispersion must be finite and not negative")
    result = np.ones(k.shape)
    result[(k > 0) & (m == 0)] = 0.0
    ask = (k > 0) & (m > 0)
    above, long = k > m, m * d > _LONG_TAIL
    for chosen, upper_sum in ((ask & above & ~long, _sum_up), (ask & above & long, _fraction_up)):
        result[chosen] = upper_sum(k[chosen], m[chosen], d[chosen])
    for chosen, lower_sum in ((ask & ~above & ~long, _sum_down), (ask & ~above & long, _fraction_down)):
        result[chosen] = 1.0 - lower_sum(k[chosen] - 1, m[chosen], d[chosen])
    return np.clip(result, 0.0, 1.0)


def mid_p(count: npt.ArrayLike, mean: npt.ArrayLike, dispersion: npt.ArrayLike = 0.0) -> Floats:
    """P(Y > count) plus half of P(Y = count): less cautious than `tail` where counts are few (Lancaster 1961)."""
    k, m, d = _broadcast(count, mean, dispersion)
    return np.asarray(0.5 * (tail(k, m, d) + tail(k + 1, m, d)))


def upper_quantile(alpha: npt.ArrayLike, mean: npt.ArrayLike, dispersion: npt.ArrayLike = 0.0) -> Ints:
    """Smallest count u with P(Y > u) <= alpha: the highest count that still passes for usual.

    `alpha` in (0, 1]; arguments broadcast. Raises ValueError outside that range.

    >>> upper_quantile(0.005, [0.1, 1.0, 4.0]).tolist()
    [1, 4, 10]
    """
    level, m, d = _broadcast(alpha, mean, dispersion)
    if not ((level > 0) & (level <= 1)).all():
        raise ValueError("alpha must lie in (0, 1]")
    # Cantelli's inequality bounds every distribution, so the answer lies in (low, high].
    high = np.ceil(m + np.sqrt((m + d * m * m) * (1 / level - 1)))
    low = np.full(m.shape, -1.0)
    while (open_ := high - low > 1).any():
        middle = np.where(open_, np.floor((low + high) / 2), high)
        usual = tail(middle + 1, m, d) <= level
        high = np.where(usual, middle, high)
        low = np.where(open_ & ~usual, middle, low)
    return high.astype(np.int64)


def normal_tail(score: npt.ArrayLike) -> Floats:
    """P(Z >= score) of the standard normal distribution.

    >>> float(normal_tail(1.96).round(4))
    0.025
    """
    scaled = np.asarray(score, dtype=float) / math.sqrt(2)
    return np.vectorize(math.erfc, otypes=[float])(scaled) / 2


def _broadcast(count: npt.ArrayLike, mean: npt.ArrayLike, dispersion: npt.ArrayLike) -> tuple[Floats, Floats, Floats]:
    spread = np.asarray(dispersion, dtype=float)
    # Below this no digit of the result differs from Poisson, but 1/d would overflow.
    spread = np.where(np.abs(spread) < _POISSON_BELOW, 0.0, spread)
    k, m, d = np.broadcast_arrays(np.asarray(count, dtype=float), np.asarray(mean, dtype=float), spread)
    return np.array(k), np.array(m), np.array(d)


def _sum_up(k: Floats, m: Floats, d: Floats) -> Floats:
    """P(Y >= k) for k above the mean: there each term is smaller than the last."""
    first = np.exp(log_pmf(k, m, d))
    total = np.ones_like(k)
    term = np.ones_like(k)
    base = m / (1 + m * d)
    for step in range(_MOST_STEPS):
        term *= base * (1 + (k + step) * d) / (k + step + 1)
        total += term
        if step % _LOOK_EVERY == 0 and not (term > total * _EPSILON).any():
            break
    return np.asarray(first * total)


def _sum_down(k: Floats, m: Floats, d: Floats) -> Floats:
    """P(Y <= k) for k below the mean, from k down to zero."""
    first = np.exp(log_pmf(k, m, d))
    total = np.ones_like(k)
    term = np.ones_like(k)
    base = m / (1 + m * d)
    for step in range(int(k.max(initial=0))):
        below = k - step
        term *= np.where(below > 0, below / (base * (1 + np.maximum(below - 1, 0) * d)), 0.0)
        total += term
        if step % _LOOK_EVERY == 0 and not (term > total * _EPSILON).any():
            break
    return np.asarray(first * total)


def _fraction_up(k: Floats, m: Floats, d: Floats) -> Floats:
    """P(Y >= k) above the mean where the tail is long: the incomplete beta function I_q(k, 1/d)."""
    q = m * d / (1 + m * d)
    return np.asarray(np.exp(log_pmf(k, m, d)) * _beta_fraction(k, 1 / d, q))


def _fraction_down(k: Floats, m: Floats, d: Floats) -> Floats:
    """P(Y <= k) below the mean where the tail is long: I_p(1/d, k + 1)."""
    p = 1 / (1 + m * d)
    return np.asarray(np.exp(log_pmf(k + 1, m, d)) * (k + 1) * d * _beta_fraction(1 / d, k + 1, p))


def _beta_fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    """Continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method."""
    fraction, lower, upper = np.ones_like(x), np.ones_like(x), np.full_like(x, 1 / _TINY)
    for step in range(1, _MOST_STEPS):
        half = step // 2
        if step % 2:
            part = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            part = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        lower = 1 / _away_from_zero(1 + part * lower)
        upper = _away_from_zero(1 + part / upper)
        fraction = fraction * upper * lower
        if not (np.abs(upper * lower - 1) > 1e-15).any():
            break
    return fraction


def _away_from_zero(value: Floats) -> Floats:
    return np.where(np.abs(value) < _TINY, _TINY, value)
