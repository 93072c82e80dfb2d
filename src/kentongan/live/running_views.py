"""What a secretary does with a running rakor: each page is one verb, and leads back to the secretary's screen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.city.doors import MemberRequest
from kentongan.live import arriving, queries, services
from kentongan.live.forms import PersonForm
from kentongan.live.models import DoorPolicy, LiveMeeting
from kentongan.meetings import attending
from kentongan.meetings import queries as meetings


@require_POST
def start(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin a rakor, or open it again."""
    thing = meetings.meeting(request.user, pk)
    services.start(meeting=thing, member=request.user, at=timezone.now())
    return redirect("live:desk", pk=pk)


@require_POST
def step(request: MemberRequest, pk: int) -> HttpResponse:
    """Go to one item of the agenda."""
    thing = queries.live(request.user, pk)
    given = request.POST.get("item", "")
    item = thing.meeting.agenda.filter(pk=int(given)).first() if given.isdecimal() and len(given) < 12 else None
    if item is not None:
        services.step(live=thing, item=item, **_who(request))
    return redirect("live:desk", pk=pk)


@require_POST
def speak(request: MemberRequest, pk: int) -> HttpResponse:
    """Say who speaks, and who comes next; "next" lets the next one speak."""
    thing = queries.live(request.user, pk)
    speaker, after = request.POST.get("speaker", ""), request.POST.get("next_speaker", "")
    if request.POST.get("advance"):
        speaker, after = after or thing.next_speaker, ""
    services.speak(live=thing, speaker=speaker, next_speaker=after, **_who(request))
    return redirect("live:desk", pk=pk)


@require_POST
def door(request: MemberRequest, pk: int) -> HttpResponse:
    """Open the door, or close it."""
    thing = queries.live(request.user, pk)
    if request.POST.get("door") in DoorPolicy.values:
        services.set_door(live=thing, door=request.POST["door"], **_who(request))
    return redirect("live:desk", pk=pk)


@require_POST
def pause(request: MemberRequest, pk: int) -> HttpResponse:
    """Adjourn, or go on after a break: what the button said, however often it is pressed."""
    thing = queries.live(request.user, pk)
    deed = services.resume if request.POST.get("resume") else services.pause
    deed(live=thing, **_who(request))
    return redirect("live:desk", pk=pk)


@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """End the rakor and go on to its minutes."""
    services.end(live=queries.live(request.user, pk), **_who(request))
    messages.success(request, _("Rakor selesai. Periksa notulen, lalu tutup dan sahkan."))
    return redirect("meetings:meeting", pk=pk)


@require_POST
def attend(request: MemberRequest, pk: int) -> HttpResponse:
    """Put somebody on the list by hand."""
    thing: LiveMeeting = queries.live(request.user, pk)
    form = PersonForm(request.POST, offices=queries.offices(request.user))
    if form.is_valid():
        attending.attend(meeting=thing.meeting, present=form.present(), **_who(request))
    else:
        messages.error(request, _("Isi instansi atau unsur yang hadir, paling panjang 120 huruf."))
    return redirect("live:desk", pk=pk)


@require_POST
def leave(request: MemberRequest, pk: int) -> HttpResponse:
    """Take somebody off the list."""
    thing = queries.live(request.user, pk)
    given = request.POST.get("attendance", "")
    if given.isdecimal() and len(given) < 12:
        attending.strike(meeting=thing.meeting, pk=int(given), **_who(request))
    return redirect("live:desk", pk=pk)


@require_POST
def decide(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Believe who says they are here, or not."""
    thing = queries.door_name(request.user, pk)
    deed: Any = arriving.strike if request.POST.get("strike") else arriving.confirm
    deed(door_name=thing, **_who(request))
    return redirect("live:desk", pk=thing.meeting_id)


def _who(request: MemberRequest) -> dict[str, Any]:
    return {"member": request.user, "at": timezone.now()}
