"""Overdue work climbs: when nobody has done it in time, whoever stands on the next rung hears of it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import OuterRef, Subquery

from kentongan.actions.models import ActionClimb, ActionItem
from kentongan.actions.queries import OWED
from kentongan.alerts.models import AlertLevel
from kentongan.city import queries as city
from kentongan.city.models import Ladder, Rung
from kentongan.journal import services as journal


def climb(*, at: datetime, zone: ZoneInfo) -> int:
    """Let overdue work climb, one rung at a time; return how many steps were taken.

    The first rung waits from the end of the due date, each further one from when the one below was reached. After a
    time without a worker nobody is passed over for that: each rung still has its time to act.
    """
    rungs = city.rungs(Ladder.ACTION)
    if not rungs:
        return 0
    staffed = _Staffed()
    last = ActionClimb.objects.filter(action=OuterRef("pk"), due_on=OuterRef("due_on")).order_by("-rung_order")
    late = ActionItem.objects.filter(
        state__in=OWED, due_on__lt=at.astimezone(zone).date(), climbed__lt=rungs[-1].order
    ).annotate(reached=Subquery(last.values("reached_at")[:1]))
    steps = 0
    for action in late.select_related("alert").order_by("pk").iterator(chunk_size=500):
        since = action.reached or datetime.combine(action.due_on + timedelta(days=1), time.min, tzinfo=zone)
        rung = _next_rung(action, rungs, since, staffed, at)
        steps += rung is not None and step(action, rung, at=at)
    return steps


def _next_rung(
    action: ActionItem, rungs: list[Rung], since: datetime, staffed: "_Staffed", at: datetime
) -> Rung | None:
    """Return the rung above if its time has come; one on which nobody stands is passed without waiting for it."""
    above = (rung for rung in rungs if rung.order > action.climbed and staffed.on(rung, action))
    rung = next(above, None)
    if rung is None:
        return None
    urgent = action.alert is not None and action.alert.level == AlertLevel.DANGER
    wait = timedelta(minutes=rung.urgent_minutes if urgent else rung.minutes)
    return rung if since + wait <= at else None


class _Staffed:
    """Who stands on a rung for a region and a secrecy, asked once each."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, str, int], bool] = {}

    def on(self, rung: Rung, action: ActionItem) -> bool:
        key = (rung.order, action.region_id, action.classification)
        if key not in self.known:
            people = city.standing_on(rung, action.region_id)
            self.known[key] = people.filter(clearance__gte=action.classification).exists()
        return self.known[key]


@transaction.atomic
def step(action: ActionItem, rung: Rung, *, at: datetime) -> bool:
    """Take one step, if nobody was quicker."""
    stands = ActionItem.objects.filter(pk=action.pk, climbed=action.climbed, due_on=action.due_on, state__in=OWED)
    if not stands.update(climbed=rung.order):
        return False
    ActionClimb.objects.create(action=action, rung_order=rung.order, due_on=action.due_on, reached_at=at)
    changes = {"rung": [action.climbed, rung.order]}
    journal.record("action.climb", action, actor=None, at=at, changes=changes)
    return True
