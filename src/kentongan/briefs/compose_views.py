"""Composing a paper: choose its kind, say what it is about, look at it, give it its number."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kentongan.briefs import page, paper, paper_settings, queries, services, views
from kentongan.briefs.content import digest
from kentongan.briefs.forms import ComposeForm
from kentongan.briefs.kinds import KINDS
from kentongan.briefs.models import BriefKind
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours, Refused

LOOK = "lihat"  # the button that shows the paper without keeping it


@require_GET
def choose(request: MemberRequest) -> HttpResponse:
    """Every kind of paper that can be composed."""
    rows = [{"kind": kind, "label": label, "text": KINDS[kind].text} for kind, label in queries.kinds()]
    return render(request, "briefs/choose.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, kind: str) -> HttpResponse:
    """Say what the paper is about; look at it, or compose it."""
    _known(kind)
    is_filled = request.method == "POST" or LOOK in request.GET
    initial = {name: value for name, value in request.GET.items() if not is_filled}
    given = (request.POST if request.method == "POST" else request.GET) if is_filled else None
    form = ComposeForm(given, kind=kind, member=request.user, initial=initial)
    context: dict[str, Any] = {"form": form, "kind": kind, "label": BriefKind(kind).label, "text": KINDS[kind].text}
    if form.is_bound and form.is_valid():
        try:
            if request.method == "POST" and LOOK not in request.POST:
                return views.composed(request, form.request())
            today = timezone.localdate()
            context["s"] = services.previewed(request=form.request(), member=request.user, today=today)
            context["parts"] = page.shown(context["s"])
            context["query"] = (request.POST if request.method == "POST" else request.GET).urlencode()
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "briefs/new.html", context, status=422 if form.errors else 200)


@require_GET
def preview(request: MemberRequest, kind: str) -> HttpResponse:
    """The paper as a PDF before it has a number; marked as such where the number will stand."""
    _known(kind)
    form = ComposeForm(request.GET, kind=kind, member=request.user)
    if not form.is_valid():
        return redirect("briefs:new", kind=kind)
    content = services.previewed(request=form.request(), member=request.user, today=timezone.localdate())
    head = paper_settings.letterhead()
    logo = bytes(head.logo or b"") if head else b""
    made = paper.printed(content | {"digest": digest(content)}, logo=logo)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="pratinjau.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _known(kind: str) -> None:
    if kind not in KINDS:
        raise NotYours
