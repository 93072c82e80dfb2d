"""One move on many reports: all of them or none, and whichever stands in the way is named."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake import following
from kentongan.intake.models import Report, ReportState
from kentongan.journal import services as journal

MOST = 500


class NothingChosen(Refused):
    code = "triage-nothing-chosen"
    status = 422
    text = _("Centang paling sedikit satu laporan.")


class TooMany(Refused):
    code = "triage-too-many"
    status = 422
    text = _("Paling banyak {most} laporan sekaligus; Anda memilih {number}.")


class SomeNotFree(Refused):
    """`reports` are those that stood in the way."""

    code = "triage-some-not-free"
    text = _("Tidak ada yang diubah: {number} laporan sudah ditangani orang lain atau selesai ({which}).")

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = list(reports)
        named = ", ".join(str(report) for report in self.reports[:5]) + (" …" if len(self.reports) > 5 else "")
        super().__init__(number=len(self.reports), which=named)


def free(member: Member) -> Q:
    """Return the condition under which a report may be worked on by a member."""
    mine = Q(state=ReportState.TAKEN, taken_by=member)
    return Q(state=ReportState.NEW) | mine | Q(state=ReportState.WAITING)


@transaction.atomic
def take_all(*, reports: Sequence[Report], member: Member, at: datetime) -> int:
    """Take many reports in hand."""
    return _move(reports, free(member), "report.take", ReportState.TAKEN, member=member, at=at)


@transaction.atomic
def set_aside_all(*, reports: Sequence[Report], reason: str, reason_code: str, member: Member, at: datetime) -> int:
    """End many reports without an incident, for one reason, which their senders read.

    Args:
        reports: at most 500, each of them new, waiting, or in the member's own hands.
        reason: the sentence for the senders.
        reason_code: its code in the list of usual reasons, or nothing.
        member: who does it.
        at: when.

    Returns:
        How many they were.

    Raises:
        NothingChosen, TooMany
        SomeNotFree: somebody else has one in hand, or it is done with; nothing was changed.
    """
    said = {"reason": reason, "reason_code": reason_code}
    moved = _move(reports, free(member), "report.set_aside", ReportState.SET_ASIDE, member=member, at=at, **said)
    following.follow([report.pk for report in reports], state=ReportState.SET_ASIDE, member=member, at=at)
    return moved


@transaction.atomic
def reopen_all(*, reports: Sequence[Report], member: Member, at: datetime) -> int:
    """Bring back what was set aside, as new reports for whoever takes them."""
    back = {"taken_by": None, "reason": "", "reason_code": ""}
    aside = Q(state=ReportState.SET_ASIDE)
    return _move(reports, aside, "report.reopen", ReportState.NEW, member=member, at=at, **back)


def _move(reports: Sequence[Report], fit: Q, verb: str, state: str, *, member: Member, at: datetime, **new: Any) -> int:
    """Compare and set: one statement moves all that fit, and none of them stays moved unless all did."""
    if not reports:
        raise NothingChosen
    if len(reports) > MOST:
        raise TooMany(most=MOST, number=len(reports))
    chosen = Report.objects.filter(pk__in=[report.pk for report in reports]).order_by("number")
    before = dict(chosen.select_for_update().values_list("pk", "state"))
    fitting = chosen.filter(fit)
    stays = set(before) - set(fitting.values_list("pk", flat=True))
    if stays or fitting.order_by().update(**({"state": state, "taken_by": member} | new)) != len(before):
        raise SomeNotFree([report for report in reports if report.pk in stays])
    for report in reports:
        changes = {"state": [before[report.pk], state]}
        if new.get("reason_code"):
            changes["reason_code"] = ["", new["reason_code"]]
        journal.record(verb, report, actor=member, at=at, changes=changes)
    return len(before)
