"""The one door to `kentongan.detection`: counts of incidents in, findings out, both as plain JSON.

What is counted is kept with each run, by secrecy, so that a run can be recomputed, and so that a member is shown what
follows from the incidents that exist for them and from no others.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from kentongan import detection
from kentongan.city import queries as city
from kentongan.city.models import Classification
from kentongan.detection import (
    CountPanel,
    Finding,
    ShrunkenRule,
    SilenceRule,
    Verdict,
    examine,
    judge_silence,
    series,
    velocity,
)
from kentongan.detection.effect import EffectError, EffectVerdict, Trial, evaluate, trial
from kentongan.detection.effect_course import course
from kentongan.detection.effect_sentences import effect_sentence
from kentongan.intake import queries as intake
from kentongan.verification import queries as verification

EXCEEDS, QUIET, CANNOT_SAY = Verdict.EXCEEDS.value, Verdict.QUIET.value, Verdict.CANNOT_SAY.value
NOUN = "peristiwa"
DISTRICT = 8  # length of a kecamatan's code: kelurahan of one kecamatan lend each other their past
LOOKS, STEP = 26, 7  # half a year, week by week

Json = dict[str, Any]


def method(**options: Any) -> Json:
    """Return the detector's options in the form a rule stores."""
    stored: Json = json.loads(ShrunkenRule(**options).to_json())
    return stored


SHARED = "hierarchical"  # the name under which the method of one budget for all kelurahan is stored
# A look every night at a week that shares six days with that of the night before brings 1.3 times as many new alarms a
# week as a look a week would bring alarms (simulated); half as many again leaves something to spare.
LOOKS_A_WEEK = 1.5


def method_of_budget(*, alarms_a_week: float, categories: int, minimum: int = 1) -> Json:
    """Return the options of the method that shares one budget of false alarms among all kelurahan and categories."""
    budget = alarms_a_week / (LOOKS_A_WEEK * max(1, categories))
    rule = detection.HierarchicalRule(budget=budget, minimum=minimum, history=156, least=12, refit=4, gap=4)
    stored: Json = json.loads(rule.to_json())
    return stored


def alarms_a_week(stored: Json, *, categories: int) -> float:
    """Return the budget that `method_of_budget` was given."""
    return round(float(stored["budget"]) * LOOKS_A_WEEK * max(1, categories), 3)


def span(stored: Json, last: date) -> date:
    """Return the first day that the method looks at when its window ends on `last`."""
    if stored["rule"] == SHARED:
        weeks = _shared(stored)
        return last - timedelta(days=WEEK * (weeks.history + weeks.gap + weeks.refit) - 1)
    rule = _rule(stored)
    return last - timedelta(days=rule.history_days + rule.window - 1)


def heard(prefix: str, *, first: date, last: date, days: int, zone: ZoneInfo) -> dict[str, list[list[int]]]:
    """Return for each region the stretches of days, counted from `first`, on which it was heard.

    A report makes its region heard on its day and the `days - 1` days after it. A report that told of an incident
    elsewhere makes the incident's region heard.
    """
    start = datetime.combine(first - timedelta(days=days - 1), time.min, tzinfo=zone)
    stop = datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone)
    rows = {*intake.heard_days(prefix, since=start, before=stop, zone=zone)}
    rows |= {*verification.heard_days(prefix, since=start, before=stop, zone=zone)}
    stretches: dict[str, list[list[int]]] = {}
    for region, day in sorted(rows):
        begin, end = max(0, (day - first).days), min((last - first).days, (day - first).days + days - 1)
        known = stretches.setdefault(region, [])
        if known and begin <= known[-1][1] + 1:
            known[-1][1] = max(known[-1][1], end)
        else:
            known.append([begin, end])
    return stretches


def gather(prefix: str, *, category: str, first: date, last: date, stretches: dict[str, list[list[int]]]) -> Json:
    """Return what a run uses: `areas`, `events` as [area, day, secrecy, number], `heard` as [area, first, last].

    `elsewhere` is how many incidents lie in no kelurahan (only kecamatan or city is known): not counted, but said.
    """
    areas = list(city.villages(prefix).values_list("code", flat=True))
    row_of = {code: row for row, code in enumerate(areas)}
    incidents = verification.counted(prefix, first=first, last=last, category=category)
    secrecy = verification.secrecy(prefix, first=first, last=last, category=category)
    counts = Counter(
        (row_of[region], (day - first).days, secrecy.get(pk, 0)) for pk, region, day in incidents if region in row_of
    )
    return {
        "areas": areas,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "events": [[*key, number] for key, number in sorted(counts.items())],
        "heard": [[row_of[code], *stretch] for code in areas for stretch in stretches.get(code, [])],
        "elsewhere": sum(1 for _pk, region, _day in incidents if region not in row_of),
    }


