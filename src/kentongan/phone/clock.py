"""What a phone's clock says, put right by what it says at the moment of sending."""

from datetime import UTC, datetime, timedelta

BEARABLE = timedelta(minutes=2)  # a slow line alone may make so much


def moment(milliseconds: object) -> datetime | None:
    """Return a moment from a phone's milliseconds since 1970, or None for what is none.

    >>> moment(1_795_350_600_000).isoformat()
    '2026-11-22T12:30:00+00:00'
    >>> moment("kemarin") is None
    True
    """
    try:
        return datetime.fromtimestamp(float(str(milliseconds)) / 1000, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def put_right(told: datetime | None, *, phone: datetime | None, server: datetime) -> datetime | None:
    """Return when something was, by the server's clock; never later than now.

    Args:
        told: when it was, by the phone's clock.
        phone: what the phone's clock said when it sent; None if it did not say.
        server: when it came in.

    >>> now, off = datetime(2026, 11, 22, 12, tzinfo=UTC), timedelta(days=400)
    >>> put_right(now - off - timedelta(hours=3), phone=now - off, server=now).isoformat()
    '2026-11-22T09:00:00+00:00'
    >>> put_right(now + timedelta(hours=1), phone=None, server=now) == now
    True
    """
    if told is None:
        return None
    skew = server - phone if phone else timedelta()
    return min(told + skew if abs(skew) > BEARABLE else told, server)
