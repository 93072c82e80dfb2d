"""The list as a table for a spreadsheet, written row by row while it is read."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Choices, QuerySet
from django.utils.timezone import get_current_timezone

from kentongan import csv_lines
from kentongan.actions.models import ActionItem, ActionOrigin, ActionState
from kentongan.actions.queries import OWED
from kentongan.city import queries as city
from kentongan.city.models import Classification

# Kept outside the program, so Indonesian in whatever language the page is read.
HEADINGS = (
    "Nomor", "Tugas", "Instansi", "Penanggung jawab", "Wilayah", "Tempat", "Tahap", "Asal", "Tenggat", "Keadaan",
    "Terlambat (hari)", "Ditugaskan", "Selesai", "Diperiksa", "Klasifikasi",
)  # fmt: skip
FIELDS = (
    "number", "title", "agency__short", "accountable__name", "region__name", "place", "phase", "origin", "due_on",
    "state", "assigned_at", "done_at", "checked_at", "classification",
)  # fmt: skip


def rows(things: QuerySet[ActionItem], today: date) -> Iterator[str]:
    """Yield the lines of the table, with a mark in front by which spreadsheets know UTF-8.

    Fields are read, not things: a city's table has tens of thousands of rows.
    """
    yield csv_lines.MARK + csv_lines.line(HEADINGS)
    phases, origins = city.labels("phase"), _words(ActionOrigin)
    states, secrecies = _words(ActionState), _words(Classification)
    zone = get_current_timezone()

    def day(at: datetime | None) -> str:
        return at.astimezone(zone).date().isoformat() if at else ""

    for row in things.select_related(None).values_list(*FIELDS).iterator(chunk_size=2_000):
        number, title, agency, person, region, place, phase, origin, due_on, state, given, done, checked, secrecy = row
        late = (today - due_on).days if state in OWED else 0
        yield csv_lines.line((
            f"TL-{number:05d}", title, agency, person or "", region, place, phases.get(phase, phase), origins[origin],
            due_on.isoformat(), states[state], str(late) if late > 0 else "", day(given), day(done), day(checked),
            secrecies[secrecy] if secrecy else "",
        ))  # fmt: skip


def _words(choices: type[Choices]) -> dict[Any, str]:
    return {code: str(word) for code, word in choices.choices}
