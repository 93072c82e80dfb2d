"""The addresses to which the secretary's screen sends what was typed."""

import json
from typing import Any

from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.city.doors import MemberRequest
from kentongan.live import lines, queries

LINE_LETTERS = 2_000


@require_POST
def deeds(request: MemberRequest, pk: int) -> HttpResponse:
    """Take what was typed, some of it perhaps minutes ago; say of each what became of it."""
    thing = queries.live(request.user, pk)
    given = _json(request)
    if not isinstance(given, dict) or not isinstance(given.get("deeds"), list):
        return HttpResponseBadRequest(_("Isian ini tidak dapat dibaca."))
    rows = [one if isinstance(one, dict) else {} for one in given["deeds"]]
    return JsonResponse({"answers": lines.take(thing, rows, member=request.user, at=timezone.now())})


@require_POST
def propose(request: MemberRequest, pk: int) -> HttpResponse:
    """Read one line as an order, for a person to confirm or correct."""
    thing = queries.live(request.user, pk)
    told, usual, source = queries.proposal(request.user, thing.meeting, request.POST.get("line", "")[:LINE_LETTERS])
    return JsonResponse(
        {
            "text": told.text,
            "offices": ", ".join(office.short for office in told.offices),
            "vague": told.vague,
            "usual": ", ".join(office.short for office in usual),
            "source": source,
            "region": told.region.code if told.region else "",
            "due_on": told.due_on.isoformat() if told.due_on else "",
            "due_said": told.due_said,
            "phase": told.phase,
        }
    )


def _json(request: MemberRequest) -> Any:
    try:
        return json.loads(request.body)
    except ValueError:
        return None
