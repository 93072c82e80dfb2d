"""What the worker does about due dates: remind, and let overdue work climb; each step once, however many run."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from kentongan.actions import climbing, deadlines, due_rules
from kentongan.actions.models import ActionItem, Reminder
from kentongan.actions.queries import OWED
from kentongan.journal import services as journal

MORNING = time(7)  # of the city's clock; a worker that was down at that hour catches up later in the day


def remind(*, at: datetime) -> int:
    """Remind of what is due or overdue, from seven in the morning on, and let climb what nobody answers."""
    zone = ZoneInfo(settings.TIME_ZONE)
    local = at.astimezone(zone)
    sent = send_reminders(local.date(), at=at) if local.time() >= MORNING else 0
    climbing.climb(at=at, zone=zone)
    return sent


def send_reminders(today: date, *, at: datetime) -> int:
    """Send what is due; return how many. Of what was missed while no worker ran only the newest is sent."""
    rules = due_rules.rules()
    before, every = rules[due_rules.BEFORE], max(rules[due_rules.AFTER].days, 1)
    horizon = due_rules.reckon(before, today).day
    owed = ActionItem.objects.filter(state__in=OWED, due_on__lte=horizon)
    known = set(Reminder.objects.filter(action__in=owed.values("pk")).values_list("action_id", "kind", "due_on"))
    sent = 0
    for action in owed.order_by("pk").iterator(chunk_size=500):
        first = due_rules.reckon(before, action.due_on, back=True).day
        newest = deadlines.newest_reminder(action.due_on, today, first=first, every=every)
        given_on = action.assigned_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
        if newest is None or newest[1] <= given_on or (action.pk, newest[0], action.due_on) in known:
            continue  # on the day it was given nobody needs to be reminded of it
        sent += send_one(action, newest[0], at=at)
    return sent


@transaction.atomic
def send_one(action: ActionItem, kind: str, *, at: datetime) -> bool:
    """Write one reminder; the unique row lets only one of two workers through."""
    still = ActionItem.objects.select_for_update().filter(pk=action.pk, state__in=OWED, due_on=action.due_on)
    if not still.exists():
        return False
    _row, is_new = Reminder.objects.get_or_create(
        action=action, kind=kind, due_on=action.due_on, defaults={"sent_at": at}
    )
    if is_new:
        journal.record("action.remind", action, actor=None, at=at, changes={"kind": ["", kind]})
    return is_new
