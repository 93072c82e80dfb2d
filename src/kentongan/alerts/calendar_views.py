"""Pages of the calendar of vulnerability."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.alerts import calendar_services, queries
from kentongan.alerts.calendar_forms import EntryForm
from kentongan.alerts.models import CalendarEntry
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.errors import Refused

EARLIEST, LATEST = 2020, 2099
SOON = 30  # days that "coming" looks ahead
FIELDS = ("label", "kind", "first", "last", "region", "categories", "raises", "source")
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def calendar(request: MemberRequest) -> HttpResponse:
    """The calendar of a year; what runs now stands on top."""
    today = timezone.localdate()
    year = _year(request.GET.get("tahun", ""), today)
    now = queries.coming(request.user, today, SOON)
    context = {
        "year": year,
        "years": (year - 1, year + 1),
        "running": _rows(request.user, (entry for entry in now if entry.first <= today)),
        "coming": _rows(request.user, (entry for entry in now if entry.first > today)),
        "months": _months(request.user, queries.calendar(request.user, year), year),
        "today": today,
    }
    return render(request, "alerts/calendar.html", context)


def _year(asked: str, today: date) -> int:
    return int(asked) if asked.isdecimal() and EARLIEST <= int(asked[:4]) <= LATEST and len(asked) == 4 else today.year


def _rows(member: Member, entries: Iterable[CalendarEntry]) -> list[dict[str, Any]]:
    labels = city.labels("issue_category")
    may = access.permits(member, "calendar.edit")
    return [
        {
            "entry": entry,
            "about": [labels.get(code, code) for code in entry.categories],
            "may_edit": may and entry.is_active and calendar_services.may_change(member, entry.region_id),
        }
        for entry in entries
    ]


def _months(member: Member, entries: Iterable[CalendarEntry], year: int) -> list[tuple[date, list[dict[str, Any]]]]:
    """Group by the month of the first day; what began the year before stands in January."""

    def month(row: dict[str, Any]) -> date:
        first: date = row["entry"].first
        return max(first, date(year, 1, 1)).replace(day=1)

    return [(first, list(rows)) for first, rows in groupby(_rows(member, entries), month)]


def _entry_form(request: MemberRequest, entry: CalendarEntry | None = None) -> EntryForm:
    today = timezone.localdate()
    shown = {name: getattr(entry, name) for name in FIELDS} if entry else {"first": today, "last": today}
    known = city.choices("issue_category", today)
    old = [(code, code) for code in (entry.categories if entry else []) if code not in dict(known)]
    return EntryForm(
        request.POST or None,
        initial=shown,
        regions=city.regions_of(request.user),
        categories=[*known, *old],
        whole=calendar_services.may_change(request.user, None),
    )


@both
def calendar_new(request: MemberRequest) -> HttpResponse:
    """Enter a time of more attention."""
    form = _entry_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            entry = calendar_services.add_entry(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("“%s” masuk kalender kerawanan.") % entry)
            return redirect("alerts:calendar")
    return render(request, "alerts/calendar_entry.html", {"form": form}, status=422 if form.errors else 200)


@both
def calendar_entry(request: MemberRequest, pk: int) -> HttpResponse:
    """Change an entry."""
    entry = queries.calendar_entry(request.user, pk)
    form = _entry_form(request, entry)
    if request.method == "POST" and form.is_valid():
        try:
            calendar_services.edit_entry(entry=entry, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("“%s” disimpan.") % entry)
            return redirect("alerts:calendar")
    context = {"form": form, "entry": entry}
    return render(request, "alerts/calendar_entry.html", context, status=422 if form.errors else 200)


@require_POST
def calendar_end(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an entry out of force."""
    entry = queries.calendar_entry(request.user, pk)
    calendar_services.end_entry(entry=entry, by=request.user, at=timezone.now())
    messages.success(request, _("“%s” diakhiri. Peringatan lama tetap menyebutnya.") % entry)
    return redirect("alerts:calendar")
