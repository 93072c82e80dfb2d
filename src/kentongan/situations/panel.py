"""What a home page or the page of a region says of the figures: which jumped lately, and who has been silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from kentongan.city.models import Agency, Member
from kentongan.situations import queries, series
from kentongan.situations.models import Cadence, Indicator, SituationState
from kentongan.situations.series import Point

# How far back is read: enough for the figures before, and no more, since every home page asks.
DAYS, MONTHS, FRESH = timedelta(days=14), timedelta(days=190), timedelta(days=45)


@dataclass(frozen=True)
class Jump:
    """A figure that moved far: whose, which, and how."""

    indicator: Indicator
    agency: Agency
    point: Point


def jumps(member: Member, *, today: date, region: str = "") -> Sequence[Jump]:
    """Return the newest figures of the member's area that moved far, the newest and the farthest first.

    Args:
        region: only the offices of this region.
    """
    recent = Q(form__cadence=Cadence.DAILY, start__gt=today - DAYS)
    recent |= Q(form__cadence=Cadence.MONTHLY, start__gt=today - MONTHS)
    things = queries.situations(member).filter(recent, state=SituationState.SENT)
    if region:
        things = things.filter(region__code__startswith=region)
    found = [
        Jump(indicator, line.agency, line.last)
        for indicator, lines in series.lines(things).items()
        for line in lines
        if line.last.jumped and line.last.day > today - FRESH
    ]
    return sorted(found, key=lambda one: (-one.point.day.toordinal(), -abs(one.point.change or 0), one.indicator.pk))
