"""What a series does by itself: propose the next rakor, once, on a day on which people work."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate

from kentongan.alerts import queries as alerts
from kentongan.alerts.models import CalendarKind
from kentongan.alerts.shipped_calendar import days_off
from kentongan.invitations import dates
from kentongan.invitations.models import Invitation, Proposal, RuleOfDay, Series
from kentongan.meetings import agenda_filling
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.meetings.services import Facts

MONTH = "{bulan}"


def propose(*, at: datetime) -> None:
    """Make the rakor whose time to be prepared has come; the job of every hour. Doing it again makes none twice."""
    today = localdate(at)
    for series in Series.objects.filter(Q(active_to=None) | Q(active_to__gte=today)).order_by("pk"):
        for period in due_periods(series, today=today):
            try:
                _propose(series, period, at=at)
            except IntegrityError:  # another worker was quicker
                continue


def due_periods(series: Series, *, today: date) -> list[date]:
    """Return the months whose rakor should be prepared by now and is not yet."""
    horizon = today + timedelta(days=series.lead_days)
    known = set(series.proposals.values_list("period", flat=True))
    due = []
    for period in dates.months(series.active_from, series.interval, horizon):
        if period in known or dates.later(period, 1) <= today:
            continue
        day, _why = day_of(series, period)
        if max(today, series.active_from) <= day <= min(horizon, series.active_to or horizon):
            due.append(period)
    return due


def day_of(series: Series, period: date) -> tuple[date, str]:
    """Return the day of a series in one month, and why it is not the day by the rule ("" when it is)."""
    return dates.working_day(by_rule(series, period), holidays(series.region_id, period))


def by_rule(series: Series, period: date) -> date:
    """Return the day that the rule tells, whether people work on it or not."""
    if series.rule == RuleOfDay.DATE:
        return dates.same_date(period, series.day or 1)
    return dates.nth_weekday(period, series.weekday or 0, series.nth or 1)


def holidays(region: str, period: date) -> dict[date, str]:
    """Return the days off around one month with their names: the nation's, and those the city has entered."""
    first, last = period - timedelta(days=7), dates.later(period, 1) + timedelta(days=7)
    off = {day: name for year in {first.year, last.year} for day, name in days_off(year).items()}
    entries = alerts.coming_in(region, first, (last - first).days).filter(kind=CalendarKind.HOLIDAY)
    for entry in entries:
        for number in range((entry.last - entry.first).days + 1):
            off.setdefault(entry.first + timedelta(days=number), entry.label)
    return off


@transaction.atomic
def _propose(series: Series, period: date, *, at: datetime) -> None:
    with translation.override("id"):
        day, why = day_of(series, period)
        title = series.title.replace(MONTH, date_format(period, "F Y"))
    planned = by_rule(series, period)
    same = Q(title=title) | Q(held_on=day)  # somebody has called it by hand already
    there = Meeting.objects.filter(same, region=series.region_id, proposal=None)
    meeting = there.exclude(state=MeetingState.CANCELLED).order_by("pk").first()
    offices = list(series.agencies.all())
    if meeting is None:
        meeting = meetings.plan_meeting(
            facts=_facts(series, title, day), member=series.kept_by, at=at, by_itself=True,
            is_simulated=settings.IS_DEMO,
        )  # fmt: skip
        agenda_filling.fill(meeting, today=localdate(at), offices=offices)
    moved = planned if planned != day else None
    Proposal.objects.create(series=series, period=period, meeting=meeting, moved_from=moved, moved_why=why[:160])
    Invitation.objects.bulk_create([Invitation(meeting=meeting, agency=one) for one in offices], ignore_conflicts=True)


def _facts(series: Series, title: str, day: date) -> Facts:
    same = ("region", "classification", "starts_at", "ends_at", "place", "mode", "link", "chair")
    return Facts(title=title, held_on=day, **{name: getattr(series, name) for name in same})


def coming_day(series: Series, *, today: date) -> tuple[date, str] | None:
    """Return the next day of a series from a day on, and why it is not the day by the rule; None when it has ended."""
    for period in dates.months(series.active_from, series.interval, dates.later(today, series.interval + 1)):
        if dates.later(period, 1) <= today:
            continue
        day, why = day_of(series, period)
        if day >= max(today, series.active_from):
            return (day, why) if series.active_to is None or day <= series.active_to else None
    return None
