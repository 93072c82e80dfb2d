"""What every way of evaluating answers with, and when it may say that a measure helped."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NOMINAL = 0.05
WORTH_KNOWING = 0.7
"""The change a city would want to see: three in ten fewer. An interval that excludes it and 1 ÷ it says "no change"."""


class EffectVerdict(StrEnum):
    HELPED = "helped"
    HARMED = "harmed"
    NO_DIFFERENCE = "no_difference"
    CANNOT_SAY = "cannot_say"


class Lack(StrEnum):
    """Why nothing can be said."""

    NONE = ""
    SHORT_PAST = "short_past"
    SHORT_AFTER = "short_after"
    FEW_COMPARED = "few_compared"
    NOTHING_COUNTED = "nothing_counted"
    SILENT = "silent"
    FEW_EXPECTED = "few_expected"
    TOO_UNCERTAIN = "too_uncertain"


@dataclass(frozen=True)
class Estimate:
    """What a method found: the rate ratio with its interval and p-value, and what was to be expected without."""

    ratio: float
    low: float
    high: float
    p_value: float
    observed: float
    expected: float
    diagnostics: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """Did it help?

    verdict      one of `EffectVerdict`
    lack         a `Lack`; empty unless the verdict is cannot_say
    method       which way
    ratio        rate with the measure ÷ rate to be expected without it; None where nothing was estimated
    low, high    the interval that holds 19 times in 20
    observed     counted in the treated areas since the start
    expected     to be expected there without the measure
    treated, compared   number of areas
    before, after       number of periods
    more         further periods until a drop of 30 % would be seen four times in five; None when never, or not known
    detectable   the smallest drop (0 to 1) that would be seen four times in five with the data there are
    """

    verdict: EffectVerdict
    lack: Lack
    method: str
    ratio: float | None
    low: float | None
    high: float | None
    p_value: float | None
    observed: int
    expected: float | None
    treated: int
    compared: int
    before: int
    after: int
    more: int | None = None
    detectable: float | None = None
    diagnostics: Mapping[str, float] = field(default_factory=dict)


def verdict_of(found: Estimate) -> tuple[EffectVerdict, Lack]:
    """Say it in one of four words.

    >>> verdict_of(Estimate(0.7, 0.5, 0.9, 0.01, 70, 100))[0].value
    'helped'
    >>> verdict_of(Estimate(0.7, 0.3, 1.6, 0.4, 7, 10))[1].value
    'too_uncertain'
    """
    if not all(map(math.isfinite, (found.ratio, found.low, found.high, found.p_value))):
        return EffectVerdict.CANNOT_SAY, Lack.TOO_UNCERTAIN
    if found.p_value < NOMINAL and found.high < 1:
        return EffectVerdict.HELPED, Lack.NONE
    if found.p_value < NOMINAL and found.low > 1:
        return EffectVerdict.HARMED, Lack.NONE
    if found.low > WORTH_KNOWING and found.high < 1 / WORTH_KNOWING:
        return EffectVerdict.NO_DIFFERENCE, Lack.NONE
    return EffectVerdict.CANNOT_SAY, Lack.TOO_UNCERTAIN
