"""The clocks of the alerts that exist for a member: seven moments each, in a handful of queries however many there are.

Every moment comes from what the member may see: a report, incident or task above their clearance or outside their area
moves no clock of theirs. Offices are kept, persons never.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, Field, Func, Max, Min, Q, QuerySet

from kentongan.actions import queries as action_queries
from kentongan.actions.models import ActionState, Dispute
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city.models import Member, Term
from kentongan.desk.steps import GAPS, Mark, Span, gaps, length
from kentongan.verification.models import Verdict

TARGETS = "step_target"
NO_OFFICE = ""  # a clock that runs and that no office has taken on
REPORT = "incident__sources__report__"
FIELDS = (
    "region",
    "region__name",
    "category",
    "level",
    "state",
    "is_simulated",
    "acknowledged_by__agency",
)
NOBODY = (None, NO_OFFICE)
IDLE = (ActionState.REFUSED, ActionState.CANCELLED)
Row = tuple[Any, ...]


class Seconds(Func):
    """A moment as seconds since 1970, to the millisecond: a page reads tens of thousands of them."""

    output_field: "Field[Any, Any]" = Field()  # both databases give a float: nothing to turn it into
    template = "ROUND(EXTRACT(EPOCH FROM %(expressions)s), 3)::double precision"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ROUND((julianday(%(expressions)s) - 2440587.5) * 86400, 3)"
        return self.as_sql(compiler, connection, template=template, **context)


@dataclass(slots=True)
class Clock:
    """One alert: its moments in seconds, the gap that ends at each, and which office each gap lay with.

    `work` holds (office, given to done) and `checks` (office that gave the task, done to checked), one for each office.
    """

    pk: int
    region: str
    place: str
    category: str
    level: str
    state: str
    is_open: bool
    is_simulated: bool
    moments: tuple[float | None, ...]
    spans: tuple[Span | None, ...]
    offices: tuple[str, ...]
    is_refuted: bool = False
    disputed_at: datetime | None = None
    work: Sequence[tuple[str, Span]] = ()
    checks: Sequence[tuple[str, Span]] = ()
    working: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return f"PD-{self.pk:05d}"

    @property
    def marks(self) -> tuple[datetime | None, ...]:
        """The seven moments."""
        return tuple(None if moment is None else datetime.fromtimestamp(moment, UTC) for moment in self.moments)

    @property
    def total(self) -> float:
        """Minutes from the first mark to the last, or until now while something still runs."""
        return sum(span.minutes for span in self.spans if span)

    @property
    def running(self) -> list[Mark]:
        """The gaps that have not ended yet."""
        return [mark for mark in GAPS if (span := self.spans[mark]) and span.runs]

    def shares(self) -> Iterable[tuple[Mark, str, Span]]:
        """Yield each gap with the office it lay with; work and checks once for every office."""
        for mark in (Mark.VERIFIED, Mark.RAISED, Mark.ACKNOWLEDGED, Mark.ASSIGNED):
            span = self.spans[mark]
            if span:
                yield mark, self.offices[mark], span
        for office, span in self.work:
            yield Mark.DONE, office, span
        for office, span in self.checks:
            yield Mark.CHECKED, office, span


def targets(on: Any) -> dict[Mark, int]:
    """Return the city's own target of each gap, in minutes; a gap without one has none."""
    rows = Term.objects.filter(kind=TARGETS, valid_from__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    known = {code: extra.get("minutes") for code, extra in rows.values_list("code", "extra")}
    return {mark: int(known[code]) for mark, code in GAPS.items() if known.get(code)}


def clocks(member: Member, alerts: QuerySet[Alert], *, at: datetime, whole: bool = True) -> list[Clock]:
    """Return the clock of each of some alerts, in five queries, or six where work was disputed.

    Args:
        member: for whom; alerts outside their area or above their clearance are left out.
        alerts: which ones.
        at: until when the running clocks run.
        whole: without it nothing before the alert is asked for, nor disputes: half the work.
    """
    alerts = access.within_area(member, alerts).order_by()
    moments = (Seconds("raised_at"), Seconds("acknowledged_at"))
    rows = list(alerts.values_list("pk", *FIELDS, *moments))
    if not rows:
        return []
    which = alerts.values("pk")
    tasks, told = _tasks(member, which), _told(member, which) if whole else {}
    heard = _heard(member, which) if whole else {}
    disputed = _disputed(member, which) if whole else {}
    now = at.timestamp()
    return [
        _clock(row, heard.get(row[0], ()), told.get(row[0]), tasks.get(row[0], ()), disputed.get(row[0]), at=now)
        for row in rows
    ]


def _heard(member: Member, which: QuerySet[Any]) -> dict[int, list[Row]]:
    """Return for each alert (alert, recording office, first report, first record) of its incidents, by office."""
    rows = (
        Alert.incidents.through.objects.filter(access.reached(member, "incident__"), alert__in=which)
        .values_list("alert", "incident__recorded_by__agency")
        .annotate(
            reported=Seconds(Min("incident__sources__report__received_at", filter=access.reached(member, REPORT))),
            recorded=Seconds(Min("incident__recorded_at", filter=~Q(incident__verdict=Verdict.FALSE))),
        )
    )
    return _by_alert(rows)


def _told(member: Member, which: QuerySet[Any]) -> dict[int, float]:
    """Return when the first report came in that an alert rests on by itself, before any incident was recorded."""
    links = Alert.reports.through.objects.filter(access.reached(member, "report__"), alert__in=which).order_by()
    return dict(links.values_list("alert").annotate(first=Seconds(Min("report__received_at"))))


def _tasks(member: Member, which: QuerySet[Any]) -> dict[int, list[Row]]:
    """Return for each alert (alert, office, giving office, given, done, checked, owed, unchecked) by both offices."""
    things = action_queries.visible(member).filter(alert__in=which).exclude(state__in=IDLE)
    rows = (
        things.select_related(None)
        .order_by()
        .values_list("alert", "agency", "assigned_by__agency")
        .annotate(
            given=Seconds(Min("assigned_at")),
            done=Seconds(Max("done_at")),
            checked=Seconds(Max("checked_at")),
            owed=Count("pk", filter=Q(state__in=action_queries.OWED)),
            unchecked=Count("pk", filter=~Q(state=ActionState.CHECKED)),
        )
    )
    return _by_alert(rows)


def _disputed(member: Member, which: QuerySet[Any]) -> dict[int, datetime]:
    """Return when work on an alert was last disputed; disputes are few, so who may see them is asked last."""
    rows = Dispute.objects.filter(action__alert__in=which).order_by("raised_at", "pk")
    known = list(rows.values_list("action", "action__alert", "raised_at"))
    asked = {action for action, _alert, _at in known}
    seen = set(action_queries.visible(member).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return {alert: raised_at for action, alert, raised_at in known if action in seen}


def _by_alert(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _clock(
    row: Row,
    heard: Sequence[Row],
    told: float | None,
    tasks: Sequence[Row],
    disputed: datetime | None,
    *,
    at: float,
) -> Clock:
    pk, region, place, category, level, state, is_simulated, office, raised, acknowledged = row
    is_open = state != AlertState.CLOSED
    recorded, desk = min(((record, desk) for _pk, desk, _report, record in heard if record is not None), default=NOBODY)
    reports = [report for _pk, _desk, report, _record in heard if report is not None]
    given, done, checked, working = _answered(tasks)
    moments = (
        min(reports if told is None else [told, *reports], default=None),
        recorded,
        raised,
        acknowledged,
        given,
        done,
        checked,
    )
    is_refuted = bool(heard) and recorded is None
    answered = office or NO_OFFICE
    return Clock(
        pk=pk,
        region=region,
        place=place,
        category=category,
        level=level,
        state=state,
        is_open=is_open,
        is_simulated=is_simulated,
        moments=moments,
        spans=gaps(moments, at=at, is_open=is_open, is_refuted=is_refuted),
        offices=("", desk, "", answered, answered),
        is_refuted=is_refuted,
        disputed_at=disputed,
        work=[
            (agency, length(start, None if owed else end, at))
            for _pk, agency, _by, start, end, _check, owed, _left in tasks
        ],
        checks=[
            (by, length(end, None if unchecked else check, at))
            for _pk, _agency, by, _start, end, check, owed, unchecked in tasks
            if end is not None and not owed
        ],
        working=frozenset({answered, desk, *working} - {NO_OFFICE}),
    )


def _answered(tasks: Sequence[Row]) -> tuple[float | None, float | None, float | None, set[str]]:
    """Return when the first task was given, when all were done and checked, and which offices work on them."""
    given = done = checked = None
    all_done = all_checked = True
    working = set()
    for _pk, agency, _by, start, end, check, owed, unchecked in tasks:
        working.add(agency)
        given = start if given is None else min(given, start)
        done = max(done or 0.0, end or 0.0)
        checked = max(checked or 0.0, check or 0.0)
        all_done = all_done and not owed
        all_checked = all_checked and not unchecked
    return given, (done or None) if all_done else None, (checked or None) if all_checked else None, working
