"""Pages of papers, and the papers themselves."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kentongan.alerts import queries as alerts
from kentongan.briefs import backtest_paper, page, paper, paper_docx, queries, services
from kentongan.briefs.content import VERSION
from kentongan.briefs.forms import FilterForm
from kentongan.briefs.models import Brief, BriefKind
from kentongan.briefs.services import Request
from kentongan.city.doors import MemberRequest
from kentongan.meetings import queries as meetings

PAGE = 25
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def briefs(request: MemberRequest) -> HttpResponse:
    """All papers, newest first."""
    form = FilterForm(request.GET, kinds=queries.kinds())
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    kind, search = asked.get("jenis", ""), asked.get("cari", "")
    rows = Paginator(queries.briefs(request.user, kind=kind, search=search), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"page": rows, "form": form, "query": query.urlencode(), "is_filtered": bool(kind or search)}
    return render(request, "briefs/briefs.html", context)


@require_GET
def brief(request: MemberRequest, pk: int) -> HttpResponse:
    """One paper, as it was frozen."""
    thing = queries.brief(request.user, pk)
    context = {"brief": thing, "s": thing.snapshot, "parts": page.shown(thing.snapshot), **_press(request, thing)}
    return render(request, "briefs/brief.html", context)


@require_GET
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    thing = queries.brief(request.user, pk)
    return _file(thing, paper.pdf(thing), "application/pdf", "pdf")


@require_GET
def docx(request: MemberRequest, pk: int) -> HttpResponse:
    thing = queries.brief(request.user, pk)
    return _file(thing, paper_docx.docx(thing), DOCX, "docx")


@require_POST
def compose(request: MemberRequest, pk: int) -> HttpResponse:
    """Compose the minutes of a closed rakor, from the button on its page."""
    meeting = meetings.meeting(request.user, pk)
    return composed(request, Request(kind=BriefKind.MINUTES, meeting=meeting))


def composed(request: MemberRequest, asked: Request) -> HttpResponse:
    """Compose what was asked, and go to the paper; whoever is refused reads why."""
    made = services.compose(request=asked, member=request.user, at=timezone.now())
    messages.success(request, _("Naskah %s tersusun. Unduh, cetak, lalu mintakan tanda tangan.") % made.number)
    return redirect("briefs:brief", pk=made.pk)


def _press(request: MemberRequest, thing: Brief) -> dict[str, Any]:
    """Return what the page needs to let a press release out."""
    release = getattr(thing, "press", None)
    return {"release": release, "is_own": bool(release and release.drafted_by_id == request.user.pk)}


def _file(thing: Brief, content: bytes, kind: str, ending: str) -> HttpResponse:
    snapshot = thing.snapshot
    stem = snapshot["file"] if snapshot["version"] >= VERSION else f"Notulen Rakor {snapshot['meeting']['iso']}"
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{stem}.{ending}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def backtest_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """What a back-test of the room of alerts found, as a paper."""
    thing = alerts.finished_backtest(request.user, pk)
    answer = HttpResponse(backtest_paper.pdf(thing, member=request.user), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="Uji Masa Lalu {thing}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
