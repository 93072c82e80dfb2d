"""How a rumour spread in time, as bars for an SVG: days, weeks or months, so that the picture never grows too wide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_BARS = 45
WIDTH, HEIGHT, FLOOR, TOP = 720, 190, 160, 22
STEPS = (1, 7, 28)


@dataclass(frozen=True)
class Bar:
    """One bar: from its first day on for `Chart.step` days, `count` sightings; the rest is where it stands."""

    day: date
    count: int
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Chart:
    """The bars, how wide each is, how many days each covers, and which of them bear a date."""

    bars: list[Bar]
    wide: float
    step: int
    most: int
    dates: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR


def chart(days: Sequence[tuple[date, int]]) -> Chart | None:
    """Return the picture of a spread, None when nothing was heard.

    Args:
        days: (day, sightings), the first first, days without any left out.

    >>> picture = chart([(date(2026, 11, 1), 2), (date(2026, 11, 3), 4)])
    >>> [bar.count for bar in picture.bars], picture.step
    ([2, 0, 4], 1)
    """
    if not days:
        return None
    first, last = days[0][0], days[-1][0]
    length = (last - first).days + 1
    step = next((step for step in STEPS if length <= step * MOST_BARS), -(-length // MOST_BARS))
    counts: Counter[int] = Counter()
    for day, count in days:
        counts[(day - first).days // step] += count
    most = max(counts.values())
    number = (length - 1) // step + 1
    slot = min(WIDTH / number, 80)
    unit = (FLOOR - TOP) / most
    bars = [
        Bar(
            first + timedelta(days=step * place),
            counts[place],
            round(place * slot, 1),
            round(FLOOR - counts[place] * unit, 1),
            round(counts[place] * unit, 1),
        )
        for place in range(number)
    ]
    return Chart(bars, round(slot * 0.8, 1), step, most, bars[:: max(1, -(-number // 6))])
