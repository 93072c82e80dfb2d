"""The clocks of the alerts that exist for a member: seven moments each, in a handful of queries however many there are.

Every moment comes from what the member may see: a report, incident or task above their clearance or outside their area
moves no clock of theirs. Offices are kept, persons never.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Field, Func, Max, Min, Q, QuerySet

from kentongan.actions import queries as action_queries
from kentongan.actions.models import ActionState, Dispute
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city.models import Member, Term
from kentongan.desk.clock_table import ANSWERED, Clocks, Read, Row, table
from kentongan.desk.steps import GAPS, Mark
from kentongan.verification.models import Verdict

TARGETS = "step_target"
REPORT = "incident__sources__report__"
FIELDS = ("region", "region__name", "category", "level", "state", "is_simulated", "acknowledged_by__agency")
IDLE = (ActionState.REFUSED, ActionState.CANCELLED)


class Seconds(Func):
    """A moment as seconds since 1970, to the millisecond: a page reads tens of thousands of them."""

    output_field: "Field[Any, Any]" = Field()  # both databases give a float: nothing to turn it into
    template = "ROUND(EXTRACT(EPOCH FROM %(expressions)s), 3)::double precision"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ROUND((julianday(%(expressions)s) - 2440587.5) * 86400, 3)"
        return self.as_sql(compiler, connection, template=template, **context)


def targets(on: Any) -> dict[Mark, int]:
    """Return the city's own target of each gap, in minutes; a gap without one has none."""
    rows = Term.objects.filter(kind=TARGETS, valid_from__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    known = {code: extra.get("minutes") for code, extra in rows.values_list("code", "extra")}
    return {mark: int(known[code]) for mark, code in GAPS.items() if known.get(code)}


def clocks(member: Member, alerts: QuerySet[Alert], *, at: datetime, whole: bool = True, office: str = "") -> Clocks:
    """Return the clocks of some alerts, in five queries, or six where work was disputed.

    Args:
        member: for whom; alerts outside their area or above their clearance are left out.
        alerts: which ones.
        at: until when the running clocks run.
        whole: without it nothing before the alert is asked for, nor disputes: half the work.
        office: only those that this office recorded, answered or works on.
    """
    alerts = access.within_area(member, alerts).order_by("pk")
    rows: Sequence[Row] = list(alerts.values_list("pk", *FIELDS, Seconds("raised_at"), Seconds("acknowledged_at")))
    which = alerts.order_by().values("pk")
    tasks = _tasks(member, which) if rows else []
    heard = _heard(member, which) if rows and whole else []
    if office:
        its = {row[0] for row in rows if row[ANSWERED] == office}
        its |= {alert for alert, desk, *_rest in (*heard, *tasks) if desk == office}
        rows = [row for row in rows if row[0] in its]
    told, disputed = (_told(member, which), _disputed(member, which)) if rows and whole else ({}, {})
    return table(Read(rows, heard, told, tasks, disputed), at=at.timestamp())


def _heard(member: Member, which: QuerySet[Any]) -> list[Row]:
    """Return for each alert (alert, recording office, first report, first record) of its incidents, by office."""
    rows = (
        Alert.incidents.through.objects.filter(access.reached(member, "incident__"), alert__in=which)
        .values_list("alert", "incident__recorded_by__agency")
        .annotate(
            reported=Seconds(Min("incident__sources__report__received_at", filter=access.reached(member, REPORT))),
            recorded=Seconds(Min("incident__recorded_at", filter=~Q(incident__verdict=Verdict.FALSE))),
        )
    )
    return list(rows)


def _told(member: Member, which: QuerySet[Any]) -> dict[int, float]:
    """Return when the first report came in that an alert rests on by itself, before any incident was recorded."""
    links = Alert.reports.through.objects.filter(access.reached(member, "report__"), alert__in=which).order_by()
    return dict(links.values_list("alert").annotate(first=Seconds(Min("report__received_at"))))


def _tasks(member: Member, which: QuerySet[Any]) -> list[Row]:
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
    return list(rows)


def _disputed(member: Member, which: QuerySet[Any]) -> dict[int, datetime]:
    """Return when work on an alert was last disputed; disputes are few, so who may see them is asked last."""
    rows = Dispute.objects.filter(action__alert__in=which).order_by("raised_at", "pk")
    known = list(rows.values_list("action", "action__alert", "raised_at"))
    asked = {action for action, _alert, _at in known}
    seen = set(action_queries.visible(member).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return {alert: raised_at for action, alert, raised_at in known if action in seen}
