"""Where the bars of "promised against kept" stand. Whole numbers only: a template writes them as attributes."""

from dataclasses import dataclass
from datetime import date

from kentongan.meetings.kept import Evaluation, Outcome

WIDTH, TOP, HEIGHT, FOOT, LEFT = 720, 16, 180, 30, 34
STACK = (Outcome.KEPT, Outcome.TARDY, Outcome.OPEN, Outcome.BROKEN)  # from the floor up


@dataclass(frozen=True)
class Piece:
    """One part of a bar."""

    outcome: Outcome
    count: int
    y: int
    height: int


@dataclass(frozen=True)
class Bar:
    """The promises of one month."""

    month: date
    x: int
    middle: int
    pieces: list[Piece]


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    scale: list[tuple[int, int]]  # height of a line, and what it stands for
    bar: int
    width: int = WIDTH
    floor: int = TOP + HEIGHT
    height: int = TOP + HEIGHT + FOOT


def draw(told: Evaluation) -> Chart | None:
    """Lay the bars out; None when nothing was promised."""
    highest = max((tally.promised for tally in told.by_month), default=0)
    if not highest:
        return None
    slot = (WIDTH - LEFT) // len(told.months)
    bar = min(48, slot - 6)
    bars = []
    for place, (month, tally) in enumerate(zip(told.months, told.by_month, strict=True)):
        floor, pieces = TOP + HEIGHT, []
        for outcome in STACK:
            tall = round(HEIGHT * tally.counts[outcome] / highest)
            floor -= tall
            pieces.append(Piece(outcome, tally.counts[outcome], floor, tall))
        x = LEFT + place * slot
        bars.append(Bar(month, x, x + bar // 2, [one for one in pieces if one.count]))
    steps = sorted({0, highest // 2, highest})
    return Chart(bars, [(TOP + HEIGHT - round(HEIGHT * step / highest), step) for step in steps], bar)
