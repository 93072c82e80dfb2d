"""How the offices keep their promises."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kentongan.actions import office_figures, queries
from kentongan.actions.list_views import PAGE
from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Agency
from kentongan.city.templatetags.words import tone


@require_GET
def offices(request: MemberRequest) -> HttpResponse:
    """How each office keeps its promises."""
    figures = office_figures.offices(request.user, timezone.localdate())
    return render(request, "actions/offices.html", {"offices": figures, "days": office_figures.DAYS})


@require_GET
def office(request: MemberRequest, code: str) -> HttpResponse:
    """One office: what it kept, what it owes."""
    member, today = request.user, timezone.localdate()
    agency = access.one(Agency.objects.all(), pk=code)
    figures = office_figures.offices(member, today, agency=code)
    if not figures:
        raise Http404
    things = queries.with_marks(queries.actions(member, show="open", agency=code, today=today))
    shown = Paginator(things, PAGE).get_page(request.GET.get("page"))
    context = {
        "agency": agency,
        "figures": figures[0],
        "days": office_figures.DAYS,
        "page": shown,
        "cards": [(one, tone(one.state)) for one in shown],
        "today": today,
    }
    return render(request, "actions/office.html", context)
