"""How far a rumour went: where, when and by which channel it was heard, within a member's area."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate

from kentongan.city import access
from kentongan.city.models import Member
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


def by_region(seen: QuerySet[Sighting]) -> list[tuple[str, str, int]]:
    """Return (code, name, sightings), the most first."""
    rows = seen.order_by().values_list("region_id", "region__name").annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def by_channel(seen: QuerySet[Sighting]) -> list[tuple[str, int]]:
    """Return (channel, sightings), the most first."""
    rows = seen.order_by().values_list("channel").annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def reach(seen: QuerySet[Sighting]) -> int:
    """Return the sum of the estimates of people reached; the same people may be in several."""
    return int(seen.order_by().aggregate(all=Coalesce(Sum("reach"), 0))["all"])
