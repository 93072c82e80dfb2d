"""What becomes of a lead becomes of the reports merged into it: a line for each, so that its sender hears it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kentongan.city.models import Member
from kentongan.intake.models import Report, ReportState
from kentongan.journal import services as journal

# Of a lead that was ended in one of these ways the senders of the others are told, each of their own report.
VERBS = {ReportState.VERIFIED: "report.lead_verified", ReportState.SET_ASIDE: "report.lead_set_aside"}


def follow(leads: Iterable[UUID], *, state: ReportState, member: Member, at: datetime) -> int:
    """Write down for every merged report that its lead has come to an end; inside the transaction of the verb.

    Args:
        leads: keys of reports that have just been verified or set aside; most speak for nobody.
        state: which of the two.
        member: who did it.
        at: when.

    Returns:
        How many merged reports there are.
    """
    merged = list(
        Report.objects.filter(lead__in=list(leads)).only("pk", "region_id", "classification").order_by("number")
    )
    if merged:
        changes = {"state": ["", state.value]}
        journal.record_each(VERBS[state], merged, actor=member, at=at, changes=changes)
    return len(merged)
