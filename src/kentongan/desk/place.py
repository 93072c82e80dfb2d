"""One kelurahan or kecamatan: what is open there, what happened, what was promised, and whether it is heard of."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from kentongan.actions import queries as action_queries
from kentongan.alerts import queries as alert_queries
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Ladder, Level, Member, Region
from kentongan.desk import outlook
from kentongan.desk.figures import tally
from kentongan.errors import NotYours
from kentongan.intake.models import Report
from kentongan.situations import panel as situations
from kentongan.verification.models import Incident, Verdict

DAYS, WEEKS, SHOWN = 90, 13, 10
BAR, GAP, HEIGHT = 18, 6, 60  # of the chart, in its own units; 18 and 60 stand in its template too


@dataclass(frozen=True)
class Week:
    """One bar: happenings of a week, or silence, which is not a zero."""

    first: date
    count: int
    silent: bool
    left: int
    middle: int
    top: float
    height: float


def region_of(member: Member, code: str) -> Region:
    """Return a kecamatan or kelurahan of the member's area.

    Raises:
        NotYours: it is unknown, elsewhere, or no such level.
    """
    shown = Region.objects.filter(code=code, level__in=[Level.DISTRICT, Level.VILLAGE])
    region = shown.select_related("parent").first()
    if region is None or not access.in_scope(member, region.code):
        raise NotYours
    return region


def picture(member: Member, region: Region, *, at: datetime, today: date) -> dict[str, Any]:
    """Return everything the page of one region shows."""
    under = Q(region__code__startswith=region.code)
    parts = region.code.split(".")
    around = Q(region__in=[".".join(parts[:size]) for size in range(1, len(parts))])
    alerts = list(alert_queries.open_alerts(member).filter(under | around))
    actions = list(action_queries.actions(member, show="open", today=today).filter(under))
    late = Counter(one.region_id for one in actions if one.due_on < today and one.state in action_queries.OWED)
    labels = city.labels("issue_category")
    happened = _happened(member, region, today=today)
    return {
        "region": region,
        "figures": tally(member, at=at, today=today, alerts=alerts, late=late, rumours={}).of(region, at=at),
        "alerts": alerts if access.permits(member, "alert.read") else [],
        "actions": actions[:SHOWN] if access.permits(member, "action.read") else [],
        "labels": labels,
        "rungs": {rung.order: rung.label for rung in city.rungs(Ladder.ALERT)},
        "categories": Counter(category for category, _on in happened).most_common(),
        "incident_count": len(happened),
        "outlook": outlook.panel(member, region),
        "weeks": _weeks([on for _category, on in happened], _heard(member, region, today=today), today=today),
        "chart_width": WEEKS * (BAR + GAP),
        "jumps": situations.jumps(member, today=today, region=region.code)
        if access.permits(member, "situation.watch")
        else [],
        "children": region.children.all() if region.level == Level.DISTRICT else [],
    }


def _happened(member: Member, region: Region, *, today: date) -> list[tuple[str, date]]:
    """Return (category, day) of what happened in the last 90 days and was not refuted."""
    window = (today - timedelta(days=DAYS), today)
    things = Incident.objects.filter(region__code__startswith=region.code, occurred_on__range=window)
    things = access.within_area(member, things.exclude(verdict=Verdict.FALSE)).order_by()
    return list(things.values_list("category", "occurred_on"))


def _heard(member: Member, region: Region, *, today: date) -> list[date]:
    """Return the days on which anything came in from the region."""
    first = today - timedelta(days=WEEKS * 7 - 1)
    # A moment is compared, not its date: the date of every report there is would have to be made first.
    since = datetime.combine(first, time.min, ZoneInfo(settings.TIME_ZONE))
    things = Report.objects.filter(region__code__startswith=region.code, received_at__gte=since)
    return list(access.within_area(member, things).order_by().values_list("received_at__date", flat=True).distinct())


def _weeks(days: list[date], heard: list[date], *, today: date) -> list[Week]:
    """Return one bar for each week, the last one ending today; a week without any report is silent, not zero."""
    counts = Counter((today - day).days // 7 for day in days)
    spoken = {(today - day).days // 7 for day in heard} | set(counts)
    most = max([counts[ago] for ago in range(WEEKS)], default=0) or 1
    weeks = []
    for place, ago in enumerate(range(WEEKS - 1, -1, -1)):
        height = HEIGHT * counts[ago] / most
        first = today - timedelta(days=ago * 7 + 6)
        left = place * (BAR + GAP)
        weeks.append(Week(first, counts[ago], ago not in spoken, left, left + BAR // 2, HEIGHT - height, height))
    return weeks
