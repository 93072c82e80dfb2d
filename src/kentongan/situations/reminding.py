"""What the worker does about situation reports: remind before, on and after the due day, each once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from kentongan.actions import due_rules
from kentongan.city.models import Agency
from kentongan.journal import services as journal
from kentongan.situations import asking, periods
from kentongan.situations.models import (
    Cadence,
    ReminderKind,
    ReportForm,
    SituationReminder,
    SituationReport,
    SituationState,
)

MORNING = time(7)
FORGOTTEN = timedelta(days=10)  # what lies further back is told by the screen of completeness alone
LOOKED_BACK = 3


@dataclass(frozen=True)
class Call:
    """A reminder that is due: to which office, of what."""

    agency: Agency
    form: ReportForm
    start: date
    due_on: date
    kind: ReminderKind


def remind(*, at: datetime) -> int:
    """Remind every office of what it owes; return how many reminders went out. From seven in the morning on."""
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    if local.time() < MORNING:
        return 0
    return sum(send_one(call, at=at) for call in list(_calls(local)))


def _calls(local: datetime) -> Iterator[Call]:
    today = local.date()
    rules = due_rules.rules()
    ahead, behind = rules[due_rules.BEFORE], timedelta(days=max(rules[due_rules.AFTER].days, 1))
    for form in asking.forms_on(today):
        offices = list(asking.owners(form).select_related("region"))
        for period in periods.latest(form, local, LOOKED_BACK):
            due_on = period.end + timedelta(days=form.due_days)
            first = due_rules.reckon(ahead, due_on, back=True).day
            kind = newest(due_on, today, first=first, behind=behind, is_daily=form.cadence == Cadence.DAILY)
            if kind is None or period.start < form.valid_from:
                continue
            done = _done(form, period.start, kind)
            yield from (Call(one, form, period.start, due_on, kind) for one in offices if one.pk not in done)


def newest(due_on: date, today: date, *, first: date, behind: timedelta, is_daily: bool) -> ReminderKind | None:
    """Return the newest reminder whose day has come; of several that were missed only this one is sent.

    A day's report has none before its day: the window is still open then, and the next morning brings the one after.

    >>> newest(date(2026, 11, 5), date(2026, 11, 3), first=date(2026, 11, 3), behind=FORGOTTEN, is_daily=False).value
    'before'
    >>> newest(date(2026, 11, 5), date(2026, 11, 1), first=date(2026, 11, 3), behind=FORGOTTEN, is_daily=False)
    """
    wait = timedelta(days=1) if is_daily else behind
    if today > due_on + max(FORGOTTEN, wait):
        return None
    if today >= due_on + wait:
        return ReminderKind.AFTER
    if today >= due_on:
        return ReminderKind.DUE
    return ReminderKind.BEFORE if today >= first and not is_daily else None


def _done(form: ReportForm, start: date, kind: ReminderKind) -> set[str]:
    """Return the offices that have sent it, or were told this."""
    sent = SituationReport.objects.filter(form=form, start=start, state=SituationState.SENT)
    told = SituationReminder.objects.filter(form=form, start=start, kind=kind)
    return {*sent.values_list("agency_id", flat=True), *told.values_list("agency_id", flat=True)}


@transaction.atomic
def send_one(call: Call, *, at: datetime) -> bool:
    """Write one reminder; the unique row lets only one of two workers through."""
    row, is_new = SituationReminder.objects.get_or_create(
        agency=call.agency,
        form=call.form,
        start=call.start,
        kind=call.kind,
        defaults={"due_on": call.due_on, "region_id": call.agency.region_id, "sent_at": at},
    )
    if is_new:
        journal.record("situation_reminder.send", row, actor=None, at=at, changes={"kind": ["", call.kind]})
    return is_new
