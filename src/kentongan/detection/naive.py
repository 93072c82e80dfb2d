"""The rules of thumb that people use without a detector, to measure a detector against."""

import numpy as np

from kentongan.detection.panel import Counts, Mask

MONTH = 30
YEAR = 364  # whole weeks, so that the days of the week agree
_LEAST_SHARE = 0.5

NAIVE = {"last-month": MONTH, "last-year": YEAR}
LONGEST = YEAR + MONTH


def more_than_before(counts: Counts, observed: Mask, *, back: int, minimum: int) -> tuple[Mask, Mask]:
    """Were there more in the last thirty days than in the thirty days that ended `back` days earlier?

    counts, observed  areas x days, up to today
    minimum           fewer than this never exceed: the rule of thumb gets the same floor as the detector

    Returns exceeds and judged, one entry for each area; not judged where either stretch was mostly not reported.

    >>> counts = np.zeros((1, 60), dtype=np.int64)
    >>> counts[0, -3:] = 1
    >>> more_than_before(counts, np.ones((1, 60), dtype=bool), back=MONTH, minimum=3)[0].tolist()
    [True]
    """
    size = counts.shape[1]
    if size < back + MONTH:
        nothing = np.zeros(len(counts), dtype=bool)
        return nothing, nothing
    now, then = slice(size - MONTH, size), slice(size - MONTH - back, size - back)
    judged = np.ones(len(counts), dtype=bool)
    for stretch in (now, then):
        judged &= observed[:, stretch].mean(axis=1) >= _LEAST_SHARE
    recent = counts[:, now].sum(axis=1)
    return judged & (recent > counts[:, then].sum(axis=1)) & (recent >= minimum), judged
