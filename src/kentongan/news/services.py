"""Verbs on news: set a feed, take an item in, note how asking went."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from kentongan.city import queries as city
from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.intake import traces
from kentongan.intake.models import Door, Report
from kentongan.intake.services import NAMESPACE, Incoming, receive_report
from kentongan.journal import services as journal
from kentongan.news.feeds import Item
from kentongan.news.judging import Judged
from kentongan.news.models import ItemFate, NewsFeed, NewsItem

MOST_TRIES = 3
LONGEST_WAIT = timedelta(hours=6)


class FeedKnown(Refused):
    code = "news-feed-known"
    status = 422
    text = gettext_lazy("Alamat ini sudah ada dalam daftar.")


@transaction.atomic
def save_feed(*, feed: NewsFeed | None, by: Member, at: datetime, **fields: Any) -> NewsFeed:
    """Add a feed, or change one; a change asks anew at once.

    Args:
        feed: the one to change, None for a new one.
        by: who does it.
        at: when.
        **fields: `name`, `url`, `region`, `is_active`, `every_minutes`.

    Raises:
        FeedKnown: another one has this address.
    """
    if NewsFeed.objects.filter(url=fields["url"]).exclude(pk=feed.pk if feed else 0).exists():
        raise FeedKnown
    if feed is None:
        feed = NewsFeed.objects.create(**fields, next_at=at)
        journal.record("news_feed.add", feed, actor=by, at=at, changes={"is_active": [False, feed.is_active]})
        return feed
    changed = sorted(name for name, value in fields.items() if getattr(feed, name) != value)
    NewsFeed.objects.filter(pk=feed.pk).update(**fields, next_at=at, mark={}, failures=0, last_error="")
    if changed:
        journal.record("news_feed.set", feed, actor=by, at=at, changes={"fields": [[], changed]})
    feed.refresh_from_db()
    return feed


def claim_due(*, at: datetime) -> list[NewsFeed]:
    """Return the feeds whose turn it is, each to one asker only."""
    due = NewsFeed.objects.filter(Q(next_at=None) | Q(next_at__lte=at), is_active=True).order_by("next_at", "pk")
    return [
        feed
        for feed in due
        if NewsFeed.objects.filter(pk=feed.pk, next_at=feed.next_at).update(
            next_at=at + timedelta(minutes=feed.every_minutes), last_tried_at=at
        )
    ]


def fresh(items: list[Item]) -> list[Item]:
    """Return the items that nobody has read yet, or that could not be read and may be tried again."""
    digests = {digest_of(item): item for item in items}
    done = NewsItem.objects.filter(digest__in=digests).exclude(fate=ItemFate.UNREAD, tries__lt=MOST_TRIES)
    known = set(done.values_list("digest", flat=True))
    return [item for digest, item in digests.items() if digest not in known]


def digest_of(item: Item) -> str:
    """Return by what an item is known again."""
    return hashlib.sha256(item.name.encode()).hexdigest()


@transaction.atomic
def take_in(*, feed: NewsFeed, item: Item, judged: Judged, at: datetime) -> NewsItem:
    """Keep what was read of an item; if it is about the city's peace, it becomes a report, once.

    Of an item that is no report only its fate is kept, of one that could not be read its address too.
    """
    digest = digest_of(item)
    row, is_new = NewsItem.objects.get_or_create(
        digest=digest, defaults={"feed": feed, "fate": ItemFate.UNREAD, "seen_at": at}
    )
    if not is_new and row.fate != ItemFate.UNREAD:
        return row
    told: dict[str, Any] = {"fate": judged.fate, "seen_at": at}
    if judged.fate == ItemFate.REPORT:
        told |= {"title": item.title, "link": item.link, "published_at": item.published_at, "facts": judged.facts}
        told["report"] = _report(feed, item, judged, digest, at)
    if not is_new:
        told["tries"] = F("tries") + 1
    NewsItem.objects.filter(pk=row.pk).update(**told)
    row.refresh_from_db()
    return row


def _report(feed: NewsFeed, item: Item, judged: Judged, digest: str, at: datetime) -> Report:
    categories = judged.facts["categories"]
    sent_at = item.published_at if item.published_at and item.published_at <= at else None
    incoming = Incoming(
        text=in_our_words(feed, item, judged), door=Door.NEWS, id=uuid5(NAMESPACE, f"news:{digest}"),
        region=judged.region or feed.region, category=categories[0] if len(categories) == 1 else "",
        sent_at=sent_at, origin=feed.name,
    )  # fmt: skip
    return receive_report(incoming, sender=None, at=at, later=True)[0]


def in_our_words(feed: NewsFeed, item: Item, judged: Judged) -> str:
    """Return the report of an item: its title and address, and what we read, told by us; Indonesian, as all reports."""
    with override("id"):
        labels = city.labels("issue_category")
        facts = judged.facts
        lines = [_("Dibaca otomatis dari berita %s:") % feed.name]
        if facts["categories"]:
            lines.append(_("Perkara: %s.") % ", ".join(labels.get(code, code) for code in facts["categories"]))
        if facts["day"]:
            lines.append(_("Hari kejadian: %s.") % date_format(date.fromisoformat(facts["day"]), "j F Y"))
        names = Region.objects.filter(code__in=facts["places"]).order_by("code")
        lines.append(_("Wilayah yang disebut: %s.") % ", ".join(region.name for region in names))
    return "\n".join([item.title, "", *lines, item.link])


def note_success(*, feed: NewsFeed, mark: dict[str, str], at: datetime) -> None:
    """Note that a feed was read."""
    told = {"last_ok_at": at, "failures": 0, "last_error": "", "mark": mark}
    NewsFeed.objects.filter(pk=feed.pk).update(**told)


def note_failure(*, feed: NewsFeed, why: str, at: datetime) -> None:
    """Note that a feed could not be read, and ask it less often."""
    wait = min(timedelta(minutes=feed.every_minutes * 2 ** min(feed.failures, 6)), LONGEST_WAIT)
    told = {"failures": F("failures") + 1, "last_error": why[:200], "next_at": at + wait}
    NewsFeed.objects.filter(pk=feed.pk).update(**told)


def day_of(moment: datetime) -> date:
    """Return the day of the city on which something was published."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def forget(*, at: datetime) -> None:
    """Clear what is kept of old news beside its report: title, link and reading; a job of the worker.

    The digest stays, so that an item which a feed still shows does not come in as a new one. The report stays as well.
    """
    for feed in NewsFeed.objects.order_by("pk"):
        with transaction.atomic():
            old = feed.items.filter(seen_at__lt=traces.over(feed.keep_days, at=at))
            cleared = old.exclude(title="", link="").update(title="", link="", facts={})
            if cleared:
                journal.record("news_feed.forget", feed, actor=None, at=at, changes={"items": [cleared, 0]})
