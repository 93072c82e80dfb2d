"""The one door to `kentongan.detection`: counts of incidents in, findings out, both as plain JSON.

What is counted is kept with each run, by secrecy, so that a run can be recomputed, and so that a member is shown what
follows from the incidents that exist for them and from no others.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from kentongan.city import queries as city
from kentongan.city.models import Classification
from kentongan.detection import (
    CountPanel,
    Finding,
    PanelError,
    RuleError,
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
from kentongan.detection.backtest import MARKED, SURGES, Backtest, backtest
from kentongan.detection.backtest_report import as_dict
from kentongan.detection.effect import EffectError, EffectVerdict, Trial, evaluate, trial
from kentongan.detection.effect_course import course
from kentongan.detection.effect_sentences import effect_sentence
from kentongan.detection.history import NEVER, Event, History
from kentongan.intake import queries as intake
from kentongan.verification import queries as verification

EXCEEDS, QUIET, CANNOT_SAY = Verdict.EXCEEDS.value, Verdict.QUIET.value, Verdict.CANNOT_SAY.value
NOUN = "peristiwa"
DISTRICT = 8  # length of a kecamatan's code: kelurahan of one kecamatan lend each other their past
LOOKS, STEP = 26, 7  # half a year, week by week
DELAYS_FROM, LATEST = 365, 56  # incidents that tell how late one hears of them; what comes later was an archive

Json = dict[str, Any]


def method(**options: Any) -> Json:
    """Return the detector's options in the form a rule stores."""
    stored: Json = json.loads(ShrunkenRule(**options).to_json())
    return stored


def with_options(stored: Json, options: Json) -> Json:
    """Return a rule's stored options with some of them changed. Raises CannotReplay for what a rule cannot mean."""
    try:
        return method(**{name: value for name, value in stored.items() if name not in ("rule", "version")} | options)
    except (RuleError, TypeError) as problem:
        raise CannotReplay(str(problem)) from problem


def span(stored: Json, last: date) -> date:
    """Return the first day that the method looks at when its window ends on `last`."""
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
) -> Json:
    """Return what a run uses: `areas`, `events` as [area, day, secrecy, number], `heard` as [area, first, last].

    `elsewhere` is how many incidents lie in no kelurahan (only kecamatan or city is known): not counted, but said.
    `arrived` is kept where it is given: the answer of `arrivals`, by which less is expected of the newest days.
    """
    areas = list(city.villages(prefix).values_list("code", flat=True))
    row_of = {code: row for row, code in enumerate(areas)}
    incidents = verification.counted(prefix, first=first, last=last, category=category)
    secrecy = verification.secrecy(prefix, first=first, last=last, category=category)
    counts = Counter(
        (row_of[region], (day - first).days, secrecy.get(pk, 0)) for pk, region, day in incidents if region in row_of
    )
    late = {"arrived": arrived} if arrived else {}
    return late | {
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
    found = examine(panel, _rule(stored), groups=_groups(panel.areas), noun=NOUN, arrived=_arrived(counts, panel))
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
    given = json.loads(counts)
    panel = _panel(given, clearance)
    late, groups = _arrived(given, panel), _groups(panel.areas)
    past = series(panel, _rule(json.loads(stored)), area, groups=groups, looks=LOOKS, step=STEP, arrived=late)
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
    return _rule(stored).window


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


def _arrived(counts: Json, panel: CountPanel) -> npt.NDArray[np.float64] | None:
    """For each day of the panel, what share of its incidents is known; None where the run does not ask."""
    late = counts.get("arrived")
    if not late:
        return None
    shares = np.ones(len(panel.periods))
    kept = late[: len(shares)]
    shares[len(shares) - len(kept) :] = kept[::-1]
    return shares


def _rule(stored: Json) -> ShrunkenRule:
    return ShrunkenRule.from_json(json.dumps(stored))


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


# --- the past replayed ------------------------------------------------------------------------------------------------

Replayable = Mapping[str, History]


def gather_histories(
    prefix: str,
    *,
    categories: Sequence[str],
    first: date,
    last: date,
    clearance: int,
    is_hindsight: bool,
    days: int,
    zone: ZoneInfo,
) -> tuple[Replayable, int]:
    """Return the incidents of some days by category, each with the day it became known, and the highest secrecy.

    Args:
        prefix, categories, first, last: where, what and when.
        clearance: the highest secrecy to count.
        is_hindsight: take each incident for known on its own day, for a past that was brought in later.
        days: how long a report makes its region heard.
        zone: the city's.
    """  # fmt: skip
    areas = list(city.villages(prefix).values_list("code", flat=True))
    told = verification.courses(prefix, first=first, last=last, categories=categories, clearance=clearance, zone=zone)
    events: dict[str, list[Event]] = {category: [] for category in categories}
    known = set(areas)
    for one in told:
        area = one.region if one.region in known else None
        then = None if is_hindsight else one.recorded
        gone = None if one.refuted is None else one.day if is_hindsight else one.refuted
        events[one.category].append(Event(area, one.day, known=then, gone=gone, marked=one.is_grave))
    spoken = _spoken(areas, heard(prefix, first=first, last=last, days=days, zone=zone), (last - first).days + 1)
    if is_hindsight:
        everything = [event for some in events.values() for event in some]
        spoken = np.minimum(spoken, History.of(everything, areas=areas, first=first, last=last).heard)
    laid = {name: History.of(some, areas=areas, first=first, last=last, heard=spoken) for name, some in events.items()}
    return laid, max((one.classification for one in told), default=Classification.OPEN)


def _spoken(areas: Sequence[str], stretches: Mapping[str, list[list[int]]], size: int) -> np.ndarray:
    """Days on which a region was heard are known to be so on the day itself: a report was in by then."""
    spoken = np.full((len(areas), size), NEVER, dtype=np.int64)
    for row, code in enumerate(areas):
        for begin, end in stretches.get(code, []):
            spoken[row, begin : end + 1] = np.arange(begin, end + 1)
    return spoken


def try_on_past(
    histories: Replayable,
    stored: Json,
    *,
    first: date,
    last: date,
    is_grave: bool,
    what: str,
    tick: Callable[[int], None] | None = None,
) -> Json:
    """Replay what `gather_histories` returned, week by week, and say how the rule would have done.

    Raises:
        CannotReplay: there is nothing to look at; the sentence says why.
    """
    try:
        found: Backtest = backtest(
            histories,
            _rule(stored),
            truth=MARKED if is_grave else SURGES,
            groups=_groups(next(iter(histories.values())).areas) if histories else {},
            first=first,
            last=last,
            step=STEP,
            tick=tick,
        )
    except PanelError as problem:
        raise CannotReplay(str(problem)) from problem
    return as_dict(found, noun=NOUN, what=what)


class CannotReplay(ValueError):
    """The past cannot be replayed; the sentence says why."""
