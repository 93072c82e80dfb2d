"""The pages of the ledger: the figures, the table to take away, the limits."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.alerts.models import AlertLevel
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city import services as city_services
from kentongan.city.doors import MemberRequest
from kentongan.desk import clocks as reading
from kentongan.desk import ledger, ledger_table, tracks
from kentongan.desk.clock_table import Clock
from kentongan.desk.ledger_form import LedgerForm, TargetForm
from kentongan.desk.steps import HELP, MARKS, Mark

PAGE = 25


@require_safe
def page(request: MemberRequest) -> HttpResponse:
    """The clock of every alert, and where answers stall."""
    at, today = timezone.now(), timezone.localdate()
    form = LedgerForm(request.GET, member=request.user, today=today)
    wanted, goals = form.wanted(), ledger.goals_on(today)
    found = ledger.wanted_clocks(request.user, wanted, at=at)
    tiles = ledger.strip(found, goals)
    shown = Paginator(ledger.ordered(found, wanted.order, goals), PAGE).get_page(request.GET.get("page"))
    cards = _cards([found[place] for place in shown], goals)
    query = request.GET.copy()
    query.pop("page", None)
    months = ledger.months(found)
    context = {
        "form": form,
        "wanted": wanted,
        "count": len(found),
        "page": shown,
        "query": query.urlencode(),
        "sentence": ledger.sentence(tiles, found),
        "tiles": tiles,
        "agencies": ledger.by_agency(found, goals),
        "districts": ledger.by_district(found, goals),
        "months": ledger.by_month(found, goals, months),
        "bars": ledger.chart(found, goals, months),
        "bar": ledger,
        "cards": cards,
        "definitions": [(mark + 1, MARKS[mark], HELP[mark]) for mark in MARKS],
    }
    return render(request, "desk/ledger.html", context)


def _cards(shown: Sequence[Clock], goals: Mapping[Mark, int]) -> list[tuple[Any, ...]]:
    unit = tracks.scale(shown)
    labels = city.labels("issue_category")
    words = dict(AlertLevel.choices)
    return [
        (
            tracks.track(one, goals, unit=unit),
            labels.get(one.fact.category, one.fact.category),
            words[one.fact.level],
        )
        for one in shown
    ]


@require_safe
def export(request: MemberRequest) -> HttpResponse:
    """The same alerts as the page shows, as a table for a spreadsheet."""
    at, today = timezone.now(), timezone.localdate()
    wanted = LedgerForm(request.GET, member=request.user, today=today).wanted()
    found = ledger.wanted_clocks(request.user, wanted, at=at)
    order = ledger.ordered(found, wanted.order, ledger.goals_on(today))
    answer = HttpResponse(ledger_table.write(found[place] for place in order), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="buku-waktu-{wanted.first:%Y-%m}-{wanted.last:%Y-%m}.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: MemberRequest) -> HttpResponse:
    """How long each step may take; the city's own numbers."""
    known = ledger.goals_on(timezone.localdate())
    form = TargetForm(request.POST or None, goals=known)
    if request.method == "POST" and form.is_valid():
        city_services.set_minutes(
            kind=reading.TARGETS, minutes=form.cleaned_data, by=request.user, at=timezone.now(), on=timezone.localdate()
        )
        return redirect("desk:ledger" if access.permits(request.user, "ledger.read") else "city:terms")
    return render(request, "desk/goals.html", {"form": form}, status=422 if form.errors else 200)
