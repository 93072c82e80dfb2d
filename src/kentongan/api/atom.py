"""Atom feeds (RFC 4287), paged by the links of RFC 5005: a pure builder, from plain values to bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from kentongan.api.cap import UNWRITABLE

NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Item:
    """One entry; `kind` is the media type of what it links to, `labels` its categories as (term, label)."""

    id: str
    title: str
    updated: datetime
    published: datetime
    link: str
    kind: str
    summary: str
    labels: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Page:
    """One page of a feed; `links` are (relation, address), among them self, first, next, previous."""

    id: str
    title: str
    author: str
    updated: datetime
    links: Sequence[tuple[str, str]]
    items: Sequence[Item]


def build(page: Page) -> bytes:
    """Return the page as UTF-8 XML.

    >>> from datetime import UTC
    >>> empty = Page("urn:a", "Umpan", "Kota", datetime(2026, 11, 22, tzinfo=UTC), [("self", "http://x/a")], [])
    >>> build(empty).decode().partition("<updated>")[2]
    '2026-11-22T00:00:00+00:00</updated><author><name>Kota</name></author><link rel="self" href="http://x/a" /></feed>'
    """
    root = ET.Element("feed", {"xmlns": NAMESPACE})
    _say(root, "id", page.id)
    _say(root, "title", page.title)
    _say(root, "updated", _moment(page.updated))
    _say(ET.SubElement(root, "author"), "name", page.author)
    for relation, address in page.links:
        ET.SubElement(root, "link", {"rel": relation, "href": address})
    for item in page.items:
        _add(ET.SubElement(root, "entry"), item)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(entry: ET.Element, item: Item) -> None:
    _say(entry, "id", item.id)
    _say(entry, "title", item.title)
    _say(entry, "updated", _moment(item.updated))
    _say(entry, "published", _moment(item.published))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": item.kind, "href": item.link})
    for term, label in item.labels:
        ET.SubElement(entry, "category", {"term": term, "label": label})
    _say(entry, "summary", item.summary)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _say(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = UNWRITABLE.sub("", text)
