"""Ask the feeds whose turn it is, each by itself; of an article only our reading outlives the call."""

import logging
from datetime import datetime

from django.db import DatabaseError

from kentongan.news import services
from kentongan.news.feeds import Item, read_feed
from kentongan.news.judging import Judged, judge
from kentongan.news.models import ItemFate, NewsFeed
from kentongan.outside import NotFetched, fetch
from kentongan.xml_tree import Unreadable

log = logging.getLogger(__name__)
MOST_ARTICLES = 5  # of one feed in one turn: a small paper's server should not notice us


def fetch_due(*, at: datetime) -> None:
    """Ask every feed whose turn it is; the job of each minute."""
    for feed in services.claim_due(at=at):
        try:
            ask(feed, at=at)
        except (Unreadable, NotFetched) as fault:
            services.note_failure(feed=feed, why=str(fault), at=at)
        except DatabaseError:
            raise
        except Exception as fault:  # noqa: BLE001 - a page nobody thought of must not stop the other feeds
            log.error("news feed %s: %s", feed.pk, type(fault).__name__)
            services.note_failure(feed=feed, why=f"isi tidak terduga ({type(fault).__name__})", at=at)


def ask(feed: NewsFeed, *, at: datetime) -> None:
    """Ask one feed and read what is new in it.

    Raises:
        NotFetched, Unreadable: the list itself did not come, or is none.
    """
    answer = fetch(feed.url, mark=feed.mark)
    if answer.body is None:
        services.note_success(feed=feed, mark=feed.mark, at=at)
        return
    waiting = services.fresh(read_feed(answer.body, base=feed.url))
    rows = [
        services.take_in(feed=feed, item=item, judged=_judged(item, at), at=at) for item in waiting[:MOST_ARTICLES]
    ]  # fmt: skip
    # While something waits, the list is asked for whole again, not only if it has changed.
    again = len(waiting) > MOST_ARTICLES or any(row.fate == ItemFate.UNREAD for row in rows)
    services.note_success(feed=feed, mark={} if again else answer.mark, at=at)


def _judged(item: Item, at: datetime) -> Judged:
    try:
        page = fetch(item.link, mark={}).body or b""
    except NotFetched:
        return Judged(ItemFate.UNREAD)
    return judge(page, title=item.title, published=services.day_of(item.published_at or at))
