"""Tables: every bad cell named, all rows or none, the same file again adds nothing, hostile files refused."""

import contextlib
import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.cast import CITY, MANGUNHARJO, SUMBER_TAMAN
from kentongan.city import services as city
from kentongan.intake.models import Door, Field, Report
from kentongan.jobs.models import Job
from kentongan.jobs.worker import Worker
from kentongan.journal.models import Entry
from kentongan.sheets import services
from kentongan.sheets.models import SheetImport, SheetState
from kentongan.sheets.tables import NotATable, read_table
from kentongan.work import HANDLERS

HEADS = ["No", "Tanggal", "Jam", "Uraian kejadian", "Kelurahan", "TKP", "Perkara", "Pelapor"]
GOOD = [
    ["1", "21/11/2026", "19.30", "Tawuran dua kelompok pemuda", "Sumber Taman", "Jalan Brantas", "Keamanan", "Pak RT"],
    ["2", "2026-11-20 08:00", "", "Banjir setinggi lutut", "Kel. Mangunharjo", "", "", ""],
    ["3", "3 Nop 2026", "", "Pencurian sepeda motor", "3574021006", "", "", ""],
]


def csv_of(rows, heads=HEADS, mark=";") -> bytes:
    return "\r\n".join(mark.join(row) for row in [heads, *rows]).encode()


def xlsx_of(rows, above=()) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in [*above, HEADS, *rows]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def bring(cast, now, raw, name="rekap.csv"):
    return services.bring(raw=raw, name=name, region=cast.region(CITY), by=cast.operator, at=now)


def settled(cast, now, raw):
    sheet = bring(cast, now, raw)
    if sheet.state == SheetState.MAPPING:
        mapping = {"text": 3, "occurred_at": 1, "time": 2, "region": 4, "spot": 5, "category": 6, "informant": 7}
        services.settle(sheet=sheet, mapping=mapping, by=cast.operator, at=now)
    return sheet


@pytest.fixture
def keeper(cast):
    Category = city.Term.objects.filter(kind="issue_category", code="public_order")
    Category.update(label="Keamanan")
    return cast


def work(now):
    worker = Worker({**HANDLERS}, zone=now.tzinfo, now=lambda: now)
    while worker.work_once():
        pass


def test_every_row_becomes_a_report_and_the_same_file_again_adds_nothing(keeper, now):
    sheet = settled(keeper, now, csv_of(GOOD))
    assert (sheet.faults, sheet.fresh, sheet.known) == ([], 3, 0)
    assert not Report.objects.exists()
    services.store(sheet=sheet, by=keeper.operator, at=now)
    with pytest.raises(services.NotReady):  # a second press of the button
        services.store(sheet=sheet, by=keeper.operator, at=now)
    work(now)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.added, sheet.done, sheet.content) == (SheetState.STORED, 3, 3, None)
    first = Report.objects.get(text__startswith="Tawuran")
    assert (first.region_id, first.spot, first.door) == (SUMBER_TAMAN, "Jalan Brantas", Door.SHEET)
    assert first.occurred_at == datetime(2026, 11, 21, 19, 30, tzinfo=now.tzinfo)
    assert (first.category, first.sender) == ("public_order", None)
    assert b"Pak RT" not in bytes(first.informant)
    assert set(Report.objects.values_list("region_id", flat=True)) == {SUMBER_TAMAN, MANGUNHARJO}
    assert Entry.objects.get(verb="sheet.finish").changes == {"added": [0, 3]}
    # the same rows in another file, of another kind and order: known by what they say
    again = settled(keeper, now, xlsx_of(GOOD[::-1], above=[["REKAP NOVEMBER"]]))
    assert (again.fresh, again.known) == (0, 3)
    services.store(sheet=again, by=keeper.operator, at=now)
    work(now)
    assert Report.objects.count() == 3


