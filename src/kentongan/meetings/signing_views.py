"""Pages of closing: freeze and sign the minutes, and later correct them by an erratum."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.actions.models import ActionItem
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Agency
from kentongan.errors import Refused
from kentongan.meetings import correcting, queries, record, services
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.meetings.signing_forms import ErratumForm, SignForm


@require_http_methods(["GET", "POST"])
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """See what goes to whom, sign, and freeze the minutes."""
    thing = queries.minutes(request.user, pk)
    if thing.state == MeetingState.CLOSED:
        raise services.MinutesClosed
    form = SignForm(request.POST or None, initial=_signer(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.close_meeting(meeting=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Notulen disahkan dan ditutup. Sekretaris kini dapat menyusun naskahnya."))
            return redirect("meetings:meeting", pk=pk)
    lines = record.lines(thing)
    context = {
        "meeting": thing,
        "form": form,
        "owed": _owed(thing),
        "lines": len(lines),
        "undecided": sum(bool(line.second_of_id) for line in lines),
        "present": len(thing.attendance.all()),
        "issues": len(thing.issues.all()),
        "orders": sum(order.withdrawn_at is None for order in thing.directives.all()),
        "today": timezone.localdate(),
    }
    return render(request, "meetings/close.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def correct(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what signed minutes should have said."""
    thing = queries.meeting(request.user, pk)
    if thing.state != MeetingState.CLOSED:
        raise correcting.NotSignedYet
    form = ErratumForm(request.POST or None, initial=_signer(request))
    if request.method == "POST" and form.is_valid():
        correcting.correct(meeting=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Ralat disahkan. Ia tampil di samping notulen, yang sendiri tidak berubah."))
        return redirect("meetings:meeting", pk=pk)
    return render(
        request, "meetings/correct.html", {"meeting": thing, "form": form}, status=422 if form.errors else 200
    )


def _signer(request: MemberRequest) -> dict[str, Any]:
    return {"name": request.user.name, "office": request.user.agency.name}


def _owed(meeting: Meeting) -> list[tuple[Agency, list[ActionItem]]]:
    """Return what each office gets out of this rakor."""
    items = [
        item
        for order in meeting.directives.all()
        if order.withdrawn_at is None
        for item in order.actions.all()
        if item.classification <= meeting.classification
    ]
    items.sort(key=lambda item: (item.agency.short, item.due_on, item.pk))
    return [(agency, list(theirs)) for agency, theirs in groupby(items, key=lambda item: item.agency)]
