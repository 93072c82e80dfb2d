"""Counts per area and day in, findings out: is this more than usual here? A plain library on NumPy alone.

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
"""

from kentongan.detection.decide import Finding, Verdict, examine
from kentongan.detection.ears import ears
from kentongan.detection.judgement import Judgement, Why
from kentongan.detection.panel import CountPanel, PanelError
from kentongan.detection.replay import Replay, Series, replay, series
from kentongan.detection.rules import EarsRule, RuleError, ShrunkenRule

__all__ = [
    "CountPanel",
    "EarsRule",
    "Finding",
    "Judgement",
    "PanelError",
    "Replay",
    "RuleError",
    "Series",
    "ShrunkenRule",
    "Verdict",
    "Why",
    "ears",
    "examine",
    "replay",
    "series",
]
