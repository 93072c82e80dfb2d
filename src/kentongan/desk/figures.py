"""What the map says of each region: worst open level, incidents, what is late, rumours, and who has not been heard of.

Silence is not calm: a region from which nothing came in for four weeks bears no level at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kentongan.actions import queries as actions
from kentongan.actions.models import ActionItem
from kentongan.alerts import queries as alert_queries
from kentongan.alerts.levels import LADDER, here, worst
from kentongan.alerts.models import Alert, AlertLevel
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member, Region
from kentongan.intake.models import Report, ReportState
from kentongan.rumours import spreading
from kentongan.verification.models import Incident, Verdict

INCIDENT_DAYS, SILENT_DAYS, RUMOUR_DAYS = 30, 28, 7
SILENT = "senyap"


@dataclass(frozen=True)
class RegionFigures:
    """One region on the map and in the list beside it."""

    code: str
    name: str
    level: str
    level_label: str
    inherited: str  # words, where the level is that of a wider region's alert; empty where it is the region's own
    count: int
    alerts: int
    late: int
    rumours: int
    silent: bool
    heard_at: datetime | None
    url: str

    def properties(self) -> dict[str, Any]:
        """Return what the GeoJSON feature says; the moment itself stays on the region's page."""
        return {name: value for name, value in self.__dict__.items() if name != "heard_at"}

    @property
    def rank(self) -> tuple[int, int, str]:
        """Worst first; the silent after the alarmed and before the calm, since nobody knows how they are."""
        order = [*LADDER[1:][::-1], SILENT, LADDER[0]]
        return order.index(self.level), -self.count, self.name


@dataclass(frozen=True)
class Tally:
    """Counts by region code, as stored; a kecamatan adds up what lies under its code."""

    levels: dict[str, list[str]]
    incidents: dict[str, int]
    heard: dict[str, datetime]
    late: Mapping[str, int]
    rumours: Mapping[str, int]
    waiting: int

    def of(self, region: Region, *, at: datetime) -> RegionFigures:
        """Return the figures of one region and of everything under it."""
        levels = [level for code, here in self.levels.items() if code.startswith(region.code) for level in here]
        wider = {code: worst(here) for code, here in self.levels.items() if region.code.startswith(f"{code}.")}
        level, inherited = here(wider | {region.code: worst(levels)}, region.code)
        heard_at = max((when for code, when in self.heard.items() if code.startswith(region.code)), default=None)
        silent = heard_at is None or heard_at < at - timedelta(days=SILENT_DAYS)
        if silent and level == AlertLevel.SAFE:
            level = SILENT
        return RegionFigures(
            code=region.code,
            name=region.name,
            level=level,
            level_label=level_label(level),
            inherited=_("dari peringatan wilayah yang lebih luas") if inherited else "",
            count=_under(self.incidents, region.code),
            alerts=len(levels),
            late=_under(self.late, region.code),
            rumours=_under(self.rumours, region.code),
            silent=silent,
            heard_at=heard_at,
            url=reverse("desk:region", args=[region.code]),
        )


def level_label(level: str) -> str:
    """Return the word for a level; for silence too."""
    return _("Belum terdengar") if level == SILENT else str(AlertLevel(level).label)


def _under(counts: Mapping[str, int], prefix: str) -> int:
    return sum(count for code, count in counts.items() if code.startswith(prefix))


def late_actions(member: Member, *, today: date) -> QuerySet[ActionItem]:
    """Return what should be done by now and is not, the longest overdue first."""
    return actions.actions(member, show="late", today=today)


def late_counts(member: Member, *, today: date) -> tuple[dict[str, int], list[tuple[str, str, int]]]:
    """Return how much is late by region code, and by office (code, short name, number), most first; in one query."""
    rows = late_actions(member, today=today).select_related(None).order_by()
    places: Counter[str] = Counter()
    offices: Counter[tuple[str, str]] = Counter()
    parts = rows.values_list("region", "agency", "agency__short").annotate(number=Count("pk"))
    for region, code, office, number in parts:
        places[region] += number
        offices[code, office] += number
    ranked = sorted(offices.items(), key=lambda pair: (-pair[1], pair[0][1]))
    return places, [(code, office, number) for (code, office), number in ranked]


def tally(
    member: Member,
    *,
    at: datetime,
    today: date,
    alerts: Iterable[Alert] | None = None,
    late: dict[str, int] | None = None,
    rumours: dict[str, int] | None = None,
) -> Tally:
    """Count what the map shows; a page that has the alerts or what is late, or shows no rumours, gives them."""
    levels: dict[str, list[str]] = {}
    for alert in alert_queries.open_alerts(member) if alerts is None else alerts:
        levels.setdefault(alert.region_id, []).append(alert.level)
    overdue = late_counts(member, today=today)[0] if late is None else late
    incidents, heard = _incidents(member, at=at, today=today)
    waiting = 0
    for region, when, new in _reports(member):
        heard[region] = max(when, heard.get(region, when))
        waiting += new
    if rumours is None:
        rumours = spreading.heard_by_region(member, since=at - timedelta(days=RUMOUR_DAYS))
    return Tally(levels, incidents, heard, overdue, rumours, waiting)


def _incidents(member: Member, *, at: datetime, today: date) -> tuple[dict[str, int], dict[str, datetime]]:
    """Return happenings by region, and when a region was last heard of by way of one.

    A text may come in for the whole city and turn out to tell of one kelurahan.
    """
    recent = Q(occurred_on__gt=today - timedelta(days=INCIDENT_DAYS), occurred_on__lte=today)
    new = Q(recorded_at__gte=at - timedelta(days=SILENT_DAYS))
    things = access.within_area(member, Incident.objects.filter(recent | new).exclude(verdict=Verdict.FALSE))
    rows = things.order_by().values_list("region").annotate(many=Count("pk", filter=recent), last=Max("recorded_at"))
    found = list(rows)
    return {code: count for code, count, _when in found}, {code: when for code, _count, when in found}


def _reports(member: Member) -> Any:
    """Return (region, last received, how many are new). Reports above one's clearance do not exist here."""
    things = access.within_area(member, Report.objects.all()).order_by()
    return things.values_list("region").annotate(
        last=Max("received_at"), new=Count("pk", filter=Q(state=ReportState.NEW))
    )


def regions_on_map(member: Member, level: str, counted: Tally, *, at: datetime) -> list[RegionFigures]:
    """Return the figures of every region of one level in the member's area, worst first."""
    found = [counted.of(region, at=at) for region in city.regions_of(member, level)]
    return sorted(found, key=lambda one: one.rank)
