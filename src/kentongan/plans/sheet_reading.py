"""A sheet that somebody filled in: which rows it holds, and what is wrong in which cell. Nothing is written here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.city import queries as city
from kentongan.city.models import Agency, Region
from kentongan.errors import Refused
from kentongan.plans.models import Plan, PlanField
from kentongan.plans.services import ItemFacts
from kentongan.plans.sheet import letter
from kentongan.sheets.tables import NotATable, workbook_cells

MOST_BYTES, MOST_UNPACKED, MOST_ROWS, MOST_FAULTS = 2_000_000, 40_000_000, 500, 40
NEEDED = (PlanField.NUMBER, PlanField.PHASE, PlanField.ACTIVITY, PlanField.RESPONSIBLE)
TARGETS = {PlanField.TARGET_B04: "B04", PlanField.TARGET_B08: "B08", PlanField.TARGET_B12: "B12"}
LONGEST = {"activity": 4_000, "place": 160, "criterion": 300, "measure": 300, "unit": 40, "fund": 80}
MOST = Decimal(999_999_999_999)


class NotASheet(Refused):
    code = "plan-not-a-sheet"
    status = 422
    text = gettext_lazy("Berkas ini bukan XLSX yang dapat dibaca, atau terlalu besar. Pakai templat dari halaman ini.")


class FaultsInSheet(Refused):
    """The sheet was read and nothing of it was taken; `faults` are sentences, each with its cell."""

    code = "plan-faults-in-sheet"
    status = 422
    text = gettext_lazy("Tidak ada yang diimpor. Betulkan sel berikut, lalu unggah lagi.")

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = list(faults)
        super().__init__()


@dataclass
class Desk:
    """What a row is read against: words to phases, offices and regions, and where each column stands."""

    columns: Mapping[str, int]
    phases: Mapping[str, str]
    offices: Mapping[str, Agency]
    regions: Mapping[str, Region]
    home: Region
    faults: list[str]

    def fault(self, row: int, field: str, what: str) -> None:
        """Note what is wrong in which cell."""
        where = {"row": row, "column": letter(self.columns[field] + 1), "what": what}
        self.faults.append(_("Baris {row}, kolom {column}: {what}").format(**where))


def read(data: bytes, plan: Plan) -> list[ItemFacts]:
    """Return the items of a sheet.

    Args:
        data: an XLSX file; its first sheet counts, the columns are found by their headings.
        plan: whose form names the columns, and within whose area offices and regions are looked for.

    Raises:
        NotASheet: it cannot be opened, or unpacks to too much.
        FaultsInSheet: with every fault, up to a limit.
    """
    rows = _rows(data)
    head = next(rows, ())
    columns = _columns(head, plan)
    desk = _desk(columns, plan)
    found: list[ItemFacts] = []
    seen: dict[int, int] = {}
    for number, row in enumerate(rows, 2):
        if not any(_text(cell) for cell in row):
            continue
        if len(found) >= MOST_ROWS:
            desk.faults.append(_("Lebih dari {count} baris. Bagi menjadi beberapa berkas.").format(count=MOST_ROWS))
            break
        facts = _item(row, number, desk)
        if facts and facts.number in seen:
            what = _("nomor {number} sudah ada di baris {row}.").format(number=facts.number, row=seen[facts.number])
            desk.fault(number, PlanField.NUMBER, what)
        elif facts:
            seen[facts.number] = number
            found.append(facts)
        if len(desk.faults) >= MOST_FAULTS:
            break
    if not found and not desk.faults:
        desk.faults.append(_("Lembar pertama tidak berisi baris."))
    if desk.faults:
        raise FaultsInSheet(desk.faults)
    return found


def _rows(data: bytes) -> Iterator[Sequence[Any]]:
    try:
        yield from list(islice(workbook_cells(data, most_unpacked=MOST_UNPACKED), MOST_ROWS + 200))
    except NotATable:
        raise NotASheet from None


def _columns(head: Sequence[Any], plan: Plan) -> dict[str, int]:
    """Return field → place of its column; headings are matched without regard to case and spaces."""
    known = {_key(column.label): column.field for column in plan.form.columns.all()}
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        field = known.get(_key(_text(cell)))
        if field and field not in found:
            found[field] = place
    labels = {column.field: column.label for column in plan.form.columns.all()}
    missing = [labels.get(field, str(field.label)) for field in NEEDED if field not in found]
    if missing:
        what = _("Baris 1: judul kolom tidak ditemukan: {names}.").format(names=", ".join(missing))
        raise FaultsInSheet([what])
    return found


def _desk(columns: Mapping[str, int], plan: Plan) -> Desk:
    offices: dict[str, Agency] = {}
    for one in Agency.objects.filter(region__code__startswith=plan.region_id):
        offices |= {_key(name): one for name in (one.pk, one.name, one.short)}
    regions: dict[str, Region] = {}
    for place in Region.objects.filter(code__startswith=plan.region_id).order_by("-code"):
        regions |= {_key(place.name): place, place.pk: place}
    phases: dict[str, str] = {}
    for code, label in city.labels("phase").items():
        phases |= {_key(code): code, _key(label): code}
    return Desk(columns, phases, offices, regions, plan.region, [])


def _item(row: Sequence[Any], number: int, desk: Desk) -> ItemFacts | None:
    """Return the facts of one row, None when it has faults."""
    before = len(desk.faults)
    cells = {field: _text(row[place]) if place < len(row) else "" for field, place in desk.columns.items()}
    order = _amount(cells.get("number", ""), number, PlanField.NUMBER, desk)
    if order is None or order != order.to_integral_value() or not 1 <= order <= 9_999:
        desk.fault(number, PlanField.NUMBER, _("tulis nomor butir, bilangan bulat mulai 1."))
    phase = desk.phases.get(_key(cells["phase"]), "")
    if not phase:
        desk.fault(number, PlanField.PHASE, _("fase “{word}” tidak dikenal.").format(word=cells["phase"][:40]))
    if not cells["activity"]:
        desk.fault(number, PlanField.ACTIVITY, _("kegiatan belum ditulis."))
    region = desk.regions.get(_key(cells.get("region", "")), desk.home)
    if cells.get("region") and _key(cells["region"]) not in desk.regions:
        desk.fault(number, PlanField.REGION, _("wilayah “{word}” tidak dikenal.").format(word=cells["region"][:40]))
    responsible = _offices(cells["responsible"], number, PlanField.RESPONSIBLE, desk)
    if not responsible and not cells["responsible"]:
        desk.fault(number, PlanField.RESPONSIBLE, _("penanggung jawab belum ditulis."))
    supporting = _offices(cells.get("supporting", ""), number, PlanField.SUPPORTING, desk)
    words = _words(cells, number, desk)
    targets = {
        period: _target(cells[field], number, field, desk) for field, period in TARGETS.items() if field in cells
    }
    budget = _amount(cells.get("budget", ""), number, PlanField.BUDGET, desk)
    if len(desk.faults) > before or order is None:
        return None
    return ItemFacts(
        int(order), phase, cells["activity"], region, responsible, supporting, budget=budget, targets=targets, **words
    )


def _words(cells: Mapping[str, str], number: int, desk: Desk) -> dict[str, str]:
    """Return the free texts, none longer than its column."""
    found = {name: cells.get(name, "") for name in LONGEST}
    for name, text in found.items():
        if len(text) > LONGEST[name]:
            desk.fault(number, name, _("lebih dari {count} huruf.").format(count=LONGEST[name]))
    del found["activity"]
    return found


def _offices(text: str, number: int, field: str, desk: Desk) -> list[Agency]:
    names = [name.strip() for name in re.split(r"[;\n]", text) if name.strip()]
    for name in names:
        if _key(name) not in desk.offices:
            desk.fault(number, field, _("instansi “{word}” tidak dikenal.").format(word=name[:60]))
    return list({one.pk: one for name in names if (one := desk.offices.get(_key(name)))}.values())


def _target(text: str, number: int, field: str, desk: Desk) -> Decimal | None:
    value = _amount(text, number, field, desk)
    if value is not None and value <= 0:
        desk.fault(number, field, _("target harus lebih dari nol; kosongkan bila tidak ada target."))
        return None
    return value


def _amount(text: str, number: int, field: str, desk: Desk) -> Decimal | None:
    """Return a figure; a comma is a decimal sign, dots between groups of three are none."""
    if not text:
        return None
    bare = text.removeprefix("Rp").strip()
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", bare):
        bare = bare.replace(".", "")
    try:
        value = Decimal(bare.replace(",", "."))
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite() or not 0 <= value <= MOST:
        desk.fault(number, field, _("“{word}” bukan angka.").format(word=text[:40]))
        return None
    return value.quantize(Decimal("0.01"))


def _text(cell: Any) -> str:
    """Return a cell as text; a number as it would be typed without idle zeros."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\r\n", "\n").strip()


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
