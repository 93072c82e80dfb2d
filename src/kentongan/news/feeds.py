"""A list of news as RSS or Atom (RFC 4287): for each item its name, title, address and time, and nothing else of it."""

import html
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from kentongan.xml_tree import Node, Unreadable, tree

MOST_ITEMS = 200
TAGS = re.compile(r"<[^>]{0,200}>")


@dataclass(frozen=True)
class Item:
    """One line of the list."""

    name: str
    title: str
    link: str
    published_at: datetime | None


def read_feed(data: bytes, *, base: str) -> list[Item]:
    """Return the items that have a title and a web address, as many as one list may hold.

    Args:
        data: what the server sent.
        base: the address of the list, for links that leave out their host.

    Raises:
        Unreadable: it is neither RSS nor Atom, or no safe XML.
    """
    root = tree(data)
    if root.name == "feed":
        found = [_atom(entry) for entry in root.all("entry")[:MOST_ITEMS]]
    elif root.name in {"rss", "RDF"}:
        lists = [*root.all("channel"), root]
        found = [_rss(item) for one in lists for item in one.all("item")][:MOST_ITEMS]
    else:
        raise Unreadable(f"bukan RSS atau Atom: unsur pertama <{root.name[:40]}>")
    return [item for item in (_whole(one, base) for one in found) if item]


def _rss(item: Node) -> Item:
    link = item.said("link")
    return Item(item.said("guid") or link, item.said("title"), link, _moment(item.said("pubDate") or item.said("date")))


def _atom(entry: Node) -> Item:
    links = [link for link in entry.all("link") if link.attributes.get("rel", "alternate") == "alternate"]
    link = links[0].attributes.get("href", "") if links else ""
    when = _moment(entry.said("published") or entry.said("updated"))
    return Item(entry.said("id") or link, entry.said("title"), link, when)


def _whole(item: Item, base: str) -> Item | None:
    try:
        link = urljoin(base, item.link.strip())
        parts = urlsplit(link)
    except ValueError:
        return None
    title = " ".join(TAGS.sub(" ", html.unescape(item.title)).split())[:300]
    if not item.link or not title or parts.scheme not in {"http", "https"} or not parts.hostname or len(link) > 600:
        return None
    return Item(item.name[:600], title, link, item.published_at)


def _moment(written: str) -> datetime | None:
    """Return a moment as RSS (RFC 822) or Atom (RFC 3339) writes it, None where neither fits or the zone is missing.

    >>> _moment("Sun, 22 Nov 2026 19:30:00 +0700") == _moment("2026-11-22T12:30:00Z")
    True
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment if moment.tzinfo else None
    return None
