"""Has anything come since? The one question that open pages ask again and again, answered by one look into an index."""

import hashlib
from datetime import timedelta

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kentongan.alerts import queries
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.journal import queries as journal
from kentongan.journal.models import Entry
from kentongan.journal.wording import deed

FRESH = timedelta(minutes=1)


@never_cache
@require_safe
def pulse(request: MemberRequest) -> HttpResponse:
    """Answer 204 while nothing has changed since the mark `sejak`, else the new mark and a sentence for the ear."""
    member = request.user
    line = journal.newest("alert", prefix=member.region_id, clearance=member.clearance)
    mark = _mark(member, line)
    if request.GET.get("sejak") == mark:
        return HttpResponse(status=204)
    found = queries.alerts(member).filter(pk=line.subject).first() if line else None
    said = ""
    if line and found:
        category = city.labels("issue_category").get(found.category, found.category)
        # A new alert tells its first rung at once, and that line is the newer one: the news is the alert.
        is_new = line.verb == "alert.climb" and line.at - found.raised_at < FRESH
        told = {"what": category, "where": found.region.name}
        told["deed"] = deed("alert.raise" if is_new else line.verb)
        said = _("{deed}: {what} di {where}, tingkat {level}.").format(**told, level=found.get_level_display())
    return JsonResponse({"mark": mark, "said": said})


def mark_of(member: Member) -> str:
    """Return the mark a page is made with: what has changed since can be asked by it."""
    return _mark(member, journal.newest("alert", prefix=member.region_id, clearance=member.clearance))


def _mark(member: Member, line: Entry | None) -> str:
    """Return a mark that tells nothing: the number of a line would tell how much goes on where one may not look."""
    return hashlib.sha256(f"{member.pk}:{line.pk if line else 0}".encode()).hexdigest()[:20]
