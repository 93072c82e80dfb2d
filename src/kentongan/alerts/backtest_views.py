"""Pages of back-tests: those there are, asking for one, what came out."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kentongan.alerts import backtests as services
from kentongan.alerts import queries
from kentongan.alerts.backtest_forms import BacktestForm
from kentongan.alerts.backtest_pictures import pictures
from kentongan.alerts.models import Backtest, BacktestState
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused

PAGE = 25
TONES = {"waiting": "wait", "done": "done", "failed": "stop"}


@require_GET
def backtests(request: MemberRequest) -> HttpResponse:
    """The back-tests of my area."""
    page = Paginator(queries.backtests(request.user), PAGE).get_page(request.GET.get("page"))
    labels = city.labels("issue_category")
    rows = [(thing, _category(thing, labels), _brief(thing), TONES[thing.state]) for thing in page]
    return render(request, "alerts/backtests.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "POST"])
def backtest_new(request: MemberRequest) -> HttpResponse:
    """Ask for one."""
    today = timezone.localdate()
    form = BacktestForm(
        request.POST if request.method == "POST" else None,
        rules=queries.counting_rules(),
        categories=city.choices("issue_category", today),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        try:
            question = services.Question(**form.cleaned_data)
            made = services.ask(question=question, member=request.user, at=timezone.now())
            return redirect("alerts:backtest", pk=made.pk)
        except Refused as problem:
            form.add_error(None, str(problem))
    return render(request, "alerts/backtest_new.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def backtest(request: MemberRequest, pk: int) -> HttpResponse:
    """How far one is, or what it found."""
    thing = queries.backtest(request.user, pk)
    context: dict[str, Any] = {"backtest": thing, "category": _category(thing, city.labels("issue_category"))}
    if thing.state == BacktestState.DONE:
        context |= _found(request, thing)
    else:
        context["is_stuck"] = queries.is_stuck(thing)
        if request.headers.get("HX-Request") == "true" and thing.state == BacktestState.WAITING:
            return render(request, "alerts/_backtest_progress.html", context)
    answer = render(request, "alerts/backtest.html", context)
    if request.headers.get("HX-Request") == "true":
        answer["HX-Refresh"] = "true"
    return answer


def _found(request: MemberRequest, thing: Backtest) -> dict[str, Any]:
    result = thing.result
    labels, names = city.labels("issue_category"), dict(city.villages(thing.region_id).values_list("code", "name"))
    unmet = [
        {
            "on": date.fromisoformat(one["day"]),
            "place": names.get(one["area"], one["area"]),
            "label": labels.get(one["kind"], one["kind"]),
            "end": one["end"],
        }
        for one in result["troubles"]
        if one["end"] != "caught"
    ]
    titles = {
        "rule": _("Aturan deteksi"),
        "last-month": _("Lebih dari bulan lalu"),
        "last-year": _("Lebih dari bulan yang sama tahun lalu"),
    }
    return {
        "result": result,
        "own": result["scores"]["rule"],
        "scores": [(titles[name], result["scores"][name]) for name in titles],
        # They are ours: every word in them was escaped when they were drawn.
        "pictures": {name: mark_safe(svg) for name, svg in pictures(result).items()},  # noqa: S308
        "unmet": Paginator(unmet, PAGE).get_page(request.GET.get("page")),
    }


def _category(thing: Backtest, labels: dict[str, str]) -> str:
    return labels.get(thing.category, thing.category) if thing.category else _("semua perkara")


def _brief(thing: Backtest) -> str:
    """Return the first sentence of what came out."""
    return thing.result["said"][0] if thing.state == BacktestState.DONE else ""
