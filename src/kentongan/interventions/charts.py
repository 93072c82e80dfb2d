"""Where the bars and the line of "before and after" stand. Whole numbers only: a template writes them as attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, TOP, HEIGHT, LEFT, FOOT = 640, 26, 170, 40, 34
MOST_LABELS = 6


@dataclass(frozen=True)
class Bar:
    """Four weeks: the figures, the bar of what was seen, and the line of what the comparison lets expect."""

    first: date
    last: date
    observed: int | None
    expected: float | None
    after: bool
    x: int
    y: int
    height: int
    line_y: int | None


@dataclass(frozen=True)
class Chart:
    bars: Sequence[Bar]
    lines: Sequence[str]  # the points of each unbroken piece of the comparison
    scale: Sequence[tuple[int, int]]
    labels: Sequence[tuple[int, date]]
    start_x: int | None
    slot: int
    bar: int
    width: int
    floor: int = TOP + HEIGHT
    height: int = TOP + HEIGHT + FOOT


def draw(course: Sequence[dict[str, Any]]) -> Chart | None:
    """Lay out what `measuring.effect` returned as `course`; None when there is nothing to draw."""
    if not course or all(one["observed"] is None for one in course):
        return None
    slot = max(10, (WIDTH - LEFT) // len(course))
    figures = [figure for one in course for figure in (one["observed"], one["expected"]) if figure is not None]
    highest = max(4, round(max(figures) + 0.5))
    floor = TOP + HEIGHT
    bars = [_bar(place, one, slot, highest) for place, one in enumerate(course)]
    after = [bar.x for bar in bars if bar.after]
    every = -(-len(bars) // MOST_LABELS)
    return Chart(
        bars=bars,
        lines=_lines(bars, slot),
        scale=[(floor - round(HEIGHT * step / highest), step) for step in sorted({0, highest // 2, highest})],
        labels=[(bar.x, bar.first) for bar in bars[::every] if bar.x + 60 <= LEFT + slot * len(bars)],
        start_x=after[0] - 2 if after else None,
        slot=slot,
        bar=slot - 4,
        width=LEFT + slot * len(bars) + 4,
    )


def _bar(place: int, one: dict[str, Any], slot: int, highest: int) -> Bar:
    seen, floor = one["observed"] or 0, TOP + HEIGHT
    tall = round(HEIGHT * seen / highest)
    line = None if one["expected"] is None else floor - round(HEIGHT * one["expected"] / highest)
    return Bar(
        first=date.fromisoformat(one["first"]),
        last=date.fromisoformat(one["last"]),
        observed=one["observed"],
        expected=one["expected"],
        after=one["after"],
        x=LEFT + place * slot + 2,
        y=floor - tall,
        height=tall,
        line_y=line,
    )


def _lines(bars: Sequence[Bar], slot: int) -> list[str]:
    pieces: list[list[str]] = [[]]
    for bar in bars:
        if bar.line_y is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{bar.x - 2 + slot // 2},{bar.line_y}")
    return [" ".join(piece) for piece in pieces if len(piece) > 1]
