"""Difference in differences, given each area's total: the share that falls after the start, here and elsewhere."""

import numpy as np

from kentongan.detection.effect_input import Trial
from kentongan.detection.effect_result import NOMINAL, Estimate
from kentongan.detection.judgement import Floats

_DRAWS = 999


def differences(trial: Trial, *, rng: np.random.Generator) -> Estimate:
    """Compare after with before, the time that may have been the reason to choose left out of "before".

    Given an area's total its own level cancels out, and the city's course with it. The areas are then dealt out anew,
    as if others had been chosen: areas differ more than counts do, and only their own spread can say by how much.
    """
    counts = np.where(trial.observed, trial.counts, 0.0)
    before, after = slice(0, trial.start - trial.selection), slice(trial.start, None)
    table = np.stack([counts[:, before].sum(axis=1), counts[:, after].sum(axis=1)])
    heard = np.stack([trial.observed[:, part].sum(axis=1) * trial.people for part in (before, after)])
    used = np.flatnonzero(trial.treated | trial.compared)
    chosen = trial.treated[used].astype(np.float64)
    table, heard = table[:, used], heard[:, used]
    dealt = np.array([rng.permutation(chosen) for _ in range(_DRAWS)])
    found = float(_log_ratio(table, heard, chosen[None])[0])
    others = np.abs(_log_ratio(table, heard, dealt))
    width = float(np.quantile(others, 1 - NOMINAL))
    observed = float(table[1] @ chosen)
    return Estimate(
        ratio=float(np.exp(found)),
        low=float(np.exp(found - width)),
        high=float(np.exp(found + width)),
        p_value=float((1 + (others >= abs(found) - 1e-12).sum()) / (_DRAWS + 1)),
        observed=observed,
        expected=observed / float(np.exp(found)),
        diagnostics={"draws": float(_DRAWS), "left_out": float(trial.selection)},
    )


def _log_ratio(table: Floats, heard: Floats, chosen: Floats) -> Floats:
    """For each deal the log of the ratio of rate ratios; half a count added to each of the four cells."""
    inside, outside = chosen.T, 1 - chosen.T
    rate = [
        [np.log((table[part] @ side + 0.5) / (heard[part] @ side + 0.5)) for part in (0, 1)]
        for side in (inside, outside)
    ]
    return np.asarray(rate[0][1] - rate[0][0] - rate[1][1] + rate[1][0])