def find(counts: Json, stored: Json, *, clearance: int = Classification.SECRET) -> list[Json]:
    """Examine the counts up to a secrecy; one finding for each kelurahan."""
    if not counts["areas"]:
        return []
    panel = _panel(counts, clearance)
    if stored["rule"] == SHARED:
        return [_plain(one) for one in detection.examine_weeks(panel, _shared(stored), noun=NOUN)]
    return [_plain(one) for one in examine(panel, _rule(stored), groups=_groups(panel.areas), noun=NOUN)]


def look_back(counts: Json, stored: Json, area: str, *, clearance: int) -> list[Json]:
    """Return the last half year of one kelurahan, a look each week: `end`, `observed`, `upper`, `verdict`."""
    if area not in counts["areas"]:
        return []
    rows = _looks(json.dumps(counts), json.dumps(stored), area, clearance)
    return [
        {"end": end, "observed": observed, "upper": upper, "verdict": verdict} for end, observed, upper, verdict in rows
    ]


@lru_cache(maxsize=128)
def _looks(counts: str, stored: str, area: str, clearance: int) -> tuple[tuple[date, int | None, int | None, str], ...]:
    """Remembered, since the counts of a run never change and everybody who opens its alert wants the same chart."""
    panel, options = _panel(json.loads(counts), clearance), json.loads(stored)
    if options["rule"] == SHARED:
        past = detection.series_weeks(panel, _shared(options), area, looks=LOOKS)
    else:
        past = series(panel, _rule(options), area, groups=_groups(panel.areas), looks=LOOKS, step=STEP)
    rows = zip(past.ends, past.observed, past.upper, past.verdicts, strict=True)
    return tuple((end, _whole(observed), _whole(upper), verdict.value) for end, observed, upper, verdict in rows)


def velocity_of(count: int, *, past: int, days: float, alpha: float, minimum: int) -> Json:
    """Return whether a day brought more than its own past lets expect: `expected`, `upper`, `p_value`, `exceeds`."""
    return asdict(velocity(count, past, days, alpha=alpha, minimum=minimum))


def silent(days: list[list[bool]], *, last: date, off: list[bool], stored: Json) -> list[Json]:
    """Judge for each sender whether they fell silent; a row of `days` for each, the last column being `last`.

    Returns:
        `verdict`, `days`, `low`, `high`, `p_value` and `reason` for each row.
    """
    if not days:
        return []
    names = ("history", "least_history", "least_reports", "least_a_week", "false_alarms")
    rule = SilenceRule(**{name: stored[name] for name in names})
    found = judge_silence(np.array(days, dtype=bool), weekday=last.weekday(), rule=rule, off=np.array(off, dtype=bool))
    return [asdict(one) | {"verdict": one.verdict.value} for one in found]


def window_of(stored: Json) -> int:
    """Return how many days the method looks at together."""
    return WEEK if stored["rule"] == SHARED else _rule(stored).window


def visible(counts: Json, clearance: int) -> bool:
    """Is everything that was counted within a clearance?"""
    return all(secrecy <= clearance for _row, _day, secrecy, _number in counts["events"])


def _panel(counts: Json, clearance: int) -> CountPanel:
    areas, first, last = counts["areas"], date.fromisoformat(counts["first"]), date.fromisoformat(counts["last"])
    mask = np.zeros((len(areas), (last - first).days + 1), dtype=bool)
    for row, begin, end in counts["heard"]:
        mask[row, begin : end + 1] = True
    events: Iterable[tuple[str, date]] = (
        (areas[row], first + timedelta(days=day))
        for row, day, secrecy, number in counts["events"]
        if secrecy <= clearance
        for _each in range(number)
    )
    return CountPanel.from_events(events, areas=areas, first=first, last=last, observed=mask)


def _rule(stored: Json) -> ShrunkenRule:
    return ShrunkenRule.from_json(json.dumps(stored))


def _shared(stored: Json) -> "detection.HierarchicalRule":
    return detection.HierarchicalRule.from_json(json.dumps(stored))


def _groups(areas: Iterable[str]) -> dict[str, str]:
    return {area: area[:DISTRICT] for area in areas}


def _plain(one: Finding) -> Json:
    days = {"first": one.first.isoformat(), "last": one.last.isoformat(), "verdict": one.verdict.value}
    return asdict(one) | days


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)


# --- did a measure help? ----------------------------------------------------------------------------------------------

