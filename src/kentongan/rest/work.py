"""/actions and /meetings: who does what by when, and where it was decided."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from kentongan.city import access
from kentongan.rest import cursor, queries, telling
from kentongan.rest.bearer import READS, machine
from kentongan.rest.inputs import DaysWanted, Number
from kentongan.rest.outputs import ActionOut, Actions, MeetingOut, Meetings

router = Router(tags=["Tindak lanjut dan rakor"])


@router.get("/actions", auth=READS, response=Actions, summary="Daftar tindak lanjut menurut tenggat")
def actions(request: HttpRequest, wanted: Query[DaysWanted]) -> dict[str, Any]:
    """Tenggat terjauh dahulu. Hari: tenggat; `category`: perkara peringatan asalnya."""
    things = queries.actions(machine(request)[1], wanted)
    rows, after = cursor.page(things, by="due_on", kinds=(date, int), cursor=wanted.cursor, limit=wanted.limit)
    return {"items": [telling.action(row) for row in rows], "next": after}


@router.get("/actions/{pk}", auth=READS, response=ActionOut, summary="Satu tindak lanjut")
def action(request: HttpRequest, pk: Path[Number]) -> dict[str, Any]:
    """Instansi pemilik dan tenggatnya; tanpa nama orang."""
    return telling.action(access.one(queries.actions(machine(request)[1]), pk=pk))


@router.get("/meetings", auth=READS, response=Meetings, summary="Daftar rakor dengan arahannya")
def meetings(request: HttpRequest, wanted: Query[DaysWanted]) -> dict[str, Any]:
    """Hari: tanggal rapat."""
    things = queries.meetings(machine(request)[1], wanted)
    rows, after = cursor.page(things, by="held_on", kinds=(date, int), cursor=wanted.cursor, limit=wanted.limit)
    return {"items": [telling.meeting(row) for row in rows], "next": after}


@router.get("/meetings/{pk}", auth=READS, response=MeetingOut, summary="Satu rakor")
def meeting(request: HttpRequest, pk: Path[Number]) -> dict[str, Any]:
    """Dengan arahan dan nomor tindak lanjutnya."""
    return telling.meeting(access.one(queries.meetings(machine(request)[1]), pk=pk))
