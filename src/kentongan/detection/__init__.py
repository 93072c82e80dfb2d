"""Counts per area and day in, findings out: is this more than usual here? A plain library on NumPy.

A village that saw nothing for months and then six quarrels in five days; its neighbours as always, one of them silent:

>>> from datetime import date
>>> import numpy as np
>>> areas = ["35.74.01.1001", "35.74.01.1002", "35.74.02.1001"]
>>> first, last = date(2025, 7, 1), date(2026, 1, 31)
>>> events = [("35.74.01.1001", date(2026, 1, day)) for day in (27, 28, 28, 29, 30, 31)]
>>> events += [("35.74.01.1002", date(2025, month, 5)) for month in (8, 9, 11)]
>>> reported = np.ones((3, 215), dtype=bool)
>>> reported[2, -10:] = False
>>> panel = CountPanel.from_events(events, areas=areas, first=first, last=last, observed=reported)
>>> for one in examine(panel, ShrunkenRule(), groups={area: area[:8] for area in areas}):
...     print(one.area, one.verdict, one.reason)
35.74.01.1001 exceeds 6 laporan dalam 14 hari; biasanya 0–1.
35.74.01.1002 quiet 0 laporan dalam 14 hari; biasanya 0–2.
35.74.02.1001 cannot_say Belum dapat dinilai: hanya 4 dari 14 hari terlapor.

The same numbers come out of the same panel and `ShrunkenRule.from_json(stored)`, whatever the day it is run.

The classical methods (`farrington_flexible`, `farrington`, `cusum`, `glr_nb`) and the hierarchical one, for a whole
city or country under one budget of alarms (`judge_hierarchical`), take arrays. They are loaded when first asked for,
with the compiler they need. docs/detection.md tells which is for what.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kentongan.detection.decide import Finding, Verdict, examine
from kentongan.detection.delay import Delay, LateReports, Nowcast, completeness, nowcast, reporting_delay
from kentongan.detection.ears import ears
from kentongan.detection.judgement import Judgement, Why
from kentongan.detection.panel import CountPanel, PanelError
from kentongan.detection.reference_periods import Time
from kentongan.detection.replay import Replay, Series, replay, series
from kentongan.detection.rules import EarsRule, RuleError, ShrunkenRule
from kentongan.detection.velocity import Velocity, velocity

if TYPE_CHECKING:
    from kentongan.detection.ahead import Ahead, AheadRule, Unknown, look_ahead, neighbour_weights
    from kentongan.detection.classical import CLASSICAL_RULES, ClassicalRule, judge_classical
    from kentongan.detection.cusum_chart import CusumRule, cusum
    from kentongan.detection.endemic import EndemicError, EndemicFit, endemic_data, fit_endemic
    from kentongan.detection.farrington_chart import farrington, farrington_flexible
    from kentongan.detection.farrington_rules import FarringtonFlexibleRule, FarringtonRule
    from kentongan.detection.glr_chart import GlrNbRule, glr_nb
    from kentongan.detection.hawkes import (
        HawkesAhead,
        HawkesError,
        HawkesFit,
        fit_hawkes,
        hawkes_ahead,
        hawkes_events,
    )
    from kentongan.detection.hierarchical import HierarchicalRule, Places, judge_hierarchical
    from kentongan.detection.hierarchical_findings import examine_weeks, series_weeks
    from kentongan.detection.hierarchical_table import judge_table
    from kentongan.detection.hierarchy import Tree
    from kentongan.detection.seasonal_chart import SeasonalRule, seasonal
    from kentongan.detection.silence import Silence, SilenceRule, judge_silence

_WHEN_ASKED = {
    "endemic": ("EndemicError", "EndemicFit", "endemic_data", "fit_endemic"),
    "hawkes": ("HawkesAhead", "HawkesError", "HawkesFit", "fit_hawkes", "hawkes_ahead", "hawkes_events"),
    "ahead": ("Ahead", "AheadRule", "Unknown", "look_ahead", "neighbour_weights"),
    "classical": ("CLASSICAL_RULES", "ClassicalRule", "judge_classical"),
    "cusum_chart": ("CusumRule", "cusum"),
    "farrington_rules": ("FarringtonFlexibleRule", "FarringtonRule"),
    "farrington_chart": ("farrington", "farrington_flexible"),
    "glr_chart": ("GlrNbRule", "glr_nb"),
    "hierarchical": ("HierarchicalRule", "Places", "judge_hierarchical"),
    "hierarchical_findings": ("examine_weeks", "series_weeks"),
    "hierarchical_table": ("judge_table",),
    "hierarchy": ("Tree",),
    "seasonal_chart": ("SeasonalRule", "seasonal"),
    "silence": ("Silence", "SilenceRule", "judge_silence"),
}
_HOME = {name: module for module, names in _WHEN_ASKED.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = [
    "CLASSICAL_RULES",
    "Ahead",
    "AheadRule",
    "ClassicalRule",
    "CountPanel",
    "CusumRule",
    "Delay",
    "EarsRule",
    "EndemicError",
    "EndemicFit",
    "FarringtonFlexibleRule",
    "FarringtonRule",
    "Finding",
    "GlrNbRule",
    "HawkesAhead",
    "HawkesError",
    "HawkesFit",
    "HierarchicalRule",
    "Judgement",
    "LateReports",
    "Nowcast",
    "PanelError",
    "Places",
    "Replay",
    "RuleError",
    "SeasonalRule",
    "Series",
    "ShrunkenRule",
    "Silence",
    "SilenceRule",
    "Time",
    "Tree",
    "Unknown",
    "Velocity",
    "Verdict",
    "Why",
    "completeness",
    "cusum",
    "ears",
    "endemic_data",
    "examine",
    "examine_weeks",
    "farrington",
    "farrington_flexible",
    "fit_endemic",
    "fit_hawkes",
    "glr_nb",
    "hawkes_ahead",
    "hawkes_events",
    "judge_classical",
    "judge_hierarchical",
    "judge_silence",
    "judge_table",
    "look_ahead",
    "neighbour_weights",
    "nowcast",
    "replay",
    "reporting_delay",
    "seasonal",
    "series",
    "series_weeks",
    "velocity",
]
