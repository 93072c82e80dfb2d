"""Reads of news."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.news.models import ItemFate, NewsFeed

SHOWN = timedelta(days=30)


def feeds(member: Member, *, at: datetime) -> QuerySet[NewsFeed]:
    """Return the feeds of the member's area, each with how many items were read in a month and became reports."""
    late = Q(items__seen_at__gt=at - SHOWN)
    things = NewsFeed.objects.filter(region__code__startswith=member.region_id).select_related("region")
    return things.annotate(
        read=Count("items", filter=late & ~Q(items__fate=ItemFate.UNREAD)),
        taken=Count("items", filter=late & Q(items__fate=ItemFate.REPORT)),
    ).order_by("name", "pk")


def feed(member: Member, pk: int) -> NewsFeed:
    """Return one feed of the member's area."""
    return access.one(NewsFeed.objects.filter(region__code__startswith=member.region_id), pk=pk)


def door_standing() -> tuple[bool, str]:
    """Return whether any feed is read, and what is wrong with which."""
    active = list(NewsFeed.objects.filter(is_active=True))
    return bool(active), "; ".join(f"{one.name}: {one.last_error}" for one in active if one.failures)
