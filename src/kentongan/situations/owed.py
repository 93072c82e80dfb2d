"""What an office owes: which periods wait, which are late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.city.models import Member
from kentongan.situations import asking, periods
from kentongan.situations.models import Cadence, ReportForm, SituationReport, SituationState
from kentongan.situations.periods import Period

LOOKED_BACK = {Cadence.DAILY: 3, Cadence.MONTHLY: 3}


@dataclass(frozen=True)
class Owed:
    """One period of one form: what there is of it, and by when it was due."""

    form: ReportForm
    period: Period
    due_at: datetime
    report: SituationReport | None
    is_late: bool
    is_over: bool


def owed(member: Member, *, at: datetime) -> Sequence[Owed]:
    """Return what the member's office has still to send, the most overdue first."""
    zone = ZoneInfo(settings.TIME_ZONE)
    local = at.astimezone(zone)
    wanted = [
        (form, period)
        for form in asking.forms_of(member.agency, local.date())
        for period in periods.latest(form, local, LOOKED_BACK[Cadence(form.cadence)])
        if period.start >= form.valid_from
    ]
    rows = SituationReport.objects.filter(
        agency=member.agency_id, form__in={form.pk for form, _period in wanted}, classification__lte=member.clearance
    )
    known = _newest(list(rows.order_by("version")))
    found = []
    for form, period in wanted:
        there = known.get((form.pk, period.start))
        if there is not None and there.state == SituationState.SENT:
            continue
        due = periods.due_at(form, period, zone)
        is_over = at >= periods.ends_at(form, period, zone)
        found.append(Owed(form, period, due, there, is_late=at > due, is_over=is_over))
    return sorted(found, key=lambda one: (one.due_at, one.form.name))


def _newest(rows: list[SituationReport]) -> dict[tuple[int, object], SituationReport]:
    return {(one.form_id, one.start): one for one in rows}
