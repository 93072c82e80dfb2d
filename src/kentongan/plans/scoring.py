"""From target and result to a percentage, its class, and the percentage of a whole plan. Pure.

A percentage is never capped: in real evaluations a plan as a whole came out above 100 (Riau). What nobody has reported
counts in no percentage; it is counted beside it.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

HUNDREDTH = Decimal("0.01")


class Limits(Protocol):
    """From where a percentage exceeds, meets and is near its target."""

    exceeds_above: Decimal
    meets_from: Decimal
    near_from: Decimal


def percentage(target: Decimal, result: Decimal) -> Decimal:
    """Return the result in percent of its target.

    >>> percentage(Decimal(4), Decimal(5)), percentage(Decimal(3), Decimal(1))
    (Decimal('125.00'), Decimal('33.33'))
    """
    return (result * 100 / target).quantize(HUNDREDTH, ROUND_HALF_UP)


def outcome(percent: Decimal, limits: Limits) -> str:
    """Return the code of the class of a percentage, of the list plan_result.

    >>> from types import SimpleNamespace
    >>> form = SimpleNamespace(exceeds_above=Decimal(100), meets_from=Decimal(100), near_from=Decimal(75))
    >>> [outcome(Decimal(percent), form) for percent in (120, 100, 80, 10)]
    ['melebihi', 'sesuai', 'mendekati', 'belum']
    """
    if percent > limits.exceeds_above:
        return "melebihi"
    if percent >= limits.meets_from:
        return "sesuai"
    return "mendekati" if percent >= limits.near_from else "belum"


def overall(percents: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of the percentages that are there, None when there are none.

    >>> overall([Decimal(150), None, Decimal(100)])
    Decimal('125.00')
    """
    known = [one for one in percents if one is not None]
    return (sum(known, Decimal(0)) / len(known)).quantize(HUNDREDTH, ROUND_HALF_UP) if known else None
