"""The ledger of time: where answers stall, by office, kecamatan and month. Offices and steps, never persons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city.models import Agency, Member, Region
from kentongan.desk.clocks import NO_OFFICE, Clock, clocks, targets
from kentongan.desk.steps import (
    GAPS,
    MARKS,
    Mark,
    Reach,
    Span,
    gap_name,
    heat,
    is_late,
    percentiles,
    stalls_at,
    words,
)

DISTRICT = 8  # length of a kecamatan's code
MONTHS = 36  # as far back as the choice of months goes
USUAL_MONTHS = 6  # what the page shows first
BAR, SLOT, FLOOR = 22, 34, 90  # of the chart by month, in its own units
Spans = Mapping[Mark, Sequence[Span]]


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


def wanted_clocks(member: Member, wanted: Wanted, *, at: datetime) -> list[Clock]:
    """Return the clocks that a filter lets through, in the order it asks for."""
    things: QuerySet[Alert] = Alert.objects.filter(
        raised_at__gte=_midnight(wanted.first), raised_at__lt=_midnight(month_of(wanted.last, -1))
    )
    fields = {"region__code__startswith": wanted.region, "category": wanted.category, "level": wanted.level}
    things = things.filter(**{name: value for name, value in fields.items() if value})
    if wanted.state:
        closed = {"state": AlertState.CLOSED}
        things = things.filter(**closed) if wanted.state == "closed" else things.exclude(**closed)
    found = clocks(member, things, at=at)
    if wanted.agency:
        found = [clock for clock in found if wanted.agency in clock.working]
    return found


def ordered(found: Sequence[Clock], order: str, goals: Mapping[Mark, int]) -> list[Clock]:
    """Return the clocks in an order: what is stuck the longest beside its target, the newest, or the longest."""
    if order == "baru":
        return sorted(found, key=lambda clock: (str(clock.marks[Mark.RAISED]), clock.pk), reverse=True)
    if order == "lama":
        return sorted(found, key=lambda clock: (-clock.total, clock.pk))
    return sorted(found, key=lambda clock: (-_stuck(clock, goals), -clock.total, clock.pk))


def _stuck(clock: Clock, goals: Mapping[Mark, int]) -> float:
    """Return how many times its target the slowest running gap has lasted; nought when nothing is overdue."""
    ratios = [
        span.minutes / goals[mark]
        for mark in clock.running
        if mark in goals and (span := clock.spans[mark]) is not None
    ]
    return max((ratio for ratio in ratios if ratio > 1), default=0.0)


def strip(found: Sequence[Clock], goals: Mapping[Mark, int]) -> list[Gap]:
    """Return the six tiles."""
    return [_tile(mark, found, goals.get(mark)) for mark in GAPS]


def _tile(mark: Mark, found: Sequence[Clock], goal: int | None) -> Gap:
    both = [(span, clock) for clock in found if (span := clock.spans[mark])]
    spans = [span for span, _clock in both]
    median, most = percentiles(spans)
    return Gap(
        mark=mark,
        name=gap_name(mark),
        median=median,
        most=most,
        target=words(goal) if goal else "",
        heat=heat(median, goal),
        count=len(spans),
        late=sum(is_late(span, goal) for span in spans),
        running=sum(span.runs for span in spans),
        worst=_worst(both),
    )


def _worst(both: Sequence[tuple[Span, Clock]]) -> Worst | None:
    if not both:
        return None
    span, clock = max(both, key=lambda pair: (pair[0].minutes, -pair[1].pk))
    return Worst(clock, words(span.minutes), span.runs)


def sentence(tiles: Sequence[Gap], found: Sequence[Clock]) -> str:
    """Say in one sentence where answers stall: the gap that eats most of the time, its median, and the worst one."""
    stalled = stalls_at({mark: [span for clock in found if (span := clock.spans[mark])] for mark in GAPS})
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
        "place": tile.worst.clock.place,
    }


def by_agency(found: Sequence[Clock], goals: Mapping[Mark, int]) -> list[Line]:
    """Return a row for each office that a gap lay with, the hottest first; what nobody took on stands alone."""
    spans: dict[str, dict[Mark, list[Span]]] = defaultdict(lambda: defaultdict(list))
    alerts: dict[str, set[int]] = defaultdict(set)
    for clock in found:
        for mark, office, span in clock.shares():
            if office != NO_OFFICE or mark != Mark.RAISED:  # between verification and alert the machine works
                spans[office][mark].append(span)
                alerts[office].add(clock.pk)
    names = dict(Agency.objects.filter(pk__in=spans).values_list("pk", "short"))
    names[NO_OFFICE] = _("Belum ada instansi yang menangani")
    rows = [_row(code, names.get(code, code), len(alerts[code]), spans[code], goals) for code in spans]
    return sorted(rows, key=lambda row: (-row.hottest, -row.count, row.label))


def by_district(found: Sequence[Clock], goals: Mapping[Mark, int]) -> list[Line]:
    """Return a row for each kecamatan; an alert for the whole city has its own row."""
    groups: dict[str, list[Clock]] = defaultdict(list)
    for clock in found:
        groups[clock.region[:DISTRICT]].append(clock)
    names = dict(Region.objects.filter(pk__in=groups).values_list("code", "name"))
    rows = [_row(code, names.get(code, code), len(here), _spans(here), goals) for code, here in groups.items()]
    return sorted(rows, key=lambda row: (-row.hottest, -row.count, row.label))


def by_month(found: Sequence[Clock], goals: Mapping[Mark, int]) -> list[Line]:
    """Return a row for each month in which an alert was raised, the newest last."""
    zone = ZoneInfo(settings.TIME_ZONE)
    groups: dict[date, list[Clock]] = defaultdict(list)
    for clock in found:
        raised = clock.marks[Mark.RAISED]
        if raised is not None:
            groups[month_of(raised.astimezone(zone).date())].append(clock)
    return [
        _row(f"{month:%Y-%m}", date_format(month, "M Y"), len(groups[month]), _spans(groups[month]), goals)
        for month in sorted(groups)
    ]


def _spans(found: Iterable[Clock]) -> dict[Mark, list[Span]]:
    spans: dict[Mark, list[Span]] = {mark: [] for mark in GAPS}
    for clock in found:
        for mark in GAPS:
            span = clock.spans[mark]
            if span:
                spans[mark].append(span)
    return spans


def _row(code: str, label: str, count: int, spans: Spans, goals: Mapping[Mark, int]) -> Line:
    cells = []
    for mark in GAPS:
        here = spans.get(mark, ())
        median, most = percentiles(here)
        cells.append(Cell(str(median), str(most), len(here), heat(median, goals.get(mark))))
    return Line(code, label, count, cells)


def chart(found: Sequence[Clock], goals: Mapping[Mark, int]) -> list[Bar]:
    """Return the bars by month: the median from the alert until the first action."""
    zone = ZoneInfo(settings.TIME_ZONE)
    groups: dict[date, list[Span]] = defaultdict(list)
    for clock in found:
        raised = clock.marks[Mark.RAISED]
        span = first_action(clock)
        if raised is not None and span is not None:
            groups[month_of(raised.astimezone(zone).date())].append(span)
    medians = [(month, percentiles(spans)[0]) for month, spans in sorted(groups.items())]
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


def first_action(clock: Clock) -> Span | None:
    """Return the time from the alert until its first action, running while both are awaited."""
    parts = [span for mark in (Mark.ACKNOWLEDGED, Mark.ASSIGNED) if (span := clock.spans[mark])]
    if not parts or (clock.marks[Mark.ASSIGNED] is None and not parts[-1].runs):
        return None
    return Span(sum(span.minutes for span in parts), runs=parts[-1].runs)


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
    new = [clock for clock in found if (raised := clock.marks[Mark.RAISED]) and raised >= begun]
    spans = [span for clock in new if (span := first_action(clock))]
    waiting = [(span, clock) for clock in found if clock.is_open and (span := first_action(clock)) and span.runs]
    return Answers(len(new), percentiles(spans)[0], _worst(waiting))


def goals_on(today: date) -> dict[Mark, int]:
    """Return the targets of the city on a day."""
    return targets(today)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(settings.TIME_ZONE))
