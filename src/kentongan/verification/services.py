"""Verbs of verification: make an incident of a report, add a report to one, say what the check found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Classification, Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.intake import correcting
from kentongan.intake import services as intake
from kentongan.intake.correcting import Right
from kentongan.intake.models import Report
from kentongan.journal import services as journal
from kentongan.verification.models import Incident, Progress, Severity, Source, Verdict


class AlreadyAnIncident(Refused):
    code = "already-an-incident"
    text = _("Laporan ini sudah menjadi bagian dari peristiwa.")


class AlreadyChecked(Refused):
    code = "already-checked"
    text = _("Peristiwa ini sudah selesai diperiksa.")


class SecondPersonNeeded(Refused):
    code = "second-person-needed"
    status = 403
    text = _("Pemeriksaan dilakukan orang kedua: Anda sendiri yang mencatat peristiwa ini.")


@dataclass(frozen=True)
class Facts:
    """What the desk says happened."""

    title: str
    category: str
    occurred_on: date
    region: Region
    severity: int = Severity.LIGHT
    occurred_at: datetime | None = None
    spot: str = ""
    settled_below: bool = False
    settled_by: str = ""
    settled_on: date | None = None
    settled_how: str = ""
    classification: int = Classification.OPEN


@transaction.atomic
def record_incident(
    *, report: Report, facts: Facts, member: Member, at: datetime, also: Sequence[Report] = ()
) -> Incident:
    """Make an incident of a report; the report is then verified, and the check may begin.

    Args:
        report: the report whose words the incident is recorded from.
        facts: what happened, as the desk says.
        member: who records it.
        at: when.
        also: other reports that tell of the same happening; they become sources with it, all or none.

    Raises:
        NotYours: the place, the secrecy or one of the reports lies outside what the member may see.
        AlreadyAnIncident: one of the reports tells of an incident already.
        AlreadyTaken, NotOpen, NoLongerFree: somebody else has one of the reports in hand, or it is done with.
    """
    if not access.in_scope(member, facts.region.code) or facts.classification > member.clearance:
        raise NotYours
    others = _others(report, also, member)
    if Source.objects.filter(report__in=[report, *others]).exists():
        raise AlreadyAnIncident
    intake.mark_verified(report=report, member=member, at=at)
    intake.mark_verified_with(reports=others, member=member, at=at)
    incident = Incident.objects.create(
        **facts.__dict__,
        lat=report.lat,
        lng=report.lng,
        recorded_by=member,
        recorded_at=at,
        is_simulated=report.is_simulated,
    )
    Source.objects.bulk_create(Source(incident=incident, report=each) for each in (report, *others))
    learned = correcting.keep(report=report, right=_right(report, facts), member=member, at=at)
    changes = {"report": ["", str(report.pk)], **{f"reading.{name}": pair for name, pair in learned.items()}}
    if others:
        changes["also"] = ["", ", ".join(str(each.pk) for each in others)]
    journal.record("incident.record", incident, actor=member, at=at, changes=changes)
    return incident


def _others(report: Report, also: Sequence[Report], member: Member) -> list[Report]:
    """Each other report once; one that the member may not see does not exist."""
    wanted = {each.pk for each in also} - {report.pk}
    found = list(access.within(member, Report.objects.filter(pk__in=wanted)).order_by("number"))
    if len(found) != len(wanted):
        raise NotYours
    return found


def _right(report: Report, facts: Facts) -> Right:
    """What a recorded incident says about how its report should have been read."""
    read = [issue["category"] for issue in (report.reading or {}).get("issues") or []]
    categories = tuple(dict.fromkeys([*read, facts.category]))
    return Right("incident", facts.occurred_on, categories=categories, severity=facts.severity)


@transaction.atomic
def join_incident(*, report: Report, incident: Incident, member: Member, at: datetime) -> None:
    """Say that a report tells of an incident that is known already; it is not counted again."""
    if Source.objects.filter(report=report).exists():
        raise AlreadyAnIncident
    intake.mark_verified(report=report, member=member, at=at)
    Source.objects.create(incident=incident, report=report)
    journal.record("incident.join", incident, actor=member, at=at, changes={"report": ["", str(report.pk)]})


@transaction.atomic
def check_incident(*, incident: Incident, verdict: str, severity: int, member: Member, at: datetime) -> None:
    """Say whether it is true and how bad; somebody other than the one who recorded it."""
    if incident.recorded_by_id == member.pk:
        raise SecondPersonNeeded
    new = {
        "verdict": verdict,
        "severity": severity,
        "progress": Progress.CHECKED,
        "checked_by": member,
        "checked_at": at,
    }
    if not Incident.objects.filter(pk=incident.pk, progress=Progress.CHECKING).update(**new):
        raise AlreadyChecked
    changes = {"verdict": [Verdict(incident.verdict).value, verdict], "severity": [incident.severity, severity]}
    journal.record("incident.check", incident, actor=member, at=at, changes=changes)
    incident.refresh_from_db()
