"""Nobody answers: an alert climbs the ladder of the city, step by step, each step once.

The wait for a rung counts from the moment the rung below fell due, so that a standstill of the worker delays the
telling but not the ladder. Waits of an alert of level Awas are the short ones, counted from when it came to that level.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kentongan.alerts.models import Alert, AlertState, Climb
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Ladder, Member, Role, Rung
from kentongan.journal import services as journal

READERS = [role for role in Role if role in access.VERBS["alert.read"]]


def standing(alert: Alert, rung: Rung) -> QuerySet[Member]:
    """Return who stands on a rung and may see the alert: its region, its secrecy, and the page itself."""
    members = city.standing_on(rung, alert.region_id)
    return members.filter(clearance__gte=alert.classification, role__in=READERS)


def due(alert: Alert, rung: Rung, last: Climb | None) -> datetime:
    """Return when a rung's turn comes.

    Args:
        alert: with `raised_at` and `urgent_since`.
        rung: the next one above `last`.
        last: the step taken last; None when there is none, and then it is time at once.
    """
    if last is None:
        return alert.raised_at
    if last.is_empty:  # nobody there to wait for
        return last.due_at
    usual = last.due_at + timedelta(minutes=rung.minutes)
    if alert.urgent_since is None:
        return usual
    return min(usual, max(last.due_at, alert.urgent_since) + timedelta(minutes=rung.urgent_minutes))


def above(rungs: Iterable[Rung], order: int) -> list[Rung]:
    """Return the rungs higher than one, from the bottom up."""
    return [rung for rung in rungs if rung.order > order]


def climb(*, at: datetime) -> None:
    """Let every alert that nobody has answered climb as far as its time has come; the job of every minute."""
    rungs = city.rungs(Ladder.ALERT)
    top = max((rung.order for rung in rungs), default=0)
    for alert in Alert.objects.filter(state=AlertState.RAISED, rung__lt=top).order_by("pk"):
        climb_one(alert, rungs, at=at)


def climb_one(alert: Alert, rungs: Sequence[Rung], *, at: datetime) -> None:
    """Take every step of one alert that is due, each in a transaction of its own; stop where another hand was first."""
    last = alert.climbs.order_by("rung_order").last()
    for rung in above(rungs, alert.rung):
        when = due(alert, rung, last)
        if when > at:
            return
        last = _step(alert, rung, due_at=when, at=at)
        if last is None:
            return


def _step(alert: Alert, rung: Rung, *, due_at: datetime, at: datetime) -> Climb | None:
    """Take one step; None where the alert has been answered or another worker has taken it."""
    old = alert.rung
    try:
        with transaction.atomic():
            fresh = Alert.objects.filter(pk=alert.pk, state=AlertState.RAISED, rung=old)
            if not fresh.update(rung=rung.order, reached_at=at):
                return None
            is_empty = not standing(alert, rung).exists()
            step = Climb.objects.create(
                alert=alert, rung_order=rung.order, label=rung.label, due_at=due_at, reached_at=at, is_empty=is_empty
            )
            changes = {"rung": [old, rung.order]} | ({"empty": [0, 1]} if is_empty else {})
            journal.record("alert.climb", alert, actor=None, at=at, changes=changes)
    except IntegrityError:
        return None
    alert.rung, alert.reached_at = rung.order, at
    return step
