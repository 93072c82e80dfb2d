"""Who has reported and who is silent: offices by periods. Missing is not zero, and it is not calm either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Classification, Member
from kentongan.situations import asking, periods, queries
from kentongan.situations.models import Cadence, ReportForm, SituationReport, SituationState
from kentongan.situations.periods import Period

SHOWN = {Cadence.DAILY: 14, Cadence.MONTHLY: 6}


class Standing(models.TextChoices):
    IN_TIME = "in_time", _("tepat waktu")
    LATE = "late", _("terlambat")
    RETURNED = "returned", _("dikembalikan")
    SILENT = "silent", _("senyap")
    WAITING = "waiting", _("ditunggu")
    UNSEEN = "unseen", _("tak terlihat")
    NOT_ASKED = "not_asked", _("tidak diminta")


TONES = {
    Standing.IN_TIME: "done",
    Standing.LATE: "progress",
    Standing.RETURNED: "stop",
    Standing.SILENT: "stop",
    Standing.WAITING: "wait",
    Standing.UNSEEN: "neutral",
    Standing.NOT_ASKED: "neutral",
}


@dataclass(frozen=True)
class Box:
    """One office in one period."""

    standing: Standing
    report: SituationReport | None = None

    @property
    def tone(self) -> str:
        return TONES[self.standing]


@dataclass(frozen=True)
class Grid:
    """The whole screen for one form: the periods, newest first, and a row of boxes for each office."""

    form: ReportForm
    periods: Sequence[Period]
    rows: Sequence[tuple[Agency, Sequence[Box]]]
    silent: Sequence[Agency]  # of the newest period that is over its due time
    judged: Period | None
    complete: int
    asked: int


def grid(member: Member, code: str, *, at: datetime) -> Grid | None:
    """Return who has reported by a form, None when nobody ever has to.

    A report above the member's clearance does not exist for them; where they may not see everything, an empty box says
    that nothing can be seen, not that the office is silent.
    """
    versions = list(ReportForm.objects.filter(code=code).order_by("-version"))
    if not versions:
        return None
    zone = ZoneInfo(settings.TIME_ZONE)
    shown = list(periods.latest(versions[0], at.astimezone(zone), SHOWN[Cadence(versions[0].cadence)]))
    reports = _newest(member, code, shown)
    asked = {one.pk: set(asking.owners(one, member.region_id).values_list("pk", flat=True)) for one in versions}
    wanted = [asking.version_on(versions, period.start) for period in shown]
    codes = {pk for form in wanted if form for pk in asked[form.pk]}
    offices = Agency.objects.filter(pk__in=codes).order_by("short")
    sees_all = member.clearance == Classification.SECRET

    def box(agency: Agency, period: Period, form: ReportForm | None) -> Box:
        if form is None or agency.pk not in asked[form.pk]:
            return Box(Standing.NOT_ASKED)
        due = periods.due_at(form, period, zone)
        return _box(reports.get((agency.pk, period.start)), due, at=at, sees_all=sees_all)

    rows = [(office, [box(office, *pair) for pair in zip(shown, wanted, strict=True)]) for office in offices]
    over = [number for number, form in enumerate(wanted) if form and periods.due_at(form, shown[number], zone) < at]
    newest = over[0] if over else None
    judged = [(office, boxes[newest]) for office, boxes in rows] if newest is not None else []
    return Grid(
        versions[0],
        shown,
        rows,
        [office for office, one in judged if one.standing == Standing.SILENT],
        shown[newest] if newest is not None else None,
        sum(one.standing in {Standing.IN_TIME, Standing.LATE} for _office, one in judged),
        sum(one.standing != Standing.NOT_ASKED for _office, one in judged),
    )


def _newest(
    member: Member, code: str, shown: Sequence[Period]
) -> dict[tuple[str, date], tuple[SituationReport, datetime | None]]:
    """Return the report that counts of each office and period, and when the first version of it was sent."""
    things = queries.situations(member).filter(form__code=code, start__range=(shown[-1].start, shown[0].start))
    first: dict[tuple[str, date], datetime | None] = {}
    found: dict[tuple[str, date], tuple[SituationReport, datetime | None]] = {}
    for one in things.exclude(state=SituationState.DRAFT).order_by("version"):
        key = one.agency_id, one.start
        first.setdefault(key, one.sent_at)
        if one.state != SituationState.REPLACED:
            found[key] = one, first[key]
    return found


def _box(there: tuple[SituationReport, datetime | None] | None, due: datetime, *, at: datetime, sees_all: bool) -> Box:
    if there is None:
        if at <= due:
            return Box(Standing.WAITING)
        return Box(Standing.SILENT if sees_all else Standing.UNSEEN)
    report, first = there
    if report.state == SituationState.RETURNED:
        return Box(Standing.RETURNED, report)
    return Box(Standing.IN_TIME if first is not None and first <= due else Standing.LATE, report)
