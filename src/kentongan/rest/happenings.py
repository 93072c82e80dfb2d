"""/incidents, /alerts, /clarifications: what happened, what is warned of, what the public was told."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router

from kentongan.city import access
from kentongan.rest import cursor, queries, telling
from kentongan.rest.bearer import READS, machine
from kentongan.rest.inputs import AlertsWanted, DaysWanted, Number, Page
from kentongan.rest.outputs import AlertOut, Alerts, Clarifications, IncidentOut, Incidents
from kentongan.rumours import publications

router = Router(tags=["Peristiwa dan peringatan"])


@router.get("/incidents", auth=READS, response=Incidents, summary="Daftar peristiwa, terbaru dahulu")
def incidents(request: HttpRequest, wanted: Query[DaysWanted]) -> dict[str, Any]:
    """`state`: checking atau checked. Hari: hari kejadian."""
    things = queries.incidents(machine(request)[1], wanted)
    rows, after = cursor.page(things, by="occurred_on", kinds=(date, int), cursor=wanted.cursor, limit=wanted.limit)
    return {"items": [telling.incident(row) for row in rows], "next": after}


@router.get("/incidents/{pk}", auth=READS, response=IncidentOut, summary="Satu peristiwa")
def incident(request: HttpRequest, pk: Path[Number]) -> dict[str, Any]:
    """Dengan banyaknya laporan yang menceritakannya."""
    return telling.incident(access.one(queries.incidents(machine(request)[1]), pk=pk))


@router.get("/alerts", auth=READS, response=Alerts, summary="Daftar peringatan dini, terbaru dahulu")
def alerts(request: HttpRequest, wanted: Query[AlertsWanted]) -> dict[str, Any]:
    """Yang terbuka dan yang sudah ditutup."""
    things = queries.alerts(machine(request)[1], wanted)
    rows, after = cursor.page(things, by="raised_at", kinds=(datetime, int), cursor=wanted.cursor, limit=wanted.limit)
    return {"items": [telling.alert(row) for row in rows], "next": after}


@router.get("/alerts/{pk}", auth=READS, response=AlertOut, summary="Satu peringatan dini")
def alert(request: HttpRequest, pk: Path[Number]) -> dict[str, Any]:
    """Tingkat, tahap, dan alasannya."""
    return telling.alert(access.one(queries.alerts(machine(request)[1]), pk=pk))


@router.get("/clarifications", auth=READS, response=Clarifications, summary="Klarifikasi yang sudah terbit")
def clarifications(request: HttpRequest, wanted: Query[Page]) -> dict[str, Any]:
    """Yang juga dapat dibaca siapa saja di halaman klarifikasi; yang ditarik disertai alasannya."""

    def address(slug: str) -> str:
        return request.build_absolute_uri(reverse("clarifications:clarification", args=[slug]))

    rows, after = cursor.page(
        publications.public(), by="published_at", kinds=(datetime, int), cursor=wanted.cursor, limit=wanted.limit
    )
    tell = telling.clarification(address)
    return {"items": [tell(row) for row in rows], "next": after}
