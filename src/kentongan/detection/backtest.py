"""The past replayed look by look as if only what was known then were known, beside rules of thumb, and scored.

>>> from datetime import timedelta
>>> import numpy as np
>>> from kentongan.detection.history import Event, History
>>> rng, first = np.random.default_rng(4), date(2024, 1, 1)
>>> quiet = [Event("AB"[i % 2], first + timedelta(days=int(d))) for i, d in enumerate(rng.integers(0, 500, 60))]
>>> burst = [Event("A", date(2025, 1, day)) for day in (6, 7, 8, 9, 10, 11, 13, 15, 18, 20, 22, 24)]
>>> history = History.of(quiet + burst, areas=["A", "B"], first=first, last=date(2025, 5, 1))
>>> found = backtest({"": history}, ShrunkenRule(), truth=SURGES)
>>> found.scores["rule"].number("caught"), found.scores["rule"].lead
(1, 13)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from kentongan.detection.delay import completeness, reporting_delay
from kentongan.detection.history import History
from kentongan.detection.looking import Borders, Looking, looking
from kentongan.detection.naive import LONGEST, NAIVE, more_than_before
from kentongan.detection.panel import Mask, PanelError
from kentongan.detection.replay import Replay
from kentongan.detection.rules import ShrunkenRule
from kentongan.detection.score import Score, score
from kentongan.detection.tails import Floats, Ints
from kentongan.detection.troubles import REACH, Trouble, marked, stacked, surges

if TYPE_CHECKING:
    from kentongan.detection.hierarchical import HierarchicalRule

    AnyRule = ShrunkenRule | HierarchicalRule

RULE = "rule"
RULES = (RULE, *NAIVE)
MARKED, SURGES = "marked", "surges"
LEVELS = (0.5, 0.2, 0.1, 0.05, 0.01)
MOST_LOOKS = 2_000
_TELLING, _LATEST = 365, 56  # days whose events tell how late one hears; what comes later was an archive


@dataclass(frozen=True)
class Step:
    """Of `looks` judged, `seen` had a p-value of at most `level`; with nothing the matter that share at most has."""

    level: float
    seen: int
    looks: int


@dataclass(frozen=True, eq=False)
class Backtest:
    """What a replay found.

    yardstick      days of a surge in hindsight, and how many events they hold at least
    areas          (name of the history, area) of each row
    replays        the answers of each rule of `RULES`
    scores         how each did
    calibration    the promises of the detector's p-values held against what was seen
    observed, expected   events in all judged windows, and how many the detector expected in them
    late, elsewhere      events known after their day; events of no known area, which nobody counted
    """

    truth: str
    rule: "AnyRule"
    yardstick: tuple[int, int]
    areas: tuple[tuple[str, str], ...]
    ends: tuple[date, ...]
    first: date
    step: int
    replays: Mapping[str, Replay]
    scores: Mapping[str, Score]
    calibration: tuple[Step, ...]
    observed: int
    expected: float
    events: int
    late: int
    elsewhere: int


@dataclass(frozen=True, eq=False)
class _Answers:
    exceeds: Mask
    judged: Mask


@dataclass(frozen=True, eq=False)
class _Course:
    """One history replayed: the answers of every rule, and the detector's figures; all arrays areas x looks."""

    answers: Mapping[str, _Answers]
    p_value: Floats
    observed: Floats
    expected: Floats


def looks_of(history: History, least: int, *, first: date | None, last: date | None, step: int) -> Ints:
    """The days of the looks: every `step` days back from `last` to `first`.

    Without `first`, from the day on which `least` days are on record; without `last`, to the end of the record.
    Raises PanelError where there is nothing to look at.
    """
    start = least if first is None else (first - history.first).days
    stop = history.days - 1 if last is None else (last - history.first).days
    if start < 0 or not 0 <= stop < history.days:
        end = history.date_of(history.days - 1)
        raise PanelError(f"Masa ujian harus di antara {history.first} dan {end}, hari pertama dan terakhir catatan.")
    if step < 1 or stop < start:
        raise PanelError(
            f"Tidak ada hari untuk diuji: catatan {history.days} hari, dan penilaian pertama perlu {least} hari."
        )
    looks = np.arange(stop, start - 1, -step)[::-1]
    if len(looks) > MOST_LOOKS:
        raise PanelError(f"Terlalu banyak penilaian: {len(looks)}, paling banyak {MOST_LOOKS}. Perpendek masanya.")
    return looks


