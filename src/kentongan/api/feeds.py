"""The feeds: CAP messages with their index, open alerts for readers of Atom and for maps. Opened by key only."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Page as Slice
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from kentongan.alerts.models import AlertLevel, AlertStage, AlertState
from kentongan.api import atom, outlines, queries
from kentongan.api.door import by_key
from kentongan.api.models import CapMessage, Feed
from kentongan.city import queries as city
from kentongan.city.models import Member

PAGE = 50
CAP, ATOM, GEOJSON = "application/cap+xml", "application/atom+xml", "application/geo+json"
NEVER = datetime(2020, 1, 1, tzinfo=UTC)  # an empty feed has to say some time


@require_safe
@gzip_page
@by_key(Feed.CAP)
def cap_index(request: HttpRequest, reader: Member) -> HttpResponseBase:
    """The CAP messages, newest first; each entry links to one message."""
    page = _slice(request, queries.messages(reader).defer("xml"))
    items = [_message_item(request, one) for one in page]
    newest = queries.messages(reader).values_list("sent_at", flat=True).first()
    content = atom.build(_page(request, page, items, title=_("Pesan CAP"), updated=newest or NEVER))
    return _unless_known(request, content, kind=ATOM, at=newest)


@require_safe
@gzip_page
@by_key(Feed.CAP)
def cap_message(request: HttpRequest, reader: Member, identifier: str) -> HttpResponseBase:
    """One CAP message, byte for byte as it was sent."""
    one = queries.message(reader, identifier=identifier)
    return _unless_known(request, one.xml.encode(), kind=CAP, at=one.sent_at)


@require_safe
@gzip_page
@by_key(Feed.ATOM)
def alerts_atom(request: HttpRequest, reader: Member) -> HttpResponseBase:
    """The open alerts for people who follow them in a reader of feeds."""
    page = _slice(request, queries.open_alerts(reader))
    labels = city.labels("issue_category")
    items = [
        atom.Item(
            id=request.build_absolute_uri(reverse("alerts:alert", args=[one.pk])),
            title=f"{one.get_level_display()}: {labels.get(one.category, one.category)} di {one.region.name}",
            updated=_local(one.updated_at),
            published=_local(one.raised_at),
            link=request.build_absolute_uri(reverse("alerts:alert", args=[one.pk])),
            kind="text/html",
            summary=f"{_simulated(one.is_simulated)}{one.reason} ({one.get_state_display()})",
            labels=[(one.level, one.get_level_display()), (one.category, labels.get(one.category, one.category))],
        )
        for one in page
    ]
    updated = max((item.updated for item in items), default=NEVER)
    content = atom.build(_page(request, page, items, title=_("Peringatan yang terbuka"), updated=updated))
    return _unless_known(request, content, kind=ATOM)


@require_safe
@gzip_page
@by_key(Feed.GEOJSON)
def alerts_geojson(request: HttpRequest, reader: Member) -> HttpResponseBase:
    """The open alerts as a FeatureCollection (RFC 7946); no geometry where no boundary is known."""
    labels = city.labels("issue_category")
    pages = request.build_absolute_uri(reverse("alerts:alerts"))
    rows = [_properties(row, labels, pages) for row in queries.rows_of_open_alerts(reader)]
    version = outlines.version(reader.region_id)
    state = json.dumps([rows, version], default=str).encode()
    etag = f'"{hashlib.sha256(state).hexdigest()[:32]}"'
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if answer is None:
        drawn = outlines.as_json(frozenset(row["code"] for row in rows), version)
        answer = StreamingHttpResponse(_features(rows, drawn), content_type=GEOJSON)
    answer["ETag"] = etag
    return answer


def _features(rows: list[dict[str, Any]], drawn: dict[str, str]) -> Iterator[str]:
    """Yield the collection piece by piece; the outlines are written as they lie in memory."""
    yield '{"type":"FeatureCollection","features":['
    for place, row in enumerate(rows):
        said = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        geometry = drawn.get(row["code"], "null")
        yield f'{"," if place else ""}{{"type":"Feature","id":"{row["id"]}","geometry":{geometry},"properties":{said}}}'
    yield "]}"


def _properties(row: dict[str, Any], labels: dict[str, str], pages: str) -> dict[str, Any]:
    return {
        "id": f"PD-{row['pk']:05d}",
        "code": row["region_id"],
        "region": row["region__name"],
        "level": row["level"],
        "level_label": str(AlertLevel(row["level"]).label),
        "stage": row["stage"],
        "stage_label": str(AlertStage(row["stage"]).label),
        "category": row["category"],
        "category_label": labels.get(row["category"], row["category"]),
        "reason": row["reason"],
        "raised_at": _local(row["raised_at"]).isoformat(timespec="seconds"),
        "state": row["state"],
        "state_label": str(AlertState(row["state"]).label),
        "simulated": row["is_simulated"],
        "url": f"{pages}{row['pk']}/",
    }


def _message_item(request: HttpRequest, one: CapMessage) -> atom.Item:
    return atom.Item(
        id=f"urn:uuid:{one.uuid}",
        title=one.headline,
        updated=_local(one.sent_at),
        published=_local(one.sent_at),
        link=request.build_absolute_uri(reverse("api:cap_message", args=[one.identifier])),
        kind=CAP,
        summary=f"{_simulated(one.status == 'Exercise')}{one.get_kind_display()} ({one.kind})",
        labels=[(one.kind, str(one.get_kind_display())), (one.scope, one.scope)],
    )


def _simulated(is_simulated: bool) -> str:
    return "SIMULASI. " if is_simulated else ""


def _slice(request: HttpRequest, things: Any) -> Slice:
    return Paginator(things, PAGE).get_page(request.GET.get("halaman"))


def _page(request: HttpRequest, page: Slice, items: list[atom.Item], *, title: str, updated: datetime) -> atom.Page:
    """Return a page with the links of RFC 5005. No link ever bears the key, even when the address asked for did."""
    here = request.build_absolute_uri(request.path)
    numbers = [("self", page.number), ("first", 1), ("last", page.paginator.num_pages)]
    numbers += [("previous", page.number - 1)] if page.has_previous() else []
    numbers += [("next", page.number + 1)] if page.has_next() else []
    links = [(relation, f"{here}?halaman={number}" if number > 1 else here) for relation, number in numbers]
    name = city.home_name()
    return atom.Page(here, f"{title} · {name}", f"Kentongan {name}", _local(updated), links, items)


def _unless_known(request: HttpRequest, content: bytes, *, kind: str, at: datetime | None = None) -> HttpResponseBase:
    """Answer 304 to who has it already.

    By date only where nothing is ever taken away or changed (`at`): of a list of open alerts an entry may go without
    any newer one coming, and whoever asked by date would keep it.
    """
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    modified = int(at.timestamp()) if at else None
    answer = get_conditional_response(request, etag=etag, last_modified=modified)
    if answer is None:
        answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    answer["ETag"] = etag
    if modified:
        answer["Last-Modified"] = http_date(modified)
    return answer


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE))
