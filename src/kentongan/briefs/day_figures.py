"""The figures of one day beside those of the day before: by heading, by what is done, and as the offices reported them.

A day is the city's own, from midnight to midnight of its clock.
"""

from collections import Counter
from decimal import Decimal

from kentongan.briefs.as_of import end_of
from kentongan.briefs.content import Order
from kentongan.briefs.happenings import START, Happenings
from kentongan.briefs.words import amount
from kentongan.city import queries as city
from kentongan.situations import series
from kentongan.situations.models import SituationReport, SituationState
from kentongan.situations.series import Point

BACK = START * 14  # how far back the last figure of an office is looked for

Row = dict[str, str]


def counted(told: Happenings, before: Happenings) -> list[Row]:
    """Return what can be counted of a day and of the day before, every dimension among it."""
    rows = [(said, now, then) for (said, now), (_said, then) in zip(told.counts(), before.counts(), strict=True)]
    now, then = _by_dimension(told), _by_dimension(before)
    names = city.labels("dimension")
    rows += [(f"Peristiwa bidang {said.lower()}", now[code], then[code]) for code, said in names.items()]
    return [
        {"label": said, "value": str(one), "before": str(two), "change": _signed(one - two)} for said, one, two in rows
    ]


def reported(order: Order) -> list[Row]:
    """Return the figures that offices sent for the day, each beside the last one they sent before."""
    sent = SituationReport.objects.filter(
        state=SituationState.SENT,
        form__cadence="daily",
        start__gt=order.as_of - BACK,
        start__lte=order.as_of,
        sent_at__lt=end_of(order.as_of + START),
        region__code__startswith=order.region.pk,
        classification__lte=order.ceiling,
    )
    return [
        {
            "label": f"{indicator.label} ({indicator.unit})",
            "office": line.agency.short,
            "value": _said(line.points[-1]),
            "before": _said(line.points[-2]) if len(line.points) > 1 else "–",
        }
        for indicator, lines in series.lines(sent).items()
        for line in lines
        if line.last.day == order.as_of
    ]


def _by_dimension(told: Happenings) -> Counter[str]:
    counts: Counter[str] = Counter()
    falls_under = city.default_dimensions()
    for category, count in told.by_category().items():
        counts[falls_under[category]] += count
    return counts


def _signed(change: int) -> str:
    """Return a change with its sign, as tables write it.

    >>> _signed(3), _signed(-2), _signed(0)
    ('+3', '−2', '0')
    """
    return f"+{change}" if change > 0 else str(change).replace("-", "−")


def _said(point: Point) -> str:
    low, high = Decimal(point.low), point.high
    return amount(low) if high is None or high == low else f"{amount(low)}–{amount(high)}"
