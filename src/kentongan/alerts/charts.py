"""Where the bars of an alert's chart stand. Whole numbers only: a template writes them as attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kentongan.alerts import detecting

SLOT, BAR, TOP, HEIGHT, LEFT, FOOT = 18, 14, 18, 140, 34, 28
LABEL = 56  # as wide as a date below the bars


@dataclass(frozen=True)
class Look:
    """One window: its figures, and the rectangles that stand for them. `upper` is None where nothing can be said."""

    end: date
    observed: int | None
    upper: int | None
    exceeds: bool
    x: int
    bar_y: int
    bar_height: int
    band_x: int
    band_y: int
    band_height: int


@dataclass(frozen=True)
class Chart:
    """A whole chart: its size, the looks from old to new, the lines of the scale and the dates below."""

    width: int
    height: int
    floor: int
    looks: Sequence[Look]
    scale: Sequence[tuple[int, int]]
    dates: Sequence[tuple[int, date]]
    window: int
    bar: int = BAR
    slot: int = SLOT

    @property
    def exceeding(self) -> int:
        return sum(1 for look in self.looks if look.exceeds)

    @property
    def unknown(self) -> int:
        return sum(1 for look in self.looks if look.upper is None)


def draw(past: Sequence[dict[str, Any]], *, window: int) -> Chart | None:
    """Lay out what `detecting.look_back` returned; None when there is nothing to draw."""
    if not past:
        return None
    highest = max([4, *(figure for look in past for figure in (look["observed"], look["upper"]) if figure is not None)])
    floor = TOP + HEIGHT

    def y(figure: int | None) -> int:
        return floor - round(HEIGHT * (figure or 0) / highest)

    looks = []
    for place, look in enumerate(past):
        left = LEFT + place * SLOT
        looks.append(
            Look(
                end=look["end"],
                observed=look["observed"],
                upper=look["upper"],
                exceeds=look["verdict"] == detecting.EXCEEDS,
                x=left + (SLOT - BAR) // 2,
                bar_y=y(look["observed"]),
                bar_height=floor - y(look["observed"]),
                band_x=left,
                band_y=y(look["upper"]),
                band_height=floor - y(look["upper"]),
            )
        )
    steps = sorted({0, highest // 2, highest})
    width = LEFT + len(looks) * SLOT
    return Chart(
        width=width,
        height=floor + FOOT,
        floor=floor,
        looks=looks,
        scale=[(y(step), step) for step in steps],
        dates=[(look.band_x, look.end) for look in looks[::6] if look.band_x + LABEL <= width],
        window=window,
    )
