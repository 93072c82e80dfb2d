"""How a rule looks at what was known on a day: one shape for both methods of sparse counts, for replays of the past."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np

from kentongan.detection.decide import group_numbers
from kentongan.detection.judgement import Floats, Judgement, Mask, Why
from kentongan.detection.panel import Counts
from kentongan.detection.rules import ShrunkenRule
from kentongan.detection.shrunken import judge

if TYPE_CHECKING:
    from kentongan.detection.hierarchical import HierarchicalRule

SURGE_DAYS, SURGE_LEAST = 14, 3  # what counts as a surge in hindsight, for a rule that has no window of its own
Borders = Iterable[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Look:
    """What a rule says on one day; one entry for each area, NaN where nothing can be said."""

    exceeds: Mask
    judged: Mask
    p_value: Floats
    observed: Floats
    expected: Floats


@dataclass(frozen=True, eq=False)
class Looking:
    """What a replay must know of a rule.

    look          asked with counts and observed days (areas x days) up to a day, and the share of each day's reports
                  that was in by then, or None
    back          so many days of the past make no difference any more
    least         days of a record before which nothing can be said
    alpha         the level that a p-value has to reach
    floor         fewer than this never exceed
    window        days in which a surge is looked for in hindsight
    surge_least   so many in them at least
    """

    look: Callable[[Counts, Mask, Floats | None], Look]
    back: int
    least: int
    alpha: float
    floor: int
    window: int
    surge_least: int


def looking(
    rule: "ShrunkenRule | HierarchicalRule",
    areas: tuple[str, ...],
    *,
    groups: Mapping[str, str] | None = None,
    borders: Borders | None = None,
) -> Looking:
    """Return how a rule looks at these areas.

    groups   to which group each area belongs, for the method that keeps a threshold for each area
    borders  pairs of rows that are neighbours, for the hierarchical method; None: the areas of a kecamatan are

    Raises PanelError for an area without a group.
    """
    if isinstance(rule, ShrunkenRule):
        return _shrunken(rule, areas, groups)
    # Only here: the compiler and its kernels are loaded for those alone who ask for this method.
    made: Looking = import_module("kentongan.detection.looking_weekly").by_weeks(rule, areas, borders)
    return made


def as_look(found: Judgement, cell: tuple[slice, int] | slice = slice(None)) -> Look:
    """One column of a judgement."""
    return Look(
        exceeds=found.exceeds[cell],
        judged=found.why[cell] == Why.JUDGED,
        p_value=found.p_value[cell],
        observed=found.observed[cell].astype(float),
        expected=found.expected[cell],
    )


def _shrunken(rule: ShrunkenRule, areas: tuple[str, ...], groups: Mapping[str, str] | None) -> Looking:
    settings, group = rule.settings(), group_numbers(areas, groups)

    def look(counts: Counts, observed: Mask, arrived: Floats | None) -> Look:
        at = counts.shape[1] - 1
        return as_look(judge(counts, observed, settings, at=at, group=group, arrived=arrived, with_bounds=False))

    return Looking(
        look=look,
        back=settings.history + settings.window,
        least=rule.least_history + rule.window,
        alpha=rule.alpha,
        floor=rule.minimum,
        window=rule.window,
        surge_least=rule.minimum,
    )


def nothing(areas: int) -> Look:
    """A day of which nothing can be said."""
    blank, no = np.full(areas, np.nan), np.zeros(areas, dtype=bool)
    return Look(no, no, blank, blank, blank)
