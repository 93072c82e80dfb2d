"""The two screens of a running rakor, and the question by which they stay in step."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from kentongan.actions import due_rules
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.live import codes_drawn, contents, door_codes, queries
from kentongan.live.forms import PersonForm
from kentongan.live.models import DoorPolicy, LiveMeeting

LATEST = 3  # directives on the wall


@require_GET
def desk(request: MemberRequest, pk: int) -> HttpResponse:
    """The secretary's screen: the agenda, the minutes of the item, who is there."""
    thing = queries.live(request.user, pk)
    meeting, offices = thing.meeting, queries.offices(request.user)
    items = contents.items(meeting)
    before, after = queries.neighbours(items, thing.item_id)
    lines = queries.lines(meeting)
    context = _screen(request, thing) | {
        "nav": [],
        "nav_groups": [],
        "items": items,
        "before": before,
        "after": after,
        "section": contents.section(thing, today=timezone.localdate()),
        "lines": [line for line in lines if line.item_id == thing.item_id],
        "others": [line for line in lines if line.item_id != thing.item_id],
        "orders": meeting.directives.select_related("region", "withdrawn_by").prefetch_related("responsible"),
        "hall": queries.hall(meeting),
        "doors": DoorPolicy.choices,
        "offices": offices.names,
        "person_form": PersonForm(offices=offices, auto_id="orang_%s"),
        "regions": city.regions_of(request.user),
        "phases": city.choices("phase", timezone.localdate()),
        "due_words": due_rules.words(meeting.held_on),
        "link": request.build_absolute_uri(reverse("door:door", args=[door_codes.link_code(thing)])),
    }
    return render(request, "live/desk.html", context)


@require_GET
def wall(request: MemberRequest, pk: int) -> HttpResponse:
    """The screen on the wall: one item, big, for who sits at the back of the hall."""
    thing = queries.live(request.user, pk)
    items = contents.items(thing.meeting)
    section = contents.section(thing, today=timezone.localdate())
    number = next((place for place, item in enumerate(items, 1) if item.pk == thing.item_id), 0)
    orders = list(queries.orders(thing))
    context = _screen(request, thing) | {
        "number": number,
        "total": len(items),
        "section": section,
        "map": contents.drawing(
            queries.areas(thing, section, [one for one in orders if not one.withdrawn_at]), thing.meeting
        ),
        "orders": orders[:LATEST],
        "present": thing.meeting.attendance.count(),
    }
    return render(request, "live/wall.html", context)


@never_cache
@require_safe
def pulse(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer 204 while nothing has changed since the mark `sejak`, else the new mark."""
    mark = queries.mark(queries.live(request.user, pk), timezone.now())
    if request.GET.get("sejak") == mark:
        return HttpResponse(status=204)
    return JsonResponse({"mark": mark, "said": ""})


def _screen(request: MemberRequest, thing: LiveMeeting) -> dict[str, Any]:
    """What both screens show."""
    at = timezone.now()
    return {
        "live": thing,
        "meeting": thing.meeting,
        "mark": queries.mark(thing, at),
        "now": timezone.localtime(at),
        "today": timezone.localdate(at),
        "door": _door(request, thing),
    }


def _door(request: HttpRequest, thing: LiveMeeting) -> dict[str, str | SafeString]:
    """The code on the wall, as a picture and as an address to type; nothing while the door is closed."""
    if thing.door == DoorPolicy.CLOSED:
        return {}
    url = request.build_absolute_uri(reverse("door:door", args=[door_codes.door_code(thing, timezone.now())]))
    return {"url": url, "picture": mark_safe(codes_drawn.picture(url))}  # noqa: S308 (squares only, drawn by segno)
