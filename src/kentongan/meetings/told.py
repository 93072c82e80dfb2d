"""What is told of a rakor, by whatever form or program: its head, who was there, what was raised, what was ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from kentongan.city.models import Agency, Classification, Region
from kentongan.meetings.models import AgendaItem, Directive, Mode


@dataclass(frozen=True)
class Facts:
    """The head of a rakor."""

    title: str
    held_on: date
    place: str
    chair: str
    region: Region
    starts_at: time | None = None
    mode: str = Mode.BOTH
    summary: str = ""
    classification: int = Classification.OPEN
    ends_at: time | None = None
    link: str = ""


@dataclass(frozen=True)
class Present:
    """An office that was there."""

    office: str
    agency: Agency | None = None
    representing: str = ""
    mode: str = Mode.ON_SITE
    person: str = ""


@dataclass(frozen=True)
class Matter:
    """A matter that was raised; without a dimension it falls under the usual one of its category."""

    category: str
    text: str
    region: Region
    dimension: str = ""


@dataclass(frozen=True)
class Order:
    """What the chair ordered; whoever is named gets an action item, and if nobody is, the secretariat does."""

    text: str
    due_on: date
    region: Region
    responsible: Sequence[Agency] = ()
    phase: str = "pencegahan"
    key: UUID | None = None  # made where it was typed: sent twice is given once
    item: AgendaItem | None = None
    renews: Directive | None = None  # said again: who still owes that one goes on with the same action item


@dataclass(frozen=True)
class Minutes:
    """All that the minutes hold besides the head."""

    attendance: Sequence[Present] = ()
    issues: Sequence[Matter] = ()
    directives: Sequence[Order] = ()
    points: Sequence[str] = ()
