"""Reports as a stream, row by row while they are read: memory stays the same however many there are.

They go out by their numbers, the order of their coming, which an index holds: nothing has to be sorted beforehand.
"""

import json
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.timezone import localtime

from kentongan import csv_lines
from kentongan.city import queries as city
from kentongan.intake.models import Door, Report, ReportState
from kentongan.rest import telling
from kentongan.rest.outputs import ReportOut

CHUNK = 500  # a long report is some kilobytes, and two chunks are in memory at a time
# Heading → hashtag of the HXL standard (hxlstandard.org, 1.1), for who asks for that row.
COLUMNS = {
    "Nomor": "#meta+id",
    "Diterima": "#date+received",
    "Kejadian": "#date+occurred",
    "Pintu": "#meta+channel",
    "Kode wilayah": "#adm+code",
    "Wilayah": "#adm+name",
    "Tempat": "#loc+name",
    "Lintang": "#geo+lat",
    "Bujur": "#geo+lon",
    "Perkara": "#event+type",
    "Isi laporan": "#description",
    "Keadaan": "#status",
    "Klasifikasi": "#meta+classification",
    "Isian tambahan": "#meta+answers",
}
FIELDS = (
    "number", "received_at", "occurred_at", "door", "region_id", "region__name", "spot", "lat", "lng", "category",
    "text", "state", "classification", "extra",
)  # fmt: skip


def as_csv(things: QuerySet[Report], *, hxl: bool = False) -> Iterator[str]:
    """Yield the lines of the table, with a mark in front by which spreadsheets know UTF-8; no cell is a formula."""
    yield csv_lines.MARK + csv_lines.line(COLUMNS)
    if hxl:
        yield csv_lines.line(COLUMNS.values())
    labels = city.labels("issue_category")
    doors, states = dict(Door.choices), dict(ReportState.choices)
    for row in things.values_list(*FIELDS).iterator(chunk_size=CHUNK):
        number, received, occurred, door, code, name, spot, lat, lng, category, text, state, secrecy, extra = row
        told = [spot, *("" if part is None else part for part in (lat, lng)), labels.get(category, category), text]
        cells = [f"LAP-{number:06d}", localtime(received).isoformat(timespec="seconds")]
        cells += [
            localtime(occurred).isoformat(timespec="seconds") if occurred else "",
            doors.get(door, door),
            code,
            name,
        ]
        cells += [*told, states.get(state, state), secrecy, json.dumps(extra, ensure_ascii=False) if extra else ""]
        yield csv_lines.line(cells)


def as_lines(things: QuerySet[Report]) -> Iterator[str]:
    """Yield one JSON object a line (NDJSON), each as the list of reports tells it."""
    for thing in things.iterator(chunk_size=CHUNK):
        yield ReportOut.model_validate(telling.report(thing)).model_dump_json() + "\n"