def backtest(
    histories: Mapping[str, History],
    rule: "AnyRule",
    *,
    truth: str,
    groups: Mapping[str, str] | None = None,
    borders: Borders | None = None,
    first: date | None = None,
    last: date | None = None,
    step: int = 7,
    corrected: bool = False,
    tick: Callable[[int], None] | None = None,
) -> Backtest:
    """Replay one or more histories (one for each category), of the same areas and days, and score them together.

    truth        MARKED: warnings must come before the marked events; SURGES: during surges that hindsight shows
    groups       each area's group, as in `examine`
    borders      pairs of rows that are neighbours, for the hierarchical method, as in `looking`
    first, last  days of the first and the last look, see `looks_of`
    corrected    expect less of the newest days, by the delays that were known at each look
    tick         called after each look with the number of looks done, over all histories

    Raises PanelError for histories that do not fit together and for days outside them.
    """
    some = next(iter(histories.values()), None)
    if some is None or any((one.areas, one.first, one.days) != (some.areas, some.first, some.days)
                           for one in histories.values()):  # fmt: skip
        raise PanelError("Riwayat yang diuji bersama harus tentang wilayah dan hari yang sama.")
    way = looking(rule, some.areas, groups=groups, borders=borders)
    looks = looks_of(some, way.least, first=first, last=last, step=step)
    back = max(way.back, LONGEST)
    arrived = [_arrived(list(histories.values()), day, back) if corrected else None for day in looks.tolist()]
    courses, parts = [], []
    for number, history in enumerate(histories.values()):
        courses.append(_course(history, way, looks, arrived, _counter(tick, number * len(looks))))
        known = (
            surges(history, window=way.window, minimum=way.surge_least)
            if truth == SURGES
            else marked(history, window=way.window)
        )
        parts.append((number * len(some.areas), known))
    return _scored(histories, rule, way, truth, looks, step, courses, stacked(parts))


def _counter(tick: Callable[[int], None] | None, before: int) -> Callable[[int], None]:
    return (lambda done: None) if tick is None else (lambda done: tick(before + done))


def _course(
    history: History,
    way: Looking,
    looks: Ints,
    arrived: Sequence[Floats | None],
    tick: Callable[[int], None],
) -> _Course:
    """One history, one look after the other."""
    back = max(way.back, LONGEST)
    shape = (len(history.areas), len(looks))
    answers = {name: _Answers(np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)) for name in RULES}
    p_value, observed, expected = (np.full(shape, np.nan) for _ in range(3))
    for number, day in enumerate(looks.tolist()):
        counts, seen = history.as_known(day, back=back)
        share = arrived[number]
        use = slice(max(0, counts.shape[1] - way.back), None)
        found = way.look(counts[:, use], seen[:, use], None if share is None else share[use])
        answers[RULE].exceeds[:, number] = found.exceeds
        answers[RULE].judged[:, number] = found.judged
        p_value[:, number], expected[:, number] = found.p_value, found.expected
        observed[:, number] = found.observed
        for name, days in NAIVE.items():
            given = more_than_before(counts, seen, back=days, minimum=way.floor)
            answers[name].exceeds[:, number], answers[name].judged[:, number] = given
        tick(number + 1)
    return _Course(answers, p_value, observed, expected)


def _arrived(histories: Sequence[History], at: int, back: int) -> Floats:
    """For each of the last `back` days up to `at`, the share of its events that was known; learnt up to the day before.

    Rounded as a run of the detector rounds it.
    """
    day, known = (np.concatenate([getattr(one, name) for one in histories]) for name in ("day", "known"))
    use = (day >= at - _TELLING) & (day < at)
    delay = reporting_delay(day[use], known[use], now=at - 1, longest=_LATEST)
    return completeness(delay, min(back, at + 1)).round(2)


def _scored(
    histories: Mapping[str, History],
    rule: "AnyRule",
    way: Looking,
    truth: str,
    looks: Ints,
    step: int,
    courses: Sequence[_Course],
    troubles: Sequence[Trouble],
) -> Backtest:
    some = next(iter(histories.values()))
    areas = tuple((name, area) for name in histories for area in some.areas)
    ends = tuple(some.date_of(day) for day in looks.tolist())
    wait = REACH if truth == MARKED else 0
    replays, scores = {}, {}
    for name in RULES:
        exceeds = np.concatenate([one.answers[name].exceeds for one in courses])
        judged = np.concatenate([one.answers[name].judged for one in courses])
        replays[name] = Replay(tuple(" ".join(area).strip() for area in areas), ends, step, exceeds, judged)
        scores[name] = score(exceeds, judged, troubles, ends=looks, step=step, wait=wait)
    judged = replays[RULE].judged
    p_value = np.concatenate([one.p_value for one in courses])[judged]
    return Backtest(
        truth=truth,
        rule=rule,
        yardstick=(way.window, way.surge_least),
        areas=areas,
        ends=ends,
        first=some.first,
        step=step,
        replays=replays,
        scores=scores,
        calibration=tuple(Step(level, int((p_value <= level).sum()), p_value.size) for level in (*LEVELS, way.alpha)),
        observed=int(np.concatenate([one.observed for one in courses])[judged].sum()),
        expected=float(np.concatenate([one.expected for one in courses])[judged].sum()),
        events=sum(len(one.row) for one in histories.values()),
        late=sum(one.late() for one in histories.values()),
        elsewhere=sum(one.elsewhere for one in histories.values()),
    )
