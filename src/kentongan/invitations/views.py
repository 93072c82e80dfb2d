"""Pages of an invitation: for the office that is called, and for the secretary who calls."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.invitations import queries, services
from kentongan.invitations.forms import AnswerForm, OfficesForm
from kentongan.invitations.models import Invitation
from kentongan.meetings import queries as meetings
from kentongan.meetings.models import Meeting, MeetingState

PAGE, FEW = 25, 3
FIELDS = ("reply", "represented_by", "represented_office", "note")
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """What the member's office was called to."""
    page = Paginator(queries.of_office(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "invitations/mine.html", {"page": page, "today": timezone.localdate()})


@require_safe
def invitation(request: MemberRequest, pk: int) -> HttpResponse:
    """One invitation, with the form to answer it."""
    thing = queries.own(request.user, pk)
    return _own_page(request, thing, AnswerForm(initial=_given(thing)))


@require_POST
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Say who comes."""
    thing = queries.own(request.user, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            services.answer(invitation=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Jawaban Anda tercatat. Selama rakor belum berlangsung, jawaban dapat diubah."))
            return redirect("invitations:invitation", pk=pk)
    return _own_page(request, thing, form, status=422)


@both
def behalf(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down what an office said by telephone."""
    thing = queries.kept(request.user, pk)
    form = AnswerForm(request.POST or None, initial=_given(thing))
    if request.method == "POST" and form.is_valid():
        try:
            services.answer(invitation=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Jawaban %(office)s dicatat.") % {"office": thing.agency})
            return redirect("invitations:overview", pk=thing.meeting_id)
    context = {"invitation": thing, "meeting": thing.meeting, "form": form}
    return render(request, "invitations/behalf.html", context, status=422 if form.errors else 200)


@require_safe
def overview(request: MemberRequest, pk: int) -> HttpResponse:
    """Who was called to one rakor, and who answered what."""
    return _overview(request, meetings.meeting(request.user, pk))


@require_POST
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Send all invitations at once."""
    thing = meetings.meeting(request.user, pk)
    form = OfficesForm(request.POST, offices=queries.offices(thing))
    if form.is_valid():
        sent = services.invite(
            meeting=thing, agencies=list(form.cleaned_data["agencies"]), member=request.user, at=timezone.now()
        )
        said = ngettext("%(number)s undangan dikirim.", "%(number)s undangan dikirim.", sent) % {"number": sent}
        messages.success(request, said)
        return redirect("invitations:overview", pk=pk)
    return _overview(request, thing, form, status=422)


@require_safe
def of_meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """The piece of a rakor's page that says who answered."""
    thing = meetings.meeting(request.user, pk)
    invitations = list(queries.of_meeting(thing))
    context = {
        "meeting": thing,
        "invitations": invitations,
        "counts": queries.counts([one for one in invitations if one.sent_at]),
        "unsent": sum(one.sent_at is None for one in invitations),
        "changes": thing.changes.select_related("made_by"),
        "proposal": getattr(thing, "proposal", None),
    }
    return render(request, "invitations/_of_meeting.html", context)


@require_safe
def gap(request: MemberRequest) -> HttpResponse:
    """The warning that a rakor is missing, for the page of all rakor and for the home page; empty when none is."""
    today = timezone.localdate()
    context = {
        "gaps": queries.gaps(request.user, today=today),
        "invited": queries.waiting(request.user, today=today)[:FEW],
    }
    return render(request, "invitations/_gap.html", context)


def _own_page(request: MemberRequest, thing: Invitation, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    meeting = thing.meeting
    context = {
        "invitation": thing,
        "meeting": meeting,
        "form": form,
        "points": queries.points(meeting, request.user),
        "changes": meeting.changes.all(),
        "is_open": meeting.state == MeetingState.PLANNED and meeting.held_on >= timezone.localdate(),
    }
    return render(request, "invitations/invitation.html", context, status=status)


def _overview(
    request: MemberRequest, thing: Meeting, form: OfficesForm | None = None, *, status: int = 200
) -> HttpResponse:
    invitations = list(queries.of_meeting(thing))
    sent = [one for one in invitations if one.sent_at]
    chosen = [one.agency_id for one in invitations]
    context = {
        "meeting": thing,
        "invitations": sent,
        "counts": queries.counts(sent),
        "form": form or OfficesForm(initial={"agencies": chosen}, offices=queries.offices(thing)),
        "is_planned": thing.state == MeetingState.PLANNED,
    }
    return render(request, "invitations/overview.html", context, status=status)


def _given(thing: Invitation) -> dict[str, str]:
    return {name: getattr(thing, name) for name in FIELDS} if thing.reply else {"reply": "coming"}
