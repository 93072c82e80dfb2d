"""From a Reading to the first values of the incident form: a suggestion that a person corrects."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kentongan.city.models import Member
from kentongan.intake.alike import Alike, alike
from kentongan.intake.models import Report, ReportState

TITLE_LETTERS = 90
# Which place speaks most exactly of where it happened.
EXACTNESS = {"village": 3, "district": 2, "regency": 1}


def initial(report: Report, *, zone: ZoneInfo) -> dict[str, Any]:
    """Return the first values for one report.

    What the sender chose outranks what was read out of the words; the day of writing or receipt stands in for an
    unknown day.
    """
    reading = report.reading or {}
    return {
        "title": _title(report.text),
        "category": report.category or category(reading),
        "occurred_on": _day(report, reading, zone),
        "region": place(reading) if len(report.region_id) < 13 else report.region_id,
        "spot": report.spot or _spot(reading),
        "severity": reading.get("severity") or 1,
        "classification": report.classification,
        "settled_below": report.settled_below,
    }


def same_happening(report: Report, member: Member) -> tuple[list[Alike], list[Alike]]:
    """Return the other open reports that seem to tell the same, and those like them that others have in hand."""
    open_ones = [thing for thing in alike(member, report) if thing.is_one_event and thing.is_open]
    busy = [thing for thing in open_ones if _is_elses(thing.report, member)]
    return [thing for thing in open_ones if thing not in busy], busy


def _is_elses(report: Report, member: Member) -> bool:
    return report.state == ReportState.TAKEN and report.taken_by_id != member.pk


def category(reading: dict[str, Any]) -> str:
    """Return the category of the surest issue that was read, or nothing."""
    issues = sorted(reading.get("issues") or [], key=lambda issue: issue.get("confidence", 0), reverse=True)
    return str(issues[0]["category"]) if issues else ""


def place(reading: dict[str, Any]) -> str | None:
    """Return the code of the smallest place that the text names as where it happened."""
    known = [p for p in reading.get("places") or [] if p.get("code") and p.get("level") in EXACTNESS]
    events = [p for p in known if p.get("role") == "event"] or known
    best = max(events, key=lambda p: (EXACTNESS[p["level"]], p.get("confidence", 0)), default=None)
    return str(best["code"]) if best else None


def _spot(reading: dict[str, Any]) -> str:
    fine = [p["text"] for p in reading.get("places") or [] if p.get("level") in {"rt", "rw", "street", "spot"}]
    return ", ".join(dict.fromkeys(fine))[:200]


def _title(text: str) -> str:
    first = " ".join(text.replace("[SIMULASI]", "").split())
    sentence = first.split(". ")[0]
    return sentence if len(sentence) <= TITLE_LETTERS else sentence[:TITLE_LETTERS].rsplit(" ", 1)[0] + " …"


def _day(report: Report, reading: dict[str, Any], zone: ZoneInfo) -> date:
    if report.occurred_at:
        return _local(report.occurred_at, zone)
    value = (reading.get("event_date") or {}).get("value")
    return date.fromisoformat(value) if value else _local(report.sent_at or report.received_at, zone)


def _local(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
