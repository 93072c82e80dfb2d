"""Posts that exist for a member, and what is heard of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kentongan.city import access
from kentongan.city.models import Level, Member
from kentongan.operations.hearing import Heard, Watch, hear
from kentongan.operations.models import Condition, Post, PostCheckIn

# What has to be looked at first.
FIRST = {Heard.HELP: 0, Heard.SILENT: 1, Heard.HEARD: 2, Heard.FREE: 3, Heard.RESTING: 4}
HELP = Q(condition=Condition.HELP, answered_at=None)


@dataclass(frozen=True)
class Row:
    """A post with what is heard of it now; `silent_since` only of a silent one."""

    post: Post
    heard: Heard
    last: datetime | None
    silent_since: datetime | None


def visible(member: Member) -> QuerySet[Post]:
    """Return every post that exists for the member: of their area, in the field of their office or kelurahan."""
    own = Q(agency=member.agency_id)
    if member.region.level == Level.VILLAGE:
        own |= Q(region=member.region_id, classification__lte=member.clearance)
    return access.within(member, Post.objects.all(), own=own).select_related("region", "agency")


def post(member: Member, pk: int) -> Post:
    """Return one post that exists for the member."""
    return access.one(visible(member).select_related("added_by"), pk=pk)


def keepable(member: Member, today: date) -> QuerySet[Post]:
    """Return the posts of today at which the member may check in, those of their own office first."""
    if not access.permits(member, "post.check_in"):
        return Post.objects.none()
    lasting = Q(active_to=None) | Q(active_to__gte=today)
    mine = Q(agency=member.agency_id) | Q(region=member.region_id)
    return visible(member).filter(lasting, mine, active_from__lte=today).order_by("region", "label", "pk")


def rows(
    member: Member, *, now: datetime, zone: ZoneInfo, heard: str = "", kind: str = "", ended: bool = False
) -> list[Row]:
    """Return the posts with what is heard of them, what needs somebody first.

    Args:
        now: this moment.
        zone: the city's zone.
        heard: only those of which this is heard, a `Heard`.
        kind: only posts of one kind.
        ended: the ones that are not kept any more, in place of those that are.
    """
    today = now.astimezone(zone).date()
    over = Q(active_to__lt=today)
    things = visible(member).filter(over if ended else ~over | Q(active_to=None))
    things = things.filter(kind=kind) if kind else things
    found = [_row(one, now=now, zone=zone) for one in _with_last(things)]
    found.sort(key=lambda row: (FIRST[row.heard], row.post.region_id, row.post.label))
    return [row for row in found if heard in ("", row.heard)]


def row(member: Member, pk: int, *, now: datetime, zone: ZoneInfo) -> Row:
    """Return what is heard of one post that exists for the member."""
    return _row(access.one(_with_last(visible(member).select_related("added_by")), pk=pk), now=now, zone=zone)


def _with_last(things: QuerySet[Post]) -> QuerySet[Post]:
    latest = PostCheckIn.objects.filter(post=OuterRef("pk")).order_by("-at").values("at")[:1]
    calls = PostCheckIn.objects.filter(HELP, post=OuterRef("pk"))
    return things.annotate(last=Subquery(latest), calls=Exists(calls))


def _row(thing: Post, *, now: datetime, zone: ZoneInfo) -> Row:
    last: datetime | None = getattr(thing, "last", None)
    every = timedelta(minutes=thing.every_minutes) if thing.every_minutes else None
    watch = Watch(thing.active_from, thing.active_to, thing.opens, thing.closes, every)
    heard, since = hear(watch, last=last, now=now, zone=zone)
    return Row(thing, Heard.HELP if getattr(thing, "calls", False) else heard, last, since)


def check_in(member: Member, post: int, pk: UUID) -> PostCheckIn:
    """Return one check-in at a post that exists for the member."""
    things = PostCheckIn.objects.filter(post__in=visible(member).filter(pk=post).values("pk"))
    return access.one(things.select_related("post", "member"), pk=pk)


def summary(found: list[Row]) -> dict[str, int]:
    """Return how many posts there are of each kind of hearing."""
    return {value: sum(row.heard == value for row in found) for value in Heard.values}
