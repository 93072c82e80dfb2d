"""What the desk's page of a report shows beside the words and their reading."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.intake import fields, grading
from kentongan.intake.grade_forms import GradeForm
from kentongan.intake.models import Report
from kentongan.intake.triage_forms import ASIDE_REASONS, AsideForm

MOST_MERGED = 50


def aside_form(data: QueryDict | None = None) -> AsideForm:
    """Return the form that asks why a report is set aside."""
    return AsideForm(data, reasons=list(city.terms(ASIDE_REASONS, timezone.localdate())))


def beside(member: Member, report: Report) -> dict[str, Any]:
    """Return the city's own questions with their answers, the grades, and what it speaks for or is spoken for by."""
    may = access.permits(member, "report.grade") and grading.may_grade(member, report)
    merged = access.within(member, report.merged.select_related("region", "sender__agency")).order_by("number")
    lead = access.within(member, Report.objects.filter(pk=report.lead_id)).first() if report.lead_id else None
    return {
        "answers": fields.shown(report.extra),
        "grades": grading.history(report),
        "grade_form": GradeForm(today=timezone.localdate()) if may else None,
        "merged": list(merged[:MOST_MERGED]),
        "merged_count": merged.count(),
        "lead": lead,
    }
