"""The inbox: what happened that concerns me."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kentongan.city.doors import MemberRequest
from kentongan.notices import queries, services, wording
from kentongan.notices.forms import FilterForm

PAGE = 25
BIGGEST = 2**63 - 1


@require_GET
def inbox(request: MemberRequest) -> HttpResponse:
    """My notices, unread first."""
    form = FilterForm(request.GET)
    page = Paginator(queries.inbox(request.user, **form.wanted()), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": queries.shown(request.user, page),
        "newest": max((one.pk for one in page), default=0),
        "unread": queries.unread(request.user),
        "query": query.urlencode(),
    }
    return render(request, "notices/inbox.html", context)


@require_GET
def count(request: MemberRequest) -> HttpResponse:
    """How many I have not read; asked by open pages now and then."""
    answer = JsonResponse({"unread": queries.unread(request.user)})
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def open_notice(request: MemberRequest, pk: int) -> HttpResponse:
    """Go to what a notice is about: the address that mails and pushes carry. Having gone there is having read it."""
    thing = queries.notice(request.user, pk)
    services.mark(notice=thing, at=timezone.now())
    (shown,) = queries.shown(request.user, [thing])
    if shown.url:
        return redirect(shown.url)
    messages.info(request, str(wording.CLOSED))
    return redirect("notices:inbox")


@require_POST
def read(request: MemberRequest, pk: int) -> HttpResponse:
    """Note one as read, or as not read after all."""
    thing = queries.notice(request.user, pk)
    services.mark(notice=thing, at=None if thing.read_at else timezone.now())
    return redirect("notices:inbox")


@require_POST
def read_all(request: MemberRequest) -> HttpResponse:
    """Note all as read that I have been shown."""
    newest = request.POST.get("newest", "")
    up_to = min(int(newest), BIGGEST) if newest.isascii() and newest.isdigit() else 0
    number = services.mark_all(member=request.user, up_to=up_to, at=timezone.now())
    messages.success(request, _("{number} pemberitahuan ditandai sudah dibaca.").format(number=number))
    return redirect("notices:inbox")
