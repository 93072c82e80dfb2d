"""By which channels a notice goes out, and when. What cannot go out lies in the inbox: that is the notice itself."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from kentongan.city.models import Member
from kentongan.notices.models import (
    Channel,
    Delivery,
    DeliveryState,
    Notice,
    Preference,
    Rhythm,
    Route,
    Urgency,
    Way,
    Webhook,
)

RESTS = timedelta(days=1)  # how long a channel that bounced is left alone


def ways_open() -> set[str]:
    """Return the ways that this installation has set up."""
    found = {Way.MAIL} if settings.MAIL_IS_ON else set()
    if settings.VAPID_KEY and settings.VAPID_CONTACT:
        found.add(Way.PUSH)
    if Webhook.objects.filter(is_current=True).exists():
        found.add(Way.WEBHOOK)
    return {str(way) for way in found}


def live_channels(members: Iterable[Member | int], *, at: datetime) -> dict[int, list[Channel]]:
    """Return each member's channels that are proven, not resting, and whose way is set up and not dead."""
    ways = ways_open() - set(Route.objects.exclude(dead_since=None).values_list("way", flat=True))
    alive = Q(dead_since=None) | Q(dead_since__lt=at - RESTS)
    things = Channel.objects.filter(alive, member__in=members, way__in=ways, removed_at=None)
    found: dict[int, list[Channel]] = {}
    for channel in things.exclude(confirmed_at=None).order_by("id"):
        found.setdefault(channel.member_id, []).append(channel)
    return found


def waiting_channels(members: Iterable[Member | int], *, at: datetime) -> dict[int, list[Channel]]:
    """Return the live channels; of who has none, those that wait for a dead way to come back."""
    members = [getattr(member, "pk", member) for member in members]
    found = live_channels(members, at=at)
    without = [member for member in members if member not in found]
    things = Channel.objects.filter(member__in=without, way__in=ways_open(), removed_at=None, dead_since=None)
    for channel in things.exclude(confirmed_at=None).order_by("id"):
        found.setdefault(channel.member_id, []).append(channel)
    return found


def plan(notices: Iterable[Notice], *, at: datetime) -> list[Delivery]:
    """Return the deliveries of new notices, not saved yet: by every channel on which the person wants the topic."""
    notices = list(notices)
    members = {notice.member_id for notice in notices}
    channels = waiting_channels(members, at=at)
    wishes = {wish.member_id: wish for wish in Preference.objects.filter(member__in=members)}
    zone, usual = ZoneInfo(settings.TIME_ZONE), Preference()
    planned = []
    for notice in notices:
        due_at, held = when(at, notice.urgency, wishes.get(notice.member_id, usual), zone=zone)
        for channel in channels.get(notice.member_id, []):
            if notice.topic in channel.topics:
                planned.append(_delivery(notice, channel, due_at=due_at, held=held))
    return planned


def _delivery(notice: Notice, channel: Channel, *, due_at: datetime, held: bool) -> Delivery:
    return Delivery(notice=notice, channel=channel, way=channel.way, urgency=notice.urgency, due_at=due_at, held=held)


def when(at: datetime, urgency: int, wish: Preference, *, zone: ZoneInfo) -> tuple[datetime, bool]:
    """Return when a notice may go out, and whether it is kept back until then to go with others.

    >>> from datetime import datetime, time
    >>> jakarta, usual = ZoneInfo("Asia/Jakarta"), Preference()
    >>> late = datetime(2026, 11, 22, 23, 15, tzinfo=jakarta)
    >>> when(late, Urgency.USUAL, usual, zone=jakarta)[0].isoformat()
    '2026-11-23T05:00:00+07:00'
    >>> when(late, Urgency.URGENT, usual, zone=jakarta) == (late, False)
    True
    """
    if urgency == Urgency.URGENT:
        return at, False
    local = at.astimezone(zone)
    if wish.rhythm == Rhythm.DAILY:
        return _next(local, wish.digest_at), True
    if is_quiet(local.time(), wish):
        return _next(local, wish.quiet_until), True
    return at, False


def is_quiet(clock: time, wish: Preference) -> bool:
    """Does an hour of the day lie in the quiet hours? They may pass midnight; from and until alike means none.

    >>> is_quiet(time(4, 59), Preference()), is_quiet(time(5), Preference()), is_quiet(time(21), Preference())
    (True, False, True)
    """
    if wish.quiet_from <= wish.quiet_until:
        return wish.quiet_from <= clock < wish.quiet_until
    return clock >= wish.quiet_from or clock < wish.quiet_until


def _next(local: datetime, clock: time) -> datetime:
    candidate = datetime.combine(local.date(), clock, tzinfo=local.tzinfo)
    return candidate if candidate > local else candidate + timedelta(days=1)


def fall_back(delivery: Delivery, *, at: datetime) -> Delivery | None:
    """Let the person's next channel take over a notice that this one did not bring; None where there is no other."""
    notice = delivery.notice
    tried = set(notice.deliveries.values_list("channel", flat=True))
    live = live_channels([notice.member_id], at=at).get(notice.member_id, [])
    left = [channel for channel in live if channel.pk not in tried]
    left.sort(key=lambda channel: channel.way == delivery.way)  # another way first: what failed may be the way itself
    return _saved(notice, left[0], at=at, held=delivery.held) if left else None


def _saved(notice: Notice, channel: Channel, *, at: datetime, held: bool) -> Delivery | None:
    found, made = Delivery.objects.get_or_create(
        notice=notice,
        channel=channel,
        defaults={"way": channel.way, "urgency": notice.urgency, "due_at": at, "held": held},
    )
    return found if made or found.state == DeliveryState.WAITING else None
