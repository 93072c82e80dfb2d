"""A member's own notices and channels, and for the administrator how the ways out are doing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, Min, Q, QuerySet, Value, When

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.journal.models import Entry
from kentongan.notices import planning, things, wording
from kentongan.notices.models import Channel, Delivery, DeliveryState, Notice, Preference, Route, Way, Webhook

FRESH_FIRST = Case(When(read_at=None, then=Value(0)), default=Value(1), output_field=IntegerField())


@dataclass(frozen=True)
class Shown:
    """A notice as its reader may see it now; without a `url` the thing is no longer theirs to see."""

    notice: Notice
    title: str
    text: str = ""
    level: str = ""
    url: str = ""


@dataclass(frozen=True)
class WayState:
    """How one way out is doing; counts only, never who was written to."""

    way: str
    label: str
    is_open: bool
    route: Route
    channels: int
    resting: int
    waiting: int
    given_up: int
    oldest: datetime | None


def inbox(member: Member, *, topic: str = "", unread: bool = False) -> QuerySet[Notice]:
    """Return the member's notices: what was not read first, then the newest."""
    things = member.notices.select_related("entry")
    if topic:
        things = things.filter(topic=topic)
    if unread:
        things = things.filter(read_at=None)
    return things.order_by(FRESH_FIRST, "-id")


def notice(member: Member, pk: int) -> Notice:
    """Return one notice of the member's own."""
    return access.one(member.notices.select_related("entry"), pk=pk)


def unread(member: Member) -> int:
    """Return how many notices the member has not read; asked on every page."""
    return member.notices.filter(read_at=None).count()


def shown(member: Member, notices: Iterable[Notice]) -> list[Shown]:
    """Say each notice in words, asking once for each kind whether its things still exist for the member."""
    notices = list(notices)
    asked: dict[str, set[str]] = defaultdict(set)
    for one in notices:
        asked[one.entry.kind].add(one.entry.subject)
    seen = {kind: things.visible(member, kind, subjects) for kind, subjects in asked.items()}
    categories = wording.categories() if seen.get("alert") else {}
    return [_shown(member, one, seen[one.entry.kind].get(one.entry.subject), categories) for one in notices]


def _shown(member: Member, one: Notice, thing: Any, categories: dict[str, str]) -> Shown:
    kind = one.entry.kind
    if thing is None:
        return Shown(one, str(wording.CLOSED))
    return Shown(
        one,
        wording.sentence(one.entry.verb, kind, thing),
        text=wording.detail(kind, thing, categories),
        level=thing.level if kind == "alert" else "",
        url=things.KINDS[kind].place(member, thing),
    )


def channels(member: Member) -> QuerySet[Channel]:
    """Return the member's own channels."""
    return member.channels.filter(removed_at=None).order_by("id")


def channel(member: Member, pk: int) -> Channel:
    """Return one channel of the member's own."""
    return access.one(channels(member), pk=pk)


def preference(member: Member) -> Preference:
    """Return the member's wishes, or the defaults, not saved."""
    return Preference.objects.filter(member=member).first() or Preference(member=member)


def webhook() -> Webhook | None:
    """Return the gateway in use."""
    return Webhook.objects.filter(is_current=True).select_related("set_by").first()


def ways() -> list[WayState]:
    """Return the state of every way out, in six queries."""
    open_ways, found = planning.ways_open(), Route.objects.in_bulk()
    rows = Delivery.objects.order_by().values("way")
    waiting = Q(state__in=(DeliveryState.WAITING, DeliveryState.SENDING))
    depth: dict[str, dict[str, Any]] = {
        row["way"]: dict(row)
        for row in rows.annotate(
            waiting=Count("pk", filter=waiting),
            given_up=Count("pk", filter=Q(state=DeliveryState.GIVEN_UP)),
            oldest=Min("due_at", filter=waiting),
        )
    }
    proven = Channel.objects.filter(removed_at=None).exclude(confirmed_at=None).order_by().values("way")
    known: dict[str, dict[str, Any]] = {
        row["way"]: dict(row)
        for row in proven.annotate(all=Count("pk"), resting=Count("pk", filter=Q(dead_since__isnull=False)))
    }
    return [
        WayState(
            way=way,
            label=str(label),
            is_open=way in open_ways,
            route=found.get(way) or Route(way=way),
            channels=known.get(way, {}).get("all", 0),
            resting=known.get(way, {}).get("resting", 0),
            waiting=depth.get(way, {}).get("waiting", 0),
            given_up=depth.get(way, {}).get("given_up", 0),
            oldest=depth.get(way, {}).get("oldest"),
        )
        for way, label in Way.choices
    ]


def unexpanded() -> int:
    """Return how many lines of the journal nobody was told of yet."""
    return Entry.objects.filter(noticed_at=None).count()


def member_by_mail(address: str) -> Member | None:
    """Return the active member who has proved that a mail address is theirs; None when two have."""
    proven = Channel.objects.filter(way=Way.MAIL, address__iexact=address, confirmed_at__isnull=False, removed_at=None)
    owners = list(Member.objects.filter(channels__in=proven, is_active=True).distinct()[:2]) if address else []
    return owners[0] if len(owners) == 1 else None
