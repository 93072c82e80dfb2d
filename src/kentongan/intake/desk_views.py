"""Moves on one report beside taking it: let it speak for others, let one go, bring it back, grade it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.intake import grading, merging, queries, triage
from kentongan.intake.grade_forms import GradeForm
from kentongan.intake.models import Report
from kentongan.intake.triage_forms import picked


@require_POST
def merge(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Let this report speak for the ticked ones."""
    lead = queries.report(request.user, pk)
    keys, _folds = picked(request.POST.getlist("pick"))
    others = list(access.within(request.user, Report.objects.filter(pk__in=keys[: triage.MOST])).order_by("number"))
    number = merging.merge(lead=lead, reports=others, member=request.user, at=timezone.now())
    messages.success(request, _("%(number)d laporan digabungkan ke %(lead)s.") % {"number": number, "lead": lead})
    return redirect("intake:report", pk=pk)


@require_POST
def unmerge(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Let a report go its own way again."""
    report = queries.report(request.user, pk)
    merging.unmerge(report=report, member=request.user, at=timezone.now())
    messages.success(request, _("%s berdiri sendiri lagi.") % report)
    return redirect("intake:report", pk=pk)


@require_POST
def reopen(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Bring back what was set aside."""
    report = queries.report(request.user, pk)
    triage.reopen_all(reports=[report], member=request.user, at=timezone.now())
    messages.success(request, _("%s kembali ke antrean.") % report)
    return redirect("intake:report", pk=pk)


@require_POST
def grade(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Say how far the source is trusted and the content believed."""
    report = queries.report(request.user, pk)
    form = GradeForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        messages.error(request, _("Pilih kepercayaan sumber dan kebenaran isi."))
        return redirect("intake:report", pk=pk)
    given = grading.grade(report=report, member=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Nilai %s disimpan. Nilai sebelumnya tetap tercatat.") % given)
    return redirect("intake:report", pk=pk)
