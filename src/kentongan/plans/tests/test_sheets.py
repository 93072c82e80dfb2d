"""The plan as a sheet: what goes out comes back as it was, what is wrong is named by its cell, nothing half goes in."""

import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from kentongan.plans import comparing, importing, services, sheet, sheet_reading
from kentongan.plans.models import Plan, PlanItem
from kentongan.plans.tests.conftest import add
from kentongan.sheets import tables

HEAD = ["No", "Fase", "Kegiatan", "Penanggung  JAWAB", "Target B04", "Anggaran (Rp)", "Kolom lain"]


def book(*rows, head=HEAD) -> bytes:
    made = Workbook()
    for row in (head, *rows):
        made.active.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def faults(plan: Plan, data: bytes) -> list[str]:
    with pytest.raises(sheet_reading.FaultsInSheet) as caught:
        sheet_reading.read(data, plan)
    return caught.value.faults


def test_what_goes_out_comes_back_as_it_was(cast, plan, facts, now):
    hostile = '=HYPERLINK("http://x";"klik")'
    add(plan, facts(budget=Decimal("1250000.50"), supporting=[cast.agency("polres")]), cast, now)
    add(plan, facts(2, offices=("polres", "pupr"), activity=hostile, region=cast.region("35.74.02")), cast, now)
    data = sheet.export(plan)
    page = load_workbook(BytesIO(data)).active
    assert [cell.value for cell in page[1]][:4] == ["No", "Fase", "Kegiatan", "Penanggung jawab"]
    assert "f" not in {cell.data_type for row in page.iter_rows() for cell in row}  # no formula anywhere
    before = [comparing.said(one) for one in plan.items.all()]
    done = importing.import_sheet(plan=plan, data=data, member=cast.secretary, at=now)
    assert (done.added, done.changed, done.same) == (0, 0, 2)
    plan.items.all().delete()
    done = importing.import_sheet(plan=plan, data=data, member=cast.secretary, at=now)
    assert (done.added, done.changed, done.same) == (2, 0, 0)
    assert [comparing.said(one) for one in plan.items.all()] == before


def test_every_bad_cell_is_named_and_nothing_goes_in(cast, plan, now):
    data = book(
        [1, "pencegahan", "Gladi", "Dinas PUPR; polres", "2,5", "Rp 1.500.000"],
        ["dua", "perang", "", "Dinas Antah", -1, "banyak"],
        [1, "Pemulihan", "Lagi", "pupr", 0, None],
    )
    told = faults(plan, data)
    for cell in ("Baris 3, kolom A", "Baris 3, kolom B: fase “perang”", "Baris 3, kolom C", "Baris 3, kolom D"):
        assert any(one.startswith(cell) for one in told), cell
    assert "Baris 3, kolom F: “banyak” bukan angka." in told
    assert any(one.startswith("Baris 4, kolom E: target harus lebih dari nol") for one in told)
    with pytest.raises(sheet_reading.FaultsInSheet):
        importing.import_sheet(plan=plan, data=data, member=cast.secretary, at=now)
    assert not plan.items.exists()
    twice = book([1, "pencegahan", "A", "pupr"], [1, "pencegahan", "B", "pupr"])
    assert faults(plan, twice) == ["Baris 3, kolom A: nomor 1 sudah ada di baris 2."]
    assert "Fase" in faults(plan, book([1], head=["No", "Kegiatan", "Penanggung jawab"]))[0]
    assert faults(plan, book()) == ["Lembar pertama tidak berisi baris."]
    good = book([1, "pencegahan", "Gladi", "Dinas PUPR; polres", "2,5", "Rp 1.500.000", "=1+1"])
    assert importing.import_sheet(plan=plan, data=good, member=cast.secretary, at=now).added == 1
    item = PlanItem.objects.get()
    assert (item.budget, item.results.get(period="B04").target) == (1_500_000, Decimal("2.5"))
    assert {one.pk for one in item.responsible.all()} == {"pupr", "polres"}


def test_what_is_no_sheet_is_refused(cast, plan, facts, now):
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * (tables.MOST_UNPACKED + 1))
    empty = BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
    whole = book([1, "pencegahan", "A", "pupr"])
    for data in (b"", b"bukan xlsx", bomb.getvalue(), empty.getvalue(), whole[: len(whole) // 2]):
        with pytest.raises(sheet_reading.NotASheet):
            sheet_reading.read(data, plan)
    add(plan, facts(), cast, now)
    services.adopt(plan=plan, member=cast.secretary, at=now)
    with pytest.raises(services.NotADraft):
        importing.import_sheet(plan=plan, data=whole, member=cast.secretary, at=now)
