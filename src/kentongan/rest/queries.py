"""What exists for a machine: the same rows as for a member of its role, region and clearance, and no others."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from kentongan.actions import queries as actions_queries
from kentongan.actions.models import ActionItem
from kentongan.alerts import queries as alerts_queries
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city.models import Member
from kentongan.intake.models import Report
from kentongan.meetings.models import Directive, Meeting
from kentongan.rest.inputs import AlertsWanted, DaysWanted, Slice
from kentongan.verification import queries as verification
from kentongan.verification.models import Incident


def reports(reader: Member, wanted: Slice | None = None) -> QuerySet[Report]:
    """Return the reports of the reader's area.

    Raises:
        NotAllowed: the holder's role reads no reports.
    """
    access.require(reader, "report.read")
    things = access.within(reader, Report.objects.select_related("region"))
    if wanted is None:
        return things
    return _where(
        things,
        received_at__gte=wanted.since,
        received_at__lt=wanted.until,
        region__code__startswith=wanted.region,
        category=wanted.category,
        state=wanted.state,
    )


def incidents(reader: Member, wanted: DaysWanted | None = None) -> QuerySet[Incident]:
    """Return the incidents of the reader's area, each with the number of its reports."""
    access.require(reader, "incident.read")
    things = verification.incidents(reader)
    return (
        things
        if wanted is None
        else _by_day(things, wanted, "occurred_on", category=wanted.category, progress=wanted.state)
    )


def alerts(reader: Member, wanted: AlertsWanted | None = None) -> QuerySet[Alert]:
    """Return the alerts of the reader's area."""
    access.require(reader, "alert.read")
    things = alerts_queries.alerts(reader)
    if wanted is None:
        return things
    return _where(
        things,
        raised_at__gte=wanted.since,
        raised_at__lt=wanted.until,
        region__code__startswith=wanted.region,
        category=wanted.category,
        level=wanted.level,
        state=wanted.state,
    )


def actions(reader: Member, wanted: DaysWanted | None = None) -> QuerySet[ActionItem]:
    """Return the actions of the reader's area."""
    access.require(reader, "action.read")
    things = actions_queries.visible(reader)
    if wanted is None:
        return things
    return _by_day(things, wanted, "due_on", state=wanted.state, alert__category=wanted.category)


def meetings(reader: Member, wanted: DaysWanted | None = None) -> QuerySet[Meeting]:
    """Return the rakor of the reader's area with their directives."""
    access.require(reader, "meeting.read")
    directives = Directive.objects.select_related("region").prefetch_related("responsible", "actions").order_by("pk")
    things = access.within(reader, Meeting.objects.select_related("region"))
    things = things.prefetch_related(Prefetch("directives", directives))
    return things if wanted is None else _by_day(things, wanted, "held_on", state=wanted.state)


def _by_day(things: QuerySet, wanted: DaysWanted, day: str, **also: str | None) -> QuerySet:
    spans: dict[str, date | None] = {f"{day}__gte": wanted.since, f"{day}__lte": wanted.until}
    return _where(things, region__code__startswith=wanted.region, **spans, **also)


def _where(things: QuerySet, **wanted: object) -> QuerySet:
    return things.filter(**{name: value for name, value in wanted.items() if value is not None})
