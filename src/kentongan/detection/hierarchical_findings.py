"""Findings and series of the hierarchical method out of a panel of days: weeks counted back from the last day."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from kentongan.detection.decide import Finding, Verdict
from kentongan.detection.hierarchical import HierarchicalJudgement, HierarchicalRule, Places, judge_hierarchical
from kentongan.detection.hierarchical_sentences import hierarchical_reason
from kentongan.detection.hierarchical_table import places_of
from kentongan.detection.judgement import Why
from kentongan.detection.looking import Borders
from kentongan.detection.panel import CountPanel
from kentongan.detection.replay import Series
from kentongan.detection.rules import DAYS_A_YEAR
from kentongan.detection.sentences import still_to_come
from kentongan.detection.shapes import SHAPES
from kentongan.detection.tails import Floats
from kentongan.detection.weeks import WEEK, weekly, weekly_shares


def examine_weeks(
    panel: CountPanel,
    rule: HierarchicalRule,
    *,
    last: date | None = None,
    noun: str = "laporan",
    arrived: Floats | None = None,
    borders: Borders | None = None,
) -> list[Finding]:
    """Judge the week that ends on `last` (the panel's last day if None) and what led up to it, one Finding per area.

    Kecamatan and city of an area come from its code. An alarm's window is that of the shape that fits best, and its
    figures are sums over it; otherwise the window is the week. `arrived` as for `decide.examine`: what share of each
    day's reports is in by now. `borders` are pairs of rows that are neighbours; None: all areas of a kecamatan are.
    Raises PanelError for a day that does not fit.
    """
    places = places_of(panel.areas, borders)
    judged, end = _judged(panel, rule, places, last, looks=1, arrived=arrived)
    found = [_finding(judged, row, panel.areas, places, end, noun) for row in range(len(panel.areas))]
    if arrived is None:
        return found
    stop = panel.column_of(end) + 1
    late = {one.first: still_to_come(arrived[panel.column_of(one.first) : stop], noun) for one in found}
    return [replace(one, reason=f"{one.reason} {late[one.first]}".strip()) for one in found]


def series_weeks(
    panel: CountPanel,
    rule: HierarchicalRule,
    area: str,
    *,
    last: date | None = None,
    looks: int = 26,
    arrived: Floats | None = None,
    borders: Borders | None = None,
) -> Series:
    """Observed against usual in one area, in each of the last `looks` weeks; fewer if the panel is shorter."""
    row = panel.row_of(area)
    judged, end = _judged(panel, rule, places_of(panel.areas, borders), last, looks=looks, arrived=arrived)
    columns = judged.why.shape[1]
    heard = judged.exposure[row] > 0
    return Series(
        area=area,
        window=WEEK,
        ends=tuple(end - timedelta(days=WEEK * back) for back in range(columns - 1, -1, -1)),
        observed=np.where(heard, judged.observed[row].astype(float), np.nan),
        expected=judged.expected[row],
        lower=judged.lower[row],
        upper=np.where(np.isfinite(judged.upper[row]), np.maximum(judged.upper[row], 0), np.nan),
        verdicts=tuple(_verdict(judged, (row, column)) for column in range(columns)),
    )


def of_weeks(rule: HierarchicalRule) -> HierarchicalRule:
    """The same rule for periods of seven days."""
    return replace(rule, year=DAYS_A_YEAR / WEEK)


def _judged(
    panel: CountPanel, rule: HierarchicalRule, places: Places, last: date | None, *, looks: int, arrived: Floats | None
) -> tuple[HierarchicalJudgement, date]:
    at = panel.column_of(panel.periods[-1] if last is None else last)
    counts, observed = weekly(panel.counts, panel.observed, at=at)
    weeks = counts.shape[1]
    judged = judge_hierarchical(
        counts, observed, places=places, rule=of_weeks(rule), first=max(0, weeks - looks), last=weeks - 1,
        arrived=None if arrived is None else weekly_shares(arrived, at=at),
    )  # fmt: skip
    return judged, panel.periods[at]


def _verdict(judged: HierarchicalJudgement, cell: tuple[int, int]) -> Verdict:
    if judged.why[cell] != Why.JUDGED:
        return Verdict.CANNOT_SAY
    return Verdict.EXCEEDS if judged.exceeds[cell] else Verdict.QUIET


def _finding(
    judged: HierarchicalJudgement, row: int, areas: tuple[str, ...], places: Places, end: date, noun: str
) -> Finding:
    cell = (row, 0)
    verdict = _verdict(judged, cell)
    alarm, known = verdict == Verdict.EXCEEDS, verdict != Verdict.CANNOT_SAY
    first = end - timedelta(days=WEEK * (int(judged.length[cell]) if alarm else 1) - 1)
    observed, needed = int(judged.observed[cell]), judged.needed[cell]
    earlier = int(judged.reports[cell]) - observed if alarm else 0
    usual = judged.usual[cell] if alarm else judged.expected[cell]
    upper = judged.most[cell] if alarm else needed - 1
    return Finding(
        area=areas[row],
        first=first,
        last=end,
        observed=earlier + observed if judged.exposure[cell] else None,
        expected=float(usual) if known else None,
        lower=0 if known else None,
        upper=int(upper) if known and np.isfinite(upper) else None,
        p_value=float(judged.p_value[cell]) if known else None,
        verdict=verdict,
        reason=hierarchical_reason(judged, cell, since=f"{first.day}-{first.month}-{first.year}", noun=noun),
        needed=int(needed) + earlier if known and np.isfinite(needed) else None,
        around=_around(judged, row, areas, places) if alarm else (),
    )


def _around(judged: HierarchicalJudgement, row: int, areas: tuple[str, ...], places: Places) -> tuple[str, ...]:
    """The neighbours that an alarm of a cluster takes in."""
    if SHAPES[int(judged.shape[row, 0])].kind != "cluster":
        return ()
    members = np.unique(places.zones()[0][row])
    return tuple(areas[member] for member in members if member != row)
