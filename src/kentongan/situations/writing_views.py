"""Pages for who writes: begin, write with colleagues, send."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours
from kentongan.situations import queries, services, writing
from kentongan.situations.forms import WriteForm
from kentongan.situations.models import ReportForm, SituationReport
from kentongan.situations.writing import Outcome
from kentongan.situations.writing_page import rows

both = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def begin(request: MemberRequest) -> HttpResponse:
    """Begin one report, or go on with the draft that is there."""
    try:
        start = parse_date(request.POST.get("start", ""))
    except ValueError:  # a day that no calendar has
        start = None
    if start is None:
        raise NotYours
    form = access.one(ReportForm.objects.all(), pk=request.POST.get("form") or None)
    report = services.begin(form=form, start=start, member=request.user, at=timezone.now())
    return redirect("situations:write", pk=report.pk)


@both
def write(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a report. Everything typed is kept while it is typed, part by part."""
    report = queries.draft(request.user, pk)
    if request.method != "POST":
        return _page(request, report, _form(request, report))
    form = _form(request, report)
    form.is_valid()
    outcome = _keep(request, report, form)
    if getattr(request, "htmx", False):
        return _kept(request, report, form, outcome)
    if form.errors or outcome.clashes:
        return _page(request, report, form, outcome, status=409 if outcome.clashes else 422)
    if request.POST.get("same"):
        return _repeat(request, report)
    if "check" in request.POST:
        return redirect("situations:send", pk=pk)
    messages.success(request, _("Draf tersimpan. Rekan seinstansi dapat meneruskannya."))
    return redirect("situations:write", pk=pk)


def _form(request: MemberRequest, report: SituationReport) -> WriteForm:
    data = request.POST if request.method == "POST" else None
    headings = queries.headings(report)
    return WriteForm(data, report=report, headings=headings, clearance=request.user.clearance)


def _keep(request: MemberRequest, report: SituationReport, form: WriteForm) -> Outcome:
    given = form.cleaned_data.get("classification")
    return writing.write(
        report=report,
        texts=form.texts(),
        numbers=form.numbers(),
        classification=given,
        member=request.user,
        at=timezone.now(),
    )


def _repeat(request: MemberRequest, report: SituationReport) -> HttpResponse:
    previous = queries.previous(request.user, report)
    which = request.POST["same"]
    heading = access.one(report.form.headings.all(), pk=which if which.isdigit() else None)
    done = previous and services.repeat(
        report=report, previous=previous, heading=heading.pk, member=request.user, at=timezone.now()
    )
    if done:
        messages.success(request, _("%s disalin dari laporan sebelumnya. Periksa apakah masih berlaku.") % heading)
    else:
        messages.info(request, _("Tidak ada yang disalin: sudah ada isinya, atau laporan sebelumnya NIHIL."))
    return redirect("situations:write", pk=report.pk)


def _context(
    request: MemberRequest, report: SituationReport, form: WriteForm, outcome: Outcome | None
) -> dict[str, Any]:
    previous = queries.previous(request.user, report)
    clashes = outcome.clashes if outcome else frozenset()
    return {
        "report": report,
        "form": form,
        "previous": previous,
        "rows": rows(form, queries.headings(report), previous=previous, clashes=clashes),
        "at": timezone.now(),
        "clashes": clashes,
    }


def _page(
    request: MemberRequest, report: SituationReport, form: WriteForm, outcome: Outcome | None = None, status: int = 200
) -> HttpResponse:
    return render(request, "situations/write.html", _context(request, report, form, outcome), status=status)


def _kept(request: MemberRequest, report: SituationReport, form: WriteForm, outcome: Outcome) -> HttpResponse:
    """Answer a save in the background: what is kept now, part by part, without touching what is being typed."""
    fresh = _form(request, report)
    fresh.is_valid()
    fresh.untouched = form.untouched
    return render(request, "situations/_kept.html", _context(request, report, fresh, outcome))


@both
def send(request: MemberRequest, pk: int) -> HttpResponse:
    """Look it through once more, what will say NIHIL and which figures are missing, and send it."""
    report = queries.draft(request.user, pk)
    if request.method == "POST":
        services.send(report=report, member=request.user, at=timezone.now())
        messages.success(request, _("Laporan terkirim. Isinya tidak berubah lagi; perbaikan menjadi versi baru."))
        return redirect("situations:situation", pk=pk)
    full = queries.with_content(request.user, pk)
    told = queries.parts(full)
    context = {
        "report": full,
        "parts": told,
        "nil": [part for part in told if part.heading.wants == "text" and not part.text],
        "unsaid": [
            one
            for part in told
            for one in part.heading.indicators.all()
            if one.pk not in {figure.indicator_id for figure in part.figures}
        ],
    }
    return render(request, "situations/send.html", context)
