"""Pages of papers, and the papers themselves."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kentongan.briefs import paper, queries, services
from kentongan.briefs.models import Brief
from kentongan.city.doors import MemberRequest
from kentongan.meetings import queries as meetings

PAGE = 25
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def briefs(request: MemberRequest) -> HttpResponse:
    """All papers, newest first."""
    page = Paginator(queries.briefs(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "briefs/briefs.html", {"page": page})


@require_GET
def brief(request: MemberRequest, pk: int) -> HttpResponse:
    """One paper, as it was frozen."""
    return render(request, "briefs/brief.html", {"brief": queries.brief(request.user, pk)})


@require_GET
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    thing = queries.brief(request.user, pk)
    return _file(thing, paper.pdf(thing), "application/pdf", "pdf")


@require_GET
def docx(request: MemberRequest, pk: int) -> HttpResponse:
    thing = queries.brief(request.user, pk)
    return _file(thing, paper.docx(thing), DOCX, "docx")


@require_POST
def compose(request: MemberRequest, pk: int) -> HttpResponse:
    """Compose the paper of a closed rakor."""
    meeting = meetings.meeting(request.user, pk)
    made = services.compose_minutes(meeting=meeting, member=request.user, at=timezone.now())
    messages.success(request, _("Naskah %s tersusun. Unduh, cetak, lalu mintakan tanda tangan.") % made.number)
    return redirect("briefs:brief", pk=made.pk)


def _file(thing: Brief, content: bytes, kind: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="Notulen Rakor {thing.snapshot["meeting"]["iso"]}.{ending}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
