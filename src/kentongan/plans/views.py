"""Pages of the plans: the list, one plan in one period, and its great moves."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.actions.models import ActionItem
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours, Refused
from kentongan.journal import queries as journal
from kentongan.plans import queries, services
from kentongan.plans.forms import PlanDraftForm
from kentongan.plans.models import PlanField
from kentongan.plans.queries import Line, PlanReport
from kentongan.plans.windows import current, windows

PAGE = 25
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def plans(request: MemberRequest) -> HttpResponse:
    """The plans of my area, the newest year first."""
    page = Paginator(queries.plans(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "plans/plans.html", {"page": page})


@require_safe
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """One plan in one period: what was to be reached, what was reached, who has not told."""
    thing = queries.plan(request.user, pk)
    known = windows(thing.form, thing.year)
    if not known:
        raise NotYours
    asked = request.GET.get("masa", "")
    today = timezone.localdate()
    code = asked if asked in {one.code for one in known} else current(known, today).code
    report = queries.report(thing, code)
    context = {
        "plan": thing,
        "windows": known,
        "report": report,
        "page": Paginator(_lines(request, report), PAGE).get_page(request.GET.get("page")),
        "query": f"masa={code}",
        "phases": city.labels("phase"),
        "outcomes": city.labels(queries.RESULTS),
        "today": today,
        "amendments": thing.amendments.select_related("item", "made_by")[:PAGE],
        "columns": dict(PlanField.choices) | {one.field: one.label for one in thing.form.columns.all()},
        "history": journal.history("plan", thing.pk),
    }
    return render(request, "plans/plan.html", context)


def _lines(request: MemberRequest, report: PlanReport) -> list[tuple[Line, bool, list[ActionItem]]]:
    """Return the lines, each with whether the member fills it in, and the proofs that they may see."""
    member = request.user
    keeps, reports = access.permits(member, "plan.keep"), access.permits(member, "plan.report")
    laid = queries.proofs(member, report)
    return [
        (
            line,
            reports and (keeps or any(one.pk == member.agency_id for one in line.responsible)),
            laid.get(line.result.pk, []) if line.result else [],
        )
        for line in report.lines
    ]


@both
def new(request: MemberRequest) -> HttpResponse:
    """Begin the plan of a year."""
    today = timezone.localdate()
    first = {"year": today.year + (today.month > 9), "region": request.user.region_id}
    form = PlanDraftForm(request.POST or None, regions=city.regions_of(request.user), initial=first)
    if request.method == "POST" and form.is_valid():
        columns = queries.form_on(timezone.localdate().replace(year=form.cleaned_data["year"], month=1, day=1))
        if columns is None:
            raise NotYours
        try:
            made = services.draft_plan(form=columns, **form.cleaned_data, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error("year", str(problem))
        else:
            messages.success(request, _("Rancangan dibuat. Tambahkan butir, atau impor dari XLSX."))
            return redirect("plans:plan", pk=made.pk)
    return render(request, "plans/new.html", {"form": form}, status=422 if request.method == "POST" else 200)


@require_POST
def adopt(request: MemberRequest, pk: int) -> HttpResponse:
    """Adopt the draft."""
    return _move(request, pk, services.adopt, _("Rencana ditetapkan. Instansi penanggung jawab kini mengisi capaian."))


@require_POST
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """Close the year."""
    return _move(request, pk, services.close_plan, _("Rencana ditutup."))


def _move(request: MemberRequest, pk: int, verb: Callable[..., None], said: str) -> HttpResponse:
    thing = queries.plan(request.user, pk)
    try:
        verb(plan=thing, member=request.user, at=timezone.now())
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("plans:plan", pk=pk)
