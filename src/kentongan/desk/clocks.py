"""The clocks of the alerts that exist for a member: seven moments each, in a handful of queries however many there are.

Every moment comes from what the member may see: a report, incident or task above their clearance or outside their area
moves no clock of theirs. Offices are kept, persons never.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from kentongan.actions import queries as action_queries
from kentongan.actions.models import ActionState, Dispute
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city.models import Member, Term
from kentongan.desk.steps import GAPS, Mark, Span, gaps
from kentongan.verification.models import Verdict

TARGETS = "step_target"
NO_OFFICE = ""  # a clock that runs and that no office has taken on
REPORT = "incident__sources__report__"
IDLE = (ActionState.REFUSED, ActionState.CANCELLED)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """One alert: its marks, the gap that ends at each, and which office each gap lay with.

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
    marks: tuple[datetime | None, ...]
    spans: tuple[Span | None, ...]
    offices: tuple[str, ...]
    is_refuted: bool = False
    disputed_at: datetime | None = None
    work: tuple[tuple[str, Span], ...] = ()
    checks: tuple[tuple[str, Span], ...] = ()
    working: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return f"PD-{self.pk:05d}"

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
    fields = ("pk", "region_id", "category", "level", "state", "is_simulated", "raised_at", "acknowledged_at")
    rows = list(alerts.values(*fields, "acknowledged_by__agency", "region__name"))
    if not rows:
        return []
    which = alerts.values("pk")
    tasks, told = _tasks(member, which), _told(member, which) if whole else {}
    heard = _heard(member, which) if whole else {}
    disputed = _disputed(member, which) if whole else {}
    return [
        _clock(row, heard.get(row["pk"], []), told.get(row["pk"]), tasks[row["pk"]], disputed.get(row["pk"]), at=at)
        for row in rows
    ]


def _heard(member: Member, which: QuerySet[Any]) -> dict[int, list[Row]]:
    """Return for each alert when its reports came in and when its incidents were recorded, by the recording office."""
    rows = (
        Alert.incidents.through.objects.filter(access.reached(member, "incident__"), alert__in=which)
        .values("alert", "incident__recorded_by__agency")
        .annotate(
            reported=Min("incident__sources__report__received_at", filter=access.reached(member, REPORT)),
            recorded=Min("incident__recorded_at", filter=~Q(incident__verdict=Verdict.FALSE)),
        )
    )
    return _by_alert(rows, "alert")


def _told(member: Member, which: QuerySet[Any]) -> dict[int, datetime]:
    """Return when the first report came in that an alert rests on by itself, before any incident was recorded."""
    links = Alert.reports.through.objects.filter(access.reached(member, "report__"), alert__in=which).order_by()
    return dict(links.values_list("alert").annotate(first=Min("report__received_at")))


def _tasks(member: Member, which: QuerySet[Any]) -> dict[int, list[Row]]:
    """Return for each alert, by the office that works and the one that gave the task: when, and how many are left."""
    things = action_queries.visible(member).filter(alert__in=which).exclude(state__in=IDLE)
    rows = (
        things.select_related(None)
        .order_by()
        .values("alert", "agency", "assigned_by__agency")
        .annotate(
            given=Min("assigned_at"),
            done=Max("done_at"),
            checked=Max("checked_at"),
            owed=Count("pk", filter=Q(state__in=action_queries.OWED)),
            unchecked=Count("pk", filter=~Q(state=ActionState.CHECKED)),
        )
    )
    return _by_alert(rows, "alert")


def _disputed(member: Member, which: QuerySet[Any]) -> dict[int, datetime]:
    """Return when work on an alert was last disputed; disputes are few, so who may see them is asked last."""
    rows = Dispute.objects.filter(action__alert__in=which).order_by("raised_at", "pk")
    known = list(rows.values_list("action", "action__alert", "raised_at"))
    asked = {action for action, _alert, _at in known}
    seen = set(action_queries.visible(member).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return {alert: raised_at for action, alert, raised_at in known if action in seen}


def _by_alert(rows: Iterable[Any], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


def _clock(
    row: Row, heard: list[Row], told: datetime | None, tasks: list[Row], disputed: datetime | None, *, at: datetime
) -> Clock:
    is_open = row["state"] != AlertState.CLOSED
    verified = min(
        ((one["recorded"], one["incident__recorded_by__agency"]) for one in heard if one["recorded"]), default=None
    )
    first = min(((one["given"], one["agency"]) for one in tasks), default=None)
    done = None if any(one["owed"] for one in tasks) else _last(tasks, "done")
    marks = (
        min((moment for moment in (told, *(one["reported"] for one in heard)) if moment), default=None),
        verified[0] if verified else None,
        row["raised_at"],
        row["acknowledged_at"],
        first[0] if first else None,
        done,
        None if any(one["unchecked"] for one in tasks) else _last(tasks, "checked"),
    )
    is_refuted = bool(heard) and verified is None
    answered = row["acknowledged_by__agency"] or NO_OFFICE
    desk = verified[1] if verified else NO_OFFICE
    return Clock(
        pk=row["pk"],
        region=row["region_id"],
        place=row["region__name"],
        category=row["category"],
        level=row["level"],
        state=row["state"],
        is_open=is_open,
        is_simulated=row["is_simulated"],
        marks=marks,
        spans=tuple(gaps(marks, at=at, is_open=is_open, is_refuted=is_refuted)),
        offices=("", desk, "", answered, answered),
        is_refuted=is_refuted,
        disputed_at=disputed,
        work=tuple(_work(tasks, at=at)),
        checks=tuple(_checks(tasks, at=at)),
        working=frozenset({answered, desk, *(one["agency"] for one in tasks)} - {NO_OFFICE}),
    )


def _last(tasks: list[Row], name: str) -> datetime | None:
    return max((one[name] for one in tasks if one[name]), default=None)


def _work(tasks: list[Row], *, at: datetime) -> Iterable[tuple[str, Span]]:
    for one in tasks:
        yield one["agency"], _length(one["given"], None if one["owed"] else one["done"], at)


def _checks(tasks: list[Row], *, at: datetime) -> Iterable[tuple[str, Span]]:
    for one in tasks:
        if one["done"] and not one["owed"]:
            yield one["assigned_by__agency"], _length(one["done"], None if one["unchecked"] else one["checked"], at)


def _length(start: datetime, end: datetime | None, at: datetime) -> Span:
    minutes = ((end or at) - start).total_seconds() / 60
    return Span(max(0.0, minutes), runs=end is None)
