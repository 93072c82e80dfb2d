"""The picture of one alert's clock: seven marks on a line, each gap as long as the logarithm of its time.

Whole numbers only: a template writes them as attributes. Nothing is told by colour alone: a gap over its target is a
thick bar, one that still runs is dashed and ends in an arrow, a mark that has not come is hollow, one that will not
come is a cross.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kentongan.desk.clock_table import Clock
from kentongan.desk.steps import GAPS, MARKS, Mark, Span, gap_name, is_late, words

WIDTH, MIDDLE, EDGE, RADIUS = 360, 26, 12, 8  # 360 and its height stand in the template, too
LEAST = 2 * RADIUS + 4  # from mark to mark, so that two of them never overlap
SHORTEST = 15  # minutes; what is shorter is drawn like nothing


@dataclass(frozen=True)
class Dot:
    """A mark: its number, its place, and whether it has come (`here`), may come (`open`) or will not (`none`)."""

    number: int
    x: int
    kind: str


@dataclass(frozen=True)
class Line:
    """A gap: from where to where, how it is drawn, and its length in words where there is room to write it."""

    x1: int
    x2: int
    middle: int
    kind: str
    word: str = ""


@dataclass(frozen=True)
class Step:
    """A gap in words: its name, its length, and whether it is late or still runs."""

    name: str
    end: str
    text: str
    late: bool
    runs: bool


@dataclass(frozen=True)
class Track:
    """A whole picture, with the same in words."""

    clock: Clock
    dots: Sequence[Dot]
    lines: Sequence[Line]
    steps: Sequence[Step]

    @property
    def drawing(self) -> SafeString:
        """Return the picture's elements; a page draws hundreds of them, too many for a template's loops."""
        return _gaps(self.lines) + _words(self.lines) + _dots(self.dots)


def _gaps(lines: Sequence[Line]) -> SafeString:
    shape = f'<line class="track-line track-line--{{}}" x1="{{}}" y1="{MIDDLE}" x2="{{}}" y2="{MIDDLE}" />'
    return format_html_join("", shape, ((line.kind, line.x1, line.x2) for line in lines))


def _words(lines: Sequence[Line]) -> SafeString:
    shape = '<text class="track-word track-word--{}" x="{}" y="12" text-anchor="middle">{}</text>'
    return format_html_join("", shape, ((line.kind, line.middle, line.word) for line in lines if line.word))


def _dots(dots: Sequence[Dot]) -> SafeString:
    shape = (
        f'<circle class="track-dot track-dot--{{}}" cx="{{}}" cy="{MIDDLE}" r="{RADIUS}" />'
        f'<text class="track-number track-number--{{}}" x="{{}}" y="{MIDDLE}" dy="3" text-anchor="middle">{{}}</text>'
    )
    signs = ((dot, "×" if dot.kind == "none" else dot.number) for dot in dots)
    return format_html_join("", shape, ((dot.kind, dot.x, dot.kind, dot.x, sign) for dot, sign in signs))


def scale(clocks: Sequence[Clock]) -> float:
    """Return how many units one doubling of time takes, so that the longest of some clocks just fits."""
    longest = max((sum(_doublings(span) for span in clock.spans) for clock in clocks), default=0.0)
    room = WIDTH - 2 * EDGE - len(GAPS) * LEAST
    return room / longest if longest else 0.0


def _doublings(span: Span | None) -> float:
    """Return the length of a gap as so many doublings of the shortest time that is drawn.

    >>> [_doublings(Span(minutes)) for minutes in (0, 15, 45)]
    [0.0, 1.0, 2.0]
    """
    return math.log2(1 + span.minutes / SHORTEST) if span else 0.0


def track(clock: Clock, targets: Mapping[Mark, int], *, unit: float) -> Track:
    """Lay out one clock.

    Args:
        clock: the alert.
        targets: minutes by gap.
        unit: what `scale` returned for everything that is drawn together.
    """
    x = EDGE
    dots = [Dot(1, x, _dot(clock, Mark.REPORTED))]
    lines = []
    lengths = {mark: _doublings(clock.spans[mark]) for mark in GAPS}
    longest = max(GAPS, key=lambda mark: lengths[mark])
    for mark in GAPS:
        span, start = clock.spans[mark], x
        x = start + LEAST + round(lengths[mark] * unit)
        kind = _line(span, targets.get(mark))
        word = words(span.minutes) if span and (mark == longest or span.runs) and span.minutes >= 1 else ""
        lines.append(Line(start, x, (start + x) // 2, kind, word))
        dots.append(Dot(mark + 1, x, _dot(clock, mark)))
    return Track(clock, dots, _apart(lines), [_step(clock, mark, targets.get(mark)) for mark in GAPS])


def _apart(lines: list[Line]) -> list[Line]:
    """Leave out a word that would touch the one before it."""
    kept: list[Line] = []
    end = 0.0
    for line in lines:
        half = len(line.word) * 2.6
        fits = bool(line.word) and line.middle - half >= end
        if fits:
            end = line.middle + half + 4
        kept.append(line if fits or not line.word else Line(line.x1, line.x2, line.middle, line.kind))
    return kept


def _dot(clock: Clock, mark: Mark) -> str:
    if clock.moments[mark] is not None:
        return "here"
    waits = clock.fact.is_open or any(running >= Mark.DONE for running in clock.running)
    never = mark <= Mark.VERIFIED and clock.spans[Mark.VERIFIED] is None
    return "open" if waits and not never else "none"


def _line(span: Span | None, target: int | None) -> str:
    if span is None:
        return "none"
    late = "late" if is_late(span, target) else "plain"
    return f"{late}-runs" if span.runs else late


def _step(clock: Clock, mark: Mark, target: int | None) -> Step:
    span = clock.spans[mark]
    text = (
        words(span.minutes) if span else {"open": "belum", "none": "tidak ada", "here": "tidak ada"}[_dot(clock, mark)]
    )
    return Step(gap_name(mark), str(MARKS[mark]), text, is_late(span, target), bool(span and span.runs))
