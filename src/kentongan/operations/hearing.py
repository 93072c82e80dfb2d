"""Is a post heard from? Missing is not zero: a post that should have spoken and did not is silent, not calm."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Heard(TextChoices):
    HELP = "help", _("perlu bantuan")
    SILENT = "silent", _("senyap")
    HEARD = "heard", _("terdengar")
    RESTING = "resting", _("di luar jam jaga")
    FREE = "free", _("tanpa jadwal lapor")


@dataclass(frozen=True)
class Watch:
    """When a post is kept, and how often it should be heard from while it is."""

    since: date
    until: date | None
    opens: time | None
    closes: time | None
    every: timedelta | None


def hear(watch: Watch, *, last: datetime | None, now: datetime, zone: ZoneInfo) -> tuple[Heard, datetime | None]:
    """Return what is heard of a post, and since when it is silent if it is.

    Args:
        watch: the post's days, hours and rhythm.
        last: when it was last heard from.
        now: this moment.
        zone: the city's zone, in which the hours are meant.

    >>> jakarta = ZoneInfo("Asia/Jakarta")
    >>> ronda = Watch(date(2026, 1, 1), None, time(22), time(4), timedelta(hours=2))
    >>> one = datetime(2026, 11, 22, 1, 0, tzinfo=jakarta)
    >>> hear(ronda, last=None, now=one, zone=jakarta)[0].value
    'silent'
    >>> hear(ronda, last=one - timedelta(hours=1), now=one, zone=jakarta)[0].value
    'heard'
    >>> hear(ronda, last=None, now=one.replace(hour=12), zone=jakarta)[0].value
    'resting'
    """
    start = opened(watch, now.astimezone(zone))
    if start is None:
        return Heard.RESTING, None
    if watch.every is None:
        return Heard.FREE, None
    expected = max(last or start, start) + watch.every
    return (Heard.SILENT, expected) if now > expected else (Heard.HEARD, None)


def opened(watch: Watch, here: datetime) -> datetime | None:
    """Return when the present watch began, by the city's clock; None while nobody keeps the post."""
    if watch.opens is None or watch.closes is None:
        begun = datetime.combine(watch.since, time(), tzinfo=here.tzinfo)
        return begun if _holds_on(watch, here.date()) else None
    overnight = watch.closes <= watch.opens
    today = datetime.combine(here.date(), watch.opens, tzinfo=here.tzinfo)
    start = today if here >= today else today - timedelta(days=1)
    end = datetime.combine(start.date() + timedelta(days=overnight), watch.closes, tzinfo=here.tzinfo)
    return start if here < end and _holds_on(watch, start.date()) else None


def _holds_on(watch: Watch, day: date) -> bool:
    return watch.since <= day and (watch.until is None or day <= watch.until)
