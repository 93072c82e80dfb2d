"""/reports: read them, send one, take them away as a stream."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Path, Query, Router
from ninja.responses import Status

from kentongan.city import access
from kentongan.rest import cursor, export, problems, queries, services, telling
from kentongan.rest.bearer import READS, SENDS, machine
from kentongan.rest.inputs import Id, NewReport, ReportsWanted, Slice
from kentongan.rest.outputs import Received, ReportOut, Reports

router = Router(tags=["Laporan"])
TAKEN = {201: Received, 200: Received}
STREAM = {"schema": {"type": "string"}}


@router.get("/reports", auth=READS, response=Reports, summary="Daftar laporan, terbaru dahulu")
def reports(request: HttpRequest, wanted: Query[ReportsWanted]) -> dict[str, Any]:
    """Membutuhkan peran yang membaca laporan masuk."""
    _key, reader = machine(request)
    rows, after = cursor.page(
        queries.reports(reader, wanted),
        by="received_at",
        kinds=(datetime, UUID),
        cursor=wanted.cursor,
        limit=wanted.limit,
    )
    return {"items": [telling.report(row) for row in rows], "next": after}


@router.post("/reports", url_name="reports", auth=SENDS, response=TAKEN, summary="Kirim laporan")
def send_report(request: HttpRequest, response: HttpResponse, given: NewReport) -> Status[dict[str, Any]]:
    """201: laporan baru. 200: laporan dengan id dan isi ini sudah ada. Aman diulang."""
    key, reader = machine(request)
    report, is_new = services.receive(given=given, key=key, reader=reader, at=timezone.now())
    response["Location"] = request.build_absolute_uri(reverse("v1:report", args=[report.pk]))
    told = {"id": report.pk, "number": str(report), "is_new": is_new, "received_at": report.received_at}
    return Status(201 if is_new else 200, told)


@router.get("/reports/{pk}", auth=READS, response=ReportOut, summary="Satu laporan")
def report(request: HttpRequest, pk: Path[Id]) -> dict[str, Any]:
    """Yang di luar wilayah atau hak baca kunci tidak ada baginya: 404."""
    _key, reader = machine(request)
    return telling.report(access.one(queries.reports(reader), pk=pk))


@router.get(
    "/reports.csv",
    auth=READS,
    summary="Semua laporan sebagai CSV",
    openapi_extra={"responses": {200: {"description": "CSV, UTF-8", "content": {"text/csv": STREAM}}}},
)
def reports_csv(request: HttpRequest, wanted: Query[Slice], hxl: bool = False) -> StreamingHttpResponse:
    """Satu baris satu laporan, dialirkan. `hxl=true` menambah baris tagar HXL."""
    things = _taken(request, wanted)
    return _stream(export.as_csv(things, hxl=hxl), "text/csv; charset=utf-8")


@router.get(
    "/reports.ndjson",
    auth=READS,
    summary="Semua laporan sebagai NDJSON",
    openapi_extra={"responses": {200: {"description": "NDJSON", "content": {"application/x-ndjson": STREAM}}}},
)
def reports_ndjson(request: HttpRequest, wanted: Query[Slice]) -> StreamingHttpResponse:
    """Satu objek sebaris, bentuknya seperti pada daftar, dialirkan."""
    return _stream(export.as_lines(_taken(request, wanted)), "application/x-ndjson")


def _taken(request: HttpRequest, wanted: Slice) -> Any:
    """Return what is streamed: what had come in when it was asked for, in the order of its coming; and note it."""
    key, reader = machine(request)
    at = timezone.now()
    things = queries.reports(reader, wanted).filter(received_at__lte=at).order_by("number")
    services.note_export(by=key, region=reader.region_id, at=at, rows=things.count())
    return things


def _stream(lines: Any, media_type: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(lines, content_type=media_type)
    answer["Cache-Control"], answer["Vary"] = problems.PRIVATE
    return answer
