"""Controlled interrupted time series: a step in the treated areas' share of what the city counts."""

import math

import numpy as np
from scipy.special import stdtr, stdtrit

from kentongan.detection.effect_input import Trial
from kentongan.detection.effect_result import NOMINAL, Estimate
from kentongan.detection.judgement import Floats

_STEPS = 50


def interrupted(trial: Trial) -> Estimate:
    """Fit a step at the start to the two series, treated and compared (Bernal et al. 2018, IJE 47:2082).

    Season and shocks are free for each stretch of time and shared by both series; given their sum the quasi-Poisson
    model is a logistic one for the treated areas' share. The time that may have been the reason to choose is left out.
    """
    treated, compared, odds, later = _series(trial)
    total = treated + compared
    told = total > 0
    design = np.column_stack([np.ones(told.sum()), later[told]])
    beta, fitted = _fit(treated[told], total[told], odds[told], design)
    weight = total[told] * fitted * (1 - fitted)
    freedom = int(told.sum()) - 2
    rest = float(((treated[told] - total[told] * fitted) ** 2 / np.maximum(weight, 1e-9)).sum())
    spread = max(1.0, rest / max(freedom, 1))
    error = math.sqrt(spread * float(np.linalg.pinv(design.T * weight @ design)[1, 1]))
    reach = float(stdtrit(max(freedom, 1), 1 - NOMINAL / 2)) * error
    observed = float(treated[later > 0].sum())
    return Estimate(
        ratio=math.exp(beta[1]),
        low=math.exp(beta[1] - reach),
        high=math.exp(beta[1] + reach),
        p_value=float(2 * stdtr(max(freedom, 1), -abs(beta[1]) / max(error, 1e-12))),
        observed=observed,
        expected=observed / math.exp(beta[1]),
        diagnostics={"spread": spread, "left_out": float(trial.selection)},
    )


def _series(trial: Trial) -> tuple[Floats, Floats, Floats, Floats]:
    """Counts of both groups in blocks, the log odds of their exposure, and which blocks lie after the start."""
    size = trial.block
    stretches = [
        *(
            (first, min(first + size, trial.start - trial.selection), 0.0)
            for first in range(0, trial.start - trial.selection, size)
        ),
        *(
            (first, min(first + size, trial.counts.shape[1]), 1.0)
            for first in range(trial.start, trial.counts.shape[1], size)
        ),
    ]
    counts, heard = np.where(trial.observed, trial.counts, 0.0), trial.observed * trial.people[:, None]
    rows = []
    for first, stop, later in stretches:
        sums = [
            array[group, first:stop].sum() for array in (counts, heard) for group in (trial.treated, trial.compared)
        ]
        if sums[2] > 0 and sums[3] > 0:
            rows.append([sums[0], sums[1], math.log(sums[2] / sums[3]), later])
    treated, compared, odds, later_too = np.array(rows).T
    return treated, compared, odds, later_too


def _fit(seen: Floats, total: Floats, odds: Floats, design: Floats) -> tuple[Floats, Floats]:
    """Iteratively reweighted least squares, half a count added so that an empty series has an answer."""
    share = (seen + 0.5) / (total + 1)
    beta: Floats = np.zeros(design.shape[1])
    line: Floats = np.log(share / (1 - share))
    for _each in range(_STEPS):
        fitted = 1 / (1 + np.exp(-line))
        weight = np.maximum((total + 1) * fitted * (1 - fitted), 1e-9)
        work = line - odds + ((total + 1) * (share - fitted)) / weight
        solved = np.linalg.lstsq(design * np.sqrt(weight)[:, None], work * np.sqrt(weight), rcond=None)
        new = np.asarray(solved[0], dtype=np.float64)
        line = np.asarray(np.clip(odds + design @ new, -30, 30), dtype=np.float64)
        if np.abs(new - beta).max() < 1e-9:
            break
        beta = new
    return beta, 1 / (1 + np.exp(-line))