WEEK = 7
PAST_WEEKS, LONGEST_WEEKS = 104, 260
HEARD_DAYS = 28  # a report makes its region heard for so long, as in the rule of counts
STRETCH = 4  # weeks to a bar of the chart
HELPED, HARMED = EffectVerdict.HELPED.value, EffectVerdict.HARMED.value
NO_DIFFERENCE = EffectVerdict.NO_DIFFERENCE.value


def gather_effect(
    prefix: str,
    *,
    treated: str,
    excluded: Iterable[str],
    categories: Iterable[str],
    start: date,
    last: date,
    chosen_because_bad: bool | None,
    zone: ZoneInfo,
) -> Json:
    """Return what an evaluation uses, weeks counted from the start both ways so that none lies across it.

    Args:
        prefix: the city.
        treated: code of the region with the measure; every kelurahan under it counts as treated.
        excluded: codes of regions that have a like measure, so that they are no comparison.
        categories: what the measure is meant against.
        start, last: first day with the measure, and the last day to count.
        chosen_because_bad: why the place was chosen; None when nobody knows.
        zone: the city's.
    """  # fmt: skip
    last = min(last, start + timedelta(days=LONGEST_WEEKS * WEEK - 1))
    first = start - timedelta(days=PAST_WEEKS * WEEK)
    stretches = heard(prefix, first=first, last=last, days=HEARD_DAYS, zone=zone)
    parts = [gather(prefix, category=one, first=first, last=last, stretches=stretches) for one in categories]
    empty = {"areas": [], "first": first.isoformat(), "last": last.isoformat(), "heard": []}
    counts: Json = dict(parts[0]) if parts else empty
    counts["events"] = sorted(event for part in parts for event in part["events"])
    counts["elsewhere"] = sum(part["elsewhere"] for part in parts)
    return counts | {
        "start": start.isoformat(),
        "treated": treated,
        "excluded": sorted(set(excluded)),
        "chosen_because_bad": chosen_because_bad,
    }


def effect(counts: Json, *, what: str, where: str, since: str, clearance: int = Classification.SECRET) -> Json:
    """Answer from the counts up to a secrecy: the fields of `detection.effect.Effect`, the sentence as `reason`, and
    `course`, the stretches of the chart. Equal counts give equal answers."""
    try:
        given, first = _trial(counts, clearance)
    except EffectError as error:
        return {"verdict": CANNOT_SAY, "reason": f"Belum dapat dipastikan: {error}", "course": []}
    found = evaluate(given, rng=np.random.default_rng(0), with_placebos=True)
    reason = effect_sentence(found, what=what, where=where, since=since, others="kelurahan pembanding", unit="minggu")
    stretches = course(given, size=STRETCH)
    return asdict(found) | {
        "verdict": found.verdict.value,
        "lack": found.lack.value,
        "reason": reason,
        "course": [
            {
                "first": (first + timedelta(days=WEEK * one.first)).isoformat(),
                "last": (first + timedelta(days=WEEK * (one.last + 1) - 1)).isoformat(),
                "observed": one.observed,
                "expected": None if one.expected is None else round(one.expected, 2),
                "after": one.first >= given.start,
            }
            for one in stretches
        ],
    }


def _trial(counts: Json, clearance: int) -> tuple[Trial, date]:
    """Weeks out of days. A week is heard where most of its days are; weeks before the city reported fall away."""
    if not counts["areas"]:
        raise EffectError("Belum ada kelurahan yang dapat dihitung.")
    panel = _panel(counts, clearance)
    start = (date.fromisoformat(counts["start"]) - panel.periods[0]).days
    begin, weeks = start % WEEK, (panel.counts.shape[1] - start % WEEK) // WEEK
    days = slice(begin, begin + weeks * WEEK)
    shape = (len(panel.areas), weeks, WEEK)
    told = panel.observed[:, days].reshape(shape).sum(axis=2) > WEEK // 2
    numbers = panel.counts[:, days].reshape(shape).sum(axis=2)
    spoken = np.flatnonzero(2 * told.sum(axis=0) >= len(panel.areas))
    skipped = min(int(spoken[0]) if spoken.size else 0, start // WEEK)
    treated = np.array([area.startswith(counts["treated"]) for area in panel.areas])
    left_out = np.array([any(area.startswith(code) for code in counts["excluded"]) for area in panel.areas])
    given = trial(
        numbers[:, skipped:], treated, start // WEEK - skipped, observed=told[:, skipped:],
        compared=~treated & ~left_out, chosen_because_bad=counts["chosen_because_bad"],
    )  # fmt: skip
    return given, panel.periods[0] + timedelta(days=begin + WEEK * skipped)
