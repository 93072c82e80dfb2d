"""Pages of the series of rakor."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.invitations import proposing, queries, series_services
from kentongan.invitations.models import Series
from kentongan.invitations.series_forms import SeriesForm

PAGE = 25
FIELDS = (
    "title", "region", "classification", "interval", "rule", "day", "weekday", "nth", "starts_at", "ends_at", "place",
    "mode", "link", "chair", "lead_days", "remind_days", "active_from", "active_to",
)  # fmt: skip
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def all_series(request: MemberRequest) -> HttpResponse:
    """The series of the member's area, each with the day of its next rakor."""
    today = timezone.localdate()
    page = Paginator(queries.all_series(request.user), PAGE).get_page(request.GET.get("page"))
    rows = [(one, proposing.coming_day(one, today=today)) for one in page]
    return render(request, "invitations/series.html", {"page": page, "rows": rows})


@both
def new(request: MemberRequest) -> HttpResponse:
    """Add a series."""
    return _edit(request, None)


@both
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a series."""
    return _edit(request, queries.one_series(request.user, pk))


def _edit(request: MemberRequest, series: Series | None) -> HttpResponse:
    form = SeriesForm(
        request.POST or None,
        initial=_initial(request, series),
        regions=city.regions_of(request.user),
        offices=city.agencies(request.user.region_id[:5]),
        clearance=request.user.clearance,
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        agencies = list(given.pop("agencies"))
        try:
            series_services.save_series(
                series=series, agencies=agencies, member=request.user, at=timezone.now(), **given
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Seri disimpan. Rakornya disiapkan dengan sendirinya pada waktunya."))
            return redirect("invitations:series")
    context = {"form": form, "series": series}
    return render(request, "invitations/series_edit.html", context, status=422 if form.errors else 200)


def _initial(request: MemberRequest, series: Series | None) -> dict[str, Any]:
    if series:
        shown = {name: getattr(series, name) for name in FIELDS}
        return shown | {"agencies": list(series.agencies.values_list("pk", flat=True))}
    return {
        "title": "Rakor Tim Terpadu periode {bulan}",
        "region": request.user.region_id,
        "interval": 1,
        "rule": "weekday",
        "nth": 4,
        "weekday": 2,
        "mode": "gabungan",
        "lead_days": 21,
        "remind_days": 2,
        "active_from": timezone.localdate(),
    }
