"""Weeks out of days, counted back from the day in question."""

import numpy as np
import numpy.typing as npt

from kentongan.detection.judgement import Floats, Ints, Mask
from kentongan.detection.panel import PanelError

WEEK = 7


def weekly(counts: npt.NDArray[np.integer], observed: Mask, *, at: int) -> tuple[Ints, Mask]:
    """Areas x weeks, the last of which ends with column `at`; days before the first whole week fall away.

    A week is observed where most of its days are. Raises PanelError where there is not one whole week.

    >>> counts, observed = weekly(np.arange(9)[None], np.ones((1, 9), dtype=bool), at=7)
    >>> counts.tolist(), observed.tolist()
    ([[28]], [[True]])
    """
    weeks = (at + 1) // WEEK
    if not weeks > 0 or at >= counts.shape[1]:
        raise PanelError(f"Tidak ada satu minggu utuh sampai hari ke-{at + 1}.")
    days = slice(at + 1 - weeks * WEEK, at + 1)
    shape = (len(counts), weeks, WEEK)
    told = observed[:, days].reshape(shape).sum(axis=2) > WEEK // 2
    reports = counts[:, days].reshape(shape).sum(axis=2).astype(np.int64)
    return np.where(told, reports, 0), told


def weekly_shares(arrived: Floats, *, at: int) -> Floats:
    """What share of each week's reports is in, out of those of its days; weeks as in `weekly`.

    >>> weekly_shares(np.array([1.0] * 7 + [1.0, 1.0, 1.0, 0.9, 0.8, 0.5, 0.4]), at=13).tolist()
    [1.0, 0.8]
    """
    weeks = (at + 1) // WEEK
    return np.asarray(arrived[at + 1 - weeks * WEEK : at + 1].reshape(weeks, WEEK).mean(axis=1))
