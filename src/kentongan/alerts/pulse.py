"""Has anything come since? The one question that open pages ask again and again, answered by one look into an index."""

import hashlib

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kentongan.alerts import queries
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.journal import queries as journal
from kentongan.journal.wording import deed


@never_cache
@require_safe
def pulse(request: MemberRequest) -> HttpResponse:
    """Answer 204 while nothing has changed since the mark `sejak`, else the new mark and a sentence for the ear."""
    line = journal.newest("alert", prefix=request.user.region_id, clearance=request.user.clearance)
    mark = _mark(request.user, line.pk if line else 0)
    if request.GET.get("sejak") == mark:
        return HttpResponse(status=204)
    found = queries.alerts(request.user).filter(pk=line.subject).first() if line else None
    told = {"mark": mark, "said": "", "url": ""}
    if line and found:
        category = city.labels("issue_category").get(found.category, found.category)
        words = {"deed": deed(line.verb), "what": category, "where": found.region.name}
        told["said"] = _("{deed}: {what} di {where}, tingkat {level}.").format(**words, level=found.get_level_display())
        told["url"] = reverse("alerts:alert", args=[found.pk])
    return JsonResponse(told)


def _mark(member: Member, newest: int) -> str:
    """Return a mark that tells nothing: the number of a line would tell how much goes on where one may not look."""
    return hashlib.sha256(f"{member.pk}:{newest}".encode()).hexdigest()[:20]
