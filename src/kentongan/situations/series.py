"""Figures over time, and which of them jumped.

The rule of the mark is simple and is told on the page: a figure is compared with the median of up to five figures that
the same office sent before it; it is marked when it differs by at least the indicator's percentage and by at least its
amount. Of a pair the highest counts. The first figure of an office has nothing to be compared with and is never marked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from django.db.models import QuerySet

from kentongan.city.models import Agency
from kentongan.situations.models import Figure, Indicator, SituationReport

COMPARED = 5


@dataclass(frozen=True)
class Point:
    """One figure of one period; `usual` is what it is compared with, None where nothing came before."""

    day: date
    low: Decimal
    high: Decimal | None
    place: str
    report: int
    usual: Decimal | None
    jumped: bool

    @property
    def value(self) -> Decimal:
        """The figure that is compared: of a pair the highest."""
        return self.low if self.high is None else self.high

    @property
    def change(self) -> int | None:
        """Percent above (or, negative, below) the usual; None where there is none."""
        return round((self.value - self.usual) / self.usual * 100) if self.usual else None


@dataclass(frozen=True)
class Line:
    """The figures of one office in the order of their days."""

    agency: Agency
    points: Sequence[Point]

    @property
    def last(self) -> Point:
        return self.points[-1]


def has_jumped(value: Decimal, usual: Decimal | None, *, percent: int, least: Decimal) -> bool:
    """Say whether a figure moved far enough from the usual one to be marked.

    >>> has_jumped(Decimal(60000), Decimal(50000), percent=15, least=Decimal(1000))
    True
    >>> has_jumped(Decimal(3), Decimal(1), percent=50, least=Decimal(5))
    False
    """
    if usual is None:
        return False
    moved = abs(value - usual)
    return moved > 0 and moved >= least and moved * 100 >= usual * percent


def lines(reports: QuerySet[SituationReport], *, indicators: Sequence[str] = ()) -> dict[Indicator, list[Line]]:
    """Return the figures of some reports, indicator → one line for each office, in one query."""
    things = Figure.objects.filter(report__in=reports.order_by().values("pk"))
    if indicators:
        things = things.filter(indicator__in=indicators)
    things = things.select_related("indicator", "report__agency")
    rows: dict[Indicator, dict[Agency, list[Figure]]] = {}
    for one in things.order_by("indicator__order", "indicator", "report__agency__short", "report__start"):
        rows.setdefault(one.indicator, {}).setdefault(one.report.agency, []).append(one)
    return {
        indicator: [Line(agency, points(indicator, known)) for agency, known in offices.items()]
        for indicator, offices in rows.items()
    }


def points(indicator: Indicator, known: Sequence[Figure]) -> list[Point]:
    """Return the figures of one office, oldest first, each beside what was usual before it."""
    found: list[Point] = []
    for one in known:
        earlier = [point.value for point in found[-COMPARED:]]
        usual = Decimal(median(earlier)) if earlier else None
        value = one.low if one.high is None else one.high
        jumped = has_jumped(value, usual, percent=indicator.jump_percent, least=indicator.jump_least)
        found.append(Point(one.report.start, one.low, one.high, one.place, one.report_id, usual, jumped))
    return found
