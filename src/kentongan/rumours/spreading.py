"""How far a rumour went: where, when and by which channel it was heard, within a member's area."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate, TruncHour

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.rumours import queries
from kentongan.rumours.drafting import Spread
from kentongan.rumours.models import Rumour, Sighting


def sightings(member: Member, thing: Rumour) -> QuerySet[Sighting]:
    """Return where a rumour was heard, within the member's area, the latest first."""
    return access.within(member, thing.sightings.select_related("region")).order_by("-heard_at", "-id")


def spread(seen: QuerySet[Sighting]) -> Spread:
    """Return how often and in how many regions."""
    told = seen.order_by().aggregate(count=Count("pk"), areas=Count("region", distinct=True))
    return Spread(told["count"], told["areas"])


def by_day(seen: QuerySet[Sighting]) -> list[tuple[date, int]]:
    """Return (day, sightings) for each day with any, the first first."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = seen.order_by().annotate(day=TruncDate("heard_at", tzinfo=zone)).values_list("day")
    return sorted(days.annotate(Count("pk")))


def by_hour(seen: QuerySet[Sighting]) -> list[tuple[datetime, int]]:
    """Return (hour, sightings) for each hour with any, the first first."""
    zone = ZoneInfo(settings.TIME_ZONE)
    hours = seen.order_by().annotate(hour=TruncHour("heard_at", tzinfo=zone)).values_list("hour")
    return sorted(hours.annotate(Count("pk")))


def by_region(seen: QuerySet[Sighting]) -> list[tuple[str, str, int]]:
    """Return (code, name, sightings), the most first."""
    rows = seen.order_by().values_list("region_id", "region__name").annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def heard_by_region(member: Member, *, since: datetime) -> dict[str, int]:
    """Return how often any rumour that the member may read was heard since then, by region code; one query."""
    if not access.permits(member, "rumour.read"):
        return {}
    known = Sighting.objects.filter(heard_at__gte=since, rumour__in=queries.rumours(member).order_by().values("pk"))
    return dict(access.within(member, known).order_by().values_list("region").annotate(Count("pk")))


def by_channel(seen: QuerySet[Sighting]) -> list[tuple[str, int]]:
    """Return (channel, sightings), the most first."""
    rows = seen.order_by().values_list("channel").annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def reach(seen: QuerySet[Sighting]) -> int:
    """Return the sum of the estimates of people reached; the same people may be in several."""
    return int(seen.order_by().aggregate(all=Coalesce(Sum("reach"), 0))["all"])
