"""From a row to what is told of it."""

from collections.abc import Callable
from typing import Any

from kentongan.actions.models import ActionItem
from kentongan.alerts.models import Alert
from kentongan.city.models import Region
from kentongan.intake.models import Report
from kentongan.meetings.models import Meeting
from kentongan.rumours.models import Clarification, ClarificationState
from kentongan.verification.models import Incident

Told = dict[str, Any]


def _of(thing: Any, *names: str) -> Told:
    return {name: getattr(thing, name) for name in names} | {"region": place(thing.region)}


def place(region: Region) -> Told:
    """Tell a region."""
    return {"code": region.code, "name": region.name}


def report(thing: Report) -> Told:
    """Tell a report; whose it is stays in the house."""
    names = ("id", "door", "text", "received_at", "occurred_at", "spot", "category", "state", "settled_below")
    point = None if thing.lat is None else {"lat": thing.lat, "lng": thing.lng}
    answers = {str(code): str(answer) for code, answer in thing.extra.items()}
    told = {"number": str(thing), "point": point, "answers": answers, "simulated": thing.is_simulated}
    return _of(thing, *names, "classification") | told


def incident(thing: Incident) -> Told:
    """Tell an incident; `report_count` is annotated by its query."""
    names = (
        "id",
        "title",
        "category",
        "occurred_on",
        "progress",
        "verdict",
        "severity",
        "settled_below",
        "classification",
    )
    return _of(thing, *names) | {"reports": getattr(thing, "report_count", 0), "simulated": thing.is_simulated}


def alert(thing: Alert) -> Told:
    """Tell an alert."""
    names = ("id", "level", "stage", "state", "category", "reason", "raised_at", "closed_at", "verdict")
    return _of(thing, *names, "classification") | {"number": str(thing), "simulated": thing.is_simulated}


def action(thing: ActionItem) -> Told:
    """Tell an action: the office that owes it, not the person."""
    names = ("id", "title", "phase", "origin", "due_on", "state", "done_at", "checked_at", "classification")
    return _of(thing, *names) | {"number": str(thing), "agency": thing.agency.short}


def meeting(thing: Meeting) -> Told:
    """Tell a rakor with what was ordered there."""
    names = ("id", "title", "held_on", "place", "mode", "state", "classification")
    directives = [
        {
            "text": one.text,
            "responsible": [agency.short for agency in one.responsible.all()],
            "region": place(one.region),
            "due_on": one.due_on,
            "actions": [str(action) for action in one.actions.all()],
            "withdrawn": one.withdrawn_at is not None,
        }
        for one in thing.directives.all()
    ]
    starts_at = f"{thing.starts_at:%H:%M}" if thing.starts_at else None
    told = {"starts_at": starts_at, "directives": directives, "simulated": thing.is_simulated}
    return _of(thing, *names) | told


def clarification(address: Callable[[str], str]) -> Callable[[Clarification], Told]:
    """Tell what the public was told; of what was taken back only that it was."""

    def tell(thing: Clarification) -> Told:
        is_gone = thing.state == ClarificationState.WITHDRAWN
        names = ("title", "claim", "verdict", "speaker", "published_at", "withdrawn_at")
        told = {name: getattr(thing, name) for name in names}
        return told | {"text": thing.withdrawn_why if is_gone else thing.text, "url": address(thing.slug)}

    return tell
