"""How a rumour spread in time, as bars for an SVG: hours, days, weeks or months, so that it never grows too wide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MOST_BARS = 45
SHORT = 2  # days, up to which hours are shown
WIDTH, HEIGHT, FLOOR, TOP = 720, 190, 160, 22
STEPS = (1, 7, 28)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Bar:
    """One bar: `count` sightings from its first moment on; the rest is where it stands."""

    moment: date
    count: int
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Chart:
    """The bars, how wide each is, how many days (or hours) each covers, and which of them bear a date."""

    bars: list[Bar]
    wide: float
    step: int
    is_hourly: bool
    most: int
    dates: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR


def is_short(days: Sequence[tuple[date, int]]) -> bool:
    """Did it all happen within so few days that hours tell more?"""
    return bool(days) and (days[-1][0] - days[0][0]).days < SHORT


def chart(points: Sequence[tuple[date, int]]) -> Chart | None:
    """Return the picture of a spread, None when nothing was heard.

    Args:
        points: (day, sightings) or (hour, sightings), the first first; those without any may be left out.

    >>> picture = chart([(date(2026, 11, 1), 2), (date(2026, 11, 3), 4)])
    >>> [bar.count for bar in picture.bars], picture.step
    ([2, 0, 4], 1)
    """
    if not points:
        return None
    first = points[0][0]
    unit = HOUR if isinstance(first, datetime) else DAY
    length = (points[-1][0] - first) // unit + 1
    step = next((step for step in STEPS if length <= step * MOST_BARS), -(-length // MOST_BARS))
    counts: Counter[int] = Counter()
    for moment, count in points:
        counts[(moment - first) // unit // step] += count
    number = (length - 1) // step + 1
    slot = min(WIDTH / number, 80)
    bars = [
        _bar(first + place * step * unit, counts[place], place * slot, max(counts.values())) for place in range(number)
    ]
    return Chart(bars, round(slot * 0.8, 1), step, unit is HOUR, max(counts.values()), bars[:: max(1, -(-number // 6))])


def _bar(moment: date, count: int, x: float, most: int) -> Bar:
    height = count * (FLOOR - TOP) / most
    return Bar(moment, count, round(x, 1), round(FLOOR - height, 1), round(height, 1))
