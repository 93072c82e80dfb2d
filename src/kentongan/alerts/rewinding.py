"""A rule tried on the past, as it was known then: the door of back-tests to `kentongan.detection`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np

from kentongan.alerts import detecting
from kentongan.alerts.detecting import Json
from kentongan.city import queries as city
from kentongan.city.models import Classification
from kentongan.detection import PanelError, RuleError
from kentongan.detection.backtest import MARKED, SURGES, Backtest, backtest
from kentongan.detection.backtest_report import as_dict
from kentongan.detection.history import NEVER, Event, History
from kentongan.detection.rules import SPARSE_METHODS
from kentongan.verification import queries as verification

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
    spoken = _spoken(
        areas, detecting.heard(prefix, first=first, last=last, days=days, zone=zone), (last - first).days + 1
    )
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
    is_corrected: bool,
    what: str,
    borders: Iterable[tuple[str, str]] = (),
    tick: Callable[[int], None] | None = None,
) -> Json:
    """Replay what `gather_histories` returned, week by week, and say how the rule would have done.

    With `is_corrected` less is expected of the newest days, as a rule that allows for late reports does. `borders` is
    the answer of `detecting.borders_for`.

    Raises:
        CannotReplay: there is nothing to look at; the sentence says why.
    """
    areas = next(iter(histories.values())).areas if histories else ()
    try:
        found: Backtest = backtest(
            histories,
            detecting.rule_of(stored),
            truth=MARKED if is_grave else SURGES,
            groups=detecting.groups(areas),
            borders=detecting.rows_of(borders, areas) or None,
            first=first,
            last=last,
            step=detecting.STEP,
            corrected=is_corrected,
            tick=tick,
        )
    except PanelError as problem:
        raise CannotReplay(str(problem)) from problem
    return as_dict(found, noun=detecting.NOUN, what=what)


def can_replay(stored: Json) -> bool:
    """Is a rule judged in a way that the past can be replayed by?"""
    return stored.get("rule") in SPARSE_METHODS


def with_options(stored: Json, options: Json) -> Json:
    """Return a rule's stored options with some of them changed. Raises CannotReplay for what a rule cannot mean."""
    own = [name for name in stored if name not in ("rule", "version")]
    if strange := [name for name in options if name not in own]:
        raise CannotReplay(f"Pilihan {strange[0]!r} tidak dikenal; yang ada: {', '.join(own)}.")
    changed: Json = stored | options
    try:
        detecting.rule_of(changed)
    except RuleError as problem:
        raise CannotReplay(str(problem)) from problem
    return changed


class CannotReplay(ValueError):
    """The past cannot be replayed; the sentence says why."""
