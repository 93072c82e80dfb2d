"""What the reader got wrong, as the desk says: kept as marked examples, from which the reader can learn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.intake.marking import LISTS
from kentongan.intake.models import Correction, Report
from kentongan.intake.sorting import noted
from kentongan.journal import services as journal

BY = "operator"


@dataclass(frozen=True)
class Right:
    """What a report really says, field by field; None leaves a field as it was read.

    ``wrong`` names things that were found and are none: ("persons", 0) is the first person.
    """

    kind: str | None = None
    event_date: date | None = None
    has_date: bool = True
    categories: tuple[str, ...] | None = None
    severity: int | None = None
    wrong: tuple[tuple[str, int], ...] = ()


@transaction.atomic
def correct_reading(*, report: Report, right: Right, member: Member, at: datetime) -> bool:
    """Put a reading right and keep what it said before; False when nothing was wrong."""
    changes = keep(report=report, right=right, member=member, at=at)
    if changes:
        journal.record("report.correct", report, actor=member, at=at, changes=changes)
    return bool(changes)


def keep(*, report: Report, right: Right, member: Member, at: datetime) -> dict[str, list[str]]:
    """Do the same inside another verb, which writes the journal line; what changed, in codes and numbers only."""
    before = report.reading or {}
    after = applied(before, right)
    changes = {name: [_told(before, name), _told(after, name)] for name in _FIELDS}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if right.wrong:
        changes["wrong"] = ["", str(len(right.wrong))]
    if not changes:
        return {}
    Correction.objects.create(report=report, before=before, after=after, corrected_by=member, corrected_at=at)
    severity, category = noted(after, is_grave=False)
    Report.objects.filter(pk=report.pk).update(reading=after, read_severity=severity, read_category=category)
    report.reading = after
    return changes


def applied(reading: dict[str, Any], right: Right) -> dict[str, Any]:
    """Return the reading with what is right in place of what was wrong."""
    wrong = set(right.wrong)
    new = dict(reading)
    for name in LISTS:
        new[name] = [thing for number, thing in enumerate(reading.get(name) or []) if (name, number) not in wrong]
    if right.kind is not None and right.kind != reading.get("kind"):
        new |= {"kind": right.kind, "kind_confidence": 1.0}
    if right.severity is not None:
        new["severity"] = right.severity
    told = (reading.get("event_date") or {}).get("value")
    if right.event_date is not None and right.event_date.isoformat() != told:
        new["event_date"] = _day(right.event_date)
    elif not right.has_date and told:
        new["event_date"] = _day(None)
    if right.categories is not None:
        new["issues"] = _issues(new["issues"], right.categories)
    return new


def _day(value: date | None) -> dict[str, Any]:
    told = value.isoformat() if value else None
    candidates = [told] if told else []
    return {
        "value": told, "inferred": False, "candidates": candidates, "span": None,
        "reason": "menurut operator", "confidence": 1.0, "by": BY,
    }  # fmt: skip


def _issues(found: list[dict[str, Any]], categories: tuple[str, ...]) -> list[dict[str, Any]]:
    known = [issue for issue in found if issue["category"] in categories]
    added = [category for category in categories if category not in {issue["category"] for issue in known}]
    usual = city.default_dimensions() if added else {}
    empty = {"quote": "", "topic": "", "span": [0, 0], "confidence": 1.0, "by": BY}
    return known + [{**empty, "category": category, "dimension": usual[category]} for category in added]


_FIELDS = ("kind", "event_date", "categories", "severity")


def _told(reading: dict[str, Any], name: str) -> str:
    if name == "event_date":
        return (reading.get("event_date") or {}).get("value") or ""
    if name == "categories":
        return ", ".join(sorted({issue["category"] for issue in reading.get("issues") or []}))
    return str(reading.get(name) or "")
