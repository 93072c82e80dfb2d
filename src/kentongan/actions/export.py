"""The list as a table for a spreadsheet, written row by row while it is read."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from kentongan import csv_lines
from kentongan.actions.models import ActionItem, ActionOrigin
from kentongan.actions.queries import OWED
from kentongan.city import queries as city

# Kept outside the program, so Indonesian in whatever language the page is read.
HEADINGS = (
    "Nomor", "Tugas", "Instansi", "Penanggung jawab", "Wilayah", "Tempat", "Tahap", "Asal", "Tenggat", "Keadaan",
    "Terlambat (hari)", "Ditugaskan", "Selesai", "Diperiksa", "Klasifikasi",
)  # fmt: skip


def rows(things: QuerySet[ActionItem], today: date) -> Iterator[str]:
    """Yield the lines of the table, with a mark in front by which spreadsheets know UTF-8."""
    yield csv_lines.MARK + csv_lines.line(HEADINGS)
    phases = city.labels("phase")
    for thing in things.iterator(chunk_size=500):
        yield csv_lines.line(_cells(thing, phases, today))


def _cells(thing: ActionItem, phases: dict[str, str], today: date) -> list[str]:
    late = (today - thing.due_on).days if thing.state in OWED else 0
    person = thing.accountable
    return [
        str(thing),
        thing.title,
        thing.agency.short,
        person.name if person else "",
        thing.region.name,
        thing.place,
        phases.get(thing.phase, thing.phase),
        str(ActionOrigin(thing.origin).label),
        thing.due_on.isoformat(),
        thing.get_state_display(),
        str(late) if late > 0 else "",
        _day(thing.assigned_at),
        _day(thing.done_at),
        _day(thing.checked_at),
        thing.get_classification_display() if thing.classification else "",
    ]


def _day(at: datetime | None) -> str:
    return localdate(at).isoformat() if at else ""
