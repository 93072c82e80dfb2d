"""Pages for who reads: the list, one report, and what is done to it after it was sent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.journal import queries as journal
from kentongan.situations import queries, services
from kentongan.situations.forms import FilterForm, ReasonForm
from kentongan.situations.models import SituationReport, SituationState
from kentongan.situations.owed import owed

PAGE = 25


@require_safe
def situations(request: MemberRequest) -> HttpResponse:
    """What my office still has to send, and what the offices of my area have sent."""
    member, at = request.user, timezone.now()
    form = FilterForm(request.GET, region=member.region_id)
    things = queries.situations(member).filter(state__in=[SituationState.SENT, SituationState.RETURNED])
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(things.filter(**form.wanted()), PAGE).get_page(request.GET.get("page")),
        "query": query.urlencode(),
        "owed": owed(member, at=at) if access.permits(member, "situation.write") else [],
        "at": at,
    }
    return render(request, "situations/situations.html", context)


@require_safe
def situation(request: MemberRequest, pk: int) -> HttpResponse:
    """One report, heading after heading."""
    report = queries.with_content(request.user, pk)
    if report.state == SituationState.DRAFT:
        return redirect("situations:write", pk=pk)
    return _page(request, report, ReasonForm(prefix="correct"), ReasonForm(prefix="back"))


def _page(
    request: MemberRequest, report: SituationReport, correct: ReasonForm, back: ReasonForm, status: int = 200
) -> HttpResponse:
    is_own = report.agency_id == request.user.agency_id and access.permits(request.user, "situation.write")
    versions = list(queries.versions(request.user, report))
    context = {
        "report": report,
        "parts": queries.parts(report),
        "versions": versions,
        "newest": versions[0] if versions else report,
        "previous": queries.previous(request.user, report),
        "may_correct": is_own and versions and versions[0].pk == report.pk,
        "may_send_back": access.permits(request.user, "situation.return") and report.state == SituationState.SENT,
        "correct_form": correct,
        "back_form": back,
        "history": journal.history("situation", report.pk),
    }
    return render(request, "situations/situation.html", context, status=status)


@require_POST
def correct(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin a new version, with the reason."""
    own = queries.situations(request.user).filter(agency=request.user.agency_id)
    report = access.one(own.exclude(state=SituationState.DRAFT), pk=pk)
    form = ReasonForm(request.POST, prefix="correct")
    if not form.is_valid():
        full = queries.with_content(request.user, pk)
        return _page(request, full, form, ReasonForm(prefix="back"), status=422)
    fresh = services.correct(report=report, reason=form.cleaned_data["reason"], member=request.user, at=timezone.now())
    messages.success(request, _("Versi baru dibuka dengan isi yang lama. Versi lama tetap tersimpan."))
    return redirect("situations:write", pk=fresh.pk)


@require_POST
def send_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Give it back to its office, with the reason."""
    report = access.one(queries.situations(request.user).exclude(state=SituationState.DRAFT), pk=pk)
    form = ReasonForm(request.POST, prefix="back")
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            services.send_back(report=report, reason=reason, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Laporan dikembalikan. Instansinya diberi tahu."))
            return redirect("situations:situation", pk=pk)
    full = queries.with_content(request.user, pk)
    return _page(request, full, ReasonForm(prefix="correct"), form, status=422)
