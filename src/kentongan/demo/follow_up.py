"""What became of the demo city's promises: a set given out, a later day asked for, a dispute, reminders."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.timezone import localdate

from kentongan.actions import climbing, disputes, due_dates, reminding, services, task_sets
from kentongan.actions.models import ActionItem, ActionState, TaskSet
from kentongan.actions.origin import Origin
from kentongan.alerts.models import Alert, AlertState
from kentongan.city.models import Member
from kentongan.intake.models import Report

FORM = UUID("2f7c5f1e-6a0e-4c0b-9a52-6f0d3f0a3574")  # of the one form that the operator is said to have sent


def carry_on(people: dict[str, Member], *, at: datetime) -> None:
    """Tell a little of everything that can happen to a promise."""
    _give_a_set(people, at=at)
    _ask_for_longer(people, at=at)
    _dispute_one(at=at)
    reminding.send_reminders(localdate(at), at=at)
    climbing.climb(at=at, zone=ZoneInfo(settings.TIME_ZONE))


def _give_a_set(people: dict[str, Member], *, at: datetime) -> None:
    alert = Alert.objects.exclude(state=AlertState.CLOSED).order_by("-raised_at", "-pk").first()
    if alert is None:
        return
    fitting = TaskSet.objects.filter(category=alert.category).order_by("order").first()
    chosen = fitting or TaskSet.objects.get(code="tawuran")
    offices = task_sets.proposals(chosen, alert.region, localdate(at))
    picks = [
        task_sets.Pick(one.template, f"[SIMULASI] {one.template.title}", one.agency, one.supporting, one.due.day)
        for one in offices
        if one.agency is not None
    ]
    if not picks:
        return
    task_sets.apply(
        task_set=chosen,
        picks=picks,
        origin=Origin(alert=alert),
        region=alert.region,
        token=uuid5(FORM, str(alert.pk)),
        member=people["operator"],
        at=at,
    )


def _ask_for_longer(people: dict[str, Member], *, at: datetime) -> None:
    owed = ActionItem.objects.filter(state=ActionState.ACCEPTED, accountable__isnull=False).order_by("due_on", "pk")
    for number, action in enumerate(owed[:2]):
        new = max(action.due_on, localdate(at)) + timedelta(days=5)
        owner = action.accountable
        if owner is None:
            continue
        why = "[SIMULASI] Menunggu peralatan selesai diperbaiki."
        change = due_dates.ask_later(action=action, new=new, reason=why, member=owner, at=at - timedelta(hours=5))
        if number == 0:
            due_dates.grant(change=change, member=people["sekretaris"], at=at - timedelta(hours=3))


def _dispute_one(*, at: datetime) -> None:
    since = at - timedelta(days=25)
    checked = ActionItem.objects.filter(state=ActionState.CHECKED, checked_at__gte=since, alert__isnull=False)
    for action in checked.order_by("-checked_at", "-pk"):
        report = Report.objects.filter(incidents__alerts=action.alert, sender__role="field").order_by("number").last()
        if report is not None and report.sender is not None:
            why = "[SIMULASI] Dua malam terakhir kejadiannya terulang di tempat yang sama."
            disputes.dispute(action=action, report=report, reason=why, member=report.sender, at=at - timedelta(hours=8))
            note = "[SIMULASI] Patroli ditambah di titik itu."
            services.note(action=action, member=_doer(action), text=note, at=at - timedelta(hours=2))
            return


def _doer(action: ActionItem) -> Member:
    return action.accountable or Member.objects.filter(agency=action.agency_id).order_by("pk")[0]
