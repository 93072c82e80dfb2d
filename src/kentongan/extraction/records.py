"""What a reading is made of: frozen records, each with its place in the original text.

Every span is a pair of character offsets into the text as it was given, so that ``text[start:end]`` is the evidence.
``confidence`` runs from 0 (a guess) to 1 (sure); ``by`` names the rule that spoke, so that a clerk can ask why.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

Span = tuple[int, int]

KINDS = ("meeting", "incident", "rumour", "activity", "appeal", "irrelevant")
CATEGORIES = (
    "politics_election",
    "crime",
    "communal_identity_religion",
    "land_resource",
    "economic_labour",
    "disaster_weather",
    "health_disease",
    "public_order",
    "rumour_hoax",
    "governance_service",
    "drugs",
    "separatism_terror",
    "traffic",
    "other",
)
DIMENSIONS = ("ideologi", "politik", "ekonomi", "sosial", "budaya", "pertahanan", "keamanan")
LEVELS = ("province", "regency", "district", "village", "rw", "rt", "street", "spot")


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in the text."""

    span: Span
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Place(Found):
    """A place; ``code`` is its Kemendagri code, or None where no code exists or none could be chosen (``reason``)."""

    text: str
    code: str | None
    level: str
    role: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person(Found):
    """A person; ``name`` carries no titles or ranks, ``role`` is the office as written (None if not told)."""

    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Organisation(Found):
    """A body; see ``bodies`` for how ``canonical`` is formed."""

    text: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Issue(Found):
    """A problem that a coordination meeting would list; ``quote`` is the sentence that tells of it."""

    category: str
    dimension: str
    topic: str
    quote: str


@dataclass(frozen=True, slots=True)
class Directive(Found):
    """An order or a request: who shall do what. ``due`` is an ISO date, ``"segera"`` or None."""

    text: str
    responsible: str | None
    due: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Quote(Found):
    """Direct speech; ``speaker`` is the name if it is known, else the role, else None."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class EventDate:
    """The day of the event. ``inferred``: a part of it (often the year) does not stand in the text."""

    value: date | None
    inferred: bool
    candidates: tuple[date, ...]
    span: Span | None
    reason: str
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one text tells. ``reasons`` says, field by field, why an answer is missing or weak."""

    kind: str
    event_date: EventDate
    places: tuple[Place, ...]
    persons: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    issues: tuple[Issue, ...]
    directives: tuple[Directive, ...]
    quotes: tuple[Quote, ...]
    severity: int
    language: str
    kind_confidence: float
    reasons: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """The reading as plain values for ``json.dumps``: dates as ISO strings, spans as two-element lists."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reading:
        """The reading that :meth:`to_json` wrote.

        Raises:
            KeyError: a field is missing.
        """
        return cls(
            kind=data["kind"],
            event_date=_event_date(data["event_date"]),
            places=_records(Place, data["places"]),
            persons=_records(Person, data["persons"]),
            organisations=_records(Organisation, data["organisations"]),
            issues=_records(Issue, data["issues"]),
            directives=_records(Directive, data["directives"]),
            quotes=_records(Quote, data["quotes"]),
            severity=data["severity"],
            language=data["language"],
            kind_confidence=data["kind_confidence"],
            reasons=dict(data["reasons"]),
        )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


_F = TypeVar("_F", bound=Found)


def _records(kind: type[_F], items: list[dict[str, Any]]) -> tuple[_F, ...]:
    names = [field.name for field in fields(kind)]
    found = []
    for item in items:
        values: dict[str, Any] = {name: item[name] for name in names}
        values["span"] = (item["span"][0], item["span"][1])
        found.append(kind(**values))
    return tuple(found)


def _event_date(item: dict[str, Any]) -> EventDate:
    return EventDate(
        value=date.fromisoformat(item["value"]) if item["value"] else None,
        inferred=item["inferred"],
        candidates=tuple(date.fromisoformat(day) for day in item["candidates"]),
        span=(item["span"][0], item["span"][1]) if item["span"] else None,
        reason=item["reason"],
        confidence=item["confidence"],
        by=item["by"],
    )
