"""The hierarchical method in a replay: each look judges the week that ends on its day, as the nightly run does."""

import numpy as np

from kentongan.detection.hierarchical import HierarchicalRule, judge_hierarchical
from kentongan.detection.hierarchical_findings import of_weeks
from kentongan.detection.hierarchical_table import places_of
from kentongan.detection.judgement import Floats, Mask
from kentongan.detection.looking import SURGE_DAYS, SURGE_LEAST, Borders, Look, Looking, as_look, nothing
from kentongan.detection.panel import Counts
from kentongan.detection.weeks import WEEK, weekly, weekly_shares


def days_back(rule: HierarchicalRule) -> int:
    """How many days the method learns from and looks at, the last one included."""
    return WEEK * (rule.history + rule.gap + rule.refit)


def by_weeks(rule: HierarchicalRule, areas: tuple[str, ...], borders: Borders | None) -> Looking:
    """How the method looks; see `looking.looking`."""
    places, weeks = places_of(areas, borders), of_weeks(rule)

    def look(counts: Counts, observed: Mask, arrived: Floats | None) -> Look:
        at = counts.shape[1] - 1
        if at + 1 < WEEK:
            return nothing(len(counts))
        told, heard = weekly(counts, observed, at=at)
        shares = None if arrived is None else weekly_shares(arrived[len(arrived) - at - 1 :], at=at)
        return as_look(judge_hierarchical(told, heard, places=places, rule=weeks, arrived=shares), (slice(None), 0))

    return Looking(
        look=look,
        back=days_back(rule),
        least=WEEK * (rule.least + rule.gap + rule.refit),
        alpha=rule.alpha if rule.budget is None else float(np.clip(rule.budget / len(areas), 0, 0.5)),
        floor=rule.minimum,
        window=SURGE_DAYS,
        surge_least=max(SURGE_LEAST, rule.minimum),
    )
