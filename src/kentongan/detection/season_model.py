"""Mean of a count from level, season and trend, fitted as R's `glm` and `glm.nb` fit it, one series at a time."""

import math

import numpy as np
from scipy.special import gammaln, polygamma, psi

from kentongan.detection.judgement import Floats

_MOST_STEPS = 25
_TOLERANCE = 1e-8
_ROUGH = float(np.finfo(float).eps) ** 0.25


def season_terms(columns: Floats, harmonics: int, trend: bool, frequency: int) -> Floats:
    """One row per column: 1, the time if `trend`, and sines and cosines of the year.

    >>> season_terms(np.array([13.0]), 1, True, 52)[0, :3].tolist()
    [1.0, 13.0, 1.0]
    """
    angles = [2 * np.pi * s * columns / frequency for s in range(1, harmonics + 1)]
    waves = [wave(angle) for angle in angles for wave in (np.sin, np.cos)]
    return np.column_stack([np.ones(len(columns)), *([columns] if trend else []), *waves])


def fit_season(counts: Floats, terms: Floats, alpha: float | None) -> tuple[Floats, float] | None:
    """Coefficients and dispersion (estimated if `alpha` is None), or None where there is no answer."""
    with np.errstate(all="ignore"):
        if alpha is not None:
            effects = _fit(counts, terms, alpha, counts + 0.1 if alpha == 0 else counts + (counts == 0) / 6)
            return None if effects is None else (effects, alpha)
        return _fit_with_dispersion(counts, terms)


def _fit_with_dispersion(counts: Floats, terms: Floats) -> tuple[Floats, float] | None:
    """Turn about: means given the dispersion, dispersion given the means, until the likelihood stands still."""
    effects = _fit(counts, terms, 0.0, counts + 0.1)
    if effects is None:
        return None
    mean = np.exp(terms @ effects)
    size = _size(counts, mean)
    likelihood = _likelihood(counts, mean, size)
    scale = math.sqrt(2 * max(1, len(counts) - terms.shape[1]))
    before, step = likelihood + 2 * scale, 1.0
    for _ in range(_MOST_STEPS):
        if abs(before - likelihood) / scale + abs(step) <= _TOLERANCE:
            break
        effects = _fit(counts, terms, 1 / size, mean)
        if effects is None:
            return None
        # The size lags one step behind, as in `glm.nb`.
        last, size = size, _size(counts, mean)
        mean = np.exp(terms @ effects)
        step, before, likelihood = last - size, likelihood, _likelihood(counts, mean, size)
    return (effects, 1 / size) if math.isfinite(size) and size > 0 else None


def _fit(counts: Floats, terms: Floats, alpha: float, start: Floats) -> Floats | None:
    mean, predictor = start, np.log(start)
    deviance = _deviance(counts, mean, alpha)
    for _ in range(_MOST_STEPS):
        root = np.sqrt(mean / (1 + alpha * mean))
        if not np.isfinite(root).all():
            return None
        effects = np.linalg.lstsq(terms * root[:, None], (predictor + counts / mean - 1) * root, rcond=None)[0]
        predictor = terms @ effects
        mean = np.exp(predictor)
        before, deviance = deviance, _deviance(counts, mean, alpha)
        if not math.isfinite(deviance):
            return None
        if abs(deviance - before) < _TOLERANCE * (abs(deviance) + 0.1):
            return np.asarray(effects)
    return None


def _deviance(counts: Floats, mean: Floats, alpha: float) -> float:
    logs = counts * np.log(np.where(counts > 0, counts, 1) / mean)
    if alpha == 0:
        return float(2 * (np.where(counts > 0, logs, 0) - counts + mean).sum())
    size = 1 / alpha
    return float(2 * (np.where(counts > 0, logs, 0) - (counts + size) * np.log((counts + size) / (mean + size))).sum())


def _size(counts: Floats, mean: Floats) -> float:
    """Newton's steps to the likeliest size (1 / dispersion), stopped where `theta.ml` stops."""
    size = len(counts) / float(((counts / mean - 1) ** 2).sum())
    for _ in range(_MOST_STEPS - 1):
        size = abs(size)
        total = mean + size
        score = psi(size + counts) - psi(size) + math.log(size) + 1 - np.log(total) - (counts + size) / total
        bend = polygamma(1, size) - polygamma(1, size + counts) - 1 / size + 2 / total - (counts + size) / total**2
        step = float(score.sum() / bend.sum())
        size += step
        if not abs(step) > _ROUGH:
            break
    return max(size, 0.0)


def _likelihood(counts: Floats, mean: Floats, size: float) -> float:
    start = gammaln(size + counts) - gammaln(size) + size * math.log(size) - gammaln(counts + 1)
    return float((start + counts * np.log(mean) - (size + counts) * np.log(size + mean)).sum())
