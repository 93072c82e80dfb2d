"""The lists: what is promised, by whom, until when; on the screen, on paper, in a spreadsheet, many at once."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from kentongan.actions import bulk as many
from kentongan.actions import export as table
from kentongan.actions import origin, page, queries
from kentongan.actions.bulk_forms import DEEDS
from kentongan.actions.forms import FilterForm
from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member, Role
from kentongan.city.templatetags.words import tone

PAGE, PRINTED = 25, 500


def _tabs(member: Member) -> list[tuple[str, str]]:
    tabs = [
        ("office", _("Milik instansi saya")),
        ("personal", _("Tanggung jawab saya")),
        ("open", _("Belum selesai")),
        ("late", _("Terlambat")),
        ("check", _("Menunggu pemeriksaan saya")),
        ("disputed", _("Disanggah")),
        ("mine", _("Saya tugaskan atau kerjakan")),
        ("all", _("Semua")),
    ]
    return [tab for tab in tabs if tab[0] != "check" or access.permits(member, "action.check")]


def _alert(request: MemberRequest, query: QueryDict) -> Alert | None:
    """Return the alert that the list is narrowed to."""
    asked = str(query.get("alert", ""))
    return alerts.alert(request.user, origin.number(asked)) if asked else None


def _filters(member: Member, query: QueryDict) -> FilterForm:
    phases = city.choices("phase", timezone.localdate())
    return FilterForm(query, agencies=city.agencies(member.region_id[: page.REGENCY]), phases=phases)


def _usual(member: Member) -> str:
    return "office" if member.role in (Role.LIAISON, Role.FIELD) else "open"


def listed(request: MemberRequest, query: QueryDict | None = None) -> Any:
    """Return the actions that a query string names: the same on the screen, on paper and in a file."""
    query = request.GET if query is None else query
    alert = _alert(request, query)
    show = query.get("tab") or ("all" if alert else _usual(request.user))
    wanted = _filters(request.user, query).wanted()
    chosen = alert.pk if alert else None
    return queries.actions(request.user, show=show, alert=chosen, today=timezone.localdate(), **wanted)


@require_GET
def actions(request: MemberRequest) -> HttpResponse:
    """The promises of my office, or of my area, the soonest due first."""
    member, today = request.user, timezone.localdate()
    alert = _alert(request, request.GET)
    shown = Paginator(queries.with_marks(listed(request)), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    directs = access.permits(member, "action.direct")
    context = {
        "form": _filters(member, request.GET),
        "tabs": _tabs(member),
        "show": request.GET.get("tab") or ("all" if alert else _usual(member)),
        "page": shown,
        "cards": [(thing, tone(thing.state)) for thing in shown],
        "counts": queries.counts(member, today),
        "late": queries.late_by_agency(member, today),
        "today": today,
        "query": query.urlencode(),
        "alert": alert,
        "settle": page.settle_form(member, alert),
        "deeds": [(code, label) for code, label, verb in DEEDS if access.permits(member, verb)] if directs else [],
        "most": many.MOST,
    }
    return render(request, "actions/actions.html", context)


@require_GET
def print_list(request: MemberRequest) -> HttpResponse:
    """The same list as one table for paper, with the day on which it was true."""
    things = list(listed(request)[: PRINTED + 1])
    context = {
        "things": things[:PRINTED],
        "more": len(things) > PRINTED,
        "most": PRINTED,
        "today": timezone.localdate(),
        "now": timezone.now(),
        "phases": city.labels("phase"),
        "query": request.GET.urlencode(),
    }
    return render(request, "actions/print.html", context)


@require_GET
@cache_control(private=True, no_store=True)
def export(request: MemberRequest) -> StreamingHttpResponse:
    """The same list as a file for a spreadsheet."""
    today = timezone.localdate()
    lines = table.rows(listed(request), today)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="tindak-lanjut-{today.isoformat()}.csv"'
    return answer


@require_GET
def owed(request: MemberRequest) -> HttpResponse:
    """What I owe, for a phone: one thing after the other, with big buttons."""
    things = Paginator(queries.with_marks(queries.owed_by(request.user)), PAGE).get_page(request.GET.get("page"))
    context = {"page": things, "cards": [(one, tone(one.state)) for one in things], "today": timezone.localdate()}
    return render(request, "actions/owed.html", context)
