"""What is in a parcel once it is open: a head in JSON, and at most one file behind it."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kentongan.phone.clock import moment, put_right
from kentongan.phone.sealing import Unreadable

LENGTH = struct.Struct(">I")
MOST_HEAD = 60_000  # bytes; a report has 10,000 letters at most


@dataclass(frozen=True)
class Parcel:
    """One deed of a phone. `fields` are words of the sender: nothing in them is checked yet."""

    number: UUID
    kind: str
    fields: Mapping[str, str]
    written_at: datetime
    content: bytes
    name: str
    phone: datetime | None
    at: datetime

    def moment(self, name: str) -> datetime | None:
        """Return a moment that the phone told in milliseconds, by the server's clock."""
        return put_right(moment(self.fields.get(name)), phone=self.phone, server=self.at)

    def point(self) -> tuple[float, float] | tuple[None, None]:
        """Return latitude and longitude, or neither."""
        try:
            lat, lng = float(self.fields.get("lat", "")), float(self.fields.get("lng", ""))
        except ValueError:
            return None, None
        return (lat, lng) if -90 <= lat <= 90 and -180 <= lng <= 180 else (None, None)


def pack(head: Mapping[str, Any], content: bytes = b"") -> bytes:
    """Return a parcel's inside as a phone builds it.

    >>> read(pack({"kind": "report", "fields": {}}, b"abc"))[1]
    b'abc'
    """
    words = json.dumps(head).encode()
    return LENGTH.pack(len(words)) + words + content


def read(plain: bytes) -> tuple[dict[str, Any], bytes]:
    """Return head and file of an opened parcel.

    Raises:
        Unreadable: it is not built like one.
    """
    try:
        size = LENGTH.unpack_from(plain)[0]
        if size > MOST_HEAD:
            raise Unreadable
        head = json.loads(plain[LENGTH.size : LENGTH.size + size])
    except (struct.error, ValueError):
        raise Unreadable from None
    if not isinstance(head, dict) or not isinstance(head.get("fields"), dict):
        raise Unreadable
    return head, plain[LENGTH.size + size :]


def of(plain: bytes, *, number: UUID, phone: datetime | None, at: datetime) -> Parcel:
    """Return an opened parcel with its clock put right.

    Args:
        plain: the inside.
        number: of the parcel, made by the phone.
        phone: what the phone's clock says now.
        at: what ours says.

    Raises:
        Unreadable: it is not built like one.
    """
    head, content = read(plain)
    fields = {str(key): _plain(value) for key, value in head["fields"].items()}
    written = put_right(moment(head.get("written")), phone=phone, server=at) or at
    return Parcel(number, str(head.get("kind")), fields, written, content, str(head.get("name", ""))[:120], phone, at)


def _plain(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.replace("\x00", "")
