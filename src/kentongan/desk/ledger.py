"""The ledger of time: where answers stall, by office, kecamatan and month. Offices and steps, never persons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from django.conf import settings
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city.models import Agency, Member, Region
from kentongan.desk.clock_table import NO_OFFICE, Clock, Clocks
from kentongan.desk.clocks import clocks, targets
from kentongan.desk.steps import (
    GAPS,
    MARKS,
    Flags,
    Mark,
    Minutes,
    Reach,
    gap_name,
    heat,
    percentiles,
    stalls_at,
    words,
)

DISTRICT = 8  # length of a kecamatan's code
MONTHS = 36  # as far back as the choice of months goes
USUAL_MONTHS = 6  # what the page shows first
BAR, SLOT, FLOOR = 22, 34, 90  # of the chart by month, in its own units
NOTHING: tuple[Minutes, Flags] = np.zeros(0), np.zeros(0, dtype=bool)
Goals = Mapping[Mark, int]
Months = dict[date, list[int]]  # the first day of a month, and which alerts were raised in it
Key = TypeVar("Key", str, date)


@dataclass(frozen=True)
class Worst:
    """The longest of its kind: which alert, where, how long, and whether it still runs."""

    clock: Clock
    length: str
    runs: bool


@dataclass(frozen=True)
class Gap:
    """One tile of the strip."""

    mark: Mark
    name: str
    median: Reach | None
    most: Reach | None
    target: str
    heat: int
    count: int
    late: int
    running: int
    worst: Worst | None

    @property
    def late_share(self) -> int:
        return round(100 * self.late / self.count) if self.count else 0


@dataclass(frozen=True)
class Cell:
    """One field of a table: the median, the 90th percentile, how many, and how hot beside the target."""

    median: str
    most: str
    count: int
    heat: int

    @property
    def sign(self) -> str:
        """Mark what is over its target, for whoever sees no colour."""
        return "▲" * max(0, self.heat - 2)


@dataclass(frozen=True)
class Line:
    """One row of a table: an office, a kecamatan or a month, how many alerts, and a field for each gap."""

    code: str
    label: str
    count: int
    cells: Sequence[Cell]

    @property
    def hottest(self) -> float:
        """How badly the row stalls, for the order of the table: the sum of what is too hot."""
        return sum(cell.heat for cell in self.cells if cell.heat > 2)


@dataclass(frozen=True)
class Bar:
    """One month of the chart: the median from alert to first action."""

    label: str
    x: int
    middle: int
    y: int
    height: int
    word: str
    late: bool


@dataclass(frozen=True)
class Wanted:
    """What the filter asks for; months as their first days."""

    first: date
    last: date
    region: str = ""
    agency: str = ""
    category: str = ""
    level: str = ""
    state: str = ""
    order: str = ""


def month_of(day: date, back: int = 0) -> date:
    """Return the first day of the month that lies so many months before a day's month.

    >>> month_of(date(2026, 1, 31), 2)
    datetime.date(2025, 11, 1)
    """
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def wanted_clocks(member: Member, wanted: Wanted, *, at: datetime) -> Clocks:
    """Return the clocks that a filter lets through."""
    things: QuerySet[Alert] = Alert.objects.filter(
        raised_at__gte=_midnight(wanted.first), raised_at__lt=_midnight(month_of(wanted.last, -1))
    )
    fields = {"region__code__startswith": wanted.region, "category": wanted.category, "level": wanted.level}
    things = things.filter(**{name: value for name, value in fields.items() if value})
    if wanted.state:
        closed = {"state": AlertState.CLOSED}
        things = things.filter(**closed) if wanted.state == "closed" else things.exclude(**closed)
    return clocks(member, things, at=at, office=wanted.agency)


def ordered(found: Clocks, order: str, goals: Goals) -> list[int]:
    """Return the places of the clocks in an order: the longest stuck beside its target, the newest, the longest.

    Whatever is equal stands in the order of its number.
    """
    if order == "baru":
        return np.argsort(-found.moments[:, Mark.RAISED], kind="stable").tolist()
    longest = -np.nansum(found.minutes, axis=1)
    if order == "lama":
        return np.argsort(longest, kind="stable").tolist()
    return np.lexsort((longest, -_stuck(found, goals))).tolist()


def _stuck(found: Clocks, goals: Goals) -> Minutes:
    """Return how many times its target the slowest running gap has lasted; nought when nothing is overdue."""
    limits = np.array([goals.get(mark, np.inf) for mark in Mark])
    ratios = np.where(found.runs, found.minutes, 0.0) / limits
    return np.where(ratios > 1, ratios, 0.0).max(axis=1, initial=0.0)


def strip(found: Clocks, goals: Goals) -> list[Gap]:
    """Return the six tiles."""
    return [_tile(mark, found, goals.get(mark)) for mark in GAPS]


def _tile(mark: Mark, found: Clocks, goal: int | None) -> Gap:
    minutes, runs = _column(found, mark)
    median, most = percentiles(minutes, runs)
    return Gap(
        mark=mark,
        name=gap_name(mark),
        median=median,
        most=most,
        target=words(goal) if goal else "",
        heat=heat(median, goal),
        count=len(minutes),
        late=int((minutes > goal).sum()) if goal else 0,
        running=int(runs.sum()),
        worst=_worst(found, found.minutes[:, mark], found.runs[:, mark]),
    )


def _column(found: Clocks, mark: Mark, among: Any = slice(None)) -> tuple[Minutes, Flags]:
    """Return one gap of some alerts, those that have it."""
    minutes = found.minutes[among, mark]
    there = ~np.isnan(minutes)
    return minutes[there], found.runs[among, mark][there]


def _worst(found: Clocks, minutes: Minutes, runs: Flags) -> Worst | None:
    """Return the longest of some gaps, one of each alert, NaN where it has none."""
    if np.isnan(minutes).all():
        return None
    place = int(np.nanargmax(minutes))
    return Worst(found[place], words(minutes[place]), bool(runs[place]))


def sentence(tiles: Sequence[Gap], found: Clocks) -> str:
    """Say in one sentence where answers stall: the gap that eats most of the time, its median, and the worst one."""
    stalled = stalls_at(found.minutes)
    if stalled is None:
        return ""
    mark, share = stalled
    tile = next(tile for tile in tiles if tile.mark == mark)
    if tile.worst is None or tile.median is None:
        return ""
    text = _(
        "Paling lama tertahan antara %(start)s dan %(end)s: %(share)d%% dari seluruh waktu, median %(median)s; "
        "terburuk %(alert)s, %(worst)s%(runs)s, %(place)s."
    )
    return text % {
        "start": MARKS[Mark(mark - 1)],
        "end": MARKS[mark],
        "share": round(100 * share),
        "median": tile.median,
        "alert": tile.worst.clock,
        "worst": tile.worst.length,
        "runs": " " + _("dan masih berjalan") if tile.worst.runs else "",
        "place": tile.worst.clock.fact.place,
    }


def by_agency(found: Clocks, goals: Goals) -> list[Line]:
    """Return a row for each office that a gap lay with, the hottest first; what nobody took on stands alone."""
    alerts: dict[str, set[int]] = defaultdict(set)
    spans: dict[str, dict[Mark, tuple[Minutes, Flags]]] = defaultdict(dict)
    for mark, shares in found.shares.items():
        for office, here in _groups(shares.offices.tolist()).items():
            if office == NO_OFFICE and mark == Mark.RAISED:
                continue  # between verification and alert the machine works
            spans[office][mark] = shares.minutes[here], shares.runs[here]
            alerts[office].update(shares.alerts[here].tolist())
    names = dict(Agency.objects.filter(pk__in=spans).values_list("pk", "short"))
    names[NO_OFFICE] = _("Belum ada instansi yang menangani")
    return _hottest(_row(code, names.get(code, code), len(alerts[code]), spans[code], goals) for code in spans)


def by_district(found: Clocks, goals: Goals) -> list[Line]:
    """Return a row for each kecamatan; an alert for the whole city has its own row."""
    groups = _groups(fact.region[:DISTRICT] for fact in found.facts)
    names = dict(Region.objects.filter(pk__in=groups).values_list("code", "name"))
    return _hottest(
        _row(code, names.get(code, code), len(here), _spans(found, here), goals) for code, here in groups.items()
    )


def by_month(found: Clocks, goals: Goals, groups: Months) -> list[Line]:
    """Return a row for each month in which an alert was raised, the newest last; `groups` are those of `months`."""
    return [
        _row(f"{month:%Y-%m}", date_format(month, "M Y"), len(here), _spans(found, here), goals)
        for month, here in groups.items()
    ]


def months(found: Clocks) -> Months:
    """Return the places of the alerts by the first day of the month each was raised in, the oldest month first."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = (datetime.fromtimestamp(raised, zone) for raised in found.moments[:, Mark.RAISED].tolist())
    return dict(sorted(_groups(date(day.year, day.month, 1) for day in days).items()))


