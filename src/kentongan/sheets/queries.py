"""The tables that a member has brought: nobody else's, since their rows may name who told something."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from kentongan import csv_lines
from kentongan.city import access
from kentongan.city.models import Member
from kentongan.sheets.columns import letter
from kentongan.sheets.models import SheetImport

SAMPLES = 3
SHOWN = 10


def sheets(member: Member) -> QuerySet[SheetImport]:
    """Return the member's tables, the latest first, without what is in them."""
    return SheetImport.objects.filter(member=member).defer("content", "faults").select_related("region")


def sheet(member: Member, pk: int) -> SheetImport:
    """Return one table of the member."""
    return access.one(SheetImport.objects.filter(member=member).select_related("region", "member"), pk=pk)


def column_rows(sheet: SheetImport, rows: list[tuple[int, list[str]]]) -> list[dict[str, Any]]:
    """Return each column of a table with its letter, its head and a few of its values."""
    return [
        {
            "letter": letter(number),
            "head": head,
            "samples": [value[:60] for value in _filled(rows, number)],
        }
        for number, head in enumerate(sheet.headers)
    ]


def _filled(rows: list[tuple[int, list[str]]], number: int) -> list[str]:
    found: list[str] = []
    for _row, cells in rows:
        if cells[number] and cells[number] not in found:
            found.append(cells[number])
        if len(found) == SAMPLES:
            break
    return found


def fault_lines(sheet: SheetImport) -> Iterator[str]:
    """Yield the faults of a table as lines of CSV. What stood in a cell must not become a formula in the next one."""
    yield csv_lines.MARK + csv_lines.line(["baris", "kolom", "kesalahan"])
    for fault in sheet.faults:
        yield csv_lines.line([fault["row"], fault["column"], fault["why"]])
