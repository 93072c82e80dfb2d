"""A day and an hour as offices write them into tables."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

MONTHS = {
    name: number
    for number, names in enumerate(
        ("januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun", "juli jul",
         "agustus agu agt ags aug", "september sep sept", "oktober okt oct", "november nov nop nopember",
         "desember des dec"), start=1)
    for name in names.split()
}  # fmt: skip
DAY = re.compile(
    r"^(?:[a-z']+,\s*)?"  # "Senin, "
    r"(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})[-/.\s]+(?P<month2>\d{1,2}|[a-z]+)[-/.\s]+(?P<year2>\d{4}|\d{2}))"
    r"(?:[\sT,]+(?:pukul\s+|jam\s+)?(?P<clock>\d.*))?$",
    re.IGNORECASE,
)
CLOCK = re.compile(r"^(?:pukul\s+|jam\s+)?(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?(?:\.\d+)?\s*(?:wib|wita|wit)?$", re.I)


def moment(day: str, clock: str, *, zone: ZoneInfo) -> datetime:
    """Return the moment that a day and an hour mean; midnight where no hour is told.

    Args:
        day: as "22/11/2026", "22 November 2026", "2026-11-22 19:30"; day before month, as written here.
        clock: as "19.30" or "pukul 19:30 WIB"; "" where the day tells it, or nobody does.
        zone: the city's.

    Raises:
        ValueError: there is no such day or hour, or it cannot be told from the words.

    >>> moment("3 Nop 2026", "pukul 07.15 WIB", zone=ZoneInfo("Asia/Jakarta")).isoformat()
    '2026-11-03T07:15:00+07:00'
    """
    match = DAY.match(day.strip())
    if not match:
        raise ValueError(day)
    month = match["month"] or match["month2"]
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    year = int(match["year"] or match["year2"])
    hour = clock or match["clock"] or ""
    told = _hour(hour) if hour.strip() else time()
    return datetime(
        year + 2000 if year < 100 else year, number, int(match["day"] or match["day2"]), told.hour, told.minute,
        tzinfo=zone,
    )  # fmt: skip


def _hour(written: str) -> time:
    match = CLOCK.match(written.strip())
    if not match:
        raise ValueError(written)
    return time(int(match[1]), int(match[2] or 0))
