"""Pages beside the interface: its description for people, the download of reports, and the address where nothing is."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours
from kentongan.intake import inbox, inbox_views
from kentongan.rest import bearer, describing, export, problems, services
from kentongan.rest.v1 import api


@require_GET
def docs(request: MemberRequest) -> HttpResponse:
    """What can be asked for and sent, in words and with examples."""
    schema = api.get_openapi_schema()
    context = {
        "groups": describing.groups(schema),
        "schemas": describing.schemas(schema),
        "root": request.build_absolute_uri(reverse("v1:api-root")),
        "schema_url": request.build_absolute_uri(reverse("v1:openapi-json")),
        "limit": bearer.PER_KEY,
    }
    return render(request, "rest/docs.html", context)


@require_GET
def reports_csv(request: MemberRequest) -> StreamingHttpResponse:
    """Every report that the inbox stands for with these filters, as a table for a spreadsheet."""
    access.require(request.user, "report.read")
    at = timezone.now()
    wanted = inbox_views.filters(request.user, request.GET).wanted()
    things = inbox.matching(request.user, wanted, at=at).filter(received_at__lte=at)
    services.note_export(by=request.user, region=request.user.region_id, at=at, rows=things.count())
    answer = StreamingHttpResponse(export.as_csv(things), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="laporan-{timezone.localtime(at):%Y-%m-%d-%H%M}.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@csrf_exempt
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Where a program asks for what is not there, the answer is for programs."""
    return problems.refused(request, NotYours())
