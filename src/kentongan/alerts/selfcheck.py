"""Were the warnings right, and what came without one? Month by month, from what people said at closing.

A warning announced an incident when it was of the same matter, at the place or around or within it, and had been raised
before the incident happened: within `REACH` days, or still open then. What an alert was raised for by itself was not
announced by it, since it came later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median_low
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.alerts.models import Alert, AlertState, AlertVerdict, Rule
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.verification.models import Incident, Severity, Verdict

LEAST = 5  # fewer judged than this: no share is said
REACH = timedelta(days=30)
MONTHS = 12


@dataclass
class Tally:
    """Alerts by what became of them."""

    true: int = 0
    false: int = 0
    cannot_tell: int = 0
    open: int = 0

    def add(self, state: str, verdict: str) -> None:
        name = verdict if state == AlertState.CLOSED and verdict in AlertVerdict.values else "open"
        setattr(self, name, getattr(self, name) + 1)

    @property
    def raised(self) -> int:
        return self.true + self.false + self.cannot_tell + self.open

    @property
    def judged(self) -> int:
        """How many were said to be right or wrong; who could not tell says nothing of the rule."""
        return self.true + self.false

    @property
    def false_share(self) -> int | None:
        """The false among the judged in per cent; None where too few were judged to say.

        >>> Tally(true=3, false=1).false_share
        >>> Tally(true=3, false=2).false_share
        40
        """
        return round(100 * self.false / self.judged) if self.judged >= LEAST else None


@dataclass(frozen=True)
class Happening:
    """A severe incident that was verified, and how long before it somebody was warned; None when nobody was."""

    pk: int
    title: str
    place: str
    category: str
    on: date
    lead: timedelta | None


@dataclass
class Month:
    """One month: the alerts raised in it, by rule and category too, and the severe incidents that happened in it."""

    first: date
    tally: Tally = field(default_factory=Tally)
    parts: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    happenings: list[Happening] = field(default_factory=list)

    @property
    def missed(self) -> list[Happening]:
        return [one for one in self.happenings if one.lead is None]

    @property
    def leads(self) -> list[timedelta]:
        return sorted(one.lead for one in self.happenings if one.lead is not None)

    @property
    def lead(self) -> timedelta | None:
        """The median time between the warning and what it warned of."""
        return median_low(self.leads) if self.leads else None


@dataclass(frozen=True)
class Warned:
    """What of an alert matters for whether it announced something."""

    region: str
    category: str
    since: datetime
    until: datetime

    def announces(self, region: str, category: str, at: datetime) -> bool:
        near = self.region.startswith(region) or region.startswith(self.region)
        return near and category == self.category and self.since < at <= self.until


def months(member: Member, *, today: date, zone: ZoneInfo) -> list[Month]:
    """Return the last twelve months of the member's area, the newest first, from three questions to the database.

    Exercises count in the demo only.
    """
    firsts = _firsts(today)
    found = {first: Month(first) for first in firsts}
    since = datetime.combine(firsts[-1], time.min, tzinfo=zone)
    rules = dict(Rule.objects.values_list("pk", "label"))
    warned = []
    for row in _alerts(member, since - REACH):
        month = found.get(row["raised_at"].astimezone(zone).date().replace(day=1))
        if month is not None:
            month.tally.add(row["state"], row["verdict"])
            month.parts[rules[row["rule_id"]], row["category"]].add(row["state"], row["verdict"])
        until = max(row["closed_at"] or datetime.max.replace(tzinfo=zone), row["raised_at"] + REACH)
        warned.append(Warned(row["region_id"], row["category"], row["raised_at"], until))
    for incident in _severe(member, firsts[-1]):
        month = found.get(incident["occurred_on"].replace(day=1))
        if month is not None:
            month.happenings.append(_happening(incident, warned, zone))
    return list(found.values())


def _firsts(today: date) -> list[date]:
    """Return the first days of the last twelve months, the newest first.

    >>> _firsts(date(2026, 2, 14))[:3]
    [datetime.date(2026, 2, 1), datetime.date(2026, 1, 1), datetime.date(2025, 12, 1)]
    """
    numbers = [today.year * 12 + today.month - 1 - back for back in range(MONTHS)]
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _alerts(member: Member, since: datetime) -> Iterable[Mapping[str, Any]]:
    things = access.within_area(member, Alert.objects.filter(raised_at__gte=since)).order_by("raised_at", "pk")
    things = things if settings.IS_DEMO else things.filter(is_simulated=False)
    return things.values("region_id", "category", "rule_id", "state", "verdict", "raised_at", "closed_at")


def _severe(member: Member, since: date) -> Iterable[Mapping[str, Any]]:
    if not access.permits(member, "incident.read"):
        return []
    grave = Incident.objects.filter(severity__gte=Severity.SERIOUS, verdict=Verdict.TRUE, occurred_on__gte=since)
    grave = grave if settings.IS_DEMO else grave.filter(is_simulated=False)
    things = access.within(member, grave).order_by("-occurred_on", "pk")
    return things.values("pk", "title", "region_id", "region__name", "category", "occurred_on", "occurred_at")


def _happening(incident: Mapping[str, Any], warned: Sequence[Warned], zone: ZoneInfo) -> Happening:
    """Without an hour the day counts from its beginning, so that no warning of the same day is called early."""
    at = incident["occurred_at"] or datetime.combine(incident["occurred_on"], time.min, tzinfo=zone)
    early = [one.since for one in warned if one.announces(incident["region_id"], incident["category"], at)]
    return Happening(
        pk=incident["pk"],
        title=incident["title"],
        place=incident["region__name"],
        category=incident["category"],
        on=incident["occurred_on"],
        lead=at - max(early) if early else None,  # the latest before it: the most modest claim
    )


def rows(month: Month) -> list[tuple[str, str, Tally]]:
    """Return (rule, category, tally) of a month, those with most alerts first."""
    labels = city.labels("issue_category")
    parts = [(rule, labels.get(code, code), tally) for (rule, code), tally in month.parts.items()]
    return sorted(parts, key=lambda part: (-part[2].raised, part[0], part[1]))
