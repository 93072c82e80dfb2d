"""How rare is rare enough, when many areas are looked at in one go."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CONTROLS = ("fixed", "benjamini-hochberg")


def levels(p_values: npt.ArrayLike, alpha: float, control: str = "fixed") -> Floats:
    """The level that each area's own p-value has to reach, given the p-values of all.

    "fixed" asks `alpha` of everyone: so many false alarms per area and window. "benjamini-hochberg" holds the expected
    share of false ones among the alarms at `alpha`; an area is then an alarm exactly when its p-value is at most its
    level, and the level does not depend on that p-value itself, so it also tells what would have been needed.

    `p_values` is one-dimensional. Raises ValueError for an unknown control.
    Source: Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289.

    >>> levels([0.001, 0.02, 0.5, 0.9], 0.04, "benjamini-hochberg").round(3).tolist()
    [0.02, 0.02, 0.03, 0.03]
    """
    p = np.asarray(p_values, dtype=float)
    if control == "fixed" or p.size == 0:
        return np.full(p.shape, alpha)
    if control != "benjamini-hochberg":
        raise ValueError(f"unknown control {control!r}")
    count = p.size
    order = np.argsort(p, kind="stable")
    ladder = alpha * np.arange(1, count + 1) / count
    ranked = p[order]
    # With one p-value pushed to zero, those before it move up one rung; those after it stay where they are.
    pushed = np.concatenate([[0.0], ranked[:-1]]) <= ladder
    before = np.maximum.accumulate(np.where(pushed, np.arange(1, count + 1), 0))
    stays = np.where(ranked <= ladder, np.arange(1, count + 1), 0)
    after = np.concatenate([np.maximum.accumulate(stays[::-1])[::-1][1:], [0]])
    rungs = np.empty(count)
    rungs[order] = np.maximum(before, after)
    return np.asarray(alpha * rungs / count)
