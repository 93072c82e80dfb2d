"""Several reports of one matter become one: a lead speaks for the others. Nothing is lost, and each can be let go."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake.following import VERBS
from kentongan.intake.models import Report, ReportState
from kentongan.intake.triage import MOST, NothingChosen, SomeNotFree, TooMany, free
from kentongan.journal import services as journal

LEADING = (ReportState.NEW, ReportState.TAKEN, ReportState.WAITING, ReportState.VERIFIED)


class CannotLead(Refused):
    code = "merge-cannot-lead"
    text = _("{report} tidak dapat menjadi induk: sudah dikesampingkan atau digabungkan ke laporan lain.")


class NotMerged(Refused):
    code = "merge-not-merged"
    text = _("{report} tidak sedang digabungkan.")


@transaction.atomic
def merge(*, lead: Report, reports: Sequence[Report], member: Member, at: datetime) -> int:
    """Let one report speak for others; what they themselves spoke for comes along.

    Their senders see what becomes of the lead. The words, photos and questions of each stay as they are.

    Args:
        lead: what speaks for the others; open or verified.
        reports: the others, at most 500, each open and not in somebody else's hands; the lead itself is passed over.
        member: who merges them.
        at: when.

    Returns:
        How many were merged.

    Raises:
        NothingChosen, TooMany
        CannotLead: the lead was set aside, or is merged itself.
        SomeNotFree: one of the others is done with or in somebody else's hands; nothing was changed.
    """
    others = [report for report in reports if report.pk != lead.pk]
    if not others:
        raise NothingChosen
    if len(others) > MOST:
        raise TooMany(most=MOST, number=len(others))
    keys = [report.pk for report in others]
    # One order of locks for whoever merges at the same moment.
    states = dict(
        Report.objects.select_for_update().filter(pk__in=[lead.pk, *keys]).order_by("number").values_list("pk", "state")
    )
    if states.get(lead.pk) not in LEADING:
        raise CannotLead(report=lead)
    fitting = Report.objects.filter(free(member), pk__in=keys).order_by()
    stays = set(keys) - set(fitting.values_list("pk", flat=True))
    if stays:
        raise SomeNotFree([report for report in others if report.pk in stays])
    Report.objects.filter(lead__in=keys).update(lead=lead)
    fitting.update(state_before=F("state"), state=ReportState.MERGED, lead=lead)
    for report in others:
        changes = {"state": [states[report.pk], ReportState.MERGED], "lead": ["", str(lead.pk)]}
        journal.record("report.merge", report, actor=member, at=at, changes=changes)
    if states[lead.pk] == ReportState.VERIFIED:  # what speaks for them now has come to its end already
        journal.record_each(VERBS[ReportState.VERIFIED], others, actor=member, at=at, changes={})
    return len(others)


@transaction.atomic
def unmerge(*, report: Report, member: Member, at: datetime) -> None:
    """Let a report go its own way again, in the state and the hands in which it was.

    Raises:
        NotMerged: it is not merged, or was let go a moment ago.
    """
    merged = Report.objects.filter(pk=report.pk, state=ReportState.MERGED)
    lead = merged.values_list("lead", flat=True).first()
    if not merged.update(state=F("state_before"), state_before="", lead=None):
        raise NotMerged(report=report)
    report.refresh_from_db()
    changes = {"state": [ReportState.MERGED, report.state], "lead": [str(lead), ""]}
    journal.record("report.unmerge", report, actor=member, at=at, changes=changes)


def natural_lead(reports: Sequence[Report]) -> Report:
    """Return the one that speaks for the others by itself: it does so already, or came first."""
    leading = set(Report.objects.filter(lead__in=reports).order_by().values_list("lead", flat=True))
    return min(reports, key=lambda report: (report.pk not in leading, report.number))
