"""What a way of evaluating would have said of the worst areas where nothing was done: its own test on these data."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from kentongan.detection.effect_input import Trial
from kentongan.detection.effect_result import NOMINAL, Estimate

_MOST = 6


def placebos(
    given: Trial, method: Callable[[Trial, np.random.Generator], Estimate], *, rng: np.random.Generator
) -> dict[str, float]:
    """Choose the worst of the untreated areas at the real start and at earlier days, and evaluate nothing.

    Returns:
        `placebo_runs`, `placebo_ratio` (geometric mean; near 1 when regression to the mean is allowed for) and
        `placebo_found` (share that would have been called an effect). Empty where there are too few areas.
    """
    untreated = np.flatnonzero(given.compared)
    size = min(int(given.treated.sum()), len(untreated) // 2)
    if size < 1 or len(untreated) - size < 3:
        return {}
    least = 2 * given.start // 3
    starts = sorted({*np.linspace(least, given.start, _MOST).astype(int).tolist()})
    found = [_one(given, method, untreated, size, start, rng) for start in starts]
    told = [one for one in found if one is not None and one.ratio > 0]
    if not told:
        return {}
    return {
        "placebo_runs": float(len(told)),
        "placebo_ratio": math.exp(sum(math.log(one.ratio) for one in told) / len(told)),
        "placebo_found": sum(1 for one in told if one.p_value < NOMINAL) / len(told),
    }


def _one(
    given: Trial,
    method: Callable[[Trial, np.random.Generator], Estimate],
    untreated: np.ndarray,
    size: int,
    start: int,
    rng: np.random.Generator,
) -> Estimate | None:
    window = slice(start - max(1, start // 3), start)
    lately = given.counts[untreated, window].sum(axis=1) / np.maximum(given.observed[untreated, window].sum(axis=1), 1)
    worst = untreated[np.argsort(-lately / given.people[untreated], kind="stable")[:size]]
    chosen = np.zeros_like(given.treated)
    chosen[worst] = True
    stop = min(given.counts.shape[1], start + given.after)
    part = replace(
        given,
        counts=given.counts[:, :stop],
        observed=given.observed[:, :stop],
        treated=chosen,
        compared=given.compared & ~chosen,
        start=start,
        selection=min(given.selection, start // 3),
    )
    after = part.counts[:, start:]
    if part.too_short or not after[chosen].any() or not after[part.compared].any():
        return None
    return method(part, rng)
