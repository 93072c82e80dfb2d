"""Findings: for each area one of three words, and the figures behind it in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from kentongan.detection.judgement import Judgement, Why
from kentongan.detection.panel import CountPanel, PanelError
from kentongan.detection.rules import ShrunkenRule
from kentongan.detection.sentences import reason, still_to_come
from kentongan.detection.shrunken import Settings, judge
from kentongan.detection.tails import Floats, Ints


class Verdict(StrEnum):
    """The three answers. "Cannot say" is not calm: nobody knows."""

    EXCEEDS = "exceeds"
    QUIET = "quiet"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True)
class Finding:
    """What was found in one area and window. Figures are None where nothing can be said.

    area, first, last  where and when; both days included
    observed           reports counted; None when not one period of the window was observed
    expected           mean to be expected in the periods that were observed
    lower, upper       the usual range, both ends included
    p_value            chance of this count or a higher one when nothing is the matter
    verdict            a Verdict
    reason             one Indonesian sentence with the figures
    needed             lowest count that would have exceeded
    around             further areas whose reports are in the figures, where the alarm is of a cluster
    """

    area: str
    first: date
    last: date
    observed: int | None
    expected: float | None
    lower: int | None
    upper: int | None
    p_value: float | None
    verdict: Verdict
    reason: str
    needed: int | None
    around: tuple[str, ...] = ()


def examine(
    panel: CountPanel,
    rule: ShrunkenRule,
    *,
    groups: Mapping[str, str] | None = None,
    last: date | None = None,
    noun: str = "laporan",
    arrived: Floats | None = None,
) -> list[Finding]:
    """Judge the window that ends on `last` (the panel's last day if None), one Finding per area in the panel's order.

    `groups` maps each area to its group (kecamatan); `noun` is what is counted, as the sentences should call it. Days
    after `last` are not looked at. `arrived` is, per day of the panel, what share of its reports is in by now
    (`delay.completeness`): of days that are not all in less is expected, and the sentence says so. Raises PanelError
    for a day or an area that does not fit.
    """
    judged, first, end = judgement(panel, rule, groups=groups, last=last, arrived=arrived)
    settings = rule.settings()
    found = [finding(judged, row, area, first, end, settings, noun) for row, area in enumerate(panel.areas)]
    if arrived is None:
        return found
    late = still_to_come(arrived[panel.column_of(first) : panel.column_of(end) + 1], noun)
    return [replace(one, reason=f"{one.reason} {late}".strip()) for one in found]


def judgement(
    panel: CountPanel,
    rule: ShrunkenRule,
    *,
    groups: Mapping[str, str] | None = None,
    last: date | None = None,
    arrived: Floats | None = None,
) -> tuple[Judgement, date, date]:
    """The figures behind `examine`, for who needs one area of many: the Judgement, its first and its last day."""
    if arrived is not None and arrived.shape != (len(panel.periods),):
        raise PanelError(f"Bagian yang sudah masuk harus {len(panel.periods)} bilangan, satu untuk tiap hari.")
    settings = rule.settings()
    at = panel.column_of(panel.periods[-1] if last is None else last)
    group = group_numbers(panel.areas, groups)
    judged = judge(
        panel.counts, panel.observed, settings, at=at, group=group, population=panel.population, arrived=arrived
    )
    end = panel.periods[at]
    return judged, end - timedelta(days=settings.window - 1), end


def group_numbers(areas: tuple[str, ...], groups: Mapping[str, str] | None) -> Ints:
    """The group of each area as a number from 0; without `groups` all areas are of one group."""
    if groups is None:
        return np.zeros(len(areas), dtype=np.int64)
    if missing := [area for area in areas if area not in groups]:
        raise PanelError(f"Wilayah {missing[0]!r} tidak mempunyai kelompok.")
    number_of = {name: number for number, name in enumerate(sorted({groups[area] for area in areas}))}
    return np.array([number_of[groups[area]] for area in areas], dtype=np.int64)


def finding(
    judged: Judgement, row: int, area: str, first: date, last: date, settings: Settings, noun: str = "laporan"
) -> Finding:
    """One cell of a Judgement as a Finding."""
    known = judged.why[row] == Why.JUDGED
    verdict = Verdict.CANNOT_SAY if not known else Verdict.EXCEEDS if judged.exceeds[row] else Verdict.QUIET
    return Finding(
        area=area,
        first=first,
        last=last,
        observed=int(judged.observed[row]) if judged.exposure[row] else None,
        expected=float(judged.expected[row]) if known else None,
        lower=int(judged.lower[row]) if known else None,
        upper=int(judged.upper[row]) if known else None,
        p_value=float(judged.p_value[row]) if known else None,
        verdict=verdict,
        reason=reason(judged, row, settings, noun=noun),
        needed=int(judged.needed[row]) if known else None,
    )
