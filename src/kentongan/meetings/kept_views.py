"""The page that sets what was promised against what was kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kentongan.city.doors import MemberRequest
from kentongan.meetings import kept, kept_chart


@require_GET
def promises(request: MemberRequest) -> HttpResponse:
    """Promised against kept, by agency and over the months."""
    told = kept.evaluate(request.user, timezone.localdate())
    context = {"told": told, "chart": kept_chart.draw(told), "outcomes": kept.Outcome, "counts": told.total.counts}
    return render(request, "meetings/kept.html", context)
