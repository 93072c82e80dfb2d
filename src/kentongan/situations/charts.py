"""Where the figures of one office stand in an SVG: a line of values, and of pairs the band between the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kentongan.situations.series import Point

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 440, 180, 60, 16, 16, 26
DATES = 4


@dataclass(frozen=True)
class Chart:
    """The picture: the line's and the band's corners, the marks of jumps, the scale and the days below."""

    line: str
    band: str
    dots: Sequence[tuple[int, int, Point]]
    scale: Sequence[tuple[int, Decimal]]
    days: Sequence[tuple[int, date]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    floor: int = HEIGHT - FOOT


def draw(points: Sequence[Point]) -> Chart | None:
    """Return the picture of one office's figures, None when there are fewer than two.

    The scale begins at zero, so that a small change looks small.

    >>> from kentongan.situations.series import Point
    >>> dots = [Point(date(2026, 1, day), Decimal(day), None, "", 1, None, False) for day in (1, 2)]
    >>> draw(dots).line, draw(dots[:1])
    ('60,85 424,16', None)
    """
    if len(points) < 2:
        return None
    first, last = points[0].day, points[-1].day
    highest = max(max(point.value for point in points), Decimal(1))
    days, floor = max((last - first).days, 1), HEIGHT - FOOT

    def x(point: Point) -> int:
        return LEFT + round((WIDTH - LEFT - RIGHT) * (point.day - first).days / days)

    def y(value: Decimal) -> int:
        return floor - round((floor - TOP) * value / highest)

    corners = [(x(point), y(point.value)) for point in points]
    lows = [(x(point), y(point.low)) for point in reversed(points)]
    is_pair = any(point.high is not None for point in points)
    shown = points[:: max(1, -(-len(points) // DATES))]
    return Chart(
        line=_corners(corners),
        band=_corners([*corners, *lows]) if is_pair else "",
        dots=[(x(point), y(point.value), point) for point in points if point.jumped],
        scale=[(y(step), step) for step in (Decimal(0), highest / 2, highest)],
        days=[(x(point), point.day) for point in shown if x(point) + 60 <= WIDTH],
    )


def _corners(pairs: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in pairs)
