"""What a gateway's message says, picked out of its JSON by the paths that the city has set."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused

FIELDS: dict[str, Any] = {
    "text": _("Isi pesan"),
    "id": _("Nomor pesan"),
    "sender": _("Nomor pengirim"),
    "sent_at": _("Waktu pesan"),
    "lat": _("Lintang"),
    "lng": _("Bujur"),
    "media": _("Alamat media"),
}
LONGEST = 10_000
DEEPEST = 12
PATH = re.compile(r"^[\w-]+(?:\.[\w-]+){0,11}$")


class NotReadable(Refused):
    code = "hook-not-readable"
    status = 422
    text = _("Isi kiriman bukan JSON atau formulir yang dapat dibaca.")


@dataclass(frozen=True)
class Message:
    """What was picked: text and sender as they stand, `id` and `media` as text, the rest where it made sense."""

    text: str = ""
    id: str = ""
    sender: str = ""
    sent_at: datetime | None = None
    lat: float | None = None
    lng: float | None = None
    media: str = ""


def parse(body: bytes, *, kind: str) -> Any:
    """Return what the body of a request holds.

    Args:
        body: its bytes.
        kind: its Content-Type; a form is taken as one flat object.

    Raises:
        NotReadable: it is neither JSON nor a form, or nested too deep.
    """
    try:
        text = body.decode("utf-8")
        if kind.partition(";")[0].strip().lower() == "application/x-www-form-urlencoded":
            return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=200))
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise NotReadable from None


def _no_number(word: str) -> None:
    raise ValueError(word)


def dig(data: Any, path: str) -> Any:
    """Return what lies at a path; None where nothing does.

    >>> dig({"messages": [{"text": {"body": "Banjir"}}]}, "messages.0.text.body")
    'Banjir'
    >>> dig({"a": 1}, "a.b") is None
    True
    """
    for step in path.split(".")[:DEEPEST] if path else ():
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and step.isascii() and step.isdigit() and len(step) < 5:
            data = data[int(step)] if int(step) < len(data) else None
        else:
            return None
    return data if path else None


def pick(data: Any, mapping: Mapping[str, str], *, at: datetime) -> Message:
    """Return the message of a request, read by a mapping of our field → path."""
    told = {field: dig(data, mapping.get(field, "")) for field in FIELDS}
    lat, lng = _degrees(told["lat"], 90), _degrees(told["lng"], 180)
    whole = lat is not None and lng is not None
    return Message(
        text=_words(told["text"], LONGEST),
        id=_words(told["id"], 200),
        sender=_words(told["sender"], 80),
        sent_at=_moment(told["sent_at"], at),
        lat=lat if whole else None,
        lng=lng if whole else None,
        media=_words(told["media"], 500),
    )


def _words(value: Any, most: int) -> str:
    """Return a value as text: of lists and objects nothing, nor what no table can hold."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).replace("\x00", "")
    return text.encode("utf-8", "ignore").decode()[:most].strip()


def _degrees(value: Any, most: int) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if -most <= number <= most and not isinstance(value, bool) else None


def _moment(value: Any, at: datetime) -> datetime | None:
    """Return when a message was written: seconds or milliseconds since 1970, or ISO 8601; None for what cannot be."""
    try:
        number = float(value)
        moment = datetime.fromtimestamp(number / 1000 if number > 1e11 else number, tz=UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=at.tzinfo)
    return moment if datetime(2009, 1, 1, tzinfo=UTC) < moment < at + timedelta(days=1) else None
