"""Did a measure help? The door of the trial of an intervention to `kentongan.detection`."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from kentongan.alerts import detecting
from kentongan.alerts.detecting import WEEK, Json
from kentongan.city.models import Classification
from kentongan.detection.effect import EffectError, EffectVerdict, Trial, evaluate, trial
from kentongan.detection.effect_course import course
from kentongan.detection.effect_sentences import effect_sentence

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
    stretches = detecting.heard(prefix, first=first, last=last, days=HEARD_DAYS, zone=zone)
    parts = [detecting.gather(prefix, category=one, first=first, last=last, stretches=stretches) for one in categories]
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
        return {"verdict": detecting.CANNOT_SAY, "reason": f"Belum dapat dipastikan: {error}", "course": []}
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
    panel = detecting.panel_of(counts, clearance)
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
