"""The door of the nightly look to `kentongan.detection`: counts of incidents in, findings out, both as plain JSON.

What is counted is kept with each run, by secrecy, so that a run can be recomputed, and so that a member is shown what
follows from the incidents that exist for them and from no others.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from kentongan import detection
from kentongan.city import atlas
from kentongan.city import queries as city
from kentongan.city.models import Classification
from kentongan.detection import (
    CountPanel,
    Finding,
    ShrunkenRule,
    SilenceRule,
    Verdict,
    completeness,
    examine,
    judge_silence,
    reporting_delay,
    series,
    velocity,
)
from kentongan.detection.rules import HIERARCHICAL
from kentongan.intake import queries as intake
from kentongan.verification import queries as verification

EXCEEDS, QUIET, CANNOT_SAY = Verdict.EXCEEDS.value, Verdict.QUIET.value, Verdict.CANNOT_SAY.value
NOUN = "peristiwa"
DISTRICT = 8  # length of a kecamatan's code: kelurahan of one kecamatan lend each other their past
WEEK = 7
LOOKS, STEP = 26, WEEK  # half a year, week by week
DELAYS_FROM, LATEST = 365, 56  # incidents that tell how late one hears of them; what comes later was an archive

Json = dict[str, Any]


def method(**options: Any) -> Json:
    """Return the detector's options in the form a rule stores."""
    stored: Json = json.loads(ShrunkenRule(**options).to_json())
    return stored


SHARED = HIERARCHICAL  # the name under which the method of one budget for all kelurahan is stored
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


def arrivals(prefix: str, *, last: date, zone: ZoneInfo) -> list[float]:
    """Return what share of the incidents of `last`, of the day before and so on is recorded by then, newest first.

    Learnt from the days between happening and recording up to the day before, so that it stays the same all day. Empty
    where nothing is late, or where too few incidents tell.
    """
    since, before = last - timedelta(days=DELAYS_FROM), datetime.combine(last, time.min, tzinfo=zone)
    days = verification.known_days(prefix, since=since, before=before, zone=zone)
    days = [(happened, known) for happened, known in days if known >= happened]
    happened, known = (np.array([pair[side].toordinal() for pair in days], dtype=int) for side in (0, 1))
    delay = reporting_delay(happened, known, now=last.toordinal() - 1, longest=LATEST)
    shares = [round(float(share), 2) for share in completeness(delay, LATEST + 1)[::-1]]
    return shares[: next((age for age, share in enumerate(shares) if share >= 1), len(shares))]


def gather(
    prefix: str,
    *,
    category: str,
    first: date,
    last: date,
    stretches: dict[str, list[list[int]]],
    arrived: list[float] | None = None,
    borders: Iterable[tuple[str, str]] = (),
) -> Json:
    """Return what a run uses: `areas`, `events` as [area, day, secrecy, number], `heard` as [area, first, last].

    `elsewhere` is how many incidents lie in no kelurahan (only kecamatan or city is known): not counted, but said.
    `arrived` is kept where it is given: the answer of `arrivals`, by which less is expected of the newest days.
    `borders` likewise, as pairs of rows: the answer of `borders_for`; without it those of a kecamatan are neighbours.
    """
    areas = list(city.villages(prefix).values_list("code", flat=True))
    row_of = {code: row for row, code in enumerate(areas)}
    incidents = verification.counted(prefix, first=first, last=last, category=category)
    secrecy = verification.secrecy(prefix, first=first, last=last, category=category)
    counts = Counter(
        (row_of[region], (day - first).days, secrecy.get(pk, 0)) for pk, region, day in incidents if region in row_of
    )
    late = {"arrived": arrived} if arrived else {}
    near = [list(pair) for pair in rows_of(borders, areas)]  # lists, as they come back from the table
    return (
        late
        | ({"borders": near} if near else {})
        | {
            "areas": areas,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "events": [[*key, number] for key, number in sorted(counts.items())],
            "heard": [[row_of[code], *stretch] for code in areas for stretch in stretches.get(code, [])],
            "elsewhere": sum(1 for _pk, region, _day in incidents if region not in row_of),
        }
    )


def borders_for(prefix: str, stored: Json) -> list[tuple[str, str]]:
    """Return which kelurahan border on each other by the boundaries that are loaded; none for a method that does not
    look at neighbours."""
    return atlas.official_borders(prefix) if looks_around(stored) else []


def looks_around(stored: Json) -> bool:
    """Does the method look for clusters of neighbours?"""
    return bool(stored["rule"] == SHARED)


def rows_of(borders: Iterable[tuple[str, str]], areas: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs that lie within `areas`, as rows of it."""
    row_of = {code: row for row, code in enumerate(areas)}
    return [(row_of[one], row_of[other]) for one, other in borders if one in row_of and other in row_of]


def find(counts: Json, stored: Json, *, clearance: int = Classification.SECRET) -> list[Json]:
    """Examine the counts up to a secrecy; one finding for each kelurahan."""
    if not counts["areas"]:
        return []
    panel = panel_of(counts, clearance)
    late = _arrived(counts, panel)
    if stored["rule"] == SHARED:
        near = counts.get("borders")
        found = detection.examine_weeks(panel, _shared(stored), noun=NOUN, arrived=late, borders=near)
    else:
        found = examine(panel, _rule(stored), groups=groups(panel.areas), noun=NOUN, arrived=late)
    return [_plain(one) for one in found]


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
    given, options = json.loads(counts), json.loads(stored)
    panel = panel_of(given, clearance)
    late = _arrived(given, panel)
    if options["rule"] == SHARED:
        near = given.get("borders")
        past = detection.series_weeks(panel, _shared(options), area, looks=LOOKS, arrived=late, borders=near)
    else:
        past = series(panel, _rule(options), area, groups=groups(panel.areas), looks=LOOKS, step=STEP, arrived=late)
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


def panel_of(counts: Json, clearance: int) -> CountPanel:
    """Return what a run counted, up to a secrecy, as the detector takes it."""
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


def _arrived(counts: Json, panel: CountPanel) -> npt.NDArray[np.float64] | None:
    """For each day of the panel, what share of its incidents is known; None where the run does not ask."""
    late = counts.get("arrived")
    if not late:
        return None
    shares = np.ones(len(panel.periods))
    kept = late[: len(shares)]
    shares[len(shares) - len(kept) :] = kept[::-1]
    return shares


def rule_of(stored: Json) -> "ShrunkenRule | detection.HierarchicalRule":
    """Return a stored method as the detector knows it, whichever it is."""
    return _shared(stored) if stored["rule"] == SHARED else _rule(stored)


def _rule(stored: Json) -> ShrunkenRule:
    return ShrunkenRule.from_json(json.dumps(stored))


def _shared(stored: Json) -> "detection.HierarchicalRule":
    return detection.HierarchicalRule.from_json(json.dumps(stored))


def groups(areas: Iterable[str]) -> dict[str, str]:
    """Return the kecamatan of each kelurahan."""
    return {area: area[:DISTRICT] for area in areas}


def _plain(one: Finding) -> Json:
    days = {"first": one.first.isoformat(), "last": one.last.isoformat(), "verdict": one.verdict.value}
    plain = asdict(one) | days | {"around": list(one.around)}
    if not one.around:
        del plain["around"]
    return plain


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
