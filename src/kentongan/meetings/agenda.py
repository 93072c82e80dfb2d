"""What a rakor will talk about, read as things stand: promises, late work, alerts, what changed, what goes around.

Everything on it lies in the region of the rakor and is no more secret than the rakor itself, whoever looks: the
agenda is printed and handed round.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TypeVar

from django.db.models import Count, Max, Model, Q, QuerySet

from kentongan.actions.models import ActionItem
from kentongan.actions.queries import OWED
from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert, AlertState, CalendarEntry
from kentongan.city import queries as city
from kentongan.city.models import Agency
from kentongan.meetings import queries, renewing
from kentongan.meetings.agenda_situations import situations_of
from kentongan.meetings.changes import Changed, changes
from kentongan.meetings.models import AgendaItem, AgendaKind, Directive, Meeting
from kentongan.meetings.standing import UNFINISHED, Promise, promise
from kentongan.rumours.models import Rumour, RumourState
from kentongan.situations.queries import OfficeSituation
from kentongan.verification.models import Incident, Severity, Verdict

M = TypeVar("M", bound=Model)
FIRST_TIME_DAYS = 31  # how far back the very first rakor looks
COMING_DAYS = 31  # how far ahead of the rakor the calendar is read


@dataclass(frozen=True)
class Happenings:
    """How many incidents of one category came in since last time, and how bad the worst was."""

    category: str
    label: str
    count: int
    worst: Severity


@dataclass(frozen=True)
class Agenda:
    """What the rakor will talk about, in this order."""

    meeting: Meeting
    previous: Meeting | None
    promises: list[Promise]
    overdue: list[Promise]  # of rakor before the previous one
    late: list[tuple[Agency, list[ActionItem]]]
    alerts: list[Alert]
    since: date
    happenings: list[Happenings]
    points: list[AgendaItem]
    until: date
    changed: list[Changed]
    rumours: list[Rumour]
    coming: list[CalendarEntry]
    situations: dict[str, list[OfficeSituation]]  # by code of the office; who has been silent is not in it
    items: list[AgendaItem]  # as they were laid down, those left out too; empty before the agenda was built


def build(meeting: Meeting, *, today: date) -> Agenda:
    """Put the agenda of one rakor together, as things stand on a day."""
    previous = queries.previous(meeting)
    told = _told(meeting, previous, today)
    promises = [one for one in told if previous and one.directive.meeting_id == previous.pk]
    overdue = [one for one in told if one not in promises and not one.is_settled]
    shown = [item.pk for one in [*promises, *overdue] for item in one.actions]
    since = previous.held_on if previous else meeting.held_on - timedelta(days=FIRST_TIME_DAYS)
    until = min(today, meeting.held_on)
    items = list(meeting.agenda.select_related("agency"))
    return Agenda(
        meeting=meeting,
        previous=previous,
        promises=promises,
        overdue=overdue,
        late=_late(meeting, today=today, shown=shown),
        alerts=list(_reachable(Alert.objects.exclude(state=AlertState.CLOSED), meeting).select_related("region")),
        since=since,
        happenings=_happenings(meeting, since=since, until=until),
        points=[one for one in items if one.kind == AgendaKind.POINT and not one.left_out],
        until=until,
        changed=changes(meeting, since=since, until=until),
        rumours=_rumours(meeting),
        coming=_coming(meeting),
        situations=situations_of(meeting, since=since),
        items=items,
    )


def _reachable(things: QuerySet[M], meeting: Meeting) -> QuerySet[M]:
    return things.filter(region__code__startswith=meeting.region_id, classification__lte=meeting.classification)


def _told(meeting: Meeting, previous: Meeting | None, today: date) -> list[Promise]:
    """Return every directive of the rakor before, and of older ones what somebody still owes."""
    said_again = renewing.renewed(Directive.objects.filter(meeting__in=queries.before(meeting)))
    owed = Directive.objects.filter(meeting__in=queries.before(meeting), actions__state__in=UNFINISHED)
    standing = owed.exclude(pk__in=said_again).values("pk")
    told = Directive.objects.filter(Q(meeting=previous) | Q(pk__in=standing), withdrawn_at=None).order_by(
        "due_on", "pk"
    )
    return [promise(one, ceiling=meeting.classification, today=today) for one in queries.with_actions(told)]


def _late(meeting: Meeting, *, today: date, shown: list[int]) -> list[tuple[Agency, list[ActionItem]]]:
    late = ActionItem.objects.filter(state__in=OWED, due_on__lt=today).exclude(pk__in=shown)
    rows = _reachable(late, meeting).select_related("agency", "region").order_by("agency__short", "due_on", "id")
    return [(agency, list(items)) for agency, items in groupby(rows, key=lambda item: item.agency)]


def _rumours(meeting: Meeting) -> list[Rumour]:
    """Return the rumours that nobody has closed, the most pressing first."""
    going = Rumour.objects.exclude(state=RumourState.CLOSED)
    return list(_reachable(going, meeting).select_related("region").order_by("-priority", "-known_at", "-pk"))


def _coming(meeting: Meeting) -> list[CalendarEntry]:
    """Return the calendar's days of attention from the rakor on."""
    return list(alerts.coming_in(meeting.region_id, meeting.held_on, COMING_DAYS))


def _happenings(meeting: Meeting, *, since: date, until: date) -> list[Happenings]:
    told = Incident.objects.filter(occurred_on__gt=since, occurred_on__lte=until).exclude(verdict=Verdict.FALSE)
    rows = _reachable(told, meeting).order_by().values("category").annotate(count=Count("pk"), worst=Max("severity"))
    labels = city.labels("issue_category")
    found = [
        Happenings(row["category"], labels.get(row["category"], row["category"]), row["count"], Severity(row["worst"]))
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.worst, -one.count, one.category))
