"""What is told of each thing. Never who reported it, who its informant was, or any other person."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator


def as_utc(at: datetime) -> datetime:
    """Return a moment as every answer tells it: with Z, whatever zone it was read in."""
    return at.astimezone(UTC)


At = Annotated[datetime, AfterValidator(as_utc)]


class Place(Schema):
    """A region by its Kemendagri code."""

    code: str
    name: str


class Point(Schema):
    """WGS84."""

    lat: float
    lng: float


class ReportOut(Schema):
    id: UUID
    number: str
    door: str
    text: str
    received_at: At
    occurred_at: At | None
    region: Place
    spot: str
    point: Point | None
    category: str
    state: str
    settled_below: bool
    classification: int
    answers: dict[str, str]
    simulated: bool


class Received(Schema):
    """What became of a report that was sent."""

    id: UUID
    number: str
    is_new: bool
    received_at: At


class IncidentOut(Schema):
    id: int
    title: str
    category: str
    settled_below: bool
    occurred_on: date
    region: Place
    progress: str
    verdict: str
    severity: int
    reports: int
    classification: int
    simulated: bool


class AlertOut(Schema):
    id: int
    number: str
    level: str
    stage: str
    state: str
    category: str
    reason: str
    region: Place
    raised_at: At
    closed_at: At | None
    verdict: str
    classification: int
    simulated: bool


class ActionOut(Schema):
    id: int
    number: str
    title: str
    agency: str
    region: Place
    phase: str
    origin: str
    due_on: date
    state: str
    done_at: At | None
    checked_at: At | None
    classification: int


class DirectiveOut(Schema):
    text: str
    responsible: list[str]
    region: Place
    due_on: date
    actions: list[str]
    withdrawn: bool  # given by mistake, and taken back before the minutes were signed


class MeetingOut(Schema):
    id: int
    title: str
    held_on: date
    starts_at: str | None  # 09:00, by the city's clock
    place: str
    mode: str
    state: str
    region: Place
    classification: int
    directives: list[DirectiveOut]
    simulated: bool


class ClarificationOut(Schema):
    title: str
    claim: str
    verdict: str
    text: str
    speaker: str
    published_at: At
    withdrawn_at: At | None
    url: str


class RegionOut(Schema):
    code: str
    name: str
    level: str
    parent: str | None
    lat: float | None
    lng: float | None
    population: int | None


class TermOut(Schema):
    kind: str
    code: str
    label: str
    gloss: str
    source: str


class Reports(Schema):
    items: list[ReportOut]
    next: str | None


class Incidents(Schema):
    items: list[IncidentOut]
    next: str | None


class Alerts(Schema):
    items: list[AlertOut]
    next: str | None


class Actions(Schema):
    items: list[ActionOut]
    next: str | None


class Meetings(Schema):
    items: list[MeetingOut]
    next: str | None


class Clarifications(Schema):
    items: list[ClarificationOut]
    next: str | None