def _groups(keys: Iterable[Key]) -> dict[Key, list[int]]:
    groups: dict[Key, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        groups[key].append(place)
    return groups


def _spans(found: Clocks, here: Sequence[int]) -> dict[Mark, tuple[Minutes, Flags]]:
    return {mark: _column(found, mark, here) for mark in GAPS}


def _row(code: str, label: str, count: int, spans: Mapping[Mark, tuple[Minutes, Flags]], goals: Goals) -> Line:
    cells = []
    for mark in GAPS:
        minutes, runs = spans.get(mark, NOTHING)
        median, most = percentiles(minutes, runs)
        cells.append(Cell(str(median), str(most), len(minutes), heat(median, goals.get(mark))))
    return Line(code, label, count, cells)


def _hottest(rows: Iterable[Line]) -> list[Line]:
    return sorted(rows, key=lambda row: (-row.hottest, -row.count, row.label))


def chart(found: Clocks, goals: Goals, groups: Months) -> list[Bar]:
    """Return the bars by month, the groups of `months`: the median from the alert until the first action."""
    minutes, runs = first_action(found)
    there = ~np.isnan(minutes)
    counted = {month: [place for place in here if there[place]] for month, here in groups.items()}
    medians = [(month, percentiles(minutes[here], runs[here])[0]) for month, here in counted.items()]
    known = [(month, reach) for month, reach in medians if reach is not None]
    highest = max((reach.minutes for _month, reach in known), default=0) or 1
    goal = goals.get(Mark.ACKNOWLEDGED, 0) + goals.get(Mark.ASSIGNED, 0)
    bars = []
    for place, (month, reach) in enumerate(known):
        height, x = round((FLOOR - 20) * reach.minutes / highest), place * SLOT + (SLOT - BAR) // 2
        label = date_format(month, "M y")
        late = bool(goal) and reach.minutes > goal
        bars.append(Bar(label, x, x + BAR // 2, FLOOR - height, height, str(reach), late))
    return bars


def first_action(found: Clocks) -> tuple[Minutes, Flags]:
    """Return the time from each alert until its first action, running while it is awaited; NaN where none will come."""
    answer, task = found.minutes[:, Mark.ACKNOWLEDGED], found.minutes[:, Mark.ASSIGNED]
    runs = np.where(np.isnan(task), found.runs[:, Mark.ACKNOWLEDGED], found.runs[:, Mark.ASSIGNED])
    ends = ~np.isnan(found.moments[:, Mark.ASSIGNED]) | runs
    there = ends & ~(np.isnan(answer) & np.isnan(task))
    return np.where(there, np.nan_to_num(answer) + np.nan_to_num(task), np.nan), runs & there


@dataclass(frozen=True)
class Answers:
    """The line on the first screen: this month's median to the first action, and the worst that still waits."""

    count: int
    median: Reach | None
    worst: Worst | None


def answers(member: Member, *, at: datetime, today: date) -> Answers | None:
    """Return the line of the first screen; None for whoever may not read the ledger."""
    if not access.permits(member, "ledger.read"):
        return None
    begun = _midnight(month_of(today))
    things = Alert.objects.filter(raised_at__gte=begun) | Alert.objects.exclude(state=AlertState.CLOSED)
    found = clocks(member, things, at=at, whole=False)
    minutes, runs = first_action(found)
    new = found.moments[:, Mark.RAISED] >= begun.timestamp()
    counted = new & ~np.isnan(minutes)
    is_open = np.array([fact.is_open for fact in found.facts], dtype=bool)
    waiting = np.where(is_open & runs, minutes, np.nan)
    return Answers(int(new.sum()), percentiles(minutes[counted], runs[counted])[0], _worst(found, waiting, runs))


def goals_on(today: date) -> dict[Mark, int]:
    """Return the targets of the city on a day."""
    return targets(today)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(settings.TIME_ZONE))
