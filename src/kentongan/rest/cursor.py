"""Pages that stay right while rows come in: each goes on after the last row of the one before, newest first.

A cursor is the place of that row, not a number of rows to leave out: nothing is told twice and nothing is passed over.
"""

import base64
import binascii
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused

READERS: dict[type, Callable[[str], Any]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    int: int,
    UUID: UUID,
}
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)
LARGEST = 2**63 - 1


class BadCursor(Refused):
    code = "bad-cursor"
    status = 422
    text = _("Penunjuk halaman ini tidak dapat dibaca. Mulai lagi dari halaman pertama.")


def page(
    things: QuerySet[Any], *, by: str, kinds: tuple[type, type], cursor: str | None, limit: int
) -> tuple[list[Any], str | None]:
    """Return one page, newest first, and the cursor of the next one.

    Args:
        things: the rows that exist for the reader.
        by: the field of their time; rows of one time follow by their key.
        kinds: what the field and the key are: datetime or date, int or UUID.
        cursor: where the page before ended, None for the first.
        limit: how many rows.

    Raises:
        BadCursor.
    """
    if cursor:
        at, key = read(cursor, kinds)
        things = things.filter(Q(**{f"{by}__lt": at}) | Q(**{by: at, "pk__lt": key}))
    rows = list(things.order_by(f"-{by}", "-pk")[: limit + 1])
    more = len(rows) > limit
    rows = rows[:limit]
    return rows, write(getattr(rows[-1], by), rows[-1].pk) if more else None


def write(at: datetime | date, key: object) -> str:
    """Return the cursor of a row.

    >>> read(write(date(2026, 11, 22), 7), (date, int))
    (datetime.date(2026, 11, 22), 7)
    """
    return base64.urlsafe_b64encode(json.dumps([at.isoformat(), str(key)]).encode()).decode().rstrip("=")


def read(cursor: str, kinds: tuple[type, type]) -> tuple[Any, Any]:
    """Return the time and the key that a cursor means."""
    try:
        said = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        at, key = (READERS[kind](str(part)) for kind, part in zip(kinds, said, strict=True))
        is_sound = FIRST.date() <= (at.date() if isinstance(at, datetime) else at) <= LAST.date()
        if not is_sound or (isinstance(at, datetime) and at.tzinfo is None):
            raise BadCursor
        if isinstance(key, int) and not 0 <= key <= LARGEST:
            raise BadCursor
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise BadCursor from None
    return at, key
