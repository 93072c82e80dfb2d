"""Pages of one order while the minutes are open: put it right, or take it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.meetings import directing, queries, services
from kentongan.meetings.forms import DirectiveForm, WithdrawForm
from kentongan.meetings.lists import lists
from kentongan.meetings.models import Directive, MeetingState


@require_http_methods(["GET", "POST"])
def directive(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct one order that was taken down wrongly."""
    thing = _open(queries.directive(request.user, pk))
    offered = lists(request.user, today=timezone.localdate(), held_on=thing.meeting.held_on)
    form = DirectiveForm(request.POST or None, initial=_first(thing), lists=offered)
    if request.method == "POST" and form.is_valid():
        told = {"pk": thing.pk, "seen": form.cleaned_data["seen"], "order": form.fact()}
        try:
            directing.correct(meeting=thing.meeting, member=request.user, at=timezone.now(), **told)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Arahan dibetulkan; instansinya diberi tahu."))
            return redirect("meetings:edit", pk=thing.meeting_id)
    return _page(request, thing, form, WithdrawForm(), offered.offices.names)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take one order back, with a reason."""
    thing = _open(queries.directive(request.user, pk))
    form = WithdrawForm(request.POST)
    if form.is_valid():
        told = {"pk": thing.pk, "why": form.cleaned_data["why"]}
        try:
            directing.withdraw(meeting=thing.meeting, member=request.user, at=timezone.now(), **told)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Arahan dicabut; tindak lanjutnya dibatalkan."))
            return redirect("meetings:edit", pk=thing.meeting_id)
    offered = lists(request.user, today=timezone.localdate(), held_on=thing.meeting.held_on)
    return _page(request, thing, DirectiveForm(initial=_first(thing), lists=offered), form, offered.offices.names)


def _open(thing: Directive) -> Directive:
    if thing.meeting.state == MeetingState.CLOSED:
        raise services.MinutesClosed
    if thing.withdrawn_at is not None:
        raise directing.DirectiveWithdrawn
    return thing


def _first(thing: Directive) -> dict[str, object]:
    return {
        "text": thing.text,
        "responsible": ", ".join(office.short for office in thing.responsible.all()),
        "due_on": thing.due_on,
        "region": thing.region_id,
        "phase": thing.phase,
        "seen": thing.version,
    }


def _page(
    request: HttpRequest, thing: Directive, form: DirectiveForm, withdrawal: WithdrawForm, offices: list[str]
) -> HttpResponse:
    context = {
        "meeting": thing.meeting, "directive": thing, "form": form, "withdrawal": withdrawal, "offices": offices
    }  # fmt: skip
    wrong = form.errors or withdrawal.errors
    return render(request, "meetings/directive.html", context, status=422 if wrong else 200)
