"""The health of the ways out: some failures in a row and a way is dead, one success and it lives. Each told once."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from kentongan.journal import services as journal
from kentongan.notices.models import Channel, Route, Way

PATIENCE = 3  # failures in a row after which a way counts as dead
PROBE = timedelta(seconds=30)  # how often a dead way is tried with one message
NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def failed(*, way: str, at: datetime, error: str) -> bool:
    """Count a failure of the way itself; return whether it is dead now. The death is one line in the journal."""
    route, _made = Route.objects.get_or_create(way=way)
    Route.objects.filter(pk=way).update(failures=F("failures") + 1, error=error, probe_at=at + PROBE)
    dying = Route.objects.filter(pk=way, failures__gte=PATIENCE, dead_since=None)
    if dying.update(dead_since=at):
        journal.record("route.die", route, actor=None, at=at, region=settings.HOME_CODE)
    return Route.objects.filter(pk=way).exclude(dead_since=None).exists()


@transaction.atomic
def worked(*, way: str, at: datetime) -> None:
    """Note that the way carries; writes only when that is news or a minute old."""
    stale = Q(worked_at=None) | Q(worked_at__lt=at - NOTED_EVERY) | Q(failures__gt=0)
    route = Route.objects.filter(stale, pk=way).first()
    if route is None:
        return
    fresh = {"failures": 0, "error": "", "probe_at": None, "worked_at": at}
    if Route.objects.filter(pk=way).exclude(dead_since=None).update(dead_since=None, **fresh):
        journal.record("route.revive", route, actor=None, at=at, region=settings.HOME_CODE)
    else:
        Route.objects.filter(pk=way).update(**fresh)


@transaction.atomic
def bounced(*, channel: Channel, at: datetime) -> None:
    """Let a channel rest whose address gives nothing back; a browser that has ended its subscription is forgotten."""
    if channel.way == Way.PUSH:
        gone = Channel.objects.filter(pk=channel.pk, removed_at=None)
        if gone.update(removed_at=at, address="", keys={}):
            journal.record("channel.remove", channel, actor=None, at=at, region=channel.member.region_id)
        return
    if Channel.objects.filter(pk=channel.pk, dead_since=None).update(dead_since=at):
        journal.record("channel.die", channel, actor=None, at=at, region=channel.member.region_id)