def test_one_bad_row_and_none_is_stored_each_bad_cell_is_named(keeper, enter, now):
    bad = [
        ["4", "32/13/2026", "", "Ada", "Sumber Taman", "", "", ""],
        ["5", "", "", "", "Wonoasih Raya", "", "Tidak ada", ""],
        ["6", "1/1/2030", "", "=HYPERLINK(1)", "Mayangan", "", "", ""],
    ]
    sheet = settled(keeper, now, csv_of([GOOD[0], *bad]))
    told = {(fault["row"], fault["column"]) for fault in sheet.faults}
    assert told == {(3, "B"), (4, "D"), (4, "E"), (4, "G"), (5, "B"), (5, "E")}
    with pytest.raises(services.NotReady):
        services.store(sheet=sheet, by=keeper.operator, at=now)
    client = enter(keeper.operator)
    page = client.get(reverse("sheets:sheet", args=[sheet.pk])).content.decode()
    assert "Baris 3, kolom B:" in page
    listed = b"".join(client.get(reverse("sheets:faults", args=[sheet.pk])).streaming_content).decode()
    assert listed.count("\n") == 7
    assert enter(keeper.verifier).get(reverse("sheets:sheet", args=[sheet.pk])).status_code == 404
    assert not Report.objects.exists()


def test_a_column_headed_by_one_of_the_citys_own_questions_answers_it(keeper, now):
    Field.objects.create(code="korban", label="Berapa korban?", kind="number", valid_from=now.date())
    heads = [*HEADS, "Berapa korban"]
    assert bring(keeper, now, csv_of([[*GOOD[0], "3"]], heads)).mapping["own:korban"] == 8
    mapping = {"text": 3, "own:korban": 8}
    bad, good = (bring(keeper, now, csv_of([[*GOOD[0], count]], heads)) for count in ("banyak", "3"))
    for sheet in (bad, good):
        services.settle(sheet=sheet, mapping=mapping, by=keeper.operator, at=now)
    assert [fault["column"] for fault in bad.faults] == ["I"]
    services.store(sheet=good, by=keeper.operator, at=now)
    services.store_rows(sheet=good.pk, at=now)
    assert Report.objects.get().extra == {"korban": "3"}


def test_namesakes_are_asked_about_unless_the_column_says_which(keeper, now):
    city.load_regions([{"code": "35.74.03.1009", "name": "Mayangan"}], at=now)
    rows = [["1", "", "", "Keributan", "Mayangan", "", "", ""]]
    assert settled(keeper, now, csv_of(rows)).faults == []  # the head says Kelurahan
    heads = [*HEADS[:4], "Wilayah", *HEADS[5:]]
    sheet = settled(keeper, now, csv_of(rows, heads))
    assert "35.74.03.1009" in sheet.faults[0]["why"]
    assert "35.74.03)" in sheet.faults[0]["why"]


def test_hundreds_of_rows_are_stored_in_one_go_or_not_at_all(keeper, now, django_assert_max_num_queries):
    rows = [[str(n), "21/11/2026", "", f"Keributan di gang {n}", "Sumber Taman", "", "", ""] for n in range(300)]
    rows[150][3] = "Warga membawa celurit dan mengancam akan membakar rumah sekarang"
    sheet = settled(keeper, now, csv_of(rows))
    services.store(sheet=sheet, by=keeper.operator, at=now)
    plain = {"received_at": now, "region_id": CITY, "door": Door.DESK, "digest": "x", "text": "x"}
    in_the_way = Report.objects.create(number=150, **plain)  # what the database refuses half-way
    before = Entry.objects.count(), Job.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        services.store_rows(sheet=sheet.pk, at=now)
    sheet.refresh_from_db()
    assert (Report.objects.count(), sheet.state, sheet.added) == (1, SheetState.STORING, 0)
    assert (Entry.objects.count(), Job.objects.count()) == before
    in_the_way.delete()
    with django_assert_max_num_queries(60):  # not some for each row
        services.store_rows(sheet=sheet.pk, at=now)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.added, sheet.done) == (SheetState.STORED, 300, 300)
    assert sorted(Report.objects.values_list("number", flat=True)) == list(range(1, 301))
    assert Entry.objects.filter(verb="report.receive", actor=keeper.operator.pk).count() == 300
    grave = Report.objects.get(text__startswith="Warga membawa")
    assert [job.arguments for job in Job.objects.filter(kind="alerts.grave")] == [{"report": str(grave.pk)}]
    assert Job.objects.filter(kind="report.prepare").count() == 299  # the grave one is read already
    services.store_rows(sheet=sheet.pk, at=now)  # jobs run at least once
    assert Report.objects.count() == 300


def test_what_no_longer_fits_when_it_is_stored_is_shown_and_nothing_is_stored(keeper, now):
    sheet = settled(keeper, now, csv_of(GOOD))
    services.store(sheet=sheet, by=keeper.operator, at=now)
    city.Term.objects.filter(kind="issue_category", code="public_order").update(valid_to=now.date())
    work(now)
    sheet.refresh_from_db()
    assert (sheet.state, [fault["column"] for fault in sheet.faults]) == (SheetState.CHECKED, ["G"])
    assert not Report.objects.exists()


