"""The page behind the code on the wall: who is here says so on their own phone. No account needed if the door is open
to everybody; nothing of the rakor is told but its name and its day.
"""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.live import arriving, door_codes
from kentongan.live.door_codes import Code
from kentongan.live.forms import ArrivalForm
from kentongan.live.models import DoorName, DoorPolicy, LiveMeeting
from kentongan.meetings.models import Arrival, Meeting, Mode
from kentongan.meetings.offices import Offices


@never_cache
@require_http_methods(["GET", "POST"])
def door(request: HttpRequest, code: str) -> HttpResponse:
    """Say that one is here."""
    told = door_codes.parsed(code)
    live = _open(told) if told else None
    member = request.user if isinstance(request.user, Member) else None
    if told is None or live is None or not _may_enter(live, member):
        needs_login = bool(live and not member and _is_good(request, told, live))
        return render(request, "live/door_closed.html", {"needs_login": needs_login}, status=404)
    if not _is_good(request, told, live):
        return render(request, "live/door_closed.html", {"is_old": True}, status=410)
    offices = Offices(city.agencies(live.meeting.region_id[:5]), home=city.home_name())
    first = {
        "id": uuid4(),
        "ticket": door_codes.ticket(live, told.arrival),
        "mode": Mode.ONLINE if told.arrival == Arrival.LINK else Mode.ON_SITE,
    }
    form = ArrivalForm(request.POST or None, initial=first, offices=offices)
    context = {"live": live, "meeting": live.meeting, "form": form, "offices": offices.names}
    if request.method == "POST" and form.is_valid():
        who = form.arriving(Arrival(told.arrival))
        made: DoorName = arriving.arrive(live=live, who=who, member=member, at=timezone.now())
        return render(request, "live/door_done.html", context | {"door_name": made})
    return render(request, "live/door.html", context, status=422 if form.errors else 200)


def _open(code: Code | None) -> LiveMeeting | None:
    """Return the rakor of a code if it runs and has an open door."""
    if code is None:
        return None
    running = LiveMeeting.objects.filter(pk=code.meeting, ended_at=None).exclude(door=DoorPolicy.CLOSED)
    return running.select_related("meeting__region").first()


def _may_enter(live: LiveMeeting, member: Member | None) -> bool:
    """For members alone the door asks what the rakor's own page would ask."""
    if live.door == DoorPolicy.ANYONE:
        return True
    return member is not None and access.within_area(member, Meeting.objects.filter(pk=live.pk)).exists()


def _is_good(request: HttpRequest, code: Code | None, live: LiveMeeting) -> bool:
    if code is None:
        return False
    given = request.POST.get("ticket", "")
    if given and door_codes.ticket_is_good(given, live, code.arrival):
        return True
    return door_codes.is_good(code, live, timezone.now())
