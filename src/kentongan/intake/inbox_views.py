"""The desk's queue: the list with its filters, and a tiny answer to "has anything come?"."""

import hashlib
from collections import Counter
from datetime import datetime

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.city.paging import FoundPages, Pages
from kentongan.intake import inbox as asked
from kentongan.intake import queries, saved_views
from kentongan.intake.inbox_forms import FilterForm
from kentongan.intake.models import Report, ReportState
from kentongan.intake.saved_view_forms import SaveViewForm
from kentongan.intake.triage import MOST
from kentongan.journal import queries as journal

PAGE = 25


def filters(member: Member, query: QueryDict) -> FilterForm:
    """Return the filters that an address sets, as far as they make sense for the member."""
    return FilterForm(query, regions=city.regions_of(member), today=timezone.localdate())


@require_GET
def inbox(request: MemberRequest) -> HttpResponse:
    """The desk's queue, for everybody at the desk to see."""
    member, at = request.user, timezone.now()
    form = filters(member, request.GET)
    wanted, told = form.wanted(), form.told()
    pages, counts = _pages(member, wanted, at)
    page = pages.get_page(request.GET.get("page"))
    rows = list(page)
    under = asked.folded(member, wanted, rows, at=at)
    led = asked.led(member, rows)
    waiting_here = sum(counts.get(state, 0) for state in queries.OPEN)
    late = at - asked.target(at)
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "rows": [(row, _under(row, under), led.get(row.pk, 0), _is_late(row, late)) for row in rows],
        "tabs": _tabs(wanted.state, told, counts),
        "waiting_here": waiting_here,
        "for_download": counts.get(wanted.state, 0) if wanted.state else waiting_here,
        "labels": city.labels("issue_category"),
        "query": address(told),
        "told": told,
        "views": list(saved_views.visible(member)),
        "save_form": SaveViewForm(),
        "most": MOST,
        "mark": _mark(member),
    }
    return render(request, "intake/inbox.html", context)


def _pages(member: Member, wanted: asked.Wanted, at: datetime) -> tuple[Pages, dict[str, int]]:
    """Return the list in pages, and how many of what is asked for stand in each state."""
    rows = asked.listed(member, wanted, at=at)
    if not wanted.search:
        return Pages(rows, PAGE), asked.state_counts(member, wanted, at=at)
    found, here = asked.found(member, wanted, at=at), asked.states(wanted)
    keys = [pk for pk, state in found if state in here]
    return FoundPages(rows, keys, PAGE), Counter(state for _pk, state in found)


def _under(row: Report, under: dict[int, asked.Fold]) -> asked.Fold | None:
    return under.get(row.fold) if row.fold is not None and row.state == ReportState.NEW else None


def _is_late(row: Report, late: object) -> bool:
    return row.state in queries.OPEN and row.received_at < late  # type: ignore[operator]


def address(told: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update(told)
    return query.urlencode()


def _tabs(state: str, told: dict[str, str], counts: dict[str, int]) -> list[dict[str, object]]:
    """Return the states as tabs, each with the filters that are set and how many of these there are."""
    rest = {name: value for name, value in told.items() if name not in {"state", "lipat"}}
    first = {
        "label": _("perlu tindakan"),
        "count": sum(counts.get(one, 0) for one in queries.OPEN),
        "address": address(rest),
        "here": not state,
    }
    others = [
        {
            "label": label,
            "count": counts.get(value, 0),
            "address": address(rest | {"state": value}),
            "here": state == value,
        }
        for value, label in ReportState.choices
    ]
    return [first, *others]


@never_cache
@require_safe
def pulse(request: MemberRequest) -> HttpResponse:
    """Answer 204 while nothing has changed since the mark `sejak`, else the new mark and a sentence for the ear."""
    mark = _mark(request.user)
    if request.GET.get("sejak") == mark:
        return HttpResponse(status=204)
    return JsonResponse({"mark": mark, "said": _("Daftar laporan diperbarui.")})


def _mark(member: Member) -> str:
    """Return a mark that tells nothing: the number of a line would tell how much goes on where one may not look."""
    line = journal.newest("report", prefix=member.region_id, clearance=member.clearance)
    return hashlib.sha256(f"{member.pk}:{line.pk if line else 0}".encode()).hexdigest()[:20]
