"""Synthetic control: the mixture of untreated areas that went as the treated ones did, and placebos of it."""

import numpy as np
from scipy import optimize

from kentongan.detection.effect_input import Trial
from kentongan.detection.effect_result import NOMINAL, Estimate
from kentongan.detection.judgement import Floats

_DRAWS = 199


def synthetic(trial: Trial, *, rng: np.random.Generator) -> Estimate:
    """Mix, compare, and do the same for as many areas without the measure, drawn by lot, again and again.

    Weights are not negative and fitted on the blocks of the past, the time that may have been the reason to choose left
    out (Abadie, Diamond & Hainmueller 2010, JASA 105:493). Missing periods count at the area's own mean.
    """
    rates = _filled(trial)
    treated, donors = np.flatnonzero(trial.treated), np.flatnonzero(trial.compared)
    found = _gap(trial, rates, treated, donors)
    size = min(len(treated), max(1, len(donors) // 2))
    placebos = []
    for _each in range(_DRAWS):
        drawn = rng.permutation(donors)
        placebos.append(_gap(trial, rates, drawn[:size], drawn[size:]))
    others = np.abs(np.array(placebos) - np.median(placebos))
    width = float(np.quantile(others, 1 - NOMINAL))
    observed = float(np.where(trial.observed, trial.counts, 0.0)[treated, trial.start :].sum())
    return Estimate(
        ratio=float(np.exp(found)),
        low=float(np.exp(found - width)),
        high=float(np.exp(found + width)),
        p_value=float((1 + (others >= abs(found) - 1e-12).sum()) / (_DRAWS + 1)),
        observed=observed,
        expected=observed / float(np.exp(found)),
        diagnostics={"placebos": float(_DRAWS), "left_out": float(trial.selection)},
    )


def _filled(trial: Trial) -> Floats:
    counts, heard = np.where(trial.observed, trial.counts, 0.0), trial.observed
    rates = counts / trial.people[:, None]
    for part in (slice(0, trial.start), slice(trial.start, None)):
        mean = rates[:, part].sum(axis=1) / np.maximum(heard[:, part].sum(axis=1), 1)
        rates[:, part] = np.where(heard[:, part], rates[:, part], mean[:, None])
    return np.asarray(rates)


def _gap(trial: Trial, rates: Floats, chosen: np.ndarray, donors: np.ndarray) -> float:
    """Log of (after ÷ before) of the chosen areas over that of their mixture; half a count added."""
    stop, size = trial.start - trial.selection, trial.block
    edges = np.arange(0, stop, size)
    past = np.add.reduceat(rates[:, :stop], edges, axis=1)
    own, theirs = past[chosen].mean(axis=0), past[donors]
    # A little of the plain mean is mixed in: with few counts the best fit in the past is a fit to chance.
    level = np.sqrt(max(float(own.mean()), 0.5) * len(edges))
    ridge = np.eye(len(donors)) * level
    target = np.concatenate([own, np.full(len(donors), level / len(donors))])
    weights, _rest = optimize.nnls(np.vstack([theirs.T, ridge]), target)
    mixed = rates[donors].T @ weights
    real = rates[chosen].mean(axis=0)
    sums = [
        part.sum() + 0.5 / len(chosen) for series in (real, mixed) for part in (series[:stop], series[trial.start :])
    ]
    return float(np.log(sums[1] / sums[0] * sums[2] / sums[3]))
