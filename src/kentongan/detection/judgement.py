"""What every kernel answers with: arrays, one cell per area (and, for some kernels, per period)."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Why(IntEnum):
    """Why a cell was not judged; an integer, so that it fits in an array."""

    JUDGED = 0
    SILENT_NOW = 1
    SHORT_HISTORY = 2
    NO_MODEL = 3
    """The regression found no answer: often a history of nothing but zeros."""
    NO_BOUND = 4
    """The expected count is too uncertain for any bound."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """All arrays have one shape. Where `why` is not JUDGED, the floats are NaN and `exceeds` is False. A method that
    looks for no bound at all, because there are too few reports for an alarm, leaves `upper` and `needed` NaN.

    observed   reports counted in the window
    exposure   periods of the window that were observed
    history    periods of the past that were observed
    expected   mean count to be expected in the window
    lower      lowest count that still passes for usual
    upper      highest count that still passes for usual
    p_value    chance of such a count or a higher one when nothing is the matter; NaN where the method has none
    needed     lowest count that would have exceeded
    exceeds    the count is higher than usual
    why        a `Why`
    """

    observed: Ints
    exposure: Ints
    history: Ints
    expected: Floats
    lower: Floats
    upper: Floats
    p_value: Floats
    needed: Floats
    exceeds: Mask
    why: Ints
