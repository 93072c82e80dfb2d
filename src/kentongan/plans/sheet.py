"""A plan as a sheet for a spreadsheet, by the columns of its form; and an empty one to fill in."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from kentongan.city import queries as city
from kentongan.city.models import Agency
from kentongan.plans import queries
from kentongan.plans.models import Plan, PlanColumn, PlanField, PlanItem

TITLE, GUIDE = "Rencana aksi", "Petunjuk"
WIDE = {PlanField.ACTIVITY, PlanField.CRITERION, PlanField.MEASURE, PlanField.OBSTACLE}
Cells = dict[str, Any]


def export(plan: Plan) -> bytes:
    """Return the whole plan as XLSX; no cell is ever a formula."""
    phases = city.labels("phase")
    rows = [cells(item, phases) for item in queries.items(plan)]
    return _book(list(plan.form.columns.all()), rows, [])


def template(plan: Plan) -> bytes:
    """Return an empty sheet with the columns of the plan's form, and a page that says what goes where."""
    guide = [
        "Isi satu butir per baris. Judul kolom jangan diubah; urutannya boleh.",
        "Nomor, fase, kegiatan, dan penanggung jawab wajib. Instansi lebih dari satu dipisah titik koma.",
        "Target berupa angka; kosong berarti tidak ada target pada masa itu. Kolom capaian tidak diimpor.",
        "Fase: " + "; ".join(city.labels("phase").values()),
        "Instansi: "
        + "; ".join(Agency.objects.filter(region__code__startswith=plan.region_id).values_list("short", flat=True)),
    ]
    return _book(list(plan.form.columns.all()), [], guide)


def cells(item: PlanItem, phases: dict[str, str]) -> Cells:
    """Return what stands in each column of one item, by field."""
    plain = ("number", "activity", "place", "criterion", "measure", "unit", "fund", "budget")
    found: Cells = {name: getattr(item, name) for name in plain}
    found |= {
        "phase": phases.get(item.phase, item.phase),
        "responsible": _offices(item.responsible.all()),
        "supporting": _offices(item.supporting.all()),
        "region": item.region.name,
    }
    obstacles = []
    for one in item.results.all():
        found[f"target_{one.period}"] = one.target
        found[f"result_{one.period}"] = one.result
        if one.obstacle:
            obstacles.append(f"{one.period}: {one.obstacle}")
    return found | {"obstacle": "\n".join(obstacles)}


def _offices(offices: Any) -> str:
    return "; ".join(sorted(one.short for one in offices))


def _book(columns: Sequence[PlanColumn], rows: Sequence[Cells], guide: Sequence[str]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet(TITLE)
    for number, column in enumerate(columns, 1):
        page.column_dimensions[letter(number)].width = 40 if column.field in WIDE else 16
    page.freeze_panes = "A2"
    page.append([_cell(page, column.label, bold=True) for column in columns])
    for row in rows:
        page.append([_cell(page, row.get(column.field)) for column in columns])
    if guide:
        second = book.create_sheet(GUIDE)
        second.column_dimensions["A"].width = 110
        for line in guide:
            second.append([_cell(second, line)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: Any, value: Any, *, bold: bool = False) -> Any:
    """Return a cell that is a number or a text, whatever the text begins with."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    cell = WriteOnlyCell(page, value="" if value is None else value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would make a formula of what begins with "="
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def letter(number: int) -> str:
    """Return the name of a column of a sheet.

    >>> [letter(number) for number in (1, 26, 27)]
    ['A', 'Z', 'AA']
    """
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