def test_the_whole_way_through_the_pages_and_the_columns_are_remembered(keeper, enter, now):
    client = enter(keeper.operator)
    heads = ["Apa", "Di mana", "Kapan"]
    rows = [["Bentrok suporter", "Stadion", "1/2/2026"]]
    file = SimpleUploadedFile("a.csv", csv_of(rows, heads, ","))
    answer = client.post(reverse("sheets:sheets"), {"file": file, "region": CITY}, follow=True)
    page = answer.redirect_chain[-1][0]
    assert "A · Apa" in answer.content.decode()
    assert client.post(page, {"text": "", "spot": "1"}).status_code == 422
    assert client.post(page, {"text": "1", "spot": "1"}).status_code == 422
    answer = client.post(page, {"text": "0", "spot": "1", "occurred_at": "2"}, follow=True)
    assert "Simpan 1 laporan" in answer.content.decode()
    pk = SheetImport.objects.get().pk
    client.post(reverse("sheets:store", args=[pk]))
    assert "hx-trigger" in client.get(reverse("sheets:sheet", args=[pk])).content.decode()
    assert Job.objects.filter(kind="sheets.store").count() == 1
    file = SimpleUploadedFile("b.csv", csv_of([["Lain", "Pasar", "2/2/2026"]], heads, ","))
    answer = client.post(reverse("sheets:sheets"), {"file": file, "region": CITY}, follow=True)
    assert "Simpan 1 laporan" in answer.content.decode()  # no question this time
    services.forget(at=now.replace(year=2027))
    assert SheetImport.objects.latest("pk").content is None
    file = SimpleUploadedFile("c.csv", b"%PDF-1.7\n\x00\x00")
    assert client.post(reverse("sheets:sheets"), {"file": file, "region": CITY}).status_code == 422


def bomb(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


ENTITIES = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def test_what_a_merged_cell_tells_holds_for_every_row_beside_it():
    book = openpyxl.Workbook()
    for row in (
        ["Rekap November"],
        HEADS,
        ["21/11/2026", "Ribut"],
        [None, "Padam"],
        [None, None],
        ["", "Banjir"],
        [None, "Lain"],
    ):
        book.active.append(row)
    for cells in ("A1:B1", "A3:A6"):
        book.active.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    table = read_table(out.getvalue())
    assert [(number, row[0], row[1]) for number, row in table.rows] == [
        (3, "21/11/2026", "Ribut"), (4, "21/11/2026", "Padam"), (6, "21/11/2026", "Banjir"), (7, "", "Lain")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "Excel lama"),
        (b"x" * 8_000_001, "MB"),
        (b"PK\x03\x04rusak", "rusak"),
        (bomb(), "rusak|lembar"),
        (bomb(s=b"0" * 81_000_000), "setelah dibuka"),
        (bomb(s=ENTITIES), "DOCTYPE"),
        (bomb(s=ENTITIES.decode().encode("utf-16")), "DOCTYPE"),
        (b"<html><script>alert(1)</script>", "bukan tabel"),
        (b"\x00\x01\x02" * 99, "bukan tabel"),
        (b"a;b\n", "tidak ada baris"),
        (b"a;b\n" + b"1;2\n" * 5_001, "5000 baris"),
        (b";".join(b"k" for _ in range(61)) + b"\n1;2", "60 kolom"),
        (b"a;b\nx;" + b"h" * 20_000, "huruf"),
        (b'a;b\n"' + b"h;" * 200_000, "CSV rusak"),
    ],
)
def test_what_is_no_honest_table_is_refused(raw, why):
    with pytest.raises(NotATable, match=why):
        read_table(raw)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: text.encode("utf-16"))))
def test_whatever_the_bytes_the_answer_is_a_table_or_a_refusal(raw):
    for sample in (raw, b"a;b\n" + raw, b"PK\x03\x04" + raw):
        try:
            table = read_table(sample)
        except NotATable:
            continue
        assert all(len(cells) == len(table.headers) for _number, cells in table.rows)


HONEST = xlsx_of(GOOD)  # once: a workbook bears the moment it was made


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_bent_workbook_is_a_table_or_a_refusal(data):
    raw = bytearray(HONEST)
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(4, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(NotATable):
        read_table(bytes(raw))
