"""Pages on which a planned rakor is moved or cancelled."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.invitations import services
from kentongan.invitations.forms import CancelForm, MoveForm
from kentongan.meetings import queries as meetings
from kentongan.meetings.scheduling import NAMES

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def reschedule(request: MemberRequest, pk: int) -> HttpResponse:
    """Another day, time or place."""
    thing = meetings.meeting(request.user, pk)
    form = MoveForm(request.POST or None, initial={name: getattr(thing, name) for name in NAMES})
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            services.reschedule(meeting=thing, slot=form.slot(), reason=reason, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Jadwal diubah. Yang diundang diberi tahu dan diminta menjawab lagi."))
            return redirect("meetings:meeting", pk=pk)
    context = {"meeting": thing, "form": form}
    return render(request, "invitations/reschedule.html", context, status=422 if form.errors else 200)


@both
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    """Call it off, with a reason."""
    thing = meetings.meeting(request.user, pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel(meeting=thing, reason=form.cleaned_data["reason"], member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Rakor dibatalkan. Yang diundang diberi tahu."))
            return redirect("meetings:meeting", pk=pk)
    context = {"meeting": thing, "form": form}
    return render(request, "invitations/cancel.html", context, status=422 if form.errors else 200)
