"""Pages of who has reported and of the figures: completeness, one indicator over time, the table for a spreadsheet."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.situations import asking, charts, panel, queries, series, table
from kentongan.situations.completeness import grid
from kentongan.situations.models import Indicator, SituationReport, SituationState
from kentongan.situations.series import COMPARED

YEAR = timedelta(days=400)


@require_safe
def completeness(request: MemberRequest) -> HttpResponse:
    """Offices by periods: who has reported, who is late, who is silent."""
    at = timezone.now()
    forms = list(asking.forms_on(timezone.localdate()).order_by("cadence", "name"))
    codes = [form.code for form in forms]
    code = request.GET.get("format", "")
    if code not in codes:
        code = next((form.code for form in forms if form.cadence == "monthly"), codes[0] if codes else "")
    context = {"forms": forms, "code": code, "grid": grid(request.user, code, at=at) if code else None}
    return render(request, "situations/completeness.html", context)


@require_safe
def figures(request: MemberRequest) -> HttpResponse:
    """Every indicator with its newest figures; what jumped stands first."""
    today = timezone.localdate()
    context = {
        "found": series.lines(_sent(request)).items(),
        "jumps": panel.jumps(request.user, today=today),
        "compared": COMPARED,
    }
    return render(request, "situations/figures.html", context)


@require_safe
def figure(request: MemberRequest, code: str) -> HttpResponse:
    """One indicator over time, office by office."""
    indicator = access.one(Indicator.objects.all(), pk=code)
    known = series.lines(_sent(request), indicators=[code]).get(indicator, [])
    context = {
        "indicator": indicator,
        "lines": [(line, charts.draw(line.points), line.points[::-1][:40]) for line in known],
        "compared": COMPARED,
    }
    return render(request, "situations/figure.html", context)


@require_GET
def export(request: MemberRequest) -> StreamingHttpResponse:
    """All figures that the member may see, for a spreadsheet."""
    reports = queries.situations(request.user).filter(state=SituationState.SENT)
    answer = StreamingHttpResponse(table.rows(reports), content_type="text/csv; charset=utf-8")
    today = timezone.localdate().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="angka-situasi-{today}.csv"'
    return answer


def _sent(request: MemberRequest) -> QuerySet[SituationReport]:
    since = timezone.localdate() - YEAR
    return queries.situations(request.user).filter(state=SituationState.SENT, start__gte=since)
