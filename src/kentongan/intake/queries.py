"""What a member may see of what came in."""

import re
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.intake.models import Report, ReportState

NUMBER = re.compile(r"LAP-(\d{1,9})", re.IGNORECASE)
OPEN = (ReportState.NEW, ReportState.TAKEN, ReportState.WAITING)


def inbox(member: Member, *, state: str = "") -> QuerySet[Report]:
    """Return the reports of the member's area, newest first; by default those that still need somebody."""
    reports = access.within(member, Report.objects.all()).select_related("region", "sender__agency", "taken_by")
    reports = reports.filter(state=state) if state in ReportState.values else reports.filter(state__in=OPEN)
    return reports.order_by("-received_at")


def report(member: Member, pk: UUID) -> Report:
    """Return one report of the member's area."""
    things = access.within(member, Report.objects.select_related("region", "sender__agency", "taken_by"))
    return access.one(things, pk=pk)


def sent_by(member: Member) -> QuerySet[Report]:
    """Return what the member sent, newest first, with what became of it."""
    return member.reports.select_related("region", "lead").order_by("-received_at")


def own(member: Member, pk: UUID) -> Report:
    """Return one report that the member sent."""
    return access.one(sent_by(member), pk=pk)


def photos_visible(member: Member) -> Q:
    """Return the condition under which a photo exists for the member: the report is theirs or in their inbox."""
    if not access.permits(member, "report.read"):
        return Q(report__sender=member)
    return Q(report__sender=member) | Q(report__in=access.within(member, Report.objects.all()))


def heard_days(prefix: str, *, since: datetime, before: datetime, zone: ZoneInfo) -> list[tuple[str, date]]:
    """Return (region, day) for every day on which some report of a region came in."""
    heard = Report.objects.filter(region__code__startswith=prefix, received_at__gte=since, received_at__lt=before)
    days = heard.annotate(day=TruncDate("received_at", tzinfo=zone)).order_by()
    return list(days.values_list("region_id", "day").distinct())
