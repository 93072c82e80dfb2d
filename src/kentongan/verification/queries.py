"""Incidents a member may see, and the counts the detector asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.intake.models import Report
from kentongan.verification.models import Incident, Progress, Severity, Source, Verdict

NEAR_DAYS = 14


def incidents(
    member: Member, *, category: str = "", region: str = "", unchecked: bool = False, verdict: str = ""
) -> QuerySet[Incident]:
    """Return the incidents of the member's area, latest first."""
    things = access.within(member, Incident.objects.select_related("region"))
    if category:
        things = things.filter(category=category)
    if region:
        things = things.filter(region__code__startswith=region)
    if unchecked:
        things = things.filter(progress=Progress.CHECKING)
    if verdict:
        things = things.filter(verdict=verdict)
    return things.annotate(report_count=_told_by()).order_by("-occurred_on", "-id")


def _told_by() -> Any:
    """Count the reports of each row that is shown, and not of all rows to show a page of them.

    A report that speaks for others is counted with them.
    """
    sources = Source.objects.filter(incident=OuterRef("pk")).order_by().values("incident")
    merged = Report.objects.filter(lead__source__incident=OuterRef("pk")).order_by().values("lead__source__incident")
    found = [things.annotate(number=Count("pk")).values("number") for things in (sources, merged)]
    return Coalesce(Subquery(found[0]), 0) + Coalesce(Subquery(found[1]), 0)


def incident(member: Member, pk: int) -> Incident:
    """Return one incident of the member's area."""
    things = access.within(member, Incident.objects.select_related("region", "recorded_by", "checked_by"))
    return access.one(things, pk=pk)


def like(member: Member, *, category: str, region: str, on: date) -> QuerySet[Incident]:
    """Return incidents of the same kind, near in time and in the same kecamatan: this report may tell of one."""
    near = incidents(member, category=category, region=region[:8])
    window = (on - timedelta(days=NEAR_DAYS), on + timedelta(days=NEAR_DAYS))
    return near.filter(occurred_on__range=window)


def counted(prefix: str, *, first: date, last: date, category: str) -> list[tuple[int, str, date]]:
    """Return (id, region code, day) of every incident the detector counts: not refuted, one row a happening."""
    happened = Incident.objects.filter(
        category=category, region__code__startswith=prefix, occurred_on__range=(first, last)
    ).exclude(verdict=Verdict.FALSE)
    return list(happened.order_by("id").values_list("pk", "region_id", "occurred_on"))


def secrecy(prefix: str, *, first: date, last: date, category: str) -> dict[int, int]:
    """Return the classification of those counted incidents that are not open to all."""
    hidden = Incident.objects.filter(
        category=category, region__code__startswith=prefix, occurred_on__range=(first, last), classification__gt=0
    )
    return dict(hidden.order_by().values_list("pk", "classification"))


def known_days(prefix: str, *, since: date, before: datetime, zone: ZoneInfo) -> list[tuple[date, date]]:
    """Return (day it happened, day it was recorded) of every counted incident that is open to all and recorded in time.

    Classified ones are left out: how late reports usually come must not tell that one of them exists.
    """
    things = Incident.objects.filter(
        region__code__startswith=prefix, occurred_on__gte=since, recorded_at__lt=before, classification=0
    ).exclude(verdict=Verdict.FALSE)
    days = things.annotate(day=TruncDate("recorded_at", tzinfo=zone)).order_by("pk")
    return list(days.values_list("occurred_on", "day"))


def heard_days(prefix: str, *, since: datetime, before: datetime, zone: ZoneInfo) -> list[tuple[str, date]]:
    """Return (region, day) for every day on which a report came in that told of an incident in a region."""
    received = "report__received_at"
    told = Source.objects.filter(
        incident__region__code__startswith=prefix, **{f"{received}__gte": since, f"{received}__lt": before}
    )
    days = told.annotate(day=TruncDate(received, tzinfo=zone)).order_by()
    return list(days.values_list("incident__region_id", "day").distinct())


@dataclass(frozen=True)
class Course:
    """What an incident looked like from the outside, day by day: when it happened, became known, was refuted.

    `is_grave` is whether it was serious and found true, as far as is known by now.
    """

    region: str
    category: str
    day: date
    recorded: date
    refuted: date | None
    is_grave: bool
    classification: int


def courses(
    prefix: str, *, first: date, last: date, categories: Sequence[str], clearance: int, zone: ZoneInfo
) -> list[Course]:
    """Return the course of every incident of some days up to a secrecy, the refuted ones too."""
    happened = Incident.objects.filter(
        category__in=categories,
        region__code__startswith=prefix,
        occurred_on__range=(first, last),
        classification__lte=clearance,
    )
    names = ("region_id", "category", "occurred_on", "recorded_at", "verdict", "checked_at", "severity")
    return [
        Course(
            region=region,
            category=category,
            day=day,
            recorded=recorded.astimezone(zone).date(),
            refuted=(checked or recorded).astimezone(zone).date() if verdict == Verdict.FALSE else None,
            is_grave=severity >= Severity.SERIOUS and verdict == Verdict.TRUE and not (drill and not settings.IS_DEMO),
            classification=secrecy,
        )
        for region, category, day, recorded, verdict, checked, severity, drill, secrecy in happened.order_by(
            "id"
        ).values_list(*names, "is_simulated", "classification")
    ]
