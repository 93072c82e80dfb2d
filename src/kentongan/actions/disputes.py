"""Who had reported a matter sees what came of it, and may say that a checked action is not done: then it reopens."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.actions import due_dates, due_rules, moves
from kentongan.actions.models import ActionItem, ActionState, Dispute
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.intake.models import Report

# Kept in the record, so Indonesian in whatever language the page is read.
REOPENED = "Dibuka kembali karena sanggahan pelapor."


class TooLate(Refused):
    code = "dispute-too-late"
    text = _("Sanggahan dapat dikirim sampai {day}. Bila masalahnya muncul lagi, kirim laporan baru.")


def of_report(member: Member, report: Report) -> QuerySet[ActionItem]:
    """Return the actions that answer a report which the member sent, up to their clearance, the newest first."""
    if report.sender_id != member.pk:
        return ActionItem.objects.none()
    spoken = report.lead_id or report.pk  # what became of the lead became of it
    behind = Q(incident__reports=spoken) | Q(alert__incidents__reports=spoken)
    answering = ActionItem.objects.filter(behind, classification__lte=member.clearance).order_by().values("pk")
    return ActionItem.objects.filter(pk__in=answering).select_related("agency").order_by("-pk")


def last_day(action: ActionItem, days: int) -> date | None:
    """Return until when a checked action may be disputed."""
    return localdate(action.checked_at) + timedelta(days=days) if action.checked_at else None


@transaction.atomic
def dispute(*, action: ActionItem, report: Report, reason: str, member: Member, at: datetime) -> Dispute:
    """Say that it is not done. It goes back to its owner, due as soon as "segera"; another one than before checks it.

    The alert it answered stays as it was closed.

    Raises:
        NotYours: the member did not send the report, or the action does not answer it.
        TooLate: the days for it have passed.
        MovedOn: it is not checked, or was disputed a moment ago.
    """
    if not of_report(member, report).filter(pk=action.pk).exists():
        raise NotYours
    text = moves.words(reason)
    rules, today = due_rules.rules(), localdate(at)
    last = last_day(action, rules[due_rules.DISPUTE].days)
    if last is not None and today > last:
        raise TooLate(day=last.strftime("%d-%m-%Y"))
    checker = action.checked_by_id or 0  # a checked action has one; whoever lost the race is refused by the move
    emptied = dict.fromkeys(("done_by", "done_at", "checked_by", "checked_at"))
    moves.move(action, ActionState.CHECKED, ActionState.ACCEPTED, **emptied)
    raised = Dispute.objects.create(action=action, reason=text, raised_by=member, raised_at=at, doubted_id=checker)
    moves.record("action.dispute", action, ActionState.ACCEPTED, member=member, at=at, dispute=["", raised.pk])
    due_on = due_rules.reckon(rules[due_rules.SOON], today).day
    if due_on > action.due_on:
        due_dates.moved(action, due_on, REOPENED, member=member, at=at)
    return raised
