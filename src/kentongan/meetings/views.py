"""Pages of the rakor."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Classification, Member
from kentongan.errors import Refused
from kentongan.intake import queries as intake
from kentongan.intake.marking import segments
from kentongan.intake.models import Report
from kentongan.meetings import queries, record, services, suggesting
from kentongan.meetings.forms import Lists, MeetingForm, MinutesForms
from kentongan.meetings.kin import Memory
from kentongan.meetings.lists import lists
from kentongan.meetings.models import AgendaKind, Meeting, MeetingState
from kentongan.meetings.standing import promise, score
from kentongan.meetings.suggesting import due

PAGE = 25


@require_GET
def meetings(request: MemberRequest) -> HttpResponse:
    """All rakor, latest first, each with what became of its directives."""
    today = timezone.localdate()
    page = Paginator(queries.meetings(request.user), PAGE).get_page(request.GET.get("page"))
    rows = [
        (one, score(promise(given, ceiling=one.classification, today=today) for given in one.directives.all()))
        for one in page
    ]
    return render(request, "meetings/meetings.html", {"page": page, "rows": rows})


@require_GET
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """One rakor: what was at issue, what was ordered, what became of it."""
    thing = queries.meeting(request.user, pk)
    promises = queries.promises(thing, today=timezone.localdate())
    context = {
        "meeting": thing,
        "today": timezone.localdate(),
        "promises": promises,
        "score": score(promises),
        "matters": queries.matters(thing),
        "attendance": thing.attendance.all(),
        "points": thing.agenda.filter(kind=AgendaKind.POINT, left_out=False),
        "lines": record.lines(thing),
        "errata": thing.errata.all(),
        "faults": record.faults(thing),
        "may_start": thing.state in {MeetingState.PLANNED, MeetingState.HELD} and thing.held_on <= timezone.localdate(),
        "papers": thing.briefs.all() if thing.state == MeetingState.CLOSED else [],
    }
    return render(request, "meetings/meeting.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: MemberRequest) -> HttpResponse:
    """Call the next rakor."""
    offered = lists(request.user, today=timezone.localdate())
    first = {"region": request.user.region_id, "mode": "gabungan", "held_on": timezone.localdate()}
    form = MeetingForm(request.POST or None, initial=first, lists=offered)
    if request.method == "POST" and form.is_valid():
        made = services.plan_meeting(
            facts=form.facts(), points=form.cleaned_data["points"], member=request.user, at=timezone.now(),
            is_simulated=settings.IS_DEMO,
        )  # fmt: skip
        messages.success(request, _("Rakor direncanakan. Agendanya sudah tersusun dari janji dan tugas yang terbuka."))
        return redirect("meetings:agenda", pk=made.pk)
    return render(request, "meetings/plan.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep the minutes of one rakor while they are open."""
    thing = queries.minutes(request.user, pk)
    if thing.state == MeetingState.CLOSED:
        raise services.MinutesClosed
    lowest = thing.source.classification if thing.source else Classification.OPEN
    offered = lists(request.user, today=timezone.localdate(), lowest=lowest, held_on=thing.held_on)
    forms = MinutesForms(request.POST or None, lists=offered, head=_head(thing), rows=_rows(thing))
    if request.method == "POST" and not forms.wants_rows and forms.is_valid():
        seen = request.POST.get("seen", "")
        minutes = forms.minutes()
        try:
            services.keep_minutes(
                meeting=thing, facts=forms.head.facts(), minutes=minutes, seen=seen, member=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as problem:
            forms.head.add_error(None, str(problem))
        else:
            _say_what_was_given(request, minutes)
            return redirect("meetings:meeting", pk=pk)
    context = {
        "meeting": thing,
        "forms": forms,
        "offices": offered.offices.names,
        "seen": request.POST.get("seen") or queries.fingerprint(thing),
        "promises": queries.promised(thing.directives.all(), ceiling=thing.classification, today=timezone.localdate()),
        "minutes_open": thing.held_on <= timezone.localdate(),
        "today": timezone.localdate(),
    }
    return render(request, "meetings/edit.html", context, status=422 if forms.has_errors else 200)


@require_http_methods(["GET", "POST"])
def from_report(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Correct what was read out of an article, confirm, and so make a past rakor of it."""
    report = intake.report(request.user, pk)
    made = Meeting.objects.filter(source=report).first()
    if made:
        messages.info(request, _("Laporan ini sudah dicatat sebagai rakor."))
        return redirect("meetings:meeting", pk=made.pk)
    offered = lists(request.user, today=timezone.localdate(), lowest=report.classification)
    first = _suggestion(report, request.user, offered)
    offered.due_on = due(None, held_on=first.head["held_on"])
    rows = {"attendance": first.attendance, "issues": first.issues, "directives": first.directives}
    forms = MinutesForms(request.POST or None, lists=offered, head=first.head, rows=rows)
    if request.method == "POST" and not forms.wants_rows and forms.is_valid():
        minutes = forms.minutes()
        try:
            thing = services.record_past_meeting(
                report=report, facts=forms.head.facts(), **minutes.__dict__, member=request.user, at=timezone.now(),
                is_simulated=settings.IS_DEMO,
            )  # fmt: skip
        except Refused as problem:
            forms.head.add_error(None, str(problem))
        else:
            _say_what_was_given(request, minutes)
            return redirect("meetings:meeting", pk=thing.pk)
    context = {
        "report": report,
        "forms": forms,
        "offices": offered.offices.names,
        "segments": segments(report.text, report.reading or {}),
        "hints": first.hints,
        "minutes_open": True,
        "past": True,
    }
    return render(request, "meetings/from_report.html", context, status=422 if forms.has_errors else 200)


def _suggestion(report: Report, member: Member, offered: Lists) -> suggesting.Suggestion:
    memory = Memory(queries.precedents(member))

    def usual(text: str) -> tuple[str, str]:
        told, whence = memory.related(text)
        return ", ".join(office.short for office in told), whence

    first = suggesting.initial(
        report,
        offices=offered.offices,
        dimension_of=city.default_dimensions().__getitem__,
        region=member.region_id,
        zone=ZoneInfo(settings.TIME_ZONE),
        usual=usual,
    )
    known = {code for code, _label in offered.categories}
    first.issues = [issue for issue in first.issues if issue["category"] in known]
    return first


def _head(meeting: Meeting) -> dict[str, Any]:
    names = ("title", "held_on", "starts_at", "ends_at", "place", "mode", "link", "chair", "summary", "classification")
    head = {name: getattr(meeting, name) for name in names}
    points = "\n".join(one.text for one in meeting.agenda.all() if one.kind == AgendaKind.POINT and not one.left_out)
    return head | {"region": meeting.region_id, "points": points}


def _rows(meeting: Meeting) -> dict[str, list[dict[str, Any]]]:
    """The rows as they are stored; orders that were given are not among them, for they are at work already."""
    present = [
        {"office": one.office, "person": one.person, "representing": one.representing, "mode": one.mode}
        for one in meeting.attendance.all()
    ]
    issues = [
        {"text": one.text, "category": one.category, "dimension": one.dimension, "region": one.region_id}
        for one in meeting.issues.all()
    ]
    return {"attendance": present, "issues": issues}


def _say_what_was_given(request: MemberRequest, minutes: services.Minutes) -> None:
    number = len(minutes.directives)
    if not number:
        messages.success(request, _("Notulen disimpan."))
        return
    said = ngettext(
        "Notulen disimpan; %(number)s arahan menjadi tindak lanjut dengan tenggatnya.",
        "Notulen disimpan; %(number)s arahan menjadi tindak lanjut dengan tenggatnya.",
        number,
    )
    messages.success(request, said % {"number": number})
    unnamed = sum(not order.responsible for order in minutes.directives)
    if unnamed:
        office = queries.secretariat(request.user).short
        said = _("%(number)s arahan tanpa penanggung jawab diserahkan kepada %(office)s.")
        messages.warning(request, said % {"number": unnamed, "office": office})
