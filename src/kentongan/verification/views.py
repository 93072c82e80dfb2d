"""The verifier's desk."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.paging import Pages
from kentongan.errors import Refused
from kentongan.intake import queries as intake
from kentongan.intake.marking import segments
from kentongan.intake.models import Report
from kentongan.journal import queries as journal
from kentongan.verification import queries, services, suggesting
from kentongan.verification.forms import CheckForm, IncidentForm
from kentongan.verification.models import Verdict

PAGE = 25


@require_GET
def incidents(request: MemberRequest) -> HttpResponse:
    """What happened in my area, latest first."""
    category, unchecked = request.GET.get("perkara", ""), request.GET.get("belum") == "1"
    verdict = request.GET.get("putusan", "")
    verdict = verdict if verdict in Verdict.values else ""
    things = queries.incidents(request.user, category=category, unchecked=unchecked, verdict=verdict)
    labels = city.labels("issue_category")
    context = {
        "page": Pages(things, PAGE).get_page(request.GET.get("page")),
        "labels": labels,
        "category": category,
        "unchecked": unchecked,
        "verdict": verdict,
        "verdicts": Verdict.choices,
    }
    return render(request, "verification/incidents.html", context)


@require_GET
def incident(request: MemberRequest, pk: int) -> HttpResponse:
    """One incident: what is known, from whom, how far the check is."""
    return render(request, "verification/incident.html", _page(request, pk))


def _page(request: MemberRequest, pk: int) -> dict[str, object]:
    thing = queries.incident(request.user, pk)
    told = list(thing.sources.values_list("report", flat=True))
    behind = Q(pk__in=told) | Q(lead__in=told)  # two indexes; over the joins every report would be read
    sources = access.within(request.user, Report.objects.filter(behind)).select_related("sender__agency", "lead")
    shown = sources if access.permits(request.user, "report.read") else sources.none()
    return {
        "incident": thing,
        "labels": city.labels("issue_category"),
        "sources": shown,
        "own_count": len(told),
        "source_count": Report.objects.filter(behind).count(),
        "form": CheckForm(initial={"verdict": "true", "severity": thing.severity}),
        "history": journal.history("incident", thing.pk),
    }


@require_http_methods(["GET", "POST"])
def record(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Correct what was read out of a report, confirm, and so make an incident of it."""
    report = intake.report(request.user, pk)
    today = timezone.localdate()
    first = suggesting.initial(report, zone=timezone.get_current_timezone())
    others, busy = suggesting.same_happening(report, request.user)
    form = IncidentForm(
        request.POST or None,
        initial=first,
        regions=city.regions_of(request.user),
        categories=city.choices("issue_category", today),
        clearance=request.user.clearance,
        today=today,
        also=others,
    )
    if request.method == "POST" and form.is_valid():
        ticked = form.cleaned_data.pop("also")
        also = [thing.report for thing in others if str(thing.report.pk) in ticked]
        facts = services.Facts(**form.cleaned_data, occurred_at=report.occurred_at)
        try:
            made = services.record_incident(
                report=report, facts=facts, member=request.user, at=timezone.now(), also=also
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Peristiwa dicatat. Pemeriksaan dilakukan orang kedua."))
            return redirect("verification:incident", pk=made.pk)
    context = {
        "form": form,
        "report": report,
        "segments": segments(report.text, report.reading or {}),
        "busy": busy,
        "alike": queries.like(
            request.user, category=first["category"], region=first["region"] or "", on=first["occurred_on"]
        )[:5],
    }
    return render(request, "verification/record.html", context, status=422 if form.errors else 200)


@require_POST
def join(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Say that a report tells of an incident we know."""
    report = intake.report(request.user, pk)
    number = request.POST.get("incident", "")
    thing = queries.incident(request.user, int(number) if number.isdigit() else 0)
    services.join_incident(report=report, incident=thing, member=request.user, at=timezone.now())
    messages.success(request, _("Laporan digabungkan ke peristiwa ini."))
    return redirect("verification:incident", pk=thing.pk)


@require_POST
def check(request: MemberRequest, pk: int) -> HttpResponse:
    """Say whether it is true and how bad."""
    thing = queries.incident(request.user, pk)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return render(request, "verification/incident.html", _page(request, pk) | {"form": form}, status=422)
    services.check_incident(incident=thing, **form.cleaned_data, member=request.user, at=timezone.now())
    messages.success(request, _("Hasil pemeriksaan disimpan."))
    return redirect("verification:incident", pk=pk)
