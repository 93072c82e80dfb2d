"""What a member may see of situation reports, and what a rakor is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from kentongan.city import access
from kentongan.city.models import Agency, Member, Region
from kentongan.situations import asking, series
from kentongan.situations.models import (
    Cadence,
    Figure,
    Heading,
    Indicator,
    ReportForm,
    Section,
    SituationReport,
    SituationState,
)
from kentongan.situations.series import Line

DRAFT, SENT = SituationState.DRAFT, SituationState.SENT


def situations(member: Member) -> QuerySet[SituationReport]:
    """Return the reports that exist for a member: what was sent in their area, and all of their own office.

    Nobody's clearance is passed, not even for what their own office wrote; a draft exists for its own office alone.
    """
    own = Q(agency=member.agency_id, classification__lte=member.clearance)
    things = SituationReport.objects.select_related("agency", "form", "region")
    return access.within(member, things, own=own).exclude(~Q(agency=member.agency_id), state=DRAFT)


def situation(member: Member, pk: int) -> SituationReport:
    """Return one report, or raise NotYours."""
    return access.one(situations(member).select_related("sent_by", "begun_by", "returned_by"), pk=pk)


def draft(member: Member, pk: int) -> SituationReport:
    """Return one draft of the member's own office, or raise NotYours."""
    return access.one(situations(member).filter(agency=member.agency_id, state=DRAFT), pk=pk)


def previous(member: Member, report: SituationReport) -> SituationReport | None:
    """Return the last report that the same office sent before by the same form, as far as it may be seen."""
    earlier = SituationReport.objects.filter(
        agency=report.agency_id, form__code=report.form.code, start__lt=report.start, state=SENT
    )
    return earlier.filter(classification__lte=member.clearance).order_by("-start").first()


def versions(member: Member, report: SituationReport) -> QuerySet[SituationReport]:
    """Return all versions of the same office's report for the same period, the newest first."""
    same = situations(member).filter(agency=report.agency_id, form=report.form_id, start=report.start)
    return same.select_related("sent_by").order_by("-version")


def headings(report: SituationReport) -> list[Heading]:
    """Return the headings of a report's form with their indicators."""
    return list(report.form.headings.prefetch_related("indicators"))


@dataclass(frozen=True)
class Told:
    """What stands below one heading. `text` is empty where it is NIHIL or where figures stand instead."""

    heading: Heading
    text: str = ""
    is_nil: bool = False
    figures: Sequence[Figure] = ()


@dataclass(frozen=True)
class OfficeSituation:
    """One office's answer for a period: its report with every heading, or None where it has been silent."""

    agency: Agency
    form: ReportForm
    report: SituationReport | None = None
    parts: Sequence[Told] = field(default_factory=tuple)


def parts(report: SituationReport) -> list[Told]:
    """Return what a report says, heading after heading; a heading without a row is left unsaid, not NIHIL."""
    texts: dict[int, Section] = {one.heading_id: one for one in report.sections.all()}
    numbers = {one.indicator_id: one for one in report.figures.all()}
    found = []
    for heading in report.form.headings.all():
        said = texts.get(heading.pk)
        known = [numbers[one.pk] for one in heading.indicators.all() if one.pk in numbers]
        found.append(Told(heading, said.text if said else "", bool(said and said.is_nil), known))
    return found


def for_meeting(
    meeting_region: Region, period: tuple[date, date], ceiling: int, *, cadence: str = Cadence.MONTHLY
) -> list[OfficeSituation]:
    """Return what each office that owes a report says of a period, for an agenda or a paper.

    Args:
        meeting_region: the region whose offices are asked.
        period: first and last day; the newest report that touches it counts.
        ceiling: the classification above which nothing may be used. A report above it counts as not there.
        cadence: monthly reports unless said otherwise.

    Returns:
        One row for each office and form, in the order of the offices' names; `report` is None for the silent.
    """
    first, last = period
    forms = {form.code: form for form in asking.forms_on(last).filter(cadence=cadence)}
    whole = SituationReport.objects.filter(
        state=SENT, start__lte=last, end__gte=first, classification__lte=ceiling, form__code__in=forms
    )
    newest: dict[tuple[str, str], SituationReport] = {}
    for report in _with_content(whole).order_by("start", "pk"):
        newest[report.agency_id, report.form.code] = report
    rows = []
    for form in forms.values():
        for agency in asking.owners(form, meeting_region.code):
            said = newest.get((agency.pk, form.code))
            rows.append(OfficeSituation(agency, form, said, parts(said) if said else ()))
    return sorted(rows, key=lambda row: (row.agency.short, row.form.name))


def figures(
    region: Region, period: tuple[date, date], ceiling: int, *, indicators: Sequence[str] = ()
) -> dict[Indicator, list[Line]]:
    """Return the figures of a period over time, indicator → one line for each office, for a panel or a paper.

    Args:
        region: whose offices.
        period: first and last day.
        ceiling: the classification above which nothing may be used.
        indicators: codes; all of them when empty.
    """
    things = SituationReport.objects.filter(
        state=SENT, region__code__startswith=region.code, classification__lte=ceiling, start__range=period
    )
    return series.lines(things, indicators=indicators)


def _with_content(things: QuerySet[SituationReport]) -> QuerySet[SituationReport]:
    numbers = Prefetch("figures", Figure.objects.select_related("indicator"))
    return things.select_related("agency", "form", "region").prefetch_related(
        "sections", numbers, "form__headings__indicators"
    )


def with_content(member: Member, pk: int) -> SituationReport:
    """Return one report with everything it says, or raise NotYours."""
    return access.one(_with_content(situations(member)).select_related("sent_by", "returned_by"), pk=pk)
